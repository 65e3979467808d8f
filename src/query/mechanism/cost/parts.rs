//! What makes up the cost of a step.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::schema::EntityGroup;

use super::amount::Cost;

/// A summand of what a step costs; those of nothing are left out. See [`Step::cost_parts`](crate::query::Step::cost_parts).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
#[non_exhaustive]
pub enum CostPart {
    /// What a rule for the predicate, status or source of its statement says: the whole cost.
    Rule {
        /// What it adds.
        cost: Cost,
    },
    /// What every step costs.
    Step {
        /// What it adds.
        cost: Cost,
    },
    /// How little its statement is of what is said of its ends.
    Surprise {
        /// How much that is.
        bits: f64,
        /// What it adds.
        cost: Cost,
    },
    /// What sorts of entities it joins.
    Categories {
        /// Of the entity that it leaves.
        from: EntityGroup,
        /// Of the entity that it leads to.
        to: EntityGroup,
        /// What it adds.
        cost: Cost,
    },
    /// No record has it together with a step of the start.
    Elsewhere {
        /// What it adds.
        cost: Cost,
    },
    /// How little its statement is to be believed.
    Doubt {
        /// How much that is.
        bits: f64,
        /// What it adds.
        cost: Cost,
    },
    /// It passes the sign on, as the step before did.
    CarrierRun {
        /// What it adds.
        cost: Cost,
    },
}

impl CostPart {
    /// What it adds.
    #[must_use]
    pub const fn cost(self) -> Cost {
        match self {
            Self::Rule { cost }
            | Self::Step { cost }
            | Self::Surprise { cost, .. }
            | Self::Categories { cost, .. }
            | Self::Elsewhere { cost }
            | Self::Doubt { cost, .. }
            | Self::CarrierRun { cost } => cost,
        }
    }
}

/// `0.41 for 4.1 bits of surprise`
impl fmt::Display for CostPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.cost().0.saturating_add(5) / 10;
        write!(f, "{}.{:02} ", hundredths / 100, hundredths % 100)?;
        match self {
            Self::Rule { .. } => f.write_str("by a rule for its predicate, status or source"),
            Self::Step { .. } => f.write_str("as a step"),
            Self::Surprise { bits, .. } => write!(f, "for {bits:.1} bits of surprise"),
            Self::Categories { from, to, .. } => write!(f, "from {from} to {to}"),
            Self::Elsewhere { .. } => f.write_str("as no record has it with a step of the start"),
            Self::Doubt { bits, .. } => write!(f, "for {bits:.1} bits of doubt"),
            Self::CarrierRun { .. } => f.write_str("as a carrier after a carrier"),
        }
    }
}
