//! What readers hand on: records and findings, one at a time, to a sink.

use crate::text::conversions;

use super::{Entity, Finding, PrepareRows, Statement, StatementRows};

/// An entity or a statement, owned.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "records are moved once and never kept in bulk")]
pub enum Record {
    /// A row about an entity.
    Entity(Entity),
    /// A row that is a statement.
    Statement(Statement),
}

impl Record {
    /// The borrowed form.
    #[must_use]
    pub const fn as_ref(&self) -> RecordRef<'_> {
        match self {
            Self::Entity(entity) => RecordRef::Entity(entity),
            Self::Statement(statement) => RecordRef::Statement(statement),
        }
    }
}

conversions! { Record:
    entity: &Entity => Self::Entity(entity.clone());
    statement: &Statement => Self::Statement(statement.clone());
    entity: Entity => Self::Entity(entity);
    statement: Statement => Self::Statement(statement);
}

/// An entity or a statement, borrowed from a reader that fills the same record again and again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RecordRef<'a> {
    /// A row about an entity.
    Entity(&'a Entity),
    /// A row that is a statement.
    Statement(&'a Statement),
}

impl RecordRef<'_> {
    /// An owned copy.
    #[must_use]
    pub fn to_record(self) -> Record {
        match self {
            Self::Entity(entity) => Record::Entity(entity.clone()),
            Self::Statement(statement) => Record::Statement(statement.clone()),
        }
    }
}

/// The place of a record in its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row<'a> {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// The bytes of the row as the source has them.
    pub bytes: &'a [u8],
}

/// What takes in the records and findings of a [`Reader`].
pub trait Sink {
    /// Takes a record and the row that it was read from.
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>);

    /// Takes many statements at once, which share most of what they say. Default: each is made whole and goes to
    /// [`record`](Self::record).
    fn statements(&mut self, rows: StatementRows<'_>) {
        rows.each_record(|record, row| {
            self.record(record, row);
            !self.is_done()
        });
    }

    /// What prepares rows for the sink. A reader that works on several threads lets them prepare what they read before
    /// it hands it on. Default: nothing.
    fn preparer(&self) -> Option<&dyn PrepareRows> {
        None
    }

    /// Takes a row that cannot be read, with the reason.
    fn reject(&mut self, finding: Finding, row: Row<'_>);

    /// Takes a finding about something that was read all the same.
    fn finding(&mut self, finding: Finding);

    /// Whether nothing more is wanted, as after the first finding in strict mode. Readers ask before each
    /// row and end there. A sink that says so takes no notice of what still comes, nor of how the reader
    /// ends. Default: never.
    fn is_done(&self) -> bool {
        false
    }
}

/// A source of records in some format.
pub trait Reader {
    /// Hands every record and finding to `sink`, in the order of the source.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the source cannot be read at all, or is not of the format. Rows that cannot be
    /// read are findings instead.
    fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError>;

    /// What the source is called in findings and provenance, such as a file name.
    fn source_name(&self) -> &str;
}

/// What became of the rows of one source, as far as its reader knows.
///
/// `read = handed_on + quarantined + skipped`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows of the source, blank ones and comments included.
    pub read: u64,
    /// Rows that became records.
    pub handed_on: u64,
    /// Rows that could not be read; each has a finding.
    pub quarantined: u64,
    /// Blank lines and comments.
    pub skipped: u64,
}

/// Why a source cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes could not be read.
    #[error("cannot read {source_name}{}", after(*line))]
    Io {
        /// The source.
        source_name: String,
        /// The last line that could be read, from 1; 0 if none.
        line: u64,
        /// The cause.
        source: std::io::Error,
    },
    /// The source is of another format, or holds what would be lost if it were read on.
    #[error("{source_name}, line {line}{}: {message}", in_column(*column))]
    Format {
        /// The source.
        source_name: String,
        /// The line, from 1.
        line: u64,
        /// The column in the line, from 1: of bytes, but in the header of a table of its cells; 0 if there is none.
        column: u64,
        /// What is wrong and what would do.
        message: String,
    },
}

impl ReadError {
    pub(crate) fn io(source_name: &str, line: u64, source: std::io::Error) -> Self {
        Self::Io { source_name: source_name.to_owned(), line, source }
    }

    /// A source that cannot be read on from a line and a column.
    pub(crate) fn format(source_name: &str, (line, column): (u64, u64), message: impl Into<String>) -> Self {
        Self::Format { source_name: source_name.to_owned(), line, column, message: message.into() }
    }
}

fn after(line: u64) -> String {
    if line == 0 { String::new() } else { format!(", after line {line}") }
}

fn in_column(column: u64) -> String {
    if column == 0 { String::new() } else { format!(", column {column}") }
}
