//! Exact bounds: which entities lie on a walk of exactly so many steps, and what it costs from there on at least,
//! grown lazily from both ends.
//!
//! A walk of `n` steps is a walk of `a` steps from the sources that meets one of `n - a` steps to the
//! targets. Each new length grows one end by one layer, the one with the fewer statements to read. What
//! lies before the meeting layer is then narrowed to what leads to it. So no branch is entered that
//! cannot reach the target in the steps left with a wanted sign, and nothing far from both ends is read.

use crate::graph::{EdgeEnd, NodeId};
use crate::model::Direction;
use crate::query::plan::{Budget, Targets};

use super::cost::Cost;
use super::ending::may_lose_sign;
use super::goal::Goal;
use super::layers::{Layer, LayerEdge, Layers, Place};
use super::narrowing::Narrowing;
use super::prepared::Prepared;
use super::product::{EffectCosts, Effects, Wanted};
use super::scratch::Scratch;

/// How far both ends have grown, and where they meet for the present length.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    /// How many layers of each end are whole.
    forward_depth: usize,
    backward_depth: usize,
    /// How many statements there are to read at the last of them, once it was counted.
    forward_weight: Option<usize>,
    backward_weight: Option<usize>,
    /// Which end has a last layer for the longest walks alone: it holds only what the other end reaches as well.
    beyond: Option<Beyond>,
    /// The greatest length that can still have a walk.
    longest: usize,
    /// The least cost of a step.
    least_step: Cost,
    /// Whether layers hold costs; else each step costs at least the same.
    pub(super) weighs: bool,
    /// Whether paths are looked for in what is grown.
    keeps_edges: bool,
}

/// Which end has a layer beyond its whole ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beyond {
    Sources,
    Targets,
}

/// Where both ends meet for walks of one length.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Meeting {
    pub(crate) length: usize,
    /// Steps from the sources to the meeting layer.
    pub(super) steps: usize,
}

impl Reach {
    /// Starts both ends.
    pub(crate) fn start(prepared: &Prepared<'_>, goal: &Goal, scratch: &mut Scratch) -> Self {
        let nodes = prepared.plan.graph.node_count();
        let (longest, weighs) = (prepared.query.max_hops, !prepared.costs.are_by_class());
        let reach = Self { longest, least_step: prepared.least_step(), weighs, keeps_edges: true, ..Self::default() };
        scratch.places.clear(nodes);
        scratch.forward.clear(longest + 1, weighs);
        scratch.backward.clear(longest + 1, weighs);
        for source in prepared.plan.sources.iter().filter(|source| prepared.plan.allows_node(**source)) {
            let place = scratch.places.meet(*source);
            scratch.forward.fill(0).add(place, Effects::START, || EffectCosts::START);
        }
        if let Targets::Nodes(targets) = &goal.targets {
            for target in targets.iter().filter(|target| prepared.plan.allows_node(**target)) {
                let place = scratch.places.meet(*target);
                scratch.backward.fill(0).add(place, Effects::START, || EffectCosts::START);
            }
        }
        reach
    }

    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Less than which no walk of more than `length` steps costs.
    pub(crate) fn least_beyond(&self, length: usize, goal: &Goal, scratch: &Scratch) -> Cost {
        if !self.weighs || matches!(goal.targets, Targets::Any) {
            return self.at_least(length + 1);
        }
        let before = self.forward_depth.min(length + 1);
        let after = self.backward_depth.min(length + 1 - before);
        let ends = scratch.forward.at(before).least().saturating_add(scratch.backward.at(after).least());
        Cost(ends) + self.at_least(length + 1 - before - after)
    }

