//! Where records come from.

use serde::{Deserialize, Serialize};

/// A file, or another source of records, that a graph was made from, and what became of its rows:
/// `read = kept + merged + quarantined + skipped`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// What it is called, such as a path; empty for records that a program gave.
    pub name: String,
    /// The name of its format, if it is known.
    pub format: Option<String>,
    /// The SHA-256 of its bytes as they are stored, in hexadecimal digits, if it is known.
    pub sha256: Option<String>,
    /// Rows read.
    pub read: u64,
    /// Rows that became an entity or a statement.
    pub kept: u64,
    /// Rows united with an earlier one of the same identity.
    pub merged: u64,
    /// Rows left out.
    pub quarantined: u64,
    /// Blank lines and comments.
    pub skipped: u64,
}

impl Source {
    pub(crate) fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}
