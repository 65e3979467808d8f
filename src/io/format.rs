//! Which format a source is of, from its name and its first bytes, and one reader for all.

use std::io::{BufRead, Read};

use crate::model::{ReadError, Reader, RowCounts, Sink};
use crate::text::options;

use super::kgx::Quoting;
use super::other::{
    HETIONET, Keys, Named, OMNIPATH, OtherFormat, SIGNOR, has_all, is_bel, is_bel_script, is_drugmechdb, is_indra,
    is_trapi, other,
};
#[cfg(feature = "rdf")]
use super::other::{is_triple, is_turtle};
use super::returned::Returned;
use super::rows::Silent;
use super::{OpenError, ReadLimits, bel, drugmechdb, hetionet, indra, kgx, omnipath, separator, signor, trapi};

/// The formats, one a row: name, extensions, family, what its first bytes are like, and the reader.
macro_rules! formats {
    ($($(#[doc = $doc:literal])* $format:ident $(if $cfg:meta)?: $name:literal, $extensions:expr, $family:ident,
        $sniff:expr, $reader:ty $(, |$plain:ident, $quoting:ident| $as_asked:expr)?;)+) => {
        /// A format that can be read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $($(#[doc = $doc])* $(#[cfg($cfg)])? $format,)+
        }

        const FORMATS: &[FormatRow] = &[$($(#[cfg($cfg)])? FormatRow {
            format: Format::$format,
            extensions: &$extensions,
            family: Family::$family,
            sniff: $sniff,
        },)+];

        impl Format {
            /// The name, such as `kgx-tsv`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $($(#[cfg($cfg)])? Self::$format => $name,)+ }
            }
        }

        impl<R: BufRead> Reader for AnyReader<R> {
            fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
                match self.format {
                    $($(#[cfg($cfg)])? Format::$format => {
                        let reader = <$reader>::new(self.name, self.bytes).within(self.limits);
                        $(let ($plain, $quoting) = (reader, self.quoting);
                        let reader = $as_asked;)?
                        reader.read(sink)
                    })+
                }
            }

            fn source_name(&self) -> &str {
                &self.name
            }
        }
    };
}

// A source without a known extension is of the first format whose first bytes it has.
formats! {
    /// A graph of the Biological Expression Language, as `PyBEL` writes it.
    BelNodeLink: "bel-node-link", [], Marked, |head| head.is_json_of(is_bel), bel::Reader<_>;
    /// A script in the Biological Expression Language.
    BelScript: "bel-script", ["bel"], Marked, |head| is_bel_script(head.header), bel::ScriptReader<_>;
    /// Statements of INDRA.
    Indra: "indra-json", [], Marked, |head| head.is_json_of(is_indra), indra::Reader<_>;
    /// SIGNOR's table of relations.
    Signor: "signor-tsv", [], Marked, |head| has_all(head.header, '\t', &SIGNOR), signor::Reader<_>;
    /// OmniPath's table of interactions.
    OmniPath: "omnipath-tsv", [], Marked, |head| has_all(head.header, '\t', &OMNIPATH), omnipath::Reader<_>;
    /// A TRAPI message, or its knowledge graph.
    Trapi: "trapi", [], Marked, |head| head.is_json_of(is_trapi), trapi::MessageReader<_>;
    /// RDF in Turtle.
    Turtle if feature = "rdf": "turtle", ["ttl"], Marked, |head| head.extension == "ttl" || is_turtle(head.header),
        super::rdf::TurtleReader<_>;
    /// RDF in N-Quads.
    NQuads if feature = "rdf": "n-quads", ["nq"], Marked, |head| head.extension == "nq" && is_triple(head.header),
        super::rdf::QuadReader<_>;
    /// RDF in N-Triples.
    NTriples if feature = "rdf": "n-triples", ["nt"], Marked, |head| is_triple(head.header), super::rdf::QuadReader<_>;
    /// KGX as JSON Lines.
    KgxJsonl: "kgx-jsonl", ["jsonl", "ndjson"], Lines, |head| head.first.starts_with('{') && head.first.ends_with('}'),
        kgx::JsonlReader<_>;
    /// DrugMechDB's records in JSON.
    DrugMechDbJson: "drugmechdb-json", [], Document,
        |head| head.is_json_of(is_drugmechdb),
        drugmechdb::JsonReader<_>;
    /// KGX as one JSON document.
    KgxJson: "kgx-json", ["json"], Document, |head| head.is_json(), kgx::JsonReader<_>;
    /// DrugMechDB's records in YAML.
    DrugMechDbYaml if feature = "yaml": "drugmechdb-yaml", ["yaml", "yml"], Yaml,
        |head| head.first.starts_with("- ") || head.first.starts_with("directed:"),
        drugmechdb::YamlReader<_>;
    /// Hetionet's nodes or edges as a table.
    Hetionet: "hetionet-tsv", [], Table,
        |head| HETIONET.iter().any(|header| head.first.starts_with(header)),
        hetionet::Reader<_>;
    /// A table of nodes or edges in Parquet.
    Parquet if feature = "parquet": "parquet", ["parquet"], Binary, |_| false, super::parquet::Reader<_>;
    /// KGX nodes or edges as a table with commas between its cells.
    KgxCsv: "kgx-csv", ["csv"], Table, |head| head.delimiter.is_some() || !head.header.contains('\t') && has_columns(head.header, ','),
        kgx::TsvReader<_>, |reader, quoting| reader.quoting(quoting).separated_by_commas();
    /// KGX nodes or edges as a table with tabs between its cells.
    KgxTsv: "kgx-tsv", ["tsv", "txt"], Table,
        // A CSV may have a tab in a cell.
        |head| has_columns(head.header, '\t') || (head.extension != "csv" && head.header.contains('\t')),
        kgx::TsvReader<_>, |reader, quoting| reader.quoting(quoting);
}

