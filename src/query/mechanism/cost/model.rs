//! The model: which parts a cost has, and how much each is.

use core::fmt;
use core::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::{EpistemicStatus, Predicate};
use crate::query::plan::{Named, is_default};
use crate::schema::EntityGroup;
use crate::text::options;

use super::amount::Cost;

/// The table that [`CostModel::relevance`] reads, as the training writes it.
const TABLE: &str = include_str!("relevance.tsv");

#[expect(clippy::expect_used, reason = "a test reads the same table")]
static RELEVANCE: LazyLock<CostModel> = LazyLock::new(|| TABLE.parse().expect("the built-in table is one"));

/// How a step's cost follows from its statement, the entities that it joins, and the step before. Costs add up along a
/// path.
///
/// By default ([`relevance`](Self::relevance)) a step costs more the less its statement is of what is said of its ends,
/// and by the groups of entities that it joins. [`steps`](Self::steps) counts steps. Rules of one's own, for a predicate,
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
    /// Each step that no record has together with a step of the start.
    #[serde(default)]
    elsewhere: u32,
    /// The two on top of those of steps from an entity of a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    surprise_from: Vec<(EntityGroup, u32)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    elsewhere_from: Vec<(EntityGroup, u32)>,
    /// Each bit of doubt.
    #[serde(default, skip_serializing_if = "is_default")]
    doubt: u32,
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

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
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
    /// A step costs, in thousandths, by a table that the training writes (`examples/rank_drugmechdb.rs`): so much for each
    /// bit of surprise (how little the statement is of what its source says of both ends, by records, else publications),
    /// so much if no record has it together with a step of the start, both by the group of the entity that it leaves, and so
    /// much by the groups of entities that it joins.
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
            surprise_from: Vec::new(),
            elsewhere_from: Vec::new(),
            doubt: 0,
            categories: Vec::new(),
            predicates: Vec::new(),
            statuses: Vec::new(),
            sources: Vec::new(),
            carrier_run: 0,
        }
    }

    options! { #[must_use] self:
        /// Sets what each step costs before all else.
        pub const fn with_step(cost: Cost) => self.step = cost.0;

        /// Sets what each bit of a statement's surprise costs: how little it is of what its source says of both its
        /// ends.
        pub const fn with_surprise(cost: Cost) => self.surprise = cost.0;

        /// Sets what a step costs on top that no record has together with a step of the start.
        pub const fn with_elsewhere(cost: Cost) => self.elsewhere = cost.0;

        /// Sets what each bit of surprise costs on top of that in a step that leaves an entity of a group.
        pub fn with_surprise_from(group: EntityGroup, cost: Cost) => set(&mut self.surprise_from, group, cost);

        /// Sets what such a step costs on top of that if it leaves an entity of a group.
        pub fn with_elsewhere_from(group: EntityGroup, cost: Cost) => set(&mut self.elsewhere_from, group, cost);
    }

    /// The same where every record has each step together with one of the start.
    pub(crate) fn without_elsewhere(mut self) -> Self {
        self.elsewhere = 0;
        self.elsewhere_from.clear();
        self
    }

    /// Sets what each bit of doubt in a statement costs: a statement that is believed with a probability of ½ has one, of ¼
    /// two ([`StatementRef::belief`](crate::graph::StatementRef::belief), by INDRA's error rates). One of whose sources no rates
    /// are known has none. Default: nothing.
    #[must_use]
    pub const fn with_doubt(mut self, cost: Cost) -> Self {
        self.doubt = cost.0;
        self
    }

    /// Sets what a step from one group of entities to another costs on top.
    #[must_use]
    pub fn with_categories(mut self, from: EntityGroup, to: EntityGroup, cost: Cost) -> Self {
        self.categories.retain(|known| (known.from, known.to) != (from, to));
        self.categories.push(CategoryCost { from, to, cost });
        self
    }

    options! { #[must_use] self:
        /// Sets the cost of steps of a predicate and those below it; the first rule that fits counts.
        pub fn with_predicate(predicate: Predicate, cost: Cost) => self.predicates.push((predicate, cost.0));

        /// Sets the cost of steps of an epistemic status, where no rule for the predicate fits.
        pub fn with_status(status: impl Into<Option<EpistemicStatus>>, cost: Cost) =>
            self.statuses.push((status.into(), cost.0));

        /// Sets the cost of steps of a primary knowledge source, where no other rule fits.
        pub fn with_source(source: impl Into<String>, cost: Cost) => self.sources.push((source.into(), cost.0));

        /// Adds a cost to each carrier step that follows another: a cost that depends on the step before.
        pub const fn with_carrier_run(extra: Cost) => self.carrier_run = extra.0;
    }

    pub(crate) const fn carrier_run(&self) -> Cost {
        Cost(self.carrier_run)
    }

    pub(crate) const fn step(&self) -> Cost {
        Cost(self.step)
    }

    /// What each bit of a statement's surprise costs, whatever group the step leaves.
    #[must_use]
    pub const fn surprise(&self) -> Cost {
        Cost(self.surprise)
    }

    /// What a step costs on top that no record has together with a step of the start, whatever group it leaves.
    #[must_use]
    pub const fn elsewhere(&self) -> Cost {
        Cost(self.elsewhere)
    }

    /// What each bit of surprise costs in all in a step that leaves an entity of a group.
    #[must_use]
    pub fn surprise_from(&self, group: EntityGroup) -> Cost {
        self.surprise() + on_top(&self.surprise_from, group)
    }

    /// What a step from an entity of a group costs on top in all that no record has together with a step of the start.
    #[must_use]
    pub fn elsewhere_from(&self, group: EntityGroup) -> Cost {
        self.elsewhere() + on_top(&self.elsewhere_from, group)
    }

    /// Whether a step from some entity costs more if no record has it together with a step of the start.
    pub(crate) fn asks_for_records(&self) -> bool {
        EntityGroup::ALL.into_iter().any(|group| self.elsewhere_from(group) > Cost(0))
    }

    /// What each bit of doubt in a statement costs.
    #[must_use]
    pub const fn doubt(&self) -> Cost {
        Cost(self.doubt)
    }

    /// What steps from one group of entities to another cost on top.
    #[must_use]
    pub fn categories(&self) -> &[CategoryCost] {
        &self.categories
    }

    /// Rules for predicates, the first of which to fit counts; then those for statuses, then those for sources.
    pub(crate) fn predicate_rules(&self) -> &[(Predicate, u32)] {
        &self.predicates
    }

    /// Rules for statuses.
    pub(crate) fn status_rules(&self) -> &[(Option<EpistemicStatus>, u32)] {
        &self.statuses
    }

    /// Rules for sources.
    pub(crate) fn source_rules(&self) -> &[(String, u32)] {
        &self.sources
    }

    /// Whether more matters than the class of a statement.
    pub(super) fn weighs(&self) -> bool {
        let is_surprised = EntityGroup::ALL.into_iter().any(|group| self.surprise_from(group) > Cost(0));
        is_surprised || self.asks_for_records() || self.doubt > 0 || !self.categories.is_empty()
    }

    /// The cost that a rule of one's own gives to steps of such statements.
    pub(super) fn rule(&self, predicate: &Predicate, status: Option<EpistemicStatus>, source: &str) -> Option<Cost> {
        let fits = |rule: &Predicate| Named::new(rule).reading(predicate.as_str()).is_some();
        let by_predicate = self.predicates.iter().find(|(rule, _)| fits(rule)).map(|(_, cost)| *cost);
        let by_status = || self.statuses.iter().find(|(rule, _)| *rule == status).map(|(_, cost)| *cost);
        let by_source = || self.sources.iter().find(|(rule, _)| rule == source).map(|(_, cost)| *cost);
        by_predicate.or_else(by_status).or_else(by_source).map(Cost)
    }
}

