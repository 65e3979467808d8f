//! `candidates`: what acts on an entity, or what a drug acts on, one best mechanism each.

use std::collections::BTreeSet;

use mechgraph::query::{
    BestAnswer, BestMechanism, ClaimNature, Completeness, Endpoint, MechanismQuery, Therapeutic, resolve,
};
use mechgraph::render::{self, Language, Line, safe};
use mechgraph::{Category, Node, Sign};
use serde::Serialize;

use crate::arguments::{Arguments, Candidates};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::verbs::paths;
use crate::{loading, output};

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Ranked<'a> {
    of: &'a str,
    sign: Option<Sign>,
    candidates: &'a [BestAnswer],
    complete: bool,
}

pub(crate) fn run(arguments: &Arguments, candidates: &Candidates) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let asked = resolve(&graph, &candidates.entity)?;
    let is_drug = asked.is_in_category(&category("biolink:ChemicalEntity")?);
    let of = match (&candidates.of, is_drug) {
        (Some(of), _) => of.clone(),
        (None, true) => category("biolink:DiseaseOrPhenotypicFeature")?,
        (None, false) => category("biolink:ChemicalEntity")?,
    };
    paths::remark_category(&graph, &of, Language::En);
    let one = Endpoint::from(asked);
    let others = Endpoint::Category(of);
    let (from, to) = if is_drug { (one, others) } else { (others, one) };
    let options = &candidates.options;
    let query = paths::filtered(MechanismQuery::between(from, to), options);
    let query = if options.filters.sign.is_none() { query.net_sign(Sign::Negative) } else { query };
    let question = Question::start();
    let run = paths::run_options(options, &question);
    let chances = paths::by_chance(query.clone(), &candidates.chance);
    let found = if is_drug { query.best_per_end(&graph, run)? } else { query.best_per_start(&graph, run)? };
    let mut found = if candidates.without_known { found.without_known() } else { found };
    let listed: Vec<BestMechanism<'_>> = found.by_ref().collect();
    let mut answers: Vec<BestAnswer> = listed.iter().zip(1..).map(|(best, rank)| best.to_answer(rank)).collect();
    let by_chance = chances.map(|chances| {
        let entities: Vec<Node<'_>> = listed.iter().map(|best| best.entity).collect();
        let run = paths::run_options(options, &question);
        if is_drug {
            chances.per_end_with(&graph, &entities, run)
        } else {
            chances.per_start_with(&graph, &entities, run)
        }
    });
    let by_chance = by_chance.transpose()?;
    for (answer, chance) in answers.iter_mut().zip(by_chance.iter().flat_map(|chances| &chances.chances)) {
        answer.chance = *chance;
    }
    drop(question);
    if arguments.json {
        let complete = found.completeness() == Completeness::Complete;
        let sign = options.filters.sign.map_or(Some(Sign::Negative), |sign| Some(sign.into()));
        output::print_json(&Ranked { of: asked.curie(), sign, candidates: &answers, complete })?;
    } else {
        let mut text = Text::default();
        for (best, answer) in listed.iter().zip(&answers) {
            candidate(&mut text, best, answer, asked);
        }
        output::print(&text)?;
        paths::remark_limit(found.completeness(), Language::En);
    }
    let code = paths::ending(
        found.completeness(),
        answers.is_empty(),
        "no candidate of that sign; by default they are those that lower what is asked; another --sign, --of or more --max-hops may have some",
        loaded,
    );
    Ok(by_chance.map_or(code, |chances| paths::chance_ends(&chances, code)))
}

/// An entity with what is claimed of it, its best mechanism, and how often chance has as good a one.
fn candidate(text: &mut Text, best: &BestMechanism<'_>, answer: &BestAnswer, asked: Node<'_>) {
    let claims = told(best, asked);
    let claims = if claims.is_empty() { String::new() } else { format!("; {}", claims.join(", ")) };
    let entity = Line::new(0, format!("{} ({}){claims}", safe(best.entity.name()), best.entity.curie()));
    text.line(entity.marked(format!("{}. ", answer.rank)).as_heading());
    text.line(Line::new(3, format!("{}   cost {}", best.mechanism, best.mechanism.cost())));
    if let Some(chance) = answer.chance {
        text.line(Line::new(3, render::by_chance(chance)));
    }
}

/// What is claimed of a candidate, and what speaks against it, each once: `approved for primary HLH`, `contraindicated`.
fn told(best: &BestMechanism<'_>, asked: Node<'_>) -> Vec<String> {
    let claim = |claim: &Therapeutic<'_>| {
        let status = claim.statement.clinical_status();
        let told = match claim.nature() {
            ClaimNature::Denied => "denied".to_owned(),
            ClaimNature::Refuted => "refuted".to_owned(),
            ClaimNature::Contraindicated => {
                claim.statement.predicate().local_name().trim_end_matches("_in").replace('_', " ")
            }
            ClaimNature::Predicted if status.is_none() => "only predicted".to_owned(),
            _ => status.map_or_else(|| "claimed".to_owned(), |status| status.as_str().replace('_', " ")),
        };
        // What holds for a part of a disease is not said of the whole.
        let is_whole = claim.condition == asked || claim.condition == best.entity;
        if is_whole { told } else { format!("{told} for {}", safe(claim.condition.name())) }
    };
    let mut told: Vec<String> = best.claims.iter().chain(&best.against).map(claim).collect();
    let mut seen = BTreeSet::new();
    told.retain(|one| seen.insert(one.clone()));
    told
}

fn category(name: &str) -> Result<Category, Failure> {
    name.parse().map_err(|error: mechgraph::model::TermError| Failure::Usage(error.to_string()))
}
