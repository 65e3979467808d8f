//! The query of plain paths: a value that is prepared, then asked.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::{Category, Predicate, Traversal};
use crate::query::endpoint::Endpoint;
use crate::query::error::QueryError;
use crate::query::limits::{CancellationToken, Limits};

use super::path::Path;
use super::prepared::PreparedPaths;
use super::results::{PathCount, PathLength};
use super::scratch::PathScratch;
use super::walk::Paths;

/// Asks which paths lead from one entity to another, whatever their statements mean.
///
/// A path is a sequence of entities, none of them twice, each joined to the next by a statement. Unlike
/// a [mechanism](crate::MechanismQuery) it has no sign, context or status: every statement between two
/// entities is a step, one of `treats` or `subclass_of` too. A path of no steps leads from an entity to
/// itself. Where several entities are asked about, a path leads from any of the ones to any of the
/// others, and may run through more of them.
///
/// Paths come by number of steps, then by their entities in sequence, then by their statements in
/// sequence, the order of both being that of their numbers; so the first k are the k shortest.
///
/// ```
/// use mechgraph::query::{Parallels, PathQuery};
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = PathQuery::between("emapalumab", "HLH").exact_endpoints().max_hops(3);
/// let first = query.run(&graph)?.next().ok_or("there is none")?;
/// assert_eq!(
///     first.to_string(),
///     "emapalumab —treats→ primary hemophagocytic lymphohistiocytosis —subclass_of→ hemophagocytic lymphohistiocytosis",
/// );
/// let query = query.avoiding_predicate("treats".parse()?).parallel_edges(Parallels::Merged);
/// let paths: Vec<String> = query.run(&graph)?.map(|path| path.to_string()).collect();
/// assert_eq!(paths[0], "emapalumab —affects→ interferon gamma —contributes_to→ hemophagocytic lymphohistiocytosis");
/// assert_eq!(query.count(&graph)?.paths, paths.len() as u64);
/// assert_eq!(query.distance(&graph)?.steps, Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[must_use = "a query does nothing until it is run"]
pub struct PathQuery {
    pub(super) from: Endpoint,
    pub(super) to: Endpoint,
    pub(super) max_hops: Option<usize>,
    pub(super) exact_endpoints: bool,
    pub(super) predicates: Vec<Predicate>,
    pub(super) avoided_predicates: Vec<Predicate>,
    pub(super) affirmed: bool,
    pub(super) direction: Traversal,
    pub(super) parallels: Parallels,
    pub(super) categories: Vec<Category>,
    pub(super) avoided_categories: Vec<Category>,
    pub(super) avoided: Vec<Endpoint>,
}

/// What several statements between the same two entities make.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parallels {
    /// A path each: paths differ if any of their statements does.
    #[default]
    Apart,
    /// One step that has them all: paths differ if any of their entities does.
    Merged,
}

impl PathQuery {
    /// Paths from one endpoint to another, read as the statements are written.
    ///
    /// An entity stands for itself and its subclasses, as in a mechanism query.
    pub fn between(from: impl Into<Endpoint>, to: impl Into<Endpoint>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            max_hops: None,
            exact_endpoints: false,
            predicates: Vec::new(),
            avoided_predicates: Vec::new(),
            affirmed: false,
            direction: Traversal::Forward,
            parallels: Parallels::Apart,
            categories: Vec::new(),
            avoided_categories: Vec::new(),
            avoided: Vec::new(),
        }
    }

    /// Paths from an endpoint to anything: what a neighbourhood is asked about.
    pub fn around(from: impl Into<Endpoint>) -> Self {
        Self::between(from, Endpoint::Any)
    }

    /// Sets the most steps, from 1 to 16. Default: 16 where paths are listed or counted; as many as it
    /// takes for a shortest path; all that can be reached for a neighbourhood.
    pub const fn max_hops(mut self, hops: usize) -> Self {
        self.max_hops = Some(hops);
        self
    }

    /// Leaves subclasses of the endpoints out. Default: they count.
    pub const fn exact_endpoints(mut self) -> Self {
        self.exact_endpoints = true;
        self
    }

    /// Sets how statements are read. Default: forward, from subject to object.
    pub const fn direction(mut self, direction: Traversal) -> Self {
        self.direction = direction;
        self
    }

    /// Sets what parallel statements make. Default: a path each.
    pub const fn parallel_edges(mut self, parallels: Parallels) -> Self {
        self.parallels = parallels;
        self
    }

    /// Statements of this predicate and those below it alone. Repeatable: any of them. Default: all.
    pub fn predicate(mut self, predicate: Predicate) -> Self {
        self.predicates.push(predicate);
        self
    }

    /// Keeps away from the statements of a predicate and those below it. Repeatable.
    pub fn avoiding_predicate(mut self, predicate: Predicate) -> Self {
        self.avoided_predicates.push(predicate);
        self
    }

    /// Leaves out statements that are negated or refuted. Default: they count as any other.
    pub const fn affirmed(mut self) -> Self {
        self.affirmed = true;
        self
    }

    /// Runs through entities of this category and those below it alone, the ends apart. Repeatable: any
    /// of them. Default: all.
    pub fn category(mut self, category: Category) -> Self {
        self.categories.push(category);
        self
    }

    /// Does not run through entities of a category and those below it, the ends apart. Repeatable.
    pub fn avoiding_category(mut self, category: Category) -> Self {
        self.avoided_categories.push(category);
        self
    }

    /// Keeps away from an entity, as an end too. Repeatable.
    pub fn avoiding(mut self, entity: impl Into<Endpoint>) -> Self {
        self.avoided.push(entity.into());
        self
    }

    /// Resolves the names and compiles the filters against a graph.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name or a predicate means nothing, a name means several things, or the hop
    /// limit is out of range.
    pub fn prepare<'g>(&self, graph: &'g KnowledgeGraph) -> Result<PreparedPaths<'g>, QueryError> {
        PreparedPaths::new(self, graph)
    }

    /// Prepares the query and lists every path, shortest first, with the default limits.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare); after that nothing can fail.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Paths<'g>, QueryError> {
        self.run_within(graph, Limits::default(), None)
    }

    /// Prepares the query and lists every path within limits, until it is cancelled.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn run_within<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> Result<Paths<'g>, QueryError> {
        Ok(self.prepare(graph)?.run_with(PathScratch::new(), limits, token))
    }

    /// How many paths there are, with the default limits; see [`PreparedPaths::count`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn count(&self, graph: &KnowledgeGraph) -> Result<PathCount, QueryError> {
        Ok(self.prepare(graph)?.count(&mut PathScratch::new(), Limits::default(), None))
    }

    /// One of the shortest paths, with the default limits; see [`PreparedPaths::shortest`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn shortest<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Option<Path<'g>>, QueryError> {
        let mut scratch = PathScratch::new();
        let prepared = self.prepare(graph)?;
        Ok(prepared.shortest(&mut scratch, Limits::default(), None).path.map(super::PathRef::to_path))
    }

    /// How many steps the shortest path has, with the default limits; see [`PreparedPaths::distance`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn distance(&self, graph: &KnowledgeGraph) -> Result<PathLength, QueryError> {
        Ok(self.prepare(graph)?.distance(&mut PathScratch::new(), Limits::default(), None))
    }
}
