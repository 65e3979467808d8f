//! Why there is no mechanism: the nearest miss, and the step that is missing.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::query::plan::{Budget, QueryError, RunOptions, Way};

use super::constraint::Constraint;
use super::mechanisms::Mechanisms;
use super::path::Mechanism;
use super::prepared::Prepared;
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
    /// The step that would join what the start reaches with what reaches the end.
    pub missing_step: Option<(Node<'g>, Node<'g>)>,
    /// What the start reaches within the hop limit, nearest first; at most [`LISTED`](Self::LISTED).
    pub reachable: Vec<Node<'g>>,
    /// What reaches the end within the hop limit, nearest first; at most [`LISTED`](Self::LISTED).
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
    /// Explains why there is no mechanism: the fewest constraints that would have to go, then the cheapest
    /// mechanism without them; and the step that is missing.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let absence = MechanismQuery::between("ruxolitinib", "HLH").why_not(&graph, Limits::default())?;
    /// let (from, to) = absence.missing_step.ok_or("no step")?;
    /// assert_eq!((from.name(), to.name()), ("JAK-STAT signaling", "hemophagocytic lymphohistiocytosis"));
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
        let forward = closure(&prepared, &prepared.plan.sources, Way::Onward, &mut budget);
        let backward = closure(&prepared, prepared.plan.targets.nodes(), Way::Back, &mut budget);
        let (relaxed, nearest_miss, cut) = self.nearest_miss(graph, spent)?;
        let nearest = |reached: &[(NodeId, usize)]| {
            let beyond = reached.iter().filter(|(_, distance)| *distance > 0).take(Absence::LISTED);
            beyond.map(|(node, _)| Node::new(graph, *node)).collect()
        };
        Ok(Absence {
            missing_step: if nearest_miss.is_none() { missing_step(graph, &forward, &backward) } else { None },
            relaxed,
            nearest_miss,
            reachable: nearest(&forward),
            reaching: nearest(&backward),
            cut: cut || budget.cut().is_some(),
        })
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

/// What can be reached within the hop limit, signs and contexts apart, nearest first and then by CURIE.
fn closure(prepared: &Prepared<'_>, starts: &[NodeId], way: Way, budget: &mut Budget) -> Vec<(NodeId, usize)> {
    let mut distances: FxHashMap<NodeId, usize> = starts.iter().map(|start| (*start, 0)).collect();
    let mut open: VecDeque<NodeId> = starts.iter().copied().collect();
    while let Some(node) = open.pop_front() {
        let distance = distances[&node];
        if distance >= prepared.query.max_hops || !budget.expand() {
            break;
        }
        let mut reach = |end: crate::graph::EdgeEnd<'_>| {
            let allowed = prepared.plan.allows(&end) && prepared.plan.allows_node(end.neighbour);
            if allowed && !distances.contains_key(&end.neighbour) {
                distances.insert(end.neighbour, distance + 1);
                open.push_back(end.neighbour);
            }
        };
        match way {
            Way::Onward => prepared.steps_from(node).for_each(&mut reach),
            Way::Back => prepared.steps_to(node).for_each(&mut reach),
        }
    }
    let mut reached: Vec<(NodeId, usize)> = distances.into_iter().collect();
    reached.sort_unstable_by_key(|(node, distance)| (*distance, *node));
    reached
}

/// The step from what the start reaches, itself only if it reaches nothing, to the end or what reaches it.
fn missing_step<'g>(
    graph: &'g KnowledgeGraph,
    forward: &[(NodeId, usize)],
    backward: &[(NodeId, usize)],
) -> Option<(Node<'g>, Node<'g>)> {
    let beyond_start = forward.iter().find(|(_, distance)| *distance > 0);
    let (from, _) = beyond_start.or_else(|| forward.first())?;
    let (to, _) = backward.iter().find(|(node, _)| node != from)?;
    Some((Node::new(graph, *from), Node::new(graph, *to)))
}
