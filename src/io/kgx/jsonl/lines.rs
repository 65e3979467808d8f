//! Lines of objects, read block by block.

use memchr::memchr;
use serde_json::Value as Json;

use crate::io::ReadLimits;
use crate::io::skipped::Skipped;
use crate::model::{Finding, ReadError, Row, RowCounts, Sink, Span};

use super::super::records::{self, RecordKind, Spot, Trouble, unreadable};
use super::edges::{EdgeLines, Parsed};

/// Lines of which each is an object.
#[derive(Debug)]
pub(super) struct Objects {
    source: String,
    pub(super) limits: ReadLimits,
    edges: EdgeLines,
}

impl Objects {
    pub(super) fn new(source: &str, limits: ReadLimits) -> Self {
        Self { source: source.to_owned(), limits, edges: EdgeLines::default() }
    }

    /// Reads whole lines, of which the first has the number `line`, and hands on what they say.
    pub(super) fn read(
        &mut self,
        block: &str,
        line: u64,
        tally: &mut Tally,
        sink: &mut dyn Sink,
    ) -> Result<(), ReadError> {
        self.edges.start_block();
        let read = self.read_lines(block, line, tally, sink);
        self.edges.hand_on(block, sink);
        read
    }

    fn read_lines(&mut self, block: &str, first: u64, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
        let (mut start, mut line) = (0, first);
        while let Some(rest) = block.as_bytes().get(start..).filter(|rest| !rest.is_empty()) {
            // The last line of a source may have no end.
            let length = memchr(b'\n', rest).unwrap_or(rest.len());
            if length > self.limits.line_bytes {
                return Err(self.refuse(line, self.limits.too_long()));
            }
            let text = block.get(start..start + length).unwrap_or_default();
            let text = text.strip_suffix('\r').unwrap_or(text);
            self.count(line, tally)?;
            let whole = Span::new(start, start + text.len());
            // A span cannot hold places in a longer block.
            let can_take = block.len() < u32::MAX as usize;
            if can_take && self.edges.take(block, whole, line) {
                tally.counts.handed_on += 1;
            } else {
                let row = Row { line, bytes: text.as_bytes() };
                let Self { source, edges, .. } = self;
                let mut parsed = Parsed { edges, block, whole, is_plain: can_take, sink };
                parse(Spot { source, row, text, column: 1 }, tally, &mut parsed)?;
            }
            start += length + 1;
            line += 1;
        }
        Ok(())
    }

    /// Reads one line and hands on what it says.
    pub(super) fn read_line(
        &self,
        row: Row<'_>,
        text: &str,
        tally: &mut Tally,
        sink: &mut dyn Sink,
    ) -> Result<(), ReadError> {
        self.count(row.line, tally)?;
        parse(Spot { source: &self.source, row, text, column: 1 }, tally, sink)
    }

    /// Counts a line; every line is a row.
    fn count(&self, line: u64, tally: &mut Tally) -> Result<(), ReadError> {
        tally.counts.read += 1;
        self.limits.refusal(line).map_or(Ok(()), |message| Err(self.refuse(line, message)))
    }

    pub(super) fn refuse(&self, line: u64, message: impl Into<String>) -> ReadError {
        ReadError::format(&self.source, (line, 1), message)
    }
}

/// Parses a line and hands on its record, or why there is none; an error says why the source cannot be read on.
fn parse(spot: Spot<'_>, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
    if spot.text.trim().is_empty() {
        tally.counts.skipped += 1;
        tally.skipped.blank(spot.row.line);
        return Ok(());
    }
    match hand_on(spot, sink) {
        Ok(()) => tally.counts.handed_on += 1,
        Err(Trouble::Row(finding)) => {
            tally.counts.quarantined += 1;
            tally.first_reject.get_or_insert_with(|| finding.clone());
            sink.reject(finding, spot.row);
        }
        Err(Trouble::Source(Finding { line, column, message, .. })) => {
            return Err(ReadError::format(spot.source, (line, column), message));
        }
    }
    Ok(())
}

/// Hands on the record of a line.
fn hand_on(spot: Spot<'_>, sink: &mut dyn Sink) -> Result<(), Trouble> {
    let map = records::parse(spot, "not a JSON object on one line", false, sink)?;
    let is_list = |key: &str| map.get(key).is_some_and(Json::is_array);
    if !map.contains_key("id") && (is_list("nodes") || is_list("edges")) {
        let message = "the line is a document with nodes and edges, not one of them; read it as KGX JSON";
        return Err(Trouble::Source(spot.at_byte(unreadable(message), 0)));
    }
    records::hand_on(map, RecordKind::Either, spot, sink).map_err(Trouble::Row)
}

/// What became of lines.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) counts: RowCounts,
    skipped: Skipped,
    first_reject: Option<Finding>,
}

impl Tally {
    /// The counts of a source that was read to its end; an error says why nothing of it can be read.
    pub(super) fn finish(self, source: &str, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let Self { counts, skipped, first_reject } = self;
        skipped.report(source, sink);
        match first_reject {
            Some(first) if counts.handed_on == 0 => {
                let message = format!(
                    "no line can be read: give an object of JSON on each, or read a table as TSV or CSV; of the first: {}",
                    first.message
                );
                Err(ReadError::format(source, (first.line, first.column), message))
            }
            None if counts.read > 0 && counts.handed_on == 0 => {
                let message = "all lines are blank; write one object per line, or leave the file out";
                Err(ReadError::format(source, (counts.read, 1), message))
            }
            _ => Ok(counts),
        }
    }
}
