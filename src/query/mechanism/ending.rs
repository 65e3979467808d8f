//! How places bear on the sign of a path.
//!
//! To say where something is says nothing of the place. So a path that a carrier ends at a place has no sign, and a place
//! within a path passes on only what a curator let it pass: the step into it and the step out of it are of one record. Both
//! are known of a whole path alone, so the search takes such a step for either.

use crate::graph::{EdgeEnd, KnowledgeGraph, NodeId, Profile, StatementId, StatementRef};
use crate::model::{Basis, Direction, Effect, Sign};

use super::support::Support;

/// At which ends of a carrier step that a curator let pass there is a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PlaceEnds {
    /// It leads into a place: by its words, or by what its end is.
    into: bool,
    /// It leads from a place to what is there.
    out_of: bool,
}

impl PlaceEnds {
    /// Of a statement of a profile that is read in a direction, to an entity.
    #[inline]
    pub(super) fn of(graph: &KnowledgeGraph, profile: Profile, direction: Direction, to: NodeId) -> Self {
        if !is_passed_on(profile) {
            return Self::default();
        }
        let to_place = graph.direction_to_place(profile);
        let into = to_place == Some(direction) || graph.is_place(to);
        Self { into, out_of: to_place.is_some_and(|to_place| to_place != direction) }
    }

    /// Whether a path may lose its sign there.
    pub(super) const fn any(self) -> bool {
        self.into || self.out_of
    }
}

/// Whether it is a carrier that a curator let pass.
#[inline]
fn is_passed_on(profile: Profile) -> bool {
    profile.flags.effect() == Effect::Carrier && profile.basis() == Some(Basis::CuratedMechanism)
}

/// Whether a step to an entity may leave a path without a sign, its own effect apart.
#[inline]
pub(super) fn may_lose_sign(graph: &KnowledgeGraph, end: &EdgeEnd<'_>, to: NodeId, is_last: bool) -> bool {
    end.effect() == Effect::Carrier && (is_last || is_carried_to_place(graph, graph.profile(end.profile), to))
}

#[inline(never)]
fn is_carried_to_place(graph: &KnowledgeGraph, profile: Profile, to: NodeId) -> bool {
    is_passed_on(profile) && (graph.direction_to_place(profile).is_some() || graph.is_place(to))
}

/// The net sign of a whole path: the product of its effects, unless it ends at a place or a place within it passes nothing on.
pub(super) fn net_sign<'s>(
    graph: &KnowledgeGraph,
    product: Effect,
    nodes: &[NodeId],
    steps: impl DoubleEndedIterator<Item = (Effect, &'s [Support])> + Clone,
) -> Option<Sign> {
    let sign = product.sign()?;
    let (last, supports) = steps.clone().next_back()?;
    let locates = |support: &Support| StatementRef::new(graph, support.statement).is_locating();
    let at_place = || nodes.last().is_some_and(|end| graph.is_place(*end)) || supports.iter().any(locates);
    let ends = last == Effect::Carrier && at_place();
    (!ends && !breaks_at_a_place(graph, steps.map(|(_, supports)| supports))).then_some(sign)
}

fn are_of_one_record(graph: &KnowledgeGraph, one: StatementId, other: StatementId) -> bool {
    let [own, next] = [one, other].map(|statement| StatementRef::new(graph, statement));
    if !own.is_added() && !next.is_added() {
        return graph.evidence().are_of_one_record(&graph.columns, one, other);
    }
    // The records of what was added to the graph are not counted.
    match [own, next].map(|statement| statement.property("source_record")) {
        [None, None] => own.primary_knowledge_source() == next.primary_knowledge_source(),
        [Some(own), Some(next)] => own.texts().iter().any(|record| next.texts().contains(record)),
        _ => false,
    }
}

