//! A whole answer in sentences.

use crate::graph::KnowledgeGraph;
use crate::query::{Answer, EndpointAnswer, MechanismAnswer};

use super::citations::Cited;
use super::language::Language;
use super::line::Line;
use super::report::{Told, as_in, is_about_loops, more, treatments};
use super::sentences::untranslated_note;
use super::summary::summary;
use super::teller::Teller;
use super::terminal::safe;
use super::view::{Entity, View};
use super::{punctuation, words};

/// An answer in sentences, line by line: the verdict, each mechanism, what is claimed as treatment, and the
/// publications by number. A step that an earlier mechanism has is told there.
///
/// ```
/// use mechgraph::query::MechanismQuery;
/// use mechgraph::render::{Language, account};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
/// let lines = account(&answer, &graph, Language::En);
/// assert_eq!(lines[1].text, "Verdict: net negative, clear, established · 1 mechanism · layer seed");
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn account(answer: &Answer, graph: &KnowledgeGraph, language: Language) -> Vec<Line> {
    let end = |end: &EndpointAnswer| match &end.id {
        Some(id) => Entity::of(id, graph).name(language).into_owned(),
        None => safe(&end.name).into_owned(),
    };
    let mut lines = vec![
        Line::heading(if is_about_loops(answer) {
            words::LOOPS.with(language, &[&end(&answer.from)])
        } else {
            words::TITLE.with(language, &[&end(&answer.from), &end(&answer.to)])
        }),
        Line::heading(summary(answer, graph, language)),
    ];
    let mut teller = Teller::new(language, Cited::First);
    let mut told = Told::default();
    for mechanism in &answer.mechanisms {
        lines.extend(teller.mechanism(answer, mechanism, graph, &mut told));
    }
    treatments(answer, graph, language, &mut teller.citations, &mut lines);
    if !answer.completeness.complete {
        lines.extend([Line::blank(), Line::heading(more(answer, language))]);
    }
    let Teller { citations, untranslated, .. } = teller;
    lines.extend(citations.into_lines(language));
    let note = untranslated_note(&untranslated, language);
    lines.extend(note.into_iter().flat_map(|note| [Line::blank(), Line::heading(note)]));
    lines
}

impl Teller {
    fn mechanism<'a>(
        &mut self,
        answer: &Answer,
        mechanism: &'a MechanismAnswer,
        graph: &KnowledgeGraph,
        told: &mut Told<'a>,
    ) -> Vec<Line> {
        let language = self.language;
        let view = View::of_answer(mechanism, graph);
        let marker = format!("{}. ", mechanism.rank);
        let indent = marker.len();
        let mut lines = vec![Line::blank(), Line::new(0, view.line(language)).marked(marker).as_heading()];
        for (step, said) in mechanism.steps.iter().zip(view.steps(language)) {
            let sentence = match told.earlier(step, mechanism.rank) {
                Some(rank) => as_in(&said, rank, language) + punctuation::full_stop(language),
                None => self.answered_step(mechanism, step, graph),
            };
            lines.push(Line::new(indent, sentence));
        }
        lines.extend(self.ending(answer, mechanism, graph).into_iter().map(|sentence| Line::new(indent, sentence)));
        lines
    }
}
