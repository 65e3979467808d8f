//! What chance makes of a degree-weighted path count.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::counting::{Counted, Route, count};
use super::counts::MetapathCount;
use super::gamma::upper_gamma;
use super::networks::Networks;
use super::query::{MetapathQuery, PreparedMetapath};
use super::reach::End;
use super::selection::{Selection, Side};
use crate::graph::KnowledgeGraph;
use crate::query::plan::{Budget, Endpoint, QueryError, RunOptions};
use crate::text::distinct;

/// The number of entities to which the first step joins a source, and the last one a target.
type Degrees = (u32, u32);

/// Below this, squared deviations are taken for rounding errors, and a value for no more than the mean.
const TOLERANCE: f64 = 1e-5;

/// What degree-weighted path counts are by chance: in permuted networks, between pairs of entities of the same degrees.
///
/// In a permuted network every entity keeps the number of entities to which each step joins it. Over all pairs of a source
/// and a target whose degrees are those of a pair that was asked about, in all networks, the values are fitted by a gamma-hurdle
/// distribution: zero, or drawn from a gamma distribution whose mean and deviation are those of the values above zero. The
/// p-value of a pair is how often such a pair has as high a value or a higher one. Values are inverse hyperbolic sines of
/// DWPCs over their mean in the graph. These are hetmatpy's definitions (Himmelstein et al. 2023, doi:10.1101/2023.01.05.522941).
///
/// From [`MetapathQuery::null_model`].
#[derive(Clone, Debug)]
pub struct MetapathNull {
    scale: f64,
    networks: usize,
    sources: FxHashMap<u32, u32>,
    targets: FxHashMap<u32, u32>,
    groups: BTreeMap<Degrees, DegreeGroup>,
}

/// The pairs of a source and a target of the same degrees, in all permuted networks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DegreeGroup {
    /// How many pairs there are.
    pub pairs: u64,
    /// How many of them paths join.
    pub joined: u64,
    /// The sum of their values.
    pub sum: f64,
    /// The sum of the squares of their values.
    pub squares: f64,
}

impl DegreeGroup {
    /// How often a pair of the group has a value as high as one above zero, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a count of pairs is far below 2^52")]
    pub fn p_value(self, value: f64) -> f64 {
        if self.joined == 0 {
            return 0.0;
        }
        let (pairs, joined) = (self.pairs as f64, self.joined as f64);
        let mean = self.sum / joined;
        let deviations = self.squares - self.sum * self.sum / joined;
        if self.joined < 2 || deviations.abs() < TOLERANCE {
            return if value <= mean + TOLERANCE { joined / pairs } else { 0.0 };
        }
        let variance = deviations / (joined - 1.0);
        let rate = mean / variance;
        joined / pairs * upper_gamma(mean * rate, rate * value)
    }
}

impl MetapathNull {
    /// The p-value of a pair: how often a pair of these degrees has as high a degree-weighted path count, or a higher one, by
    /// chance. From 0 to 1; none for a pair of other entities than those that were asked about.
    #[must_use]
    pub fn p_value(&self, count: &MetapathCount<'_>) -> Option<f64> {
        Some(self.group(count)?.p_value(self.value(count)))
    }

    /// The pairs of the same degrees.
    #[must_use]
    pub fn group(&self, count: &MetapathCount<'_>) -> Option<DegreeGroup> {
        let degrees = (*self.sources.get(&count.from.number().0)?, *self.targets.get(&count.to.number().0)?);
        self.groups.get(&degrees).copied()
    }

    /// The value of a pair: the inverse hyperbolic sine of its DWPC over the mean of the graph.
    #[must_use]
    pub fn value(&self, count: &MetapathCount<'_>) -> f64 {
        (count.degree_weighted / self.scale).asinh()
    }

    /// How many permuted networks there were.
    #[must_use]
    pub const fn networks(&self) -> usize {
        self.networks
    }

    /// Of a query, without networks: the degrees of the entities that it asks about, and the scale.
    fn new(prepared: &PreparedMetapath<'_>, budget: &Budget) -> Result<Self, QueryError> {
        let ends = prepared.ends();
        let [sources, targets] = prepared.whole();
        let whole = counted(&prepared.selections, [&sources, &targets], prepared.damping, budget)?;
        let sum: f64 =
            (0..whole.paths.height()).flat_map(|row| whole.paths.row(row)).map(|(_, cell)| cell.weight).sum();
        #[expect(clippy::cast_precision_loss, reason = "a count of pairs is far below 2^52")]
        let cells = sources.nodes.len() as f64 * targets.nodes.len() as f64;
        let [sources, targets] = [(ends[0], Side::Left), (ends[1], Side::Right)]
            .map(|(end, side)| degrees(&prepared.selections, &end.nodes, side));
        Ok(Self { scale: sum / cells, networks: 0, sources, targets, groups: BTreeMap::new() })
    }

