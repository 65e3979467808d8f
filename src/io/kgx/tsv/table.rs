//! A table below its header, read block by block.

use memchr::memchr;

use crate::io::ReadLimits;
use crate::io::skipped::Skipped;
use crate::model::{Finding, FindingCode, ReadError, RecordRef, Row, RowCounts, Sink, Span};
#[cfg(feature = "parallel")]
use crate::model::{RowSpans, StatementRows};

use super::cells::{Cells, Splitter, has_control};
use super::edges::EdgeRows;
use super::header::Header;
use super::nodes::NodeRows;
use super::notes::Notes;

/// The rows of a table.
pub(super) struct Table {
    source: String,
    limits: ReadLimits,
    width: usize,
    rows: Rows,
    splitter: Splitter,
}

enum Rows {
    Nodes(Box<NodeRows>),
    Edges(Box<EdgeRows>),
}

impl Table {
    pub(super) fn new(source: &str, limits: ReadLimits, header: Header) -> Self {
        let width = header.len();
        let rows = match header {
            Header::Nodes(columns) => Rows::Nodes(Box::new(NodeRows::new(columns))),
            Header::Edges(columns) => Rows::Edges(Box::new(EdgeRows::new(columns))),
        };
        Self { source: source.to_owned(), limits, width, rows, splitter: Splitter::default() }
    }

    /// Reads whole lines, of which the first has the number `line`, and hands on what they say.
    pub(super) fn read(
        &mut self,
        block: &str,
        line: u64,
        tally: &mut Tally,
        sink: &mut dyn Sink,
    ) -> Result<(), ReadError> {
        if let Rows::Edges(edges) = &mut self.rows {
            edges.start_block();
        }
        let read = self.read_lines(block, line, tally, sink);
        self.hand_on_taken(block, sink);
        read
    }

    fn read_lines(&mut self, block: &str, first: u64, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
        let (mut start, mut line) = (0, first);
        while let Some(length) = memchr(b'\n', block.as_bytes().get(start..).unwrap_or_default()) {
            if length > self.limits.line_bytes {
                return Err(self.refuse(line, self.limits.too_long()));
            }
            let text = block.get(start..start + length).unwrap_or_default();
            let text = text.strip_suffix('\r').unwrap_or(text);
            // The header is no row.
            if let Some(message) = self.limits.refusal(line - 1) {
                return Err(self.refuse(line, message));
            }
            tally.counts.read += 1;
            if is_skipped(text, line, &mut tally.skipped) {
                tally.counts.skipped += 1;
            } else if self.take(block, Span::new(start, start + text.len()), line) {
                tally.counts.handed_on += 1;
            } else {
                self.hand_on_taken(block, sink);
                self.hand_on(Row { line, bytes: text.as_bytes() }, text, tally, sink);
            }
            start += length + 1;
            line += 1;
        }
        Ok(())
    }

