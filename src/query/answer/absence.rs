//! Why there is nothing.

use serde::{Deserialize, Serialize};

use crate::query::mechanism::{Absence, Constraint, Gap, Join, JoinReason, Unseen};

use super::mechanism::{MechanismAnswer, NodeAnswer, StatementAnswer, mechanism_answer};

/// Why there is no mechanism, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AbsenceAnswer {
    /// The fewest constraints without which there is one.
    pub constraints: Vec<Constraint>,
    /// The cheapest mechanism without them.
    pub nearest_miss: Option<MechanismAnswer>,
    /// The cheapest mechanism from the end to the start, if the question holds the other way round.
    #[serde(default)]
    pub reversed: Option<MechanismAnswer>,
    /// Statements that join what the start reaches with what reaches the end and are no step there, the nearest first.
    #[serde(default)]
    pub joins: Vec<JoinAnswer>,
    /// The step that would join what the start reaches with what reaches the end at the least cost.
    pub missing_step: Option<MissingStep>,
    /// What the start reaches, nearest first.
    pub reachable: Vec<NodeAnswer>,
    /// What reaches the end, nearest first.
    pub reaching: Vec<NodeAnswer>,
    /// What of the search for reasons a limit cut: there may be more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<Unseen>,
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
    /// The predicate that most steps between such entities have in the graph.
    #[serde(default)]
    pub predicate: Option<String>,
}

/// A statement that joins the two sides and is no step there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JoinAnswer {
    /// Why it is no step.
    pub reason: JoinReason,
    /// The statement.
    pub statement: StatementAnswer,
}

pub(super) fn absence_answer(absence: &Absence<'_>) -> AbsenceAnswer {
    AbsenceAnswer {
        constraints: absence.relaxed.clone(),
        nearest_miss: absence.nearest_miss.as_ref().map(|mechanism| mechanism_answer(mechanism, 1)),
        reversed: absence.reversed.as_ref().map(|mechanism| mechanism_answer(mechanism, 1)),
        joins: absence.joins.iter().map(join_answer).collect(),
        missing_step: absence.missing_step.map(missing_step),
        reachable: absence.reachable.iter().copied().map(NodeAnswer::from).collect(),
        reaching: absence.reaching.iter().copied().map(NodeAnswer::from).collect(),
        unseen: absence.unseen.clone(),
        cut: absence.cut,
    }
}

fn missing_step(Gap { from, to, predicate }: Gap<'_>) -> MissingStep {
    MissingStep { from: from.into(), to: to.into(), predicate: predicate.map(ToString::to_string) }
}

fn join_answer(join: &Join<'_>) -> JoinAnswer {
    JoinAnswer { reason: join.reason, statement: join.statement.into() }
}
