//! One view of a mechanism, found or answered: what its line, its sentence and its picture read.

use std::borrow::Cow;

use crate::graph::{KnowledgeGraph, Node};
use crate::model::{Basis, Context, Dimension, Effect, EpistemicStatus};
use crate::query::{Mechanism, MechanismAnswer, NodeAnswer, SignAnswer, Step, StepAnswer};

use super::language::{Language, place_in_english};
use super::terminal::safe;
use super::{punctuation, words};
use crate::style::arrow_on;

/// A mechanism as render reads it.
pub(super) struct View<'a> {
    pub(super) graph: &'a KnowledgeGraph,
    pub(super) nodes: Vec<Entity<'a>>,
    /// The effect of each step, and what it rests on.
    pub(super) effects: Vec<(Effect, Option<Basis>)>,
    pub(super) sign: SignAnswer,
    pub(super) status: Option<EpistemicStatus>,
    /// Where it holds; one alternative each.
    pub(super) contexts: Vec<Context>,
    pub(super) is_coherent: bool,
    pub(super) inherited_from: Option<Entity<'a>>,
    pub(super) start_inherited_from: Option<Entity<'a>>,
}

/// An entity of a mechanism; the graph may not hold one that an answer names.
#[derive(Clone, Copy)]
pub(super) struct Entity<'a> {
    pub(super) node: Option<Node<'a>>,
    name: &'a str,
}

impl<'a> Entity<'a> {
    pub(super) fn of(id: &'a str, graph: &'a KnowledgeGraph) -> Self {
        let node = graph.node(id);
        Self { node, name: node.map_or(id, Node::name) }
    }

    /// An entity of an answer, which names it too.
    pub(super) fn called(id: &'a str, name: &'a str, graph: &'a KnowledgeGraph) -> Self {
        Self { name, ..Self::of(id, graph) }
    }

    pub(super) fn answered(node: &'a NodeAnswer, graph: &'a KnowledgeGraph) -> Self {
        Self::called(&node.id, &node.name, graph)
    }

    /// The name in a language, or in English.
    pub(super) fn name(self, language: Language) -> Cow<'a, str> {
        safe(self.node.and_then(|node| language.name(node)).unwrap_or(self.name))
    }
}

impl<'a> From<Node<'a>> for Entity<'a> {
    fn from(node: Node<'a>) -> Self {
        Self { node: Some(node), name: node.name() }
    }
}

/// The effect of an answered step: that of its best statement.
pub(super) fn effect(step: &StepAnswer) -> Effect {
    step.statements.first().map_or(Effect::None, |statement| statement.effect)
}

impl<'a> View<'a> {
    pub(super) fn of_answer(mechanism: &'a MechanismAnswer, graph: &'a KnowledgeGraph) -> Self {
        Self {
            graph,
            nodes: mechanism.nodes.iter().map(|node| Entity::answered(node, graph)).collect(),
            effects: mechanism.steps.iter().map(|step| (effect(step), step.basis)).collect(),
            sign: mechanism.sign,
            status: mechanism.status,
            contexts: match mechanism.contexts.as_slice() {
                [] => vec![mechanism.context.clone()],
                alternatives => alternatives.to_vec(),
            },
            is_coherent: mechanism.coherent,
            inherited_from: mechanism.inherited_from.as_ref().map(|id| Entity::of(id, graph)),
            start_inherited_from: mechanism.start_inherited_from.as_ref().map(|id| Entity::of(id, graph)),
        }
    }

    /// `emapalumab ⊣ interferon gamma → hemophagocytic lymphohistiocytosis`
    fn chain(&self, language: Language) -> String {
        chain(self.nodes.iter().copied(), self.effects.iter().copied(), language)
    }

    /// Each step in a line: `emapalumab ⊣ interferon gamma`.
    pub(super) fn steps(&self, language: Language) -> impl Iterator<Item = String> {
        let ends = self.nodes.windows(2).map(|ends| ends.iter().copied());
        ends.zip(&self.effects).map(move |(ends, effect)| chain(ends, [*effect], language))
    }

