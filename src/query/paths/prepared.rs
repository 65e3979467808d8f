//! A path query resolved against a graph.

use crate::graph::{EdgeRows, Ends, Flags, KnowledgeGraph, Node, NodeId};
use crate::model::Traversal;
use crate::query::plan::{MOST_HOPS, Plan, QueryError, Targets, Way};

use super::query::{Parallels, PathQuery};

/// A [`PathQuery`] whose names are resolved and whose filters are tables.
///
/// It is shared between threads without a lock; each brings its own [`PathScratch`](super::PathScratch).
#[derive(Clone, Debug)]
pub struct PreparedPaths<'g> {
    pub(super) plan: Plan<'g>,
    pub(super) steps: Steps<'g>,
    pub(super) max_hops: Option<usize>,
    pub(super) parallels: Parallels,
}

impl<'g> PreparedPaths<'g> {
    pub(super) fn new(query: &PathQuery, graph: &'g KnowledgeGraph) -> Result<Self, QueryError> {
        query.max_hops.map_or(Ok(()), Plan::check_hops)?;
        let refused = if query.affirmed { Flags::NEGATED | Flags::REFUTED } else { 0 };
        let mut plan = Plan::new(graph, (&query.from, &query.to), &query.filters, refused)?;
        plan.edges = plan.edges.within_context(&query.filters)?;
        plan.drop_avoided_ends();
        let steps = Steps::new(query.direction, graph);
        Ok(Self { plan, steps, max_hops: query.max_hops, parallels: query.parallels })
    }

    /// The same query between two entities of the graph, by number and without their subclasses; so many
    /// pairs can be asked about with filters compiled once.
    ///
    /// A number that is not of the graph means nothing, and nothing is found.
    pub fn set_ends(&mut self, from: NodeId, to: NodeId) {
        self.plan.set_ends(from, to);
    }

    /// The entities at which paths start, by CURIE.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Node<'g>> {
        self.plan.sources()
    }

    /// The most steps of a path that is listed or counted.
    pub(super) fn longest(&self) -> usize {
        self.max_hops.unwrap_or(MOST_HOPS)
    }

    /// The only entity at which paths end; none can run through it.
    pub(super) fn only_target(&self) -> Option<NodeId> {
        match &self.plan.targets {
            Targets::Nodes(nodes) => nodes.first().copied().filter(|_| nodes.len() == 1),
            Targets::Any => None,
        }
    }
}

/// The edges of a graph, read as a query wants.
#[derive(Clone, Debug)]
pub(super) struct Steps<'g> {
    onward: [EdgeRows<'g>; 2],
    back: [EdgeRows<'g>; 2],
}

impl<'g> Steps<'g> {
    fn new(direction: Traversal, graph: &'g KnowledgeGraph) -> Self {
        let (out, incoming, none) = (graph.out_rows(), graph.in_rows(), EdgeRows::EMPTY);
        let (onward, back) = match direction {
            Traversal::Forward => ([out, none], [incoming, none]),
            Traversal::Backward => ([incoming, none], [out, none]),
            Traversal::Both => ([out, incoming], [out, incoming]),
        };
        Self { onward, back }
    }

    /// The edge ends at `node`, to be asked whether the plan allows them.
    #[inline]
    pub(super) fn of(&self, node: NodeId, way: Way) -> impl Iterator<Item = Ends<'g>> {
        self.rows(way).iter().map(move |rows| rows.of(node))
    }

    /// How many edge ends there are at `node`: what it costs to read them.
    pub(super) fn degree(&self, node: NodeId, way: Way) -> usize {
        self.rows(way).iter().map(|rows| rows.degree(node)).sum()
    }

    const fn rows(&self, way: Way) -> &[EdgeRows<'g>; 2] {
        match way {
            Way::Onward => &self.onward,
            Way::Back => &self.back,
        }
    }
}
