//! What became of the rows of a source.

use core::fmt;

use serde::Serialize;

use crate::model::Finding;

/// What became of the rows of one source: `read = kept + merged + quarantined + skipped`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LoadReport {
    /// The source, such as a file name.
    pub source: String,
    /// Rows read.
    pub read: u64,
    /// Rows that became an entity or a statement.
    pub kept: u64,
    /// Rows united with an earlier one of the same identity.
    pub merged: u64,
    /// Rows left out; each is in a finding.
    pub quarantined: u64,
    /// Blank lines and comments.
    pub skipped: u64,
    /// What had to be decided, in order of code and line.
    pub findings: Vec<Finding>,
}

impl LoadReport {
    pub(super) const fn new(source: String) -> Self {
        Self { source, read: 0, kept: 0, merged: 0, quarantined: 0, skipped: 0, findings: Vec::new() }
    }

    /// Whether every row is accounted for.
    #[must_use]
    pub const fn is_balanced(&self) -> bool {
        self.read == self.kept + self.merged + self.quarantined + self.skipped
    }
}

impl fmt::Display for LoadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, read, kept, merged, quarantined, skipped, .. } = self;
        write!(f, "{source}: {read} rows, {kept} kept, {merged} merged, {quarantined} quarantined, {skipped} skipped")
    }
}
