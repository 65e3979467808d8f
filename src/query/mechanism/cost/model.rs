//! The model: which parts a cost has, and how much each is.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::{EpistemicStatus, Predicate};
use crate::query::plan::Named;
use crate::schema::EntityGroup;

use super::Cost;

/// The table that [`CostModel::relevance`] reads, as the training writes it.
const TABLE: &str = include_str!("relevance.tsv");

static RELEVANCE: LazyLock<CostModel> = LazyLock::new(|| CostModel::read(TABLE));

/// How a step's cost follows from its statement, the entities that it joins, and the step before. Costs add up along a
/// path.
///
/// By default ([`relevance`](Self::relevance)) a step costs more the less its statement is of what is said of its ends,
/// and by the sorts of entities that it joins. [`steps`](Self::steps) counts steps. Rules of one's own, for a predicate,
/// a status or a source, say the whole cost of the steps that they fit.
///
/// ```
/// use mechgraph::query::{Cost, CostModel};
/// use mechgraph::model::EpistemicStatus;
/// let model = CostModel::steps().with_status(EpistemicStatus::Suggested, Cost(1_500));
/// assert_ne!(model, CostModel::steps());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostModel {
    /// Each step.
    #[serde(default = "CostModel::default_step")]
    step: u32,
    /// Each bit of surprise.
    #[serde(default)]
    surprise: u32,
    /// Each step that no record tells together with a step of the start.
    #[serde(default)]
    elsewhere: u32,
    #[serde(default)]
    categories: Vec<CategoryCost>,
    #[serde(default)]
    predicates: Vec<(Predicate, u32)>,
    #[serde(default)]
    statuses: Vec<(Option<EpistemicStatus>, u32)>,
    #[serde(default)]
    sources: Vec<(String, u32)>,
    #[serde(default)]
    carrier_run: u32,
}

/// What a step from one group of entities to another costs on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CategoryCost {
    /// Of the entity that the step leaves.
    pub from: EntityGroup,
    /// Of the entity that the step leads to.
    pub to: EntityGroup,
    /// What it costs, in thousandths.
    #[serde(with = "thousandths")]
    pub cost: Cost,
}

/// Costs as whole thousandths, as the rest of the model has them.
mod thousandths {
    use super::Cost;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(cost: &Cost, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(cost.0)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cost, D::Error> {
        u32::deserialize(deserializer).map(Cost)
    }
}

impl Default for CostModel {
    fn default() -> Self {
        Self::relevance()
    }
}

impl CostModel {
    /// The default: by relevance, as trained on the mechanisms of `DrugMechDB`.
    ///
    /// A step costs, in thousandths, by a table that the training writes (`examples/train_costs.rs`): so much for each
    /// bit of surprise (how little the statement is of what its source says of both ends, by records, else publications),
    /// so much if no record tells it together with a step of the start, and so much by the sorts of entities it joins.
    #[must_use]
    pub fn relevance() -> Self {
        RELEVANCE.clone()
    }

    /// Every step costs [`Cost::STEP`].
    #[must_use]
    pub const fn steps() -> Self {
        Self::each(Cost::STEP)
    }

    /// What a model that was written before steps had parts means.
    const fn default_step() -> u32 {
        Cost::STEP.0
    }

    /// Every step costs the same.
    const fn each(step: Cost) -> Self {
        Self {
            step: step.0,
            surprise: 0,
            elsewhere: 0,
            categories: Vec::new(),
            predicates: Vec::new(),
            statuses: Vec::new(),
            sources: Vec::new(),
            carrier_run: 0,
        }
    }

    /// Sets what each step costs before all else.
    #[must_use]
    pub const fn with_step(mut self, cost: Cost) -> Self {
        self.step = cost.0;
        self
    }

    /// Sets what each bit of a statement's surprise costs: how little it is of what its source says of both its ends.
    #[must_use]
    pub const fn with_surprise(mut self, cost: Cost) -> Self {
        self.surprise = cost.0;
        self
    }

    /// Sets what a step costs on top that no record tells together with a step of the start.
    #[must_use]
    pub const fn with_elsewhere(mut self, cost: Cost) -> Self {
        self.elsewhere = cost.0;
        self
    }

