//! What is wrong, or looks wrong, in a graph and in the records of mechanisms that it was made from.
//!
//! A [`Record`] is what one `source_record` says: its drug and disease, and the links between. Each check is a
//! function from a record, or from the graph, to [`AuditFinding`]s.

mod chains;
mod citations;
mod finding;
mod opposites;
mod query;
mod record;
mod records;
mod shape;
mod signs;
mod skipped;
mod structure;
#[cfg(test)]
mod tests;

pub use citations::{CitationError, read_citation};
pub use finding::AuditFinding;
pub use query::{Audit, AuditQuery};
