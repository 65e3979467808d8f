//! The view whose nodes are entities with a net sign.

use petgraph::visit::{Data, EdgeCount, NodeCount};

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::Sign;

use super::nodes::{VisitedNodes, numbered};
use super::signed_edges::{SignedEdgeId, factor};

/// The graph seen as one of signed reachability: its nodes are pairs of an entity and a net sign.
///
/// A signed statement or a carrier from entity a to entity b is two edges. `+` and carriers keep the
/// sign, (a, `+`) to (b, `+`) and (a, `−`) to (b, `−`); `−` turns it, (a, `+`) to (b, `−`) and (a, `−`)
/// to (b, `+`). Statements are read only in the directions that their predicates permit, and a
/// symmetric one is such a pair in each. Unsigned statements, those without effect, negated and refuted
/// ones are left out.
///
/// So (b, `−`) is reached from (a, `+`) if and only if some walk from a to b has the net sign `−`. A
/// walk is less than a mechanism: it may meet an entity once in each sign, its statements may hold in
/// contexts that exclude each other, and carriers alone count as `+`. The view is the outer bound
/// within which a mechanism query searches.
///
/// The view is a borrow, free to copy, and holds nothing of its own.
#[derive(Clone, Copy, Debug)]
pub struct SignedView<'g> {
    graph: &'g KnowledgeGraph,
}

impl<'g> SignedView<'g> {
    /// The view of a graph.
    #[must_use]
    pub const fn new(graph: &'g KnowledgeGraph) -> Self {
        Self { graph }
    }

    /// The graph that is viewed.
    #[must_use]
    pub const fn graph(self) -> &'g KnowledgeGraph {
        self.graph
    }
}

impl KnowledgeGraph {
    /// The graph as one of signed reachability.
    #[must_use]
    pub const fn signed(&self) -> SignedView<'_> {
        SignedView::new(self)
    }
}

/// A node of [`SignedView`]: an entity, and the product of the signs on the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignedNode {
    /// The entity.
    pub node: NodeId,
    /// The net sign; a walk starts with [`Sign::Positive`].
    pub sign: Sign,
}

impl SignedNode {
    /// An entity with a net sign.
    #[must_use]
    pub const fn new(node: NodeId, sign: Sign) -> Self {
        Self { node, sign }
    }

    const fn index(self) -> usize {
        2 * self.node.index() + self.sign as usize
    }

    const fn from_index(index: usize) -> Self {
        let sign = if index.is_multiple_of(2) { Sign::Positive } else { Sign::Negative };
        Self { node: NodeId::from_index(index / 2), sign }
    }
}

numbered! {
    SignedView<'_>, SignedNode, SignedEdgeId;
    /// Iterator over the nodes of a [`SignedView`]: by entity, `+` before `−`.
    SignedNodeIdentifiers
}

impl<'g> Data for SignedView<'g> {
    type NodeWeight = Node<'g>;
    type EdgeWeight = StatementRef<'g>;
}

impl NodeCount for SignedView<'_> {
    fn node_count(&self) -> usize {
        2 * self.graph.node_count()
    }
}

impl EdgeCount for SignedView<'_> {
    /// Counts the steps, which takes time linear in the statements.
    fn edge_count(&self) -> usize {
        let steps = |node: Node<'_>| self.graph.steps_from(node.number());
        2 * self.graph.nodes().flat_map(steps).filter(|end| factor(end.effect()).is_some()).count()
    }
}
