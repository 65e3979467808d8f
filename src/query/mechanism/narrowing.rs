//! What lies before the meeting layer, narrowed to what leads to it.

use crate::query::plan::Budget;

use super::ending::may_lose_sign;
use super::goal::Goal;
use super::layers::{LayerEdge, Layers, Place};
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
            layer = self.read_met(&layer, steps, left_after, budget)?;
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

    /// Reads what is met after `steps` and keeps what leads to it.
    fn read_met(
        &mut self,
        layer: &[Place],
        steps: usize,
        left_after: usize,
        budget: &mut Budget,
    ) -> Option<Vec<Place>> {
        let mut preceding = Vec::new();
        let scratch = self.scratch;
        for &place in layer {
            for edge in scratch.forward.edges(steps + 1, place) {
                // No statement is read again.
                if !budget.tick() {
                    return None;
                }
                if self.joins(edge, place, steps, left_after) {
                    preceding.push(edge.place);
                }
            }
        }
        Some(preceding)
    }

    fn layers(&self, left: usize) -> &Layers {
        if left == self.left { &self.scratch.backward } else { &self.within }
    }

    /// Notes that a step, at `steps` from the sources, leads to a place; true if it is the first from where it starts.
    fn joins(&mut self, edge: &LayerEdge, to: Place, steps: usize, left_after: usize) -> bool {
        let (prepared, from, node) = (self.prepared, edge.place, self.scratch.places.node(to));
        let end = edge.end_at(node);
        if left_after > 0 && prepared.only_ends(&end) {
            return false;
        }
        // One of a sign that is not wanted counts beside one that is.
        self.within.join(left_after + 1, from, edge.to(to));
        let effect = end.effect();
        let loses_sign = may_lose_sign(prepared.plan.graph, &end, node, left_after == 0);
        let through = self.layers(left_after).get(left_after, to).then(effect);
        let through = if loses_sign { through.or_unsigned() } else { through };
        if !self.goal.compatibility.allows(self.scratch.forward.get(steps, from), through) {
            return false;
        }
        let to_come =
            if self.reach.weighs { self.layers(left_after).costs(left_after, to) } else { EffectCosts::NEVER };
        self.reach.add(&mut self.within, left_after + 1, from, through, || {
            let costs = to_come.then(effect, edge.cost);
            if loses_sign { costs.or_unsigned() } else { costs }
        })
    }
}
