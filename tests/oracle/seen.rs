//! Answers of both sides in one form, and where they differ.

use std::collections::BTreeSet;
use std::fmt;

use mechgraph::model::{Context, Effect, EpistemicStatus};
use mechgraph::query::{Completeness, Step, Verdict, VerdictSign, VerdictStrength};
use mechgraph::{KnowledgeGraph, Mechanism, MechanismQuery, Sign};
use proptest::test_runner::TestCaseError;

use crate::ask::Ask;
use crate::enumerate::{Answers, Route, Values, answers, rank, rings};
use crate::world::{Names, World, statement_id};

/// A mechanism as a caller sees it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) nodes: Vec<String>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) supports: Vec<BTreeSet<String>>,
    pub(crate) sign: Option<Sign>,
    pub(crate) cost: u32,
    pub(crate) context: Context,
    pub(crate) status: Option<EpistemicStatus>,
    pub(crate) coherent: bool,
    pub(crate) inherited_from: Option<String>,
    pub(crate) start_inherited_from: Option<String>,
}

impl Seen {
    /// Whether it is of what was asked about, and not of a class of it.
    pub(crate) const fn is_own(&self) -> bool {
        self.inherited_from.is_none() && self.start_inherited_from.is_none()
    }

    pub(crate) fn of_library(mechanism: &Mechanism<'_>) -> Self {
        Self {
            nodes: mechanism.nodes().map(|node| node.curie().to_owned()).collect(),
            effects: mechanism.steps().map(Step::effect).collect(),
            supports: mechanism
                .steps()
                .map(|step| step.supports().map(|support| support.statement.id().into_owned()).collect())
                .collect(),
            sign: mechanism.sign(),
            cost: mechanism.cost().0,
            context: mechanism.context(),
            status: mechanism.status(),
            coherent: mechanism.is_coherent(),
            inherited_from: mechanism.inherited_from().map(|node| node.curie().to_owned()),
            start_inherited_from: mechanism.start_inherited_from().map(|node| node.curie().to_owned()),
        }
    }

    fn of_route(route: &Route, names: &Names) -> Self {
        let nodes: Vec<String> = route.nodes.iter().map(|node| names.0[*node].clone()).collect();
        Self {
            inherited_from: nodes.last().filter(|_| route.inherited).cloned(),
            start_inherited_from: nodes.first().filter(|_| route.of_class).cloned(),
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
            coherent: true,
        }
    }
}

impl Seen {
    /// The same with everything spelled otherwise.
    pub(crate) fn renamed(&self, name: &impl Fn(&str) -> String) -> Self {
        Self {
            nodes: self.nodes.iter().map(|node| name(node)).collect(),
            context: renamed(&self.context, name),
            inherited_from: self.inherited_from.as_ref().map(|node| name(node)),
            start_inherited_from: self.start_inherited_from.as_ref().map(|node| name(node)),
            ..self.clone()
        }
    }
}

fn renamed(context: &Context, name: &impl Fn(&str) -> String) -> Context {
    let pairs = context.iter().flat_map(|(dimension, values)| values.iter().map(move |value| (dimension, value)));
    pairs.map(|(dimension, value)| (dimension, name(value))).collect()
}

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.nodes[0])?;
        for ((node, effect), supports) in self.nodes[1..].iter().zip(&self.effects).zip(&self.supports) {
            write!(f, " -[{effect} {supports:?}]-> {node}")?;
        }
        let Self { sign, cost, status, .. } = self;
        write!(f, " sign {sign:?} cost {cost} status {status:?} in {}", told(&self.context))?;
        self.inherited_from.as_ref().map_or(Ok(()), |node| write!(f, " inherited from {node}"))
    }
}

fn told(context: &Context) -> String {
    let parts = context.iter().map(|(dimension, values)| format!("{dimension}={values:?}"));
    format!("({})", parts.collect::<Vec<_>>().join(" "))
}