fn on_top(costs: &[(EntityGroup, u32)], group: EntityGroup) -> Cost {
    costs.iter().find(|(known, _)| *known == group).map_or(Cost(0), |(_, cost)| Cost(*cost))
}

fn set(costs: &mut Vec<(EntityGroup, u32)>, group: EntityGroup, cost: Cost) {
    costs.retain(|(known, _)| *known != group);
    if cost > Cost(0) {
        costs.push((group, cost.0));
    }
}

/// Why a text is no table of costs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the table of costs: {reason}")]
#[non_exhaustive]
pub struct CostModelError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what is expected.
    pub reason: String,
}

/// The table that [`CostModel`] prints and reads back: a part and its cost in thousandths a line, with tabs between.
///
/// ```text
/// # a comment
/// step        0
/// surprise    100
/// surprise    protein   60
/// elsewhere   1190
/// carrier_run 0
/// process     disease   920
/// ```
///
/// Parts are `step`, `surprise` (a bit), `elsewhere`, `doubt` (a bit), `carrier_run`, or from which [`EntityGroup`] to
/// which. `surprise` and `elsewhere` may have lines for a group: what they cost on top in steps that leave such an entity. A part without a line costs nothing.
impl FromStr for CostModel {
    type Err = CostModelError;

    fn from_str(table: &str) -> Result<Self, CostModelError> {
        let mut model = Self::each(Cost(0));
        for (line, text) in (1..).zip(table.lines()) {
            let cells: Vec<&str> = text.split_whitespace().collect();
            let wrong = |reason: String| CostModelError { line, reason };
            let group = |name: &str| {
                let known = EntityGroup::ALL.into_iter().find(|group| group.as_str() == name);
                known.ok_or_else(|| {
                    let groups = EntityGroup::ALL.map(EntityGroup::as_str).join(", ");
                    wrong(format!("{name} is no group of entities; one of {groups} is expected"))
                })
            };
            let cost = |text: &str| {
                let number = text.parse().map(Cost);
                number.map_err(|_| wrong(format!("{text} is no cost; whole thousandths from 0 are expected")))
            };
            model = match *cells.as_slice() {
                [] => model,
                [first, ..] if first.starts_with('#') => model,
                ["step", value] => model.with_step(cost(value)?),
                ["surprise", value] => model.with_surprise(cost(value)?),
                ["elsewhere", value] => model.with_elsewhere(cost(value)?),
                ["doubt", value] => model.with_doubt(cost(value)?),
                ["surprise", from, value] => model.with_surprise_from(group(from)?, cost(value)?),
                ["elsewhere", from, value] => model.with_elsewhere_from(group(from)?, cost(value)?),
                ["carrier_run", value] => model.with_carrier_run(cost(value)?),
                [from, to, value] => model.with_categories(group(from)?, group(to)?, cost(value)?),
                _ => {
                    let parts = "step, surprise, elsewhere, doubt or carrier_run and a cost, or two groups and a cost";
                    return Err(wrong(format!("{parts} are expected")));
                }
            };
        }
        Ok(model)
    }
}

