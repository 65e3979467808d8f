//! Which format a source is of, from its name and its first bytes, and one reader for all.

use std::io::{self, BufRead, Cursor, Read};

use crate::model::{ReadError, Reader, RowCounts, Sink};

use super::kgx::Quoting;
use super::other::{Named, OtherFormat, is_drugmechdb, other};
use super::{OpenError, ReadLimits, drugmechdb, hetionet, kgx};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// KGX nodes or edges as a table with tabs between its cells.
    KgxTsv,
    /// KGX nodes or edges as a table with commas between its cells.
    KgxCsv,
    /// KGX as one JSON document.
    KgxJson,
    /// KGX as JSON Lines.
    KgxJsonl,
    /// DrugMechDB's records in YAML.
    #[cfg(feature = "yaml")]
    DrugMechDbYaml,
    /// DrugMechDB's records in JSON.
    DrugMechDbJson,
    /// Hetionet's nodes or edges as a table.
    Hetionet,
}

impl Format {
    /// The name, such as `kgx-tsv`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KgxTsv => "kgx-tsv",
            Self::KgxCsv => "kgx-csv",
            Self::KgxJson => "kgx-json",
            Self::KgxJsonl => "kgx-jsonl",
            #[cfg(feature = "yaml")]
            Self::DrugMechDbYaml => "drugmechdb-yaml",
            Self::DrugMechDbJson => "drugmechdb-json",
            Self::Hetionet => "hetionet-tsv",
        }
    }

    /// Whether the name of a file, `.gz` and `.zst` apart, says that it is of a format that can be read.
    ///
    /// A `.txt` does not: it may be a table as well as a note.
    pub(super) fn is_told_by(name: &str) -> bool {
        let extension = Named(name).extension();
        let is_yaml = matches!(extension.as_str(), "yaml" | "yml");
        matches!(extension.as_str(), "tsv" | "csv" | "json" | "jsonl" | "ndjson") || (is_yaml && cfg!(feature = "yaml"))
    }

    /// The format of a source, by its first bytes and its name, `.gz` and `.zst` apart.
    ///
    /// What is of another format is named first, whatever its name says, so that it is not taken for a graph of KGX.
    /// Then the extension decides, and the first bytes where the extension leaves a choice or says nothing.
    ///
    /// ```
    /// use mechgraph::io::{Format, OtherFormat};
    /// assert_eq!(Format::recognise("my_edges.tsv.gz", b"subject\tpredicate\tobject"), Ok(Format::KgxTsv));
    /// assert_eq!(Format::recognise("nodes.tsv", b"id,category\n"), Ok(Format::KgxCsv));
    /// assert_eq!(Format::recognise("edges.tsv", b"source\tmetaedge\ttarget\n"), Ok(Format::Hetionet));
    /// assert_eq!(Format::recognise("-", b"{\"id\": \"A:1\"}\n"), Ok(Format::KgxJsonl));
    /// let error = Format::recognise("graph.json", b"{\"message\": {\"knowledge_graph\": {}}}").unwrap_err();
    /// assert_eq!(error, OtherFormat::Trapi);
    /// assert!(error.to_string().starts_with("the source is TRAPI"));
    /// ```
    ///
    /// # Errors
    ///
    /// The format, if it is one that is not read.
    pub fn recognise(name: &str, head: &[u8]) -> Result<Self, OtherFormat> {
        if let Some(other) = other(name, head) {
            return Err(other);
        }
        let text = String::from_utf8_lossy(head);
        let text = text.trim_start_matches('\u{FEFF}');
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let json = || if is_drugmechdb(text) { Self::DrugMechDbJson } else { Self::KgxJson };
        let table = || {
            let is_row = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
            let header = text.lines().find(is_row).unwrap_or_default();
            if first.starts_with("source\tmetaedge\ttarget") || first.starts_with("id\tname\tkind") {
                Self::Hetionet
            } else if !header.contains('\t') && has_columns(header, ',') {
                Self::KgxCsv
            } else {
                Self::KgxTsv
            }
        };
        Ok(match Named(name).extension().as_str() {
            "jsonl" | "ndjson" => Self::KgxJsonl,
            "json" => json(),
            #[cfg(feature = "yaml")]
            "yaml" | "yml" => Self::DrugMechDbYaml,
            "tsv" | "txt" => table(),
            "csv" if has_columns(first, '\t') => table(),
            "csv" => Self::KgxCsv,
            _ if first.starts_with('{') && first.ends_with('}') => Self::KgxJsonl,
            _ if first.starts_with(['{', '[']) => json(),
            #[cfg(feature = "yaml")]
            _ if first.starts_with("- ") || first.starts_with("directed:") => Self::DrugMechDbYaml,
            _ if first.contains('\t') || has_columns(first, ',') => table(),
            _ => Self::KgxJsonl,
        })
    }
}

