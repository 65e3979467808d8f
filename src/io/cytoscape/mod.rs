//! JSON of Cytoscape.js, which Cytoscape Desktop reads too (`.cyjs`); written, not read.
//!
//! The id of a node is that of the entity; edges are `e0`, `e1` and so on, and `statement_id` has the id of the statement.
//! `key` of an edge and `value` of a node are for networkx, which joins parallel edges without the one and reads nothing
//! without the other. `style` is the one of pictures; Cytoscape.js takes the document as its options, style and all.
//!
//! The source is the documentation of Cytoscape.js 3 (notation of elements, style) and networkx 3.6.1.

mod style;
mod write;

use super::contents::{Content, Contents};

pub use write::write_graph;

/// What is written.
pub(super) const HOLDS: Contents = Contents { none: &[Content::Nested], ..Contents::ALL };
