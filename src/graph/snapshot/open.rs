//! Opening a snapshot where it lies.

use bytes::Bytes;

use crate::graph::KnowledgeGraph;
use crate::graph::packed;

use super::check::{check, check_names};
use super::error::SnapshotError;
use super::fingerprint::Fingerprint;
use super::layout::{ALIGNMENT, Header, MAGIC};
use super::sections::{COLUMNS, Stored, columns_of};
use super::tables::{Provenance, Tables};
use super::write::checksum;

/// Sections that are no columns: the tables and the provenance.
const OTHERS: usize = 2;

impl KnowledgeGraph {
    /// Opens a snapshot in bytes that stay where they are: a `Vec`, a `&'static [u8]`, or a memory map of the
    /// caller's. Nothing is parsed but small tables; bytes that are not aligned to 16 are copied once.
    ///
    /// Every number and offset is checked, so that the graph cannot lead outside its columns; whether the bytes
    /// are those that were written, [`verify_snapshot`](Self::verify_snapshot) checks.
    ///
    /// ```
    /// use mechgraph::{KnowledgeGraph, datasets};
    ///
    /// let mut bytes = Vec::new();
    /// datasets::interferon_gamma().write_snapshot(&mut bytes)?;
    /// KnowledgeGraph::verify_snapshot(&bytes)?;
    /// let graph = KnowledgeGraph::open(bytes)?;
    /// assert_eq!(graph.find("IFN-γ").best[0].node.curie(), "UniProtKB:P01579");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SnapshotError`] if the bytes are no snapshot of this version, or a part does not fit the others.
    ///
    /// # Complexity
    ///
    /// O(n + m): one pass over the numbers of entities and statements, none over texts.
    pub fn open(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, SnapshotError> {
        let bytes = aligned(Bytes::from_owner(bytes));
        let header = Header::decode(&bytes, COLUMNS.len() + OTHERS)?;
        let mut sections = sections(&bytes, &header)?;
        let corrupt = |what| move || SnapshotError::Corrupt(what);
        let provenance = sections.pop().ok_or_else(corrupt("a section is missing"))?;
        let tables = sections.remove(COLUMNS.len() - 1);
        let Stored { mut columns, details, names } =
            columns_of(sections).ok_or_else(corrupt("a column ends within a value"))?;
        let tables: Tables = packed::decode(&tables).ok_or_else(corrupt("its tables cannot be read"))?;
        columns.statements.details = details;
        tables.fill(&mut columns);
        let provenance: Provenance =
            packed::decode(&provenance).ok_or_else(corrupt("its provenance cannot be read"))?;
        columns.sources = provenance.sources;
        columns.findings = provenance.findings;
        check(&columns)?;
        check_names(&names, &columns)?;
        Ok(Self::from_columns(columns).with_stored(names, Fingerprint(header.content)))
    }

    /// Whether bytes start as a snapshot does; the first 8 suffice.
    #[must_use]
    pub fn is_snapshot(start: &[u8]) -> bool {
        start.starts_with(&MAGIC)
    }

    /// Checks that a snapshot's bytes are those that were written, by their SHA-256.
    ///
    /// # Errors
    ///
    /// [`SnapshotError`] if they are not, or are no snapshot.
    ///
    /// # Complexity
    ///
    /// One pass over all bytes.
    pub fn verify_snapshot(bytes: &[u8]) -> Result<(), SnapshotError> {
        let header = Header::decode(bytes, COLUMNS.len() + OTHERS)?;
        let offsets = header.offsets().unwrap_or_default();
        let mut sections = Vec::with_capacity(header.lengths.len());
        for (offset, (length, end)) in offsets.iter().zip(header.lengths.iter().zip(offsets.iter().skip(1))) {
            let part = |from: u64, to: u64| bytes.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?);
            let section = part(*offset, offset + length).ok_or(SnapshotError::Corrupt("a section is missing"))?;
            let padding = part(offset + length, *end).unwrap_or_default();
            if padding.iter().any(|byte| *byte != 0) {
                return Err(SnapshotError::Checksum("padding"));
            }
            sections.push(section);
        }
        let (content, provenance) = sections.split_at_checked(COLUMNS.len()).unwrap_or_default();
        if checksum(content) != header.content {
            return Err(SnapshotError::Checksum("content"));
        }
        if checksum(provenance) != header.provenance {
            return Err(SnapshotError::Checksum("provenance"));
        }
        Ok(())
    }
}

fn sections(bytes: &Bytes, header: &Header) -> Result<Vec<Bytes>, SnapshotError> {
    let offsets = header.offsets().unwrap_or_default();
    let section = |(offset, length): (&u64, &u64)| {
        let (start, end) = (usize::try_from(*offset).ok()?, usize::try_from(offset.checked_add(*length)?).ok()?);
        (end <= bytes.len()).then(|| bytes.slice(start..end))
    };
    let sections = offsets.iter().zip(&header.lengths).map(section).collect::<Option<_>>();
    sections.ok_or(SnapshotError::Corrupt("a section is missing"))
}

/// The same bytes, at an address that suits every column.
fn aligned(bytes: Bytes) -> Bytes {
    const WORD: usize = size_of::<u128>();
    const { assert!(ALIGNMENT.is_multiple_of(WORD), "sections start at whole words") };
    if bytes.as_ptr().addr().is_multiple_of(WORD) {
        return bytes;
    }
    let mut words = vec![0u128; bytes.len().div_ceil(WORD)];
    let copy: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
    if let Some(copy) = copy.get_mut(..bytes.len()) {
        copy.copy_from_slice(&bytes);
    }
    Bytes::from_owner(Words(words)).slice(..bytes.len())
}

struct Words(Vec<u128>);

impl AsRef<[u8]> for Words {
    fn as_ref(&self) -> &[u8] {
        bytemuck::cast_slice(&self.0)
    }
}
