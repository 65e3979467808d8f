//! CX2, the Cytoscape Exchange format: for `NDEx`, Cytoscape Web and Cytoscape Desktop; written, not read.
//!
//! Nodes and edges have numbers, as the format wants; `represents` of a node has the id of the entity and `statement_id` of
//! an edge that of the statement. `interaction` is the predicate without its prefix. Attributes are declared with their
//! types; a structure, or a value that is now one and now several, is a text, which is JSON unless the value is a text. The
//! style is the one of pictures: heads by what a statement does to its ends, shapes and colours by kind, dashes by status.
//!
//! The source is the Cytoscape Exchange Format Specification (Version 2) and CX2 Visual Styles, of cytoscape.org/cx.

mod style;
mod write;

use super::contents::{Contents, holds};

pub use write::write_graph;

/// What is written.
pub(super) const HOLDS: Contents = holds! {
    as_text: OtherNames, Contexts, Conditions, Shortcuts, Properties;
    none: Nested;
    ..ALL
};
