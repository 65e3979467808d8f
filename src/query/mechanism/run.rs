//! From a mechanism query to its answers.

use crate::graph::KnowledgeGraph;
use crate::query::plan::{Budget, QueryError, RunOptions};

use super::mechanisms::Mechanisms;
use super::prepared::Prepared;
use super::query::MechanismQuery;
use super::scratch::Scratch;

impl MechanismQuery {
    /// Resolves the names and compiles the filters against a graph.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name means nothing or several things, or the hop limit is out of range.
    pub fn prepare<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Prepared<'g>, QueryError> {
        Prepared::new(self, graph)
    }

    /// Prepares the query and runs it with the default limits.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare); after that nothing can fail.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Mechanisms<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Prepares the query and runs it within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Mechanisms<'g>, QueryError> {
        Ok(Mechanisms::new(self.prepare(graph)?, None, Budget::new(options)))
    }
}

impl<'g> Prepared<'g> {
    /// Runs the prepared query. `scratch` may come from an earlier run, to be used again.
    #[must_use]
    pub fn run_with(self, scratch: Scratch, options: impl Into<RunOptions>) -> Mechanisms<'g> {
        Mechanisms::new(self, Some(scratch), Budget::new(options))
    }
}
