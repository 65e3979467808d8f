//! The mechanisms of one goal, one by one, in the order of answers: a best-first search under exact bounds.
//!
//! A path is tried before another if the least that it can cost comes first in the order of answers, so that what is
//! whole comes in that order. Paths of a length are looked for once nothing that is known is better than the least that
//! they can cost.

use core::ops::ControlFlow;
use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use crate::graph::{EdgeEnd, NodeId};
use crate::model::{Effect, Sign};
use crate::query::plan::{Budget, Targets};

use super::cost::Cost;
use super::evaluate::{Evaluator, Found};
use super::frontier::{Child, Frame, Turn};
use super::goal::Goal;
use super::prepared::Prepared;
use super::product::{EffectCosts, Wanted};
use super::reach::{Meeting, Reach};
use super::scratch::Scratch;
use super::support::Support;

/// A search with its judge and its memory.
pub(super) struct Search<'g> {
    goal: Goal,
    reach: Reach,
    /// Where both ends meet, by length.
    meetings: Vec<Meeting>,
    evaluator: Evaluator<'g>,
    scratch: Scratch,
    judged: VecDeque<Found>,
    /// Feedback loops that were given out, and whether as coherent ones, where they can start at several entities: each counts
    /// once, from its best start.
    loops: Option<FxHashSet<(Ring, bool)>>,
    /// Bytes of the bounds.
    bounds: usize,
    reached: Cost,
    /// What costs more is not looked for.
    most: Option<Cost>,
}

impl<'g> Search<'g> {
    pub(super) fn new(prepared: &Prepared<'g>, mut goal: Goal, mut scratch: Scratch) -> Self {
        // A path does not come back to where it starts, but for a loop.
        if !prepared.query.loops
            && let ([start], Targets::Nodes(targets)) = (prepared.plan.sources.as_slice(), &mut goal.targets)
        {
            targets.retain(|target| target != start);
        }
        let reach = Reach::start(prepared, &goal, &mut scratch);
        let (meetings, judged) = (vec![Meeting::default()], VecDeque::new());
        let evaluator = Evaluator::new(prepared);
        let has_several = prepared.query.loops && prepared.plan.sources.len() > 1;
        let loops = has_several.then(FxHashSet::default);
        let mut search = Self {
            goal,
            reach,
            meetings,
            evaluator,
            scratch,
            judged,
            loops,
            bounds: 0,
            reached: Cost::default(),
            most: None,
        };
        search.start();
        search
    }

    /// Lets the shortest paths be looked for first.
    fn start(&mut self) {
        self.scratch.frontier.clear();
        self.loops.iter_mut().for_each(FxHashSet::clear);
        self.reached = self.reach.least_beyond(0, &self.goal, &self.scratch);
        self.scratch.frontier.await_length(1, self.reached);
    }

    pub(super) const fn wanted(&self) -> Wanted {
        self.goal.wanted
    }

    /// Starts anew on other signs, with the bounds that are known.
    pub(super) fn turn_to(&mut self, wanted: Wanted) {
        self.goal = self.goal.clone().wanting(wanted);
        self.meetings.truncate(1);
        self.start();
    }

    /// What the mechanisms cost at least that are still to come.
    pub(super) const fn reached(&self) -> Cost {
        self.reached
    }

    /// Takes the memory away, for another search.
    pub(super) fn take_scratch(&mut self) -> Scratch {
        core::mem::take(&mut self.scratch)
    }

    /// The next mechanism; none at the end, or once a limit has cut the run.
    pub(super) fn next(&mut self, prepared: &Prepared<'g>, budget: &mut Budget) -> Option<Found> {
        while budget.cut().is_none() {
            let (cost, turn) = self.scratch.frontier.next()?;
            self.reached = cost;
            if self.most.is_some_and(|most| cost > most) {
                return None;
            }
            match turn {
                Turn::Ready(place) => {
                    let found = self.scratch.frontier.take_ready(place)?;
                    if self.loops.as_mut().is_none_or(|known| is_new(known, &found)) {
                        return Some(found);
                    }
                }
                Turn::Length(length) => self.meet(length, prepared, budget),
                Turn::Met(length) => self.look_for(length, prepared, budget),
                Turn::Child(number, child) => {
                    let is_whole = self.scratch.frontier.frame(number).left() == 0;
                    let tried = if is_whole {
                        self.judge(number, child, prepared, budget)
                    } else {
                        self.expand(number, child, prepared, budget)
                    };
                    if tried.is_break() {
                        return None;
                    }
                    self.scratch.frontier.release(number);
                }
            }
        }
        None
    }

