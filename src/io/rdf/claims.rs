//! Which subjects are statements: reifiers, associations, and the statements of older RDF.

use indexmap::IndexSet;
use oxrdf::vocab::rdf;
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde_json::Value as Json;

use crate::model::EpistemicStatus;

use super::terms::BIOLINK;
use super::triples::{Row, TermId, Triples};

/// What a statement states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) triple: [TermId; 3],
    pub(super) line: u64,
    /// Whether it is about a triple, which may not be asserted; an association asserts what it says.
    pub(super) is_reifier: bool,
    /// Whether it states another triple, too.
    pub(super) has_several: bool,
}

/// The statements among the subjects of a source.
#[derive(Debug, Default)]
pub(super) struct Claims {
    reifies: Option<TermId>,
    /// Subject, predicate and object, in each vocabulary.
    parts: [[Option<TermId>; 3]; 2],
    of: FxHashMap<TermId, Claim>,
    /// Whether the source asserts each triple that a statement is about.
    is_asserted: FxHashMap<[TermId; 3], bool>,
    /// Blank nodes that are statements and that others are about.
    named: IndexSet<TermId, FxBuildHasher>,
}

impl Claims {
    pub(super) fn of(triples: &Triples) -> Self {
        let biolink = ["subject", "predicate", "object"].map(|name| triples.id_of(&format!("{BIOLINK}{name}")));
        let rdf = [rdf::SUBJECT, rdf::PREDICATE, rdf::OBJECT].map(|iri| triples.id_of(iri.as_str()));
        let mut claims =
            Self { reifies: triples.id_of(rdf::REIFIES.as_str()), parts: [biolink, rdf], ..Self::default() };
        claims.find(triples);
        for row in triples.rows() {
            if let Some(is_asserted) = claims.is_asserted.get_mut(&row.ends()) {
                *is_asserted = true;
            }
        }
        let ends = triples.rows().iter().filter(|row| !claims.is_part(row.predicate)).map(|row| row.object);
        let ends = ends.chain(claims.is_asserted.keys().flat_map(|[subject, _, object]| [*subject, *object]));
        let mut named: Vec<TermId> =
            ends.filter(|end| claims.of.contains_key(end) && triples.iri(*end).is_none()).collect();
        named.sort_unstable();
        claims.named = named.into_iter().collect();
        claims
    }

    fn find(&mut self, triples: &Triples) {
        let mut found = [(); 2].map(|()| FxHashMap::<TermId, ([Option<TermId>; 3], u64)>::default());
        for row in triples.rows() {
            if Some(row.predicate) == self.reifies
                && let Some(triple) = triples.parts(row.object)
            {
                self.add(row.subject, triple, row.line, true);
            }
            for (names, found) in self.parts.iter().zip(&mut found) {
                let place = names.iter().position(|name| *name == Some(row.predicate));
                let Some(place) = place else { continue };
                let (parts, _) = found.entry(row.subject).or_insert(([None; 3], row.line));
                if let Some(part) = parts.get_mut(place) {
                    part.get_or_insert(row.object);
                }
            }
        }
        for row in triples.rows() {
            for found in &mut found {
                if let Some(([Some(subject), Some(predicate), Some(object)], line)) = found.remove(&row.subject) {
                    self.add(row.subject, [subject, predicate, object], line, false);
                }
            }
        }
    }

    fn add(&mut self, statement: TermId, triple: [TermId; 3], line: u64, is_reifier: bool) {
        self.is_asserted.entry(triple).or_insert(false);
        let claim = Claim { triple, line, is_reifier, has_several: false };
        let known = self.of.entry(statement).or_insert(claim);
        known.has_several |= known.triple != triple;
        known.is_reifier &= is_reifier;
    }

    /// What a subject states; none if it is no statement.
    pub(super) fn by(&self, subject: TermId) -> Option<&Claim> {
        self.of.get(&subject)
    }

    /// Whether some statement says more of a triple.
    pub(super) fn has(&self, row: &Row) -> bool {
        self.is_asserted.contains_key(&row.ends())
    }

    pub(super) fn is_asserted(&self, claim: &Claim) -> bool {
        self.is_asserted.get(&claim.triple).copied().unwrap_or_default()
    }

    /// Whether a predicate says what a statement states.
    pub(super) fn is_part(&self, predicate: TermId) -> bool {
        let is = |known: &Option<TermId>| *known == Some(predicate);
        is(&self.reifies) || self.parts.iter().flatten().any(is)
    }

    /// The number of a statement that is a blank node and that others are about, from 1.
    pub(super) fn number(&self, node: TermId) -> Option<usize> {
        self.named.get_index_of(&node).map(|place| place + 1)
    }
}

/// Whether a statement with these slots holds for who says it: it is not negated, not refuted, and more than a hypothesis.
pub(super) fn is_held<'j>(slot: impl Fn(&str) -> Option<&'j Json>) -> bool {
    let text = |name: &str| slot(name).and_then(Json::as_str);
    let status = text("epistemic_status").and_then(|it| it.parse().ok());
    let status = status.or_else(|| text("knowledge_level").and_then(EpistemicStatus::from_knowledge_level));
    slot("negated").and_then(Json::as_bool) != Some(true)
        && status.is_none_or(|status: EpistemicStatus| status > EpistemicStatus::Hypothesised)
}
