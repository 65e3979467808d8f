//! The networks of a metapath, permuted.

use std::sync::Arc;

use super::selection::{Selection, Side};
use crate::query::permutation::{Ends, Present, Random, exchange};
use crate::query::plan::{Budget, LimitKind};

/// A pair of entities that a step joins, from left to right.
type Pair = [u32; 2];

/// The pairs that a step joins in a permuted network, from each side, in order.
#[derive(Clone, Debug)]
pub(super) struct PermutedStep {
    left: Vec<Pair>,
    right: Vec<Pair>,
}

impl PermutedStep {
    /// The entities that the step joins to one on a side.
    pub(super) fn neighbours(&self, node: u32, side: Side, found: &mut Vec<u32>) {
        let pairs = if side == Side::Left { &self.left } else { &self.right };
        let start = pairs.partition_point(|[own, _]| *own < node);
        let own = pairs.iter().skip(start).take_while(|[own, _]| *own == node);
        found.extend(own.map(|[_, other]| *other));
    }
}

/// The pairs of one or several steps, exchanged at random.
struct Network {
    edges: Vec<Pair>,
    /// Entities that are joined to themselves, which stay so.
    loops: Vec<Pair>,
    present: Present,
    ends: Ends,
}

/// The networks that the steps of a metapath run through. Steps that join the same pairs, in whatever direction, have one.
pub(super) struct Networks {
    all: Vec<Network>,
    /// For each step, its network, and whether it runs from right to left.
    steps: Vec<(usize, bool)>,
    random: Random,
}

/// Attempts to exchange for each edge between two networks, as hetnetpy has.
const ATTEMPTS: u64 = 10;

impl Networks {
    /// Reads the networks of some steps.
    ///
    /// # Errors
    ///
    /// A limit that was met.
    pub(super) fn read(selections: &[Selection<'_>], seed: u64, budget: &mut Budget) -> Result<Self, LimitKind> {
        let (mut known, mut steps): (Vec<Vec<Pair>>, Vec<(usize, bool)>) = (Vec::new(), Vec::new());
        let mut all = Vec::new();
        for selection in selections {
            let pairs = read(selection, budget)?;
            let turned = turned(&pairs);
            if let Some(place) = known.iter().position(|other| *other == pairs) {
                steps.push((place, false));
            } else if let Some(place) = known.iter().position(|other| *other == turned) {
                steps.push((place, true));
            } else {
                steps.push((known.len(), false));
                all.push(Network::new(&pairs, pairs == turned, budget)?);
                known.push(pairs);
            }
        }
        Ok(Self { all, steps, random: Random(seed) })
    }

    /// Exchanges, and gives the pairs of each step.
    ///
    /// # Errors
    ///
    /// A limit that was met.
    pub(super) fn advance(&mut self, budget: &mut Budget) -> Result<Vec<Arc<PermutedStep>>, LimitKind> {
        for Network { edges, present, ends, .. } in &mut self.all {
            let attempts = ATTEMPTS * edges.len() as u64;
            exchange(edges, present, *ends, attempts, &mut self.random, budget)?;
        }
        let [forwards, backwards] = [false, true].map(|is_turned| {
            let of_network = |network: &Network| Arc::new(network.step(is_turned));
            let is_used = |place: usize| self.steps.contains(&(place, is_turned));
            (0..).zip(&self.all).map(|(place, network)| is_used(place).then(|| of_network(network))).collect::<Vec<_>>()
        });
        let step = |(place, is_turned): &(usize, bool)| {
            let of_way = if *is_turned { &backwards } else { &forwards };
            of_way.get(*place).cloned().flatten()
        };
        Ok(self.steps.iter().filter_map(step).collect())
    }
}

impl Network {
    fn new(pairs: &[Pair], is_symmetric: bool, budget: &mut Budget) -> Result<Self, LimitKind> {
        let ends = if is_symmetric { Ends::Undirected } else { Ends::Directed };
        let (loops, mut edges): (Vec<Pair>, Vec<Pair>) = pairs.iter().partition(|[left, right]| left == right);
        if is_symmetric {
            edges.retain(|[left, right]| left < right);
        }
        let present = Present::pairs(&edges, budget)?;
        Ok(Self { edges, loops, present, ends })
    }

    fn step(&self, is_turned: bool) -> PermutedStep {
        let mut left = [self.edges.as_slice(), &self.loops].concat();
        if self.ends == Ends::Undirected {
            left.extend(self.edges.iter().map(|[left, right]| [*right, *left]));
        }
        left.sort_unstable();
        let right = turned(&left);
        if is_turned { PermutedStep { left: right, right: left } } else { PermutedStep { left, right } }
    }
}

/// The pairs that a step joins, in order.
fn read(selection: &Selection<'_>, budget: &mut Budget) -> Result<Vec<Pair>, LimitKind> {
    let (mut pairs, mut found) = (Vec::new(), Vec::new());
    for node in selection.nodes(Side::Left) {
        selection.neighbours(node, Side::Left, &mut found);
        budget.spend(found.len() as u64)?;
        pairs.extend(found.iter().map(|other| [node, *other]));
    }
    budget.keep(2 * size_of_val(pairs.as_slice()))?;
    Ok(pairs)
}

/// The same pairs from the other side, in order.
fn turned(pairs: &[Pair]) -> Vec<Pair> {
    let mut turned: Vec<Pair> = pairs.iter().map(|[left, right]| [*right, *left]).collect();
    turned.sort_unstable();
    turned
}
