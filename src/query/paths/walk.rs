//! Lists the paths of one length after another.

use core::fmt;
use core::iter::FusedIterator;

use crate::graph::{KnowledgeGraph, NodeId};
use crate::query::plan::{Budget, Completeness};

use super::onward::{Next, Row};
use super::path::{Path, PathRef, Route};
use super::prepared::PreparedPaths;
use super::query::Parallels;
use super::scratch::PathScratch;

/// The simple paths of a query, by number of steps, then entities in sequence, then statements in
/// sequence.
///
/// The search runs as far as it is asked, so the k shortest cost no more than what is as short as they
/// are. [`advance`](Self::advance) lends each path without a copy.
///
/// # Complexity
///
/// For each length, what can be on a path of it is read a few times at most; after that no branch is
/// entered that cannot reach the target in the steps left, except by meeting itself.
pub struct Paths<'g> {
    prepared: PreparedPaths<'g>,
    scratch: PathScratch,
    budget: Budget,
    /// The length of the paths looked for now.
    length: usize,
    next_source: usize,
    given: usize,
    /// Whether the present entities have more combinations of parallel statements.
    combining: bool,
    ended: bool,
}

/// The present path, and what is left to try at each of its entities.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    frames: Vec<Frame>,
    /// What comes after each entity of the present path.
    chosen: Vec<Next>,
    /// Which of the parallel statements of each step.
    combination: Vec<u32>,
}

/// An entity of the present path, with what can come after it.
#[derive(Clone, Copy, Debug)]
struct Frame {
    node: NodeId,
    next: u32,
    end: u32,
}

impl Stack {
    pub(super) const fn bytes(&self) -> usize {
        self.frames.capacity() * size_of::<Frame>() + self.chosen.capacity() * size_of::<Next>()
    }
}

impl<'g> Paths<'g> {
    pub(super) fn new(prepared: PreparedPaths<'g>, mut scratch: PathScratch, mut budget: Budget) -> Self {
        scratch.stack.frames.clear();
        scratch.stack.chosen.clear();
        scratch.bounds.start(&prepared);
        scratch.bounds.measure(0, &prepared, &mut budget);
        Self { prepared, scratch, budget, length: 0, next_source: 0, given: 0, combining: false, ended: false }
    }

