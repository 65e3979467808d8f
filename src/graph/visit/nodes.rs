//! Traits about the graph's nodes, and sets of nodes.

use petgraph::visit::{Data, GetAdjacencyMatrix, IntoNodeIdentifiers, IntoNodeReferences, NodeCount, NodeRef};
use rustc_hash::FxHashSet;

use crate::graph::{KnowledgeGraph, Node, NodeId, Nodes, StatementId, StatementRef};

/// petgraph's traits on a graph whose nodes are numbered without holes, and the iterator over the nodes.
macro_rules! numbered {
    ($graph:ty, $node:ident, $edge:ident; $(#[$doc:meta])* $nodes:ident) => {
        impl petgraph::visit::GraphBase for $graph {
            type NodeId = $node;
            type EdgeId = $edge;
        }

        impl petgraph::visit::GraphRef for $graph {}

        impl petgraph::visit::GraphProp for $graph {
            type EdgeType = petgraph::Directed;
        }

        impl petgraph::visit::NodeIndexable for $graph {
            fn node_bound(&self) -> usize {
                self.node_count()
            }

            fn to_index(&self, node: $node) -> usize {
                node.index()
            }

            fn from_index(&self, index: usize) -> $node {
                $node::from_index(index)
            }
        }

        impl petgraph::visit::NodeCompactIndexable for $graph {}

        impl petgraph::visit::IntoNodeIdentifiers for $graph {
            type NodeIdentifiers = $nodes;

            fn node_identifiers(self) -> $nodes {
                $nodes(0..self.node_count())
            }
        }

        impl petgraph::visit::Visitable for $graph {
            type Map = VisitedNodes;

            fn visit_map(&self) -> VisitedNodes {
                VisitedNodes::with_bound(self.node_count())
            }

            fn reset_map(&self, map: &mut VisitedNodes) {
                map.reset(self.node_count());
            }
        }

        impl petgraph::visit::VisitMap<$node> for VisitedNodes {
            fn visit(&mut self, node: $node) -> bool {
                self.insert(node.index())
            }

            fn is_visited(&self, node: &$node) -> bool {
                self.contains(node.index())
            }

            fn unvisit(&mut self, node: $node) -> bool {
                self.remove(node.index())
            }
        }

        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $nodes(core::ops::Range<usize>);

        impl Iterator for $nodes {
            type Item = $node;

            fn next(&mut self) -> Option<$node> {
                self.0.next().map($node::from_index)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl DoubleEndedIterator for $nodes {
            fn next_back(&mut self) -> Option<$node> {
                self.0.next_back().map($node::from_index)
            }
        }

        impl ExactSizeIterator for $nodes {}

        impl core::iter::FusedIterator for $nodes {}
    };
}
pub(super) use numbered;

numbered! {
    &KnowledgeGraph, NodeId, StatementId;
    /// Iterator over the numbers of all entities, ascending.
    NodeIdentifiers
}

impl<'g> Data for &'g KnowledgeGraph {
    type NodeWeight = Node<'g>;
    type EdgeWeight = StatementRef<'g>;
}

impl NodeCount for &KnowledgeGraph {
    fn node_count(&self) -> usize {
        KnowledgeGraph::node_count(self)
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

#[cfg(test)]
mod tests {
    use petgraph::visit::VisitMap;

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