    /// Adds what paths of the same kind join in a network.
    fn add(
        &mut self,
        selections: &[Selection<'_>],
        [sources, targets]: [&End; 2],
        damping: f64,
        budget: &Budget,
    ) -> Result<(), QueryError> {
        let own_sources = degrees(selections, &sources.nodes, Side::Left);
        let own_targets = degrees(selections, &targets.nodes, Side::Right);
        let peers = |end: &End, own: &FxHashMap<u32, u32>, asked: &FxHashMap<u32, u32>| {
            let wanted: Vec<u32> = distinct(asked.values().copied());
            let is_wanted = |node: &&u32| own.get(*node).is_some_and(|degree| wanted.binary_search(degree).is_ok());
            End { nodes: end.nodes.iter().filter(is_wanted).copied().collect(), is_whole: false }
        };
        let sources = peers(sources, &own_sources, &self.sources);
        let targets = peers(targets, &own_targets, &self.targets);
        let numbers = |end: &End, own: &FxHashMap<u32, u32>| {
            let mut numbers: BTreeMap<u32, u64> = BTreeMap::new();
            for degree in end.nodes.iter().filter_map(|node| own.get(node)) {
                *numbers.entry(*degree).or_default() += 1;
            }
            numbers
        };
        for (source, one) in numbers(&sources, &own_sources) {
            for (target, other) in numbers(&targets, &own_targets) {
                self.groups.entry((source, target)).or_default().pairs += one * other;
            }
        }
        let Counted { classes, paths } = counted(selections, [&sources, &targets], damping, budget)?;
        let node = |position: usize, number: usize| {
            classes.of.get(position).and_then(|class| classes.nodes.get(*class)).and_then(|nodes| nodes.get(number))
        };
        let last = classes.of.len().saturating_sub(1);
        for row in 0..paths.height() {
            let Some(source) = node(0, row).and_then(|node| own_sources.get(node)) else { continue };
            for (column, cell) in paths.row(row) {
                let Some(target) = node(last, column as usize).and_then(|node| own_targets.get(node)) else { continue };
                if let Some(group) = self.groups.get_mut(&(*source, *target)) {
                    let value = (cell.weight / self.scale).asinh();
                    group.joined += 1;
                    group.sum += value;
                    group.squares += value * value;
                }
            }
        }
        self.networks += 1;
        Ok(())
    }
}

impl MetapathQuery {
    /// What the degree-weighted path counts of the query are by chance, from as many [permuted networks](Self::permutations)
    /// as it says. Steps that join the same pairs of entities are one network, in which two pairs exchange their ends ten
    /// times as often as there are pairs.
    ///
    /// ```
    /// use mechgraph::query::MetapathQuery;
    ///
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let metapath = "Drug -affects[decreased]-> Protein -contributes_to-> Disease".parse()?;
    /// let query = MetapathQuery::new(metapath).from("emapalumab").permutations(20);
    /// let (counts, chance) = (query.run(&graph)?, query.null_model(&graph, mechgraph::query::Limits::default())?);
    /// let p_value = counts.ranked(1).next().and_then(|best| chance.p_value(&best)).ok_or("no path")?;
    /// assert!((0.0..=1.0).contains(&p_value));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare), and [`QueryError::Limit`] if a limit is met: the deadline and cancellation are of all
    /// networks, the other limits of each.
    ///
    /// # Complexity
    ///
    /// For each network, ten times its pairs, and as the query between all entities of the degrees of those asked about;
    /// once as the query for all pairs.
    pub fn null_model(
        &self,
        graph: &KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<MetapathNull, QueryError> {
        let mut budget = Budget::new(options);
        let prepared = self.prepare(graph)?;
        let mut null = MetapathNull::new(&prepared, &budget)?;
        let [sources, targets] = prepared.whole();
        let mut networks =
            Networks::read(&prepared.selections, self.seed_of_networks(), &mut budget).map_err(QueryError::Limit)?;
        for _ in 0..self.networks() {
            let steps = networks.advance(&mut budget.fresh()).map_err(QueryError::Limit)?;
            let selections: Vec<Selection<'_>> =
                prepared.selections.iter().zip(steps).map(|(selection, step)| selection.permuted(step)).collect();
            null.add(&selections, [&sources, &targets], self.damping_exponent(), &budget)?;
        }
        Ok(null)
    }

    /// The same from permuted networks that come from elsewhere, each as a graph; the entities of the query need not be in
    /// them.
    ///
    /// # Errors
    ///
    /// As [`null_model`](Self::null_model), also if the metapath means nothing in one of them.
    pub fn null_model_over<'n>(
        &self,
        graph: &KnowledgeGraph,
        networks: impl IntoIterator<Item = &'n KnowledgeGraph>,
        options: impl Into<RunOptions>,
    ) -> Result<MetapathNull, QueryError> {
        let budget = Budget::new(options);
        let mut null = MetapathNull::new(&self.prepare(graph)?, &budget)?;
        let of_all = self.clone().from(Endpoint::Any).to(Endpoint::Any);
        for network in networks {
            let prepared = of_all.prepare(network)?;
            let [sources, targets] = prepared.whole();
            null.add(&prepared.selections, [&sources, &targets], self.damping_exponent(), &budget)?;
        }
        Ok(null)
    }
}

/// The paths between some ends, within the limits of one run.
fn counted(
    selections: &[Selection<'_>],
    [from, to]: [&End; 2],
    damping: f64,
    budget: &Budget,
) -> Result<Counted, QueryError> {
    count(selections, (from, to), damping, Route::Cheapest, &mut budget.fresh()).map_err(QueryError::Limit)
}

/// The number of entities to which the first or the last step joins some entities.
fn degrees(selections: &[Selection<'_>], nodes: &[u32], side: Side) -> FxHashMap<u32, u32> {
    let step = if side == Side::Left { selections.first() } else { selections.last() };
    let mut found = Vec::new();
    let degree = |node: &u32| {
        step?.neighbours(*node, side, &mut found);
        Some((*node, u32::try_from(found.len()).ok()?))
    };
    nodes.iter().filter_map(degree).collect()
}
