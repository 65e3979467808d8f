//! Why bytes are no snapshot.

/// Why bytes cannot be opened as a snapshot, or fail its checks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// The bytes start otherwise than a snapshot does.
    #[error("not a snapshot: it does not start with MECHGRPH; build one with `mechgraph build`")]
    NotASnapshot,
    /// The snapshot was written by another version of the format.
    #[error("snapshot of format version {found}, where {expected} is read; rebuild it from its sources")]
    Version {
        /// The version in the file.
        found: u32,
        /// The version that this library reads.
        expected: u32,
    },
    /// The machine, or the one that wrote the file, is not little-endian.
    #[error("snapshots are little-endian, and this file or this machine is not")]
    ByteOrder,
    /// The file is shorter or longer than it says.
    #[error(
        "the snapshot should have {expected} bytes and has {found}: it is cut short, or not a snapshot; rebuild it from its \
         sources"
    )]
    Length {
        /// The length that the header gives.
        expected: u64,
        /// The length that there is.
        found: u64,
    },
    /// A part does not fit the others.
    #[error("the snapshot is corrupt: {0}; rebuild it from its sources")]
    Corrupt(&'static str),
    /// The bytes are not those that were written.
    #[error("the snapshot's {0} does not match its checksum; rebuild it from its sources")]
    Checksum(&'static str),
}
