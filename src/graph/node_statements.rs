//! The statements of an entity.

use super::adjacency::Ends;
use super::node::Node;
use super::statement::StatementRef;

impl<'g> Node<'g> {
    /// Statements whose subject is this entity, by predicate and object.
    #[must_use]
    pub fn outgoing(self) -> impl ExactSizeIterator<Item = StatementRef<'g>> {
        self.statements(self.graph().out_ends(self.number()))
    }

    /// Statements whose object is this entity, by predicate and subject.
    #[must_use]
    pub fn incoming(self) -> impl ExactSizeIterator<Item = StatementRef<'g>> {
        self.statements(self.graph().in_ends(self.number()))
    }

    fn statements(self, ends: Ends<'g>) -> impl ExactSizeIterator<Item = StatementRef<'g>> {
        let graph = self.graph();
        ends.iter().map(move |end| StatementRef::new(graph, end.statement()))
    }
}
