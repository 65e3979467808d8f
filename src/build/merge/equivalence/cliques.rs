//! Which ids hang together.

use petgraph::unionfind::UnionFind;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::build::identities::state::GraphBuilder;
use crate::text::Symbol;

use super::links::{denied_pairs, said};

/// Why entities become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::build) enum Rule {
    /// Something says that two ids are of one thing.
    EquivalentIds,
    /// Something says that the one is the product of the other, a gene.
    GeneProducts,
}

/// Ids that a rule joins.
#[derive(Debug, Default)]
pub(in crate::build) struct Clique {
    /// Rows of the builder's entities, in the order of their ids.
    pub(in crate::build) entities: Vec<u32>,
    /// Every id, those of the entities and those that are only in their lists.
    pub(in crate::build) ids: Vec<Symbol>,
    /// Two of the ids that a mapping says are not of one thing.
    pub(in crate::build) denied: Option<(Symbol, Symbol)>,
}

/// What a rule joins.
#[derive(Debug, Default)]
pub(in crate::build) struct Cliques {
    /// The cliques that join more than one entity.
    pub(in crate::build) cliques: Vec<Clique>,
    /// Pairs that are said to be one thing and that a mapping says are not, in order.
    pub(in crate::build) denied: Vec<(Symbol, Symbol)>,
}

/// The cliques of a rule. A pair that a mapping denies joins nothing; a clique that joins it by other ids says so.
///
/// # Complexity
///
/// O(n α(n)) for n ids.
pub(in crate::build) fn cliques(builder: &GraphBuilder, rule: Rule) -> Cliques {
    let denied = denied_pairs(builder);
    let mut places: FxHashMap<Symbol, usize> = FxHashMap::default();
    let mut ids: Vec<Symbol> = Vec::new();
    let mut union: UnionFind<usize> = UnionFind::new_empty();
    let mut place = |id: Symbol, union: &mut UnionFind<usize>| {
        *places.entry(id).or_insert_with(|| {
            ids.push(id);
            union.new_set()
        })
    };
    let mut contradicted: FxHashSet<(Symbol, Symbol)> = FxHashSet::default();
    let mut join = |one: Symbol, two: Symbol, union: &mut UnionFind<usize>| {
        let (a, b) = (place(one, union), place(two, union));
        if !denied.is_empty() && denied.contains(&unordered((one, two))) {
            contradicted.insert(unordered((one, two)));
        } else {
            union.union(a, b);
        }
    };
    if rule == Rule::EquivalentIds {
        builder.entities.iter().for_each(|(id, _)| join(id, id, &mut union));
    }
    said(builder, rule).for_each(|said| join(said.one, said.two, &mut union));
    let mut found: FxHashMap<usize, Clique> = FxHashMap::default();
    for (place, id) in ids.into_iter().enumerate() {
        let clique = found.entry(union.find_mut(place)).or_default();
        clique.ids.push(id);
        let row = builder.entities.row_of(id);
        clique.entities.extend(row);
        if rule == Rule::GeneProducts
            && let Some(entity) = row.and_then(|row| builder.entities.draft(row))
        {
            clique.ids.extend_from_slice(&entity.equivalent_ids);
        }
    }
    let id = |row: &u32| builder.entities.id(*row).map_or("", |id| builder.text.text(id));
    let mut cliques: Vec<Clique> = found.into_values().filter(|clique| clique.entities.len() > 1).collect();
    for clique in &mut cliques {
        clique.entities.sort_unstable_by_key(id);
    }
    cliques.sort_unstable_by(|one, two| one.entities.cmp(&two.entities));
    let denied = in_order(builder, denied);
    note_denied(&mut cliques, &denied);
    Cliques { cliques, denied: in_order(builder, contradicted) }
}

/// Marks the cliques that join a pair that is denied.
fn note_denied(cliques: &mut [Clique], denied: &[(Symbol, Symbol)]) {
    if denied.is_empty() {
        return;
    }
    let mut clique_of: FxHashMap<Symbol, usize> = FxHashMap::default();
    for (place, clique) in cliques.iter().enumerate() {
        clique_of.extend(clique.ids.iter().map(|id| (*id, place)));
    }
    for (one, two) in denied {
        if let (Some(place), Some(other)) = (clique_of.get(one), clique_of.get(two))
            && place == other
            && let Some(clique) = cliques.get_mut(*place)
        {
            clique.denied.get_or_insert((*one, *two));
        }
    }
}

/// Pairs in the order of their texts, which does not depend on the order of the records.
fn in_order(builder: &GraphBuilder, pairs: FxHashSet<(Symbol, Symbol)>) -> Vec<(Symbol, Symbol)> {
    let text = |(one, two): (Symbol, Symbol)| {
        let (one, two) = (builder.text.text(one), builder.text.text(two));
        if one <= two { (one, two) } else { (two, one) }
    };
    let mut pairs: Vec<(Symbol, Symbol)> = pairs.into_iter().collect();
    pairs.sort_unstable_by(|a, b| text(*a).cmp(&text(*b)));
    pairs
}

pub(super) fn unordered((one, two): (Symbol, Symbol)) -> (Symbol, Symbol) {
    if one.index() <= two.index() { (one, two) } else { (two, one) }
}
