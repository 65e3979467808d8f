//! The picture of an answer.

use crate::graph::KnowledgeGraph;
use crate::query::{Answer, EndpointAnswer, MechanismAnswer, TherapeuticAnswer};
use crate::render::treatment::Treatment;
use crate::render::view::{View, effect};
use crate::render::{Language, words};

use super::scene::{Band, Picture, Role};
use super::sketch::{Sketch, Support};

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
            description: lines.join("\n"),
            language,
            bands,
            nodes: sketch.nodes,
            links: sketch.links,
            omitted: 0,
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
                publications: statement.publications.len(),
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