    /// Rows of the block that was read last, whose spans lie in it.
    #[cfg(feature = "parallel")]
    pub(super) fn rows_at<'r>(&'r self, block: &'r str, rows: &'r [RowSpans]) -> Option<StatementRows<'r>> {
        match &self.rows {
            Rows::Edges(edges) => Some(edges.rows_at(block, rows)),
            Rows::Nodes(_) => None,
        }
    }

    fn take(&mut self, block: &str, whole: Span, line: u64) -> bool {
        match &mut self.rows {
            // What is longer has places that a span cannot tell.
            Rows::Edges(edges) if block.len() < u32::MAX as usize => edges.take(block, whole, line),
            Rows::Edges(_) | Rows::Nodes(_) => false,
        }
    }

    fn hand_on_taken(&mut self, block: &str, sink: &mut dyn Sink) {
        if let Rows::Edges(edges) = &mut self.rows {
            if let Some(rows) = edges.taken(block) {
                sink.statements(rows);
            }
            edges.forget_taken();
        }
    }

    /// Reads one row cell by cell and hands on its record, or why there is none.
    fn hand_on(&mut self, row: Row<'_>, text: &str, tally: &mut Tally, sink: &mut dyn Sink) {
        match self.read_row(row, text, tally, sink) {
            Ok(()) => tally.counts.handed_on += 1,
            Err(finding) => {
                tally.counts.quarantined += 1;
                tally.first_reject.get_or_insert_with(|| (row.line, finding.message.clone()));
                sink.reject(finding.at(self.source.clone(), row.line), row);
            }
        }
    }

    fn read_row(&mut self, row: Row<'_>, text: &str, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), Finding> {
        let Self { source, width, rows, splitter, .. } = self;
        let cells = splitter.split(text);
        let mut notes = Notes::new(source, row.line, sink);
        if cells.len() == *width + 1 && cells.ends_empty() {
            notes.tell(FindingCode::Normalised, "a row ends with a tab; it is left out", *width);
        } else if cells.len() != *width {
            tally.longer += u64::from(cells.len() > *width);
            let message = format!("a row has {} cells and the header {width}; make them equal", cells.len());
            let column = cells.len().min(*width) as u64 + 1;
            return Err(Finding::new(FindingCode::Unreadable, message).in_column(column));
        }
        tell_odd_cells(text, cells, *width, &mut notes);
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
        Ok(())
    }

    fn refuse(&self, line: u64, message: String) -> ReadError {
        ReadError::Format { source_name: self.source.clone(), line, column: 1, message }
    }
}

/// What became of lines.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) counts: RowCounts,
    pub(super) skipped: Skipped,
    /// Rows that have more cells than the header.
    longer: u64,
    first_reject: Option<(u64, String)>,
}

impl Tally {
    /// Adds what became of the lines that follow.
    #[cfg(feature = "parallel")]
    pub(super) fn append(&mut self, next: Self) {
        let Self { counts, skipped, longer, first_reject } = next;
        self.counts.read += counts.read;
        self.counts.handed_on += counts.handed_on;
        self.counts.quarantined += counts.quarantined;
        self.counts.skipped += counts.skipped;
        self.skipped.append(&skipped);
        self.longer += longer;
        self.first_reject = self.first_reject.take().or(first_reject);
    }

    /// Why a table that has so many columns has no record.
    pub(super) fn why_empty(&self, width: usize) -> String {
        match &self.first_reject {
            None => "the header has no row below it; leave the file out if there is none".to_owned(),
            Some(_) if self.longer == self.counts.quarantined => {
                format!("every row has more cells than the header's {width}; name every column")
            }
            Some((line, message)) => format!("no row can be read; the first, line {line}: {message}"),
        }
    }
}

/// Whether a line is blank or a comment. A line of tabs alone is a row of empty cells.
pub(super) fn is_skipped(text: &str, line: u64, skipped: &mut Skipped) -> bool {
    match text.as_bytes() {
        [b'#', ..] => skipped.comment(line),
        [first, ..] if first.is_ascii_graphic() => return false,
        _ if text.trim().is_empty() && !text.contains('\t') => skipped.blank(line),
        _ => return false,
    }
    true
}

/// Tells of cells that hold control characters or begin with a quote.
fn tell_odd_cells(text: &str, cells: Cells<'_>, width: usize, notes: &mut Notes<'_>) {
    if has_control(text) {
        let column = (0..width).position(|column| has_control(cells.at(column))).unwrap_or_default();
        notes.tell(FindingCode::ControlCharacter, "a cell holds control characters; they are kept", column);
    }
    if memchr(b'"', text.as_bytes()).is_none() {
        return;
    }
    for (column, cell) in (0..width).map(|column| (column, cells.at(column))).filter(|(_, cell)| cell.starts_with('"'))
    {
        let message = format!("{} begins with a quote; there is no quoting, so it is kept", shown(cell));
        notes.tell(FindingCode::QuotedCell, message, column);
    }
}

/// The start of a cell, for a message.
fn shown(cell: &str) -> String {
    let start: String = cell.chars().take(40).collect();
    if start.len() < cell.len() { format!("{start:?}..") } else { format!("{start:?}") }
}
