//! The reader of tables of Parquet.

use std::io::BufRead;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use bytes::Bytes;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use serde_json::{Map, Value as Json};

use crate::io::kgx::{self, RecordKind, Spot, Trouble};
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::io::{ReadLimits, rows};
use crate::model::{Finding, FindingCode, ReadError, Row, RowCounts, Sink};
use crate::text::quoted;

use super::values;

/// Reads a table of nodes or of edges from Parquet.
///
/// Columns are slots of KGX, as keys are in KGX's JSON, in any order; a null is a missing value. The columns of
/// [`write_edges`](super::write_edges) that begin with `mg_` are for engines and are left out, but for those that hold the rest of a row, so that what was written comes back as it was.
/// Tables of hierarchies and of links are passed over, since the graph counts them anew. The line of a row is its number,
/// from 1.
///
/// Texts, numbers, booleans and lists and structures of them are read; a column of another type is left out with a
/// finding. Files may be compressed with Snappy, as most engines write them, or not at all. The bytes of the file are in memory while it is
/// read, the rows 1,024 at a time.
pub type Reader<R> = SourceReader<R, Parquet>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct Parquet;

/// Rows that are in memory at once.
const BATCH: usize = 1 << 10;

impl SourceFormat for Parquet {
    fn read<R: BufRead>(mut reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let mut bytes = Vec::new();
        reader.bytes.read_to_end(&mut bytes).map_err(|source| ReadError::io(&reader.name, 0, source))?;
        let rows = Rows::new(&reader.name, reader.limits, sink);
        let bytes = Bytes::from(bytes);
        let metadata = ArrowReaderMetadata::load(&bytes, ArrowReaderOptions::default());
        let metadata = metadata.map_err(|error| rows.refuse(format!("the table cannot be read: {error}")))?;
        let schema = Arc::clone(metadata.schema());
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes, metadata);
        let batches = builder.with_batch_size(BATCH).build();
        let batches = batches.map_err(|error| rows.refuse(format!("the table cannot be read: {error}")))?;
        rows.read(&schema, batches)
    }
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Records,
    /// Hierarchies or links.
    PassedOver,
}

/// Hands rows to the sink and counts them.
pub(super) struct Rows<'s> {
    common: rows::Rows<'s>,
    /// The number of the row, from 1.
    row: u64,
    /// Columns that count the rows, which are left out.
    numbered: Vec<String>,
}

impl<'s> Rows<'s> {
    pub(super) fn new(source: &str, limits: ReadLimits, sink: &'s mut dyn Sink) -> Self {
        Self { common: rows::Rows::new(source, limits, sink), row: 0, numbered: Vec::new() }
    }

    /// Reports something of the whole table.
    fn report(&mut self, code: FindingCode, message: String) {
        self.common.sink.finding(Finding::new(code, message).at(self.common.source.as_str(), 0));
    }

