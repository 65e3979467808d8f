//! The rows of a table below its header: what becomes of each, and how many there are; and those of a table of interactions,
//! whose header names the columns.

use std::io::BufRead;

use rustc_hash::FxHashSet;

use crate::model::{Entity, FindingCode, ReadError, RecordRef, Row, RowCounts, Sink, Statement};
use crate::text::quoted_list;

use super::lines::Lines;
use super::names::odd_name;
use super::rows::{Placed, Rows};
use super::skipped::Skipped;
use super::source_reader::{SourceFormat, SourceReader};

/// What the rows of a table become.
pub(crate) trait Interactions: Default {
    /// The columns without which a row says nothing.
    const COLUMNS: &'static [&'static str];

    /// Hands on what a row says; an error says what is wrong with which column.
    fn read_row(&mut self, cells: &Cells<'_>, out: &mut Out<'_, '_>) -> Result<(), (String, &'static str)>;
}

/// The cells of a row, by the names of their columns.
pub(crate) struct Cells<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl Cells<'_> {
    /// A cell, without spaces around it; empty where there is none.
    pub(crate) fn get(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|known| known == column);
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// The names of the columns.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str)
    }

    /// The parts of a cell between semicolons.
    pub(crate) fn parts(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split(';').map(str::trim).filter(|part| !part.is_empty())
    }
}

/// Where the records of a row go. An entity is described once for each source.
pub(crate) struct Out<'o, 's> {
    rows: &'o mut Rows<'s>,
    columns: &'o [String],
    row: Placed<'o>,
    described: &'o mut FxHashSet<String>,
    is_first: bool,
}

impl Out<'_, '_> {
    pub(crate) fn entity(&mut self, entity: &Entity) {
        if self.described.contains(entity.id.as_str()) {
            return;
        }
        self.described.insert(entity.id.as_str().to_owned());
        if let Some(finding) = odd_name(entity) {
            self.rows.report_finding(finding, self.row);
        }
        self.hand_on(RecordRef::Entity(entity));
    }

    pub(crate) fn statement(&mut self, statement: &Statement) {
        self.hand_on(RecordRef::Statement(statement));
    }

    pub(crate) fn report(&mut self, code: FindingCode, column: &str, message: impl Into<String>) {
        self.rows.report(code, message, Placed { column: place(self.columns, column), ..self.row });
    }

    /// The first record of a row is the row, each other one more.
    fn hand_on(&mut self, record: RecordRef<'_>) {
        if !core::mem::take(&mut self.is_first) {
            self.rows.read();
        }
        self.rows.hand_on(record, self.row);
    }
}

/// What is below the header of a table.
pub(crate) trait TableRows {
    /// Reads the header; an error says what is wrong with it.
    fn read_header(&mut self, text: &str) -> Result<(), String>;

    /// Hands on what a row says; an error says what is wrong with which column, from 1.
    fn read_row(&mut self, row: Placed<'_>, rows: &mut Rows<'_>) -> Result<(), (String, u64)>;
}

/// Reads a table: a header, and below it a row in each line that is not blank.
pub(crate) fn read<R: BufRead>(
    mut lines: Lines<R>,
    table: &mut impl TableRows,
    sink: &mut dyn Sink,
) -> Result<RowCounts, ReadError> {
    let name = lines.name().to_owned();
    let refuse = |line, message: String| ReadError::format(&name, (line, 1), message);
    let (mut rows, mut skipped) = (Rows::new(name.as_str(), lines.limits, sink), Skipped::default());
    let mut has_header = false;
    while let Some((Row { line, .. }, text)) = lines.next(rows.sink)? {
        rows.start().map_err(|message| refuse(line, message))?;
        let row = Placed { text, line, column: 0 };
        if text.trim().is_empty() {
            rows.counts.skipped += 1;
            skipped.blank(line);
        } else if !has_header {
            rows.counts.skipped += 1;
            table.read_header(text).map_err(|message| refuse(line, message))?;
            has_header = true;
        } else if let Err((reason, column)) = table.read_row(row, &mut rows) {
            rows.reject(reason, Placed { column, ..row });
        }
    }
    skipped.report(&name, rows.sink);
    let counts = rows.counts;
    if counts.read == 0 || counts.handed_on > 0 || rows.sink.is_done() {
        return Ok(counts);
    }
    Err(rows.first_reject.map_or_else(
        || refuse(counts.read, "there is no row below a header; leave the file out if there is none".to_owned()),
        |first| refuse(first.line, format!("no row can be read; of the first: {}", first.message)),
    ))
}

impl<T: Interactions> SourceFormat for T {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (lines, table) = reader.into_lines();
        let described = FxHashSet::default();
        read(lines, &mut Below { table, columns: Vec::new(), cells: Vec::new(), described }, sink)
    }
}

/// Interactions below a header. Cells may be in quotes, in which a quote is written twice.
struct Below<T> {
    table: T,
    columns: Vec<String>,
    /// Of the last row, to be filled again.
    cells: Vec<String>,
    described: FxHashSet<String>,
}

impl<T: Interactions> TableRows for Below<T> {
    fn read_header(&mut self, text: &str) -> Result<(), String> {
        self.columns.extend(text.split('\t').map(|cell| unquoted(cell).trim().to_owned()));
        let is_missing = |column: &&str| !self.columns.iter().any(|known| known == column);
        let missing: Vec<&str> = T::COLUMNS.iter().copied().filter(is_missing).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(format!("the header has no column {}; add it", quoted_list(missing)))
    }

    fn read_row(&mut self, row: Placed<'_>, rows: &mut Rows<'_>) -> Result<(), (String, u64)> {
        self.cells.clear();
        self.cells.extend(row.text.split('\t').map(unquoted));
        let columns = self.columns.as_slice();
        if self.cells.len() != columns.len() {
            return Err((format!("the row has {} fields; the header has {}", self.cells.len(), columns.len()), 1));
        }
        let mut out = Out { rows, columns, row, described: &mut self.described, is_first: true };
        let found = self.table.read_row(&Cells { columns, cells: &self.cells }, &mut out);
        found.map_err(|(reason, column)| (reason, place(columns, column)))
    }
}

/// The number of a column, from 1; the first, if there is none of the name.
fn place(columns: &[String], column: &str) -> u64 {
    columns.iter().position(|known| known == column).unwrap_or_default() as u64 + 1
}

/// A cell without the quotes around it.
fn unquoted(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
}
