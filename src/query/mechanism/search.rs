//! A walk with its judge: the mechanisms of one goal, one by one.

use std::collections::VecDeque;

use crate::query::plan::Budget;

use super::evaluate::{Evaluator, Found};
use super::goal::Goal;
use super::prepared::Prepared;
use super::product::Wanted;
use super::scratch::Scratch;
use super::walk::{Walk, sequence};

/// A walk with its judge and what the judge has found and not given out.
pub(super) struct Search<'g> {
    walk: Walk,
    evaluator: Evaluator<'g>,
    scratch: Scratch,
    ready: VecDeque<Found>,
}

impl<'g> Search<'g> {
    pub(super) fn new(prepared: &Prepared<'g>, goal: Goal, mut scratch: Scratch) -> Self {
        let walk = Walk::new(prepared, goal, &mut scratch);
        Self { walk, evaluator: Evaluator::new(prepared), scratch, ready: VecDeque::new() }
    }

    pub(super) const fn wanted(&self) -> Wanted {
        self.walk.goal().wanted
    }

    /// Takes the memory away, for another search.
    pub(super) fn take_scratch(&mut self) -> Scratch {
        core::mem::take(&mut self.scratch)
    }

    /// The next mechanism; none at the end, or once a limit has cut the run.
    pub(super) fn next(&mut self, prepared: &Prepared<'g>, budget: &mut Budget) -> Option<Found> {
        loop {
            while let Some(found) = self.ready.pop_front() {
                // A path that costs more than the level comes again when its cost is due.
                self.walk.defer(found.cost);
                if found.cost == self.walk.cost() {
                    return Some(found);
                }
            }
            if !self.walk.advance(prepared, &mut self.scratch, budget) {
                return None;
            }
            let (nodes, steps) = sequence(&self.scratch.stack);
            self.evaluator.evaluate(&nodes, &steps, prepared, self.walk.goal(), budget, &mut self.ready);
            if budget.cut().is_some() {
                // What was judged after the limit is not known to be right.
                self.ready.clear();
                return None;
            }
        }
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
    Search::new(prepared, goal, Scratch::new()).next(prepared, budget)
}
