//! Which ids hang together.

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use crate::build::GraphBuilder;
use crate::build::drafts::ArgumentKey;
use crate::text::Symbol;

/// Ids that equivalence joins.
#[derive(Debug, Default)]
pub(super) struct Clique {
    /// Rows of the builder's entities, in the order of their ids.
    pub(super) entities: Vec<u32>,
    /// Every id, those of the entities and those that only stand in their lists.
    pub(super) ids: Vec<Symbol>,
}

/// The cliques that join more than one entity.
///
/// # Complexity
///
/// O(n α(n)) for n ids.
pub(super) fn cliques(builder: &GraphBuilder) -> Vec<Clique> {
    let mut places: FxHashMap<Symbol, usize> = FxHashMap::default();
    let mut ids: Vec<Symbol> = Vec::new();
    let mut union: UnionFind<usize> = UnionFind::new_empty();
    let mut place = |id: Symbol, union: &mut UnionFind<usize>| {
        *places.entry(id).or_insert_with(|| {
            ids.push(id);
            union.new_set()
        })
    };
    for (id, entity) in builder.entities.iter() {
        let own = place(id, &mut union);
        for other in &entity.equivalent_ids {
            let other = place(*other, &mut union);
            union.union(own, other);
        }
    }
    for (one, two) in stated(builder) {
        let (one, two) = (place(one, &mut union), place(two, &mut union));
        union.union(one, two);
    }
    let mut found: FxHashMap<usize, Clique> = FxHashMap::default();
    for (place, id) in ids.into_iter().enumerate() {
        let clique = found.entry(union.find_mut(place)).or_default();
        clique.ids.push(id);
        clique.entities.extend(builder.entities.row_of(id));
    }
    let id = |row: &u32| builder.entities.id(*row).map_or("", |id| builder.text.text(id));
    let mut cliques: Vec<Clique> = found.into_values().filter(|clique| clique.entities.len() > 1).collect();
    for clique in &mut cliques {
        clique.entities.sort_unstable_by_key(id);
    }
    cliques.sort_unstable_by(|one, two| one.entities.cmp(&two.entities));
    cliques
}

/// The pairs that a statement calls the same, and does not deny it.
fn stated(builder: &GraphBuilder) -> impl Iterator<Item = (Symbol, Symbol)> {
    let same = |predicate| matches!(builder.text.text(predicate), "biolink:same_as" | "biolink:exact_match");
    let says_so: Vec<bool> =
        builder.templates.keys().map(|template| !template.negated && same(template.predicate)).collect();
    let id = |key| match key {
        ArgumentKey::Entity(row) => builder.entities.id(row),
        ArgumentKey::Statement(_) => None,
    };
    builder
        .statements
        .identities()
        .filter(move |identity| says_so.get(identity.template as usize).copied().unwrap_or_default())
        .filter_map(move |identity| Some((id(identity.subject)?, id(identity.object)?)))
}
