//! A table that is written as Parquet.

use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatchReader;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding};
use parquet::file::properties::WriterProperties;

use crate::io::WriteReport;

use super::batches::RecordBatches;

/// Rows of a row group, which is what an engine skips and what is in memory while it is written.
const ROW_GROUP: usize = 1 << 17;

/// Columns whose values count up from row to row.
const COUNTING: [&str; 3] = ["mg_node", "mg_statement", "statement"];

/// Writes a table, in bounded memory.
pub(super) fn write(mut batches: RecordBatches<'_>, mut out: impl Write) -> io::Result<WriteReport> {
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
    let mut writer = ArrowWriter::try_new(pipe.clone(), batches.schema(), Some(properties.build()))?;
    for batch in batches.by_ref() {
        writer.write(&batch.map_err(io::Error::other)?)?;
        pipe.drain(&mut out)?;
    }
    writer.finish()?;
    pipe.drain(&mut out)?;
    Ok(batches.into_report())
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
