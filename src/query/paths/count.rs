//! Counting paths without making them.

use crate::graph::NodeId;
use crate::query::plan::Budget;

use super::bounds::Bounds;
use super::onward::Onward;
use super::prepared::PreparedPaths;
use super::query::Parallels;
use super::scratch::PathScratch;

/// The number of simple paths of at most the query's steps.
pub(super) fn count(prepared: &PreparedPaths<'_>, scratch: &mut PathScratch, budget: &mut Budget) -> u64 {
    let length = prepared.longest();
    scratch.bounds.start(prepared);
    if !scratch.bounds.measure(length, prepared, budget) {
        return 0;
    }
    scratch.onward.start(prepared, &scratch.bounds);
    let mut total = 0;
    for &source in &prepared.plan.sources {
        let left = scratch.bounds.left(source);
        total += u64::from(left == 0);
        if usize::from(left) > length || prepared.only_target() == Some(source) {
            continue;
        }
        let PathScratch { bounds, onward, .. } = &mut *scratch;
        let mut counter = Counter { prepared, bounds, onward, budget, path: [NodeId::default(); DEPTH], total };
        counter.from(source, 0, length, 1);
        total = counter.total;
    }
    total
}

/// Entities of a path, at most.
const DEPTH: usize = crate::query::plan::MOST_HOPS + 1;

struct Counter<'c, 'g> {
    prepared: &'c PreparedPaths<'g>,
    bounds: &'c Bounds,
    onward: &'c mut Onward,
    budget: &'c mut Budget,
    path: [NodeId; DEPTH],
    total: u64,
}

impl Counter<'_, '_> {
    /// Counts what follows `node`, at `place` on a path, in at most `left` steps; as many paths end in
    /// `node` as `so_far`. The depth is that of the path.
    fn from(&mut self, node: NodeId, place: usize, left: usize, so_far: u64) {
        let Some(row) = self.onward.row(node, left, self.prepared, self.bounds, self.budget) else { return };
        self.path[place] = node;
        let only = self.prepared.only_target().is_some();
        let only_closes = row.start == row.closing && row.end == row.closing + 1;
        if only && (left == 1 || only_closes) {
            self.total = self.total.saturating_add(self.ways(row.closing, row.end, so_far));
            return;
        }
        if !self.budget.expand() || !self.budget.hold(self.bounds.bytes() + self.onward.bytes()) {
            return;
        }
        for at in if left == 1 { row.closing } else { row.start }..row.end {
            let Some(&next) = self.onward.next(at) else { return };
            if usize::from(next.left) >= left || self.path[..=place].contains(&next.node) {
                continue;
            }
            let ways = so_far.saturating_mul(self.multiplicity(next.count));
            if next.left == 0 {
                self.total = self.total.saturating_add(ways);
                if only || !self.prepared.plan.allows_inner(next.node) {
                    continue;
                }
            }
            if left > 1 {
                self.from(next.node, place + 1, left - 1, ways);
                if self.budget.cut().is_some() {
                    return;
                }
            }
        }
    }

    /// The paths that end with a step to the only target.
    fn ways(&self, closing: u32, end: u32, so_far: u64) -> u64 {
        let last = self.onward.next(closing).filter(|_| closing < end);
        last.map_or(0, |next| so_far.saturating_mul(self.multiplicity(next.count)))
    }

    fn multiplicity(&self, count: u32) -> u64 {
        match self.prepared.parallels {
            Parallels::Apart => u64::from(count),
            Parallels::Merged => 1,
        }
    }
}
