//! Ids of statements: given by a source, or derived from what the statement asserts.

use core::fmt::Write as _;
use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::graph::packed;
use crate::model::identity_properties;

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
    part(if statement.is_negated() { "negated" } else { "" });
    part(statement.primary_knowledge_source().unwrap_or_default());
    for (slot, value) in statement.qualifiers() {
        part(slot);
        part(value);
    }
    for (dimension, values) in statement.context().iter() {
        part(dimension.as_str());
        for value in values {
            part(value);
        }
    }
    // Two approvals of one source differ in to whom the treatment applies.
    if let Some(status) = statement.clinical_status() {
        part(status.as_str());
    }
    if let Some(applicability) = statement.applicability() {
        part_of(&packed::encode(&applicability));
    }
    if let Some(properties) = statement.properties() {
        let apart = identity_properties(&properties);
        if !apart.is_empty() {
            part_of(apart.as_bytes());
        }
    }
    let mut id = String::from("mg:");
    for byte in hasher.finalize().iter().take(12) {
        let written = write!(id, "{byte:02x}");
        debug_assert!(written.is_ok(), "a String takes every write");
    }
    id
}
