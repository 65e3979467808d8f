//! The same statements with other objects: a network to compare a graph with.

use crate::text::Column;

use super::KnowledgeGraph;
use super::adjacency::EdgesByObject;
use super::columns::{Columns, Sparse};

/// What the networks of one graph have in common. Its rows are those of the graph.
#[derive(Debug)]
pub(crate) struct NetworkTemplate<'g> {
    graph: &'g KnowledgeGraph,
    columns: Columns,
    /// How much speaks for each statement.
    evidence: Vec<u32>,
}

impl<'g> NetworkTemplate<'g> {
    /// Of a graph that is no overlay. Shortcuts are steps of their own, as their expansions are no paths in a network.
    pub(crate) fn of(graph: &'g KnowledgeGraph) -> Self {
        let mut columns = graph.columns.without_findings();
        columns.share();
        columns.statements.expansions = Sparse::default();
        let evidence = graph.evidence().of_statements(&graph.columns);
        Self { graph, columns, evidence }
    }

    /// The graph in which each statement between entities has the object of a list. How rare a statement is follows from
    /// its new ends.
    ///
    /// # Complexity
    ///
    /// Linear in the statements between entities.
    pub(crate) fn network(&self, objects: &[u32]) -> KnowledgeGraph {
        let mut columns = self.columns.clone();
        let mut all: Vec<u32> = columns.statements.object.to_vec();
        for (object, own) in all.iter_mut().zip(objects) {
            *object = *own;
        }
        columns.statements.object = Column::from(all);
        columns.incoming = EdgesByObject::new(columns.statements.edges(), columns.nodes.id.len());
        let evidence = self.graph.evidence().over(&columns, &self.evidence);
        self.graph.rewired(columns, evidence)
    }

    /// The object of each statement between entities.
    pub(crate) fn objects(&self) -> Vec<u32> {
        let statements = &self.columns.statements;
        statements.object.get(..statements.edge_count()).unwrap_or_default().to_vec()
    }
}
