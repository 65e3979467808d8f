//! Ids of statements: given by a source, or derived from what the statement asserts.

use core::fmt::Write as _;
use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::graph::packed;
use crate::model::identity_properties;
use crate::schema;

use super::argument::ArgumentRef;
use super::view::StatementRef;

impl<'g> StatementRef<'g> {
    /// The id that a source gave, else `mg:` and 24 hexadecimal digits of the identity's SHA-256; the
    /// same in every build of the same data.
    #[must_use]
    pub fn id(self) -> Cow<'g, str> {
        self.given_id().map_or_else(|| Cow::Owned(derived_id(self)), Cow::Borrowed)
    }

    /// The id that the statement has without one from a source: made of what it says.
    pub(crate) fn derived_id(self) -> String {
        derived_id(self)
    }

    /// The id that a source gave.
    #[must_use]
    pub fn given_id(self) -> Option<&'g str> {
        self.details().ids().next()
    }

    /// Hands on what its identity holds beside its ends, its predicate and its [`application`](Self::application): whether
    /// it denies, its source, its qualifiers and its context.
    pub(crate) fn terms(self, part: &mut impl FnMut(&[u8])) {
        part(if self.is_negated() { b"negated" } else { b"" });
        part(self.primary_knowledge_source().unwrap_or_default().as_bytes());
        for (slot, value) in self.qualifiers() {
            part(slot.as_bytes());
            part(value.as_bytes());
        }
        for (dimension, values) in self.context().iter() {
            part(dimension.as_str().as_bytes());
            for value in values {
                part(value.as_bytes());
            }
        }
    }

    /// Hands on for whom it holds, the effect that a curator stated, and the properties that distinguish it: two approvals of
    /// one source differ in to whom the treatment applies.
    pub(crate) fn application(self, part: &mut impl FnMut(&[u8])) {
        let Some(extras) = self.extras() else { return };
        if let Some(status) = extras.clinical_status {
            part(status.as_str().as_bytes());
        }
        if !extras.applicability.is_empty() {
            part(&packed::encode(&extras.applicability));
        }
        if let Some(effect) = extras.effect {
            part(b"effect");
            part(effect.as_str().as_bytes());
        }
        let mut apart = identity_properties(&extras.properties);
        let (source, predicate) = (self.primary_knowledge_source(), self.predicate());
        apart.push_str(&schema::wording_apart(source, predicate.as_str(), &extras.properties));
        if !apart.is_empty() {
            part(apart.as_bytes());
        }
    }

    /// Ids that records gave: [`given_id`](Self::given_id), then the others.
    pub(crate) fn given_ids(self) -> impl Iterator<Item = &'g str> {
        self.details().ids()
    }
}

/// `mg:` and the first 24 hexadecimal digits of the SHA-256 of the identity's parts, each with its
/// length before it, so that no two identities run together.
fn derived_id(statement: StatementRef<'_>) -> String {
    let mut hasher = Sha256::new();
    let mut part_of = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    let mut part = |text: &str| part_of(text.as_bytes());
    for argument in [statement.subject(), statement.object()] {
        match argument {
            ArgumentRef::Node(node) => part(node.curie()),
            ArgumentRef::Statement(inner) => {
                part("statement");
                part(&inner.id());
            }
        }
    }
    part(statement.predicate().as_str());
    statement.terms(&mut part_of);
    statement.application(&mut part_of);
    let mut id = String::from("mg:");
    for byte in hasher.finalize().iter().take(12) {
        let written = write!(id, "{byte:02x}");
        debug_assert!(written.is_ok(), "a String takes every write");
    }
    id
}
