//! `paths`: mechanisms, best first, with what is claimed as treatment.

use mechgraph::io::trapi::{Response, ResponseOptions, mechanism_response};
use mechgraph::model::Dimension;
use mechgraph::query::{
    Answer, ChanceQuery, Chances, Completeness, Constraint, Endpoint, JoinReason, LimitKind, Limits, MechanismQuery,
    RunOptions,
};
use mechgraph::render::{self, Language, counted};
use mechgraph::{Category, KnowledgeGraph};
use serde::Serialize;

use crate::arguments::{Arguments, AskPaths, ByChance, Filters, MechanismOptions, Paths};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, ask: &AskPaths) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let Paths { from, to, options, .. } = &ask.paths;
    let asking = Question::start();
    let query = query(from, to, options);
    let mut answer = query.answer_with(&graph, run_options(options, &asking))?;
    let mut code = code(&answer, loaded);
    if let (Some(chances), false) = (by_chance(query, &ask.chance), answer.mechanisms.is_empty()) {
        let found = chances.run_with(&graph, run_options(options, &asking))?;
        answer.chance = found.chances.first().copied().flatten();
        code = chance_ends(&found, code);
    }
    // Most mechanisms run one way only, and a question is easily asked the other way round.
    let is_swapped = answer.absence.as_ref().is_some_and(|absence| absence.reversed.is_some());
    let is_same = answer.from.id.is_some() && answer.from.id == answer.to.id && answer.mechanisms.is_empty();
    drop(asking);
    if let Some(version) = ask.trapi {
        let options = ResponseOptions::default().with_version(version);
        let response = mechanism_response(&answer, &graph, &options);
        output::print_json(&response)?;
        narrate_losses(&response);
    } else if arguments.json {
        output::print_json(&answer)?;
    } else if !is_same {
        output::print_lines(render::report_lines(&answer, &graph))?;
    }
    if is_same {
        // Why there is nothing between the two has this reason alone.
        let same =
            if from == to { format!("both ends are {from}") } else { phrases::same_entity(Language::En, from, to) };
        output::narrate(&format!("{same}; mechgraph loops lists how it acts on itself"));
        return Ok(code);
    }
    if is_swapped {
        output::narrate(&format!("there are mechanisms from {to} to {from}; exchange the ends to list them"));
    }
    remark(&graph, (from, to), options, Language::En)?;
    let relaxed = answer.absence.as_ref().map(|absence| absence.constraints.as_slice());
    if relaxed == Some(&[Constraint::Correlations]) {
        output::narrate("only correlations join them; --correlations lists these paths");
    }
    let joins = answer.absence.iter().flat_map(|absence| &absence.joins);
    if joins.into_iter().any(|join| join.reason == JoinReason::GeneProduct) {
        output::narrate("a gene and its product count as two here; --join gene-product makes them one");
    }
    Ok(code)
}

/// The question how good a mechanism is by chance, if that is asked.
pub(crate) fn by_chance(query: MechanismQuery, chance: &ByChance) -> Option<ChanceQuery> {
    let permutations = chance.permutations?;
    Some(ChanceQuery::of(query).permutations(permutations).seed(chance.seed))
}

/// Says if a limit left networks out; the code of what was asked.
pub(crate) fn chance_ends(chances: &Chances, code: Code) -> Code {
    let Completeness::Truncated { by, .. } = chances.completeness else { return code };
    let networks = counted(chances.networks, "network", "networks");
    output::narrate(&format!("{by} cut the permutations: p-values are from {networks}"));
    cut(by)
}

/// Says what a message has no place for.
pub(crate) fn narrate_losses(response: &Response) {
    for (reason, count) in &response.report().losses {
        output::narrate(&format!("{count} left out: {reason}"));
    }
}

/// Says that a category has no entities, if it has none, and returns whether that is so.
pub(crate) fn remark_category(graph: &KnowledgeGraph, category: &Category, language: Language) -> bool {
    let is_of_none = graph.nodes().all(|node| !node.is_in_category(category));
    if is_of_none {
        output::narrate(&phrases::no_entity_of(language, category));
    }
    is_of_none
}

