//! A path query resolved against a graph, and what it can be asked.

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::Sign;
use crate::query::endpoint::{Endpoint, with_subclasses};
use crate::query::error::QueryError;
use crate::query::inner::inner_kinds;
use crate::query::limits::{Budget, CancellationToken, Completeness, Limits};
use crate::query::mechanism::MOST_HOPS;

use super::count::count;
use super::fronts::{Goal, shortest};
use super::neighbourhood::Neighbourhood;
use super::path::PathRef;
use super::query::{Parallels, PathQuery};
use super::results::{PathCount, PathLength, ShortestPath};
use super::route::write_route;
use super::scratch::PathScratch;
use super::steps::Steps;
use super::walk::Paths;

/// A [`PathQuery`] whose names are resolved and whose filters are tables.
///
/// It is shared between threads without a lock; each brings its own [`PathScratch`].
#[derive(Clone, Debug)]
pub struct PreparedPaths<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    pub(super) steps: Steps<'g>,
    pub(super) sources: Vec<NodeId>,
    pub(super) targets: Targets,
    pub(super) max_hops: Option<usize>,
    pub(super) parallels: Parallels,
    /// By set of categories, whether a path may run through it; empty if it may through all.
    inner_kinds: Vec<bool>,
    /// In order.
    avoided: Vec<NodeId>,
}

/// Where paths end.
#[derive(Clone, Debug)]
pub(super) enum Targets {
    Any,
    /// In order.
    Nodes(Vec<NodeId>),
}

impl<'g> PreparedPaths<'g> {
    pub(super) fn new(query: &PathQuery, graph: &'g KnowledgeGraph) -> Result<Self, QueryError> {
        if let Some(hops) = query.max_hops.filter(|hops| *hops == 0 || *hops > MOST_HOPS) {
            return Err(QueryError::Hops(hops));
        }
        QueryError::check_predicates(graph, &query.predicates)?;
        QueryError::check_predicates(graph, &query.avoided_predicates)?;
        let end = |endpoint: &Endpoint| match endpoint {
            Endpoint::Any | Endpoint::Category(_) => endpoint.named(graph),
            named if query.exact_endpoints => named.named(graph),
            named => named.named(graph).map(|nodes| with_subclasses(graph, nodes)),
        };
        let avoided: Result<Vec<_>, _> = query.avoided.iter().map(|endpoint| endpoint.named(graph)).collect();
        let mut avoided = avoided?.concat();
        avoided.sort_unstable();
        let mut prepared = Self {
            graph,
            steps: Steps::new(query, graph),
            sources: end(&query.from)?,
            targets: if query.to == Endpoint::Any { Targets::Any } else { Targets::Nodes(end(&query.to)?) },
            max_hops: query.max_hops,
            parallels: query.parallels,
            inner_kinds: inner_kinds(graph, &query.categories, &query.avoided_categories),
            avoided,
        };
        prepared.drop_avoided_ends();
        Ok(prepared)
    }

    /// The same query between two entities of the graph, by number and without their subclasses; so many
    /// pairs can be asked about with filters compiled once.
    ///
    /// A number that is not of the graph means nothing, and nothing is found.
    pub fn set_ends(&mut self, from: NodeId, to: NodeId) {
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

    fn drop_avoided_ends(&mut self) {
        let avoided = &self.avoided;
        let is_kept = |node: &NodeId| avoided.binary_search(node).is_err();
        self.sources.retain(is_kept);
        if let Targets::Nodes(nodes) = &mut self.targets {
            nodes.retain(is_kept);
        }
    }

    /// The entities at which paths start, by CURIE.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Node<'g>> {
        let graph = self.graph;
        self.sources.iter().map(move |node| Node::new(graph, *node))
    }

