//! The view whose nodes are entities with a net sign.

use core::iter::FusedIterator;
use core::ops::Range;

use petgraph::Directed;
use petgraph::visit::{
    Data, EdgeCount, GraphBase, GraphProp, GraphRef, IntoNodeIdentifiers, NodeCompactIndexable, NodeCount,
    NodeIndexable, VisitMap, Visitable,
};

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::Sign;

use super::nodes::VisitedNodes;
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

impl GraphBase for SignedView<'_> {
    type NodeId = SignedNode;
    type EdgeId = SignedEdgeId;
}

impl GraphRef for SignedView<'_> {}

impl<'g> Data for SignedView<'g> {
    type NodeWeight = Node<'g>;
    type EdgeWeight = StatementRef<'g>;
}

impl GraphProp for SignedView<'_> {
    type EdgeType = Directed;
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

impl NodeIndexable for SignedView<'_> {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: SignedNode) -> usize {
        node.index()
    }

    fn from_index(&self, index: usize) -> SignedNode {
        SignedNode::from_index(index)
    }
}

impl NodeCompactIndexable for SignedView<'_> {}

impl IntoNodeIdentifiers for SignedView<'_> {
    type NodeIdentifiers = SignedNodeIdentifiers;

    fn node_identifiers(self) -> SignedNodeIdentifiers {
        SignedNodeIdentifiers(0..self.node_bound())
    }
}

impl Visitable for SignedView<'_> {
    type Map = VisitedNodes;

    fn visit_map(&self) -> VisitedNodes {
        VisitedNodes::with_bound(self.node_bound())
    }

    fn reset_map(&self, map: &mut VisitedNodes) {
        map.reset(self.node_bound());
    }
}

impl VisitMap<SignedNode> for VisitedNodes {
    fn visit(&mut self, node: SignedNode) -> bool {
        self.insert(node.index())
    }

    fn is_visited(&self, node: &SignedNode) -> bool {
        self.contains(node.index())
    }

    fn unvisit(&mut self, node: SignedNode) -> bool {
        self.remove(node.index())
    }
}

/// Iterator over the nodes of a [`SignedView`]: by entity, `+` before `−`.
#[derive(Clone, Debug)]
pub struct SignedNodeIdentifiers(Range<usize>);

impl Iterator for SignedNodeIdentifiers {
    type Item = SignedNode;

    fn next(&mut self) -> Option<SignedNode> {
        self.0.next().map(SignedNode::from_index)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for SignedNodeIdentifiers {
    fn next_back(&mut self) -> Option<SignedNode> {
        self.0.next_back().map(SignedNode::from_index)
    }
}

impl ExactSizeIterator for SignedNodeIdentifiers {}

impl FusedIterator for SignedNodeIdentifiers {}
