//! All statements of a graph.

use crate::graph::KnowledgeGraph;
use crate::graph::ids::StatementId;

use super::view::StatementRef;

/// Iterator over statements, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Statements<'g> {
    graph: &'g KnowledgeGraph,
    range: core::ops::Range<usize>,
}

impl<'g> Statements<'g> {
    pub(in crate::graph) fn all(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, range: 0..graph.statement_count() }
    }
}

impl<'g> Iterator for Statements<'g> {
    type Item = StatementRef<'g>;

    fn next(&mut self) -> Option<StatementRef<'g>> {
        self.range.next().map(|index| StatementRef::new(self.graph, StatementId::from_index(index)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl ExactSizeIterator for Statements<'_> {}
