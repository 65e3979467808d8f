//! Statements that a statement summarises, and statements about it.

use crate::graph::ids::StatementId;

use super::view::StatementRef;

impl<'g> StatementRef<'g> {
    /// The paths of statements that this statement summarises; empty if it is no shortcut.
    #[must_use]
    pub fn expansions(self) -> &'g [Vec<StatementId>] {
        self.graph.columns.statements.expansions.get(self.row()).map_or(&[], Vec::as_slice)
    }

    /// As [`expansions`](Self::expansions), as statements.
    #[must_use]
    pub fn expansion_statements(self) -> impl ExactSizeIterator<Item = Vec<Self>> {
        let graph = self.graph;
        self.expansions().iter().map(move |path| path.iter().map(|statement| Self::new(graph, *statement)).collect())
    }

    /// The paths that its source says it summarises, as ids of statements.
    pub(crate) fn shortcut_over(self) -> Vec<Vec<String>> {
        self.extras().map(|extras| extras.shortcut_over).unwrap_or_default()
    }

    /// Statements about this one, in the order of their numbers.
    #[must_use]
    pub fn about(self) -> impl ExactSizeIterator<Item = Self> {
        let graph = self.graph;
        graph.statements_about(self.statement).iter().map(move |statement| Self::new(graph, *statement))
    }
}