/// Whether a line is the header of a table of KGX, with this delimiter.
fn has_columns(line: &str, delimiter: char) -> bool {
    let mut columns = line.split(delimiter).map(|column| kgx::column_name(column.trim().trim_matches('"')));
    line.contains(delimiter) && columns.any(|column| matches!(column.as_str(), "id" | "subject" | "object"))
}

/// A reader of any format.
#[derive(Debug)]
pub struct AnyReader<R> {
    format: Format,
    name: String,
    bytes: Peeked<R>,
    limits: ReadLimits,
    quoting: Quoting,
}

/// How many bytes are looked at to tell the format.
const HEAD: u64 = 1 << 16;

impl<R: BufRead> AnyReader<R> {
    /// A reader of `bytes`, called `name` in findings, of the format that name and first bytes say.
    ///
    /// # Errors
    ///
    /// [`OpenError::Io`] for what prevents reading the very first bytes; what prevents reading later ones is an error of
    /// [`read`](Reader::read), after the rows before it. [`OpenError::OtherFormat`] if the source is of a format that is
    /// not read.
    pub fn new(name: impl Into<String>, mut bytes: R) -> Result<Self, OpenError> {
        let (name, mut head) = (name.into(), Vec::new());
        let error = match bytes.by_ref().take(HEAD).read_to_end(&mut head) {
            Err(source) if head.is_empty() => return Err(OpenError::Io { path: name.into(), source }),
            outcome => outcome.err(),
        };
        let format = match Format::recognise(&name, &head) {
            Ok(format) => format,
            Err(format) => return Err(OpenError::OtherFormat { path: name.into(), format }),
        };
        let bytes = Peeked { head: Cursor::new(head), error, rest: bytes };
        Ok(Self { format, name, bytes, limits: ReadLimits::default(), quoting: Quoting::Auto })
    }

    /// A reader of `bytes` in a known format.
    pub fn of(format: Format, name: impl Into<String>, bytes: R) -> Self {
        let bytes = Peeked { head: Cursor::new(Vec::new()), error: None, rest: bytes };
        Self { format, name: name.into(), bytes, limits: ReadLimits::default(), quoting: Quoting::Auto }
    }

    /// Sets whether the cells of a table are quoted. Default: [`Quoting::Auto`].
    #[must_use]
    pub const fn quoting(mut self, quoting: Quoting) -> Self {
        self.quoting = quoting;
        self
    }

    /// Sets how much is read at most. Default: [`ReadLimits::default`].
    #[must_use]
    pub const fn within(mut self, limits: ReadLimits) -> Self {
        self.limits = limits;
        self
    }

    /// The format.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }
}

impl<R: BufRead> Reader for AnyReader<R> {
    fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let Self { format, name, bytes, limits, quoting } = self;
        let table = |bytes| kgx::TsvReader::new(name.clone(), bytes).within(limits).quoting(quoting);
        match format {
            Format::KgxTsv => table(bytes).read(sink),
            Format::KgxCsv => table(bytes).separated_by_commas().read(sink),
            Format::KgxJson => kgx::JsonReader::new(name, bytes).within(limits).read(sink),
            Format::KgxJsonl => kgx::JsonlReader::new(name, bytes).within(limits).read(sink),
            #[cfg(feature = "yaml")]
            Format::DrugMechDbYaml => drugmechdb::YamlReader::new(name, bytes).within(limits).read(sink),
            Format::DrugMechDbJson => drugmechdb::JsonReader::new(name, bytes).within(limits).read(sink),
            Format::Hetionet => hetionet::Reader::new(name, bytes).within(limits).read(sink),
        }
    }

    fn source_name(&self) -> &str {
        &self.name
    }
}

/// Bytes whose head was looked at, and what stood in the way of looking further.
#[derive(Debug)]
struct Peeked<R> {
    head: Cursor<Vec<u8>>,
    error: Option<io::Error>,
    rest: R,
}

impl<R: BufRead> Read for Peeked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut available = self.fill_buf()?;
        let read = available.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Peeked<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if !self.head.fill_buf()?.is_empty() {
            return self.head.fill_buf();
        }
        self.error.take().map_or_else(|| self.rest.fill_buf(), Err)
    }

    fn consume(&mut self, amount: usize) {
        if self.head.fill_buf().is_ok_and(<[u8]>::is_empty) {
            self.rest.consume(amount);
        } else {
            self.head.consume(amount);
        }
    }
}
