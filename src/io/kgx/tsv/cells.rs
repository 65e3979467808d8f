//! The cells of one row, and what is told of them.

use crate::model::{Finding, FindingCode, Sink};

use super::super::checks::{bad_negation, boolean, is_missing, missing_id, odd_negation};
use super::super::numbers::left_out;
use super::columns::Property;

/// The cells of a row, split once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    text: &'a str,
    /// Where each cell ends.
    ends: &'a [usize],
}

impl<'a> Cells<'a> {
    /// Splits a row at its tabs, keeping the ends of its cells in `ends`.
    pub(super) fn split(text: &'a str, ends: &'a mut Vec<usize>) -> Self {
        ends.clear();
        ends.extend(memchr::memchr_iter(b'\t', text.as_bytes()));
        ends.push(text.len());
        Self { text, ends }
    }

    pub(super) const fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether nothing stands in the last cell, as after a tab at the end of the row.
    pub(super) fn ends_empty(self) -> bool {
        self.text.ends_with('\t')
    }

    /// The first `count` cells, in order.
    pub(super) fn first(self, count: usize) -> impl Iterator<Item = &'a str> {
        let mut start = 0;
        self.ends.iter().take(count).map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end + 1;
            cell
        })
    }
}

/// Where a row stands and who is told what was normalised or did not fit.
pub(super) struct Notes<'a> {
    pub(super) source: &'a str,
    pub(super) line: u64,
    pub(super) sink: &'a mut dyn Sink,
}

impl Notes<'_> {
    pub(super) fn tell(&mut self, code: FindingCode, message: impl Into<String>, column: usize) {
        let column = u64::try_from(column + 1).unwrap_or(u64::MAX);
        self.sink.finding(Finding::new(code, message).at(self.source, self.line).in_column(column));
    }

    /// A value that does not fit its slot and is kept as a property.
    pub(super) fn misfit(&mut self, slot: &str, error: &dyn core::fmt::Display, column: usize) {
        self.tell(FindingCode::BadValue, format!("{slot}: {error}"), column);
    }

    /// A cell of a column of numbers, empty if it holds one that is none.
    pub(super) fn number<'c>(&mut self, property: &Property, cell: &'c str, column: usize) -> &'c str {
        let Some(reason) = property.range.refusal(cell) else { return cell };
        self.tell(FindingCode::BadNumber, left_out(&property.name, &format!("{cell:?}"), reason), column);
        ""
    }

    /// Whether a statement is negated; an error if the cell is no boolean.
    pub(super) fn negation(&mut self, cell: &str, column: usize) -> Result<bool, Finding> {
        let place = u64::try_from(column + 1).unwrap_or(u64::MAX);
        if let Some(finding) = odd_negation(cell.trim()) {
            self.sink.finding(finding.at(self.source, self.line).in_column(place));
        }
        boolean(cell.trim()).ok_or_else(|| bad_negation(&format!("{cell:?}")).in_column(place))
    }

    /// An identifier without the spaces around it; an error if none is left.
    pub(super) fn id<'c>(&mut self, slot: &str, cell: &'c str, column: usize) -> Result<&'c str, Finding> {
        if is_missing(cell) {
            return Err(missing_id(slot, cell).in_column(u64::try_from(column + 1).unwrap_or(u64::MAX)));
        }
        let id = cell.trim();
        if id.len() != cell.len() {
            self.tell(FindingCode::Normalised, format!("spaces around {slot} are left out"), column);
        }
        Ok(id)
    }
}