    fn at_least(&self, steps: usize) -> Cost {
        Cost(self.least_step.0.saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX)))
    }

    /// Grows both ends until walks of `length` steps meet; the least that one costs, or `None` if there is none or a limit
    /// was met.
    pub(crate) fn meet(
        &mut self,
        length: usize,
        prepared: &Prepared<'_>,
        goal: &Goal,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> Option<Cost> {
        if matches!(goal.targets, Targets::Any) {
            return Some(self.at_least(length));
        }
        while self.grown() < length {
            // Nothing goes on from where the longest walks meet.
            let only_meets = length == self.longest && self.grown() + 1 == length;
            if !self.grow(only_meets, prepared, scratch, budget) || !budget.hold(scratch.bytes()) {
                return None;
            }
        }
        if length > self.longest {
            return None;
        }
        if !self.weighs {
            return Some(self.at_least(length));
        }
        let steps = self.meeting(length);
        let left = length - steps;
        let (forward, backward) = (scratch.forward.at(steps), scratch.backward.at(left));
        // What a last step does at the end is known of the step alone.
        let wanted = if left == 0 { Wanted::ANY } else { goal.wanted };
        let least = |place: &Place| wanted.least(forward.costs(*place), backward.costs(*place));
        let (here, there) = (forward.members(), backward.members());
        let fewer = if here.len() <= there.len() { here } else { there };
        fewer.iter().filter_map(least).min()
    }

    /// The length of the longest walks whose ends have met.
    const fn grown(&self) -> usize {
        self.forward_depth + self.backward_depth + self.beyond.is_some() as usize
    }

    /// After how many steps the ends of walks of `length` steps meet.
    fn meeting(&self, length: usize) -> usize {
        let is_beyond = length > self.forward_depth + self.backward_depth && self.beyond == Some(Beyond::Sources);
        if is_beyond { self.forward_depth + 1 } else { self.forward_depth.min(length) }
    }

    /// Makes the bounds exact for walks of `length` steps, whose ends [meet](Self::meet); `None` if there is none of a
    /// wanted sign, or a limit was met.
    pub(crate) fn measure(
        &mut self,
        length: usize,
        prepared: &Prepared<'_>,
        goal: &Goal,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> Option<Meeting> {
        if matches!(goal.targets, Targets::Any) {
            return Some(Meeting { length, steps: 0 });
        }
        let meeting = Meeting { length, steps: self.meeting(length) };
        self.narrow(meeting, prepared, goal, scratch, budget).then_some(meeting)
    }

    /// What the effects of walks from `node` to the targets in exactly `left` steps cost at least, as far as walks of this
    /// length can use them.
    pub(crate) fn costs_to_come(
        &self,
        meeting: Meeting,
        left: usize,
        node: NodeId,
        goal: &Goal,
        scratch: &Scratch,
    ) -> EffectCosts {
        match goal.targets {
            Targets::Any => EffectCosts::same(Effects::ALL, self.at_least(left)),
            Targets::Nodes(_) => {
                let place = scratch.places.get(node);
                place.map_or(EffectCosts::NEVER, |place| {
                    self.costs_of(Self::layers(meeting, left, scratch).at(left), left, place)
                })
            }
        }
    }

    /// What the effects of a place in a layer cost, as far as costs matter.
    fn costs_of(&self, layer: &Layer, steps: usize, place: Place) -> EffectCosts {
        if self.weighs { layer.costs(place) } else { EffectCosts::same(layer.effects(place), self.at_least(steps)) }
    }

    /// The steps from `node` by which a walk of `left` steps to the targets can start, as far as walks of this length can
    /// use them.
    pub(super) fn edges(
        meeting: Meeting,
        left: usize,
        node: NodeId,
        scratch: &Scratch,
    ) -> impl Iterator<Item = (EdgeEnd<'static>, Direction, Cost)> {
        let place = scratch.places.get(node);
        let edges = place.map(|place| Self::layers(meeting, left, scratch).edges(left, place));
        edges
            .into_iter()
            .flatten()
            .map(|edge| (edge.end_at(scratch.places.node(edge.place)), edge.direction, edge.cost))
    }

    /// The layers that hold what is `left` steps from the targets.
    fn layers(meeting: Meeting, left: usize, scratch: &Scratch) -> &Layers {
        if meeting.length - left >= meeting.steps { &scratch.backward } else { scratch.within(meeting.length) }
    }

    /// The least that a path of a wanted sign costs from each source, or to each target if `forwards`, by growing the
    /// other end alone as far as the hop limit; what cannot be reached is left out.
    pub(crate) fn least_of_each(
        mut self,
        forwards: bool,
        prepared: &Prepared<'_>,
        goal: &Goal,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> Vec<(Cost, NodeId)> {
        self.keeps_edges = false;
        for _ in 0..self.longest {
            if !self.grow_end(forwards, false, prepared, scratch, budget) {
                break;
            }
        }
        let layers = if forwards { &scratch.forward } else { &scratch.backward };
        let ends = match &goal.targets {
            _ if !forwards => prepared.plan.sources.as_slice(),
            Targets::Any => scratch.places.nodes(),
            Targets::Nodes(targets) => targets.as_slice(),
        };
        let least = |node: &NodeId| {
            let place = scratch.places.get(*node)?;
            let costs = |steps: usize| self.costs_of(layers.at(steps), steps, place).or_unsigned();
            (1..=self.longest).filter_map(|steps| goal.wanted.least(EffectCosts::START, costs(steps))).min()
        };
        ends.iter().filter_map(|node| Some((least(node)?, *node))).collect()
    }

    /// Grows the end with fewer statements to read by one layer; false if a limit was met.
    fn grow(&mut self, only_meets: bool, prepared: &Prepared<'_>, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        let Scratch { places, forward, backward, .. } = &*scratch;
        let degree = |place: &Place| prepared.degree(places.node(*place));
        let weight = |layer: &[Place]| layer.iter().map(degree).sum::<usize>();
        let of_sources = *self.forward_weight.get_or_insert_with(|| weight(forward.at(self.forward_depth).members()));
        let of_targets =
            *self.backward_weight.get_or_insert_with(|| weight(backward.at(self.backward_depth).members()));
        let forwards = of_sources <= of_targets;
        self.grow_end(forwards, only_meets, prepared, scratch, budget)
    }

    /// Grows one end by one layer, by all that it leads to or by what the last layer of the other end holds alone; false
    /// if a limit was met.
    #[inline(never)]
    fn grow_end(
        &mut self,
        forwards: bool,
        only_meets: bool,
        prepared: &Prepared<'_>,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> bool {
        let Scratch { places, forward, backward, .. } = scratch;
        let (layers, depth, others) = if forwards {
            (forward, self.forward_depth, backward.at(self.backward_depth))
        } else {
            (backward, self.backward_depth, forward.at(self.forward_depth))
        };
        let (layer, mut next) = layers.fill_after(depth);
        for &place in layer.members() {
            let node = places.node(place);
            if depth > 0 && !prepared.plan.allows_inner(node) {
                continue;
            }
            let ways = prepared.ways(node, forwards);
            if !budget.expand_over(ways.iter().map(|(ends, _)| ends.len()).sum()) {
                return false;
            }
            let (effects, costs) = (layer.effects(place), layer.costs(place));
            let group = prepared.costs.group(node);
            let at_target = !forwards && depth == 0;
            // From the sources on it is not known what is a last step.
            let leads_on = !forwards && depth > 0;
            prepared.each_step_of(ways, |end, direction| {
                let other = end.neighbour;
                let known = places.get(other);
                let meets = |place: Place| !others.effects(place).is_empty();
                if (only_meets && !known.is_some_and(meets))
                    || !prepared.plan.allows(&end)
                    || !prepared.plan.allows_node(other)
                {
                    return;
                }
                let effect = end.effect();
                // A step with a sign is no matter of where something is.
                let mut loses_sign = false;
                if effect.sign().is_none() {
                    if leads_on && prepared.only_ends(&end) {
                        return;
                    }
                    let to = if forwards { other } else { node };
                    loses_sign = may_lose_sign(prepared.plan.graph, &end, to, at_target);
                }
                let reached = known.unwrap_or_else(|| places.meet_first(other));
                let groups = (group, prepared.costs.group(other));
                let (from, to) = if forwards { groups } else { (groups.1, groups.0) };
                let cost = prepared.costs.between_groups(&end, from, to);
                let after = effects.then(effect);
                next.add(reached, if loses_sign { after.or_unsigned() } else { after }, || {
                    let costs = costs.then(effect, cost);
                    if loses_sign { costs.or_unsigned() } else { costs }
                });
                if self.keeps_edges {
                    next.join(reached, LayerEdge::along(&end, direction, cost, place));
                }
            });
        }
        if only_meets {
            self.beyond = Some(if forwards { Beyond::Sources } else { Beyond::Targets });
            return true;
        }
        let depth = depth + 1;
        let grown = if forwards { &scratch.forward } else { &scratch.backward };
        if grown.at(depth).members().is_empty() {
            // No walk from this end has so many steps, so none between both ends has either.
            self.longest = self.longest.min(depth - 1);
        }
        let (end, weight) = if forwards {
            (&mut self.forward_depth, &mut self.forward_weight)
        } else {
            (&mut self.backward_depth, &mut self.backward_weight)
        };
        (*end, *weight) = (depth, None);
        true
    }

    /// Fills the layers of a length for the steps before the meeting layer, from there back to the sources.
    fn narrow(
        &self,
        meeting: Meeting,
        prepared: &Prepared<'_>,
        goal: &Goal,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> bool {
        let mut within = scratch.take_within(meeting.length);
        within.clear(meeting.length + 1, self.weighs);
        let left = meeting.length - meeting.steps;
        let mut narrowing = Narrowing { prepared, goal, scratch, within, left };
        let leads_through = narrowing.read(meeting, budget);
        let within = narrowing.within;
        scratch.put_within(meeting.length, within);
        leads_through
    }
}