    /// Lets both ends meet for the paths of a length, which wait until nothing better is left, as do those of the next.
    fn meet(&mut self, length: usize, prepared: &Prepared<'g>, budget: &mut Budget) {
        let least = self.reach.meet(length, prepared, &self.goal, &mut self.scratch, budget);
        self.bounds = self.scratch.bytes() - self.scratch.frontier.bytes();
        if let Some(least) = least {
            self.scratch.frontier.await_met(length, least.max(self.reached));
        }
        if length < self.reach.longest() {
            let least = self.reach.least_beyond(length, &self.goal, &self.scratch);
            self.scratch.frontier.await_length(length + 1, least);
        }
    }

    /// Starts on the paths of a length.
    fn look_for(&mut self, length: usize, prepared: &Prepared<'g>, budget: &mut Budget) {
        let meeting = self.reach.measure(length, prepared, &self.goal, &mut self.scratch, budget);
        self.meetings.resize(self.meetings.len().max(length + 1), Meeting::default());
        self.meetings[length] = meeting.unwrap_or_default();
        self.bounds = self.scratch.bytes() - self.scratch.frontier.bytes();
        if let Some(meeting) = meeting {
            let (number, mut frame) = self.scratch.frontier.take_frame(None);
            frame.length = length;
            for source in prepared.plan.sources.iter().filter(|source| prepared.plan.allows_node(**source)) {
                let to_come = self.reach.costs_to_come(meeting, length, *source, &self.goal, &self.scratch);
                let least = self.goal.wanted.least(EffectCosts::START, to_come);
                frame.children.extend(least.map(|least| Child {
                    node: *source,
                    least,
                    so_far: EffectCosts::START,
                    supports: (0, 0),
                }));
            }
            frame.children.sort_unstable_by_key(|child| (child.least, child.node));
            self.scratch.frontier.put_frame(number, frame);
        }
    }

    /// Judges the whole path through a child; what comes of it waits for its turn.
    fn judge(&mut self, number: u32, child: u32, prepared: &Prepared<'g>, budget: &mut Budget) -> ControlFlow<()> {
        {
            let (nodes, steps) = self.scratch.frontier.sequence(number, child);
            self.evaluator.evaluate(&nodes, &steps, prepared, &self.goal, budget, &mut self.judged);
        }
        if budget.cut().is_some() {
            // What was judged after the limit is not known to be right.
            self.judged.clear();
            return ControlFlow::Break(());
        }
        for found in self.judged.drain(..) {
            self.scratch.frontier.await_turn(found);
        }
        ControlFlow::Continue(())
    }

    /// Makes a frame of what can come after a child; breaks off if a limit was met.
    fn expand(&mut self, number: u32, child: u32, prepared: &Prepared<'g>, budget: &mut Budget) -> ControlFlow<()> {
        let Child { node, so_far, .. } = self.scratch.frontier.frame(number).children[child as usize];
        // Without a target nothing was read before.
        let read = if matches!(self.goal.targets, Targets::Any) { prepared.degree(node) } else { 0 };
        if !budget.expand_over(read) || !budget.hold(self.bounds + self.scratch.frontier.bytes()) {
            return ControlFlow::Break(());
        }
        let (next, mut frame) = self.scratch.frontier.take_frame(Some((number, child)));
        self.gather(node, &mut frame, prepared);
        self.group(&mut frame, so_far);
        self.scratch.frontier.put_frame(next, frame);
        ControlFlow::Continue(())
    }

