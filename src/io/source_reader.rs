//! What the readers of all formats have in common.

use std::io::BufRead;

use crate::model::{ReadError, Reader, RowCounts, Sink};

use super::ReadLimits;
use super::lines::Lines;

/// A reader of one format `F`, from a named source of bytes.
///
/// Each format has a name for its own, such as [`hetionet::Reader`](super::hetionet::Reader).
#[derive(Debug)]
pub struct SourceReader<R, F> {
    pub(super) name: String,
    pub(super) bytes: R,
    pub(super) limits: ReadLimits,
    /// What is set of the format.
    pub(super) format: F,
}

impl<R: BufRead, F: Default> SourceReader<R, F> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { name: name.into(), bytes, limits: ReadLimits::default(), format: F::default() }
    }

    /// Sets how much is read at most. Default: [`ReadLimits::default`].
    #[must_use]
    pub const fn within(mut self, limits: ReadLimits) -> Self {
        self.limits = limits;
        self
    }

    pub(super) fn into_lines(self) -> (Lines<R>, F) {
        let mut lines = Lines::new(self.name, self.bytes);
        lines.limits = self.limits;
        (lines, self.format)
    }
}

/// How the sources of a format are read.
pub(crate) trait SourceFormat: Sized {
    /// What [`Reader::read`] does with a source of the format.
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError>;
}

impl<R: BufRead, F: SourceFormat> Reader for SourceReader<R, F> {
    fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        F::read(self, sink)
    }

    fn source_name(&self) -> &str {
        &self.name
    }
}
