//! What became of the rows of a source.

use core::fmt;

use serde::Serialize;

use crate::model::{Finding, FindingCode};
use crate::text::counted;

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
    /// The rows left out, as the source has them; the first [`rejects`](crate::build::LoadLimits::rejects).
    pub rejects: Vec<Reject>,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reject {
    /// The source.
    pub source: String,
    /// The line, from 1.
    pub line: u64,
    /// Why it was left out.
    pub code: FindingCode,
    /// Why, in words.
    pub message: String,
    /// The row, as text; bytes that are not UTF-8 are written as `\xNN`.
    pub raw: String,
}

impl Reject {
    pub(in crate::build) fn new(finding: &Finding, bytes: &[u8]) -> Self {
        let raw = match core::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.escape_ascii().to_string(),
        };
        Self {
            source: finding.source.clone(),
            line: finding.line,
            code: finding.code,
            message: finding.message.clone(),
            raw,
        }
    }
}

impl LoadReport {
    pub(in crate::build) const fn new(source: String) -> Self {
        Self {
            source,
            read: 0,
            kept: 0,
            merged: 0,
            quarantined: 0,
            skipped: 0,
            findings: Vec::new(),
            rejects: Vec::new(),
        }
    }

    /// Whether every row is accounted for.
    #[must_use]
    pub const fn is_balanced(&self) -> bool {
        self.read == self.kept + self.merged + self.quarantined + self.skipped
    }

    /// Whether the source was read to its end; in lenient mode it may not have been.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        !self.findings.iter().any(|finding| finding.code == FindingCode::Unfinished)
    }

    pub(in crate::build) fn reject(&mut self, finding: &Finding, bytes: &[u8], most: usize) {
        self.quarantined += 1;
        if self.rejects.len() < most {
            self.rejects.push(Reject::new(finding, bytes));
        }
    }
}

impl fmt::Display for LoadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, read, kept, merged, quarantined, skipped, .. } = self;
        let read = counted(read, "row", "rows");
        write!(f, "{source}: {read}, {kept} kept, {merged} merged, {quarantined} quarantined, {skipped} skipped")
    }
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Kept,
    /// It was united with an earlier record of the same identity.
    Merged,
    /// It cannot be kept; a finding says why.
    Quarantined,
}