    /// Gathers the statements that can be the next step from an entity, by entity and effect.
    fn gather(&self, node: NodeId, frame: &mut Frame, prepared: &Prepared<'g>) {
        let Frame { path, supports, .. } = frame;
        let (left, meeting) = (frame.length - path.len(), self.meetings[frame.length]);
        let mut gather = |end: EdgeEnd<'_>, direction, cost| {
            if may_follow(&end, path, left, prepared) {
                supports.push(Support::along(&end, direction, cost, prepared));
            }
        };
        match self.goal.targets {
            Targets::Any => prepared.each_step(node, true, |end, direction| {
                if prepared.plan.allows(&end)
                    && prepared.plan.allows_node(end.neighbour)
                    && (left == 0 || !prepared.only_ends(&end) && prepared.plan.allows_inner(end.neighbour))
                {
                    gather(end, direction, prepared.costs.of(&end, node, end.neighbour));
                }
            }),
            // What the bounds hold was read from what the query allows.
            Targets::Nodes(_) => {
                Reach::edges(meeting, left + 1, node, &self.scratch)
                    .for_each(|(end, direction, cost)| gather(end, direction, cost));
            }
        }
        supports.sort_unstable_by_key(|support| (support.neighbour, support.effect, support.statement));
    }

    /// Makes children of the statements to each entity, the cheapest first. One from which no wanted sign can be reached
    /// is dropped, with all its statements: the signs beside a wanted one are needed, as they may supersede it.
    fn group(&self, frame: &mut Frame, so_far: EffectCosts) {
        let (left, meeting) = (frame.left(), self.meetings[frame.length]);
        let mut start = 0;
        for group in frame.supports.chunk_by(|a, b| a.neighbour == b.neighbour) {
            let supports = (start, start + u32::try_from(group.len()).unwrap_or(u32::MAX));
            start = supports.1;
            let Some(first) = group.first() else { continue };
            let reached = group.iter().fold(EffectCosts::NEVER, |all, support| {
                let costs = so_far.then(support.effect, support.cost);
                let may_lose_sign = if left == 0 { support.effect == Effect::Carrier } else { support.places.any() };
                all.or(if may_lose_sign { costs.or_unsigned() } else { costs })
            });
            let to_come = self.reach.costs_to_come(meeting, left, first.neighbour, &self.goal, &self.scratch);
            if let Some(least) = self.goal.wanted.least(reached, to_come) {
                frame.children.push(Child { node: first.neighbour, least, so_far: reached, supports });
            }
        }
        frame.children.sort_unstable_by_key(|child| (child.least, child.node));
    }
}

/// Whether an edge can be the next step of a path, with so many steps after it: a path passes an entity once, and a loop ends
/// where it starts.
fn may_follow(end: &EdgeEnd<'_>, path: &[NodeId], left: usize, prepared: &Prepared<'_>) -> bool {
    let next = &end.neighbour;
    if prepared.query.loops && left == 0 { path.first() == Some(next) } else { !path.contains(next) }
}

/// Whether a loop was not given out yet; it is noted now. One that is incoherent from one start may hold from another, and
/// does not hide it.
fn is_new(known: &mut FxHashSet<(Ring, bool)>, found: &Found) -> bool {
    let coherent = (ring(found), true);
    if !found.contexts.is_empty() {
        return known.insert(coherent);
    }
    !known.contains(&coherent) && known.insert((coherent.0, false))
}

/// A loop whatever its start: its sign, and its entities with the effects that leave them, from the least on. Where it
/// passes a place, its sign may depend on the start.
type Ring = (Option<Sign>, Vec<(NodeId, Effect)>);

fn ring(found: &Found) -> Ring {
    let mut ring: Vec<(NodeId, Effect)> =
        found.nodes.iter().copied().zip(found.steps.iter().map(|step| step.effect)).collect();
    let least = ring.iter().zip(0..).min().map_or(0, |(_, place)| place);
    ring.rotate_left(least);
    (found.sign, ring)
}

impl Drop for Search<'_> {
    fn drop(&mut self) {
        self.take_scratch().keep();
    }
}

/// What to look for above the target, if the query allows it and there is anything above.
pub(super) fn inherited_goal(prepared: &Prepared<'_>, wanted: Wanted) -> Option<Goal> {
    let asked = prepared.asked.filter(|_| !prepared.query.filters.exact_endpoints)?;
    let goal = Goal::inherited(prepared, asked, wanted);
    (!goal.targets.nodes().is_empty()).then_some(goal)
}

/// The first mechanism of a goal.
pub(super) fn first(prepared: &Prepared<'_>, goal: Goal, budget: &mut Budget) -> Option<Found> {
    Search::new(prepared, goal, Scratch::spare()).next(prepared, budget)
}

/// Whether a goal has a mechanism that costs no more than this; `None` if a limit was met before it was known.
pub(super) fn has_within(prepared: &Prepared<'_>, goal: Goal, most: Cost, budget: &mut Budget) -> Option<bool> {
    let mut search = Search::new(prepared, goal, Scratch::spare());
    search.most = Some(most);
    let found = search.next(prepared, budget).is_some();
    (found || budget.cut().is_none()).then_some(found)
}
