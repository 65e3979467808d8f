//! SIF, the Simple Interaction Format of Cytoscape; written, not read.
//!
//! A line is the id of an entity, the predicate and the id of another, with tabs between them; an entity without a
//! statement is a line of its own. The predicate has no prefix, and where the statement acts on one of its ends, the effect
//! follows it: `affects (-)`. There is no room for more: a denied or refuted statement is left out, as a line could only
//! assert it, and of statements that would be the same line one is written.
//!
//! The source is the manual of Cytoscape 3, Supported Network File Formats.

mod write;

use super::contents::{Contents, holds};

pub use write::write_graph;

/// What is written.
pub(super) const HOLDS: Contents = holds! {
    whole: Direction, Correlations;
    partly: Parallel, Effects;
    ..NOTHING
};
