//! Rows whose cells are quoted, which may go over several lines.

use memchr::memchr;

use crate::io::kgx::tsv::quoted::{Progress, Quotes, Record, first_quote};
use crate::model::{Finding, FindingCode, Row, Sink};

use super::lines::{Line, Table};
use super::row::Style;
use super::tally::Tally;

use crate::io::kgx::tsv::dialect::QUOTED;

/// A record whose quotes are not closed yet.
#[derive(Default)]
pub(super) struct OpenRecord {
    pub(super) record: Record,
    /// Its lines, each with a line feed.
    pub(super) lines: String,
    pub(super) line: u64,
}

/// Lines to be read again, the next one last.
pub(super) type Again = Vec<(u64, String, bool)>;

impl Table {
    /// Reads the lines of a record that is not closed at the end of the source.
    pub(in crate::io::kgx::tsv) fn finish(&mut self, tally: &mut Tally, sink: &mut dyn Sink) {
        while !self.open.lines.is_empty() {
            let mut again = Again::new();
            self.give_up(false, &mut again, tally, sink);
            self.read_again(again, tally, sink);
        }
    }

    /// Where in a block the first line starts whose quotes are looked at; its end if there is none.
    pub(super) fn first_quoted_line(&mut self, block: &str) -> usize {
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

    pub(super) fn read_again(&mut self, mut again: Again, tally: &mut Tally, sink: &mut dyn Sink) {
        while let Some((number, text, is_last)) = again.pop() {
            let line = Line { text: &text, number, is_last };
            let has_quote = memchr(b'"', text.as_bytes()).is_some();
            if self.open.lines.is_empty() && tally.skips(&text, number) {
                continue;
            }
            if self.dialect.quotes == Quotes::Literal || (self.open.lines.is_empty() && !has_quote) {
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
        self.hand_on_row(row, open.record.cells(), Style { is_quoted: true, is_last }, tally, sink);
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
    pub(super) fn feed(&mut self, line: Line<'_>, again: &mut Again, tally: &mut Tally, sink: &mut dyn Sink) {
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
}
