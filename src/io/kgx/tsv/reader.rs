//! The reader of KGX TSV.

use std::io::BufRead;

use crate::io::ReadLimits;
use crate::io::lines::Lines;
use crate::io::skipped::Skipped;
use crate::model::{Finding, FindingCode, ReadError, Reader, RecordRef, Row, RowCounts, Sink};

use super::cells::Splitter;
use super::edges::EdgeRows;
use super::header::Header;
use super::nodes::NodeRows;
use super::notes::Notes;

/// Reads a KGX table of nodes or of edges, one row a line, cells between tabs.
///
/// The header says which of the two it is: edges have `subject`, `predicate` and `object`, nodes an `id`.
/// There is no quoting. A cell is a list, with `|` between its values, in the slots where Biolink has
/// lists ([`schema::is_multivalued`](crate::schema::is_multivalued)) and nowhere else. An empty cell says
/// nothing. Columns that the model has no slot for become properties. Blank lines and lines that start
/// with `#` are skipped; the header does not count as a row.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::kgx::TsvReader;
///
/// let nodes = "id\tname\tcategory\nHGNC:11603\tTBX4\tbiolink:Gene\n";
/// let edges = "subject\tpredicate\tobject\nHGNC:11603\tbiolink:related_to\tMONDO:0005002\n";
/// let mut builder = GraphBuilder::new();
/// for (name, table) in [("nodes", nodes), ("edges", edges)] {
///     assert_eq!(builder.load(TsvReader::new(name, table.as_bytes()))?.kept, 1);
/// }
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
#[derive(Debug)]
pub struct TsvReader<R> {
    lines: Lines<R>,
}

impl<R: BufRead> TsvReader<R> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { lines: Lines::new(name.into(), bytes) }
    }

    /// Sets how much is read at most. Default: [`ReadLimits::default`].
    #[must_use]
    pub const fn within(mut self, limits: ReadLimits) -> Self {
        self.lines.limits = limits;
        self
    }
}

impl<R: BufRead> Reader for TsvReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let name = self.lines.name().to_owned();
        let refuse = |line, column, message| ReadError::Format { source_name: name.clone(), line, column, message };
        let limits = self.lines.limits;
        let mut counts = RowCounts::default();
        let mut skipped = Skipped::default();
        let (mut table, header_line) = loop {
            let Some((row, text)) = self.lines.next(sink)? else {
                return match counts.read {
                    0 => Ok(counts),
                    lines => Err(refuse(lines, 1, "there is no header; name the columns in the first line".to_owned())),
                };
            };
            if is_skipped(text, row.line, &mut skipped) {
                counts.read += 1;
                counts.skipped += 1;
                continue;
            }
            let header = Header::read(text, &name, row.line, sink).map_err(|(column, mut message)| {
                if let Some(line) = skipped.first_comment() {
                    message = format!("{message}; line {line} starts with # and is skipped");
                }
                refuse(row.line, column, message)
            })?;
            break (Table::new(header), row.line);
        };
        while let Some((row, text)) = self.lines.next(sink)? {
            counts.read += 1;
            if let Some(message) = limits.refusal(counts.read) {
                return Err(refuse(row.line, 1, message));
            }
            if is_skipped(text, row.line, &mut skipped) {
                counts.skipped += 1;
                continue;
            }
            match table.hand_on(row, text, Notes::new(&name, row.line, sink)) {
                Ok(()) => counts.handed_on += 1,
                Err(finding) => {
                    counts.quarantined += 1;
                    table.first_reject.get_or_insert_with(|| (row.line, finding.message.clone()));
                    sink.reject(finding.at(name.clone(), row.line), row);
                }
            }
        }
        skipped.tell(&name, sink);
        if counts.handed_on == 0 {
            return Err(refuse(header_line, 1, table.why_empty(counts)));
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        self.lines.name()
    }
}

/// Whether a line is blank or a comment. A line of tabs alone is a row of empty cells.
fn is_skipped(text: &str, line: u64, skipped: &mut Skipped) -> bool {
    match text.as_bytes() {
        [b'#', ..] => skipped.comment(line),
        [first, ..] if first.is_ascii_graphic() => return false,
        _ if text.trim().is_empty() && !text.contains('\t') => skipped.blank(line),
        _ => return false,
    }
    true
}

struct Table {
    rows: Rows,
    width: usize,
    splitter: Splitter,
    longer: u64,
    first_reject: Option<(u64, String)>,
}

enum Rows {
    Nodes(Box<NodeRows>),
    Edges(Box<EdgeRows>),
}

impl Table {
    fn new(header: Header) -> Self {
        let width = header.len();
        let rows = match header {
            Header::Nodes(columns) => Rows::Nodes(Box::new(NodeRows::new(columns))),
            Header::Edges(columns) => Rows::Edges(Box::new(EdgeRows::new(columns))),
        };
        Self { rows, width, splitter: Splitter::default(), longer: 0, first_reject: None }
    }

    /// Reads one row and hands its record to the sink; an error says why the row cannot be kept.
    fn hand_on(&mut self, row: Row<'_>, text: &str, mut notes: Notes<'_>) -> Result<(), Finding> {
        let cells = self.splitter.split(text);
        if cells.len() == self.width + 1 && cells.ends_empty() {
            notes.tell(FindingCode::Normalised, "a row ends with a tab; it is left out", self.width);
        } else if cells.len() != self.width {
            self.longer += u64::from(cells.len() > self.width);
            let message = format!("a row has {} cells and the header {}; make them equal", cells.len(), self.width);
            let column = cells.len().min(self.width) as u64 + 1;
            return Err(Finding::new(FindingCode::Unreadable, message).in_column(column));
        }
        if cells.may_be_odd() && has_control(text) {
            let column = (0..self.width).position(|column| has_control(cells.at(column))).unwrap_or_default();
            notes.tell(FindingCode::ControlCharacter, "a cell holds control characters; they are kept", column);
        }
        if memchr::memchr(b'"', text.as_bytes()).is_some() {
            let quoted = (0..self.width).map(|column| (column, cells.at(column)));
            for (column, cell) in quoted.filter(|(_, cell)| cell.starts_with('"')) {
                let message = format!("{} begins with a quote; there is no quoting, so it is kept", shown(cell));
                notes.tell(FindingCode::QuotedCell, message, column);
            }
        }
        match &mut self.rows {
            Rows::Nodes(rows) => {
                let entity = rows.read(cells, &mut notes)?;
                notes.record(RecordRef::Entity(entity), row);
            }
            Rows::Edges(rows) => {
                let statement = rows.read(cells, &mut notes)?;
                notes.record(RecordRef::Statement(statement), row);
            }
        }
        if !notes.has_told() {
            self.splitter.keep(text);
        }
        Ok(())
    }

    /// Why a source that has bytes has no record.
    fn why_empty(&self, counts: RowCounts) -> String {
        match &self.first_reject {
            None => "the header has no row below it; leave the file out if there is none".to_owned(),
            Some(_) if self.longer == counts.quarantined => {
                format!("every row has more cells than the header's {}; name every column", self.width)
            }
            Some((line, message)) => format!("no row can be read; the first, line {line}: {message}"),
        }
    }
}

/// The start of a cell, for a message.
fn shown(cell: &str) -> String {
    let start: String = cell.chars().take(40).collect();
    if start.len() < cell.len() { format!("{start:?}..") } else { format!("{start:?}") }
}

/// Whether a control character stands in a text, beside the tabs between cells.
fn has_control(text: &str) -> bool {
    text.chars().any(|c| c != '\t' && c.is_control())
}
