//! A question without some entities and statements: nothing is copied or frozen anew.

use crate::graph::{KnowledgeGraph, NodeId, StatementId, StatementRef};
use crate::model::Effect;
use crate::query::plan::{Budget, QueryError};

use super::evaluate::{Evaluator, Found};
use super::goal::Goal;
use super::path::Mechanism;
use super::prepared::Prepared;
use super::product::Wanted;
use super::query::MechanismQuery;
use super::scratch::Scratch;
use super::search::{Search, first};
use super::stage::Stage;

/// What can be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Element {
    Entity(NodeId),
    Statement(StatementId),
}

/// A question that has a mechanism, where it has it.
pub(super) struct Asked<'g> {
    prepared: Prepared<'g>,
    goal: Goal,
    first: Found,
}

impl<'g> Asked<'g> {
    /// The question, with its best mechanism; `None` if it has none, or a limit was met before one was found.
    pub(super) fn find(
        query: &MechanismQuery,
        graph: &'g KnowledgeGraph,
        budget: &mut Budget,
    ) -> Result<Option<Self>, QueryError> {
        Ok(Self::search(query, graph, budget)?.map(|(asked, _)| asked))
    }

    /// The same, with the search that goes on after the best mechanism.
    pub(super) fn search(
        query: &MechanismQuery,
        graph: &'g KnowledgeGraph,
        budget: &mut Budget,
    ) -> Result<Option<(Self, Search<'g>)>, QueryError> {
        let own = query.prepare(graph)?;
        let wanted = query.sign.map_or(Wanted::ANY, Wanted::sign);
        for stage in Stage::ALL {
            let Some((other, goal)) = stage.asked(&own, Wanted::ANY) else { continue };
            let prepared = other.unwrap_or_else(|| own.clone());
            let mut search = Search::new(&prepared, goal.clone().wanting(wanted), Scratch::spare());
            if let Some(first) = search.next(&prepared, budget) {
                return Ok(Some((Self { prepared, goal: goal.wanting(wanted), first }, search)));
            }
            drop(search);
            // What has mechanisms of another sign does not inherit.
            if query.sign.is_some() && first(&prepared, goal, budget).is_some() {
                break;
            }
        }
        Ok(None)
    }

    /// The best mechanism.
    pub(super) fn best(&self) -> Mechanism<'g> {
        Mechanism::new(&self.prepared, self.first.clone())
    }

    pub(super) const fn first(&self) -> &Found {
        &self.first
    }

    pub(super) const fn goal(&self) -> &Goal {
        &self.goal
    }

    pub(super) const fn question(&self) -> &Prepared<'g> {
        &self.prepared
    }

    /// Whether a sequence of entities leads from a start of the question to an end of it, within its steps, through entities
    /// that it allows and through none twice.
    pub(super) fn joins(&self, nodes: &[NodeId]) -> bool {
        let plan = &self.prepared.plan;
        let ([first, .., last], steps) = (nodes, nodes.len().saturating_sub(1)) else { return false };
        let inner = nodes.get(1..steps).unwrap_or_default();
        let is_loop = self.prepared.query.loops && first == last;
        let mut seen: Vec<NodeId> = if is_loop { inner.to_vec() } else { nodes.to_vec() };
        seen.sort_unstable();
        steps <= self.prepared.query.max_hops
            && seen.windows(2).all(|pair| pair[0] != pair[1])
            && !(is_loop && inner.contains(first))
            && self.prepared.query.loops == (first == last)
            && plan.sources.contains(first)
            && plan.allows_node(*first)
            && self.goal.targets.contain(*last)
            && inner.iter().all(|node| plan.allows_node(*node) && plan.allows_inner(*node))
    }

    /// Whether the question is about it, so that it is never removed.
    pub(super) fn is_end(&self, element: Element) -> bool {
        let is_end = |node: &NodeId| self.prepared.plan.sources.contains(node) || self.goal.targets.contain(*node);
        matches!(&element, Element::Entity(node) if is_end(node))
    }

    /// The best mechanism that is left without a set, with the question that it answers.
    pub(super) fn without(&self, set: &[Element], budget: &mut Budget) -> Option<(Prepared<'g>, Found)> {
        let prepared = self.prepared.without(set);
        let found = first(&prepared, self.goal.clone(), budget)?;
        Some((prepared, found))
    }

    /// What a mechanism passes and rests on, in sequence and without repeats, within its shortcuts too: whatever takes the
    /// mechanism away removes one of these. The ends of the question are not among them.
    pub(super) fn elements(&self, found: &Found) -> Vec<Element> {
        let graph = self.prepared.plan.graph;
        let mut elements = Vec::new();
        let mut add = |element: Element| {
            if !self.is_end(element) && !elements.contains(&element) {
                elements.push(element);
            }
        };
        for (step, to) in found.steps.iter().zip(found.nodes.iter().skip(1)) {
            for support in &step.supports {
                add(Element::Statement(support.statement));
                for statement in StatementRef::new(graph, support.statement).expansions().iter().flatten() {
                    add(Element::Statement(*statement));
                    let ends = StatementRef::new(graph, *statement).ends();
                    for end in ends.into_iter().flat_map(|(subject, object)| [subject, object]) {
                        add(Element::Entity(end.number()));
                    }
                }
            }
            add(Element::Entity(*to));
        }
        elements
    }
}

/// What is left of a question without an element.
pub(super) struct Remainder<'a, 'g> {
    asked: &'a Asked<'g>,
    element: Element,
    without: Prepared<'g>,
    judge: Evaluator<'g>,
}

impl<'a, 'g> Remainder<'a, 'g> {
    pub(super) fn new(asked: &'a Asked<'g>, element: Element) -> Self {
        let without = asked.prepared.without(core::slice::from_ref(&element));
        let judge = Evaluator::new(&without);
        Self { asked, element, without, judge }
    }

    /// The mechanisms that are left, best first, so many at most.
    pub(super) fn mechanisms(&self, most: usize, budget: &mut Budget) -> Vec<Mechanism<'g>> {
        let mut search = Search::new(&self.without, self.asked.goal.clone(), Scratch::spare());
        let found = core::iter::from_fn(|| search.next(&self.without, budget)).take(most);
        found.map(|found| Mechanism::new(&self.without, found)).collect()
    }

    /// Whether a mechanism of the question is left: one with the same effects that passes the same entities.
    pub(super) fn holds(&mut self, found: &Found, budget: &mut Budget) -> bool {
        if !self.asked.elements(found).contains(&self.element) {
            return true;
        }
        let effects: Vec<Effect> = found.steps.iter().map(|step| step.effect).collect();
        self.without.has_along(&found.nodes, &effects, (&mut self.judge, &self.asked.goal), budget)
    }
}

impl Prepared<'_> {
    /// The same question as if a set were not in the graph. Shortcuts all of whose expansions it takes away fall.
    fn without(&self, set: &[Element]) -> Self {
        let entities = set.iter().filter_map(|element| match element {
            Element::Entity(node) => Some(*node),
            Element::Statement(_) => None,
        });
        let statements = set.iter().filter_map(|element| match element {
            Element::Statement(statement) => Some(*statement),
            Element::Entity(_) => None,
        });
        let mut without = self.clone();
        without.remove(entities, &statements.collect::<Vec<_>>());
        without
    }
}
