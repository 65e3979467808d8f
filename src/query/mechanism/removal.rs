//! A question without some entities and statements: nothing is copied or frozen anew.

use crate::graph::{KnowledgeGraph, NodeId, StatementId, StatementRef};
use crate::query::plan::{Budget, QueryError};

use super::evaluate::Found;
use super::goal::Goal;
use super::path::Mechanism;
use super::prepared::Prepared;
use super::product::Wanted;
use super::query::MechanismQuery;
use super::search::first;
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
        let own = query.prepare(graph)?;
        let wanted = query.sign.map_or(Wanted::ANY, Wanted::sign);
        for stage in Stage::ALL {
            let Some((other, goal)) = stage.asked(&own, Wanted::ANY) else { continue };
            let prepared = other.unwrap_or_else(|| own.clone());
            if let Some(first) = first(&prepared, goal.clone().wanting(wanted), budget) {
                return Ok(Some(Self { prepared, goal: goal.wanting(wanted), first }));
            }
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

    pub(super) const fn question(&self) -> &Prepared<'g> {
        &self.prepared
    }

    /// The question as if a set were not in the graph.
    pub(super) fn question_without(&self, set: &[Element]) -> Prepared<'g> {
        self.prepared.without(set)
    }

    pub(super) const fn goal(&self) -> &Goal {
        &self.goal
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
