//! The header, and where sections lie.

use super::error::SnapshotError;

pub(super) const MAGIC: [u8; 8] = *b"MECHGRPH";
/// Goes up with every change that an older library could not read.
pub(super) const VERSION: u32 = 4;
const BYTE_ORDER: u32 = 0x0102_0304;
/// Sections start at multiples of this, so that values of any kind are aligned.
pub(super) const ALIGNMENT: usize = 64;
/// Bytes before the table of sections.
const HEADER: usize = 96;
/// Bytes of one length in the table of sections.
const ENTRY: usize = 8;

/// The header of a snapshot: how long its sections are, and what their bytes hash to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) lengths: Vec<u64>,
    pub(super) content: [u8; 32],
    pub(super) provenance: [u8; 32],
}

impl Header {
    /// Where each section starts, and after the last where the file ends. `None` beyond 2⁶⁴ bytes.
    pub(super) fn offsets(&self) -> Option<Vec<u64>> {
        let start = HEADER + ENTRY * self.lengths.len();
        let mut offsets = vec![align(start as u64)?];
        for length in &self.lengths {
            let end = offsets.last()?.checked_add(*length)?;
            offsets.push(align(end)?);
        }
        Some(offsets)
    }

    /// The bytes of the header and the table, up to the first section.
    pub(super) fn encode(&self) -> Vec<u8> {
        let offsets = self.offsets().unwrap_or_default();
        let length = offsets.last().copied().unwrap_or_default();
        let mut bytes = Vec::with_capacity(HEADER);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&BYTE_ORDER.to_le_bytes());
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&(self.lengths.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&self.content);
        bytes.extend_from_slice(&self.provenance);
        self.lengths.iter().for_each(|length| bytes.extend_from_slice(&length.to_le_bytes()));
        let first = offsets.first().copied().unwrap_or_default();
        bytes.resize(usize::try_from(first).unwrap_or(bytes.len()), 0);
        bytes
    }

    /// Reads the header of a snapshot of `count` sections.
    pub(super) fn decode(bytes: &[u8], count: usize) -> Result<Self, SnapshotError> {
        if cfg!(target_endian = "big") {
            return Err(SnapshotError::ByteOrder);
        }
        let mut rest = bytes;
        if take::<8>(&mut rest) != Some(MAGIC) {
            return Err(SnapshotError::NotASnapshot);
        }
        let short = || SnapshotError::Corrupt("its header is cut short");
        let version = take(&mut rest).map(u32::from_le_bytes).ok_or_else(short)?;
        let order = take(&mut rest).map(u32::from_le_bytes).ok_or_else(short)?;
        if order == BYTE_ORDER.swap_bytes() {
            return Err(SnapshotError::ByteOrder);
        }
        if version != VERSION {
            return Err(SnapshotError::Version { found: version, expected: VERSION });
        }
        let length = take(&mut rest).map(u64::from_le_bytes).ok_or_else(short)?;
        if length != bytes.len() as u64 {
            return Err(SnapshotError::Length { expected: length, found: bytes.len() as u64 });
        }
        if take(&mut rest).map(u64::from_le_bytes) != Some(count as u64) {
            return Err(SnapshotError::Corrupt("it has another number of sections"));
        }
        let content = take(&mut rest).ok_or_else(short)?;
        let provenance = take(&mut rest).ok_or_else(short)?;
        let lengths = (0..count).map(|_| take(&mut rest).map(u64::from_le_bytes)).collect::<Option<_>>();
        let header = Self { lengths: lengths.ok_or_else(short)?, content, provenance };
        let whole = header.offsets().and_then(|offsets| offsets.last().copied());
        if whole != Some(length) || !bytes.starts_with(&header.encode()) {
            return Err(SnapshotError::Corrupt("its sections do not fill it"));
        }
        Ok(header)
    }
}

fn align(offset: u64) -> Option<u64> {
    offset.checked_next_multiple_of(ALIGNMENT as u64)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*first)
}
