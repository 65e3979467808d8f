//! The picture of an answer.

use crate::graph::KnowledgeGraph;
use crate::model::Effect;
use crate::query::{Answer, EndpointAnswer, MechanismAnswer, StatementAnswer, TherapeuticAnswer};
use crate::render::Language;
use crate::render::arrows::{arrow, net_sign};

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
        let bands: Vec<Band> = answer.therapeutic.iter().map(|therapeutic| sketch.band(therapeutic)).collect();
        let mut lines: Vec<String> = answer.mechanisms.iter().map(|mechanism| sketch.line(mechanism)).collect();
        if lines.is_empty() {
            lines.push(match language {
                Language::En => "No mechanism is known here.".to_owned(),
                Language::Zh => "此处未见机制。".to_owned(),
            });
        }
        lines.extend(bands.iter().map(|band| band.label.clone()));
        Self {
            title: match language {
                Language::En => format!("How {from} acts on {to}"),
                Language::Zh => format!("{from}如何作用于{to}"),
            },
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
                status: statement.status,
                publications: statement.publications.len(),
            });
            self.link((ends[0], ends[1]), effect(&step.statements), supports, Some(mechanism.rank));
        }
    }

    fn end(&self, end: &EndpointAnswer) -> String {
        end.id.as_deref().map_or_else(|| end.name.clone(), |id| self.name(id))
    }

    /// A mechanism in a line of names and arrows.
    fn line(&self, mechanism: &MechanismAnswer) -> String {
        let mut line = mechanism.nodes.first().map_or_else(String::new, |node| self.name(&node.id));
        for (step, node) in mechanism.steps.iter().zip(mechanism.nodes.iter().skip(1)) {
            line += &[" ", arrow(effect(&step.statements)), " ", &self.name(&node.id)].concat();
        }
        let sign = net_sign(mechanism.sign);
        format!("{}. {line} ({sign})", mechanism.rank)
    }

    fn band(&self, therapeutic: &TherapeuticAnswer) -> Band {
        let language = self.language;
        let verb = therapeutic.predicate.trim_start_matches("biolink:");
        let verb = words(verb, language);
        let claim = format!("{} {verb} {}", self.name(&therapeutic.subject), self.name(&therapeutic.object));
        let since = therapeutic.valid_from.map(|date| match language {
            Language::En => format!("since {date}"),
            Language::Zh => format!("自{date}"),
        });
        let status = therapeutic.status.map(|status| words(status.as_str(), language));
        let parts = [status, Some(claim), therapeutic.jurisdiction.clone(), therapeutic.population.clone(), since];
        Band {
            statement: therapeutic.id.clone(),
            status: therapeutic.status,
            label: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        }
    }
}

/// A term of the data, such as `under_investigation`, in words.
fn words(term: &str, language: Language) -> String {
    language.word(term).map_or_else(|| term.replace('_', " "), str::to_owned)
}

/// The effect of a step: that of its best statement.
fn effect(statements: &[StatementAnswer]) -> Effect {
    statements.first().map_or(Effect::None, |statement| statement.effect)
}
