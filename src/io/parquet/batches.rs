//! A table as arrays of Arrow: its columns, and its rows batch by batch.

use core::fmt;
use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use crate::io::WriteReport;

/// A table of a graph as arrays of Arrow, some 8,192 rows at a time.
///
/// Columns and rows are those that the table has as Parquet. No batch has no rows. Memory is that of a batch.
pub struct RecordBatches<'g> {
    rows: Rows,
    /// Adds the rows of what comes next; false if nothing does.
    next: Next<'g>,
}

type Next<'g> = Box<dyn FnMut(&mut Rows) -> Result<bool, ArrowError> + Send + 'g>;

/// Rows that wait to become a batch.
#[derive(Debug)]
pub(super) struct Rows {
    schema: SchemaRef,
    columns: Vec<Values>,
    waiting: usize,
    pub(super) report: WriteReport,
}

/// Rows that are turned into columns at once.
const BATCH: usize = 1 << 13;

/// What a column holds. Integers are signed and texts plain, since some engines read nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, or none.
    Text,
    /// Texts, perhaps of none.
    Texts,
    /// A small number, or none.
    Int,
    /// A number of an entity, a statement or a record, or none.
    Long,
    /// Yes or no.
    Flag,
}

/// Names and kinds of columns, in order.
pub(super) type Columns = &'static [(&'static str, Kind)];

/// The columns of a table, a line each: its name, its kind, and what a row has there.
macro_rules! columns {
    (fn $cells:ident($($given:tt)*); $($name:literal: $kind:ident = $value:expr,)+) => {
        /// The columns, in order.
        pub(super) const COLUMNS: Columns = &[$(($name, Kind::$kind)),+];

        /// The cells of a row, in the order of the columns.
        fn $cells($($given)*) -> [Cell<'static>; COLUMNS.len()] {
            [$(Cell::$kind($value)),+]
        }
    };
}
pub(super) use columns;

/// The values of a column that wait to become an array.
#[derive(Debug)]
enum Values {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Int(Int32Builder),
    Long(Int64Builder),
    Flag(BooleanBuilder),
}

/// One value of a row.
pub(super) enum Cell<'c> {
    Text(Option<Cow<'c, str>>),
    Texts(Vec<String>),
    Int(Option<i32>),
    Long(Option<i64>),
    Flag(bool),
}

impl<'g> RecordBatches<'g> {
    /// A table with these columns, whose rows `next` adds.
    pub(super) fn new(columns: Columns, next: impl FnMut(&mut Rows) -> Result<bool, ArrowError> + Send + 'g) -> Self {
        let fields: Vec<Field> = columns.iter().map(|(name, kind)| kind.field(name)).collect();
        let schema = Arc::new(Schema::new(fields));
        let columns = columns.iter().map(|(_, kind)| kind.values()).collect();
        let rows = Rows { schema, columns, waiting: 0, report: WriteReport::default() };
        Self { rows, next: Box::new(next) }
    }

    /// The rows so far, and what of the graph has no place in them.
    #[must_use]
    pub const fn report(&self) -> &WriteReport {
        &self.rows.report
    }

    pub(super) fn into_report(self) -> WriteReport {
        self.rows.report
    }
}

impl Iterator for RecordBatches<'_> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.rows.waiting < BATCH {
            match (self.next)(&mut self.rows) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Some(Err(error)),
            }
        }
        (self.rows.waiting > 0).then(|| self.rows.batch())
    }
}

impl RecordBatchReader for RecordBatches<'_> {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.rows.schema)
    }
}

impl fmt::Debug for RecordBatches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordBatches").field("schema", &self.rows.schema).finish_non_exhaustive()
    }
}

impl Rows {
    /// Adds a row, whose cells are in the order of the columns.
    pub(super) fn push<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> Result<(), ArrowError> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.push(cell)?;
        }
        self.waiting += 1;
        self.report.written += 1;
        Ok(())
    }

    fn batch(&mut self) -> Result<RecordBatch, ArrowError> {
        let arrays: Vec<ArrayRef> = self.columns.iter_mut().map(Values::finish).collect();
        self.waiting = 0;
        RecordBatch::try_new(Arc::clone(&self.schema), arrays)
    }
}

impl Kind {
    fn field(self, name: &str) -> Field {
        match self {
            Self::Text => Field::new(name, DataType::Utf8, true),
            Self::Texts => Field::new(name, DataType::List(Arc::new(element())), false),
            Self::Int => Field::new(name, DataType::Int32, true),
            Self::Long => Field::new(name, DataType::Int64, true),
            Self::Flag => Field::new(name, DataType::Boolean, false),
        }
    }

    fn values(self) -> Values {
        match self {
            Self::Text => Values::Text(StringBuilder::new()),
            Self::Texts => Values::Texts(ListBuilder::new(StringBuilder::new()).with_field(element())),
            Self::Int => Values::Int(Int32Builder::new()),
            Self::Long => Values::Long(Int64Builder::new()),
            Self::Flag => Values::Flag(BooleanBuilder::new()),
        }
    }
}

/// A list has no nulls: in some engines a list with one contains nothing for sure.
fn element() -> Field {
    Field::new("element", DataType::Utf8, false)
}

impl Values {
    fn push(&mut self, cell: Cell<'_>) -> Result<(), ArrowError> {
        match (self, cell) {
            (Self::Text(values), Cell::Text(value)) => values.append_option(value),
            (Self::Texts(values), Cell::Texts(texts)) => {
                for text in texts {
                    values.values().append_value(text);
                }
                values.append(true);
            }
            (Self::Int(values), Cell::Int(value)) => values.append_option(value),
            (Self::Long(values), Cell::Long(value)) => values.append_option(value),
            (Self::Flag(values), Cell::Flag(value)) => values.append_value(value),
            _ => return Err(ArrowError::SchemaError("a cell is of another kind than its column".to_owned())),
        }
        Ok(())
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(values) => Arc::new(values.finish()),
            Self::Texts(values) => Arc::new(values.finish()),
            Self::Int(values) => Arc::new(values.finish()),
            Self::Long(values) => Arc::new(values.finish()),
            Self::Flag(values) => Arc::new(values.finish()),
        }
    }
}
