//! What lies before the meeting layer, narrowed to what leads to it.

use crate::query::plan::Budget;

use super::ending::may_lose_sign;
use super::goal::Goal;
use super::layers::{Layers, Place};
use super::prepared::Prepared;
use super::reach::Meeting;
use super::scratch::Scratch;

/// The layers of a length while what cannot reach the target is left out, from the meeting layer back.
pub(super) struct Narrowing<'n, 'g> {
    pub(super) prepared: &'n Prepared<'g>,
    pub(super) goal: &'n Goal,
    pub(super) scratch: &'n Scratch,
    pub(super) within: Layers,
    /// Steps from the meeting layer to the targets.
    pub(super) left: usize,
}

impl Narrowing<'_, '_> {
    /// Keeps what leads from the sources to the targets in the steps of the length; false if there is nothing or a limit was
    /// met.
    pub(super) fn read(&mut self, meeting: Meeting, budget: &mut Budget) -> bool {
        let met = self.meeting(meeting.steps);
        let mut steps = (0..meeting.steps).rev();
        !met.is_empty() && steps.all(|steps| self.read_met(&met, steps, meeting.length - steps - 1, budget))
    }

    /// What both ends reach, at `steps` from the sources.
    fn meeting(&self, steps: usize) -> Vec<Place> {
        let places = &self.scratch.places;
        let (forward, backward) = (self.scratch.forward.at(steps), self.scratch.backward.at(self.left));
        let meets = |place: &&Place| {
            let (so_far, to_come) = (forward.effects(**place), backward.effects(**place));
            // Whether a last step ends at a place, and so without a sign, is known of the step alone.
            let joins = match self.left {
                0 => !so_far.is_empty() && !to_come.is_empty(),
                _ => self.goal.wanted.joins(so_far, to_come),
            };
            joins && (self.left == 0 || steps == 0 || self.prepared.plan.allows_inner(places.node(**place)))
        };
        // The smaller layer is looked through; what both hold is the same.
        let (here, there) = (forward.members(), backward.members());
        let candidates = if here.len() <= there.len() { here } else { there };
        candidates.iter().filter(meets).copied().collect()
    }

    /// Reads what is met after `steps`, which is what both ends reach where these meet, and keeps what leads to it; false if
    /// there is nothing or a limit was met.
    fn read_met(&mut self, met: &[Place], steps: usize, left_after: usize, budget: &mut Budget) -> bool {
        let Self { prepared, goal, scratch, within, left } = self;
        let forward = scratch.forward.at(steps);
        let (narrowed, mut next) = within.fill_after(left_after);
        let (layer, members) =
            if left_after == *left { (scratch.backward.at(left_after), met) } else { (narrowed, narrowed.members()) };
        for &to in members {
            let node = scratch.places.node(to);
            let (effects, to_come) = (layer.effects(to), layer.costs(to));
            for edge in scratch.forward.edges(steps + 1, to) {
                // No statement is read again.
                if !budget.tick() {
                    return false;
                }
                let (from, end) = (edge.place, edge.end_at(node));
                if left_after > 0 && prepared.only_ends(&end) {
                    continue;
                }
                // One of a sign that is not wanted counts beside one that is.
                next.join(from, edge.to(to));
                let effect = end.effect();
                let loses_sign = may_lose_sign(prepared.plan.graph, &end, node, left_after == 0);
                let through = effects.then(effect);
                let through = if loses_sign { through.or_unsigned() } else { through };
                if goal.wanted.joins(forward.effects(from), through) {
                    next.add(from, through, || {
                        let costs = to_come.then(effect, edge.cost);
                        if loses_sign { costs.or_unsigned() } else { costs }
                    });
                }
            }
        }
        !within.at(left_after + 1).members().is_empty()
    }
}
