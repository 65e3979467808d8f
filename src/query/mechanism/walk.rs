//! Enumerates the sequences of entities of one length after another, in the order of answers.

use core::ops::Range;

use crate::graph::{EdgeEnd, Flags, NodeId, StatementId, StatementRef};
use crate::model::{Direction, Effect};
use crate::query::plan::Budget;

use super::cost::Cost;
use super::ending::at_end;
use super::goal::Goal;
use super::prepared::Prepared;
use super::product::Effects;
use super::reach::Reach;
use super::scratch::Scratch;

/// One statement that can support a step, read in a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Support {
    pub(crate) statement: StatementId,
    pub(crate) direction: Direction,
    pub(crate) effect: Effect,
    pub(crate) flags: Flags,
    pub(crate) class: u32,
    neighbour: NodeId,
}

impl Support {
    /// A statement between entities, read in a direction.
    pub(crate) fn of(statement: StatementRef<'_>, direction: Direction) -> Option<Self> {
        let (subject, object) = statement.ends()?;
        let to = if direction == Direction::Forward { object } else { subject };
        Some(Self {
            statement: statement.number(),
            direction,
            effect: statement.effect(),
            flags: statement.flags(),
            class: statement.profile().class,
            neighbour: to.number(),
        })
    }
}

/// An entity that can come next on a path, with the statements that lead there.
#[derive(Clone, Debug)]
struct Child {
    node: NodeId,
    /// The effects of the whole path up to it.
    effects: Effects,
    supports: Range<usize>,
    least_cost: Cost,
}

/// An entity of the present path, with what can come after it.
#[derive(Clone, Debug)]
struct Frame {
    node: NodeId,
    cost: Cost,
    children: Range<usize>,
    next: usize,
    /// Where this frame's supports begin.
    supports_from: usize,
}

/// The present path, and what is left to try at each of its entities.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stack {
    frames: Vec<Frame>,
    children: Vec<Child>,
    supports: Vec<Support>,
}

impl Stack {
    pub(crate) const fn bytes(&self) -> usize {
        self.frames.capacity() * size_of::<Frame>()
            + self.children.capacity() * size_of::<Child>()
            + self.supports.capacity() * size_of::<Support>()
    }

    fn clear(&mut self) {
        self.frames.clear();
        self.children.clear();
        self.supports.clear();
    }
}

/// A search that gives out sequences in order of cost, length and CURIEs.
#[derive(Clone, Debug)]
pub(crate) struct Walk {
    goal: Goal,
    reach: Reach,
    least_step: Cost,
    greatest_step: Cost,
    /// The cost and length of the paths looked for now.
    cost: Cost,
    length: usize,
    /// The least cost beyond the present one that was met.
    next_cost: Option<Cost>,
    /// Sources not yet started from at the present cost and length.
    next_source: usize,
    finished: bool,
}

impl Walk {
    pub(crate) fn new(prepared: &Prepared<'_>, goal: Goal, scratch: &mut Scratch) -> Self {
        let reach = Reach::start(prepared, &goal, scratch);
        scratch.stack.clear();
        let (least_step, greatest_step) = prepared.cost_range();
        let next_source = prepared.plan.sources.len();
        Self {
            goal,
            reach,
            least_step,
            greatest_step,
            cost: least_step,
            length: 0,
            next_cost: None,
            next_source,
            finished: false,
        }
    }

    pub(crate) const fn goal(&self) -> &Goal {
        &self.goal
    }

    /// The cost of the paths looked for now.
    pub(crate) const fn cost(&self) -> Cost {
        self.cost
    }

    /// Notes that a path was met that costs more than is looked for now.
    pub(crate) fn defer(&mut self, cost: Cost) {
        if cost > self.cost {
            self.next_cost = Some(self.next_cost.map_or(cost, |known| known.min(cost)));
        }
    }

