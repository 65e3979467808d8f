//! A table below its header, read block by block.

#[cfg(feature = "parallel")]
use core::ops::Range;

use memchr::memchr;

use crate::io::ReadLimits;
use crate::io::skipped::Skipped;
#[cfg(feature = "parallel")]
use crate::model::StatementRows;
use crate::model::{Curie, Finding, FindingCode, ReadError, RecordRef, Row, RowCounts, Sink, Span};
use crate::text::{counted, quoted_start};

use super::super::lists::SEPARATORS;
use super::cells::{Cells, Splitter, has_control};
use super::edges::EdgeRows;
use super::header::Header;
use super::nodes::NodeRows;
use super::notes::Notes;
use super::quoted::{Progress, Quotes, Record, first_quote};

/// How the cells of a table are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    /// What stands between cells: a tab or a comma.
    pub(super) delimiter: u8,
    pub(super) quotes: Quotes,
}

impl Dialect {
    pub(super) const fn delimiter_name(self) -> &'static str {
        if self.delimiter == b',' { "comma" } else { "tab" }
    }
}

/// The note on a table that turns out to be quoted, once.
pub(super) const QUOTED: &str = "cells are quoted by RFC 4180; say so, or that they are not, with the option quoting";

/// The rows of a table.
pub(super) struct Table {
    source: String,
    limits: ReadLimits,
    width: usize,
    /// How many cells a row has at least; the others may be left out.
    required: usize,
    /// The columns of identifiers, which a row that lacks cells has as CURIEs; else it may be a part of another row.
    identifiers: Vec<usize>,
    dialect: Dialect,
    rows: Rows,
    splitter: Splitter,
    open: OpenRecord,
}

enum Rows {
    Nodes(Box<NodeRows>),
    Edges(Box<EdgeRows>),
}

impl Rows {
    /// Whether the cells of a column are lists.
    fn is_list(&self, column: usize) -> bool {
        match self {
            Self::Nodes(rows) => rows.is_list(column),
            Self::Edges(rows) => rows.is_list(column),
        }
    }
}

/// A line of a table, without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    number: u64,
    /// Whether the source ends in it.
    is_last: bool,
}

/// A record whose quotes are not closed yet.
#[derive(Default)]
struct OpenRecord {
    record: Record,
    /// Its lines, each with a line feed.
    lines: String,
    line: u64,
}

/// Lines to be read again, the next one last.
type Again = Vec<(u64, String, bool)>;

impl Table {
    pub(super) fn new(source: &str, limits: ReadLimits, header: Header, dialect: Dialect) -> Self {
        let (width, required, identifiers) = (header.len(), header.required(), header.identifiers());
        let rows = match header {
            Header::Nodes(columns) => Rows::Nodes(Box::new(NodeRows::new(columns))),
            Header::Edges(columns) => Rows::Edges(Box::new(EdgeRows::new(columns))),
        };
        let (splitter, open) = (Splitter::default(), OpenRecord::default());
        Self { source: source.to_owned(), limits, width, required, identifiers, dialect, rows, splitter, open }
    }

    /// What is known of the table's quotes after what was read.
    #[cfg(feature = "parallel")]
    pub(super) const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether a record may go over several lines.
    #[cfg(feature = "parallel")]
    pub(super) const fn is_quoted(&self) -> bool {
        matches!(self.dialect.quotes, Quotes::Quoted { .. }) || !self.open.lines.is_empty()
    }

    /// Reads whole lines, of which the first has the number `line`, and hands on what they say. A last line without an
    /// end is the last of the source.
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

    /// Reads the lines of a record that is not closed at the end of the source.
    pub(super) fn finish(&mut self, tally: &mut Tally, sink: &mut dyn Sink) {
        while !self.open.lines.is_empty() {
            let mut again = Again::new();
            self.give_up(false, &mut again, tally, sink);
            self.read_again(again, tally, sink);
        }
    }