/// Whether a place within a path passes nothing on: no record says both the step into it and the step out of it.
pub(super) fn breaks_at_a_place<'s>(
    graph: &KnowledgeGraph,
    steps: impl Iterator<Item = &'s [Support]> + Clone,
) -> bool {
    let passes = |one: &Support, next: &Support| {
        !(one.places.into || next.places.out_of) || are_of_one_record(graph, one.statement, next.statement)
    };
    let goes_on =
        |(one, next): (&[Support], &[Support])| one.iter().any(|one| next.iter().any(|next| passes(one, next)));
    !steps.clone().zip(steps.skip(1)).all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Value};
    use crate::query::MechanismQuery;
    use crate::{Curie, Entity, GraphBuilder, Statement};

    const RECORDS: &str = "infores:drugmechdb";

    /// A statement with its predicate, the category of its object, its source and its records.
    type Link<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

    /// The signs of the path along links, of which the first is `disrupts`, and on what it rests.
    fn check(links: &[Link<'_>], expected: Option<Sign>, basis: Basis) {
        let mut builder = GraphBuilder::new();
        let id = |number: usize| format!("A:{number}").parse::<Curie>().unwrap();
        let first: Link<'_> = ("disrupts", "Protein", RECORDS, &["r1"]);
        let all: Vec<&Link<'_>> = core::iter::once(&first).chain(links).collect();
        for (number, (predicate, category, source, records)) in all.iter().enumerate() {
            let category: Category = category.parse().unwrap();
            builder.add_entity(&Entity { categories: vec![category], ..Entity::new(id(number + 1)) });
            let mut statement =
                Statement::new(id(number), predicate.parse().unwrap(), id(number + 1)).from_source(*source);
            let records: Vec<Value> = records.iter().map(|record| (*record).into()).collect();
            if !records.is_empty() {
                statement.properties.insert("source_record".to_owned(), Value::List(records));
            }
            builder.add_statement(statement);
        }
        let graph = builder.freeze().unwrap();
        let query = MechanismQuery::between(id(0), id(all.len()));
        let found = query.run(&graph).unwrap().collect_complete().unwrap();
        let [mechanism] = found.as_slice() else { panic!("{links:?}: {found:?}") };
        assert_eq!((mechanism.sign(), mechanism.basis()), (expected, Some(basis)), "{links:?}");
        mechanism.proof().verify(&graph).unwrap();
        // What a sign is asked for is found by that sign alone.
        for sign in [Sign::Positive, Sign::Negative] {
            let of_sign = query.clone().net_sign(sign).run(&graph).unwrap().count();
            assert_eq!(of_sign, usize::from(expected == Some(sign)), "{links:?} {sign}");
        }
    }

    #[test]
    fn only_carriers_to_places_lose_the_sign_at_the_end() {
        let negative = Some(Sign::Negative);
        let curated = Basis::CuratedMechanism;
        check(&[("precedes", "Cell", RECORDS, &["r1"])], None, curated);
        check(&[("precedes", "Protein", RECORDS, &["r1"])], negative, curated);
        check(&[("located_in", "Protein", RECORDS, &["r1"])], None, curated);
        check(&[("precedes", "OrganismTaxon", RECORDS, &["r1"])], None, curated);
        check(&[("causes", "Cell", RECORDS, &["r1"])], negative, Basis::Causal);
    }

    #[test]
    fn a_place_passes_on_what_one_record_says() {
        let negative = Some(Sign::Negative);
        let curated = Basis::CuratedMechanism;
        let through = |into, kind, out_of, after: &[&str], expected, basis| {
            let before: &[&str] = &["r1", "r2"];
            check(&[(into, kind, RECORDS, before), (out_of, "Disease", RECORDS, after)], expected, basis);
        };
        through("located_in", "Cell", "location_of", &["r2", "r3"], negative, curated);
        through("located_in", "Cell", "location_of", &["r3"], None, Basis::Place);
        through("occurs_in", "OrganismTaxon", "causes", &["r3"], None, Basis::Place);
        through("occurs_in", "OrganismTaxon", "causes", &["r2"], negative, curated);
        // The words alone name a place, and so does what the entity is.
        through("located_in", "Protein", "causes", &["r3"], None, Basis::Place);
        through("precedes", "Cell", "causes", &["r3"], None, Basis::Place);
        through("causes", "Cell", "location_of", &["r3"], None, Basis::Place);
        through("precedes", "Protein", "causes", &["r3"], negative, curated);
        // What acts on a place is no matter of where something is.
        through("causes", "Cell", "causes", &["r3"], negative, Basis::Causal);
        through("located_in", "Cell", "location_of", &[], None, Basis::Place);
    }

    #[test]
    fn a_source_without_records_is_one_record() {
        let seed = "infores:mechgraph-seed";
        let links = |source| [("located_in", "Cell", seed, &[][..]), ("location_of", "Disease", source, &[])];
        check(&links(seed), Some(Sign::Negative), Basis::CuratedMechanism);
        check(&links(RECORDS), None, Basis::Place);
    }
}