    /// The chain with net sign, status and context: `a ⊣ b   (net −, established)`.
    pub(super) fn line(&self, language: Language) -> String {
        let mut facts = vec![words::NET.with(language, &[words::sign(self.sign)])];
        facts.extend(self.is_by_correlation().then(|| words::BY_CORRELATION.text(language).to_owned()));
        facts.push(words::status(self.status, language).to_owned());
        let places = self.places(language);
        facts.extend((!places.is_empty()).then(|| words::IN_CONTEXT.with(language, &[&places])));
        facts.extend((!self.is_coherent).then(|| words::INCOHERENT.text(language).to_owned()));
        facts.extend(self.inherited_from.map(|class| words::INHERITED.with(language, &[&class.name(language)])));
        let of_class = self.start_inherited_from.map(|class| words::AS_CLASS.with(language, &[&class.name(language)]));
        facts.extend(of_class);
        punctuation::with_facts(&self.chain(language), &facts, language)
    }

    /// Whether a step of it is a correlation, so that its sign is no effect.
    pub(super) fn is_by_correlation(&self) -> bool {
        self.effects.iter().any(|(_, basis)| *basis == Some(Basis::Correlation))
    }

    /// The contexts by name; empty where it holds generally.
    pub(super) fn places(&self, language: Language) -> String {
        let bound: Vec<&Context> = self.contexts.iter().filter(|context| !context.is_empty()).collect();
        either_context(self.graph, &bound, language)
    }
}

impl<'g> From<&Mechanism<'g>> for View<'g> {
    fn from(mechanism: &Mechanism<'g>) -> Self {
        Self {
            graph: mechanism.graph(),
            nodes: mechanism.nodes().map(Entity::from).collect(),
            effects: mechanism.steps().map(|step: Step<'_, '_>| (step.effect(), step.basis())).collect(),
            sign: mechanism.sign().into(),
            status: mechanism.status(),
            contexts: mechanism.contexts(),
            is_coherent: mechanism.is_coherent(),
            inherited_from: mechanism.inherited_from().map(Entity::from),
            start_inherited_from: mechanism.start_inherited_from().map(Entity::from),
        }
    }
}

/// Entities with the arrows of the effects between them.
pub(super) fn chain<'a>(
    mut nodes: impl Iterator<Item = Entity<'a>>,
    effects: impl IntoIterator<Item = (Effect, Option<Basis>)>,
    language: Language,
) -> String {
    let mut line = nodes.next().map_or_else(String::new, |first| first.name(language).into_owned());
    for ((effect, basis), node) in effects.into_iter().zip(nodes) {
        line += &[" ", arrow_on(effect, basis), " ", &node.name(language)].concat();
    }
    line
}

/// One context or another. Where they differ in one dimension alone, their values are one list: `asthma, eczema or
/// lung disease`.
fn either_context(graph: &KnowledgeGraph, contexts: &[&Context], language: Language) -> String {
    let single = |context: &Context| {
        let mut dimensions = context.iter().map(|(dimension, _)| dimension);
        dimensions.next().filter(|_| dimensions.next().is_none())
    };
    let first = contexts.first().and_then(|first| single(first));
    if let Some(dimension) = first.filter(|_| contexts.iter().all(|context| single(context) == first)) {
        let values = contexts.iter().flat_map(|context| context.values(dimension));
        return context_names(graph, &values.map(|value| (dimension, value.clone())).collect(), language);
    }
    let names: Vec<String> = contexts.iter().map(|context| context_names(graph, context, language)).collect();
    match language {
        Language::En => names.join(" or in "),
        Language::Zh => names.join("或"),
    }
}

/// The values of a context by name, alternatives joined by "or"; a plain word is named with its dimension.
pub(super) fn context_names(graph: &KnowledgeGraph, context: &Context, language: Language) -> String {
    let name = |dimension: Dimension, value: &String| match (graph.node(value), language) {
        (Some(node), _) => Entity::from(node).name(language).into_owned(),
        (None, Language::En) => place_in_english(&safe(value), dimension),
        (None, Language::Zh) => language.place(&safe(value), dimension),
    };
    let names = |(dimension, values): (Dimension, &[String])| {
        punctuation::either(&values.iter().map(|value| name(dimension, value)).collect::<Vec<_>>(), language)
    };
    context.iter().map(names).collect::<Vec<_>>().join(punctuation::comma(language))
}