    /// Sets what a step from one group of entities to another costs on top.
    #[must_use]
    pub fn with_categories(mut self, from: EntityGroup, to: EntityGroup, cost: Cost) -> Self {
        self.categories.retain(|known| (known.from, known.to) != (from, to));
        self.categories.push(CategoryCost { from, to, cost });
        self
    }

    /// Sets the cost of steps of a predicate and those below it; the first rule that fits counts.
    #[must_use]
    pub fn with_predicate(mut self, predicate: Predicate, cost: Cost) -> Self {
        self.predicates.push((predicate, cost.0));
        self
    }

    /// Sets the cost of steps of an epistemic status, where no rule for the predicate fits.
    #[must_use]
    pub fn with_status(mut self, status: impl Into<Option<EpistemicStatus>>, cost: Cost) -> Self {
        self.statuses.push((status.into(), cost.0));
        self
    }

    /// Sets the cost of steps of a primary knowledge source, where no other rule fits.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>, cost: Cost) -> Self {
        self.sources.push((source.into(), cost.0));
        self
    }

    /// Adds a cost to each carrier step that follows another: a cost that depends on the step before.
    #[must_use]
    pub const fn with_carrier_run(mut self, extra: Cost) -> Self {
        self.carrier_run = extra.0;
        self
    }

    pub(super) const fn carrier_run(&self) -> Cost {
        Cost(self.carrier_run)
    }

    pub(super) const fn step(&self) -> Cost {
        Cost(self.step)
    }

    /// What each bit of a statement's surprise costs.
    #[must_use]
    pub const fn surprise(&self) -> Cost {
        Cost(self.surprise)
    }

    /// What a step costs on top that no record tells together with a step of the start.
    #[must_use]
    pub const fn elsewhere(&self) -> Cost {
        Cost(self.elsewhere)
    }

    /// What steps from one group of entities to another cost on top.
    #[must_use]
    pub fn categories(&self) -> &[CategoryCost] {
        &self.categories
    }

    /// Whether more matters than the class of a statement.
    pub(super) const fn weighs(&self) -> bool {
        self.surprise > 0 || self.elsewhere > 0 || !self.categories.is_empty()
    }

    /// The cost that a rule of one's own gives to steps of such statements.
    pub(super) fn rule(&self, predicate: &Predicate, status: Option<EpistemicStatus>, source: &str) -> Option<Cost> {
        let fits = |rule: &Predicate| Named::new(rule).reading(predicate.as_str()).is_some();
        let by_predicate = self.predicates.iter().find(|(rule, _)| fits(rule)).map(|(_, cost)| *cost);
        let by_status = || self.statuses.iter().find(|(rule, _)| *rule == status).map(|(_, cost)| *cost);
        let by_source = || self.sources.iter().find(|(rule, _)| rule == source).map(|(_, cost)| *cost);
        by_predicate.or_else(by_status).or_else(by_source).map(Cost)
    }

    /// Reads the table of the training: a part and its cost a line, comments after `#`.
    fn read(table: &str) -> Self {
        let mut model = Self::each(Cost(0));
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let group = |name: &str| EntityGroup::ALL.into_iter().find(|group| group.as_str() == name);
            let cost = |text: &str| text.parse().map(Cost).unwrap_or_default();
            model = match *cells.as_slice() {
                ["step", value] => model.with_step(cost(value)),
                ["surprise", value] => model.with_surprise(cost(value)),
                ["elsewhere", value] => model.with_elsewhere(cost(value)),
                [from, to, value] => match (group(from), group(to)) {
                    (Some(from), Some(to)) => model.with_categories(from, to, cost(value)),
                    _ => model,
                },
                _ => model,
            };
        }
        model
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        let model = CostModel::relevance();
        let numbers = [model.step, model.surprise, model.elsewhere];
        let written = lines.iter().filter(|line| line.split('\t').count() == 2).count();
        assert_eq!(numbers.iter().filter(|number| **number > 0).count(), written);
        assert_eq!(model.categories.len(), lines.len() - written);
        for line in lines {
            let cost: u32 = line.rsplit('\t').next().unwrap().parse().unwrap();
            assert!(cost > 0, "{line}: what costs nothing needs no line");
        }
    }
}
