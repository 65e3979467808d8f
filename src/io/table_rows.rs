//! The rows of a table of interactions, whose header names the columns: what becomes of each, and how many there are.

use std::io::BufRead;

use rustc_hash::FxHashSet;

use crate::model::{Entity, Finding, FindingCode, ReadError, RecordRef, Row, RowCounts, Sink, Statement};
use crate::text::quoted_list;

use super::SourceReader;
use super::names::odd_name;
use super::skipped::Skipped;

/// What the rows of a table become.
pub(crate) trait Interactions: Default {
    /// The columns without which a row says nothing.
    const COLUMNS: &'static [&'static str];

    /// Hands on what a row says; an error says what is wrong with which column.
    fn row(&mut self, cells: &Cells<'_>, out: &mut Out<'_, '_>) -> Result<(), (String, &'static str)>;
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
pub(crate) struct Out<'s, 'r> {
    sink: &'s mut dyn Sink,
    source: &'s str,
    row: Row<'r>,
    counts: &'s mut RowCounts,
    described: &'s mut FxHashSet<String>,
    handed_on: u64,
}

impl Out<'_, '_> {
    pub(crate) fn entity(&mut self, entity: &Entity) {
        if self.described.contains(entity.id.as_str()) {
            return;
        }
        self.described.insert(entity.id.as_str().to_owned());
        if let Some(finding) = odd_name(entity) {
            self.sink.finding(finding.at(self.source, self.row.line));
        }
        self.hand_on(RecordRef::Entity(entity));
    }

    pub(crate) fn statement(&mut self, statement: &Statement) {
        self.hand_on(RecordRef::Statement(statement));
    }

    pub(crate) fn report(&mut self, code: FindingCode, message: impl Into<String>) {
        self.sink.finding(Finding::new(code, message).at(self.source, self.row.line));
    }

    /// The first record of a row is the row, each other one more.
    fn hand_on(&mut self, record: RecordRef<'_>) {
        if self.handed_on > 0 {
            self.counts.read += 1;
        }
        self.handed_on += 1;
        self.counts.handed_on += 1;
        self.sink.record(record, self.row);
    }
}

/// Reads a table: a header, and below it a row in each line. Cells may be in quotes, in which a quote is written twice.
pub(crate) fn read<R: BufRead, T: Interactions>(
    reader: SourceReader<R, T>,
    sink: &mut dyn Sink,
) -> Result<RowCounts, ReadError> {
    let (mut lines, mut table) = reader.into_lines();
    let (name, limits) = (lines.name().to_owned(), lines.limits);
    let refuse = |line, message| ReadError::Format { source_name: name.clone(), line, column: 1, message };
    let (mut counts, mut skipped) = (RowCounts::default(), Skipped::default());
    let mut described = FxHashSet::default();
    let mut first_reject: Option<Finding> = None;
    let (mut columns, mut cells): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some((row, text)) = lines.next(sink)? {
        counts.read += 1;
        if let Some(message) = limits.refusal(counts.read) {
            return Err(refuse(row.line, message));
        }
        if text.trim().is_empty() {
            counts.skipped += 1;
            skipped.blank(row.line);
            continue;
        }
        cells.clear();
        cells.extend(text.split('\t').map(unquoted));
        if columns.is_empty() {
            counts.skipped += 1;
            columns.extend(cells.iter().map(|cell| cell.trim().to_owned()));
            let missing: Vec<&str> =
                T::COLUMNS.iter().copied().filter(|column| !columns.iter().any(|known| known == column)).collect();
            if !missing.is_empty() {
                return Err(refuse(row.line, format!("the header has no column {}; add it", quoted_list(missing))));
            }
            continue;
        }
        let found = if cells.len() == columns.len() {
            let mut out = Out {
                sink: &mut *sink,
                source: &name,
                row,
                counts: &mut counts,
                described: &mut described,
                handed_on: 0,
            };
            table.row(&Cells { columns: &columns, cells: &cells }, &mut out)
        } else {
            Err((format!("the row has {} fields; the header has {}", cells.len(), columns.len()), ""))
        };
        if let Err((reason, column)) = found {
            counts.quarantined += 1;
            let column = columns.iter().position(|known| known == column).unwrap_or_default();
            let finding = Finding::new(FindingCode::Unreadable, reason).at(name.clone(), row.line);
            let finding = finding.in_column(column as u64 + 1);
            first_reject.get_or_insert_with(|| finding.clone());
            sink.reject(finding, row);
        }
    }
    skipped.report(&name, sink);
    if counts.read == 0 || counts.handed_on > 0 || sink.is_done() {
        return Ok(counts);
    }
    Err(first_reject.map_or_else(
        || refuse(counts.read, "there is no row below a header; leave the file out if there is none".to_owned()),
        |first| refuse(first.line, format!("no row can be read; of the first: {}", first.message)),
    ))
}

/// A cell without the quotes around it.
fn unquoted(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
}
