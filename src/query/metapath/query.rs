//! The metapath query: a value that is prepared, then run.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::counting::{Route, count};
use super::counts::MetapathCounts;
use super::notation::Metapath;
use super::reach::End;
use super::resolve::resolve;
use super::selection::{Selection, Side};
use crate::graph::{Flags, KnowledgeGraph, NodeId};
use crate::query::plan::{
    Budget, EdgeFilter, Endpoint, EntityFilter, Filters, Limits, PlanEnd, PlanFilter, QueryError, QueryPlan,
    RunOptions, filter_methods, is_default,
};
use crate::text::options;

/// The damping exponent of Himmelstein and Baranzini.
const DAMPING: f64 = 0.5;

/// Asks how many paths of a [`Metapath`] join entities, and how specific these paths are.
///
/// A query is for one pair, from one entity to all, or for all pairs. A **path** visits no entity twice, and
/// follows pairs of entities: statements between the same two, of the same step, count once. The **path
/// count** is how many there are. The **degree-weighted path count** (DWPC; Himmelstein and Baranzini 2015,
/// PLOS Comput Biol 11(7):e1004259) adds up their weights: each step of a path weighs *a*^−*w* *b*^−*w*,
/// where *a* and *b* are the degrees of its two entities, the numbers of entities to which the step joins
/// them in the whole graph, and *w* is the damping exponent. A path through what is joined to
/// everything counts little. Negated and refuted statements are left out; a statement that joins an entity
/// to itself adds to its degree but is on no path. These are hetmatpy's definitions; but where four entities of one
/// kind follow each other, hetmatpy 0.1.0 counts paths that come back to the first as well
/// (`findings/hetmatpy_repeats.sh`). A filter acts as if the graph held no more than it admits, so degrees are those
/// of what is left.
///
/// ```
/// use mechgraph::query::MetapathQuery;
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let metapath = "Drug -affects[decreased]-> Protein -contributes_to-> Disease".parse()?;
/// let counts = MetapathQuery::new(metapath).from("emapalumab").run(&graph)?;
/// let best = counts.ranked(1).next().ok_or("no path")?;
/// assert_eq!((best.to.name(), best.paths), ("hemophagocytic lymphohistiocytosis", 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Complexity
///
/// The search grows from both ends, from the smaller side first, and reads only what a path can run through
/// or what a degree needs. What follows depends on where the same entity could come twice; the entities that
/// were met decide, not the categories.
///
/// - **Nowhere** (`CbGaD`): a product of sparse matrices, the cheapest next product first. Time in
///   proportion to the multiplications ([`MetapathCounts::work`]).
/// - **At positions of one kind** (`GiGiG`, `CbGpPWpGaD`, `DaGaDaG`, `GiGiGiG`): inclusion and exclusion over
///   the ways in which positions can be equal: 1 term for three positions of a kind that follow each
///   other, 2 for `CbGpPWpGaD`, 4 for `DaGaDaG`, at most 41 for any metapath of up to five steps. Each
///   term is products of matrices, whole or cell by cell; products are shared. Counts are exact; a
///   degree-weighted count is exact to a few units in the last place of that of the walks from which it is
///   taken.
/// - **Longer ones** with over 64 terms, or one that is no series-parallel network: depth first, path by path.
///   So also whatever has few paths to begin with, such as most single pairs. Nothing is subtracted there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct MetapathQuery {
    metapath: Metapath,
    #[serde(default = "any")]
    from: Endpoint,
    #[serde(default = "any")]
    to: Endpoint,
    #[serde(default = "damping")]
    damping: f64,
    #[serde(default, skip_serializing_if = "is_default")]
    permutations: usize,
    #[serde(default = "seed", skip_serializing_if = "is_first")]
    seed: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    filters: Filters,
}

const fn any() -> Endpoint {
    Endpoint::Any
}

const fn damping() -> f64 {
    DAMPING
}

const fn seed() -> u64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_first(given: &u64) -> bool {
    *given == seed()
}

filter_methods!(MetapathQuery: statements, entities);

impl MetapathQuery {
    pub(crate) const fn metapath(&self) -> &Metapath {
        &self.metapath
    }

    pub(crate) const fn damping_exponent(&self) -> f64 {
        self.damping
    }

    pub(crate) const fn networks(&self) -> usize {
        self.permutations
    }

    pub(super) const fn seed_of_networks(&self) -> u64 {
        self.seed
    }

    /// All pairs of a metapath, with a damping exponent of 0.5.
    pub fn new(metapath: Metapath) -> Self {
        Self {
            metapath,
            from: Endpoint::Any,
            to: Endpoint::Any,
            damping: DAMPING,
            permutations: 0,
            seed: seed(),
            filters: Filters::default(),
        }
    }

