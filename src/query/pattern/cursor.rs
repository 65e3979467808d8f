//! Goes through the matches of a forest, one entity of one node after the other.

use super::prepared::PreparedPattern;
use super::tree::{Check, Forest, Weights};
use super::walks::Walks;
use crate::graph::NodeId;
use crate::query::plan::Budget;

/// The entities of nodes, given one after the other.
#[derive(Debug)]
pub(super) struct Cursor {
    /// The nodes that are given an entity, each after its parent.
    nodes: Vec<usize>,
    /// Of each of them, the checks that can be made once it is given.
    checks: Vec<Vec<usize>>,
    /// The places at which each is, by node.
    places: Vec<u32>,
    /// Of each depth, the next entry of its row, and where the row ends.
    rows: Vec<(u32, u32)>,
    depth: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ready,
    At,
    Done,
}

impl Cursor {
    /// Goes through the nodes that are `given`, which has the parent of each of them.
    pub(super) fn new(forest: &Forest, pattern: &PreparedPattern<'_>, given: &[bool]) -> Self {
        let nodes: Vec<usize> = forest.order.iter().copied().filter(|node| given[*node]).collect();
        let rank = |node: usize| nodes.iter().position(|given| *given == node).unwrap_or(0);
        let mut checks = vec![Vec::new(); nodes.len()];
        for (number, check) in forest.checks.iter().enumerate() {
            let (one, other) = ends(check, pattern);
            if let Some(checks) = checks.get_mut(rank(one).max(rank(other))) {
                checks.push(number);
            }
        }
        let rows = vec![(0, 0); nodes.len()];
        let state = if nodes.is_empty() { State::Done } else { State::Ready };
        Self { nodes, checks, places: vec![0; forest.levels.len()], rows, depth: 0, state }
    }

    /// The place of the entity of each node.
    pub(super) fn places(&self) -> &[u32] {
        &self.places
    }

    /// Goes to the next match; false if there is none, or a limit was met.
    pub(super) fn advance(
        &mut self,
        forest: &Forest,
        weights: &Weights,
        walks: &mut Walks<'_>,
        pattern: &PreparedPattern<'_>,
        budget: &mut Budget,
    ) -> bool {
        match self.state {
            State::Done => return false,
            State::Ready => {
                self.state = State::At;
                self.enter(forest);
            }
            State::At => {}
        }
        let last = self.nodes.len() - 1;
        loop {
            if self.give(forest, weights, walks, pattern, budget) {
                if self.depth == last {
                    return true;
                }
                self.depth += 1;
                self.enter(forest);
                // What an inner loop reads is counted by its rows.
                if !budget.tick() {
                    self.state = State::Done;
                    return false;
                }
            } else if self.depth == 0 || budget.cut().is_some() {
                self.state = State::Done;
                return false;
            } else {
                self.depth -= 1;
            }
        }
    }

    /// Starts at the first entity of the node at this depth.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 entities")]
    #[inline]
    fn enter(&mut self, forest: &Forest) {
        let node = self.nodes[self.depth];
        self.rows[self.depth] = match &forest.branches[node] {
            Some(table) => table.range(self.places[table.from]),
            None => (0, forest.levels[node].len() as u32),
        };
    }

    /// Gives the node at this depth its next entity.
    #[inline]
    fn give(
        &mut self,
        forest: &Forest,
        weights: &Weights,
        walks: &mut Walks<'_>,
        pattern: &PreparedPattern<'_>,
        budget: &mut Budget,
    ) -> bool {
        let node = self.nodes[self.depth];
        let branch = forest.branches[node].as_ref();
        loop {
            let (next, end) = self.rows[self.depth];
            if next == end {
                return false;
            }
            self.rows[self.depth].0 += 1;
            // The forest is pruned, but for its roots.
            let place = match branch {
                Some(table) => table.entry(next),
                None if weights.whole[node][next as usize] == 0 => continue,
                None => next,
            };
            self.places[node] = place;
            let is_held = |number: &usize| {
                let check = &forest.checks[*number];
                holds(check, &self.places, forest, walks, pattern, budget)
            };
            if self.checks[self.depth].iter().all(is_held) {
                return true;
            }
        }
    }
}

/// The nodes that a check is about.
pub(super) fn ends(check: &Check, pattern: &PreparedPattern<'_>) -> (usize, usize) {
    match check {
        Check::In(table) | Check::NotIn(table) => (table.from, table.to),
        Check::Distinct(one, other) => (*one, *other),
        Check::Path(path) => (pattern.paths[*path].subject, pattern.paths[*path].object),
    }
}

fn holds(
    check: &Check,
    places: &[u32],
    forest: &Forest,
    walks: &mut Walks<'_>,
    pattern: &PreparedPattern<'_>,
    budget: &mut Budget,
) -> bool {
    let (one, other) = ends(check, pattern);
    let entity = |node: usize| forest.levels[node].entities.get(places[node] as usize).copied().unwrap_or(NodeId(0));
    match check {
        Check::In(table) => table.row(places[one] as usize).binary_search(&places[other]).is_ok(),
        Check::NotIn(table) => table.row(places[one] as usize).binary_search(&places[other]).is_err(),
        Check::Distinct(..) => entity(one) != entity(other),
        Check::Path(path) => walks.join(*path, entity(one), entity(other), budget),
    }
}
