//! Whether a clique can be one thing, and under which id.

use crate::build::identities::state::GraphBuilder;
use crate::model::{Category, Curie};
use crate::schema;
use crate::text::Symbol;

use super::cliques::Clique;
use super::report::Refusal;

/// The row of the entity whose id the clique keeps, or why it is not one thing.
#[expect(clippy::expect_used, reason = "a clique joins two entities or more")]
pub(in crate::build) fn primary(builder: &GraphBuilder, clique: &Clique) -> Result<u32, Refusal> {
    if let Some((one, two)) = clique.denied {
        let (one, two) = (builder.text.text(one), builder.text.text(two));
        let (one, two) = if one <= two { (one, two) } else { (two, one) };
        return Err(Refusal::Denied(Curie::verbatim(one), Curie::verbatim(two)));
    }
    let categories: Vec<Vec<Category>> = clique.entities.iter().map(|row| most_specific(builder, *row)).collect();
    for (place, one) in categories.iter().enumerate() {
        for two in categories.iter().skip(place + 1) {
            disjoint(one, two)?;
        }
    }
    let mut all: Vec<Category> = categories.concat();
    schema::sort_most_specific_first(&mut all);
    all.dedup();
    let prefixes = schema::preferred_prefixes(&all);
    one_id_each(builder, clique, &prefixes)?;
    let rank = |row: &u32| {
        let id = builder.entities.id(*row).map_or("", |id| builder.text.text(id));
        let place = prefixes.iter().position(|prefix| *prefix == prefix_of(id)).unwrap_or(usize::MAX);
        (place, id)
    };
    let least = clique.entities.iter().copied().min_by(|one, two| rank(one).cmp(&rank(two)));
    Ok(least.expect("a clique joins two entities or more"))
}

/// The categories of an entity that are above none of its others.
fn most_specific(builder: &GraphBuilder, row: u32) -> Vec<Category> {
    let Some(entity) = builder.entities.draft(row) else { return Vec::new() };
    let names: Vec<&str> = entity.categories.iter().map(|symbol| builder.text.text(*symbol)).collect();
    let is_above_another = |name: &str| names.iter().any(|other| *other != name && schema::category_is_a(other, name));
    names.iter().filter(|name| !is_above_another(name)).filter_map(|name| name.parse().ok()).collect()
}

/// Refuses two entities none of whose categories go together. One without categories goes with all.
fn disjoint(one: &[Category], two: &[Category]) -> Result<(), Refusal> {
    let (Some(first), Some(second)) = (one.first(), two.first()) else { return Ok(()) };
    let go_together = |a: &Category| two.iter().any(|b| !schema::categories_are_disjoint(a.as_str(), b.as_str()));
    if one.iter().any(go_together) {
        return Ok(());
    }
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    Err(Refusal::DisjointCategories(first.clone(), second.clone()))
}

/// Refuses two ids of one of the namespaces that Biolink names for things of this kind.
fn one_id_each(builder: &GraphBuilder, clique: &Clique, exact: &[&str]) -> Result<(), Refusal> {
    let mut ids: Vec<&str> = clique.ids.iter().map(|id: &Symbol| builder.text.text(*id)).collect();
    ids.sort_unstable();
    // A united entity may list the id that it has.
    ids.dedup();
    let same = |pair: &&[&str]| {
        let [one, two] = pair else { return false };
        prefix_of(one) == prefix_of(two) && exact.contains(&prefix_of(one))
    };
    match ids.windows(2).find(same) {
        Some([one, two]) => Err(Refusal::OneNamespace(Curie::verbatim(*one), Curie::verbatim(*two))),
        _ => Ok(()),
    }
}

fn prefix_of(id: &str) -> &str {
    id.split_once(':').map_or("", |(prefix, _)| prefix)
}
