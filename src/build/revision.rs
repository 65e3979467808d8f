//! A builder that starts from a frozen graph.

use crate::graph::KnowledgeGraph;
use crate::model::RecordRef;

use crate::build::identities::state::GraphBuilder;
use crate::build::rows::numbers::UNPLACED;

impl GraphBuilder {
    /// A builder that holds what a graph holds, with its sources, to add to and to freeze again.
    ///
    /// The graph that is frozen from it has the same content; what both had to decide about is found again, and what was
    /// found while its sources were read is not.
    #[must_use]
    pub fn from_graph(graph: &KnowledgeGraph) -> Self {
        Self::from_graph_where(graph, |_| true)
    }

    /// As [`from_graph`](Self::from_graph), with the records that are wanted alone: to leave some out, or to put others in
    /// their place.
    ///
    /// ```
    /// use mechgraph::model::RecordRef;
    /// use mechgraph::{GraphBuilder, MechanismQuery, datasets};
    ///
    /// let graph = datasets::interferon_gamma();
    /// let wanted = |record: RecordRef<'_>| match record {
    ///     RecordRef::Statement(statement) => statement.id.as_deref() != Some("S01"),
    ///     RecordRef::Entity(_) => true,
    /// };
    /// let without = GraphBuilder::from_graph_where(&graph, wanted).freeze()?;
    /// assert_eq!(without.statement_count(), graph.statement_count() - 1);
    /// assert_eq!(MechanismQuery::between("emapalumab", "HLH").run(&without)?.count(), 0);
    /// # Ok::<(), mechgraph::Error>(())
    /// ```
    #[must_use]
    pub fn from_graph_where(graph: &KnowledgeGraph, mut wanted: impl FnMut(RecordRef<'_>) -> bool) -> Self {
        let mut builder = Self { sources: graph.sources().to_vec(), ..Self::new() };
        for node in graph.nodes().filter(|node| node.is_described()) {
            let entity = node.to_entity();
            if wanted(RecordRef::Entity(&entity)) {
                let outcome = builder.entity(&entity, UNPLACED);
                builder.note(outcome);
            }
        }
        for row in graph.statements() {
            let mut statement = row.to_statement();
            if !wanted(RecordRef::Statement(&statement)) {
                continue;
            }
            let origin = row.place();
            let outcome = builder.statement(&statement, origin);
            builder.note(outcome);
            for id in row.given_ids().skip(1) {
                statement.id = Some(id.to_owned());
                let outcome = builder.statement(&statement, origin);
                builder.note(outcome);
            }
        }
        builder
    }
}