fn united(contexts: &BTreeSet<Values>) -> Values {
    [0, 1].map(|dimension| contexts.iter().flat_map(|context| context[dimension].iter().copied()).collect())
}

/// A sign with its cheapest mechanisms.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SeenSign {
    pub(crate) context: Context,
    pub(crate) sign: VerdictSign,
    pub(crate) strength: Option<VerdictStrength>,
    pub(crate) positive: Option<Seen>,
    pub(crate) negative: Option<Seen>,
}

impl SeenSign {
    fn renamed(&self, name: &impl Fn(&str) -> String) -> Self {
        Self {
            context: renamed(&self.context, name),
            sign: self.sign,
            strength: self.strength,
            positive: self.positive.as_ref().map(|seen| seen.renamed(name)),
            negative: self.negative.as_ref().map(|seen| seen.renamed(name)),
        }
    }
}

impl fmt::Debug for SeenSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in {}: {:?}, {:?}", self.sign, told(&self.context), self.positive, self.negative)
    }
}

/// A verdict as a caller sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenVerdict {
    pub(crate) status: Option<EpistemicStatus>,
    /// Whether it rests on correlations alone.
    pub(crate) by_correlation: bool,
    pub(crate) overall: SeenSign,
    pub(crate) by_context: Vec<SeenSign>,
}

impl SeenVerdict {
    /// The same with everything spelled otherwise.
    pub(crate) fn renamed(&self, name: &impl Fn(&str) -> String) -> Self {
        Self {
            status: self.status,
            by_correlation: self.by_correlation,
            overall: self.overall.renamed(name),
            by_context: self.by_context.iter().map(|part| part.renamed(name)).collect(),
        }
    }

    pub(crate) fn of_library(verdict: &Verdict<'_>) -> Self {
        let seen = |mechanism: &Option<Mechanism<'_>>| mechanism.as_ref().map(Seen::of_library);
        let by_context = verdict
            .by_context
            .iter()
            .map(|part| SeenSign {
                context: part.context.clone(),
                sign: part.sign,
                strength: part.strength,
                positive: seen(&part.positive),
                negative: seen(&part.negative),
            })
            .collect();
        Self {
            status: verdict.status,
            by_correlation: verdict.by_correlation,
            overall: SeenSign {
                context: verdict.context.clone(),
                sign: verdict.sign,
                strength: verdict.strength,
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
        let overall = sign_of(&all, shared, names);
        match overall.sign {
            VerdictSign::Positive => witnesses.retain(|route| route.sign == Some(Sign::Positive)),
            VerdictSign::Negative => witnesses.retain(|route| route.sign == Some(Sign::Negative)),
            _ if witnesses.is_empty() => witnesses.extend(all.first()),
            _ => {}
        }
        let status = witnesses.iter().map(|route| route.status).min_by_key(|status| rank(*status)).flatten();
        Self { status, by_correlation: false, overall, by_context }
    }
}

fn first<'r>(routes: &[&'r Route], sign: Option<Sign>) -> Option<&'r Route> {
    routes.iter().copied().find(|route| route.sign == sign)
}

fn sign_of(routes: &[&Route], context: Context, names: &Names) -> SeenSign {
    let (positive, negative) = (first(routes, Some(Sign::Positive)), first(routes, Some(Sign::Negative)));
    let leads = |own: &Route, other: Option<&Route>| match other.map(|other| other.cost.saturating_sub(own.cost)) {
        None | Some(1_000..) => Some(VerdictStrength::Clear),
        Some(500..) => Some(VerdictStrength::Leaning),
        Some(_) => None,
    };
    let of_positive = positive.and_then(|own| leads(own, negative));
    let of_negative = negative.and_then(|own| leads(own, positive));
    let sign = match (positive, negative) {
        _ if of_positive.is_some() => VerdictSign::Positive,
        _ if of_negative.is_some() => VerdictSign::Negative,
        (Some(_), _) => VerdictSign::Conflicting,
        (None, _) if routes.is_empty() => VerdictSign::None,
        (None, _) => VerdictSign::Unknown,
    };
    let strength = of_positive.or(of_negative);
    let seen = |route: Option<&Route>| route.map(|route| Seen::of_route(route, names));
    SeenSign { context, sign, strength, positive: seen(positive), negative: seen(negative) }
}

