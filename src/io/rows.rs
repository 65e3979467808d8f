//! What becomes of the rows of a source.

#[cfg(any(feature = "json", feature = "yaml"))]
use crate::model::ReadError;
use crate::model::{Finding, FindingCode, RecordRef, Row, RowCounts, Sink};
#[cfg(any(feature = "json", feature = "yaml"))]
use crate::text::quoted;

use super::ReadLimits;

/// A row, or a part of one: its text, and its place in the source.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'t> {
    pub(crate) text: &'t str,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl<'t> Placed<'t> {
    pub(crate) const fn row(self) -> Row<'t> {
        Row { line: self.line, bytes: self.text.as_bytes() }
    }
}

/// Hands the rows of a source to a sink and counts them.
pub(crate) struct Rows<'s> {
    pub(crate) source: String,
    limits: ReadLimits,
    pub(crate) sink: &'s mut dyn Sink,
    pub(crate) counts: RowCounts,
    pub(crate) first_reject: Option<Finding>,
}

impl<'s> Rows<'s> {
    pub(crate) fn new(source: impl Into<String>, limits: ReadLimits, sink: &'s mut dyn Sink) -> Self {
        Self { source: source.into(), limits, sink, counts: RowCounts::default(), first_reject: None }
    }

    /// Counts a row as read; an error if there are more than the limits allow.
    pub(crate) fn start(&mut self) -> Result<(), String> {
        let read = self.read().counts.read;
        self.limits.refusal(read).map_or(Ok(()), Err)
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
        self.quarantine(finding, row.row());
    }

    /// Leaves a row out for a finding, which has its place.
    pub(crate) fn quarantine(&mut self, finding: Finding, row: Row<'_>) {
        self.counts.quarantined += 1;
        self.first_reject.get_or_insert_with(|| finding.clone());
        self.sink.reject(finding, row);
    }

    /// Counts a row whose record went to the sink, or leaves it out for a finding.
    #[cfg(feature = "json")]
    pub(crate) fn settle(&mut self, outcome: Result<(), Finding>, row: Row<'_>) {
        match outcome {
            Ok(()) => self.counts.handed_on += 1,
            Err(finding) => self.quarantine(finding, row),
        }
    }

    pub(crate) fn report(&mut self, code: FindingCode, message: impl Into<String>, row: Placed<'_>) {
        self.report_finding(Finding::new(code, message), row);
    }

    /// Reports what was found in a row.
    pub(crate) fn report_finding(&mut self, finding: Finding, row: Placed<'_>) {
        let finding = self.placed(finding, row);
        self.sink.finding(finding);
    }

    fn placed(&self, finding: Finding, row: Placed<'_>) -> Finding {
        finding.at(self.source.clone(), row.line).in_column(row.column)
    }

    /// Reports keys that the format does not have.
    #[cfg(any(feature = "json", feature = "yaml"))]
    pub(crate) fn report_unknown<'k>(&mut self, keys: impl Iterator<Item = &'k String>, what: &str, row: Placed<'_>) {
        for key in keys {
            let message = format!("{what} has an unknown key {}; its value is kept as a property", quoted(key));
            self.report(FindingCode::UnknownKey, message, row);
        }
    }

    /// What became of the rows; an error if nothing came of any: why not of the first, or that there is none. Where the
    /// sink wants no more, nothing is wrong.
    #[cfg(any(feature = "json", feature = "yaml"))]
    pub(crate) fn finish(self, line: u64, none: &str) -> Result<RowCounts, ReadError> {
        if self.sink.is_done() {
            return Ok(self.counts);
        }
        match self.all_left_out("no row can be read") {
            Some(error) => Err(error),
            None if self.counts.handed_on > 0 => Ok(self.counts),
            None => Err(ReadError::format(&self.source, (line, 1), none)),
        }
    }

    /// The error where every row was left out: `what` is wrong, and why the first was left out.
    #[cfg(any(feature = "json", feature = "yaml"))]
    pub(crate) fn all_left_out(&self, what: &str) -> Option<ReadError> {
        let first = self.first_reject.as_ref().filter(|_| self.counts.handed_on == 0)?;
        let message = format!("{what}; of the first: {}", first.message);
        Some(ReadError::format(&self.source, (first.line, first.column), message))
    }
}

/// Drops everything.
#[cfg(feature = "json")]
pub(crate) struct Silent;

#[cfg(feature = "json")]
impl Sink for Silent {
    fn record(&mut self, _: RecordRef<'_>, _: Row<'_>) {}

    fn reject(&mut self, _: Finding, _: Row<'_>) {}

    fn finding(&mut self, _: Finding) {}
}
