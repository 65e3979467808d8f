//! Traits about the graph's edges: the statements between entities.

use core::iter::FusedIterator;
use core::slice;

use petgraph::visit::{
    EdgeCount, EdgeIndexable, EdgeRef, IntoEdgeReferences, IntoEdges, IntoEdgesDirected, IntoNeighbors,
    IntoNeighborsDirected,
};
use petgraph::{Incoming, Outgoing};

use crate::graph::{Ends, EndsIter, KnowledgeGraph, NodeId, StatementId, StatementRef, Statements};

impl EdgeCount for &KnowledgeGraph {
    fn edge_count(&self) -> usize {
        KnowledgeGraph::edge_count(self)
    }
}

/// The statements between entities are numbered first, so their numbers have no holes, but in an overlay.
impl EdgeIndexable for &KnowledgeGraph {
    fn edge_bound(&self) -> usize {
        if self.is_overlay() { self.statement_rows() } else { KnowledgeGraph::edge_count(self) }
    }

    fn to_index(&self, statement: StatementId) -> usize {
        statement.index()
    }

    fn from_index(&self, index: usize) -> StatementId {
        StatementId::from_index(index)
    }
}

impl<'g> IntoNeighbors for &'g KnowledgeGraph {
    type Neighbors = Neighbours<'g>;

    fn neighbors(self, node: NodeId) -> Neighbours<'g> {
        self.neighbors_directed(node, Outgoing)
    }
}

impl<'g> IntoNeighborsDirected for &'g KnowledgeGraph {
    type NeighborsDirected = Neighbours<'g>;

    fn neighbors_directed(self, node: NodeId, direction: petgraph::Direction) -> Neighbours<'g> {
        Neighbours(ends(self, node, direction).neighbours().iter())
    }
}

impl<'g> IntoEdges for &'g KnowledgeGraph {
    type Edges = Edges<'g>;

    fn edges(self, node: NodeId) -> Edges<'g> {
        self.edges_directed(node, Outgoing)
    }
}

impl<'g> IntoEdgesDirected for &'g KnowledgeGraph {
    type EdgesDirected = Edges<'g>;

    fn edges_directed(self, node: NodeId, direction: petgraph::Direction) -> Edges<'g> {
        Edges { graph: self, node, direction, ends: ends(self, node, direction).iter() }
    }
}

impl<'g> IntoEdgeReferences for &'g KnowledgeGraph {
    type EdgeRef = Edge<'g>;
    type EdgeReferences = EdgeReferences<'g>;

    fn edge_references(self) -> EdgeReferences<'g> {
        EdgeReferences { statements: self.statements(), left: self.edge_count() }
    }
}

fn ends(graph: &KnowledgeGraph, node: NodeId, direction: petgraph::Direction) -> Ends<'_> {
    match direction {
        Outgoing => graph.out_ends(node),
        Incoming => graph.in_ends(node),
    }
}

/// A statement between two entities as an edge, from subject to object; free to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge<'g> {
    subject: NodeId,
    object: NodeId,
    statement: StatementRef<'g>,
}

impl<'g> Edge<'g> {
    /// The statement; unlike [`weight`](EdgeRef::weight), not tied to the life of this edge.
    #[must_use]
    pub const fn statement(self) -> StatementRef<'g> {
        self.statement
    }
}

impl<'g> EdgeRef for Edge<'g> {
    type NodeId = NodeId;
    type EdgeId = StatementId;
    type Weight = StatementRef<'g>;

    fn source(&self) -> NodeId {
        self.subject
    }

    fn target(&self) -> NodeId {
        self.object
    }

    fn weight(&self) -> &StatementRef<'g> {
        &self.statement
    }

    fn id(&self) -> StatementId {
        self.statement.number()
    }
}

/// Iterator over the entities at the other end of a node's statements, by predicate and entity; once
/// for each statement.
#[derive(Clone, Debug)]
pub struct Neighbours<'g>(slice::Iter<'g, NodeId>);

impl Iterator for Neighbours<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        self.0.next().copied()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Neighbours<'_> {}

impl FusedIterator for Neighbours<'_> {}

/// Iterator over the statements that leave or enter a node, by predicate and the entity at the other end.
#[derive(Clone, Debug)]
pub struct Edges<'g> {
    graph: &'g KnowledgeGraph,
    node: NodeId,
    direction: petgraph::Direction,
    ends: EndsIter<'g>,
}

impl<'g> Iterator for Edges<'g> {
    type Item = Edge<'g>;

    fn next(&mut self) -> Option<Edge<'g>> {
        let end = self.ends.next()?;
        let (subject, object) = match self.direction {
            Outgoing => (self.node, end.neighbour),
            Incoming => (end.neighbour, self.node),
        };
        Some(Edge { subject, object, statement: StatementRef::new(self.graph, end.statement()) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ends.size_hint()
    }
}

impl ExactSizeIterator for Edges<'_> {}

impl FusedIterator for Edges<'_> {}

/// Iterator over all statements between entities, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct EdgeReferences<'g> {
    statements: Statements<'g>,
    left: usize,
}

impl<'g> Iterator for EdgeReferences<'g> {
    type Item = Edge<'g>;

    fn next(&mut self) -> Option<Edge<'g>> {
        let (statement, (subject, object)) = self.statements.find_map(|it| Some((it, it.ends()?)))?;
        self.left = self.left.saturating_sub(1);
        Some(Edge { subject: subject.number(), object: object.number(), statement })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for EdgeReferences<'_> {}

impl FusedIterator for EdgeReferences<'_> {}
