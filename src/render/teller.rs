//! Sentences: a statement with its evidence, and what speaks against it.

use crate::graph::{Node, StatementRef};
use crate::model::EpistemicStatus;
use crate::query::{Mechanism, OppositionKind};

use super::citations::{Citations, Cited};
use super::language::Language;
use super::line::Line;
use super::sentences::{Explanation, untranslated_note};
use super::terminal::safe;
use super::view::View;
use super::{opposition, punctuation, words};

/// Writes sentences and remembers what it cited and could not translate.
pub(super) struct Teller {
    pub(super) language: Language,
    pub(super) citations: Citations,
    pub(super) untranslated: Vec<String>,
    /// How many statements the present one stands within.
    pub(super) depth: usize,
    /// Where all these hold.
    pub(super) outer: Vec<String>,
}

/// A statement that supports a step, with the expansions that stand in the answer, if it summarises any.
pub(super) struct Support<'g> {
    pub(super) statement: StatementRef<'g>,
    pub(super) expansions: Vec<Vec<StatementRef<'g>>>,
}

impl Teller {
    pub(super) fn new(language: Language, cited: Cited) -> Self {
        Self { language, citations: Citations::new(cited), untranslated: Vec::new(), depth: 0, outer: Vec::new() }
    }

    /// The sentences with all that they cite.
    pub(super) fn explanation(self, sentences: Vec<String>) -> Explanation {
        let Self { language, citations, untranslated, .. } = self;
        Explanation { sentences, citations: citations.into_list(), untranslated, language }
    }

    /// What says so, and what speaks against it.
    pub(super) fn evidence(
        &mut self,
        supports: &[Support<'_>],
        against: &[(OppositionKind, StatementRef<'_>)],
    ) -> String {
        let mut parts: Vec<String> = supports.iter().map(|support| self.support(support)).collect();
        if let Some((kind, first)) = against.first() {
            let clause = self.clause(*first);
            let clause = match kind {
                OppositionKind::Refuted => words::REFUTED_EXAMPLE.with(self.language, &[&clause]),
                OppositionKind::OppositeSign | OppositionKind::Denied => clause,
            };
            let example = clause + &self.cite(*first);
            let counts = opposition::counts(&against.iter().map(|(kind, _)| *kind), self.language);
            let such_as = if against.len() == 1 { words::NAMELY } else { words::SUCH_AS };
            let text = such_as.with(self.language, &[&counts, &example]);
            parts.push(words::AGAINST_THIS.with(self.language, &[&text]));
        }
        parts.join(punctuation::space(self.language))
    }

    /// A statement as a sentence, and what it summarises.
    fn support(&mut self, Support { statement, expansions }: &Support<'_>) -> String {
        let mut parts = vec![self.full_sentence(*statement)];
        for path in expansions {
            let steps: Vec<String> = path.iter().map(|statement| self.clause(*statement)).collect();
            let list = steps.join(punctuation::semicolon(self.language));
            parts.push(match steps.len() {
                1 => words::COMES_ABOUT.with(self.language, &[&list]),
                count => words::COMES_ABOUT_IN.with(self.language, &[&count.to_string(), &list]),
            });
        }
        parts.join(punctuation::space(self.language))
    }

    /// A statement as a sentence, with context, status where it is not established, and citations.
    pub(super) fn full_sentence(&mut self, statement: StatementRef<'_>) -> String {
        let language = self.language;
        let clause = self.clause(statement);
        let citations = self.cite(statement);
        let mut asides: Vec<String> = Vec::new();
        let status = statement.epistemic_status().filter(|status| *status != EpistemicStatus::Established);
        asides.extend(status.map(|status| words::status(Some(status), language).to_owned()));
        asides
            .extend(statement.layer().filter(|layer| *layer == "background").map(|layer| words::term(layer, language)));
        if statement.effect_differs() && statement.effect().is_step() {
            asides.push(words::BY_CURATOR.with(language, &[&statement.effect().to_string()]));
        }
        let clause = if language == Language::En { sentence_case(&clause) } else { clause };
        let aside = asides.join(punctuation::clause_comma(language));
        let aside = if aside.is_empty() { aside } else { punctuation::aside(&aside, language) };
        [&*clause, &aside, &citations, punctuation::full_stop(language)].concat()
    }

    /// ` [1][3]`, numbering publications as they come.
    pub(super) fn cite(&mut self, statement: StatementRef<'_>) -> String {
        self.citations.after(statement.publications(), self.language)
    }

    /// `interferon gamma (UniProtKB:P01579)`
    pub(super) fn identified(&mut self, node: Node<'_>) -> String {
        let name = self.name(node);
        self.with_id(&name, node.curie())
    }

    /// What something is called or says, with its identifier.
    pub(super) fn with_id(&self, text: &str, id: &str) -> String {
        [text, &punctuation::aside(&safe(id), self.language)].concat()
    }

    /// A mechanism in a line, with what it has no name for.
    pub(super) fn chain(&mut self, mechanism: &Mechanism<'_>) -> String {
        mechanism.nodes().for_each(|node| drop(self.name(node)));
        View::from(mechanism).line(self.language)
    }

    /// The note on names that are not translated, after a blank line.
    pub(super) fn closing_note(&self) -> impl Iterator<Item = Line> + use<> {
        let note = untranslated_note(&self.untranslated, self.language);
        note.into_iter().flat_map(|note| [Line::blank(), Line::heading(note)])
    }

    pub(super) fn miss(&mut self, word: &str) {
        let word = safe(word).into_owned();
        if !self.untranslated.contains(&word) {
            self.untranslated.push(word);
        }
    }
}

/// The first word in upper case where it is a plain one; a name that has a spelling, such as `c-MPL` or `p53`, keeps it.
pub(super) fn sentence_case(clause: &str) -> String {
    if let Some(quoted) = clause.strip_prefix('“') {
        return format!("“{}", sentence_case(quoted));
    }
    let word = clause.split([' ', '-', ',', '’', '\'']).next().unwrap_or_default();
    let is_plain =
        clause.split(' ').next().is_some_and(|word| !word.contains(|c: char| c.is_uppercase() || c.is_numeric()));
    let is_word = word.chars().count() > 1 || word == "a";
    let mut rest = clause.chars();
    match rest.next() {
        Some(first) if is_plain && is_word && first.is_ascii_lowercase() => {
            first.to_ascii_uppercase().to_string() + rest.as_str()
        }
        _ => clause.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::sentence_case;

    #[test]
    fn sentences_begin_with_a_capital_letter_and_names_keep_their_spelling() {
        let check = |clause: &str, expected: &str| assert_eq!(sentence_case(clause), expected);
        check("emapalumab lowers it", "Emapalumab lowers it");
        check("interferon-gamma acts", "Interferon-gamma acts");
        check("in aplastic anemia, it acts", "In aplastic anemia, it acts");
        check("c-MPL acts", "c-MPL acts");
        check("p53 acts", "p53 acts");
        check("mTOR acts", "mTOR acts");
        check("“in it, a acts” explains it", "“In it, a acts” explains it");
        check("“p53 acts” explains it", "“p53 acts” explains it");
        check("", "");
    }
}
