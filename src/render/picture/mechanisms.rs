//! The picture of an answer.

use std::collections::BTreeSet;

use crate::graph::KnowledgeGraph;
use crate::query::{Answer, EndpointAnswer, MechanismAnswer, Rule, TherapeuticAnswer, VerdictSign};
use crate::render::treatment::Treatment;
use crate::render::view::{View, effect};
use crate::render::{Language, words};

use super::scene::{Band, Picture, Role};
use super::sketch::{Sketch, Support};

/// Of more files than this a picture gives no hashes.
const SOURCES: usize = 4;

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
        let band = |therapeutic| band(therapeutic, &Treatment::of(therapeutic, graph, language));
        let bands: Vec<Band> = answer.therapeutic.iter().map(band).collect();
        let line = |mechanism: &MechanismAnswer| {
            format!("{}. {}", mechanism.rank, View::of_answer(mechanism, graph).line(language))
        };
        let mut lines: Vec<String> = answer.mechanisms.iter().map(line).collect();
        if lines.is_empty() {
            lines.push(words::NO_MECHANISM.text(language).to_owned());
        }
        lines.extend(bands.iter().map(|band| band.label.clone()));
        Self {
            title: words::TITLE.with(language, &[&from, &to]),
            summary: summary(answer, graph, language),
            description: lines.join("\n"),
            bands,
            nodes: sketch.nodes,
            links: sketch.links,
            ..Self::blank(language)
        }
    }
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
                citations: statement.publications.clone(),
            });
            self.link((ends[0], ends[1]), effect(step), supports, Some(mechanism.rank));
        }
    }

    fn end(&self, end: &EndpointAnswer) -> String {
        end.id.as_deref().map_or_else(|| end.name.clone(), |id| self.name(id))
    }
}

fn band(therapeutic: &TherapeuticAnswer, treatment: &Treatment) -> Band {
    Band { statement: therapeutic.id.clone(), status: therapeutic.status, label: treatment.label() }
}

/// The verdict with its strength, how many mechanisms there are, the layers, and the files by their hash.
fn summary(answer: &Answer, graph: &KnowledgeGraph, language: Language) -> Vec<String> {
    let verdict = &answer.verdict;
    let strength = verdict.status.map(|status| words::status(Some(status), language));
    let sign = [Some(words::verdict(verdict.sign).text(language)), strength];
    let sign = sign.into_iter().flatten().collect::<Vec<_>>().join(words::comma(language));
    let mut found = vec![match verdict.sign {
        VerdictSign::None => sign,
        _ => words::VERDICT.with(language, &[&sign]),
    }];
    let count = answer.mechanisms.len();
    found.push(match (count, answer.completeness.complete) {
        (0, _) => String::new(),
        (1, true) => words::ONE_MECHANISM.text(language).to_owned(),
        (count, true) => words::MECHANISMS.with(language, &[&count.to_string()]),
        (count, false) => words::MECHANISMS_OR_MORE.with(language, &[&count.to_string()]),
    });
    let statements = answer.mechanisms.iter().flat_map(|mechanism| &mechanism.steps).flat_map(|step| &step.statements);
    let layers = statements.filter_map(|statement| statement.layer.as_deref());
    let layers: BTreeSet<String> = layers.map(|layer| words::term(layer, language)).collect();
    if !layers.is_empty() {
        let layers: Vec<String> = layers.into_iter().collect();
        let phrase = if layers.len() == 1 { words::LAYER } else { words::LAYERS };
        found.push(phrase.with(language, &[&layers.join(words::comma(language))]));
    }
    let hashes = graph.sources().iter().filter_map(|source| source.sha256.as_deref()?.get(..8));
    let hashes: BTreeSet<&str> = hashes.collect();
    if !hashes.is_empty() && hashes.len() <= SOURCES {
        let hashes: Vec<&str> = hashes.into_iter().collect();
        found.push(words::DATA.with(language, &[&hashes.join(words::comma(language))]));
    }
    vec![found.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")]
}
