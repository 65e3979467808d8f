//! Why there is nothing.

use serde::{Deserialize, Serialize};

use crate::query::mechanism::{Absence, Constraint};

use super::mechanism::{MechanismAnswer, NodeAnswer, mechanism_answer};

/// Why there is no mechanism, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AbsenceAnswer {
    /// The fewest constraints without which there is one.
    pub constraints: Vec<Constraint>,
    /// The cheapest mechanism without them.
    pub nearest_miss: Option<MechanismAnswer>,
    /// The step that would join what the start reaches with what reaches the end.
    pub missing_step: Option<MissingStep>,
    /// What the start reaches, nearest first.
    pub reachable: Vec<NodeAnswer>,
    /// What reaches the end, nearest first.
    pub reaching: Vec<NodeAnswer>,
    /// Whether a limit cut the search for reasons.
    pub cut: bool,
}

/// A step that no statement makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MissingStep {
    /// Where it would start.
    pub from: NodeAnswer,
    /// Where it would end.
    pub to: NodeAnswer,
}

pub(super) fn absence_answer(absence: &Absence<'_>) -> AbsenceAnswer {
    AbsenceAnswer {
        constraints: absence.relaxed.clone(),
        nearest_miss: absence.nearest_miss.as_ref().map(|mechanism| mechanism_answer(mechanism, 1)),
        missing_step: absence.missing_step.map(|(from, to)| MissingStep { from: from.into(), to: to.into() }),
        reachable: absence.reachable.iter().copied().map(NodeAnswer::from).collect(),
        reaching: absence.reaching.iter().copied().map(NodeAnswer::from).collect(),
        cut: absence.cut,
    }
}
