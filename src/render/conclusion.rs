//! What a mechanism amounts to, in a sentence.

use crate::graph::{KnowledgeGraph, Node};
use crate::model::{Context, EpistemicStatus, Sign};
use crate::query::{AboutAnswer, Answer, Mechanism, MechanismAnswer, SignAnswer, StatementAnswer};

use super::arrows::context_names;
use super::found::statement_between;
use super::language::Language;
use super::sentences::{Explanation, Teller};

/// Tells a mechanism of an answer in sentences, as [`explain`](super::explain) does while the search is at
/// hand. Statements that the graph does not hold are left out.
///
/// ```
/// use mechgraph::query::{Limits, MechanismQuery};
/// use mechgraph::render::{Language, explain, explain_answer};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = MechanismQuery::between("emapalumab", "HLH");
/// let answer = query.answer(&graph, Limits::default())?;
/// let mechanism = query.run(&graph)?.next().ok_or("none")?;
/// assert_eq!(
///     explain_answer(&answer, &answer.mechanisms[0], &graph, Language::En),
///     explain(&mechanism, Language::En),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn explain_answer(
    answer: &Answer,
    mechanism: &MechanismAnswer,
    graph: &KnowledgeGraph,
    language: Language,
) -> Explanation {
    let mut teller = Teller::new(language);
    let mut sentences = Vec::new();
    for step in &mechanism.steps {
        let found = |one: &StatementAnswer| statement_between(graph, &one.subject, &one.object, &one.id);
        let supports = step.statements.iter().filter_map(found);
        sentences.push(supports.map(|statement| teller.support(statement)).collect::<Vec<_>>().join(" "));
    }
    let node = |id: &String| graph.node_by_text(id);
    sentences.push(teller.conclusion(&Outcome {
        graph,
        from: mechanism.nodes.first().and_then(|end| node(&end.id)),
        to: mechanism.nodes.last().and_then(|end| node(&end.id)),
        sign: match mechanism.sign {
            SignAnswer::Positive => Some(Sign::Positive),
            SignAnswer::Negative => Some(Sign::Negative),
            SignAnswer::Unknown => None,
        },
        status: mechanism.status,
        is_derived: mechanism.steps.len() > 1,
        contexts: vec![mechanism.context.clone()],
        inherited_from: mechanism.inherited_from.as_ref().and_then(node),
        asked: answer.to.id.as_ref().and_then(node),
    }));
    let found = |about: &AboutAnswer| statement_between(graph, &about.subject, &about.object, &about.id);
    let about = mechanism.about.iter().filter_map(found);
    sentences.extend(about.map(|statement| teller.full_sentence(statement)));
    teller.explanation(sentences)
}

/// What a mechanism amounts to.
pub(super) struct Outcome<'g> {
    graph: &'g KnowledgeGraph,
    from: Option<Node<'g>>,
    to: Option<Node<'g>>,
    sign: Option<Sign>,
    status: Option<EpistemicStatus>,
    /// Whether no single statement says so.
    is_derived: bool,
    contexts: Vec<Context>,
    inherited_from: Option<Node<'g>>,
    asked: Option<Node<'g>>,
}

impl<'g> From<&Mechanism<'g>> for Outcome<'g> {
    fn from(mechanism: &Mechanism<'g>) -> Self {
        Self {
            graph: mechanism.graph(),
            from: mechanism.nodes().next(),
            to: mechanism.nodes().next_back(),
            sign: mechanism.sign(),
            status: mechanism.status(),
            is_derived: mechanism.steps().len() > 1,
            contexts: mechanism.contexts(),
            inherited_from: mechanism.inherited_from(),
            asked: mechanism.asked(),
        }
    }
}

impl Teller {
    pub(super) fn conclusion(&mut self, outcome: &Outcome<'_>) -> String {
        let mut name = |node: Option<Node<'_>>| node.map_or_else(String::new, |node| self.name(node));
        let (from, to) = (name(outcome.from), name(outcome.to));
        let status = outcome.status.map(|status| self.language.status(status));
        let inherited = outcome.inherited_from.map(|node| self.name(node));
        let asked = outcome.asked.map(|node| self.name(node)).filter(|_| inherited.is_some()).unwrap_or_default();
        let sign = outcome.sign.map_or_else(|| "?".to_owned(), |sign| sign.to_string());
        let bound = outcome.contexts.iter().filter(|context| !context.is_empty());
        match self.language {
            Language::En => {
                let effect = match outcome.sign {
                    Some(Sign::Positive) => "promotes",
                    Some(Sign::Negative) => "acts against",
                    None => "acts, with unknown sign, on",
                };
                let how = if outcome.is_derived { "Derived, not asserted: " } else { "" };
                let status = status.unwrap_or("status not stated");
                let above = inherited.map_or_else(String::new, |class| format!("; inherited by {asked} from {class}"));
                let places: Vec<String> = bound.map(|context| context_names(outcome.graph, context)).collect();
                let places = if places.is_empty() { String::new() } else { format!(", in {}", places.join("; or ")) };
                format!("{how}{from} {effect} {to} (net {sign}, {status}{places}{above}).")
            }
            Language::Zh => {
                let effect = match outcome.sign {
                    Some(Sign::Positive) => "促进",
                    Some(Sign::Negative) => "对抗",
                    None => "作用于(方向未知)",
                };
                let how = if outcome.is_derived { "推导(非直接陈述):" } else { "" };
                let status = status.unwrap_or("未说明确定程度");
                let above = inherited.map_or_else(String::new, |class| format!(";{asked}由{class}继承"));
                let places: Vec<String> = bound.map(|context| self.places(context, outcome.graph).join("、")).collect();
                let places = if places.is_empty() { String::new() } else { format!(",限于{}", places.join("或")) };
                format!("{how}{from}{effect}{to}(净效应 {sign},{status}{places}{above})。")
            }
        }
    }
}