    options! { self:
        /// Paths from this entity, or these, subclasses left out. Default: any of the first kind.
        pub fn from(from: impl Into<Endpoint>) => self.from = from.into();

        /// Paths to this entity, or these, subclasses left out. Default: any of the last kind.
        pub fn to(to: impl Into<Endpoint>) => self.to = to.into();

        /// Sets the damping exponent: 0 weighs all paths alike, more takes more from those through hubs.
        pub const fn damping(exponent: f64) => self.damping = exponent;

        /// Sets from how many permuted networks [`null_model`](Self::null_model) and answers have p-values. Default: 0,
        /// and no p-values.
        pub const fn permutations(networks: usize) => self.permutations = networks;

        /// Sets the seed from which networks are drawn: the same seed draws the same ones. Default: 1.
        pub const fn seed(seed: u64) => self.seed = seed;
    }

    /// Finds what the names and the metapath mean in a graph.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a name means nothing or several things, if a word of the metapath means nothing
    /// in the graph, or if the damping exponent is negative or no number.
    pub fn prepare<'g>(&self, graph: &'g KnowledgeGraph) -> Result<PreparedMetapath<'g>, QueryError> {
        if !(self.damping.is_finite() && self.damping >= 0.0) {
            return Err(QueryError::Damping(self.damping.to_string()));
        }
        let edges = EdgeFilter::new(graph, &self.filters, Flags::NEGATED | Flags::REFUTED)?;
        let edges = Arc::new(edges.within_context(&self.filters)?);
        let mut selections = resolve(&self.metapath, graph, &edges)?;
        let entities = EntityFilter::new(graph, &self.filters)?;
        let last = selections.len().saturating_sub(1);
        for (step, selection) in selections.iter_mut().enumerate() {
            selection.restrict(&entities, (step > 0, step < last));
        }
        let ends = |endpoint: &Endpoint, selection: Option<&Selection<'g>>, side| {
            let mut nodes: Vec<u32> = selection.map(|selection| selection.nodes(side).collect()).unwrap_or_default();
            if *endpoint != Endpoint::Any {
                let named = endpoint.named(graph)?;
                nodes.retain(|node| named.binary_search(&NodeId(*node)).is_ok());
            }
            Ok::<_, QueryError>(End { nodes, is_whole: *endpoint == Endpoint::Any })
        };
        let from = ends(&self.from, selections.first(), Side::Left)?;
        let to = ends(&self.to, selections.last(), Side::Right)?;
        Ok(PreparedMetapath { graph, selections, from, to, damping: self.damping })
    }

    /// What the query means in a graph, and what bounds it; see [`QueryPlan`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn explain(&self, graph: &KnowledgeGraph) -> Result<QueryPlan, QueryError> {
        let prepared = self.prepare(graph)?;
        let end = |role, asked, end: &End| {
            let nodes: Vec<NodeId> = end.nodes.iter().copied().map(NodeId).collect();
            PlanEnd::new(role, asked, graph, &nodes)
        };
        let own = [PlanFilter::new("metapath", &self.metapath), PlanFilter::new("damping", self.damping)];
        Ok(QueryPlan {
            finds: "pairs of entities that paths of one kind join",
            ends: vec![end("from", &self.from, &prepared.from), end("to", &self.to, &prepared.to)],
            direction: "as the metapath says",
            max_hops: None,
            limit: None,
            filters: own.into_iter().chain(self.filters.explained()).collect(),
            limits: Limits::default(),
        })
    }

    /// Prepares the query and runs it within the default limits.
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare) and [`PreparedMetapath::run`].
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<MetapathCounts<'g>, QueryError> {
        self.prepare(graph)?.run(RunOptions::default())
    }
}

/// A metapath query that knows what it means in a graph.
#[derive(Clone, Debug)]
#[must_use = "a query does nothing until it is run"]
pub struct PreparedMetapath<'g> {
    graph: &'g KnowledgeGraph,
    pub(super) selections: Vec<Selection<'g>>,
    from: End,
    to: End,
    pub(super) damping: f64,
}

impl<'g> PreparedMetapath<'g> {
    /// Where paths start and end.
    pub(super) const fn ends(&self) -> [&End; 2] {
        [&self.from, &self.to]
    }

    /// Everything that may be there.
    pub(super) fn whole(&self) -> [End; 2] {
        let all = |selection: Option<&Selection<'g>>, side| {
            let nodes = selection.map(|selection| selection.nodes(side).collect()).unwrap_or_default();
            End { nodes, is_whole: true }
        };
        [all(self.selections.first(), Side::Left), all(self.selections.last(), Side::Right)]
    }

    /// Counts the paths.
    ///
    /// # Errors
    ///
    /// [`QueryError::Limit`] if a limit is met: memory, deadline or cancellation, or 64 multiplications for
    /// each expansion. A count that was cut short would be a wrong number, so there is no partial answer.
    pub fn run(&self, options: impl Into<RunOptions>) -> Result<MetapathCounts<'g>, QueryError> {
        let mut budget = Budget::new(options);
        let counted = count(&self.selections, (&self.from, &self.to), self.damping, Route::Cheapest, &mut budget);
        let counted = counted.map_err(QueryError::Limit)?;
        Ok(MetapathCounts::new(self.graph, counted, budget.work()))
    }
}
