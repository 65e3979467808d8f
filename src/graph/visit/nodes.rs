//! Traits about the graph's nodes, and sets of nodes.

use core::iter::FusedIterator;
use core::ops::Range;

use petgraph::Directed;
use petgraph::visit::{
    Data, GetAdjacencyMatrix, GraphBase, GraphProp, GraphRef, IntoNodeIdentifiers, IntoNodeReferences,
    NodeCompactIndexable, NodeCount, NodeIndexable, NodeRef, VisitMap, Visitable,
};
use rustc_hash::FxHashSet;

use crate::graph::{KnowledgeGraph, Node, NodeId, Nodes, StatementId, StatementRef};

impl GraphBase for &KnowledgeGraph {
    type NodeId = NodeId;
    type EdgeId = StatementId;
}

impl GraphRef for &KnowledgeGraph {}

impl<'g> Data for &'g KnowledgeGraph {
    type NodeWeight = Node<'g>;
    type EdgeWeight = StatementRef<'g>;
}

impl GraphProp for &KnowledgeGraph {
    type EdgeType = Directed;
}

impl NodeCount for &KnowledgeGraph {
    fn node_count(&self) -> usize {
        KnowledgeGraph::node_count(self)
    }
}

impl NodeIndexable for &KnowledgeGraph {
    fn node_bound(&self) -> usize {
        KnowledgeGraph::node_count(self)
    }

    fn to_index(&self, node: NodeId) -> usize {
        node.index()
    }

    fn from_index(&self, index: usize) -> NodeId {
        NodeId::from_index(index)
    }
}

impl NodeCompactIndexable for &KnowledgeGraph {}

impl IntoNodeIdentifiers for &KnowledgeGraph {
    type NodeIdentifiers = NodeIdentifiers;

    fn node_identifiers(self) -> NodeIdentifiers {
        NodeIdentifiers(0..self.node_count())
    }
}

impl<'g> IntoNodeReferences for &'g KnowledgeGraph {
    type NodeRef = Node<'g>;
    type NodeReferences = Nodes<'g>;

    fn node_references(self) -> Nodes<'g> {
        self.nodes()
    }
}

/// A view of an entity is petgraph's reference to a node, and its own weight.
impl NodeRef for Node<'_> {
    type NodeId = NodeId;
    type Weight = Self;

    fn id(&self) -> NodeId {
        self.number()
    }

    fn weight(&self) -> &Self {
        self
    }
}

impl Visitable for &KnowledgeGraph {
    type Map = VisitedNodes;

    fn visit_map(&self) -> VisitedNodes {
        VisitedNodes::with_bound(self.node_bound())
    }

    fn reset_map(&self, map: &mut VisitedNodes) {
        map.reset(self.node_bound());
    }
}

impl GetAdjacencyMatrix for &KnowledgeGraph {
    type AdjMatrix = AdjacentPairs;

    /// Linear in the statements, where a matrix of bits would take the square of the entities.
    fn adjacency_matrix(&self) -> AdjacentPairs {
        let objects = |node: NodeId| self.out_ends(node).iter().map(move |end| (node, end.neighbour));
        AdjacentPairs(self.node_identifiers().flat_map(objects).collect())
    }

    fn is_adjacent(&self, matrix: &AdjacentPairs, subject: NodeId, object: NodeId) -> bool {
        matrix.0.contains(&(subject, object))
    }
}

/// Iterator over the numbers of all entities, ascending.
#[derive(Clone, Debug)]
pub struct NodeIdentifiers(Range<usize>);

impl Iterator for NodeIdentifiers {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        self.0.next().map(NodeId::from_index)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for NodeIdentifiers {
    fn next_back(&mut self) -> Option<NodeId> {
        self.0.next_back().map(NodeId::from_index)
    }
}

impl ExactSizeIterator for NodeIdentifiers {}

impl FusedIterator for NodeIdentifiers {}

/// Which entities are subject and object of one statement at least, in that order: petgraph's
/// adjacency matrix, as a set of pairs.
#[derive(Clone, Debug)]
pub struct AdjacentPairs(FxHashSet<(NodeId, NodeId)>);

/// Which nodes an algorithm has visited: one bit for each node.
///
/// petgraph's own bitset takes petgraph's indices only.
#[derive(Clone, Debug, Default)]
pub struct VisitedNodes {
    words: Vec<u64>,
}

impl VisitedNodes {
    pub(super) fn with_bound(bound: usize) -> Self {
        Self { words: vec![0; bound.div_ceil(64)] }
    }

    pub(super) fn reset(&mut self, bound: usize) {
        self.words.clear();
        self.words.resize(bound.div_ceil(64), 0);
    }

    pub(super) fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = (index / 64, 1 << (index % 64));
        // A map made by `Default` has no room yet.
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let first = self.words[word] & bit == 0;
        self.words[word] |= bit;
        first
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    pub(super) fn remove(&mut self, index: usize) -> bool {
        let was = self.contains(index);
        if let Some(word) = self.words.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
        was
    }
}

impl VisitMap<NodeId> for VisitedNodes {
    fn visit(&mut self, node: NodeId) -> bool {
        self.insert(node.index())
    }

    fn is_visited(&self, node: &NodeId) -> bool {
        self.contains(node.index())
    }

    fn unvisit(&mut self, node: NodeId) -> bool {
        self.remove(node.index())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_visited_first_once_until_it_is_unvisited() {
        let mut visited = VisitedNodes::default();
        for node in [0, 63, 64, 1000].map(NodeId) {
            assert!(!visited.is_visited(&node) && !visited.unvisit(node));
            assert!(visited.visit(node) && !visited.visit(node) && visited.is_visited(&node));
            assert!(visited.unvisit(node) && !visited.is_visited(&node));
            assert!(visited.visit(node));
        }
        visited.reset(10);
        assert!(!visited.contains(0) && !visited.contains(1000));
        assert_eq!(visited.words.len(), 1);
    }
}
