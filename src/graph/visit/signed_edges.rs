//! The edges of the signed view: steps that keep or turn the sign.

use core::iter::FusedIterator;

use petgraph::visit::{
    EdgeRef, IntoEdgeReferences, IntoEdges, IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected,
    IntoNodeIdentifiers,
};
use petgraph::{Incoming, Outgoing};

use crate::graph::{EdgeEnd, EndsIter, Flags};
use crate::graph::{StatementId, StatementRef};
use crate::model::{Direction, Effect, Sign};

use super::signed::{SignedNode, SignedNodeIdentifiers, SignedView};

impl<'g> IntoNeighbors for SignedView<'g> {
    type Neighbors = SignedNeighbours<'g>;

    fn neighbors(self, node: SignedNode) -> SignedNeighbours<'g> {
        self.neighbors_directed(node, Outgoing)
    }
}

impl<'g> IntoNeighborsDirected for SignedView<'g> {
    type NeighborsDirected = SignedNeighbours<'g>;

    fn neighbors_directed(self, node: SignedNode, direction: petgraph::Direction) -> SignedNeighbours<'g> {
        SignedNeighbours(self.edges_directed(node, direction))
    }
}

impl<'g> IntoEdges for SignedView<'g> {
    type Edges = SignedEdges<'g>;

    fn edges(self, node: SignedNode) -> SignedEdges<'g> {
        self.edges_directed(node, Outgoing)
    }
}

impl<'g> IntoEdgesDirected for SignedView<'g> {
    type EdgesDirected = SignedEdges<'g>;

    fn edges_directed(self, node: SignedNode, direction: petgraph::Direction) -> SignedEdges<'g> {
        let (out, incoming) = (self.graph().out_ends(node.node), self.graph().in_ends(node.node));
        let (forward, backward) = match direction {
            Outgoing => (out, incoming),
            Incoming => (incoming, out),
        };
        SignedEdges { view: self, node, direction, forward: forward.iter(), backward: backward.iter() }
    }
}

impl<'g> IntoEdgeReferences for SignedView<'g> {
    type EdgeRef = SignedEdge<'g>;
    type EdgeReferences = SignedEdgeReferences<'g>;

    fn edge_references(self) -> SignedEdgeReferences<'g> {
        SignedEdgeReferences { view: self, sources: self.node_identifiers(), edges: None }
    }
}

/// What a step multiplies the net sign by; `None` if the sign would be unknown after it.
pub(super) const fn factor(effect: Effect) -> Option<Sign> {
    match effect {
        Effect::Positive | Effect::Carrier => Some(Sign::Positive),
        Effect::Negative => Some(Sign::Negative),
        Effect::Unsigned | Effect::None => None,
    }
}

/// What identifies an edge of a [`SignedView`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignedEdgeId {
    /// The statement.
    pub statement: StatementId,
    /// The direction in which it is read.
    pub direction: Direction,
    /// The net sign before the step.
    pub sign: Sign,
}

/// A step of known sign as an edge, in the direction in which it is read; free to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedEdge<'g> {
    source: SignedNode,
    target: SignedNode,
    direction: Direction,
    statement: StatementRef<'g>,
}

impl<'g> SignedEdge<'g> {
    /// The statement; unlike [`weight`](EdgeRef::weight), not tied to the life of this edge.
    #[must_use]
    pub const fn statement(self) -> StatementRef<'g> {
        self.statement
    }

    /// The direction in which the statement is read.
    #[must_use]
    pub const fn direction(self) -> Direction {
        self.direction
    }
}

impl<'g> EdgeRef for SignedEdge<'g> {
    type NodeId = SignedNode;
    type EdgeId = SignedEdgeId;
    type Weight = StatementRef<'g>;

    fn source(&self) -> SignedNode {
        self.source
    }

    fn target(&self) -> SignedNode {
        self.target
    }

    fn weight(&self) -> &StatementRef<'g> {
        &self.statement
    }

    fn id(&self) -> SignedEdgeId {
        SignedEdgeId { statement: self.statement.number(), direction: self.direction, sign: self.source.sign }
    }
}

/// Iterator over the steps that leave or enter a node of a [`SignedView`]: first statements read
/// forward, then those read backward, each by predicate and the entity at the other end.
#[derive(Clone, Debug)]
pub struct SignedEdges<'g> {
    view: SignedView<'g>,
    node: SignedNode,
    /// Whether the steps leave or enter the node.
    direction: petgraph::Direction,
    forward: EndsIter<'g>,
    backward: EndsIter<'g>,
}

impl<'g> SignedEdges<'g> {
    fn edge(&self, end: EdgeEnd<'_>, read: Direction, factor: Sign) -> SignedEdge<'g> {
        // Signs are their own inverses, so the sign before a step follows from the one after it alike.
        let other = SignedNode::new(end.neighbour, self.node.sign * factor);
        let (source, target) = match self.direction {
            Outgoing => (self.node, other),
            Incoming => (other, self.node),
        };
        let statement = StatementRef::new(self.view.graph(), end.statement());
        SignedEdge { source, target, direction: read, statement }
    }
}

impl<'g> Iterator for SignedEdges<'g> {
    type Item = SignedEdge<'g>;

    fn next(&mut self) -> Option<SignedEdge<'g>> {
        let step = |end: EdgeEnd<'g>, permitted: u16| {
            end.profile.has(permitted).then(|| factor(end.effect())).flatten().map(|factor| (end, factor))
        };
        if let Some((end, factor)) = self.forward.find_map(|end| step(end, Flags::FORWARD)) {
            return Some(self.edge(end, Direction::Forward, factor));
        }
        let (end, factor) = self.backward.find_map(|end| step(end, Flags::BACKWARD))?;
        Some(self.edge(end, Direction::Backward, factor))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.forward.len() + self.backward.len()))
    }
}

impl FusedIterator for SignedEdges<'_> {}

/// Iterator over the nodes at the other end of a node's steps in a [`SignedView`], once for each step.
#[derive(Clone, Debug)]
pub struct SignedNeighbours<'g>(SignedEdges<'g>);

impl Iterator for SignedNeighbours<'_> {
    type Item = SignedNode;

    fn next(&mut self) -> Option<SignedNode> {
        let edge = self.0.next()?;
        Some(match self.0.direction {
            Outgoing => edge.target,
            Incoming => edge.source,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl FusedIterator for SignedNeighbours<'_> {}

/// Iterator over all edges of a [`SignedView`], by the node that they leave.
#[derive(Clone, Debug)]
pub struct SignedEdgeReferences<'g> {
    view: SignedView<'g>,
    sources: SignedNodeIdentifiers,
    /// What is left of the edges of the last source.
    edges: Option<SignedEdges<'g>>,
}

impl<'g> Iterator for SignedEdgeReferences<'g> {
    type Item = SignedEdge<'g>;

    fn next(&mut self) -> Option<SignedEdge<'g>> {
        loop {
            if let Some(edge) = self.edges.as_mut().and_then(Iterator::next) {
                return Some(edge);
            }
            self.edges = Some(self.view.edges(self.sources.next()?));
        }
    }
}

impl FusedIterator for SignedEdgeReferences<'_> {}
