//! How a pattern is run.

use std::sync::Arc;

use super::count::{MatchCount, count};
use super::explained::PatternPlan;
use super::matches::Matches;
use super::prepared::PreparedPattern;
use super::results::PatternResults;
use super::value::PatternQuery;
use crate::graph::KnowledgeGraph;
use crate::query::plan::{Budget, QueryError, RunOptions};

impl PatternQuery {
    /// Resolves the names and compiles the pattern against a graph.
    ///
    /// # Errors
    ///
    /// [`QueryError`], with its place in the pattern, if a key, name, category, predicate or qualifier means nothing, or
    /// a name means several entities.
    pub fn prepare<'g>(&self, graph: &'g KnowledgeGraph) -> Result<PreparedPattern<'g>, QueryError> {
        PreparedPattern::new(self, graph)
    }

    /// In which order the pattern is matched, with estimates.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn explain(&self, graph: &KnowledgeGraph) -> Result<PatternPlan, QueryError> {
        Ok(self.prepare(graph)?.explain())
    }

    /// Prepares the query and finds every result within the default limits.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare); after that nothing can fail.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<PatternResults<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Prepares the query and finds every result within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<PatternResults<'g>, QueryError> {
        Ok(self.prepare(graph)?.run_with(options))
    }

    /// How many matches there are, with the default limits; see [`PreparedPattern::count`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn count(&self, graph: &KnowledgeGraph) -> Result<MatchCount, QueryError> {
        Ok(self.prepare(graph)?.count(RunOptions::default()))
    }
}

impl<'g> PreparedPattern<'g> {
    /// Finds every result, in order; see [`PatternQuery`].
    #[must_use]
    pub fn run_with(&self, options: impl Into<RunOptions>) -> PatternResults<'g> {
        PatternResults::find(Arc::new(self.clone()), Budget::new(options))
    }

    /// Goes through the matches one by one, in the order of the plan.
    #[must_use]
    pub fn matches(&self, options: impl Into<RunOptions>) -> Matches<'_, 'g> {
        Matches::new(self, Budget::new(options))
    }

    /// Counts the matches, without making them where the pattern allows that.
    ///
    /// The limit of paths does not matter here.
    ///
    /// # Complexity
    ///
    /// Reads each edge's statements once, and adds up what is read where the edges make no circle. Of a circle, a path,
    /// an excluded edge between two nodes that are bound, or several pairs of nodes that must be distinct, the entities
    /// of the nodes concerned and of those between them are gone through one by one.
    pub fn count(&self, options: impl Into<RunOptions>) -> MatchCount {
        count(self, &mut Budget::new(options))
    }
}
