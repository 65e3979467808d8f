//! The entities that are to be connected, with the question how one acts on another.

use std::sync::Arc;

use crate::graph::{KnowledgeGraph, NodeId};
use crate::query::plan::{Budget, Endpoint, QueryError, Targets, with_subclasses};

use super::cost::StepCosts;
use super::goal::Goal;
use super::path::Mechanism;
use super::prepared::Prepared;
use super::product::Wanted;
use super::query::MechanismQuery;
use super::scratch::Scratch;
use super::search::Search;

/// Entities, and the one question that is put about pairs of them, its filters compiled once.
pub(super) struct Terminals<'g> {
    pub(super) entities: Vec<NodeId>,
    /// By place, the entity with its subclasses, if the question takes them.
    pub(super) ends: Vec<Vec<NodeId>>,
    pub(super) question: Prepared<'g>,
}

impl<'g> Terminals<'g> {
    pub(super) fn prepare(
        mechanisms: &MechanismQuery,
        entities: Vec<NodeId>,
        graph: &'g KnowledgeGraph,
    ) -> Result<Self, QueryError> {
        let mut question = mechanisms.clone().to(Endpoint::AnyOf(Vec::new()));
        (question.from, question.loops, question.limit) = (Endpoint::AnyOf(Vec::new()), false, None);
        let is_exact = question.filters.exact_endpoints;
        let end = |node: &NodeId| if is_exact { vec![*node] } else { with_subclasses(graph, vec![*node]) };
        Ok(Self { ends: entities.iter().map(end).collect(), question: question.prepare(graph)?, entities })
    }

    /// The best mechanism from the entity at one place to that at another, and the best one of the other sign; `None` once a
    /// limit is met.
    pub(super) fn between(&self, from: usize, to: usize, budget: &mut Budget) -> Option<[Option<Mechanism<'g>>; 2]> {
        let (from, to) = (self.ends.get(from)?, self.ends.get(to)?);
        self.best(from, to, self.question.query.max_hops, budget)
    }

    /// The same from some entities to others, within so many steps.
    pub(super) fn best(
        &self,
        from: &[NodeId],
        to: &[NodeId],
        hops: usize,
        budget: &mut Budget,
    ) -> Option<[Option<Mechanism<'g>>; 2]> {
        if !budget.tick() {
            return None;
        }
        let mut one = self.question.clone();
        if one.query.max_hops != hops {
            Arc::make_mut(&mut one.query).max_hops = hops;
        }
        one.plan.sources = from.to_vec();
        one.plan.targets = Targets::Nodes(to.to_vec());
        one.asked = if let [only] = to { Some(*only) } else { None };
        one.costs = Arc::new(StepCosts::new(&one.query.costs, &one.plan));
        one.keep_indications();
        let wanted = one.query.sign.map_or(Wanted::ANY, Wanted::sign);
        let goal = Goal::new(one.plan.targets.clone(), wanted);
        let mut search = Search::new(&one, goal, Scratch::spare());
        let best = search.next(&one, budget);
        let other = best.as_ref().and_then(|best| best.sign).filter(|_| one.query.sign.is_none());
        let opposed = other.and_then(|sign| {
            search.turn_to(Wanted::sign(-sign));
            search.next(&one, budget)
        });
        // What a limit cut is not known to be missing.
        if best.is_none() && budget.cut().is_some() {
            return None;
        }
        Some([best, opposed].map(|found| found.map(|found| Mechanism::new(&one, found))))
    }
}