    /// What a table with these columns holds; columns that cannot be read are reported.
    fn table(&mut self, schema: &Schema) -> Result<Kind, ReadError> {
        let has = |name: &str| schema.field_with_name(name).is_ok();
        if has("below_node") || (has("statement") && has("member")) {
            return Ok(Kind::PassedOver);
        }
        let is_graph = has("id") || (has("subject") && has("object"));
        if !is_graph {
            let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).take(8).collect();
            let message = "the table has neither the column id nor subject, predicate and object, only: ";
            return Err(self.refuse(format!("{message}{}", names.join(", "))));
        }
        for field in schema.fields().iter().filter(|field| is_row_number(field)) {
            let message =
                format!("the column {} is the index of pandas; its row numbers are left out", quoted(field.name()));
            self.report(FindingCode::Normalised, message);
        }
        for field in schema.fields().iter().filter(|field| !is_own(field) && !values::is_readable(field.data_type())) {
            let message = format!(
                "the column {} is of a type that is not read and is left out; write it as texts or numbers",
                quoted(field.name())
            );
            self.report(FindingCode::LeftOut, message);
        }
        Ok(Kind::Records)
    }

    /// Hands on the rows of all batches of a table with these columns.
    pub(super) fn read(
        mut self,
        schema: &Schema,
        batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    ) -> Result<RowCounts, ReadError> {
        let kind = self.table(schema)?;
        for batch in batches {
            let batch = batch.map_err(|error| self.refuse(format!("the table cannot be read on: {error}")))?;
            if !self.take(&batch, kind)? {
                break;
            }
        }
        self.finish()
    }

    /// Hands on the rows of a batch; false if nothing more is wanted.
    fn take(&mut self, batch: &RecordBatch, kind: Kind) -> Result<bool, ReadError> {
        if kind == Kind::PassedOver {
            self.common.counts.read += batch.num_rows() as u64;
            self.common.counts.skipped += batch.num_rows() as u64;
            return Ok(true);
        }
        if self.row == 0 {
            self.find_row_numbers(batch);
        }
        for row in 0..batch.num_rows() {
            if self.common.sink.is_done() {
                return Ok(false);
            }
            self.row += 1;
            self.common.start().map_err(|message| self.refuse(message))?;
            let cells = Cells::of(batch, row, &self.numbered);
            if !cells.is_described {
                self.common.counts.skipped += 1;
                continue;
            }
            match cells.objects() {
                Ok(objects) => objects.into_iter().enumerate().for_each(|(number, object)| {
                    // What a statement is under another id is a record of its own.
                    self.common.counts.read += u64::from(number > 0);
                    self.hand_on(&object);
                }),
                Err(message) => self.reject(Finding::new(FindingCode::Unreadable, message), &cells.object),
            }
        }
        Ok(true)
    }

    /// Finds the columns of the first batch that have the name of one of row numbers, and count the rows from 0 or 1.
    fn find_row_numbers(&mut self, batch: &RecordBatch) {
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            if !field.data_type().is_integer() || is_own(field) || !kgx::may_be_numbered(field.name()) {
                continue;
            }
            let number = |row: usize| values::value(column, row).as_u64();
            let Some(first @ (0 | 1)) = number(0).filter(|_| batch.num_rows() > 1) else { continue };
            if (0..batch.num_rows()).zip(first..).all(|(row, expected)| number(row) == Some(expected)) {
                let message = format!("row numbers in the column {} are left out", quoted(field.name()));
                self.report(FindingCode::Normalised, message);
                self.numbered.push(field.name().clone());
            }
        }
    }

    fn hand_on(&mut self, object: &Map<String, Json>) {
        let text = Json::Object(object.clone()).to_string();
        let row = Row { line: self.row, bytes: text.as_bytes() };
        let rows::Rows { source, sink, .. } = &mut self.common;
        let spot = Spot { source, row, text: &text, column: 1 };
        let handed_on = kgx::parse(spot, "the row cannot be read", false, *sink)
            .and_then(|map| kgx::hand_on(map, RecordKind::Either, spot, *sink).map_err(Trouble::Row));
        match handed_on {
            Ok(()) => self.common.counts.handed_on += 1,
            Err(Trouble::Row(finding) | Trouble::Source(finding)) => self.reject(finding, object),
        }
    }

    fn reject(&mut self, finding: Finding, object: &Map<String, Json>) {
        let text = Json::Object(object.clone()).to_string();
        let row = Row { line: self.row, bytes: text.as_bytes() };
        // A row has no columns of text: the number of the row is its place.
        let finding = Finding::new(finding.code, finding.message).at(self.common.source.as_str(), row.line);
        self.common.quarantine(finding, row);
    }

    pub(super) fn finish(self) -> Result<RowCounts, ReadError> {
        match &self.common.first_reject {
            Some(first) if self.common.counts.handed_on == 0 => {
                Err(self.refuse(format!("no row is a node or an edge; of the first: {}", first.message)))
            }
            _ => Ok(self.common.counts),
        }
    }

    pub(super) fn refuse(&self, message: String) -> ReadError {
        ReadError::format(&self.common.source, (self.row.max(1), 0), message)
    }
}

/// Whether a column is for engines alone.
fn is_own(field: &Field) -> bool {
    field.name().starts_with("mg_") || is_row_number(field)
}

/// Whether a column has the numbers of rows that pandas writes beside the columns of a table.
fn is_row_number(field: &Field) -> bool {
    field.data_type().is_integer() && kgx::is_pandas_index(field.name())
}

/// The cells of a row.
struct Cells {
    /// Those of slots, by name.
    object: Map<String, Json>,
    /// The slots that have no column, as JSON.
    more: Option<String>,
    /// The statement under its other ids, as JSON.
    also: Vec<String>,
    /// Whether the row describes an entity that statements alone do not bring back.
    is_described: bool,
}

impl Cells {
    fn of(batch: &RecordBatch, row: usize, numbered: &[String]) -> Self {
        let mut cells = Self { object: Map::new(), more: None, also: Vec::new(), is_described: true };
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            if !values::is_readable(field.data_type()) {
                continue;
            }
            match (field.name().as_str(), values::value(column, row)) {
                (_, Json::Null) => {}
                ("mg_more", Json::String(text)) => cells.more = Some(text),
                ("mg_also", Json::Array(texts)) => {
                    cells.also = texts.iter().filter_map(Json::as_str).map(str::to_owned).collect();
                }
                ("mg_described", Json::Bool(is_described)) => cells.is_described = is_described,
                _ if is_own(field) || numbered.contains(field.name()) => {}
                (_, Json::Object(values)) if values.is_empty() => {}
                (_, Json::Array(values)) if values.is_empty() && is_list_of_texts(field) => {}
                (name, value) => {
                    cells.object.insert(name.to_owned(), value);
                }
            }
        }
        cells
    }

    /// The objects of the row: the whole of it, then what its statement is under other ids.
    fn objects(&self) -> Result<Vec<Map<String, Json>>, String> {
        let parsed = |text: &String| match kgx::strict_value(text) {
            Ok(Json::Object(map)) => Ok(map),
            _ => Err("what has no column of its own is no object of JSON; write the table anew".to_owned()),
        };
        let mut whole = self.object.clone();
        for (key, value) in self.more.as_ref().map(parsed).transpose()?.into_iter().flatten() {
            whole.entry(key).or_insert(value);
        }
        core::iter::once(Ok(whole)).chain(self.also.iter().map(parsed)).collect()
    }
}

/// An empty list of texts says nothing, in the tables that are written here.
fn is_list_of_texts(field: &Field) -> bool {
    matches!(field.data_type(), DataType::List(element) if matches!(element.data_type(), DataType::Utf8 | DataType::Utf8View))
}
