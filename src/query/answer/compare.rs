//! Two questions compared, owned.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::Sign;
use crate::query::mechanism::{
    CompareQuery, ComparedEntity, ComparedSide, Joint, JointEffect, Relation, SignedCounts, VerdictSign,
    VerdictStrength,
};
use crate::query::plan::{Completeness, QueryError, RunOptions};

use super::mechanism::{MechanismAnswer, NodeAnswer, mechanism_answer};
use super::whole::CompletenessAnswer;

/// Two questions compared, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComparisonAnswer {
    /// The first question.
    pub first: ComparedSideAnswer,
    /// The second question.
    pub second: ComparedSideAnswer,
    /// What both starts do to the end together.
    pub joint: JointAnswer,
    /// The entities on their mechanisms: by relation, then by how many mechanisms pass them, then by CURIE.
    pub entities: Vec<ComparedEntityAnswer>,
    /// What was asked.
    pub query: CompareQuery,
}

/// One of two questions that are compared, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComparedSideAnswer {
    /// Its best mechanism.
    pub best: Option<MechanismAnswer>,
    /// The sign that the question wants; absent if it wants either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// How many of its mechanisms were looked at.
    pub mechanisms: usize,
    /// What all mechanisms together say, those of other signs than the question wants included.
    pub verdict: VerdictSign,
    /// By how much the sign leads; null where it is neither `+` nor `-`.
    pub strength: Option<VerdictStrength>,
    /// Whether these are all.
    pub completeness: CompletenessAnswer,
}

/// An entity on the mechanisms of one question or of both, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComparedEntityAnswer {
    /// The entity.
    pub entity: NodeAnswer,
    /// How the two questions meet here.
    pub relation: Relation,
    /// How many mechanisms of the first question pass it, by the sign with which its start acts on the entity.
    pub first: SignedCounts,
    /// The same of the second question.
    pub second: SignedCounts,
    /// Whether both raise it, or both lower it.
    pub converges: bool,
    /// After how many steps at least a mechanism of the first question passes it; null if none does.
    pub first_steps: Option<usize>,
    /// The same of the second question.
    pub second_steps: Option<usize>,
}

/// What two starts do to one end together, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JointAnswer {
    /// In which direction they act, by the signs of both verdicts.
    pub effect: JointEffect,
    /// The weaker strength of the verdicts that decide.
    pub strength: Option<VerdictStrength>,
    /// The entity at which they meet first; null if they meet at the end alone.
    pub meeting: Option<NodeAnswer>,
}

impl CompareQuery {
    /// Runs the query and keeps what it found without the graph.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn answer(&self, graph: &KnowledgeGraph) -> Result<ComparisonAnswer, QueryError> {
        self.answer_with(graph, RunOptions::default())
    }

    /// As [`answer`](Self::answer), within limits, until it is cancelled.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn answer_with(
        &self,
        graph: &KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<ComparisonAnswer, QueryError> {
        let compared = self.run_with(graph, options)?;
        let Joint { effect, strength, meeting } = compared.joint();
        Ok(ComparisonAnswer {
            joint: JointAnswer { effect, strength, meeting: meeting.map(|it| it.entity.into()) },
            first: side_answer(compared.first),
            second: side_answer(compared.second),
            entities: compared.entities.iter().map(entity_answer).collect(),
            query: self.clone(),
        })
    }
}

fn side_answer(side: ComparedSide<'_>) -> ComparedSideAnswer {
    let is_last = side.completeness == Completeness::Complete;
    ComparedSideAnswer {
        best: side.best.map(|best| mechanism_answer(&best, 1)),
        sign: side.sign,
        mechanisms: side.mechanisms,
        verdict: side.verdict.sign,
        strength: side.verdict.strength,
        completeness: CompletenessAnswer::new(side.completeness, is_last, side.expansions),
    }
}

fn entity_answer(compared: &ComparedEntity<'_>) -> ComparedEntityAnswer {
    ComparedEntityAnswer {
        entity: compared.entity.into(),
        relation: compared.relation(),
        first: compared.first,
        second: compared.second,
        converges: compared.converges(),
        first_steps: compared.first_steps,
        second_steps: compared.second_steps,
    }
}
