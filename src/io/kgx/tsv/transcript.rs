//! Calls that a reader on another thread made of its sink, kept until their turn.

use core::ops::Range;

use crate::model::{Finding, PrepareRows, PreparedRows, Record, RecordRef, Row, Sink, StatementRows};

use super::table::Table;

/// The calls for one block, in order.
#[derive(Default)]
pub(super) struct Transcript {
    calls: Vec<Call>,
    /// How many rows there are in [`Call::Statements`]; the table that read them keeps them.
    rows: usize,
    /// What was prepared of each row, or of none.
    prepared: PreparedRows,
}

#[expect(clippy::large_enum_variant, reason = "a record goes from one thread to the other, once")]
enum Call {
    Statements(Range<usize>),
    Record(Record, u64, Box<[u8]>),
    Reject(Finding, u64, Box<[u8]>),
    Finding(Finding),
}

impl Transcript {
    /// Prepares the rows for a sink; `block` and `table` as for [`replay`](Self::replay).
    pub(super) fn prepare(&mut self, block: &str, table: &Table, preparer: &dyn PrepareRows) {
        self.prepared.clear();
        if let Some(rows) = table.rows_at(block, 0..self.rows) {
            preparer.prepare(rows, &mut self.prepared);
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.calls.clear();
        self.rows = 0;
        self.prepared.clear();
    }

    /// Makes the same calls of another sink, until it is done; `block` is what was read, `table` what read it last.
    pub(super) fn replay(&mut self, block: &str, table: &Table, sink: &mut dyn Sink) {
        for call in self.calls.drain(..) {
            if sink.is_done() {
                break;
            }
            match call {
                Call::Statements(rows) => {
                    if let Some(statements) = table.rows_at(block, rows.clone()) {
                        sink.statements(statements.prepared(&self.prepared, rows));
                    }
                }
                Call::Record(record, line, bytes) => sink.record(record.as_ref(), Row { line, bytes: &bytes }),
                Call::Reject(finding, line, bytes) => sink.reject(finding, Row { line, bytes: &bytes }),
                Call::Finding(finding) => sink.finding(finding),
            }
        }
        self.rows = 0;
        self.prepared.clear();
    }
}

impl Sink for Transcript {
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        self.calls.push(Call::Record(record.to_record(), row.line, row.bytes.into()));
    }

    fn statements(&mut self, rows: StatementRows<'_>) {
        let start = self.rows;
        self.rows += rows.iter().len();
        self.calls.push(Call::Statements(start..self.rows));
    }

    fn reject(&mut self, finding: Finding, row: Row<'_>) {
        self.calls.push(Call::Reject(finding, row.line, row.bytes.into()));
    }

    fn finding(&mut self, finding: Finding) {
        self.calls.push(Call::Finding(finding));
    }
}
