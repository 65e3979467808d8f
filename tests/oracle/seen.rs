//! Answers of both sides in one form, and where they differ.

use std::collections::BTreeSet;

use mechgraph::model::{Context, Effect, EpistemicStatus};
use mechgraph::query::{Completeness, Verdict, VerdictSign};
use mechgraph::{KnowledgeGraph, Mechanism, Sign};
use proptest::test_runner::TestCaseError;

use crate::ask::Ask;
use crate::enumerate::{Answers, Route, Values, answers, rank};
use crate::world::{Names, World, statement_id};

/// A mechanism as a caller sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) nodes: Vec<String>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) supports: Vec<BTreeSet<String>>,
    pub(crate) sign: Option<Sign>,
    pub(crate) cost: u32,
    pub(crate) context: Context,
    pub(crate) status: Option<EpistemicStatus>,
    pub(crate) inherited_from: Option<String>,
}

impl Seen {
    pub(crate) fn of_library(mechanism: &Mechanism<'_>) -> Self {
        Self {
            nodes: mechanism.nodes().map(|node| node.curie().to_owned()).collect(),
            effects: mechanism.steps().map(|step| step.effect()).collect(),
            supports: mechanism
                .steps()
                .map(|step| step.supports().map(|support| support.statement.id().into_owned()).collect())
                .collect(),
            sign: mechanism.sign(),
            cost: mechanism.cost().0,
            context: mechanism.context(),
            status: mechanism.status(),
            inherited_from: mechanism.inherited_from().map(|node| node.curie().to_owned()),
        }
    }

    fn of_route(route: &Route, names: &Names) -> Self {
        let nodes: Vec<String> = route.nodes.iter().map(|node| names.0[*node].clone()).collect();
        Self {
            inherited_from: nodes.last().filter(|_| route.inherited).cloned(),
            nodes,
            effects: route.effects.clone(),
            supports: route
                .supports
                .iter()
                .map(|group| group.iter().map(|number| statement_id(*number)).collect())
                .collect(),
            sign: route.sign,
            cost: route.cost,
            context: names.context(&united(&route.contexts)),
            status: route.status,
        }
    }
}

fn united(contexts: &BTreeSet<Values>) -> Values {
    [0, 1].map(|dimension| contexts.iter().flat_map(|context| context[dimension].iter().copied()).collect())
}

/// A sign with its cheapest mechanisms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenSign {
    pub(crate) context: Context,
    pub(crate) sign: VerdictSign,
    pub(crate) positive: Option<Seen>,
    pub(crate) negative: Option<Seen>,
}

/// A verdict as a caller sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenVerdict {
    pub(crate) status: Option<EpistemicStatus>,
    pub(crate) overall: SeenSign,
    /// In the order of contexts.
    pub(crate) by_context: Vec<SeenSign>,
}

impl SeenVerdict {
    pub(crate) fn of_library(verdict: &Verdict<'_>) -> Self {
        let seen = |mechanism: &Option<Mechanism<'_>>| mechanism.as_ref().map(Seen::of_library);
        let mut by_context: Vec<SeenSign> = verdict
            .by_context
            .iter()
            .map(|part| SeenSign {
                context: part.context.clone(),
                sign: part.sign,
                positive: seen(&part.positive),
                negative: seen(&part.negative),
            })
            .collect();
        by_context.sort_by(|a, b| a.context.cmp(&b.context));
        Self {
            status: verdict.status,
            overall: SeenSign {
                context: verdict.context.clone(),
                sign: verdict.sign,
                positive: seen(&verdict.positive),
                negative: seen(&verdict.negative),
            },
            by_context,
        }
    }

    fn of_routes(routes: &[Route], names: &Names) -> Self {
        let contexts: BTreeSet<&Values> = routes.iter().flat_map(|route| &route.contexts).collect();
        let of = |context: &Values| {
            let there: Vec<&Route> = routes.iter().filter(|route| route.contexts.contains(context)).collect();
            sign_of(&there, names.context(context), names)
        };
        let mut by_context: Vec<SeenSign> = contexts.iter().map(|context| of(context)).collect();
        by_context.sort_by(|a, b| a.context.cmp(&b.context));
        let shared = if let [only] = by_context.as_slice() { only.context.clone() } else { Context::new() };
        if by_context.len() == 1 {
            by_context.clear();
        }
        let all: Vec<&Route> = routes.iter().collect();
        let signed = [Some(Sign::Positive), Some(Sign::Negative)].into_iter().filter_map(|sign| first(&all, sign));
        let mut witnesses: Vec<&Route> = signed.collect();
        if witnesses.is_empty() {
            witnesses.extend(all.first());
        }
        let status = witnesses.iter().map(|route| route.status).min_by_key(|status| rank(*status)).flatten();
        Self { status, overall: sign_of(&all, shared, names), by_context }
    }
}

fn first<'r>(routes: &[&'r Route], sign: Option<Sign>) -> Option<&'r Route> {
    routes.iter().copied().find(|route| route.sign == sign)
}

fn sign_of(routes: &[&Route], context: Context, names: &Names) -> SeenSign {
    let (positive, negative) = (first(routes, Some(Sign::Positive)), first(routes, Some(Sign::Negative)));
    let sign = match (positive, negative) {
        (Some(_), Some(_)) => VerdictSign::Conflicting,
        (Some(_), None) => VerdictSign::Positive,
        (None, Some(_)) => VerdictSign::Negative,
        (None, None) if routes.is_empty() => VerdictSign::None,
        (None, None) => VerdictSign::Unknown,
    };
    let seen = |route: Option<&Route>| route.map(|route| Seen::of_route(route, names));
    SeenSign { context, sign, positive: seen(positive), negative: seen(negative) }
}

/// What the library answers: the mechanisms in order, and the verdict.
pub(crate) fn library(graph: &KnowledgeGraph, ask: &Ask, names: &Names) -> (Vec<Seen>, SeenVerdict) {
    let mut run = ask.query(names).run(graph).unwrap();
    let mut found = Vec::new();
    for mechanism in run.by_ref() {
        assert!(mechanism.is_coherent(), "an incoherent mechanism that nobody asked for");
        found.push(Seen::of_library(&mechanism));
    }
    assert_eq!(run.completeness(), Completeness::Complete, "the limits are far away");
    let verdict = SeenVerdict::of_library(&run.verdict());
    (found, verdict)
}

/// Compares what both sides answer.
pub(crate) fn check(world: &World, graph: &KnowledgeGraph, ask: &Ask) -> Result<Answers, TestCaseError> {
    let names = Names::default();
    let expected = answers(world, ask);
    let (found, verdict) = library(graph, ask, &names);
    let wanted: Vec<Seen> = expected.wanted.iter().map(|route| Seen::of_route(route, &names)).collect();
    let tell = |what: &str, expected: String, found: String| {
        TestCaseError::fail(format!("{what} differ\nexpected: {expected}\nfound: {found}\nfor: {ask:?}\n{world}"))
    };
    if wanted != found {
        return Err(tell("mechanisms", format!("{wanted:#?}"), format!("{found:#?}")));
    }
    let judged = SeenVerdict::of_routes(&expected.all, &names);
    if judged != verdict {
        return Err(tell("verdicts", format!("{judged:#?}"), format!("{verdict:#?}")));
    }
    Ok(expected)
}
