//! Which format a source is of, from its name and its first bytes, and one reader for all.

use std::io::{self, BufRead, Cursor, Read};

use crate::model::{ReadError, Reader, RowCounts, Sink};

use super::{ReadLimits, drugmechdb, hetionet, kgx};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// KGX nodes or edges as a table.
    KgxTsv,
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
        let name = name.trim_end_matches(".gz").trim_end_matches(".zst").to_ascii_lowercase();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_yaml = matches!(extension, "yaml" | "yml");
        matches!(extension, "tsv" | "json" | "jsonl" | "ndjson") || (is_yaml && cfg!(feature = "yaml"))
    }

    /// The format of a source: by the extension of its name, `.gz` and `.zst` apart, and by the first bytes
    /// where the extension leaves a choice or says nothing.
    ///
    /// ```
    /// use mechgraph::io::Format;
    /// assert_eq!(Format::detect("my_edges.tsv.gz", b"subject\tpredicate\tobject"), Format::KgxTsv);
    /// assert_eq!(Format::detect("edges.tsv", b"source\tmetaedge\ttarget\n"), Format::Hetionet);
    /// assert_eq!(Format::detect("-", b"{\"id\": \"A:1\"}\n"), Format::KgxJsonl);
    /// ```
    #[must_use]
    pub fn detect(name: &str, head: &[u8]) -> Self {
        let name = name.trim_end_matches(".gz").trim_end_matches(".zst").to_ascii_lowercase();
        let text = String::from_utf8_lossy(head);
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let holds = |key: &str| text.contains(key);
        let json = || if holds("\"links\"") || holds("\"directed\"") { Self::DrugMechDbJson } else { Self::KgxJson };
        let table = || {
            let is_hetionet = first.starts_with("source\tmetaedge\ttarget") || first.starts_with("id\tname\tkind");
            if is_hetionet { Self::Hetionet } else { Self::KgxTsv }
        };
        match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "jsonl" | "ndjson" => Self::KgxJsonl,
            "json" => json(),
            #[cfg(feature = "yaml")]
            "yaml" | "yml" => Self::DrugMechDbYaml,
            "tsv" | "txt" => table(),
            _ if first.starts_with('{') && first.ends_with('}') => Self::KgxJsonl,
            _ if first.starts_with(['{', '[']) => json(),
            #[cfg(feature = "yaml")]
            _ if first.starts_with("- ") || first.starts_with("directed:") => Self::DrugMechDbYaml,
            _ if first.contains('\t') => table(),
            _ => Self::KgxJsonl,
        }
    }
}

/// A reader of any format.
#[derive(Debug)]
pub struct AnyReader<R> {
    format: Format,
    name: String,
    bytes: Peeked<R>,
    limits: ReadLimits,
}

/// How many bytes are looked at to tell the format.
const HEAD: u64 = 1 << 16;

impl<R: BufRead> AnyReader<R> {
    /// A reader of `bytes`, called `name` in findings, of the format that name and first bytes tell.
    ///
    /// # Errors
    ///
    /// What stands in the way of the very first bytes. What stands in the way of later ones is an error of
    /// [`read`](Reader::read), after the rows before it.
    pub fn new(name: impl Into<String>, mut bytes: R) -> io::Result<Self> {
        let (name, mut head) = (name.into(), Vec::new());
        let error = match bytes.by_ref().take(HEAD).read_to_end(&mut head) {
            Err(error) if head.is_empty() => return Err(error),
            outcome => outcome.err(),
        };
        let format = Format::detect(&name, &head);
        let bytes = Peeked { head: Cursor::new(head), error, rest: bytes };
        Ok(Self { format, name, bytes, limits: ReadLimits::default() })
    }

    /// A reader of `bytes` in a known format.
    pub fn of(format: Format, name: impl Into<String>, bytes: R) -> Self {
        let bytes = Peeked { head: Cursor::new(Vec::new()), error: None, rest: bytes };
        Self { format, name: name.into(), bytes, limits: ReadLimits::default() }
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
        let Self { format, name, bytes, limits } = self;
        match format {
            Format::KgxTsv => kgx::TsvReader::new(name, bytes).within(limits).read(sink),
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
