//! `candidates`: what acts on an entity, or what a drug acts on, one best mechanism each.

use std::collections::BTreeSet;

use mechgraph::query::{
    Absence, BestAnswer, BestMechanism, ClaimNature, Completeness, Constraint, Endpoint, MechanismQuery, Therapeutic,
    resolve,
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
    sign: Sign,
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
    let one = Endpoint::from(asked);
    let others = Endpoint::Category(of.clone());
    let (from, to) = if is_drug { (one, others) } else { (others, one) };
    let options = &candidates.options;
    let sign = options.filters.sign.unwrap_or(Sign::Negative);
    let query = paths::filtered(MechanismQuery::between(from, to), options).net_sign(sign);
    let question = Question::start();
    let run = paths::run_options(options, &question);
    let chances = paths::by_chance(query.clone(), &candidates.chance);
    let found = if is_drug { query.best_per_end(&graph, run)? } else { query.best_per_start(&graph, run)? };
    // One that Biolink does not have is refused by now.
    let is_of_none = paths::remark_category(&graph, &of, Language::En);
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
        output::print_json(&Ranked { of: asked.curie(), sign, candidates: &answers, complete })?;
    } else {
        let mut text = Text::default();
        for (best, answer) in listed.iter().zip(&answers) {
            candidate(&mut text, best, answer, asked);
        }
        output::print(&text)?;
        paths::remark_limit(found.completeness(), Language::En);
    }
    let is_complete = found.completeness() == Completeness::Complete;
    let hint = if answers.is_empty() && is_complete && !is_of_none {
        let absence = query.why_not(&graph, paths::run_options(options, &Question::start()))?;
        why_none(&absence, asked, (is_drug, &of), options.filters.correlations)
    } else {
        "no candidate".to_owned()
    };
    let code = paths::ending(found.completeness(), answers.is_empty(), &hint, loaded);
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

/// Why there is no candidate, and which option or verb lists what comes nearest.
fn why_none(absence: &Absence<'_>, asked: Node<'_>, (is_drug, of): (bool, &Category), correlations: bool) -> String {
    let Some(miss) = &absence.nearest_miss else {
        if absence.cut {
            return "no candidate; a limit cut the search for the reason".to_owned();
        }
        let (asked, of) = (asked.name(), of.as_str());
        let (from, to) = if is_drug { (asked, of) } else { (of, asked) };
        return format!(
            "no candidate: no mechanism of either sign leads from {from} to {to}; --of names another category"
        );
    };
    let are_correlations = absence.relaxed.contains(&Constraint::Correlations);
    let option = if are_correlations || correlations { " --correlations" } else { "" };
    let best = if are_correlations { "only correlations join the two, and the best" } else { "the nearest mechanism" };
    let what = match (absence.relaxed.as_slice(), miss.sign()) {
        ([], _) => {
            return "no candidate: a treatment is claimed of each; without --without-known they are listed".to_owned();
        }
        ([Constraint::Correlations], _) => {
            return format!(
                "no candidate: only correlations join the two; --correlations lists them, the best: {miss}"
            );
        }
        ([Constraint::NetSign] | [Constraint::NetSign, Constraint::Correlations], Some(sign)) => {
            let name = if sign == Sign::Positive { "plus" } else { "minus" };
            format!("{best} has the other sign; --sign {name}{option}")
        }
        ([Constraint::NetSign] | [Constraint::NetSign, Constraint::Correlations], None) => {
            let other = if is_drug { miss.nodes().next_back() } else { miss.nodes().next() };
            let (asked, other) = (asked.curie(), other.map_or("", Node::curie));
            let (from, to) = if is_drug { (asked, other) } else { (other, asked) };
            format!("{best} has no known sign; mechgraph paths {from} {to}{option}")
        }
        (relaxed, _) => {
            let relaxed: Vec<String> = relaxed.iter().map(ToString::to_string).collect();
            return format!("no candidate; without {} there would be: {miss}", relaxed.join(" and "));
        }
    };
    format!("no candidate: {what} lists it: {miss}")
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
