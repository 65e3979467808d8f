//! The plan of a mechanism query, explained.

use crate::graph::KnowledgeGraph;
use crate::query::plan::{Limits, PlanEnd, PlanFilter, QueryError, QueryPlan};

use super::cost::CostModel;
use super::query::MechanismQuery;

impl MechanismQuery {
    /// What the query means in a graph, and what bounds it; see [`QueryPlan`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn explain(&self, graph: &KnowledgeGraph) -> Result<QueryPlan, QueryError> {
        let prepared = self.prepare(graph)?;
        let mut ends = prepared.plan.explained_ends(&self.from, &self.to);
        ends.extend(
            self.via
                .iter()
                .zip(&prepared.via)
                .map(|(asked, via)| PlanEnd::new("via", &asked.through, graph, &via.any_of)),
        );
        let own = [
            self.sign.map(|sign| PlanFilter::new("net sign", sign)),
            PlanFilter::any_of("clinical status of treatments", &self.clinical),
            self.jurisdiction.as_ref().map(|place| PlanFilter::new("jurisdiction of treatments", place)),
            self.classes_of_start.then(|| PlanFilter::new("classes of the start", "yes")),
            self.incoherent.then(|| PlanFilter::new("incoherent mechanisms", "yes")),
            (self.costs != CostModel::default()).then(|| PlanFilter::new("costs", "the query's own")),
        ];
        Ok(QueryPlan {
            finds: "mechanisms",
            ends,
            direction: "as their predicates act",
            max_hops: Some(self.max_hops),
            limit: self.limit,
            filters: own.into_iter().flatten().chain(self.filters.explained()).collect(),
            limits: Limits::default(),
        })
    }
}