/// The table, but for rules for predicates, statuses and sources.
impl fmt::Display for CostModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            ("step", self.step),
            ("surprise", self.surprise),
            ("elsewhere", self.elsewhere),
            ("doubt", self.doubt),
            ("carrier_run", self.carrier_run),
        ];
        for (part, cost) in parts.into_iter().filter(|(_, cost)| *cost > 0) {
            writeln!(f, "{part}\t{cost}")?;
        }
        for (part, costs) in [("surprise", &self.surprise_from), ("elsewhere", &self.elsewhere_from)] {
            for (group, cost) in costs {
                writeln!(f, "{part}\t{group}\t{cost}")?;
            }
        }
        for CategoryCost { from, to, cost } in &self.categories {
            writeln!(f, "{from}\t{to}\t{}", cost.0)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_printed_as_it_is_read() {
        let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        let model = CostModel::relevance();
        assert_eq!(model.to_string().lines().collect::<Vec<_>>(), lines);
        assert_eq!(model.to_string().parse(), Ok(model));
        assert_eq!(CostModel::steps().to_string().parse(), Ok(CostModel::steps()));
        let doubting = CostModel::relevance().with_doubt(Cost(70));
        assert_eq!(doubting.to_string().parse(), Ok(doubting));
        let of_groups = CostModel::relevance().with_surprise_from(EntityGroup::Other, Cost(7));
        let of_groups = of_groups.with_elsewhere_from(EntityGroup::Other, Cost(9));
        assert_eq!(of_groups.surprise_from(EntityGroup::Other), of_groups.surprise() + Cost(7));
        assert_eq!(of_groups.to_string().parse(), Ok(of_groups));
    }

    /// The error of a table in its second line.
    fn check(line: &str, expected: &str) {
        let error = format!("# costs\n{line}\n").parse::<CostModel>().unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.reason.contains(expected), "{error}");
    }

    #[test]
    fn what_is_no_table_is_said() {
        check("step\tfew", "few is no cost");
        check("step\t-1", "-1 is no cost");
        check("surprise\tdrug\t5", "drug is no group of entities; one of chemical, ");
        check("drug\tdisease\t5", "drug is no group of entities; one of chemical, ");
        check("steps\t5", "step, surprise, elsewhere, doubt or carrier_run");
    }
}
