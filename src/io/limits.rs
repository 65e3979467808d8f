//! How much of a source a reader takes.

use crate::text::options;

/// How much of a source a reader takes before it refuses the source with an error that names the limit.
///
/// | limit | default | hardened |
/// |---|---|---|
/// | bytes of a line | 64 MiB | 1 MiB |
/// | rows | none | 10,000,000 |
/// | bytes of a record of `DrugMechDB` | 16 MiB | 1 MiB |
/// | YAML nodes of a record | 250,000 | 20,000 |
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::ReadLimits;
/// use mechgraph::io::kgx::TsvReader;
///
/// let table = "id\tname\nHGNC:5438\tIFNG\nHGNC:5439\tIFNGR1\n";
/// let reader = TsvReader::new("nodes.tsv", table.as_bytes()).within(ReadLimits::default().with_rows(1));
/// let error = GraphBuilder::new().load(reader).unwrap_err();
/// assert_eq!(error.to_string(), "nodes.tsv, line 3, column 1: there are over 1 rows, the limit; split the source or raise it");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadLimits {
    /// The most bytes of a line.
    pub line_bytes: usize,
    /// The most rows, blank lines and comments included.
    pub rows: u64,
    /// The most bytes of a record that has several lines.
    pub record_bytes: usize,
    /// The most nodes, in YAML's sense, of a record.
    pub record_nodes: usize,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self { line_bytes: 64 << 20, rows: u64::MAX, record_bytes: 16 << 20, record_nodes: 250_000 }
    }
}

impl ReadLimits {
    /// Bounds for untrusted input.
    #[must_use]
    pub const fn hardened() -> Self {
        Self { line_bytes: 1 << 20, rows: 10_000_000, record_bytes: 1 << 20, record_nodes: 20_000 }
    }

    options! { #[must_use] self:
        /// Sets the bytes of a line.
        pub const fn with_line_bytes(bytes: usize) => self.line_bytes = bytes;

        /// Sets the number of rows.
        pub const fn with_rows(rows: u64) => self.rows = rows;

        /// Sets the bytes of a record.
        pub const fn with_record_bytes(bytes: usize) => self.record_bytes = bytes;

        /// Sets the YAML nodes of a record.
        pub const fn with_record_nodes(nodes: usize) => self.record_nodes = nodes;
    }

    /// What is wrong with a source that has so many rows.
    pub(crate) fn refusal(&self, rows: u64) -> Option<String> {
        (rows > self.rows)
            .then(|| format!("there are over {} rows, the limit; split the source or raise it", self.rows))
    }

    /// What is wrong with a line that has more bytes than it may have.
    pub(crate) fn too_long(&self) -> String {
        format!("the line has over {} bytes, the limit; split it or raise the limit", self.line_bytes)
    }
}
