//! What lies within some steps.

use core::iter::FusedIterator;
use core::ops::Range;

use crate::graph::{Ends, KnowledgeGraph, Node, NodeId};
use crate::query::plan::{Budget, Completeness, EdgeFilter, Targets, Way};

use super::prepared::PreparedPaths;
use super::results::NeighbourhoodSize;

/// The entities within some steps of others, in the scratch of their search.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhood<'s, 'g> {
    graph: &'g KnowledgeGraph,
    reached: &'s Reached,
    completeness: Completeness,
    expansions: u64,
}

impl<'s, 'g> Neighbourhood<'s, 'g> {
    pub(super) fn find(prepared: &PreparedPaths<'g>, reached: &'s mut Reached, mut budget: Budget) -> Self {
        reached.reach(prepared, Last::Listed, &mut budget);
        let (completeness, expansions) = (budget.completeness(), budget.expansions());
        Self { graph: prepared.plan.graph, reached, completeness, expansions }
    }

    /// How many entities there are. Where nothing else is wanted,
    /// [`neighbourhood_size`](PreparedPaths::neighbourhood_size) takes less time.
    #[must_use]
    pub fn len(self) -> usize {
        self.reached.len()
    }

    /// Whether everything was seen.
    #[must_use]
    pub const fn completeness(self) -> Completeness {
        self.completeness
    }

    /// Entities whose statements were read.
    #[must_use]
    pub const fn expansions(self) -> u64 {
        self.expansions
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The entities with their distance: by distance, and of one distance in the order in which they
    /// were met, which is the same at every call.
    #[must_use]
    pub fn iter(self) -> Neighbours<'s, 'g> {
        Neighbours { graph: self.graph, reached: self.reached, place: self.reached.sources(), distance: 1 }
    }
}

impl<'s, 'g> IntoIterator for Neighbourhood<'s, 'g> {
    type Item = (Node<'g>, usize);
    type IntoIter = Neighbours<'s, 'g>;

    fn into_iter(self) -> Neighbours<'s, 'g> {
        self.iter()
    }
}

/// Iterator over the entities of a [`Neighbourhood`] with their distance.
#[derive(Clone, Debug)]
pub struct Neighbours<'s, 'g> {
    graph: &'g KnowledgeGraph,
    reached: &'s Reached,
    place: usize,
    distance: usize,
}

impl<'g> Iterator for Neighbours<'_, 'g> {
    type Item = (Node<'g>, usize);

    fn next(&mut self) -> Option<(Node<'g>, usize)> {
        let reached = self.reached;
        let node = reached.members.get(..reached.count)?.get(self.place)?;
        while reached.levels.get(self.distance).is_some_and(|end| self.place >= *end) {
            self.distance += 1;
        }
        self.place += 1;
        Some((Node::new(self.graph, NodeId(*node)), self.distance))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.reached.count.saturating_sub(self.place);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Neighbours<'_, '_> {}
impl FusedIterator for Neighbours<'_, '_> {}

/// How many entities lie within some steps of others.
pub(super) fn size(prepared: &PreparedPaths<'_>, reached: &mut Reached, mut budget: Budget) -> NeighbourhoodSize {
    reached.reach(prepared, Last::Counted, &mut budget);
    let (completeness, expansions) = (budget.completeness(), budget.expansions());
    NeighbourhoodSize { entities: reached.len(), completeness, expansions }
}

/// What is wanted of the entities of the last level, of which none leads on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Listed,
    Counted,
}

/// How many edges read are worth a look at the marks of this many entities: these are counted a block at a time.
const MARKS_AN_EDGE: usize = 4;

/// A set of entities with their order: a byte each, and a list that has room for all, so that adding one
/// needs no branch.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    /// By entity, the run that reached it last, modulo 255 and from 1.
    runs: Vec<u8>,
    run: u8,
    members: Vec<u32>,
    count: usize,
    /// Entities that bear the mark of the run and are no members: those that are avoided.
    avoided: usize,
    /// Where each level ends.
    levels: Vec<usize>,
}

impl Reached {
    /// Forgets everything and starts at the sources.
    fn clear(&mut self, prepared: &PreparedPaths<'_>) {
        let nodes = prepared.plan.graph.node_count();
        if self.runs.len() != nodes {
            self.runs = vec![0; nodes];
            self.members = vec![0; nodes + 1];
            self.run = 0;
        }
        self.run = self.run.checked_add(1).unwrap_or_else(|| {
            self.runs.fill(0);
            1
        });
        self.count = add(prepared.plan.sources.iter().copied(), self.run, &mut self.runs, &mut self.members, 0);
        self.levels.clear();
        self.levels.push(self.count);
        // What is avoided counts as known, so it is never added.
        self.avoided = 0;
        for avoided in prepared.plan.entities.avoided() {
            if let Some(run) = self.runs.get_mut(avoided.index()) {
                self.avoided += usize::from(*run != self.run);
                *run = self.run;
            }
        }
    }

