//! All statements of a graph.

use core::ops::Range;

use crate::graph::KnowledgeGraph;
use crate::graph::ids::StatementId;

use super::view::StatementRef;

/// Iterator over statements, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Statements<'g> {
    graph: &'g KnowledgeGraph,
    rows: Range<usize>,
    /// How many of the rows are statements: an overlay takes some away.
    left: usize,
}

impl<'g> Statements<'g> {
    pub(in crate::graph) fn all(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, rows: 0..graph.statement_rows(), left: graph.statement_count() }
    }
}

impl<'g> Iterator for Statements<'g> {
    type Item = StatementRef<'g>;

    fn next(&mut self) -> Option<StatementRef<'g>> {
        let graph = self.graph;
        let found = self.rows.find_map(|row| graph.statement_at(StatementId::from_index(row)))?;
        self.left = self.left.saturating_sub(1);
        Some(found)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Statements<'_> {}
