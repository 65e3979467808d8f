//! Exact bounds: how few steps lead from an entity to the target.
//!
//! One ball grows from the sources and one from the targets, always the one with fewer statements to
//! read, until together they are one step short of the length wanted. The ball about the targets is then
//! carried on, but only through what the other one holds. So every entity that can be on a path of the
//! length knows its distance to the target, and nothing far from both ends is read.

use crate::graph::NodeId;
use crate::query::plan::{Budget, Targets, Way};

use super::ball::{Ball, FAR};
use super::prepared::PreparedPaths;

/// The two balls.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    forward: Ball,
    backward: Ball,
    /// The last level of the backward ball that holds everything at its distance.
    whole: usize,
    /// The most steps that the bounds are good for.
    length: usize,
}

impl Bounds {
    /// Starts both balls.
    pub(super) fn start(&mut self, prepared: &PreparedPaths<'_>) {
        let graph = prepared.plan.graph;
        self.forward.clear(graph.node_count());
        self.backward.clear(graph.node_count());
        self.whole = 0;
        self.length = 0;
        prepared.plan.sources.iter().for_each(|source| self.forward.add(*source));
        match &prepared.plan.targets {
            Targets::Nodes(nodes) => nodes.iter().for_each(|target| self.backward.add(*target)),
            Targets::Any => {
                let nodes = graph.nodes().map(crate::graph::Node::number);
                nodes.filter(|node| prepared.plan.allows_node(*node)).for_each(|node| self.backward.add(node));
            }
        }
        self.forward.close_level(|node| prepared.steps.degree(node, Way::Onward));
        self.backward.close_level(|node| prepared.steps.degree(node, Way::Back));
    }

    /// Makes the bounds exact for paths of at most `length` steps; false if a limit was met.
    pub(super) fn measure(&mut self, length: usize, prepared: &PreparedPaths<'_>, budget: &mut Budget) -> bool {
        self.length = length;
        self.backward.truncate(self.whole);
        while self.forward.depth() + self.whole + 1 < length {
            let (depth, whole) = (self.forward.depth(), self.whole);
            if self.forward.level(depth).is_empty() || self.backward.level(whole).is_empty() {
                // One ball holds all that there is; the other one need not grow.
                break;
            }
            let onward = self.forward.weight(depth) <= self.backward.weight(whole);
            let (ball, way) = if onward { (&mut self.forward, Way::Onward) } else { (&mut self.backward, Way::Back) };
            if !grow(ball, way, FAR, None, prepared, budget) {
                return false;
            }
            self.whole += usize::from(!onward);
        }
        for level in self.whole + 1..=length {
            if !self.extend(level, length - level, prepared, budget) {
                return false;
            }
        }
        true
    }

    /// Adds what is `level` steps from the targets and at most `so_far` from the sources.
    #[expect(clippy::cast_possible_truncation, reason = "no path has more than 16 steps")]
    fn extend(&mut self, level: usize, so_far: usize, prepared: &PreparedPaths<'_>, budget: &mut Budget) -> bool {
        let candidates: usize = (0..=so_far).map(|depth| self.forward.weight(depth)).sum();
        if self.backward.weight(level - 1) <= candidates {
            return grow(&mut self.backward, Way::Back, so_far as u8, Some(&self.forward), prepared, budget);
        }
        let target = level as u8 - 1;
        for place in 0..self.forward.level(so_far.min(self.forward.depth())).end {
            let Some(node) = self.forward.member(place) else { break };
            if self.backward.distance(node) != FAR {
                continue;
            }
            if !budget.expand() {
                return false;
            }
            let leads_on = prepared.steps.of(node, Way::Onward).flatten().any(|end| {
                self.backward.distance(end.neighbour) == target
                    && prepared.plan.allows(&end)
                    && (target == 0 || prepared.plan.allows_inner(end.neighbour))
            });
            if leads_on {
                self.backward.add(node);
            }
        }
        self.backward.close_level(|node| prepared.steps.degree(node, Way::Back));
        true
    }

    /// The fewest steps from `node` to a target, as far as the present length can use them.
    pub(super) fn left(&self, node: NodeId) -> u8 {
        self.backward.distance(node)
    }

    /// The most steps that can be left at `node` on a path of the present length.
    pub(super) fn most_left(&self, node: NodeId) -> usize {
        let so_far = usize::from(self.forward.distance(node)).min(self.forward.depth() + 1);
        self.length.saturating_sub(so_far)
    }

    /// Whether the statements of all targets have been read.
    pub(super) const fn have_read_targets(&self) -> bool {
        self.whole > 0
    }

    pub(super) const fn bytes(&self) -> usize {
        self.forward.bytes() + self.backward.bytes()
    }
}

/// Adds a level to a ball: what its last one leads to, of what lies `within` so many steps.
fn grow(
    ball: &mut Ball,
    way: Way,
    most: u8,
    within: Option<&Ball>,
    prepared: &PreparedPaths<'_>,
    budget: &mut Budget,
) -> bool {
    let depth = ball.depth();
    for place in ball.level(depth) {
        let Some(node) = ball.member(place) else { break };
        if depth > 0 && !prepared.plan.allows_inner(node) {
            continue;
        }
        if !budget.expand() {
            return false;
        }
        for end in prepared.steps.of(node, way).flatten() {
            let near = within.is_none_or(|other| other.distance(end.neighbour) <= most);
            if near
                && ball.distance(end.neighbour) == FAR
                && prepared.plan.allows(&end)
                && prepared.plan.allows_node(end.neighbour)
            {
                ball.add(end.neighbour);
            }
        }
    }
    ball.close_level(|node| prepared.steps.degree(node, way));
    true
}
