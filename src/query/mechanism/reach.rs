//! Exact bounds: which entities lie on a walk of exactly so many steps, grown lazily from both ends.
//!
//! A walk of `n` steps is a walk of `a` steps from the sources that meets one of `n - a` steps to the
//! targets. Each new length grows one end by one layer, the one with the fewer statements to read. What
//! lies before the meeting layer is then narrowed to what leads to it. So no branch is entered that
//! cannot reach the target in the steps left with a wanted sign, and nothing far from both ends is read.

use crate::graph::{EdgeEnd, NodeId};
use crate::query::plan::{Budget, Targets};

use super::ending::at_end;
use super::goal::Goal;
use super::layers::Layers;
use super::prepared::Prepared;
use super::product::Effects;
use super::scratch::Scratch;

/// How far both ends have grown, and where they meet for the present length.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    forward_depth: usize,
    backward_depth: usize,
    /// The greatest length that can still have a walk.
    longest: usize,
    /// Steps from the sources to the meeting layer, at the present length.
    meeting: usize,
    length: usize,
}

impl Reach {
    /// Starts both ends.
    pub(crate) fn start(prepared: &Prepared<'_>, goal: &Goal, scratch: &mut Scratch) -> Self {
        let nodes = prepared.plan.graph.node_count();
        scratch.forward.clear(nodes);
        scratch.backward.clear(nodes);
        scratch.within.clear(nodes);
        for source in prepared.plan.sources.iter().filter(|source| prepared.plan.allows_node(**source)) {
            scratch.forward.add(0, *source, Effects::START);
        }
        if let Targets::Nodes(targets) = &goal.targets {
            for target in targets.iter().filter(|target| prepared.plan.allows_node(**target)) {
                scratch.backward.add(0, *target, Effects::START);
            }
        }
        Self { longest: prepared.query.max_hops, ..Self::default() }
    }

    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Makes the bounds exact for walks of `length` steps; false if there is none, or a limit was met.
    pub(crate) fn measure(
        &mut self,
        length: usize,
        prepared: &Prepared<'_>,
        goal: &Goal,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> bool {
        self.length = length;
        if matches!(goal.targets, Targets::Any) {
            self.meeting = 0;
            return true;
        }
        while self.forward_depth + self.backward_depth < length {
            if !self.grow(prepared, scratch, budget) || !budget.hold(scratch.bytes()) {
                return false;
            }
        }
        if length > self.longest {
            return false;
        }
        self.meeting = self.forward_depth.min(length);
        self.narrow(prepared, goal, scratch, budget)
    }

    /// The effects of walks from `node` to the targets in exactly `left` steps, as far as the present
    /// length can use them.
    pub(crate) fn to_come(&self, left: usize, node: NodeId, goal: &Goal, scratch: &Scratch) -> Effects {
        match goal.targets {
            Targets::Any => Effects::ALL,
            Targets::Nodes(_) if self.length - left >= self.meeting => scratch.backward.get(left, node),
            Targets::Nodes(_) => scratch.within.get(left, node),
        }
    }

    /// Grows the end with fewer statements to read by one layer.
    fn grow(&mut self, prepared: &Prepared<'_>, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        let weight = |layer: &[NodeId]| layer.iter().map(|node| prepared.plan.graph.degree(*node)).sum::<usize>();
        let forward = weight(scratch.forward.members(self.forward_depth));
        let backward = weight(scratch.backward.members(self.backward_depth));
        let (layers, depth) = if forward <= backward {
            (&mut scratch.forward, &mut self.forward_depth)
        } else {
            (&mut scratch.backward, &mut self.backward_depth)
        };
        let forwards = forward <= backward;
        // The layer is read while the next one is filled, so it is taken out by index.
        for place in 0..layers.members(*depth).len() {
            let Some(&node) = layers.members(*depth).get(place) else { break };
            if *depth > 0 && !prepared.plan.allows_inner(node) {
                continue;
            }
            if !budget.expand() {
                return false;
            }
            let effects = layers.get(*depth, node);
            let mut reach = |end: EdgeEnd| {
                if prepared.plan.allows(&end) && prepared.plan.allows_node(end.neighbour) {
                    let mut reached = effects.then(end.flags.effect());
                    if !forwards && *depth == 0 {
                        reached = reached.with(at_end(end.flags.effect()));
                    }
                    layers.add(*depth + 1, end.neighbour, reached);
                }
            };
            if forwards {
                prepared.plan.graph.steps_from(node).for_each(&mut reach);
            } else {
                prepared.plan.graph.steps_to(node).for_each(&mut reach);
            }
        }
        *depth += 1;
        if layers.members(*depth).is_empty() {
            // No walk from this end has so many steps, so none between both ends has either.
            self.longest = self.longest.min(*depth - 1);
        }
        true
    }

    /// Fills `within` for the steps before the meeting layer, from there back to the sources.
    fn narrow(&self, prepared: &Prepared<'_>, goal: &Goal, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        let Scratch { forward, backward, within, .. } = scratch;
        within.clear(prepared.plan.graph.node_count());
        let left = self.length - self.meeting;
        let mut narrowing = Narrowing { prepared, goal, forward, backward, within, left };
        let mut layer = narrowing.meeting(self.meeting);
        for steps in (0..self.meeting).rev() {
            let left_after = self.length - steps - 1;
            // Either what comes before is read, towards the target, or what is met, away from it: the fewer.
            let read = if narrowing.forward.members(steps).len() < layer.len() {
                narrowing.read_before(steps, left_after, budget)
            } else {
                narrowing.read_met(&layer, steps, left_after, budget)
            };
            let Some(preceding) = read else { return false };
            layer = preceding;
        }
        !layer.is_empty()
    }
}

/// The layers of a length while what cannot reach the target is left out, from the meeting layer back.
struct Narrowing<'n, 'g> {
    prepared: &'n Prepared<'g>,
    goal: &'n Goal,
    forward: &'n Layers,
    backward: &'n Layers,
    within: &'n mut Layers,
    /// Steps from the meeting layer to the targets.
    left: usize,
}

impl Narrowing<'_, '_> {
    /// The entities that both ends reach, at `steps` from the sources.
    fn meeting(&self, steps: usize) -> Vec<NodeId> {
        let meets = |node: &&NodeId| {
            let (so_far, to_come) = (self.forward.get(steps, **node), self.backward.get(self.left, **node));
            // Whether a last step ends at a place, and so without a sign, is known of the step alone.
            let joins = match self.left {
                0 => !so_far.is_empty() && !to_come.is_empty(),
                _ => self.goal.compatibility.allows(so_far, to_come),
            };
            joins && (self.left == 0 || steps == 0 || self.prepared.plan.allows_inner(**node))
        };
        // The smaller layer is looked through; what both hold is the same.
        let (here, there) = (self.forward.members(steps), self.backward.members(self.left));
        let candidates = if here.len() <= there.len() { here } else { there };
        candidates.iter().filter(meets).copied().collect()
    }