/// Says of what a question names there is nothing in the graph, how many treatments its filters leave out, and for which
/// places these are.
pub(crate) fn remark(
    graph: &KnowledgeGraph,
    (from, to): (&str, &str),
    options: &MechanismOptions,
    language: Language,
) -> Result<(), Failure> {
    let ends = [from, to].map(|end| match endpoint(end) {
        Endpoint::Category(category) => Some(category),
        _ => None,
    });
    let named = ends.iter().flatten().chain(&options.filters.category);
    for category in named {
        remark_category(graph, category, language);
    }
    let filters = &options.filters;
    let chosen = [(!filters.clinical.is_empty(), "--clinical"), (filters.as_of.is_some(), "--as-of")];
    let chosen: Vec<&str> = chosen.iter().filter(|(is_given, _)| *is_given).map(|(_, option)| *option).collect();
    if chosen.is_empty() && filters.jurisdiction.is_none() {
        return Ok(());
    }
    let places = |query: MechanismQuery| -> Result<Vec<Option<String>>, Failure> {
        let prepared = query.prepare(graph)?;
        let treatments = prepared.treatments();
        let all = treatments.statements.iter().chain(&treatments.against);
        Ok(all.map(|it| it.statement.applicability().and_then(|applicability| applicability.jurisdiction)).collect())
    };
    let all = MechanismQuery::between(endpoint(from), endpoint(to));
    let all = if filters.exact { all.exact_endpoints() } else { all };
    let there = filters.jurisdiction.iter().fold(all.clone(), MechanismQuery::jurisdiction);
    let there = places(there)?.len();
    let left_out = there.saturating_sub(places(query(from, to, options))?.len());
    if !chosen.is_empty() && left_out > 0 {
        let treatments = phrases::count(language, left_out, "statement about treatment", "statements about treatment");
        let options = phrases::both(language, &chosen);
        output::narrate(&phrases::treatments_left_out(language, treatments, options));
    }
    if let Some(place) = filters.jurisdiction.as_ref().filter(|_| there == 0) {
        let mut known: Vec<String> = places(all)?.into_iter().flatten().collect();
        known.sort_unstable();
        known.dedup();
        let (Some(first), places) = (known.first(), known.join(", ")) else { return Ok(()) };
        let has_group = known.iter().any(|place| place.eq_ignore_ascii_case("EU"));
        let group = if has_group { phrases::group_is_not_its_members(language) } else { String::new() };
        output::narrate(&phrases::no_treatment_for(language, place, places, first, group));
    }
    Ok(())
}

pub(crate) fn query(from: &str, to: &str, options: &MechanismOptions) -> MechanismQuery {
    filtered(MechanismQuery::between(endpoint(from), endpoint(to)), options)
}

/// A query with the options of a question.
pub(crate) fn filtered(query: MechanismQuery, options: &MechanismOptions) -> MechanismQuery {
    let query = query.max_hops(options.max_hops.unwrap_or(MAX_HOPS)).limit(options.limit.unwrap_or(LIMIT));
    let query = options.cost.iter().fold(query, |query, costs| query.costs(costs.0.clone()));
    with_filters(query, &options.filters)
}

/// The question's default number of steps and of mechanisms.
pub(crate) const MAX_HOPS: usize = 6;
pub(crate) const LIMIT: usize = 10;

fn with_filters(query: MechanismQuery, filters: &Filters) -> MechanismQuery {
    let disease = filters.disease.iter().map(|disease| (Dimension::Disease, disease.clone()));
    let mut query = query.in_context(disease.chain(filters.context.iter().cloned()).collect());
    query = filters.sign.into_iter().fold(query, MechanismQuery::net_sign);
    query = filters.as_of.into_iter().fold(query, MechanismQuery::as_of);
    query = filters.epistemic.into_iter().fold(query, MechanismQuery::epistemic_status);
    query = filters.min_belief.into_iter().fold(query, MechanismQuery::min_belief);
    query = filters.jurisdiction.iter().fold(query, MechanismQuery::jurisdiction);
    query = filters.via.iter().fold(query, |query, via| match via.sign {
        Some(sign) => query.via_signed(endpoint(&via.name), sign),
        None => query.via(endpoint(&via.name)),
    });
    let switched = |query, is_on: bool, on: fn(MechanismQuery) -> MechanismQuery| if is_on { on(query) } else { query };
    query = switched(query, filters.in_order, MechanismQuery::via_in_order);
    query = switched(query, filters.correlations, MechanismQuery::allow_correlations);
    query = switched(query, filters.no_correlations, MechanismQuery::refuse_correlations);
    query = switched(query, filters.classes, MechanismQuery::classes_of_start);
    query = switched(query, filters.by_indication, MechanismQuery::by_indication);
    query = switched(query, filters.exact, MechanismQuery::exact_endpoints);
    query = filters.avoid.iter().fold(query, |query, name| query.avoiding(endpoint(name)));
    query = filters.avoid_statement.iter().fold(query, MechanismQuery::avoiding_statement);
    query = filters.avoid_predicate.iter().cloned().fold(query, MechanismQuery::avoiding_predicate);
    query = filters.avoid_category.iter().cloned().fold(query, MechanismQuery::avoiding_category);
    query = filters.avoid_source.iter().fold(query, MechanismQuery::avoiding_source);
    query = filters.predicate.iter().cloned().fold(query, MechanismQuery::predicate);
    query = filters.category.iter().cloned().fold(query, MechanismQuery::category);
    query = filters.source.iter().fold(query, MechanismQuery::source);
    query = filters.layer.iter().fold(query, MechanismQuery::layer);
    filters.clinical.iter().copied().fold(query, MechanismQuery::clinical_status)
}

