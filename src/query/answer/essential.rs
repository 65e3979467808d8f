//! What a question cannot do without, owned.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::query::mechanism::{Essential, EssentialQuery, Mechanism};
use crate::query::plan::{Completeness, QueryError, RunOptions};

use super::mechanism::{MechanismAnswer, NodeAnswer, StatementAnswer, mechanism_answer};
use super::whole::CompletenessAnswer;

/// What the mechanisms of a question cannot do without, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EssentialAnswer {
    /// The best mechanism of the question; none if it has none.
    pub best: Option<MechanismAnswer>,
    /// Entities that every mechanism passes, its ends apart, in the order of the best mechanism.
    pub entities: Vec<NodeAnswer>,
    /// Statements that every mechanism rests on, in the order of the best mechanism.
    pub statements: Vec<StatementAnswer>,
    /// The smallest sets that cut the question and spare the others, in order.
    pub cuts: Vec<CutAnswer>,
    /// The best mechanism of each question to be spared, in the order of the query.
    pub spared: Vec<Option<MechanismAnswer>>,
    /// Whether everything was seen.
    pub completeness: CompletenessAnswer,
    /// What was asked.
    pub query: EssentialQuery,
}

/// A set whose removal leaves a question without a mechanism, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CutAnswer {
    /// The entities to remove, in order of their CURIEs.
    pub entities: Vec<NodeAnswer>,
    /// The statements to remove, in order of their numbers.
    pub statements: Vec<StatementAnswer>,
    /// The best mechanism that is left of each question to be spared, in the order of the query.
    pub left: Vec<MechanismAnswer>,
}

impl EssentialQuery {
    /// Runs the query and keeps what it found without the graph.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn answer(&self, graph: &KnowledgeGraph) -> Result<EssentialAnswer, QueryError> {
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
    ) -> Result<EssentialAnswer, QueryError> {
        let Essential { best, entities, statements, cuts, spared, expansions, completeness } =
            self.run_with(graph, options)?;
        let owned = |mechanism: Mechanism<'_>| mechanism_answer(&mechanism, 1);
        let cuts = cuts.into_iter().map(|cut| CutAnswer {
            entities: cut.entities.into_iter().map(NodeAnswer::from).collect(),
            statements: cut.statements.into_iter().map(StatementAnswer::from).collect(),
            left: cut.left.into_iter().map(owned).collect(),
        });
        Ok(EssentialAnswer {
            best: best.map(owned),
            entities: entities.into_iter().map(NodeAnswer::from).collect(),
            statements: statements.into_iter().map(StatementAnswer::from).collect(),
            cuts: cuts.collect(),
            spared: spared.into_iter().map(|mechanism| mechanism.map(owned)).collect(),
            completeness: CompletenessAnswer::new(completeness, completeness == Completeness::Complete, expansions),
            query: self.clone(),
        })
    }
}
