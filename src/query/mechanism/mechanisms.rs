//! The answers of a run, one by one.

use core::fmt;

use crate::graph::KnowledgeGraph;
use crate::query::plan::{Budget, Completeness, QueryError};

use super::goal::Goal;
use super::path::Mechanism;
use super::prepared::Prepared;
use super::product::Wanted;
use super::scratch::Scratch;
use super::search::{Search, first};
use super::stage::Stage;
use super::verdict::Verdict;

/// Mechanisms, best first: by cost, number of steps, CURIEs in sequence and step effects in sequence.
///
/// The search runs as far as it is asked. If the target has no mechanism of its own, those of its
/// superclasses follow, marked as inherited; if these have none either, and the query asks for it, those of the superclasses
/// of the start.
pub struct Mechanisms<'g> {
    prepared: Prepared<'g>,
    /// Memory for the search, until it starts; none for that of the last search of the thread.
    scratch: Option<Scratch>,
    /// None until a mechanism is asked for: who wants the verdict alone has no use for it.
    search: Option<Search<'g>>,
    budget: Budget,
    given: usize,
    /// The question that is searched, where it is not the query's own: of the classes of the start.
    of_classes: Option<Prepared<'g>>,
    stage: Stage,
    ended: bool,
}

impl<'g> Mechanisms<'g> {
    /// A run in memory of its own, else in that of the last search of the thread.
    pub(crate) const fn new(prepared: Prepared<'g>, scratch: Option<Scratch>, budget: Budget) -> Self {
        Self { prepared, scratch, search: None, budget, given: 0, of_classes: None, stage: Stage::Own, ended: false }
    }

    /// The graph that is asked.
    #[must_use]
    pub const fn graph(&self) -> &'g KnowledgeGraph {
        self.prepared.plan.graph
    }

    /// The prepared query.
    #[must_use]
    pub const fn prepared(&self) -> &Prepared<'g> {
        &self.prepared
    }

    /// What the run has spent, to share its start and its token.
    pub(crate) const fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Whether everything was seen, and if not, what cut the run.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        let open = if self.ended { Completeness::Complete } else { Completeness::Open };
        self.budget.truncation().unwrap_or(open)
    }

    /// Every mechanism, best first, if no limit cuts the run.
    ///
    /// # Errors
    ///
    /// [`QueryError::Limit`] with the limit that cut the run; those found until then are lost, so use the iterator
    /// itself to keep them.
    pub fn collect_complete(mut self) -> Result<Vec<Mechanism<'g>>, QueryError> {
        let found = self.by_ref().collect();
        match self.completeness() {
            Completeness::Truncated { by, .. } => Err(QueryError::Limit(by)),
            Completeness::Complete | Completeness::Open => Ok(found),
        }
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
    pub fn into_scratch(mut self) -> Scratch {
        let used = self.search.as_mut().map(Search::take_scratch);
        used.or(self.scratch).unwrap_or_default()
    }

    /// Turns to the superclasses of the target if there is no mechanism of whatever sign, then to those of the start if the
    /// query asks for it.
    fn inherit(&mut self) -> bool {
        let mut to_come = Stage::ALL.into_iter().filter(|stage| *stage > self.stage).peekable();
        if self.given > 0 || self.budget.cut().is_some() || to_come.peek().is_none() {
            return false;
        }
        if self.prepared.query.sign.is_some() {
            let any = self.stage.asked(&self.prepared, Wanted::ANY);
            if any.is_some_and(|(_, goal)| first(&self.prepared, goal, &mut self.budget).is_some()) {
                return false;
            }
        }
        let Some(search) = &mut self.search else { return false };
        let wanted = search.wanted();
        let Some((stage, (of_classes, goal))) =
            to_come.find_map(|stage| Some((stage, stage.asked(&self.prepared, wanted)?)))
        else {
            return false;
        };
        let scratch = search.take_scratch();
        *search = Search::new(of_classes.as_ref().unwrap_or(&self.prepared), goal, scratch);
        (self.stage, self.of_classes) = (stage, of_classes);
        true
    }

    /// Whether a limit ended the run.
    pub(super) const fn budget_was_cut(&self) -> bool {
        self.budget.cut().is_some()
    }
}

impl<'g> Iterator for Mechanisms<'g> {
    type Item = Mechanism<'g>;

    fn next(&mut self) -> Option<Mechanism<'g>> {
        while !self.ended {
            if self.prepared.query.limit.is_some_and(|limit| self.given >= limit) {
                return None;
            }
            let prepared = self.of_classes.as_ref().unwrap_or(&self.prepared);
            let search = self.search.get_or_insert_with(|| begin(prepared, self.scratch.take()));
            if let Some(found) = search.next(prepared, &mut self.budget) {
                if !self.budget.give_out(self.given) {
                    return None;
                }
                self.given += 1;
                return Some(Mechanism::new(prepared, found));
            }
            if !self.inherit() {
                self.ended = true;
            }
        }
        None
    }
}

/// The search for what the query asks, in memory of its own or in that of the last search of the thread.
fn begin<'g>(prepared: &Prepared<'g>, scratch: Option<Scratch>) -> Search<'g> {
    let wanted = prepared.query.sign.map_or(Wanted::ANY, Wanted::sign);
    let goal = Goal::new(prepared.plan.targets.clone(), wanted);
    Search::new(prepared, goal, scratch.unwrap_or_else(Scratch::spare))
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