    /// Finds the next sequence, and leaves it in the scratch, to be read by [`sequence`]. False at the
    /// end, or when a limit was met.
    pub(crate) fn advance(&mut self, prepared: &Prepared<'_>, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        while !self.finished && budget.cut().is_none() {
            if self.descend(prepared, scratch, budget) {
                return true;
            }
            if budget.cut().is_some() || self.start_next_source(prepared, scratch, budget) {
                continue;
            }
            self.finished = !self.next_level(prepared, scratch, budget);
        }
        false
    }

    /// Goes on from the top of the stack until a path is whole; false when the stack is empty.
    fn descend(&mut self, prepared: &Prepared<'_>, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        while let Some(frame) = scratch.stack.frames.last_mut() {
            if frame.next == frame.children.len() {
                let (children, supports) = (frame.children.start, frame.supports_from);
                scratch.stack.frames.pop();
                scratch.stack.children.truncate(children);
                scratch.stack.supports.truncate(supports);
                continue;
            }
            let child = &scratch.stack.children[frame.children.start + frame.next];
            frame.next += 1;
            let (node, effects, cost) = (child.node, child.effects, frame.cost + child.least_cost);
            let left = self.length - scratch.stack.frames.len();
            let bound = cost + Cost(self.least_step.0.saturating_mul(u32::try_from(left).unwrap_or(u32::MAX)));
            if bound > self.cost {
                self.defer(bound);
                continue;
            }
            if left == 0 {
                return true;
            }
            if !self.expand(node, effects, cost, left, prepared, scratch, budget) {
                return false;
            }
        }
        false
    }

    fn start_next_source(&mut self, prepared: &Prepared<'_>, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        while let Some(&source) = prepared.plan.sources.get(self.next_source) {
            self.next_source += 1;
            let to_come = self.reach.to_come(self.length, source, &self.goal, scratch);
            if prepared.plan.allows_node(source) && self.goal.compatibility.allows(Effects::START, to_come) {
                self.expand(source, Effects::START, Cost(0), self.length, prepared, scratch, budget);
                return true;
            }
        }
        false
    }

    /// Moves on to the next length at this cost, else to the next cost; false if there is none.
    fn next_level(&mut self, prepared: &Prepared<'_>, scratch: &mut Scratch, budget: &mut Budget) -> bool {
        loop {
            self.length += 1;
            let times =
                |cost: Cost, steps: usize| Cost(cost.0.saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX)));
            if self.length > self.reach.longest() || times(self.least_step, self.length) > self.cost {
                let lengths = 1..=self.reach.longest();
                let unstarted = lengths.map(|steps| times(self.least_step, steps)).find(|cost| *cost > self.cost);
                let next = [self.next_cost.take(), unstarted].into_iter().flatten().min();
                let Some(next) = next else { return false };
                self.cost = next;
                self.length = 0;
                continue;
            }
            if times(self.greatest_step, self.length) < self.cost {
                continue;
            }
            if self.reach.measure(self.length, prepared, &self.goal, scratch, budget) {
                self.next_source = 0;
                return true;
            }
            if budget.cut().is_some() {
                return false;
            }
        }
    }

    /// Puts an entity on the stack with what can come after it; false if a limit was met.
    #[expect(clippy::too_many_arguments, reason = "the parts of the search are borrowed one by one")]
    fn expand(
        &self,
        node: NodeId,
        effects: Effects,
        cost: Cost,
        left: usize,
        prepared: &Prepared<'_>,
        scratch: &mut Scratch,
        budget: &mut Budget,
    ) -> bool {
        if !budget.expand() || !budget.hold(scratch.stack.bytes()) {
            return false;
        }
        let (supports_from, children_from) = (scratch.stack.supports.len(), scratch.stack.children.len());
        let graph = prepared.plan.graph;
        let ways = [
            (graph.out_ends(node), Flags::FORWARD, Direction::Forward),
            (graph.in_ends(node), Flags::BACKWARD, Direction::Backward),
        ];
        for (ends, permitted, direction) in ways {
            for end in ends.iter().filter(|end| end.flags.has(permitted)) {
                if self.may_follow(&end, node, left, prepared, scratch) {
                    scratch.stack.supports.push(Support {
                        statement: end.statement,
                        direction,
                        effect: end.flags.effect(),
                        flags: end.flags,
                        class: end.class,
                        neighbour: end.neighbour,
                    });
                }
            }
        }
        let supports = &mut scratch.stack.supports[supports_from..];
        supports.sort_unstable_by_key(|support| (support.neighbour, support.effect, support.statement));
        let mut start = supports_from;
        for group in supports.chunk_by(|a, b| a.neighbour == b.neighbour) {
            let range = start..start + group.len();
            start = range.end;
            let Some(first) = group.first() else { continue };
            let reached = group.iter().fold(Effects::default(), |all, support| {
                let at_end = if left == 1 { at_end(support.effect) } else { Effects::default() };
                all.with(effects.then(support.effect)).with(at_end)
            });
            scratch.stack.children.push(Child {
                node: first.neighbour,
                effects: reached,
                supports: range,
                least_cost: group.iter().map(|support| prepared.cost(support.class)).min().unwrap_or(Cost::STEP),
            });
        }
        // A child from which no wanted sign can be reached is dropped, with all its supports: the signs
        // beside a wanted one are needed, as they may supersede it.
        let (reach, goal) = (&self.reach, &self.goal);
        let mut kept = children_from;
        for place in children_from..scratch.stack.children.len() {
            let child = &scratch.stack.children[place];
            if goal.compatibility.allows(child.effects, reach.to_come(left - 1, child.node, goal, scratch)) {
                scratch.stack.children.swap(kept, place);
                kept += 1;
            }
        }
        scratch.stack.children.truncate(kept);
        let children = children_from..scratch.stack.children.len();
        scratch.stack.frames.push(Frame { node, cost, children, next: 0, supports_from });
        true
    }

    /// Whether an edge can be the next step, its sign apart.
    fn may_follow(&self, end: &EdgeEnd, node: NodeId, left: usize, prepared: &Prepared<'_>, scratch: &Scratch) -> bool {
        let next = end.neighbour;
        !self.reach.to_come(left - 1, next, &self.goal, scratch).is_empty()
            && prepared.plan.allows(end)
            && next != node
            && !scratch.stack.frames.iter().any(|frame| frame.node == next)
            && prepared.plan.allows_node(next)
            && (left == 1 || prepared.plan.allows_inner(next))
    }
}

/// The path that [`Walk::advance`] found: its entities, and for each step the statements between two
/// of them, by effect.
pub(crate) fn sequence(stack: &Stack) -> (Vec<NodeId>, Vec<&[Support]>) {
    let mut nodes = Vec::with_capacity(stack.frames.len() + 1);
    let mut steps = Vec::with_capacity(stack.frames.len());
    for frame in &stack.frames {
        nodes.push(frame.node);
        // `next` is one past the child that the path goes on with.
        let child = frame.next.checked_sub(1).and_then(|place| stack.children.get(frame.children.start + place));
        steps.extend(child.map(|child| &stack.supports[child.supports.clone()]));
    }
    let last = stack
        .frames
        .last()
        .and_then(|frame| frame.next.checked_sub(1).and_then(|place| stack.children.get(frame.children.start + place)));
    nodes.extend(last.map(|child| child.node));
    (nodes, steps)
}
