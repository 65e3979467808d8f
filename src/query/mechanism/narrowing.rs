//! What lies before the meeting layer, narrowed to what leads to it.

use crate::graph::EdgeEnd;
use crate::query::plan::Budget;

use super::ending::may_lose_sign;
use super::goal::Goal;
use super::layers::{Layers, Place};
use super::prepared::Prepared;
use super::product::EffectCosts;
use super::reach::{Meeting, Reach};
use super::scratch::Scratch;

/// The layers of a length while what cannot reach the target is left out, from the meeting layer back.
pub(super) struct Narrowing<'n, 'g> {
    pub(super) reach: &'n Reach,
    pub(super) prepared: &'n Prepared<'g>,
    pub(super) goal: &'n Goal,
    pub(super) scratch: &'n Scratch,
    pub(super) within: Layers,
    /// Steps from the meeting layer to the targets.
    pub(super) left: usize,
}

impl Narrowing<'_, '_> {
    /// The sources from which walks of the length lead to the targets; `None` if a limit was met.
    pub(super) fn read(&mut self, meeting: Meeting, budget: &mut Budget) -> Option<Vec<Place>> {
        let mut layer = self.meeting(meeting.steps);
        for steps in (0..meeting.steps).rev() {
            let left_after = meeting.length - steps - 1;
            // Either what comes before is read, towards the target, or what is met, away from it: the fewer.
            layer = if self.scratch.forward.members(steps).len() < layer.len() {
                self.read_before(steps, left_after, budget)?
            } else {
                self.read_met(&layer, steps, left_after, budget)?
            };
        }
        Some(layer)
    }

    /// What both ends reach, at `steps` from the sources.
    fn meeting(&self, steps: usize) -> Vec<Place> {
        let Scratch { places, forward, backward, .. } = self.scratch;
        let meets = |place: &&Place| {
            let (so_far, to_come) = (forward.get(steps, **place), backward.get(self.left, **place));
            // Whether a last step ends at a place, and so without a sign, is known of the step alone.
            let joins = match self.left {
                0 => !so_far.is_empty() && !to_come.is_empty(),
                _ => self.goal.compatibility.allows(so_far, to_come),
            };
            joins && (self.left == 0 || steps == 0 || self.prepared.plan.allows_inner(places.node(**place)))
        };
        // The smaller layer is looked through; what both hold is the same.
        let (here, there) = (forward.members(steps), backward.members(self.left));
        let candidates = if here.len() <= there.len() { here } else { there };
        candidates.iter().filter(meets).copied().collect()
    }

    /// Reads what is at `steps` from the sources and keeps what leads on.
    fn read_before(&mut self, steps: usize, left_after: usize, budget: &mut Budget) -> Option<Vec<Place>> {
        let mut preceding = Vec::new();
        let places = &self.scratch.places;
        for &place in self.scratch.forward.members(steps) {
            let node = places.node(place);
            if steps > 0 && !self.prepared.plan.allows_inner(node) {
                continue;
            }
            if !budget.expand_over(self.prepared.plan.graph.degree(node)) {
                return None;
            }
            for end in self.prepared.steps_from(node) {
                let Some(next) = places.get(end.neighbour) else { continue };
                let to_come = self.layers(left_after).get(left_after, next);
                let leads_on =
                    !to_come.is_empty() && (left_after == 0 || self.prepared.plan.allows_inner(end.neighbour));
                if leads_on && self.joins(&end, (place, next), steps, left_after) {
                    preceding.push(place);
                }
            }
        }
        Some(preceding)
    }

    /// Reads what is met after `steps` and keeps what leads to it.
    fn read_met(
        &mut self,
        layer: &[Place],
        steps: usize,
        left_after: usize,
        budget: &mut Budget,
    ) -> Option<Vec<Place>> {
        let mut preceding = Vec::new();
        let places = &self.scratch.places;
        for &place in layer {
            let node = places.node(place);
            if !budget.expand_over(self.prepared.plan.graph.degree(node)) {
                return None;
            }
            for end in self.prepared.steps_to(node) {
                let Some(before) = places.get(end.neighbour) else { continue };
                let inner = steps == 0 || self.prepared.plan.allows_inner(end.neighbour);
                if inner && self.joins(&end, (before, place), steps, left_after) {
                    preceding.push(before);
                }
            }
        }
        Some(preceding)
    }

    fn layers(&self, left: usize) -> &Layers {
        if left == self.left { &self.scratch.backward } else { &self.within }
    }

    /// Notes that a step leads from one place, at `steps` from the sources, to another; true if it is the first from
    /// there.
    fn joins(&mut self, end: &EdgeEnd<'_>, (from, to): (Place, Place), steps: usize, left_after: usize) -> bool {
        let so_far = self.scratch.forward.get(steps, from);
        if so_far.is_empty() || !self.prepared.plan.allows(end) || (left_after > 0 && self.prepared.only_ends(end)) {
            return false;
        }
        let effect = end.effect();
        let (graph, node) = (self.prepared.plan.graph, self.scratch.places.node(to));
        let loses_sign = may_lose_sign(graph, end, node, left_after == 0);
        let through = self.layers(left_after).get(left_after, to).then(effect);
        let through = if loses_sign { through.or_unsigned() } else { through };
        if !self.goal.compatibility.allows(so_far, through) {
            return false;
        }
        let to_come =
            if self.reach.weighs { self.layers(left_after).costs(left_after, to) } else { EffectCosts::NEVER };
        let Scratch { places, .. } = self.scratch;
        let prepared = self.prepared;
        self.reach.add(&mut self.within, left_after + 1, from, through, || {
            let costs = to_come.then(effect, prepared.costs.of(end, places.node(from), places.node(to)));
            if loses_sign { costs.or_unsigned() } else { costs }
        })
    }
}
