//! What becomes of the rows of a source.

#[cfg(any(feature = "json", feature = "yaml"))]
use crate::model::ReadError;
use crate::model::{Finding, FindingCode, RecordRef, Row, RowCounts, Sink};

/// A row, or a part of one: its text, and its place in the source.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'t> {
    pub(crate) text: &'t str,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl<'t> Placed<'t> {
    const fn row(self) -> Row<'t> {
        Row { line: self.line, bytes: self.text.as_bytes() }
    }
}

/// Hands the rows of a source to a sink and counts them.
pub(crate) struct Rows<'s> {
    pub(crate) source: String,
    pub(crate) sink: &'s mut dyn Sink,
    pub(crate) counts: RowCounts,
    pub(crate) first_reject: Option<Finding>,
}

impl<'s> Rows<'s> {
    pub(crate) fn new(source: impl Into<String>, sink: &'s mut dyn Sink) -> Self {
        Self { source: source.into(), sink, counts: RowCounts::default(), first_reject: None }
    }

    /// Counts a row as read, which is then handed on or left out.
    pub(crate) fn read(&mut self) -> &mut Self {
        self.counts.read += 1;
        self
    }

    pub(crate) fn hand_on(&mut self, record: RecordRef<'_>, row: Placed<'_>) {
        self.counts.handed_on += 1;
        self.sink.record(record, row.row());
    }

    /// Leaves a row out.
    pub(crate) fn reject(&mut self, message: impl Into<String>, row: Placed<'_>) {
        let finding = self.placed(Finding::new(FindingCode::Unreadable, message), row);
        self.quarantine(finding, row);
    }

    /// Leaves a row out for a finding, which has its place.
    pub(crate) fn quarantine(&mut self, finding: Finding, row: Placed<'_>) {
        self.counts.quarantined += 1;
        self.first_reject.get_or_insert_with(|| finding.clone());
        self.sink.reject(finding, row.row());
    }

    pub(crate) fn report(&mut self, code: FindingCode, message: impl Into<String>, row: Placed<'_>) {
        self.find(Finding::new(code, message), row);
    }

    /// Reports what was found in a row.
    pub(crate) fn find(&mut self, finding: Finding, row: Placed<'_>) {
        let finding = self.placed(finding, row);
        self.sink.finding(finding);
    }

    fn placed(&self, finding: Finding, row: Placed<'_>) -> Finding {
        finding.at(self.source.clone(), row.line).in_column(row.column)
    }

    /// What became of the rows; an error if nothing came of any: why not of the first, or that there is none.
    #[cfg(any(feature = "json", feature = "yaml"))]
    pub(crate) fn finish(self, line: u64, none: &str) -> Result<RowCounts, ReadError> {
        if self.counts.handed_on > 0 {
            return Ok(self.counts);
        }
        let (line, column, message) = match self.first_reject {
            Some(first) => (first.line, first.column, format!("no row can be read; of the first: {}", first.message)),
            None => (line, 1, none.to_owned()),
        };
        Err(ReadError::Format { source_name: self.source, line, column, message })
    }
}
