//! A table below its header, read block by block.

#[cfg(feature = "parallel")]
use core::ops::Range;

use memchr::memchr;

use crate::io::ReadLimits;
use crate::io::kgx::tsv::cells::Splitter;
use crate::io::kgx::tsv::dialect::Dialect;
use crate::io::kgx::tsv::edges::EdgeRows;
use crate::io::kgx::tsv::header::Header;
use crate::io::kgx::tsv::nodes::NodeRows;
use crate::io::kgx::tsv::quoted::Quotes;
use crate::io::kgx::tsv::row_numbers::Numbered;
#[cfg(feature = "parallel")]
use crate::model::StatementRows;
use crate::model::{ReadError, Sink, Span};

use super::quoted_rows::{Again, OpenRecord};
use super::tally::Tally;

/// The rows of a table.
pub(in crate::io::kgx::tsv) struct Table {
    pub(super) source: String,
    pub(super) limits: ReadLimits,
    pub(super) width: usize,
    /// How many cells a row has at least; the others may be left out.
    pub(super) required: usize,
    /// The columns of identifiers, which a row that lacks cells has as CURIEs; else it may be a part of another row.
    pub(super) identifiers: Vec<usize>,
    /// In a table of nodes, the columns of the ends of edges.
    pub(super) ends: Option<[usize; 2]>,
    /// The names of the first columns whose row numbers are left out.
    pub(super) row_numbers: Vec<Numbered>,
    pub(super) dialect: Dialect,
    pub(super) rows: Rows,
    pub(super) splitter: Splitter,
    pub(super) open: OpenRecord,
}

pub(super) enum Rows {
    Nodes(Box<NodeRows>),
    Edges(Box<EdgeRows>),
}

impl Rows {
    /// Whether the cells of a column are lists.
    pub(super) fn is_list(&self, column: usize) -> bool {
        match self {
            Self::Nodes(rows) => rows.is_list(column),
            Self::Edges(rows) => rows.is_list(column),
        }
    }
}

/// A line of a table, without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) number: u64,
    /// Whether the source ends in it.
    pub(super) is_last: bool,
}

impl Table {
    pub(in crate::io::kgx::tsv) fn new(source: &str, limits: ReadLimits, header: Header, dialect: Dialect) -> Self {
        let (width, required, identifiers) = (header.len(), header.required(), header.identifiers());
        let (ends, row_numbers) = (header.ends_of_edges(), header.row_numbers());
        let rows = match header {
            Header::Nodes(columns) => Rows::Nodes(Box::new(NodeRows::new(columns))),
            Header::Edges(columns) => Rows::Edges(Box::new(EdgeRows::new(columns))),
        };
        let (splitter, open) = (Splitter::default(), OpenRecord::default());
        Self {
            source: source.to_owned(),
            limits,
            width,
            required,
            identifiers,
            ends,
            row_numbers,
            dialect,
            rows,
            splitter,
            open,
        }
    }

    /// What is known of the table's quotes after what was read.
    #[cfg(feature = "parallel")]
    pub(in crate::io::kgx::tsv) const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether a record may go over several lines.
    #[cfg(feature = "parallel")]
    pub(in crate::io::kgx::tsv) const fn is_quoted(&self) -> bool {
        matches!(self.dialect.quotes, Quotes::Quoted { .. }) || !self.open.lines.is_empty()
    }

    /// Reads whole lines, of which the first has the number `line`, and hands on what they say. A last line without an
    /// end is the last of the source.
    pub(in crate::io::kgx::tsv) fn read(
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
            if is_record && tally.skips(text, number) {
                // Neither a row nor a part of one.
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

    /// Some of the rows of the block that was read last and handed on together.
    #[cfg(feature = "parallel")]
    pub(in crate::io::kgx::tsv) fn rows_at<'r>(
        &'r self,
        block: &'r str,
        rows: Range<usize>,
    ) -> Option<StatementRows<'r>> {
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

    pub(super) fn hand_on_taken(&mut self, block: &str, sink: &mut dyn Sink) {
        if let Rows::Edges(edges) = &mut self.rows {
            if let Some(rows) = edges.taken(block) {
                sink.statements(rows);
                edges.report_stand_ins(block, &self.source, sink);
            }
            edges.pass_over_taken();
        }
    }

    fn refuse(&self, line: u64, message: String) -> ReadError {
        ReadError::format(&self.source, (line, 1), message)
    }
}
