//! Whether a question has a mechanism, without a search for it.

use std::collections::VecDeque;

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::{Direction, Effect};
use crate::query::plan::{Budget, LimitKind, QueryError, RunOptions};

use super::evaluate::Evaluator;
use super::goal::Goal;
use super::prepared::Prepared;
use super::query::MechanismQuery;
use super::removal::Asked;
use super::support::Support;

/// Says of mechanisms whether a question has them on a graph, however many there are.
pub(crate) struct Membership<'g> {
    graph: &'g KnowledgeGraph,
    /// None if the question has no mechanism.
    asked: Option<(Asked<'g>, Evaluator<'g>)>,
    budget: Budget,
}

impl<'g> Membership<'g> {
    /// Asks a question within limits.
    ///
    /// # Errors
    ///
    /// As [`MechanismQuery::prepare`].
    pub(crate) fn of(
        query: &MechanismQuery,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Self, QueryError> {
        let mut budget = Budget::new(options);
        let asked = Asked::find(query, graph, &mut budget)?.map(|asked| {
            let judge = Evaluator::new(asked.question());
            (asked, judge)
        });
        Ok(Self { graph, asked, budget })
    }

    /// Whether the question has a mechanism that passes these entities with these effects; `None` once a limit is met.
    pub(crate) fn has<'a>(&mut self, entities: impl Iterator<Item = &'a str>, effects: &[Effect]) -> Option<bool> {
        if self.budget.cut().is_some() {
            return None;
        }
        let Some((asked, judge)) = &mut self.asked else { return Some(false) };
        let nodes = entities.map(|id| self.graph.node(id).map(Node::number)).collect::<Option<Vec<NodeId>>>();
        let Some(nodes) = nodes else { return Some(false) };
        if !asked.joins(&nodes) {
            return Some(false);
        }
        let question = asked.question();
        let is_same = question.has_along(&nodes, effects, (judge, asked.goal()), &mut self.budget);
        self.budget.cut().is_none().then_some(is_same)
    }

    /// The limit that was met.
    pub(crate) fn limit(&self) -> QueryError {
        QueryError::Limit(self.budget.cut().unwrap_or(LimitKind::Expansions))
    }
}

impl<'g> Prepared<'g> {
    /// Whether there is a mechanism along these entities whose steps have these effects.
    pub(super) fn has_along(
        &self,
        nodes: &[NodeId],
        effects: &[Effect],
        (judge, goal): (&mut Evaluator<'g>, &Goal),
        budget: &mut Budget,
    ) -> bool {
        let Some(supports) = self.supports_along(nodes, budget) else { return false };
        let steps: Vec<&[Support]> = supports.iter().map(Vec::as_slice).collect();
        let mut found = VecDeque::new();
        judge.evaluate(nodes, &steps, self, goal, budget, &mut found);
        found.iter().any(|it| it.steps.iter().map(|step| step.effect).eq(effects.iter().copied()))
    }

    /// The statements that are read for each step along a path, by effect; `None` if an entity of it is left out, or a limit
    /// was met.
    fn supports_along(&self, nodes: &[NodeId], budget: &mut Budget) -> Option<Vec<Vec<Support>>> {
        let (plan, graph) = (&self.plan, self.plan.graph);
        let mut steps = Vec::new();
        for (ends, place) in nodes.windows(2).zip(2..) {
            let [from, to] = [ends[0], ends[1]];
            if !budget.expand() || !plan.allows_node(to) {
                return None;
            }
            let is_last = place == nodes.len();
            let mut supports = Vec::new();
            for (ends, direction) in
                [(graph.out_ends(from), Direction::Forward), (graph.in_ends(from), Direction::Backward)]
            {
                let read = ends.iter().filter(|end| end.neighbour == to && self.reads(end, direction));
                let allowed = read.filter(|end| plan.allows(end) && (is_last || !self.only_ends(end)));
                supports.extend(
                    allowed.map(|end| Support::along(&end, direction, self.costs.of(&end, from, end.neighbour), self)),
                );
            }
            supports.sort_unstable_by_key(|support| (support.effect, support.statement));
            steps.push(supports);
        }
        Some(steps)
    }
}
