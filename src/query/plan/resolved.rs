//! A query resolved against a graph.

use crate::graph::{EdgeEnd, KnowledgeGraph, Node, NodeId};

use super::edges::EdgeFilter;
use super::endpoint::{Endpoint, with_subclasses};
use super::entities::EntityFilter;
use super::error::QueryError;
use super::filters::Filters;
use super::limits::MOST_HOPS;

/// Where paths end.
#[derive(Clone, Debug)]
pub(crate) enum Targets {
    Any,
    /// In order.
    Nodes(Vec<NodeId>),
}

impl Targets {
    pub(crate) fn contain(&self, node: NodeId) -> bool {
        match self {
            Self::Any => true,
            Self::Nodes(nodes) => nodes.binary_search(&node).is_ok(),
        }
    }

    /// The entities, where they are named.
    pub(crate) fn nodes(&self) -> &[NodeId] {
        match self {
            Self::Any => &[],
            Self::Nodes(nodes) => nodes,
        }
    }
}

/// Where a reading goes: away from the sources, or back towards them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Onward,
    Back,
}

/// What a search is given: its ends and what it may read.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'g> {
    pub(crate) graph: &'g KnowledgeGraph,
    /// The entities at which paths start, in order.
    pub(crate) sources: Vec<NodeId>,
    pub(crate) targets: Targets,
    pub(crate) edges: EdgeFilter<'g>,
    pub(crate) entities: EntityFilter,
}

impl<'g> Plan<'g> {
    /// Resolves the endpoints, with their subclasses unless they are taken exactly, and compiles the filters.
    pub(crate) fn new(
        graph: &'g KnowledgeGraph,
        (from, to): (&Endpoint, &Endpoint),
        filters: &Filters,
        refused: u16,
    ) -> Result<Self, QueryError> {
        let edges = EdgeFilter::new(graph, filters, refused)?;
        let end = |endpoint: &Endpoint| match endpoint {
            Endpoint::Any | Endpoint::Category(_) => endpoint.named(graph),
            named if filters.exact_endpoints => named.named(graph),
            named => named.named(graph).map(|nodes| with_subclasses(graph, nodes)),
        };
        Ok(Self {
            graph,
            sources: end(from)?,
            targets: if *to == Endpoint::Any { Targets::Any } else { Targets::Nodes(end(to)?) },
            edges,
            entities: EntityFilter::new(graph, filters)?,
        })
    }

    /// Refuses a hop limit that is out of range.
    pub(crate) const fn check_hops(hops: usize) -> Result<(), QueryError> {
        if hops == 0 || hops > MOST_HOPS { Err(QueryError::Hops(hops)) } else { Ok(()) }
    }

    /// Takes other ends, by number and without their subclasses; a number that is not of the graph means nothing.
    pub(crate) fn set_ends(&mut self, from: NodeId, to: NodeId) {
        let known = |node: &NodeId| node.index() < self.graph.node_count();
        self.sources.clear();
        self.sources.extend(Some(from).filter(known));
        let mut nodes = match core::mem::replace(&mut self.targets, Targets::Any) {
            Targets::Any => Vec::new(),
            Targets::Nodes(nodes) => nodes,
        };
        nodes.clear();
        nodes.extend(Some(to).filter(known));
        self.targets = Targets::Nodes(nodes);
        self.drop_avoided_ends();
    }

    pub(crate) fn drop_avoided_ends(&mut self) {
        let entities = &self.entities;
        self.sources.retain(|node| entities.allows(*node));
        if let Targets::Nodes(nodes) = &mut self.targets {
            nodes.retain(|node| entities.allows(*node));
        }
    }

    /// The entities at which paths start, by CURIE.
    pub(crate) fn sources(&self) -> impl ExactSizeIterator<Item = Node<'g>> + use<'_, 'g> {
        let graph = self.graph;
        self.sources.iter().map(move |node| Node::new(graph, *node))
    }

    /// Whether a path may use this end of an edge. Its direction is the caller's to check.
    #[inline]
    pub(crate) fn allows(&self, end: &EdgeEnd<'_>) -> bool {
        self.edges.allows(end)
    }

    /// Whether a path may touch the entity at all.
    pub(crate) fn allows_node(&self, node: NodeId) -> bool {
        self.entities.allows(node)
    }

    /// Whether a path may run through the entity, rather than start or end there.
    pub(crate) fn allows_inner(&self, node: NodeId) -> bool {
        self.entities.allows_inner(self.graph, node)
    }
}