/// How a source's format is recognised.
struct FormatRow {
    format: Format,
    extensions: &'static [&'static str],
    family: Family,
    sniff: fn(&Head<'_>) -> bool,
}

/// Formats that share their extensions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// Of any extension: the first bytes leave no doubt.
    Marked,
    Lines,
    Document,
    #[cfg(feature = "yaml")]
    Yaml,
    #[cfg(feature = "parquet")]
    Binary,
    Table,
}

/// The start of a source.
struct Head<'t> {
    extension: &'t str,
    text: &'t str,
    /// What the line before the header names.
    delimiter: Option<u8>,
    /// The first line that is not blank.
    first: &'t str,
    /// The first line that is neither blank nor a comment.
    header: &'t str,
}

impl Head<'_> {
    fn is_json(&self) -> bool {
        self.first.starts_with(['{', '['])
    }

    /// Whether it is JSON that has the keys of a format.
    fn is_json_of(&self, format: fn(&Keys) -> bool) -> bool {
        self.is_json() && format(&Keys::of(self.text))
    }
}

impl Format {
    /// Every format, in the order in which a source without a known extension is tried.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|row| row.format)
    }

    /// Whether the name of a file, `.gz` and `.zst` apart, says that it is of a format that can be read.
    ///
    /// A `.txt` does not: it may be a table as well as a note.
    pub(super) fn is_named_by(name: &str) -> bool {
        let extension = Named(name).extension();
        extension != "txt" && FORMATS.iter().any(|row| row.extensions.contains(&extension.as_str()))
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
    /// assert_eq!(Format::recognise("graph.json", b"{\"message\": {\"knowledge_graph\": {}}}"), Ok(Format::Trapi));
    /// let error = Format::recognise("graph.json", b"{\"@context\": {}, \"@graph\": []}").unwrap_err();
    /// assert_eq!(error, OtherFormat::JsonLd);
    /// assert!(error.to_string().starts_with("the source is JSON-LD"));
    /// ```
    ///
    /// # Errors
    ///
    /// The format, if it is one that is not read.
    pub fn recognise(name: &str, head: &[u8]) -> Result<Self, OtherFormat> {
        #[cfg(feature = "parquet")]
        if head.starts_with(b"PAR1") {
            return Ok(Self::Parquet);
        }
        if let Some(other) = other(name, head) {
            return Err(other);
        }
        let (extension, text) = (Named(name).extension(), String::from_utf8_lossy(head));
        let (delimiter, text) = separator::split(text.trim_start_matches('\u{FEFF}'));
        let is_row = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
        let head = Head {
            extension: &extension,
            text,
            delimiter,
            first: text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default(),
            header: text.lines().find(is_row).unwrap_or_default(),
        };
        let named = FORMATS.iter().find(|row| row.extensions.contains(&head.extension));
        let is_possible =
            |row: &&FormatRow| row.family == Family::Marked || named.is_none_or(|named| named.family == row.family);
        let found = FORMATS.iter().filter(is_possible).find(|row| (row.sniff)(&head)).or(named);
        Ok(found.map_or(Self::KgxJsonl, |row| row.format))
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
    bytes: Returned<R>,
    limits: ReadLimits,
    quoting: Quoting,
}

/// How many bytes are looked at to recognise the format.
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
        let bytes = Returned::after(head, error, bytes);
        Ok(Self { format, name, bytes, limits: ReadLimits::default(), quoting: Quoting::Auto })
    }

    /// A reader of `bytes` in a known format.
    pub fn of(format: Format, name: impl Into<String>, bytes: R) -> Self {
        let bytes = Returned::new(bytes);
        Self { format, name: name.into(), bytes, limits: ReadLimits::default(), quoting: Quoting::Auto }
    }

    options! { #[must_use] self:
        /// Sets whether the cells of a table are quoted. Default: [`Quoting::Auto`].
        pub const fn quoting(quoting: Quoting) => self.quoting = quoting;

        /// Sets how much is read at most. Default: [`ReadLimits::default`].
        pub const fn within(limits: ReadLimits) => self.limits = limits;
    }

    /// What the first bytes show to be wrong: the header of a table of KGX. Nothing of the source is taken.
    ///
    /// The sources of a folder can all be checked before the first is read, so that a table that does not belong to the
    /// graph is not met after minutes.
    ///
    /// # Errors
    ///
    /// That of [`read`](Reader::read), which would refuse the header.
    pub fn check(&self) -> Result<(), ReadError> {
        let head = self.bytes.front();
        let mut lines = head.split_inclusive(|byte| *byte == b'\n');
        let is_blank = |line: &&[u8]| {
            line.starts_with(b"#") || line.starts_with(b"sep=") || line.iter().all(u8::is_ascii_whitespace)
        };
        let before: usize = lines.clone().take_while(is_blank).map(<[u8]>::len).sum();
        let header = lines.find(|line| !is_blank(line)).filter(|line| line.ends_with(b"\n"));
        let Some(start) = header.and_then(|header| head.get(..before + header.len())) else { return Ok(()) };
        let table = kgx::TsvReader::new(self.name.as_str(), start).within(self.limits).quoting(self.quoting);
        // What the check of a header finds, reading finds again.
        match self.format {
            Format::KgxTsv => table.read(&mut Silent).map(drop),
            Format::KgxCsv => table.separated_by_commas().read(&mut Silent).map(drop),
            _ => Ok(()),
        }
    }

    /// The format.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }
}