    /// Forgets everything and reaches what the query asks for.
    fn reach(&mut self, prepared: &PreparedPaths<'_>, last: Last, budget: &mut Budget) {
        self.clear(prepared);
        let mut steps = 0;
        while prepared.max_hops.is_none_or(|most| steps < most) {
            steps += 1;
            let is_last = prepared.max_hops == Some(steps);
            if is_last && last == Last::Counted && self.is_counted_sooner(prepared) {
                self.count_level(prepared, budget);
                return;
            }
            if !self.widen(prepared, budget) {
                break;
            }
        }
        if let Targets::Nodes(nodes) = &prepared.plan.targets {
            self.keep(nodes);
        }
    }

    fn add_all(&mut self, ends: Ends<'_>, edges: &EdgeFilter<'_>) {
        let Self { runs, run, members, count, .. } = self;
        *count = if edges.allows_every() {
            add(ends.neighbours().iter().copied(), *run, runs, members, *count)
        } else {
            add(ends.iter().filter(|end| edges.allows(end)).map(|end| end.neighbour), *run, runs, members, *count)
        };
    }

    /// Adds a level; false if there is nothing in it, or a limit was met.
    fn widen(&mut self, prepared: &PreparedPaths<'_>, budget: &mut Budget) -> bool {
        for place in self.last_level() {
            let Some(node) = self.leads_on(place, prepared) else { continue };
            if !budget.expand() {
                self.levels.push(self.count);
                return false;
            }
            for ends in prepared.steps.of(node, Way::Onward) {
                self.add_all(ends, &prepared.plan.edges);
            }
        }
        let grown = self.levels.last().is_some_and(|before| *before < self.count);
        self.levels.push(self.count);
        grown
    }

    /// Whether a level is known sooner if every end of its edges is marked and all marks are counted then. A filter or
    /// targets would have to be asked about each.
    fn is_counted_sooner(&self, prepared: &PreparedPaths<'_>) -> bool {
        if !prepared.plan.edges.allows_every() || !matches!(prepared.plan.targets, Targets::Any) {
            return false;
        }
        let nodes = self.last_level().filter_map(|place| self.leads_on(place, prepared));
        let edges: usize = nodes.map(|node| prepared.steps.degree(node, Way::Onward)).sum();
        edges.saturating_mul(MARKS_AN_EDGE) > self.runs.len()
    }

    /// Adds a level to the count, and not to the members.
    fn count_level(&mut self, prepared: &PreparedPaths<'_>, budget: &mut Budget) {
        for place in self.last_level() {
            let Some(node) = self.leads_on(place, prepared) else { continue };
            if !budget.expand() {
                break;
            }
            for ends in prepared.steps.of(node, Way::Onward) {
                mark(ends.neighbours(), self.run, &mut self.runs);
            }
        }
        self.count = marked(&self.runs, self.run) - self.avoided;
    }

    /// The places of the members that were added last.
    fn last_level(&self) -> Range<usize> {
        let start = self.levels.len().checked_sub(2).and_then(|before| self.levels.get(before)).copied().unwrap_or(0);
        start..self.count
    }

    /// The member at a place, if paths can run through it or start there.
    fn leads_on(&self, place: usize, prepared: &PreparedPaths<'_>) -> Option<NodeId> {
        let node = self.members.get(place).copied().map(NodeId)?;
        (place < self.sources() || prepared.plan.allows_inner(node)).then_some(node)
    }

    /// How many entities were reached, beside the sources.
    fn len(&self) -> usize {
        self.count - self.sources()
    }

    fn sources(&self) -> usize {
        self.levels.first().copied().unwrap_or(0)
    }

    /// Leaves out what is not among `nodes`, which are in order; the sources stay.
    fn keep(&mut self, nodes: &[NodeId]) {
        let (mut kept, mut start) = (self.sources(), self.sources());
        for end in self.levels.iter_mut().skip(1) {
            for place in start..*end {
                let Some(&node) = self.members.get(place) else { break };
                if nodes.binary_search(&NodeId(node)).is_ok() {
                    self.members[kept] = node;
                    kept += 1;
                }
            }
            start = *end;
            *end = kept;
        }
        self.count = kept;
    }
}

/// Adds what this run has not reached yet; gives the number of members.
///
/// Apart from its callers, among whose variables the loop would not keep its own in registers.
#[inline(never)]
fn add(nodes: impl Iterator<Item = NodeId>, own: u8, runs: &mut [u8], members: &mut [u32], mut count: usize) -> usize {
    for node in nodes {
        let (Some(run), Some(member)) = (runs.get_mut(node.index()), members.get_mut(count)) else { break };
        *member = node.0;
        count += usize::from(*run != own);
        *run = own;
    }
    count
}

/// Marks what a run reaches, whether it has reached it before or not. Apart from its callers, as [`add`] is.
#[inline(never)]
fn mark(nodes: &[NodeId], own: u8, runs: &mut [u8]) {
    for node in nodes {
        let Some(run) = runs.get_mut(node.index()) else { break };
        *run = own;
    }
}

/// How many marks are those of a run.
fn marked(runs: &[u8], own: u8) -> usize {
    // A byte holds the sum of a block, so that many are added at once.
    let of_block = |block: &[u8]| block.iter().map(|run| u8::from(*run == own)).sum::<u8>();
    runs.chunks(128).map(|block| usize::from(of_block(block))).sum()
}
