//! The triples of a source, in memory: a record of a graph is all that is said of one subject, wherever it is said.

use indexmap::IndexSet;
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The number of a term, in the order in which terms are met.
pub(super) type TermId = usize;

/// A triple, by the numbers of its terms, and the line on which it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) subject: TermId,
    pub(super) predicate: TermId,
    pub(super) object: TermId,
    pub(super) line: u64,
}

impl Row {
    pub(super) const fn ends(&self) -> [TermId; 3] {
        [self.subject, self.predicate, self.object]
    }
}

/// Triples and the terms that they are made of.
#[derive(Debug, Default)]
pub(super) struct Triples {
    terms: IndexSet<Term, FxBuildHasher>,
    rows: Vec<Row>,
    /// The parts of the terms that are triples.
    parts: FxHashMap<TermId, [TermId; 3]>,
}

impl Triples {
    pub(super) fn add(&mut self, triple: Triple, line: u64) {
        let [subject, predicate, object] = self.enter(triple);
        self.rows.push(Row { subject, predicate, object, line });
    }

    fn enter(&mut self, triple: Triple) -> [TermId; 3] {
        let subject = match triple.subject {
            NamedOrBlankNode::NamedNode(iri) => Term::NamedNode(iri),
            NamedOrBlankNode::BlankNode(node) => Term::BlankNode(node),
        };
        let subject = self.terms.insert_full(subject).0;
        let predicate = self.terms.insert_full(triple.predicate.into()).0;
        let inner = match &triple.object {
            Term::Triple(inner) => Some(inner.as_ref().clone()),
            _ => None,
        };
        let (object, is_new) = self.terms.insert_full(triple.object);
        if let Some(inner) = inner.filter(|_| is_new) {
            let parts = self.enter(inner);
            self.parts.insert(object, parts);
        }
        [subject, predicate, object]
    }

    /// How many triples there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Brings the triples of each subject together, in the order of the source.
    pub(super) fn sort(&mut self) {
        self.rows.sort_by_key(|row| row.subject);
    }

    /// The triples of each subject, once they are [sorted](Self::sort), the subjects in the order in which they are met.
    pub(super) fn by_subject(&self) -> impl Iterator<Item = &[Row]> {
        self.rows.chunk_by(|one, two| one.subject == two.subject)
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn term(&self, id: TermId) -> Option<&Term> {
        self.terms.get_index(id)
    }

    /// The text of an IRI.
    pub(super) fn iri(&self, id: TermId) -> Option<&str> {
        match self.term(id)? {
            Term::NamedNode(iri) => Some(iri.as_str()),
            _ => None,
        }
    }

    /// The number of an IRI, if the source has it.
    pub(super) fn id_of(&self, iri: &str) -> Option<TermId> {
        self.terms.get_index_of(&Term::NamedNode(NamedNode::new_unchecked(iri)))
    }

    /// The parts of a term that is a triple.
    pub(super) fn parts(&self, id: TermId) -> Option<[TermId; 3]> {
        self.parts.get(&id).copied()
    }
}
