//! Mechanisms in sentences, each claim with its numbered citation.

use core::fmt;

use serde::Serialize;

use crate::graph::StatementRef;
use crate::query::{Mechanism, StepSupport};

use super::citations::Cited;
use super::language::Language;
use super::teller::{Support, Teller};
use super::terminal::safe;
use super::view::View;
use super::{punctuation, words};

/// A mechanism in sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The sentences in order; `[1]` stands for the first of the citations.
    pub sentences: Vec<String>,
    /// Publications, in the order in which they are first cited.
    pub citations: Vec<String>,
    /// English words that stand for missing ones in the language of the sentences, in order.
    pub untranslated: Vec<String>,
    pub(super) language: Language,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sentence in &self.sentences {
            writeln!(f, "{sentence}")?;
        }
        for (number, citation) in (1..).zip(&self.citations) {
            writeln!(f, "[{number}] {}", safe(citation))?;
        }
        untranslated_note(&self.untranslated, self.language).map_or(Ok(()), |note| writeln!(f, "{note}"))
    }
}

/// What has no name in a language, if anything has none.
pub(super) fn untranslated_note(missing: &[String], language: Language) -> Option<String> {
    let names = missing.join(punctuation::comma(language));
    (!missing.is_empty()).then(|| words::UNTRANSLATED.with(language, &[&names]))
}

/// Tells a mechanism in sentences: each step with its evidence, the net effect, what is derived, and
/// what is said about it.
///
/// ```
/// use mechgraph::query::MechanismQuery;
/// use mechgraph::render::{Language, explain};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let mechanism = MechanismQuery::between("emapalumab", "HLH").run(&graph)?.next().ok_or("none")?;
/// let explanation = explain(&mechanism, Language::En);
/// assert_eq!(
///     explanation.sentences[0],
///     "Emapalumab decreases the activity of interferon gamma by antibody inhibition [1].",
/// );
/// assert_eq!(explanation.citations, ["PMID:33484058"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn explain(mechanism: &Mechanism<'_>, language: Language) -> Explanation {
    let mut teller = Teller::new(language, Cited::All);
    let mut sentences = Vec::new();
    for step in mechanism.steps() {
        let support =
            |StepSupport { statement, .. }| Support { statement, expansions: step.expansions_of(statement).collect() };
        let supports: Vec<_> = step.supports().map(support).collect();
        let against: Vec<_> = step.against().into_iter().map(|one| (one.kind, one.statement)).collect();
        sentences.push(teller.evidence(&supports, &against));
    }
    sentences.push(teller.conclusion(&View::from(mechanism), mechanism.asked()));
    sentences.extend(mechanism.about().into_iter().map(|statement| teller.full_sentence(statement)));
    teller.explanation(sentences)
}

/// Tells one statement in a sentence, with its citations.
#[must_use]
pub fn tell(statement: StatementRef<'_>, language: Language) -> Explanation {
    let mut teller = Teller::new(language, Cited::All);
    let sentences = vec![teller.full_sentence(statement)];
    teller.explanation(sentences)
}

/// What a statement says, without its evidence: `increased activity of interferon gamma contributes to aplastic anemia`.
#[must_use]
pub fn clause(statement: StatementRef<'_>, language: Language) -> String {
    Teller::new(language, Cited::All).clause(statement)
}

impl Mechanism<'_> {
    /// Tells the mechanism in sentences with numbered citations; see [`explain`].
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation {
        explain(self, language)
    }
}
