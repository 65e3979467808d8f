//! Snapshots: a frozen graph as one file, used where it lies.
//!
//! [`KnowledgeGraph::write_snapshot`](super::KnowledgeGraph::write_snapshot) writes one,
//! [`KnowledgeGraph::open`](super::KnowledgeGraph::open) reads it without parsing: columns become views of the
//! bytes that the caller supplies. The format, byte by byte, is in
//! [`documentation::snapshot`](crate::documentation::snapshot).

mod check;
mod error;
mod fingerprint;
mod layout;
mod open;
mod sections;
mod tables;
mod write;

pub use error::SnapshotError;
pub use fingerprint::Fingerprint;
