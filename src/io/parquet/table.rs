//! A table that is written: its columns, and its rows one after the other.

use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::builder::{BooleanBuilder, Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding};
use parquet::file::properties::WriterProperties;

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

/// Rows that are turned into columns at once.
const BATCH: usize = 1 << 13;

/// Rows of a row group, which is what an engine skips and what is in memory while it is written.
const ROW_GROUP: usize = 1 << 17;

/// Columns whose values count up from row to row.
const COUNTING: [&str; 3] = ["mg_node", "mg_statement", "statement"];

/// Writes a table row by row, in bounded memory.
pub(super) struct Table<W> {
    schema: SchemaRef,
    columns: Vec<Values>,
    rows: usize,
    /// What the writer of Parquet has written, on its way to `out`.
    pipe: Pipe,
    writer: ArrowWriter<Pipe>,
    out: W,
}

/// The values of a column that wait to be written.
enum Values {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Int(Int32Builder),
    Long(Int64Builder),
    Flag(BooleanBuilder),
}

/// One value of a row.
pub(super) enum Cell<'c> {
    Text(Option<&'c str>),
    Texts(&'c [String]),
    Int(Option<i32>),
    Long(Option<i64>),
    Flag(bool),
}

impl<W: Write> Table<W> {
    pub(super) fn new(columns: Columns, out: W) -> io::Result<Self> {
        let fields: Vec<Field> = columns.iter().map(|(name, kind)| kind.field(name)).collect();
        let schema = Arc::new(Schema::new(fields));
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("mechgraph".to_owned())
            .set_max_row_group_row_count(Some(ROW_GROUP));
        // Numbers that count up are next to nothing as differences.
        for name in COUNTING {
            properties = properties
                .set_column_encoding(name.into(), Encoding::DELTA_BINARY_PACKED)
                .set_column_dictionary_enabled(name.into(), false);
        }
        let pipe = Pipe::default();
        let writer = ArrowWriter::try_new(pipe.clone(), Arc::clone(&schema), Some(properties.build()))?;
        let columns = columns.iter().map(|(_, kind)| kind.values()).collect();
        Ok(Self { schema, columns, rows: 0, pipe, writer, out })
    }

    /// Adds a row, whose cells are in the order of the columns.
    pub(super) fn push<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.push(cell)?;
        }
        self.rows += 1;
        if self.rows == BATCH { self.write() } else { Ok(()) }
    }

    /// Writes what is left, and the end of the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write()?;
        self.writer.finish()?;
        self.pipe.drain(&mut self.out)
    }

    fn write(&mut self) -> io::Result<()> {
        let arrays: Vec<ArrayRef> = self.columns.iter_mut().map(Values::finish).collect();
        self.rows = 0;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(io::Error::other)?;
        self.writer.write(&batch)?;
        self.pipe.drain(&mut self.out)
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
    fn push(&mut self, cell: Cell<'_>) -> io::Result<()> {
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
            _ => return Err(io::Error::other("a cell is of another kind than its column")),
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

/// Bytes between the writer of Parquet, which wants to be sent between threads, and any other.
#[derive(Clone, Debug, Default)]
struct Pipe(Arc<Mutex<Vec<u8>>>);

impl Pipe {
    fn drain(&self, out: &mut impl Write) -> io::Result<()> {
        let bytes = mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        out.write_all(&bytes)
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
