//! What a step costs: the order in which mechanisms are given out.

use core::fmt;
use core::iter::Sum;
use core::ops::Add;

use serde::{Deserialize, Serialize};

use crate::model::{EpistemicStatus, Predicate};
use crate::query::plan::Named;

/// A cost in thousandths, from 0; lower is better. Printed as a decimal: 2,000 as `2.0`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost(pub u32);

impl Cost {
    /// The cost of a step where nothing else is said.
    pub const STEP: Self = Self(1_000);
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self(0), Add::add)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 1_000, self.0 % 1_000 / 100)
    }
}

impl Serialize for Cost {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1_000.0)
    }
}

/// How a step's cost depends on its statement. Without a rule every step costs [`Cost::STEP`].
///
/// ```
/// use mechgraph::query::{Cost, CostModel};
/// use mechgraph::model::EpistemicStatus;
/// let model = CostModel::new().with_status(EpistemicStatus::Suggested, Cost(1_500));
/// assert_ne!(model, CostModel::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostModel {
    predicates: Vec<(Predicate, u32)>,
    statuses: Vec<(Option<EpistemicStatus>, u32)>,
    sources: Vec<(String, u32)>,
    carrier_run: u32,
}

impl CostModel {
    /// Every step costs [`Cost::STEP`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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

    /// What a carrier step after another costs on top.
    pub(crate) const fn carrier_run(&self) -> Cost {
        Cost(self.carrier_run)
    }

    pub(crate) fn of(&self, predicate: &Predicate, status: Option<EpistemicStatus>, source: &str) -> Cost {
        let fits = |rule: &Predicate| Named::new(rule).reading(predicate.as_str()).is_some();
        let by_predicate = self.predicates.iter().find(|(rule, _)| fits(rule)).map(|(_, cost)| *cost);
        let by_status = || self.statuses.iter().find(|(rule, _)| *rule == status).map(|(_, cost)| *cost);
        let by_source = || self.sources.iter().find(|(rule, _)| rule == source).map(|(_, cost)| *cost);
        Cost(by_predicate.or_else(by_status).or_else(by_source).unwrap_or(Cost::STEP.0))
    }
}