    /// The graph that is asked.
    #[must_use]
    pub const fn graph(&self) -> &'g KnowledgeGraph {
        self.prepared.plan.graph
    }

    /// Whether everything was seen, and if not, what cut the run.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        let open = if self.ended { Completeness::Complete } else { Completeness::Open };
        self.budget.truncation().unwrap_or(open)
    }

    /// Entities whose statements were read, and branches entered, so far.
    #[must_use]
    pub const fn expansions(&self) -> u64 {
        self.budget.expansions()
    }

    /// Ends the run and gives its memory back for another.
    #[must_use]
    pub fn into_scratch(self) -> PathScratch {
        self.scratch
    }

    /// The next path, lent until the next call.
    pub fn advance(&mut self) -> Option<PathRef<'_, 'g>> {
        if !(self.combining && self.combine()) {
            if !self.find() {
                return None;
            }
            self.begin();
        }
        if !self.budget.give_out(self.given) {
            self.combining = false;
            return None;
        }
        self.given += 1;
        Some(PathRef::new(self.prepared.plan.graph, &self.scratch.route))
    }

    /// Finds the next sequence of entities; false at the end, or once a limit has cut the run.
    fn find(&mut self) -> bool {
        while !self.ended && self.budget.cut().is_none() {
            let held = self.scratch.stack.frames.len();
            let Some(frame) = self.scratch.stack.frames.last_mut() else {
                if self.start_at_next_source() {
                    return true;
                }
                continue;
            };
            self.scratch.stack.chosen.truncate(held - 1);
            if frame.next >= frame.end {
                self.scratch.stack.frames.pop();
                continue;
            }
            let left = self.length + 1 - held;
            let next = self.scratch.onward.next(frame.next).copied();
            frame.next += 1;
            let Some(next) = next.filter(|next| self.fits(next, left)) else { continue };
            if left == 1 {
                self.scratch.stack.chosen.push(next);
                return true;
            }
            if self.enter(next.node, left - 1) {
                self.scratch.stack.chosen.push(next);
            }
        }
        false
    }

    /// Whether a path can go on so, with `left` steps to go.
    fn fits(&self, next: &Next, left: usize) -> bool {
        let reaches = match left {
            1 => next.left == 0,
            _ => usize::from(next.left) < left && (next.left > 0 || self.runs_through_target(next.node)),
        };
        reaches && self.scratch.stack.frames.iter().all(|frame| frame.node != next.node)
    }

    fn runs_through_target(&self, node: NodeId) -> bool {
        self.prepared.only_target().is_none() && self.prepared.plan.allows_inner(node)
    }

    /// Puts an entity on the path from which there are `left` steps to go; false if a limit was met.
    fn enter(&mut self, node: NodeId, left: usize) -> bool {
        let PathScratch { bounds, onward, .. } = &mut self.scratch;
        let Some(row) = onward.row(node, left, &self.prepared, bounds, &mut self.budget) else { return false };
        if !self.budget.expand() || !self.budget.hold(self.scratch.bytes()) {
            return false;
        }
        let Row { start, end, closing } = row;
        let (next, end) = match (left, self.prepared.only_target()) {
            (1, Some(_)) => (closing, end.min(closing + 1)),
            (1, None) => (closing, end),
            _ => (start, end),
        };
        self.scratch.stack.frames.push(Frame { node, next, end });
        true
    }

    /// Turns to the next source, or to the next length; true if the source is a path by itself.
    fn start_at_next_source(&mut self) -> bool {
        let Some(&source) = self.prepared.plan.sources.get(self.next_source) else {
            self.lengthen();
            return false;
        };
        self.next_source += 1;
        let left = self.scratch.bounds.left(source);
        if self.length == 0 {
            // There is no frame, so the place identifies the source.
            return left == 0;
        }
        if usize::from(left) <= self.length && self.prepared.only_target() != Some(source) {
            self.enter(source, self.length);
        }
        false
    }

    fn lengthen(&mut self) {
        self.next_source = 0;
        if self.length == self.prepared.longest() {
            self.ended = true;
            return;
        }
        self.length += 1;
        if !self.scratch.bounds.measure(self.length, &self.prepared, &mut self.budget) {
            return;
        }
        self.scratch.onward.start(&self.prepared, &self.scratch.bounds);
        self.budget.hold(self.scratch.bytes());
    }

    /// Writes the path that was found, with the first statement of each step or with all.
    fn begin(&mut self) {
        let PathScratch { stack, onward, route, .. } = &mut self.scratch;
        route.clear();
        match stack.frames.first() {
            Some(first) => route.nodes.push(first.node),
            None => {
                route.nodes.extend(self.next_source.checked_sub(1).and_then(|at| self.prepared.plan.sources.get(at)));
            }
        }
        route.nodes.extend(stack.chosen.iter().map(|next| next.node));
        for next in &stack.chosen {
            let statements = onward.statements(next);
            match self.prepared.parallels {
                Parallels::Apart => route.statements.extend(statements.first()),
                Parallels::Merged => route.statements.extend(statements),
            }
            route.close_step();
        }
        self.combining = self.prepared.parallels == Parallels::Apart;
        stack.combination.clear();
        stack.combination.resize(stack.chosen.len(), 0);
    }

    /// Goes on to the next choice of one statement a step; false if there is none.
    fn combine(&mut self) -> bool {
        let PathScratch { stack, onward, route: Route { statements, .. }, .. } = &mut self.scratch;
        let steps = stack.chosen.iter().zip(&mut stack.combination).zip(statements).rev();
        for ((next, choice), statement) in steps {
            let parallels = onward.statements(next);
            *choice += 1;
            if *choice == next.count {
                *choice = 0;
            }
            if let Some(chosen) = parallels.get(*choice as usize) {
                *statement = *chosen;
            }
            if *choice > 0 {
                return true;
            }
        }
        self.combining = false;
        false
    }
}

impl<'g> Iterator for Paths<'g> {
    type Item = Path<'g>;

    fn next(&mut self) -> Option<Path<'g>> {
        self.advance().map(PathRef::to_path)
    }
}

impl FusedIterator for Paths<'_> {}

impl fmt::Debug for Paths<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paths")
            .field("given", &self.given)
            .field("expansions", &self.expansions())
            .field("completeness", &self.completeness())
            .finish_non_exhaustive()
    }
}
