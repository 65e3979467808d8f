//! A question to a world, and the same as the library's query.

use std::collections::BTreeSet;

use mechgraph::model::EpistemicStatus;
use mechgraph::query::{Cost, CostModel, Endpoint};
use mechgraph::{MechanismQuery, Sign};

use crate::price::Weights;
use crate::world::{CATEGORY_RULES, Names, PREDICATE_RULES, SOURCES, statement_id};

/// Where a question starts or ends.
#[derive(Clone, Debug)]
pub(crate) enum End {
    One(usize),
    Several(Vec<usize>),
    Category(usize),
    Any,
}

/// A question.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the question")]
pub(crate) struct Ask {
    pub(crate) from: End,
    pub(crate) to: End,
    pub(crate) hops: usize,
    pub(crate) sign: Option<Sign>,
    pub(crate) exact: bool,
    pub(crate) classes: bool,
    pub(crate) at_least: Option<EpistemicStatus>,
    pub(crate) sources: Vec<usize>,
    pub(crate) predicates: Vec<usize>,
    pub(crate) categories: Vec<usize>,
    /// Entities with the sign wanted there.
    pub(crate) via: Vec<(usize, Option<Sign>)>,
    pub(crate) in_order: bool,
    /// From the start back to it; the end does not matter.
    pub(crate) loops: bool,
    pub(crate) avoid_entities: Vec<usize>,
    pub(crate) avoid_statements: Vec<usize>,
    pub(crate) avoid_sources: Vec<usize>,
    pub(crate) avoid_predicates: Vec<usize>,
    pub(crate) avoid_categories: Vec<usize>,
    pub(crate) context: [BTreeSet<usize>; 2],
    pub(crate) predicate_costs: Vec<(usize, u32)>,
    pub(crate) status_costs: Vec<(Option<EpistemicStatus>, u32)>,
    pub(crate) source_costs: Vec<(usize, u32)>,
    pub(crate) carrier_run: u32,
    pub(crate) correlations: bool,
    /// What else matters; else each step costs 1.0.
    pub(crate) weights: Option<Weights>,
}

impl Ask {
    /// The same question to the library.
    pub(crate) fn query(&self, names: &Names) -> MechanismQuery {
        let between = || MechanismQuery::between(endpoint(&self.from, names), endpoint(&self.to, names));
        let mut query = if self.loops { MechanismQuery::loops_of(endpoint(&self.from, names)) } else { between() };
        query = query.max_hops(self.hops).in_context(names.context(&self.context)).costs(self.costs());
        if let Some(sign) = self.sign {
            query = query.net_sign(sign);
        }
        if self.correlations {
            query = query.allow_correlations();
        }
        if self.exact {
            query = query.exact_endpoints();
        }
        if self.classes {
            query = query.classes_of_start();
        }
        if let Some(status) = self.at_least {
            query = query.epistemic_status(status);
        }
        for source in &self.sources {
            query = query.source(SOURCES[*source]);
        }
        for rule in &self.predicates {
            query = query.predicate(PREDICATE_RULES[*rule].parse().unwrap());
        }
        for rule in &self.categories {
            query = query.category(CATEGORY_RULES[*rule].parse().unwrap());
        }
        for (entity, sign) in &self.via {
            query = match sign {
                Some(sign) => query.via_signed(names.curie(*entity), *sign),
                None => query.via(names.curie(*entity)),
            };
        }
        if self.in_order {
            query = query.via_in_order();
        }
        for entity in &self.avoid_entities {
            query = query.avoiding(names.curie(*entity));
        }
        for number in &self.avoid_statements {
            query = query.avoiding_statement(statement_id(*number));
        }
        for source in &self.avoid_sources {
            query = query.avoiding_source(SOURCES[*source]);
        }
        for rule in &self.avoid_predicates {
            query = query.avoiding_predicate(PREDICATE_RULES[*rule].parse().unwrap());
        }
        for rule in &self.avoid_categories {
            query = query.avoiding_category(CATEGORY_RULES[*rule].parse().unwrap());
        }
        query
    }

    fn costs(&self) -> CostModel {
        let model = self.weights.as_ref().map_or_else(CostModel::steps, Weights::model);
        let mut model = model.with_carrier_run(Cost(self.carrier_run));
        for (rule, cost) in &self.predicate_costs {
            model = model.with_predicate(PREDICATE_RULES[*rule].parse().unwrap(), Cost(*cost));
        }
        for (status, cost) in &self.status_costs {
            model = model.with_status(*status, Cost(*cost));
        }
        for (source, cost) in &self.source_costs {
            model = model.with_source(SOURCES[*source], Cost(*cost));
        }
        model
    }
}

fn endpoint(end: &End, names: &Names) -> Endpoint {
    match end {
        End::One(entity) => Endpoint::Id(names.curie(*entity)),
        End::Several(entities) => Endpoint::any_of(entities.iter().map(|entity| names.curie(*entity))),
        End::Category(rule) => Endpoint::Category(CATEGORY_RULES[*rule].parse().unwrap()),
        End::Any => Endpoint::Any,
    }
}