    /// Lists every simple path; see [`Paths`]. `scratch` may come from an earlier run, to be used again.
    #[must_use]
    pub fn run_with(self, scratch: PathScratch, limits: Limits, token: Option<CancellationToken>) -> Paths<'g> {
        Paths::new(self, scratch, Budget::new(limits, token))
    }

    /// Counts the simple paths of at most the query's steps, without making them.
    ///
    /// The limit of paths does not matter here.
    ///
    /// # Complexity
    ///
    /// Reads the statements of an entity a few times at most, and enters a branch for each beginning
    /// of a path that leaves two steps to go or more; parallel statements are multiplied, not
    /// entered.
    pub fn count(&self, scratch: &mut PathScratch, limits: Limits, token: Option<CancellationToken>) -> PathCount {
        let mut budget = Budget::new(limits, token);
        let paths = count(self, scratch, &mut budget);
        PathCount { paths, completeness: completeness(&budget), expansions: budget.expansions() }
    }

    /// How many steps the shortest path has.
    ///
    /// # Complexity
    ///
    /// Breadth first from both ends, the smaller front first, level by level until they meet: at most
    /// linear in the statements, mostly far less. No memory is allocated in a scratch that has been used
    /// on the graph.
    pub fn distance(&self, scratch: &mut PathScratch, limits: Limits, token: Option<CancellationToken>) -> PathLength {
        self.length(Goal::Plain, scratch, limits, token)
    }

    /// How many steps the shortest walk of a net sign has.
    ///
    /// A walk may meet an entity twice. Its steps are statements of effect `+` or `−` that are neither
    /// negated nor refuted, those from an entity to itself among them, read as the query says; its net
    /// sign is the product of their effects, and the walk of no steps has the sign `+`. So this is the
    /// distance from (source, `+`) to (target, `sign`) in the graph of pairs of an entity and a sign,
    /// INDRA's signed node graph, which is not made. Carriers are no steps here, as they are of a
    /// [mechanism](crate::MechanismQuery) and in [`SignedView`](crate::graph::visit::SignedView).
    ///
    /// # Complexity
    ///
    /// As [`distance`](Self::distance), over twice the entities.
    pub fn signed_distance(
        &self,
        sign: Sign,
        scratch: &mut PathScratch,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> PathLength {
        self.length(Goal::Signed(sign), scratch, limits, token)
    }

    /// One of the shortest paths: which one is not promised, but the same at every call. Where parallel
    /// statements stand apart, a step has the one of the least number.
    ///
    /// # Complexity
    ///
    /// As [`distance`](Self::distance), and one more reading of the statements of each entity on it.
    pub fn shortest<'s>(
        &self,
        scratch: &'s mut PathScratch,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> ShortestPath<'s, 'g> {
        self.met(Goal::Plain, scratch, limits, token)
    }

    /// One of the shortest walks of a net sign, as [`signed_distance`](Self::signed_distance) defines
    /// them. It may meet an entity twice.
    pub fn signed_shortest<'s>(
        &self,
        sign: Sign,
        scratch: &'s mut PathScratch,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> ShortestPath<'s, 'g> {
        self.met(Goal::Signed(sign), scratch, limits, token)
    }

    /// The entities within the query's steps of its sources, of those at which it ends; the sources are
    /// not among them.
    ///
    /// # Complexity
    ///
    /// Linear in the statements of what lies nearer than the last step. No memory is allocated in a
    /// scratch that has been used on the graph.
    pub fn neighbourhood<'s>(
        &self,
        scratch: &'s mut PathScratch,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> Neighbourhood<'s, 'g> {
        Neighbourhood::find(self, &mut scratch.reached, Budget::new(limits, token))
    }

    fn length(
        &self,
        goal: Goal,
        scratch: &mut PathScratch,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> PathLength {
        let mut budget = Budget::new(limits, token);
        let meeting = shortest(self, goal, &mut scratch.fronts, &mut budget);
        let steps = meeting.map(|meeting| meeting.steps);
        PathLength { steps, completeness: completeness(&budget), expansions: budget.expansions() }
    }

    fn met<'s>(
        &self,
        goal: Goal,
        scratch: &'s mut PathScratch,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> ShortestPath<'s, 'g> {
        let mut budget = Budget::new(limits, token);
        let meeting = shortest(self, goal, &mut scratch.fronts, &mut budget);
        if let Some(meeting) = meeting {
            write_route(self, goal, meeting, &scratch.fronts, &mut scratch.states, &mut scratch.route);
        }
        let path = meeting.map(|_| PathRef::new(self.graph, &scratch.route));
        ShortestPath { path, completeness: completeness(&budget), expansions: budget.expansions() }
    }

    /// What a path may not touch, in order.
    pub(super) fn avoided(&self) -> &[NodeId] {
        &self.avoided
    }

    /// Whether a path may touch the entity at all.
    pub(super) fn allows_node(&self, node: NodeId) -> bool {
        self.avoided.is_empty() || self.avoided.binary_search(&node).is_err()
    }

    /// Whether a path may run through the entity, rather than start or end there.
    pub(super) fn allows_inner(&self, node: NodeId) -> bool {
        self.inner_kinds.is_empty()
            || self.inner_kinds.get(Node::new(self.graph, node).kind()).copied().unwrap_or(false)
    }

    /// Whether some entities may not be run through.
    pub(super) const fn has_inner_filter(&self) -> bool {
        !self.inner_kinds.is_empty()
    }

    /// The most steps of a path that is listed or counted.
    pub(super) fn longest(&self) -> usize {
        self.max_hops.unwrap_or(MOST_HOPS)
    }

    /// The only entity at which paths end; none can run through it.
    pub(super) fn only_target(&self) -> Option<NodeId> {
        match &self.targets {
            Targets::Nodes(nodes) => nodes.first().copied().filter(|_| nodes.len() == 1),
            Targets::Any => None,
        }
    }
}

/// Of a search that ended by itself or by a limit.
pub(super) fn completeness(budget: &Budget) -> Completeness {
    budget.truncation().unwrap_or(Completeness::Complete)
}
