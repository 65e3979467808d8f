//! What a mechanism amounts to, in a sentence.

use crate::graph::{KnowledgeGraph, Node};
use crate::query::{AboutAnswer, Answer, MechanismAnswer, StatementAnswer, StepAnswer};

use super::citations::Cited;
use super::found::statement_between;
use super::language::Language;
use super::sentences::Explanation;
use super::teller::{Support, Teller, sentence_case};
use super::view::{Entity, View};
use super::{punctuation, words};

/// Tells a mechanism of an answer in sentences, as [`explain`](super::explain) does while the search is at
/// hand. Statements that the graph does not hold are left out.
///
/// ```
/// use mechgraph::query::{Limits, MechanismQuery};
/// use mechgraph::render::{Language, explain, explain_answer};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = MechanismQuery::between("emapalumab", "HLH");
/// let answer = query.answer(&graph)?;
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
    let mut teller = Teller::new(language, Cited::All);
    let steps = mechanism.steps.iter();
    let mut sentences: Vec<String> = steps.map(|step| teller.answered_step(mechanism, step, graph)).collect();
    sentences.extend(teller.ending(answer, mechanism, graph));
    teller.explanation(sentences)
}

impl Teller {
    /// What says so, and what speaks against it.
    pub(super) fn answered_step(
        &mut self,
        mechanism: &MechanismAnswer,
        step: &StepAnswer,
        graph: &KnowledgeGraph,
    ) -> String {
        let found = |one: &StatementAnswer| statement_between(graph, &one.subject, &one.object, &one.id);
        let support = |one: &StatementAnswer| {
            let summaries = mechanism.summary.iter().flatten().filter(|summary| summary.statement == one.id);
            let expansions = summaries.flat_map(|summary| &summary.expansions);
            let expansions = expansions.map(|path| path.iter().filter_map(found).collect()).collect();
            Some(Support { statement: found(one)?, expansions })
        };
        let supports: Vec<_> = step.statements.iter().filter_map(support).collect();
        let against = step.against.iter().filter_map(|one| Some((one.kind, found(&one.statement)?)));
        self.evidence(&supports, &against.collect::<Vec<_>>())
    }

    /// What a mechanism amounts to, and what is said about it.
    pub(super) fn ending(
        &mut self,
        answer: &Answer,
        mechanism: &MechanismAnswer,
        graph: &KnowledgeGraph,
    ) -> Vec<String> {
        let asked = answer.to.id.as_ref().and_then(|id| graph.node(id));
        let mut sentences = vec![self.conclusion(&View::of_answer(mechanism, graph), asked)];
        let found = |about: &AboutAnswer| statement_between(graph, &about.subject, &about.object, &about.id);
        let about = mechanism.about.iter().filter_map(found);
        sentences.extend(about.map(|statement| self.full_sentence(statement)));
        sentences
    }

    /// The net effect of a mechanism; `asked` inherits it, if it is inherited.
    pub(super) fn conclusion(&mut self, view: &View<'_>, asked: Option<Node<'_>>) -> String {
        let language = self.language;
        let [from, to] = [view.nodes.first(), view.nodes.last()].map(|end| self.entity(end.copied()));
        let inherited = view.inherited_from.map(|class| self.entity(Some(class)));
        let asked = asked.filter(|_| inherited.is_some()).map_or_else(String::new, |node| self.name(node));
        // A step alone is what a statement says.
        let is_derived = view.effects.len() > 1;
        let how = if is_derived { words::DERIVED.text(language) } else { "" };
        let from = if is_derived || language != Language::En { from } else { sentence_case(&from) };
        let mut facts = Vec::new();
        facts.extend(view.is_by_correlation().then(|| words::BY_CORRELATION_ONLY.text(language).to_owned()));
        facts.push(words::status(view.status, language).to_owned());
        for context in view.contexts.iter().filter(|_| language != Language::En) {
            // Those that have no name in the language are noted.
            self.places(context, view.graph, &[]);
        }
        let places = view.places(language);
        facts.extend((!places.is_empty()).then(|| words::IN_CONTEXT.with(language, &[&places])));
        let above = inherited.map(|class| words::INHERITED_BY.with(language, &[&asked, &class])).unwrap_or_default();
        let facts = facts.join(punctuation::clause_comma(language)) + &above;
        words::conclusion(view.sign).with(language, &[how, &from, &to, &facts])
    }

    /// The name of an entity; empty if there is none.
    fn entity(&mut self, entity: Option<Entity<'_>>) -> String {
        match entity {
            Some(Entity { node: Some(node), .. }) => self.name(node),
            Some(entity) => entity.name(self.language).into_owned(),
            None => String::new(),
        }
    }
}
