//! Lines that are edges between two entities: their own values stay where they are, and what they share is read once.

use crate::model::{Finding, RecordRef, Row, RowSpans, Sink, Span, Statement, StatementRows};

use super::known::Known;
use super::split::Split;

/// Lines of edges that were taken and are not passed to the sink yet.
#[derive(Debug, Default)]
pub(super) struct EdgeLines {
    known: Known,
    rows: Vec<RowSpans>,
    split: Split,
}

impl EdgeLines {
    /// Makes room, if need be, for what the lines of a block share.
    pub(super) fn start_block(&mut self) {
        self.known.forget_if_many();
    }

    /// Takes a line of a block whose statement is known but for its own values; `false` if the line has to be parsed.
    /// Then [`Parsed`] takes what comes of that.
    pub(super) fn take(&mut self, block: &str, whole: Span, line: u64) -> bool {
        let mut row = self.known.find_recent(block.as_bytes(), whole);
        if row.is_none() {
            if !self.split.split(block, whole) {
                return false;
            }
            row = self.known.find(block, whole, &self.split);
        }
        row.is_some_and(|row| {
            self.rows.push(RowSpans { line, ..row });
            true
        })
    }

    /// Takes the line that was last found unknown, which says a statement and nothing else; `false` if it cannot.
    fn take_new(&mut self, block: &str, whole: Span, line: u64, statement: &Statement) -> bool {
        self.split.is_edge()
            && self.known.keep(block, whole, &self.split, statement)
            && self.known.find(block, whole, &self.split).is_some_and(|row| {
                self.rows.push(RowSpans { line, ..row });
                true
            })
    }

    /// Hands on the lines that were taken since the last time; their spans lie in `block`.
    pub(super) fn hand_on(&mut self, block: &str, sink: &mut dyn Sink) {
        if !self.rows.is_empty() {
            sink.statements(self.rows_at(block, &self.rows));
            self.rows.clear();
        }
    }

    /// Rows of the block that was read last.
    fn rows_at<'r>(&'r self, block: &'r str, rows: &'r [RowSpans]) -> StatementRows<'r> {
        StatementRows::new(block, self.known.forms(), self.known.extras(), rows).with_quoted_publications()
    }
}

/// Takes what comes of the parsing of one line: a statement without findings joins the lines that were taken, anything else
/// is handed on after them.
pub(super) struct Parsed<'p> {
    pub(super) edges: &'p mut EdgeLines,
    pub(super) block: &'p str,
    pub(super) whole: Span,
    /// Whether the line can be taken as others are: it was split, and nothing was reported of it.
    pub(super) is_plain: bool,
    pub(super) sink: &'p mut dyn Sink,
}

impl Sink for Parsed<'_> {
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        let is_taken = self.is_plain
            && match record {
                RecordRef::Statement(statement) => self.edges.take_new(self.block, self.whole, row.line, statement),
                RecordRef::Entity(_) => false,
            };
        if !is_taken {
            self.edges.hand_on(self.block, self.sink);
            self.sink.record(record, row);
        }
    }

    fn reject(&mut self, finding: Finding, row: Row<'_>) {
        self.edges.hand_on(self.block, self.sink);
        self.sink.reject(finding, row);
    }

    /// Findings of a line come before its record.
    fn finding(&mut self, finding: Finding) {
        self.is_plain = false;
        self.edges.hand_on(self.block, self.sink);
        self.sink.finding(finding);
    }

    fn is_done(&self) -> bool {
        self.sink.is_done()
    }
}