    fn read_lines(&mut self, block: &str, first: u64, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
        let quoted = self.first_quoted_line(block);
        let (mut start, mut number) = (0, first);
        while start < block.len() {
            let length = memchr(b'\n', block.as_bytes().get(start..).unwrap_or_default());
            let is_last = length.is_none();
            let length = length.unwrap_or(block.len() - start);
            if length > self.limits.line_bytes {
                return Err(self.refuse(number, self.limits.too_long()));
            }
            let text = block.get(start..start + length).unwrap_or_default();
            let text = if is_last { text } else { text.strip_suffix('\r').unwrap_or(text) };
            // The header is no row.
            if let Some(message) = self.limits.refusal(number - 1) {
                return Err(self.refuse(number, message));
            }
            let line = Line { text, number, is_last };
            let is_plain = start < quoted
                || self.dialect.quotes == Quotes::Literal
                || (self.open.lines.is_empty() && memchr(b'"', text.as_bytes()).is_none());
            let is_record = is_plain || self.open.lines.is_empty();
            if is_record && is_skipped(text, number, &mut tally.skipped) {
                tally.counts.read += 1;
                tally.counts.skipped += 1;
            } else if is_record && self.take(block, Span::new(start, start + text.len()), number) {
                tally.counts.read += 1;
                tally.counts.handed_on += 1;
            } else {
                self.hand_on_taken(block, sink);
                if is_plain {
                    self.hand_on_line(line, tally, sink);
                } else {
                    let mut again = Again::new();
                    self.feed(line, &mut again, tally, sink);
                    self.read_again(again, tally, sink);
                }
            }
            start += length + 1;
            number += 1;
        }
        Ok(())
    }

    /// Where in a block the first line starts whose quotes are looked at; its end if there is none.
    fn first_quoted_line(&mut self, block: &str) -> usize {
        match self.dialect.quotes {
            Quotes::Literal => block.len(),
            Quotes::Undecided if self.open.lines.is_empty() => match first_quote(block, self.dialect.delimiter) {
                None => block.len(),
                Some((line, true)) => line,
                Some((_, false)) => {
                    self.dialect.quotes = Quotes::Literal;
                    block.len()
                }
            },
            Quotes::Undecided | Quotes::Quoted { .. } => 0,
        }
    }

    fn read_again(&mut self, mut again: Again, tally: &mut Tally, sink: &mut dyn Sink) {
        while let Some((number, text, is_last)) = again.pop() {
            let line = Line { text: &text, number, is_last };
            let has_quote = memchr(b'"', text.as_bytes()).is_some();
            if self.open.lines.is_empty() && is_skipped(&text, number, &mut tally.skipped) {
                tally.counts.read += 1;
                tally.counts.skipped += 1;
            } else if self.dialect.quotes == Quotes::Literal || (self.open.lines.is_empty() && !has_quote) {
                self.hand_on_line(line, tally, sink);
            } else {
                self.feed(line, &mut again, tally, sink);
            }
        }
    }

    /// Hands on a record whose quotes are closed. If it is the first, it decides whether the table is quoted.
    fn complete(&mut self, is_last: bool, again: &mut Again, tally: &mut Tally, sink: &mut dyn Sink) {
        if self.dialect.quotes == Quotes::Undecided {
            let cells = self.open.record.cells();
            if cells.len() != self.width && !(cells.len() == self.width + 1 && cells.ends_empty()) {
                return self.give_up(is_last, again, tally, sink);
            }
            self.dialect.quotes = Quotes::Quoted { is_given: false };
            sink.finding(Finding::new(FindingCode::Normalised, QUOTED).at(self.source.clone(), self.open.line));
        }
        let mut open = core::mem::take(&mut self.open);
        let row = Row { line: open.line, bytes: open.lines.trim_end_matches('\n').as_bytes() };
        let read = self.read_row(row, open.record.cells(), Style { is_quoted: true, is_last }, tally, sink);
        self.count(read, row, tally, sink);
        open.lines.clear();
        self.open = open;
    }

    /// Hands on the first line of a record whose quotes do not close, or why it cannot be read; the others are to be
    /// read again.
    fn give_up(&mut self, is_last: bool, again: &mut Again, tally: &mut Tally, sink: &mut dyn Sink) {
        let lines = core::mem::take(&mut self.open.lines);
        let mut lines = (self.open.line..).zip(lines.trim_end_matches('\n').split('\n'));
        let Some((number, text)) = lines.next() else { return };
        let rest: Vec<(u64, String, bool)> = lines.map(|(number, text)| (number, text.to_owned(), false)).collect();
        let line = Line { text, number, is_last: is_last && rest.is_empty() };
        if self.dialect.quotes == Quotes::Undecided {
            self.dialect.quotes = Quotes::Literal;
        }
        if self.dialect.quotes == (Quotes::Quoted { is_given: true }) {
            let message =
                "a quoted cell does not end with a quote and a delimiter; double the quotes in it, and close it";
            let row = Row { line: number, bytes: text.as_bytes() };
            self.count(Err(Finding::new(FindingCode::Unreadable, message)), row, tally, sink);
        } else {
            self.hand_on_line(line, tally, sink);
        }
        let first = again.len();
        again.extend(rest.into_iter().rev());
        if let Some(last) = again.get_mut(first) {
            last.2 = is_last;
        }
    }

