//! Why there is no mechanism: the nearest miss, what joins the two sides all the same, and the step that is missing.

use core::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node};
use crate::query::plan::{Budget, Endpoint, QueryError, RunOptions, Way};

use super::constraint::Constraint;
use super::gap::{Gap, Join, Reached, joins, missing_step};
use super::mechanisms::Mechanisms;
use super::path::Mechanism;
use super::query::MechanismQuery;

/// Why a query has no mechanism: see [`MechanismQuery::why_not`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Absence<'g> {
    /// The fewest constraints without which there is a mechanism; empty if there is none without any
    /// three, or if there is one as it is.
    pub relaxed: Vec<Constraint>,
    /// The cheapest mechanism without these constraints.
    pub nearest_miss: Option<Mechanism<'g>>,
    /// The cheapest mechanism from the end to the start, if the question holds the other way round.
    pub reversed: Option<Mechanism<'g>>,
    /// Statements that join what the start reaches with what reaches the end and are no step there, the nearest first; at
    /// most [`LISTED`](Self::LISTED).
    pub joins: Vec<Join<'g>>,
    /// The step that would join what the start reaches with what reaches the end at the least cost.
    pub missing_step: Option<Gap<'g>>,
    /// What the start reaches within the hop limit, the cheapest first; at most [`LISTED`](Self::LISTED).
    pub reachable: Vec<Node<'g>>,
    /// What reaches the end within the hop limit, the cheapest first; at most [`LISTED`](Self::LISTED).
    pub reaching: Vec<Node<'g>>,
    /// What of the search for reasons a limit cut: there may be more.
    pub unseen: Vec<Unseen>,
    /// Whether a limit cut the search for reasons.
    pub cut: bool,
    /// Entities expanded by the search for reasons.
    pub expansions: u64,
}

/// A part of the search for reasons that a limit cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unseen {
    /// What there is without these constraints; without none of them, by the question as it is.
    Without(Vec<Constraint>),
    /// What leads from the end to the start.
    Reversed,
    /// What the start reaches, what reaches the end, and what joins the two.
    Between,
}

impl Absence<'_> {
    /// The most entities that are listed.
    pub const LISTED: usize = 10;
}

/// The most constraints that are relaxed at once.
const MOST_RELAXED: usize = 3;

/// The most expansions of all trials together: reasons are worth less time than answers.
const EXPANSIONS: u64 = 200_000;

/// The most statements that they read, those of hubs among them.
const READ: u64 = 20_000_000;

/// Each trial may spend one in so many parts of what is left, so that something is left for those after it.
const PARTS: u64 = 4;

