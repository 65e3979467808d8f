//! What steps cost, from the definitions alone.

use std::collections::BTreeSet;

use mechgraph::query::{Cost, CostModel};
use mechgraph::schema::EntityGroup;

use crate::world::{Fact, Kind, World};

/// What matters of a step beside the rules for its statement, in thousandths.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    pub(crate) step: u32,
    /// A bit of surprise.
    pub(crate) surprise: u32,
    pub(crate) elsewhere: u32,
    /// The two on top of those of steps from a kind.
    pub(crate) from: Vec<(Kind, u32, u32)>,
    pub(crate) pairs: Vec<(Kind, Kind, u32)>,
}

impl Weights {
    pub(crate) fn model(&self) -> CostModel {
        let model = CostModel::steps().with_step(Cost(self.step));
        let model = model.with_surprise(Cost(self.surprise)).with_elsewhere(Cost(self.elsewhere));
        let model = self.from.iter().fold(model, |model, (kind, surprise, elsewhere)| {
            let model = model.with_surprise_from(group(*kind), Cost(*surprise));
            model.with_elsewhere_from(group(*kind), Cost(*elsewhere))
        });
        let pairs = self.pairs.iter();
        pairs.fold(model, |model, (from, to, cost)| model.with_categories(group(*from), group(*to), Cost(*cost)))
    }

    /// What a statement costs as a step, if no rule for it says so.
    pub(crate) fn of(&self, number: usize, [from, to]: [usize; 2], starts: &BTreeSet<usize>, world: &World) -> u32 {
        let kinds = (world.kinds[from], world.kinds[to]);
        let pair = self.pairs.iter().rev().find(|(from, to, _)| (*from, *to) == kinds).map_or(0, |(_, _, cost)| *cost);
        let told = records_of(starts, world);
        let beside = world.facts[number].records.iter().any(|record| told.contains(record));
        let own = self.from.iter().rev().find(|(kind, ..)| *kind == world.kinds[from]);
        let (surprise, elsewhere) = own.map_or((0, 0), |(_, bit, more)| (*bit, *more));
        let (surprise, elsewhere) = (self.surprise + surprise, self.elsewhere + elsewhere);
        let elsewhere = if beside { 0 } else { elsewhere };
        self.step + surprise * parts(number, world) / 8 + pair + elsewhere
    }
}

const fn group(kind: Kind) -> EntityGroup {
    match kind {
        Kind::Protein => EntityGroup::Protein,
        Kind::Disease => EntityGroup::Disease,
        Kind::Drug => EntityGroup::Chemical,
        Kind::CellularComponent => EntityGroup::Anatomy,
    }
}

/// The records that tell a step of one of these entities.
fn records_of(entities: &BTreeSet<usize>, world: &World) -> BTreeSet<usize> {
    let told = |fact: &&Fact| fact.is_usable() && (entities.contains(&fact.subject) || entities.contains(&fact.object));
    world.facts.iter().filter(told).flat_map(|fact| &fact.records).copied().collect()
}

fn evidence(fact: &Fact) -> u32 {
    let count = if fact.records.is_empty() { fact.publications } else { fact.records.len() };
    u32::try_from(count).unwrap().max(1)
}

/// Surprise in eighths of a bit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "logarithms of small numbers from 1")]
fn parts(number: usize, world: &World) -> u32 {
    let fact = &world.facts[number];
    let said_of = |entity: usize| {
        let same = |other: &&Fact| {
            other.is_readable()
                && other.is_correlation() == fact.is_correlation()
                && (other.source, other.row().curated) == (fact.source, fact.row().curated)
                && (other.subject == entity || other.object == entity)
        };
        world.facts.iter().filter(same).map(evidence).sum()
    };
    let log = |count: u32| (f64::from(count).log2() * 8.0).round() as u32;
    (log(said_of(fact.subject)) + log(said_of(fact.object))).saturating_sub(2 * log(evidence(fact))).min(255)
}
