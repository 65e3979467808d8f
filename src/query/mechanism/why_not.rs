//! Why there is no mechanism: the nearest miss, what joins the two sides all the same, and the step that is missing.

use crate::graph::{KnowledgeGraph, Node};
use crate::query::plan::{Budget, Endpoint, QueryError, RunOptions, Way};

use super::constraint::Constraint;
use super::gap::{Gap, Join, Reached, joins, missing_step};
use super::mechanisms::Mechanisms;
use super::path::Mechanism;
use super::query::MechanismQuery;
use super::scratch::Scratch;

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
    /// Whether a limit cut the search for reasons.
    pub cut: bool,
}

impl Absence<'_> {
    /// The most entities that are listed.
    pub const LISTED: usize = 10;
}

/// The most constraints that are relaxed at once.
const MOST_RELAXED: usize = 3;

/// The most expansions of one trial: reasons are worth less time than answers.
const TRIAL: u64 = 200_000;

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
    /// Up to three constraints are relaxed at once; each trial, and the search for the missing step, stays
    /// within its limits and 200,000 expansions.
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
        let mut budget = spent.fresh_within(TRIAL);
        let forward = Reached::from(&prepared, &prepared.plan.sources, Way::Onward, &mut budget);
        let backward = Reached::from(&prepared, prepared.plan.targets.nodes(), Way::Back, &mut budget);
        let (relaxed, nearest_miss, cut) = self.nearest_miss(graph, spent)?;
        let missing = || missing_step(&prepared, &forward, &backward);
        Ok(Absence {
            missing_step: if nearest_miss.is_none() && !self.loops { missing() } else { None },
            relaxed,
            nearest_miss,
            reversed: self.reversed(graph, spent)?,
            joins: if self.loops { Vec::new() } else { joins(&prepared, &forward, &backward, &mut budget) },
            reachable: forward.beyond().take(Absence::LISTED).map(|node| Node::new(graph, node)).collect(),
            reaching: backward.beyond().take(Absence::LISTED).map(|node| Node::new(graph, node)).collect(),
            cut: cut || budget.cut().is_some(),
        })
    }

    /// The cheapest mechanism from the end to the start; a question is easily asked the other way round.
    fn reversed<'g>(&self, graph: &'g KnowledgeGraph, spent: &Budget) -> Result<Option<Mechanism<'g>>, QueryError> {
        let mut turned = self.clone().limit(1);
        core::mem::swap(&mut turned.from, &mut turned.to);
        if turned.to == Endpoint::Any || self.loops {
            return Ok(None);
        }
        Ok(Mechanisms::new(turned.prepare(graph)?, Scratch::spare(), spent.fresh_within(TRIAL)).next())
    }

    fn nearest_miss<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        spent: &Budget,
    ) -> Result<(Vec<Constraint>, Option<Mechanism<'g>>, bool), QueryError> {
        let constraints: Vec<Constraint> = Constraint::of(self).collect();
        let mut cut = false;
        for size in 0..=MOST_RELAXED.min(constraints.len()) {
            let mut best: Option<(Vec<Constraint>, Mechanism<'g>)> = None;
            for chosen in subsets(&constraints, size) {
                let relaxed = chosen.iter().fold(self.clone(), |query, constraint| constraint.relax(query));
                let prepared = relaxed.limit(1).prepare(graph)?;
                let mut mechanisms = Mechanisms::new(prepared, Scratch::spare(), spent.fresh_within(TRIAL));
                let found = mechanisms.next();
                cut |= found.is_none() && mechanisms.budget_was_cut();
                if let Some(found) = found
                    && best.as_ref().is_none_or(|(_, known)| found.cost() < known.cost())
                {
                    best = Some((chosen, found));
                }
            }
            if let Some((chosen, found)) = best {
                return Ok((chosen, Some(found), cut));
            }
        }
        Ok((Vec::new(), None, cut))
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