impl MechanismQuery {
    /// Explains why there is no mechanism: the fewest constraints that would have to go, and the cheapest mechanism without
    /// them; whether there is one the other way round; the statements that join the two sides and are no step; and the
    /// step that is missing.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let absence = MechanismQuery::between("ruxolitinib", "HLH").why_not(&graph, Limits::default())?;
    /// let missing = absence.missing_step.ok_or("no step")?;
    /// assert_eq!(missing.from.name(), "JAK-STAT signaling");
    /// assert_eq!(missing.to.name(), "hemophagocytic lymphohistiocytosis");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    ///
    /// # Complexity
    ///
    /// Up to three constraints are relaxed at once. All trials together stay within the limits, 200,000 expansions and 20
    /// million statements read; so does the search for the missing step. What was not looked at is
    /// [reported](Absence::unseen).
    pub fn why_not<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Absence<'g>, QueryError> {
        self.why_not_within(graph, &Budget::new(options))
    }

    /// As [`why_not`](Self::why_not), within the time that a run has left.
    pub(crate) fn why_not_within<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        spent: &Budget,
    ) -> Result<Absence<'g>, QueryError> {
        let prepared = self.prepare(graph)?;
        let reasons = || spent.fresh_within(EXPANSIONS).with_limit_of_reading(READ);
        let mut unseen = Vec::new();
        let mut trials = reasons();
        let (relaxed, nearest_miss) = self.nearest_miss(graph, &mut trials, &mut unseen)?;
        let mut budget = reasons();
        let forward = Reached::from(&prepared, &prepared.plan.sources, Way::Onward, &mut budget);
        let backward = Reached::from(&prepared, prepared.plan.targets.nodes(), Way::Back, &mut budget);
        let missing = || missing_step(&prepared, &forward, &backward);
        let missing_step = if nearest_miss.is_none() && !self.loops { missing() } else { None };
        let joins = if self.loops { Vec::new() } else { joins(&prepared, &forward, &backward, &mut budget) };
        if budget.cut().is_some() {
            unseen.push(Unseen::Between);
        }
        let reversed = self.reversed(graph, &mut trials, &mut unseen)?;
        Ok(Absence {
            missing_step,
            relaxed,
            nearest_miss,
            reversed,
            joins,
            reachable: forward.beyond().take(Absence::LISTED).map(|node| Node::new(graph, node)).collect(),
            reaching: backward.beyond().take(Absence::LISTED).map(|node| Node::new(graph, node)).collect(),
            cut: !unseen.is_empty(),
            unseen,
            expansions: trials.expansions() + budget.expansions(),
        })
    }

    /// The cheapest mechanism from the end to the start; a question is easily asked the other way round.
    fn reversed<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        budget: &mut Budget,
        unseen: &mut Vec<Unseen>,
    ) -> Result<Option<Mechanism<'g>>, QueryError> {
        let mut turned = self.clone().limit(1);
        core::mem::swap(&mut turned.from, &mut turned.to);
        if turned.to == Endpoint::Any || self.loops {
            return Ok(None);
        }
        let mut mechanisms = Mechanisms::new(turned.prepare(graph)?, None, budget.share(PARTS));
        let found = mechanisms.next();
        budget.spend_share(mechanisms.budget());
        if found.is_none() && mechanisms.budget_was_cut() {
            unseen.push(Unseen::Reversed);
        }
        Ok(found)
    }

    /// The fewest constraints without which there is a mechanism, and the cheapest one.
    fn nearest_miss<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        budget: &mut Budget,
        unseen: &mut Vec<Unseen>,
    ) -> Result<(Vec<Constraint>, Option<Mechanism<'g>>), QueryError> {
        let constraints: Vec<Constraint> = Constraint::of(self).filter(|it| it.can_matter(graph)).collect();
        // Where there is nothing without all of them, there is nothing without some.
        if constraints.len() > MOST_RELAXED && self.without(&constraints, graph, budget)?.is_break() {
            return Ok((Vec::new(), None));
        }
        for size in 0..=MOST_RELAXED.min(constraints.len()) {
            let mut best: Option<(Vec<Constraint>, Mechanism<'g>)> = None;
            for chosen in subsets(&constraints, size) {
                match self.without(&chosen, graph, budget)? {
                    ControlFlow::Break(()) => {}
                    ControlFlow::Continue(None) => note(unseen, chosen),
                    ControlFlow::Continue(Some(found)) => {
                        if best.as_ref().is_none_or(|(_, known)| found.cost() < known.cost()) {
                            best = Some((chosen, found));
                        }
                    }
                }
            }
            if let Some((chosen, found)) = best {
                return Ok((chosen, Some(found)));
            }
        }
        Ok((Vec::new(), None))
    }

    /// The cheapest mechanism without some constraints; a break if there is none, and nothing if a limit cut the search for
    /// it.
    fn without<'g>(
        &self,
        constraints: &[Constraint],
        graph: &'g KnowledgeGraph,
        budget: &mut Budget,
    ) -> Result<ControlFlow<(), Option<Mechanism<'g>>>, QueryError> {
        let relaxed = constraints.iter().fold(self.clone(), |query, constraint| constraint.relax(query));
        let mut mechanisms = Mechanisms::new(relaxed.limit(1).prepare(graph)?, None, budget.share(PARTS));
        let found = mechanisms.next();
        budget.spend_share(mechanisms.budget());
        Ok(match found {
            None if !mechanisms.budget_was_cut() => ControlFlow::Break(()),
            found => ControlFlow::Continue(found),
        })
    }
}

/// Notes that what there is without some constraints was not looked at, unless it is of what there is without fewer.
fn note(unseen: &mut Vec<Unseen>, constraints: Vec<Constraint>) {
    let is_of =
        |known: &Unseen| matches!(known, Unseen::Without(fewer) if fewer.iter().all(|it| constraints.contains(it)));
    if !unseen.iter().any(is_of) {
        unseen.push(Unseen::Without(constraints));
    }
}

/// Every choice of `size` constraints, in order.
fn subsets(constraints: &[Constraint], size: usize) -> Vec<Vec<Constraint>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut chosen = Vec::new();
    for (place, first) in constraints.iter().enumerate() {
        for mut rest in subsets(&constraints[place + 1..], size - 1) {
            rest.insert(0, *first);
            chosen.push(rest);
        }
    }
    chosen
}
