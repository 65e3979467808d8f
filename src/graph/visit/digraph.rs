//! The graph as one of petgraph's own.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeRef as _, IntoEdgeReferences as _};

use crate::graph::{KnowledgeGraph, NodeId, StatementId};

impl KnowledgeGraph {
    /// The entities and the statements between them as a petgraph graph, to change or to extend.
    ///
    /// Node index i is [`NodeId`] i, and edge index i is [`StatementId`] i, as the statements between
    /// entities are numbered first; in an [overlay](crate::Overlay) the weight alone says which statement an edge is. Most algorithms need no copy: see [`visit`](crate::graph::visit).
    ///
    /// ```
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let mut copy = graph.to_petgraph();
    /// copy.retain_edges(|copy, edge| graph.statement_at(copy[edge]).is_some_and(|s| s.effect().is_step()));
    /// assert!(copy.edge_count() < graph.edge_count());
    /// ```
    ///
    /// # Complexity
    ///
    /// O(n + m) for n entities and m statements.
    #[must_use]
    pub fn to_petgraph(&self) -> DiGraph<NodeId, StatementId> {
        let mut copy = DiGraph::with_capacity(self.node_count(), self.edge_count());
        for node in self.nodes() {
            copy.add_node(node.number());
        }
        let index = |node: NodeId| NodeIndex::new(node.index());
        for edge in self.edge_references() {
            copy.add_edge(index(edge.source()), index(edge.target()), edge.id());
        }
        copy
    }
}
