//! Writing a snapshot.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::graph::KnowledgeGraph;
use crate::graph::packed;

use super::fingerprint::Fingerprint;
use super::layout::{ALIGNMENT, Header};
use super::sections::{Stored, bytes_of};
use super::tables::{Provenance, Tables};

impl KnowledgeGraph {
    /// Writes the graph as a snapshot, for [`open`](Self::open). The content is the same, byte for byte, whatever
    /// the order in which the graph was filled; file names, line numbers and findings come after it. The index of
    /// names is made if no question has needed it yet.
    ///
    /// # Errors
    ///
    /// Those of `out`; another if the graph is an [overlay](crate::Overlay), or if ids and publications of statements, put
    /// in order, exceed 4 GiB.
    ///
    /// # Complexity
    ///
    /// One pass over everything, and a copy of the ids and publications of statements in memory.
    pub fn write_snapshot(&self, out: impl Write) -> io::Result<()> {
        self.write(out, true)
    }

    /// The same without what the graph was read from: the names and counts of sources, the line of each statement, and what
    /// was found on the way. The same content gives the same bytes then, whatever files and formats it came in.
    ///
    /// ```
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let mut bytes = Vec::new();
    /// graph.write_snapshot_without_origins(&mut bytes)?;
    /// let opened = mechgraph::KnowledgeGraph::open(bytes)?;
    /// assert!(opened.sources().is_empty() && opened.statements().all(|it| it.origin().is_none()));
    /// assert_eq!(opened.fingerprint(), graph.fingerprint());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`write_snapshot`](Self::write_snapshot).
    pub fn write_snapshot_without_origins(&self, out: impl Write) -> io::Result<()> {
        self.write(out, false)
    }

    fn write(&self, mut out: impl Write, keeps_origins: bool) -> io::Result<()> {
        if self.is_overlay() {
            return Err(io::Error::other("an overlay is no snapshot; freeze it anew with GraphBuilder::from_graph"));
        }
        let details = self.columns.statements.details.in_order();
        let details = details.ok_or_else(|| io::Error::other("ids and publications exceed 4 GiB; split the graph"))?;
        let stored = Stored { columns: &self.columns, details: &details, names: self.name_index() };
        let tables = packed::encode(&Tables::of(&self.columns));
        let mut columns = bytes_of(&stored);
        let no_origins: Vec<u8>;
        let provenance = if keeps_origins {
            Provenance { sources: self.columns.sources.clone(), findings: self.columns.findings.clone() }
        } else {
            no_origins = vec![0; columns.last().map_or(0, |origins| origins.len())];
            columns.pop();
            columns.push(&no_origins);
            Provenance::default()
        };
        let provenance = packed::encode(&provenance);
        let (sections, content) = arranged(columns, &tables, &provenance);
        let header = Header {
            lengths: sections.iter().map(|section| section.len() as u64).collect(),
            content: checksum(sections.get(..content).unwrap_or_default()),
            provenance: checksum(sections.get(content..).unwrap_or_default()),
        };
        out.write_all(&header.encode())?;
        for section in sections {
            out.write_all(section)?;
            out.write_all(&[0; ALIGNMENT][..section.len().next_multiple_of(ALIGNMENT) - section.len()])?;
        }
        out.flush()
    }

    /// The fingerprint of the graph; `None` of an [overlay](crate::Overlay), and if ids and publications exceed 4 GiB. That of an opened snapshot is the one
    /// that the snapshot gives, which [`verify_snapshot`](Self::verify_snapshot) checks.
    ///
    /// ```
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let mut bytes = Vec::new();
    /// graph.write_snapshot(&mut bytes)?;
    /// assert_eq!(mechgraph::KnowledgeGraph::open(bytes)?.fingerprint(), graph.fingerprint());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// Constant after the first call, and of an opened snapshot; else as writing a snapshot.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        *self.fingerprint.get_or_init(|| {
            if self.is_overlay() {
                return None;
            }
            let details = self.columns.statements.details.in_order()?;
            let stored = Stored { columns: &self.columns, details: &details, names: self.name_index() };
            let tables = packed::encode(&Tables::of(&self.columns));
            let (sections, content) = arranged(bytes_of(&stored), &tables, &[]);
            Some(Fingerprint(checksum(sections.get(..content)?)))
        })
    }

    /// The fingerprint, if it is known without reading the graph: that of an opened snapshot.
    #[must_use]
    pub fn known_fingerprint(&self) -> Option<Fingerprint> {
        self.fingerprint.get().copied().flatten()
    }
}

/// All sections, and how many of them are content: the columns but the last, the tables; then the last
/// column and the provenance.
pub(super) fn arranged<'a>(
    mut columns: Vec<&'a [u8]>,
    tables: &'a [u8],
    provenance: &'a [u8],
) -> (Vec<&'a [u8]>, usize) {
    let last = columns.pop();
    columns.push(tables);
    let content = columns.len();
    columns.extend(last);
    columns.push(provenance);
    (columns, content)
}

/// SHA-256 of sections, each with its length before it.
pub(super) fn checksum(sections: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for section in sections {
        hasher.update((section.len() as u64).to_le_bytes());
        hasher.update(section);
    }
    hasher.finalize().into()
}
