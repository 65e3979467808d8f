//! The reader of arrays of Arrow.

use arrow_array::RecordBatchReader;

use crate::io::ReadLimits;
use crate::model::{ReadError, Reader, RowCounts, Sink};

use super::reader::Rows;

/// Reads nodes or edges from record batches of Arrow, with columns as [`Reader`](super::Reader) takes them.
///
/// The line of a row is its number, from 1. A table of another program that holds its columns in arrays is read without a
/// file between.
#[derive(Debug)]
pub struct BatchReader<B> {
    name: String,
    limits: ReadLimits,
    batches: B,
}

impl<B: RecordBatchReader> BatchReader<B> {
    /// Reads from `batches`; `name` stands for them in reports.
    #[must_use]
    pub fn new(name: impl Into<String>, batches: B) -> Self {
        Self { name: name.into(), limits: ReadLimits::default(), batches }
    }

    /// Sets limits. Default: those of [`ReadLimits`].
    #[must_use]
    pub const fn within(mut self, limits: ReadLimits) -> Self {
        self.limits = limits;
        self
    }
}

impl<B: RecordBatchReader> Reader for BatchReader<B> {
    fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        Rows::new(&self.name, self.limits, sink).read(&self.batches.schema(), self.batches)
    }

    fn source_name(&self) -> &str {
        &self.name
    }
}