    /// Reads the entities at `steps` from the sources and keeps those that lead on.
    fn read_before(&mut self, steps: usize, left_after: usize, budget: &mut Budget) -> Option<Vec<NodeId>> {
        let mut preceding = Vec::new();
        for &node in self.forward.members(steps) {
            if steps > 0 && !self.prepared.plan.allows_inner(node) {
                continue;
            }
            if !budget.expand() {
                return None;
            }
            for end in self.prepared.plan.graph.steps_from(node) {
                let to_come = self.to_come(left_after, end.neighbour);
                let leads_on =
                    !to_come.is_empty() && (left_after == 0 || self.prepared.plan.allows_inner(end.neighbour));
                if leads_on && self.joins(&end, node, steps, left_after, to_come) {
                    preceding.push(node);
                }
            }
        }
        Some(preceding)
    }

    /// Reads the entities that are met after `steps` and keeps what leads to them.
    fn read_met(
        &mut self,
        layer: &[NodeId],
        steps: usize,
        left_after: usize,
        budget: &mut Budget,
    ) -> Option<Vec<NodeId>> {
        let mut preceding = Vec::new();
        for &node in layer {
            if !budget.expand() {
                return None;
            }
            let to_come = self.to_come(left_after, node);
            for end in self.prepared.plan.graph.steps_to(node) {
                let inner = steps == 0 || self.prepared.plan.allows_inner(end.neighbour);
                if inner && self.joins(&end, end.neighbour, steps, left_after, to_come) {
                    preceding.push(end.neighbour);
                }
            }
        }
        Some(preceding)
    }

    fn to_come(&self, left: usize, node: NodeId) -> Effects {
        if left == self.left { self.backward.get(left, node) } else { self.within.get(left, node) }
    }

    /// Notes that a step leads from `node`, at `steps` from the sources, to what has `to_come` before it;
    /// true if it is the first.
    fn joins(&mut self, end: &EdgeEnd, node: NodeId, steps: usize, left_after: usize, to_come: Effects) -> bool {
        let so_far = self.forward.get(steps, node);
        if so_far.is_empty() || !self.prepared.plan.allows(end) {
            return false;
        }
        let mut through = to_come.then(end.flags.effect());
        if left_after == 0 {
            through = through.with(at_end(end.flags.effect()));
        }
        self.goal.compatibility.allows(so_far, through) && self.within.add(left_after + 1, node, through)
    }
}
