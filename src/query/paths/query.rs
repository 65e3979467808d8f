//! The query of plain paths: a value.

use serde::{Deserialize, Serialize};

use crate::model::Traversal;
use crate::query::plan::{Endpoint, Filters, filter_methods, is_default};
use crate::text::options;

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
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct PathQuery {
    pub(super) from: Endpoint,
    pub(super) to: Endpoint,
    #[serde(skip_serializing_if = "is_default")]
    pub(super) max_hops: Option<usize>,
    #[serde(skip_serializing_if = "is_default")]
    pub(super) filters: Filters,
    #[serde(skip_serializing_if = "is_default")]
    pub(super) affirmed: bool,
    pub(super) direction: Traversal,
    #[serde(skip_serializing_if = "is_default")]
    pub(super) parallels: Parallels,
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

filter_methods!(PathQuery: statements, entities, ends);

/// From anything to anything.
impl Default for PathQuery {
    fn default() -> Self {
        Self::between(Endpoint::Any, Endpoint::Any)
    }
}

impl PathQuery {
    pub(crate) const fn start(&self) -> &Endpoint {
        &self.from
    }

    pub(crate) const fn end(&self) -> &Endpoint {
        &self.to
    }

    /// Paths from one endpoint to another, read as the statements are written.
    ///
    /// An entity means itself and its subclasses, as in a mechanism query.
    pub fn between(from: impl Into<Endpoint>, to: impl Into<Endpoint>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            max_hops: None,
            filters: Filters::default(),
            affirmed: false,
            direction: Traversal::Forward,
            parallels: Parallels::Apart,
        }
    }

    /// Paths whose ends are still to be set, over statements that filters admit.
    pub(in crate::query) fn anywhere(filters: Filters) -> Self {
        let nowhere = || Endpoint::AnyOf(Vec::new());
        Self { filters, ..Self::between(nowhere(), nowhere()) }
    }

    /// Paths from an endpoint to anything: what a neighbourhood is asked about.
    pub fn around(from: impl Into<Endpoint>) -> Self {
        Self::between(from, Endpoint::Any)
    }

    options! { self:
        /// Sets the most steps, from 1 to 16. Default: 16 where paths are listed or counted; as many as it
        /// takes for a shortest path; all that can be reached for a neighbourhood.
        pub const fn max_hops(hops: usize) => self.max_hops = Some(hops);

        /// Sets how statements are read. Default: forward, from subject to object.
        pub const fn direction(direction: Traversal) => self.direction = direction;

        /// Sets what parallel statements make. Default: a path each.
        pub const fn parallel_edges(parallels: Parallels) => self.parallels = parallels;

        /// Leaves out statements that are negated or refuted. Default: they count as any other.
        pub const fn affirmed() => self.affirmed = true;
    }
}
