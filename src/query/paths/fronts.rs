//! Shortest paths and signed walks, met from both ends.

use crate::graph::{Flags, KnowledgeGraph, Node, NodeId, ProfileWord};
use crate::model::Sign;
use crate::query::plan::{Budget, Plan, Targets, Way};

use super::prepared::PreparedPaths;

/// What the search is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// A state is the number of an entity.
    Plain,
    /// A state is twice the number of an entity, and one more where the net sign is `−`.
    Signed(Sign),
}

/// Where the fronts met: a step from a state of the one to a state of the other. They are the same if a
/// source is a target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) steps: usize,
}

/// Which front reached a state, and after how many steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark(u32);

impl Mark {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "there are fewer levels than states, and fewer of them than 2^31"
    )]
    pub(super) const fn new(way: Way, steps: usize) -> Self {
        Self(2 * (steps as u32 + 1) + matches!(way, Way::Back) as u32)
    }

    const fn is_set(self) -> bool {
        self.0 != 0
    }

    const fn is_of(self, other: Self) -> bool {
        self.0 % 2 == other.0 % 2
    }

    pub(super) const fn steps(self) -> usize {
        (self.0 as usize / 2).saturating_sub(1)
    }
}

/// The fronts: what each has reached, level after level.
#[derive(Clone, Debug, Default)]
pub(super) struct Fronts {
    marks: Vec<Mark>,
    onward: Front,
    back: Front,
}

#[derive(Clone, Debug, Default)]
struct Front {
    states: Vec<u32>,
    /// Where the last level starts.
    level: usize,
    steps: usize,
}

impl Front {
    fn width(&self) -> usize {
        self.states.len() - self.level
    }
}

impl Fronts {
    pub(super) fn mark(&self, state: u32) -> Mark {
        self.marks[state as usize]
    }

    fn clear(&mut self, states: usize) {
        for front in [&mut self.onward, &mut self.back] {
            for state in front.states.drain(..) {
                self.marks[state as usize] = Mark::default();
            }
            (front.level, front.steps) = (0, 0);
        }
        if self.marks.len() < states {
            self.marks.resize(states, Mark::default());
        }
    }

    /// Puts the ends into their fronts; a state that is both if there is one.
    fn start(&mut self, prepared: &PreparedPaths<'_>, goal: Goal) -> Option<u32> {
        for source in &prepared.plan.sources {
            let state = start_state(*source, goal);
            self.marks[state as usize] = Mark::new(Way::Onward, 0);
            self.onward.states.push(state);
        }
        let mut meet = |node: NodeId| {
            let state = end_state(node, goal);
            let mark = &mut self.marks[state as usize];
            if mark.is_set() {
                return Some(state);
            }
            *mark = Mark::new(Way::Back, 0);
            self.back.states.push(state);
            None
        };
        match &prepared.plan.targets {
            Targets::Nodes(nodes) => nodes.iter().copied().find_map(meet),
            Targets::Any => {
                let nodes = prepared.plan.graph.nodes().map(Node::number);
                nodes.filter(|node| prepared.plan.allows_node(*node)).find_map(&mut meet)
            }
        }
    }
}

const fn start_state(node: NodeId, goal: Goal) -> u32 {
    match goal {
        Goal::Plain => node.0,
        Goal::Signed(_) => 2 * node.0,
    }
}

const fn end_state(node: NodeId, goal: Goal) -> u32 {
    match goal {
        Goal::Plain => node.0,
        Goal::Signed(sign) => 2 * node.0 + sign as u32,
    }
}

/// The entity of a state.
pub(super) const fn node_of(state: u32, signed: bool) -> NodeId {
    NodeId(if signed { state / 2 } else { state })
}

/// The state to which an edge leads; `None` if the edge is not a step.
pub(super) fn follow(state: u32, neighbour: NodeId, profile: ProfileWord, signed: bool) -> Option<u32> {
    if !signed {
        return Some(neighbour.0);
    }
    // The effects `+` and `−` are 0 and 1.
    let unfit = (Flags::EFFECT & !1) | Flags::NEGATED | Flags::REFUTED;
    (!profile.has(unfit)).then(|| 2 * neighbour.0 + ((state & 1) ^ profile.negative()))
}

