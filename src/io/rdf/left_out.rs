//! What of a source is not read, counted by reason and predicate.

use indexmap::IndexMap;

use crate::model::{Finding, FindingCode, Sink};
use crate::text::{counted, quoted};

/// Maximum number of predicates that are named; others are counted together.
const MOST: usize = 100;

/// Maximum number of predicates that one message names.
const SHOWN: usize = 5;

/// Why something is not read, or not as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reason {
    /// The predicate is none of Biolink's, and leads to an IRI.
    Predicate,
    /// The type of a subject is no class of Biolink.
    Class,
    /// The object is a blank node or a triple.
    Object,
    /// The subject is a blank node that no statement is.
    BlankNode,
    /// A statement has a literal where an entity or a statement should be.
    Value,
    /// A text has a language, and is no name of an entity.
    Language,
    /// Nobody asserts the triple that a reifier is about.
    Quoted,
}

impl Reason {
    const fn code(self) -> FindingCode {
        match self {
            Self::Quoted => FindingCode::Normalised,
            _ => FindingCode::LeftOut,
        }
    }

    fn message(self, predicate: &str) -> String {
        let predicate = quoted(predicate);
        match self {
            Self::Predicate => format!("{predicate} is no predicate of Biolink; its triples between IRIs are not read"),
            Self::Class => format!("{predicate} is no class of Biolink, and is not read as a category"),
            Self::Object => {
                format!("{predicate} leads to a blank node or a triple, which is not read; name it by an IRI")
            }
            Self::BlankNode => {
                format!("{predicate} of a blank node that is no statement is not read; name the node by an IRI")
            }
            Self::Value => format!("a statement with {predicate} is about a value, not an entity, and is not read"),
            Self::Language => format!("the languages of {predicate} are not read, its texts are"),
            Self::Quoted => format!("{predicate} of a reifier is not asserted; the statement is read as hypothesised"),
        }
    }
}

/// The first line and the number, by reason and predicate.
#[derive(Debug, Default)]
pub(super) struct LeftOut(IndexMap<(Reason, String), (u64, u64)>);

impl LeftOut {
    pub(super) fn add(&mut self, reason: Reason, predicate: &str, line: u64) {
        let is_new = |it: &Self| !it.0.contains_key(&(reason, predicate.to_owned()));
        let named = if self.0.len() >= MOST && is_new(self) { "another predicate" } else { predicate };
        let (first, count) = self.0.entry((reason, named.to_owned())).or_insert((line, 0));
        *first = (*first).min(line);
        *count += 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a source holds of which nothing is read: the predicates and classes, those that are met most often first.
    pub(super) fn summary(&self, triples: usize) -> String {
        let mut counts: Vec<(u64, &str)> =
            self.0.iter().map(|((_, name), (_, count))| (*count, name.as_str())).collect();
        counts.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        let shown = counts.iter().take(SHOWN).map(|(count, name)| format!("{} ({count})", quoted(name)));
        let others = counts.len().saturating_sub(SHOWN);
        let others = if others == 0 { String::new() } else { format!(" and {}", counted(others, "other", "others")) };
        format!(
            "of {}, none says anything of an entity or a statement: {}{others}; what is read are Biolink's predicates and \
             classes, rdfs:label, rdfs:subClassOf, owl:sameAs and the matches of SKOS, so map these to them, such as with \
             a CONSTRUCT query",
            counted(triples, "triple", "triples"),
            shown.collect::<Vec<_>>().join(", "),
        )
    }

    pub(super) fn report(self, source: &str, sink: &mut dyn Sink) {
        for ((reason, predicate), (line, count)) in self.0 {
            sink.finding(Finding::new(reason.code(), reason.message(&predicate)).at(source, line).counted(count));
        }
    }
}
