//! The answers of a run, one by one.

use core::fmt;
use std::collections::VecDeque;

use crate::graph::KnowledgeGraph;
use crate::query::limits::{Budget, Completeness};

use super::evaluate::{Evaluator, Found};
use super::goal::Goal;
use super::path::Mechanism;
use super::prepared::Prepared;
use super::product::Wanted;
use super::scratch::Scratch;
use super::verdict::Verdict;
use super::walk::{Walk, sequence};

/// Mechanisms, best first: by cost, number of steps, CURIEs in sequence and step effects in sequence.
///
/// The search runs as far as it is asked. If the target has no mechanism of its own, those of its
/// superclasses follow, marked as inherited.
pub struct Mechanisms<'g> {
    prepared: Prepared<'g>,
    search: Search<'g>,
    budget: Budget,
    given: usize,
    inheriting: bool,
    ended: bool,
}

impl<'g> Mechanisms<'g> {
    pub(crate) fn new(prepared: Prepared<'g>, scratch: Scratch, budget: Budget) -> Self {
        let wanted = prepared.query.sign.map_or(Wanted::ANY, Wanted::sign);
        let goal = Goal::new(prepared.targets.clone(), wanted);
        let search = Search::new(&prepared, goal, scratch);
        Self { prepared, search, budget, given: 0, inheriting: false, ended: false }
    }

    /// The graph that is asked.
    #[must_use]
    pub const fn graph(&self) -> &'g KnowledgeGraph {
        self.prepared.graph
    }

    /// The prepared query.
    #[must_use]
    pub const fn prepared(&self) -> &Prepared<'g> {
        &self.prepared
    }

    /// Whether everything was seen, and if not, what cut the run.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        let open = if self.ended { Completeness::Complete } else { Completeness::Open };
        self.budget.truncation().unwrap_or(open)
    }

    /// Entities expanded so far: how often the statements of an entity were read.
    #[must_use]
    pub const fn expansions(&self) -> u64 {
        self.budget.expansions()
    }

    /// The sign of all mechanisms together, per context and over all; see [`Verdict`].
    ///
    /// It is searched for anew with a budget of its own, whatever was given out and whatever sign or
    /// number the query wants.
    #[must_use]
    pub fn verdict(&self) -> Verdict<'g> {
        Verdict::find(&self.prepared, &self.budget)
    }

    /// Ends the run and gives its memory back for another.
    #[must_use]
    pub fn into_scratch(self) -> Scratch {
        self.search.scratch
    }

    /// Turns to the superclasses of the target if it has no mechanism of its own, of whatever sign.
    fn inherit(&mut self) -> bool {
        let Some(goal) = inherited_goal(&self.prepared, self.search.walk.goal().wanted) else { return false };
        if self.inheriting || self.given > 0 || self.budget.cut().is_some() {
            return false;
        }
        if self.prepared.query.sign.is_some() && first(&self.prepared, self.own_goal(), &mut self.budget).is_some() {
            return false;
        }
        self.inheriting = true;
        let scratch = core::mem::take(&mut self.search.scratch);
        self.search = Search::new(&self.prepared, goal, scratch);
        true
    }

    /// What the run has spent, to share its start and its token.
    pub(crate) const fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Whether a limit ended the run.
    pub(super) const fn budget_was_cut(&self) -> bool {
        self.budget.cut().is_some()
    }

    fn own_goal(&self) -> Goal {
        Goal::new(self.prepared.targets.clone(), Wanted::ANY)
    }
}

/// What to look for above the target, if the query allows it and there is anything above.
pub(super) fn inherited_goal(prepared: &Prepared<'_>, wanted: Wanted) -> Option<Goal> {
    let asked = prepared.asked.filter(|_| !prepared.query.exact_endpoints)?;
    let goal = Goal::inherited(prepared, asked, wanted);
    let above = matches!(&goal.targets, super::prepared::Targets::Nodes(nodes) if !nodes.is_empty());
    above.then_some(goal)
}

/// The first mechanism of a goal.
pub(super) fn first(prepared: &Prepared<'_>, goal: Goal, budget: &mut Budget) -> Option<Found> {
    Search::new(prepared, goal, Scratch::new()).next(prepared, budget)
}

impl<'g> Iterator for Mechanisms<'g> {
    type Item = Mechanism<'g>;

    fn next(&mut self) -> Option<Mechanism<'g>> {
        while !self.ended {
            if self.prepared.query.limit.is_some_and(|limit| self.given >= limit) {
                return None;
            }
            if let Some(found) = self.search.next(&self.prepared, &mut self.budget) {
                if !self.budget.give_out(self.given) {
                    return None;
                }
                self.given += 1;
                return Some(Mechanism::new(self.prepared.graph, found, self.prepared.asked));
            }
            if !self.inherit() {
                self.ended = true;
            }
        }
        None
    }
}

impl core::iter::FusedIterator for Mechanisms<'_> {}

impl fmt::Debug for Mechanisms<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mechanisms")
            .field("given", &self.given)
            .field("expansions", &self.expansions())
            .field("completeness", &self.completeness())
            .finish_non_exhaustive()
    }
}

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
