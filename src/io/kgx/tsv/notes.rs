//! Findings about a row.

use crate::model::slots::placeholder_left_out;
use crate::model::{Finding, FindingCode, RecordRef, Row, Sink};
use crate::text::{quoted, quoted_list, quoted_start};

use super::super::checks::{bad_negation, boolean, is_missing, missing_id, odd_negation};
use super::super::lists::list_in_cell;
use super::super::numbers::{Reading, left_out, misfit};
use super::columns::Property;

/// The place of a row and the sink that takes the findings about it.
pub(super) struct Notes<'a> {
    source: &'a str,
    line: u64,
    sink: &'a mut dyn Sink,
    reported: usize,
    /// Whether what many rows share is reported of all of them together, and not of this one.
    is_shared: bool,
}

impl<'a> Notes<'a> {
    pub(super) const fn new(source: &'a str, line: u64, sink: &'a mut dyn Sink) -> Self {
        Self { source, line, sink, reported: 0, is_shared: false }
    }

    /// For what many rows share: [`report_shared`](Self::report_shared) leaves it to be reported of them together.
    pub(super) const fn of_shared(sink: &'a mut dyn Sink) -> Self {
        Self { source: "", line: 0, sink, reported: 0, is_shared: true }
    }

    /// Reports what follows from cells that many rows share.
    pub(super) fn report_shared(&mut self, code: FindingCode, message: impl Into<String>, column: usize) {
        if !self.is_shared {
            self.report(code, message, column);
        }
    }

    /// Whether anything was reported of the row's cells.
    pub(super) const fn has_reported(&self) -> bool {
        self.reported > 0
    }

    /// How much was reported of the row's cells.
    pub(super) const fn reported(&self) -> usize {
        self.reported
    }

    /// Hands on the row's record.
    pub(super) fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        self.sink.record(record, row);
    }

    /// The sink with the place: for what is checked in every row, changed or not.
    pub(super) const fn place(&mut self) -> (&str, u64, &mut dyn Sink) {
        (self.source, self.line, self.sink)
    }

    pub(super) fn report(&mut self, code: FindingCode, message: impl Into<String>, column: usize) {
        self.reported += 1;
        self.sink.finding(Finding::new(code, message).at(self.source, self.line).in_column(column as u64 + 1));
    }

    /// A value that does not fit its slot and is kept as a property.
    pub(super) fn misfit(&mut self, slot: &str, error: &dyn core::fmt::Display, column: usize) {
        self.report(FindingCode::BadValue, format!("{slot}: {error}"), column);
    }

    /// A column that should say what another says, and does not.
    pub(super) fn differs(&mut self, name: &str, other: &str, column: usize) {
        let message = format!("{name} differs from {other}; {other} is read, and {name} is kept as a property");
        self.report(FindingCode::BadValue, message, column);
    }

    /// A cell of a column of numbers or booleans, empty if it holds a placeholder, a number that cannot be kept, or that
    /// of its row.
    pub(super) fn number<'c>(&mut self, property: &Property, cell: &'c str, column: usize) -> &'c str {
        if property.leaves_out(cell) {
            return "";
        }
        if cell.is_empty() || property.has(cell) {
            return cell;
        }
        let name = &property.name;
        if let Some(reason) = property.range.refusal(cell) {
            self.report(FindingCode::BadNumber, left_out(name, &quoted(cell).to_string(), reason), column);
            return "";
        }
        match property.reading(cell) {
            Reading::Value => cell,
            Reading::Missing => {
                self.report(FindingCode::Normalised, placeholder_left_out(name, cell), column);
                ""
            }
            Reading::Misfit(expected) => {
                self.report(FindingCode::BadValue, misfit(name, &quoted_start(cell), expected), column);
                cell
            }
        }
    }

    /// Whether a statement is negated; an error if the cell is no boolean.
    pub(super) fn negation(&mut self, cell: &str, column: usize) -> Result<bool, Finding> {
        let place = column as u64 + 1;
        if let Some(finding) = odd_negation(cell.trim()) {
            self.reported += 1;
            self.sink.finding(finding.at(self.source, self.line).in_column(place));
        }
        boolean(cell.trim()).ok_or_else(|| bad_negation(&quoted(cell).to_string()).in_column(place))
    }

    /// An identifier without the spaces around it; an error if none is left.
    pub(super) fn id<'c>(&mut self, slot: &str, cell: &'c str, column: usize) -> Result<&'c str, Finding> {
        if is_id(cell) {
            return Ok(cell);
        }
        if is_missing(cell) {
            return Err(missing_id(slot, cell).in_column(column as u64 + 1));
        }
        if let Some(ids) = list_in_cell(cell) {
            let message = format!("{slot} is a list, {}; a CURIE is expected", quoted_list(ids));
            return Err(Finding::new(FindingCode::Unreadable, message).in_column(column as u64 + 1));
        }
        let id = cell.trim();
        if id.len() != cell.len() {
            self.report(FindingCode::Normalised, format!("spaces around {slot} are left out"), column);
        }
        Ok(id)
    }
}

/// Whether a cell is longer than any placeholder and has plainly no spaces or brackets around it, as most have.
fn is_id(cell: &str) -> bool {
    match cell.as_bytes() {
        [first, .., last] => {
            cell.len() > 4
                && first.is_ascii_graphic()
                && !matches!(first, b'[' | b'{' | b'(')
                && last.is_ascii_graphic()
        }
        _ => false,
    }
}