/// Where a shortest path or walk lies; `None` if there is none, or a limit was met.
pub(super) fn shortest(
    prepared: &PreparedPaths<'_>,
    goal: Goal,
    fronts: &mut Fronts,
    budget: &mut Budget,
) -> Option<Meeting> {
    let states = states(prepared.plan.graph, goal);
    if u32::try_from(states).is_err() {
        budget.hold(usize::MAX);
        return None;
    }
    fronts.clear(states);
    if let Some(state) = fronts.start(prepared, goal) {
        return Some(Meeting { from: state, to: state, steps: 0 });
    }
    match goal {
        Goal::Plain => meet::<false>(prepared, fronts, budget),
        Goal::Signed(_) => meet::<true>(prepared, fronts, budget),
    }
}

fn states(graph: &KnowledgeGraph, goal: Goal) -> usize {
    match goal {
        Goal::Plain => graph.node_count(),
        Goal::Signed(_) => 2 * graph.node_count(),
    }
}

fn meet<const SIGNED: bool>(prepared: &PreparedPaths<'_>, fronts: &mut Fronts, budget: &mut Budget) -> Option<Meeting> {
    let Fronts { marks, onward, back } = fronts;
    let most = prepared.max_hops.unwrap_or(usize::MAX);
    while onward.width() > 0 && back.width() > 0 && onward.steps + back.steps < most {
        let smaller_onward = onward.width() <= back.width();
        let (front, way) = if smaller_onward { (&mut *onward, Way::Onward) } else { (&mut *back, Way::Back) };
        if let Some((own, other)) = widen::<SIGNED>(prepared, front, way, marks, budget) {
            let steps = front.steps + marks[other as usize].steps();
            let (from, to) = if smaller_onward { (own, other) } else { (other, own) };
            return Some(Meeting { from, to, steps });
        }
        if budget.cut().is_some() {
            return None;
        }
    }
    None
}

/// Grows a front by one level; gives the states between which it meets the other one, if it does.
fn widen<const SIGNED: bool>(
    prepared: &PreparedPaths<'_>,
    front: &mut Front,
    way: Way,
    marks: &mut [Mark],
    budget: &mut Budget,
) -> Option<(u32, u32)> {
    let level = front.level..front.states.len();
    front.level = level.end;
    front.steps += 1;
    let own = Mark::new(way, front.steps);
    for place in level {
        let state = front.states[place];
        if !budget.expand() {
            return None;
        }
        for ends in prepared.steps.of(node_of(state, SIGNED), way) {
            let plan = &prepared.plan;
            let met = if plan.edges.allows_every() {
                let steps = ends.steps().filter_map(|(neighbour, profile)| follow(state, neighbour, profile, SIGNED));
                add(steps, own, SIGNED, plan, marks, &mut front.states)
            } else {
                let allowed = ends.iter().filter(|end| plan.allows(end));
                let steps = allowed.filter_map(|end| follow(state, end.neighbour, end.profile, SIGNED));
                add(steps, own, SIGNED, plan, marks, &mut front.states)
            };
            if let Some(next) = met {
                return Some((state, next));
            }
        }
    }
    None
}

/// Adds states to a front, up to the first that the other one has reached.
fn add(
    next: impl Iterator<Item = u32>,
    own: Mark,
    signed: bool,
    plan: &Plan<'_>,
    marks: &mut [Mark],
    states: &mut Vec<u32>,
) -> Option<u32> {
    for next in next {
        let mark = &mut marks[next as usize];
        if !mark.is_set() {
            let node = node_of(next, signed);
            if plan.allows_inner(node) && plan.allows_node(node) {
                *mark = own;
                states.push(next);
            }
        } else if !mark.is_of(own) {
            return Some(next);
        }
    }
    None
}