/// What the library answers: the mechanisms in order, and the verdict.
pub(crate) fn library(graph: &KnowledgeGraph, ask: &Ask, names: &Names) -> (Vec<Seen>, SeenVerdict) {
    run(&ask.query(names), graph)
}

/// What the library answers to a query.
pub(crate) fn run(query: &MechanismQuery, graph: &KnowledgeGraph) -> (Vec<Seen>, SeenVerdict) {
    let mut run = query.run(graph).unwrap();
    let mut found = Vec::new();
    for mechanism in run.by_ref() {
        let proof = mechanism.proof();
        assert_eq!(proof.verify(graph), Ok(()), "{proof:?}");
        found.push(Seen::of_library(&mechanism));
    }
    let cut = matches!(run.completeness(), Completeness::Truncated { .. });
    assert!(!cut, "the limits are far away");
    let verdict = SeenVerdict::of_library(&run.verdict());
    (found, verdict)
}

/// Compares what both sides answer.
pub(crate) fn check(world: &World, graph: &KnowledgeGraph, ask: &Ask) -> Result<Answers, TestCaseError> {
    let names = Names::default();
    let expected = answers(world, ask);
    let (mut found, mut verdict) = library(graph, ask, &names);
    let mut wanted: Vec<Seen> = expected.wanted.iter().map(|route| Seen::of_route(route, &names)).collect();
    let mut judged = SeenVerdict::of_routes(&expected.judged, &names);
    if expected.by_correlation {
        judged.by_correlation = true;
        judged.overall.strength = None;
        judged.by_context.iter_mut().for_each(|part| part.strength = None);
    }
    // The docs do not say how contexts compare.
    verdict.by_context.sort_by(|a, b| a.context.cmp(&b.context));
    if has_rings(world) {
        let rings = Rings::new(world, &names);
        wanted.iter_mut().chain(&mut found).for_each(|seen| rings.condense(seen));
        rings.condense_all(&mut judged);
        rings.condense_all(&mut verdict);
    }
    let tell = |what: &str, expected: String, found: String| {
        TestCaseError::fail(format!("{what} differ\nexpected: {expected}\nfound: {found}\nfor: {ask:?}\n{world}"))
    };
    if wanted != found {
        return Err(tell("mechanisms", format!("{wanted:#?}"), format!("{found:#?}")));
    }
    if judged != verdict {
        return Err(tell("verdicts", format!("{judged:#?}"), format!("{verdict:#?}")));
    }
    Ok(expected)
}

fn has_rings(world: &World) -> bool {
    rings(world).into_iter().enumerate().any(|(entity, first)| entity != first)
}

/// Spells all classes of a ring as its first. Which of them stands for the narrowest context is not said.
struct Rings(Vec<(String, String)>);

impl Rings {
    fn new(world: &World, names: &Names) -> Self {
        let firsts = rings(world).into_iter().enumerate();
        Self(firsts.map(|(entity, first)| (names.0[entity].clone(), names.0[first].clone())).collect())
    }

    fn condense(&self, seen: &mut Seen) {
        seen.context = renamed(&seen.context, &|value| self.first(value).to_owned());
    }

    fn condense_all(&self, verdict: &mut SeenVerdict) {
        verdict.by_context.clear();
        verdict.overall.context = Context::new();
        let witnesses = [&mut verdict.overall.positive, &mut verdict.overall.negative];
        witnesses.into_iter().flatten().for_each(|seen| self.condense(seen));
    }

    fn first<'s>(&'s self, value: &'s str) -> &'s str {
        self.0.iter().find(|(entity, _)| entity == value).map_or(value, |(_, first)| first)
    }
}