/// The end that a text names: several with `|` between them, a category of Biolink, `*` for anything, or an entity.
pub(crate) fn endpoint(text: &str) -> Endpoint {
    let parts: Vec<&str> = text.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [_, _, ..] => Endpoint::any_of(parts.into_iter().map(endpoint)),
        ["*"] => Endpoint::Any,
        _ => match text.parse::<Category>() {
            // One that Biolink does not have is refused with what it may have meant.
            Ok(category) if text.starts_with("biolink:") => category.into(),
            _ => text.into(),
        },
    }
}

/// The limits of a run, which Ctrl-C cancels.
pub(crate) fn run_options(options: &MechanismOptions, question: &Question) -> RunOptions {
    question.within(Limits::default(), options.timeout)
}

/// Whether all that was looked for is listed, in JSON.
#[derive(Serialize)]
pub(crate) struct Seen {
    pub(crate) complete: bool,
    /// What cut the run; null if it was the number asked for.
    pub(crate) cut_by: Option<LimitKind>,
}

/// What cut a run, if anything did.
pub(crate) const fn cut_by(completeness: Completeness) -> Option<LimitKind> {
    match completeness {
        Completeness::Truncated { by, .. } => Some(by),
        Completeness::Complete | Completeness::Open => None,
    }
}

/// What a run that was cut ends with.
pub(crate) const fn cut(by: LimitKind) -> Code {
    match by {
        LimitKind::Cancelled => Code::Interrupted,
        _ => Code::Limit,
    }
}

/// How a list ends: says what cut it, or that it is empty, and gives the code.
pub(crate) fn ending(completeness: Completeness, is_empty: bool, hint: &str, loaded: Code) -> Code {
    let cut_by = cut_by(completeness);
    if cut_by.is_some() {
        output::narrate(&completeness.to_string());
    } else if is_empty {
        output::narrate(hint);
    }
    ended(cut_by, is_empty, loaded)
}

/// Says that a list is as long as was asked for, where it does not say of itself how many there are.
pub(crate) fn remark_limit(completeness: Completeness, language: Language) {
    if completeness == Completeness::Open {
        output::narrate(&phrases::there_may_be_more(language));
    }
}

/// A limit comes before what was found, what was found before how the graph was loaded.
pub(crate) fn code(answer: &Answer, loaded: Code) -> Code {
    ended(answer.completeness.cut_by, answer.mechanisms.is_empty(), loaded)
}

/// The same of anything that was looked for.
pub(crate) const fn ended(cut_by: Option<LimitKind>, is_empty: bool, loaded: Code) -> Code {
    match cut_by {
        Some(limit) => cut(limit),
        None if is_empty => Code::NotFound,
        None => loaded,
    }
}

/// Refuses the filters that choose treatments, for a verb that lists none.
pub(crate) fn refuse_treatment_filters(options: &MechanismOptions, verb: &str) -> Result<(), Failure> {
    if options.filters.clinical.is_empty() && options.filters.jurisdiction.is_none() {
        return Ok(());
    }
    Err(Failure::Usage(format!("--clinical and --jurisdiction choose treatments, which {verb} does not list")))
}
