//! One line a mechanism.

use core::fmt;

use crate::graph::KnowledgeGraph;
use crate::model::{Context, Dimension, Effect};
use crate::query::{Mechanism, SignAnswer, Step};

use super::terminal::safe;

/// The arrow of an effect.
pub(super) const fn arrow(effect: Effect) -> &'static str {
    match effect {
        Effect::Positive => "→",
        Effect::Negative => "⊣",
        Effect::Carrier => "─",
        Effect::Unsigned => "⇢",
        Effect::None => "·",
    }
}

/// A net sign in a character.
pub(super) const fn net_sign(sign: SignAnswer) -> &'static str {
    match sign {
        SignAnswer::Positive => "+",
        SignAnswer::Negative => "−",
        SignAnswer::Unknown => "?",
    }
}

impl fmt::Display for Mechanism<'_> {
    /// The path with its net sign, status and context, as in
    /// `emapalumab ⊣ interferon gamma → hemophagocytic lymphohistiocytosis   (net −, established)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut nodes = self.nodes();
        if let Some(first) = nodes.next() {
            f.write_str(&safe(first.name()))?;
        }
        for (step, node) in self.steps().zip(nodes) {
            write!(f, " {} {}", arrow(step.effect()), safe(node.name()))?;
        }
        let sign = self.sign().map_or_else(|| "?".to_owned(), |sign| sign.to_string());
        write!(f, "   (net {sign}")?;
        match self.status() {
            Some(status) => write!(f, ", {status}")?,
            None => f.write_str(", status not stated")?,
        }
        let contexts = contexts_of(self);
        if !contexts.is_empty() {
            write!(f, ", in {contexts}")?;
        }
        if !self.is_coherent() {
            f.write_str(", incoherent")?;
        }
        if let Some(class) = self.inherited_from() {
            write!(f, ", inherited from {}", safe(class.name()))?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for Step<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", safe(self.from().name()), arrow(self.effect()), safe(self.to().name()))
    }
}

/// The contexts of a mechanism by name; empty where it holds generally.
pub(super) fn contexts_of(mechanism: &Mechanism<'_>) -> String {
    let contexts = mechanism.contexts();
    let bound = contexts.iter().filter(|context| !context.is_empty());
    bound.map(|context| context_names(mechanism.graph(), context)).collect::<Vec<_>>().join("; or ")
}

/// The values of a context by name, alternatives joined by "or"; a plain word is named with its dimension.
pub(super) fn context_names(graph: &KnowledgeGraph, context: &Context) -> String {
    let name = |dimension: Dimension, value: &String| match graph.node_by_text(value) {
        Some(node) => safe(node.name()).into_owned(),
        None => format!("{} {}", safe(value), dimension.as_str().replace('_', " ")),
    };
    let names = |(dimension, values): (Dimension, &[String])| {
        values.iter().map(|value| name(dimension, value)).collect::<Vec<_>>().join(" or ")
    };
    context.iter().map(names).collect::<Vec<_>>().join(", ")
}
