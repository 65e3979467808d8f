//! One row, read cell by cell.

use memchr::memchr;

use crate::io::kgx::lists::SEPARATORS;
use crate::io::kgx::tsv::cells::{Cells, has_control};
use crate::io::kgx::tsv::columns::is_row_number;
use crate::io::kgx::tsv::notes::Notes;
use crate::model::{Curie, Finding, FindingCode, RecordRef, Row, Sink};
use crate::text::{counted, quoted_start};

use super::lines::{Line, Rows, Table};
use super::tally::Tally;

/// How a row is written.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) is_quoted: bool,
    /// Whether the source ends in the row, which may be cut short.
    pub(super) is_last: bool,
}

impl Table {
    /// Reads one line cell by cell, without quoting, and hands on its record, or why there is none.
    pub(super) fn hand_on_line(&mut self, line: Line<'_>, tally: &mut Tally, sink: &mut dyn Sink) {
        let row = Row { line: line.number, bytes: line.text.as_bytes() };
        let mut splitter = core::mem::take(&mut self.splitter);
        let cells = splitter.split_at(line.text, self.dialect.delimiter);
        self.hand_on_row(row, cells, Style { is_quoted: false, is_last: line.is_last }, tally, sink);
        self.splitter = splitter;
    }

    /// Hands on the record of a row, or why there is none, and counts it.
    pub(super) fn hand_on_row(
        &mut self,
        row: Row<'_>,
        cells: Cells<'_>,
        style: Style,
        tally: &mut Tally,
        sink: &mut dyn Sink,
    ) {
        // Tables that are put one after the other have a header each.
        let is_name = |column: &usize| matches!(cells.at(*column), "id" | "subject" | "object");
        if self.identifiers.iter().all(is_name) {
            tally.skip();
            tally.skipped.header(row.line);
            return;
        }
        let read = self.read_row(row, cells, style, tally, sink);
        self.count(read, row, tally, sink);
    }

    pub(super) fn count(&self, read: Result<(), Finding>, row: Row<'_>, tally: &mut Tally, sink: &mut dyn Sink) {
        tally.counts.read += 1;
        match read {
            Ok(()) => tally.counts.handed_on += 1,
            Err(finding) => {
                tally.counts.quarantined += 1;
                tally.first_reject.get_or_insert_with(|| (row.line, finding.message.clone()));
                sink.reject(finding.at(self.source.clone(), row.line), row);
            }
        }
    }

    fn read_row(
        &mut self,
        row: Row<'_>,
        cells: Cells<'_>,
        style: Style,
        tally: &mut Tally,
        sink: &mut dyn Sink,
    ) -> Result<(), Finding> {
        let Self { source, width, required, identifiers, ends, row_numbers, rows, dialect, .. } = self;
        let count = |cells| counted(cells, "cell", "cells");
        let is_curie = |column: &usize| cells.at(*column).trim().parse::<Curie>().is_ok();
        let mut notes = Notes::new(source, row.line, sink);
        if cells.len() == *width + 1 && cells.ends_empty() {
            let message = format!("a row ends with a {}; it is left out", dialect.delimiter_name());
            notes.report(FindingCode::Normalised, message, *width);
        } else if cells.len() < *width && cells.len() >= *required && identifiers.iter().all(is_curie) {
            let mut message =
                format!("a row has {} and the header {width}; the last columns are empty", count(cells.len()));
            if style.is_last {
                message.push_str(", and the source ends without a line end: see whether it is cut short");
            }
            notes.report(FindingCode::ShortRow, message, cells.len());
        } else if cells.len() != *width {
            tally.longer += u64::from(cells.len() > *width);
            tally.longer_by_one += u64::from(cells.len() == *width + 1);
            let message = format!("a row has {} and the header {width}; make them equal", count(cells.len()));
            let column = cells.len().min(*width) as u64 + 1;
            return Err(Finding::new(FindingCode::Unreadable, message).in_column(column));
        }
        if let Some(ends) = ends.filter(|ends| ends.iter().all(is_curie)) {
            let message =
                "a row has subject and object in a table that is read as nodes; give edges a table of their own";
            return Err(Finding::new(FindingCode::Unreadable, message).in_column(ends[0] as u64 + 1));
        }
        report_odd_cells(cells, style, |column| rows.is_list(column), *width, &mut notes);
        match rows {
            Rows::Nodes(rows) => {
                let entity = rows.read(cells, &mut notes)?;
                notes.record(RecordRef::Entity(entity), row);
            }
            Rows::Edges(rows) => {
                let statement = rows.read(cells, &mut notes)?;
                notes.record(RecordRef::Statement(&statement), row);
            }
        }
        let holds_number = |column: usize| is_row_number(cells.at(column).as_bytes());
        tally.unnumbered += u64::from(!row_numbers.iter().any(|numbered| holds_number(numbered.column)));
        for numbered in row_numbers.iter().filter(|it| !holds_number(it.column) && !cells.at(it.column).is_empty()) {
            notes.report(FindingCode::Normalised, numbered.kept(), numbered.column);
        }
        Ok(())
    }
}

/// Reports cells that hold control characters, or that begin with a quote where there is no quoting. In quotes, tabs and
/// line ends are text. In lists, the unit separator separates.
fn report_odd_cells(
    cells: Cells<'_>,
    style: Style,
    is_list: impl Fn(usize) -> bool,
    width: usize,
    notes: &mut Notes<'_>,
) {
    let is_text = |c: char| c == '\t' || (style.is_quoted && c == '\n');
    let is_separator = |c: char, column: usize| SEPARATORS.contains(&c) && is_list(column);
    let is_odd =
        |column: usize| cells.at(column).chars().any(|c| c.is_control() && !is_text(c) && !is_separator(c, column));
    if has_control(cells.text())
        && let Some(column) = (0..width).find(|column| is_odd(*column))
    {
        notes.report(FindingCode::ControlCharacter, "a cell holds control characters; they are kept", column);
    }
    if style.is_quoted || memchr(b'"', cells.text().as_bytes()).is_none() {
        return;
    }
    for (column, cell) in (0..width).map(|column| (column, cells.at(column))).filter(|(_, cell)| cell.starts_with('"'))
    {
        let message = format!("{} begins with a quote; there is no quoting, so it is kept", quoted_start(cell));
        notes.report(FindingCode::QuotedCell, message, column);
    }
}
