//! Ids derived from what a statement asserts.

use core::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::identity_properties;

use super::packed;
use super::statement::{ArgumentRef, StatementRef};

/// `mg:` and the first 24 hexadecimal digits of the SHA-256 of the identity's parts, each with its
/// length before it, so that no two identities run together.
pub(super) fn derived_id(statement: StatementRef<'_>) -> String {
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
