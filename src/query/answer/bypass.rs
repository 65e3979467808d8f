//! What bypasses a statement, owned.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::Argument;
use crate::query::mechanism::{Bypass, BypassQuery};
use crate::query::plan::{Completeness, QueryError, RunOptions};

use super::mechanism::{MechanismAnswer, StatementAnswer, mechanism_answer};
use super::whole::CompletenessAnswer;

/// Which mechanisms hold although a statement does, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BypassAnswer {
    /// The statement that holds.
    pub despite: StatementAnswer,
    /// What it lowers, which is taken for missing.
    pub missing: Argument,
    /// Mechanisms that do without what is missing, best first.
    pub mechanisms: Vec<MechanismAnswer>,
    /// Mechanisms that need what is missing, best first.
    pub blocked: Vec<MechanismAnswer>,
    /// Whether everything was seen.
    pub completeness: CompletenessAnswer,
    /// What was asked.
    pub query: BypassQuery,
}

impl BypassQuery {
    /// Runs the query and keeps what it found without the graph.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn answer(&self, graph: &KnowledgeGraph) -> Result<BypassAnswer, QueryError> {
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
    ) -> Result<BypassAnswer, QueryError> {
        let Bypass { despite, missing, mechanisms, blocked, expansions, completeness } =
            self.run_with(graph, options)?;
        Ok(BypassAnswer {
            despite: despite.into(),
            missing: missing.to_argument(),
            mechanisms: mechanisms.iter().zip(1..).map(|(found, rank)| mechanism_answer(found, rank)).collect(),
            blocked: blocked.iter().zip(1..).map(|(found, rank)| mechanism_answer(found, rank)).collect(),
            completeness: CompletenessAnswer::new(completeness, completeness == Completeness::Complete, expansions),
            query: self.clone(),
        })
    }
}
