//! The picture of an answer.

use crate::graph::KnowledgeGraph;
use crate::query::{Answer, EndpointAnswer, MechanismAnswer, Rule, TherapeuticAnswer, VerdictSign};
use crate::render::report::{MOST_CLAIMS, is_about_loops};
use crate::render::summary::summary;
use crate::render::treatment::Treatment;
use crate::render::view::{View, effect};
use crate::render::{Language, words};

use super::scene::{Band, Picture, Role};
use super::sketch::{Sketch, Support};

/// So many publications of a claim are named.
const CITED: usize = 2;

impl Picture {
    /// The picture of all mechanisms of an answer, and of its therapeutic statements. Names that the
    /// language lacks are given in English.
    #[must_use]
    pub fn of_answer(answer: &Answer, graph: &KnowledgeGraph, language: Language) -> Self {
        let mut sketch = Sketch::new(graph, language);
        let start = answer.from.id.as_deref().map(|id| (sketch.node(id), Role::From));
        for mechanism in &answer.mechanisms {
            sketch.mechanism(mechanism);
        }
        for witness in [&answer.verdict.witnesses.positive, &answer.verdict.witnesses.negative].into_iter().flatten() {
            sketch.witness(witness);
        }
        if let Some(absence) = answer.absence.as_ref().filter(|_| answer.mechanisms.is_empty()) {
            sketch.absence(absence, answer);
        }
        let end = answer.to.id.as_deref().map(|id| (sketch.node(id), Role::To));
        for (place, role) in [end, start].into_iter().flatten() {
            sketch.nodes[place].role = role;
        }
        let (from, to) = (sketch.end(&answer.from), sketch.end(&answer.to));
        let claimed = answer.therapeutic.iter().take(MOST_CLAIMS).map(|claim| (claim, false));
        let claimed = claimed.chain(answer.against.iter().take(MOST_CLAIMS).map(|claim| (claim, true)));
        let bands: Vec<Band> =
            claimed.map(|(claim, is_against)| band(claim, is_against, &sketch, graph, language)).collect();
        let line = |mechanism: &MechanismAnswer| {
            format!("{}. {}", mechanism.rank, View::of_answer(mechanism, graph).line(language))
        };
        let mut lines: Vec<String> = answer.mechanisms.iter().map(line).collect();
        if lines.is_empty() {
            lines.push(words::verdict(VerdictSign::None).text(language).to_owned());
        }
        lines.extend(bands.iter().map(|band| band.label.clone()));
        let not_drawn = (answer.therapeutic.len() + answer.against.len()).saturating_sub(bands.len());
        let not_drawn = (not_drawn > 0)
            .then(|| words::counted(not_drawn, [words::ONE_CLAIM_NOT_DRAWN, words::CLAIMS_NOT_DRAWN], language));
        let summary = [summary(answer, graph, language)].into_iter().chain(silence(answer, language)).chain(not_drawn);
        Self {
            title: words::TITLE.with(language, &[&from, &to]),
            summary: vec![summary.collect::<Vec<_>>().join(" · ")],
            description: lines.join("\n"),
            bands,
            nodes: sketch.nodes,
            links: sketch.links,
            ..Self::blank(language)
        }
    }
}

/// What nothing is said of, so that a picture alone tells silence from what it does not show.
fn silence(answer: &Answer, language: Language) -> Vec<String> {
    let is_opposed =
        answer.mechanisms.iter().flat_map(|mechanism| &mechanism.steps).any(|step| !step.against.is_empty());
    let phrases = [
        (!answer.mechanisms.is_empty() && !is_opposed, words::NOTHING_AGAINST),
        (answer.therapeutic.is_empty() && !is_about_loops(answer), words::NO_CLAIM),
    ];
    phrases.into_iter().filter(|(holds, _)| *holds).map(|(_, phrase)| phrase.text(language).to_owned()).collect()
}

impl Sketch<'_> {
    fn mechanism(&mut self, mechanism: &MechanismAnswer) {
        let places: Vec<usize> = mechanism.nodes.iter().map(|node| self.node(&node.id)).collect();
        for (step, ends) in mechanism.steps.iter().zip(places.windows(2)) {
            let supports = step.statements.iter().map(|statement| Support {
                id: statement.id.clone(),
                predicate: statement.predicate.trim_start_matches("biolink:").to_owned(),
                status: statement.status,
                is_correlation: statement.rules.contains(&Rule::Correlation),
                basis: statement.basis,
                citations: statement.publications.clone(),
            });
            self.link((ends[0], ends[1]), effect(step), supports, Some(mechanism.rank));
        }
    }

    fn end(&self, end: &EndpointAnswer) -> String {
        end.id.as_deref().map_or_else(|| end.name.clone(), |id| self.name(id))
    }
}

/// A row of the table of treatments.
fn band(
    claim: &TherapeuticAnswer,
    is_against: bool,
    sketch: &Sketch<'_>,
    graph: &KnowledgeGraph,
    language: Language,
) -> Band {
    let treatment = Treatment::of(claim, graph, language);
    let label = treatment.label();
    let label = if is_against { [words::AGAINST.text(language), ": ", &label].concat() } else { label };
    let said = claim.primary_knowledge_source.as_deref().map(|source| source.trim_start_matches("infores:").to_owned());
    let said = said.or_else(|| claim.layer.as_ref().map(|layer| words::LAYER.with(language, &[layer])));
    let source = said.into_iter().chain(claim.publications.iter().take(CITED).cloned());
    let object = graph.node(&claim.object).map_or_else(|| claim.object_name.clone(), |_| sketch.name(&claim.object));
    Band {
        statement: claim.id.clone(),
        status: claim.status,
        label,
        is_against,
        badge: treatment.status.to_string(),
        cells: [
            sketch.name(&claim.subject),
            object,
            treatment.details.join(" · "),
            source.collect::<Vec<_>>().join(" · "),
        ],
    }
}