    /// Reads a line that is part of a quoted record, or begins one.
    fn feed(&mut self, line: Line<'_>, again: &mut Again, tally: &mut Tally, sink: &mut dyn Sink) {
        let open = &mut self.open;
        if open.lines.is_empty() {
            open.line = line.number;
            open.record.clear();
        }
        open.lines.push_str(line.text);
        open.lines.push('\n');
        let is_too_long = open.lines.len() > self.limits.line_bytes;
        match open.record.feed(line.text, self.dialect.delimiter) {
            Progress::Complete => self.complete(line.is_last, again, tally, sink),
            Progress::Open if !line.is_last && !is_too_long => {}
            Progress::Open | Progress::Malformed => self.give_up(line.is_last, again, tally, sink),
        }
    }

    /// Some of the rows of the block that was read last and handed on together.
    #[cfg(feature = "parallel")]
    pub(super) fn rows_at<'r>(&'r self, block: &'r str, rows: Range<usize>) -> Option<StatementRows<'r>> {
        match &self.rows {
            Rows::Edges(edges) => Some(edges.rows_at(block, rows)),
            Rows::Nodes(_) => None,
        }
    }

    fn take(&mut self, block: &str, whole: Span, line: u64) -> bool {
        match &mut self.rows {
            // A span cannot hold places in a longer block.
            Rows::Edges(edges) if self.dialect.delimiter == b'\t' && block.len() < u32::MAX as usize => {
                edges.take(block, whole, line)
            }
            Rows::Edges(_) | Rows::Nodes(_) => false,
        }
    }

    fn hand_on_taken(&mut self, block: &str, sink: &mut dyn Sink) {
        if let Rows::Edges(edges) = &mut self.rows {
            if let Some(rows) = edges.taken(block) {
                sink.statements(rows);
            }
            edges.pass_over_taken();
        }
    }

    /// Reads one line cell by cell, without quoting, and hands on its record, or why there is none.
    fn hand_on_line(&mut self, line: Line<'_>, tally: &mut Tally, sink: &mut dyn Sink) {
        let row = Row { line: line.number, bytes: line.text.as_bytes() };
        let mut splitter = core::mem::take(&mut self.splitter);
        let cells = splitter.split_at(line.text, self.dialect.delimiter);
        let read = self.read_row(row, cells, Style { is_quoted: false, is_last: line.is_last }, tally, sink);
        self.splitter = splitter;
        self.count(read, row, tally, sink);
    }

    fn count(&self, read: Result<(), Finding>, row: Row<'_>, tally: &mut Tally, sink: &mut dyn Sink) {
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
        let Self { source, width, required, identifiers, rows, dialect, .. } = self;
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
            let message = format!("a row has {} and the header {width}; make them equal", count(cells.len()));
            let column = cells.len().min(*width) as u64 + 1;
            return Err(Finding::new(FindingCode::Unreadable, message).in_column(column));
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
        Ok(())
    }

    fn refuse(&self, line: u64, message: String) -> ReadError {
        ReadError::Format { source_name: self.source.clone(), line, column: 1, message }
    }
}

/// How a row is written.
#[derive(Clone, Copy)]
struct Style {
    is_quoted: bool,
    /// Whether the source ends in the row, which may be cut short.
    is_last: bool,
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

    /// Why no row of a table that has so many columns can be read; none if it has no row.
    pub(super) fn why_unread(&self, width: usize) -> Option<String> {
        let (line, message) = self.first_reject.as_ref()?;
        Some(if self.longer == self.counts.quarantined {
            format!("every row has more cells than the header's {width}; name every column")
        } else {
            format!("no row can be read; the first, line {line}: {message}")
        })
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
