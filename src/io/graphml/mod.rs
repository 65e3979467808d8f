//! GraphML: a graph for networkx, igraph, Gephi, Cytoscape and others; written, not read.
//!
//! The id of a node is that of the entity; the edges are `e0`, `e1` and so on, and `statement_id` has the id of the
//! statement. Every attribute is declared with its type. GraphML has neither lists nor structures: such a value is its JSON.
//! An attribute that is true or false for some rows and not known for others is a text, as igraph would read false where
//! nothing is said.
//!
//! The source is the GraphML Primer and the schema `http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd`.

mod write;

use super::contents::{Contents, holds};

pub use write::write_graph;

/// What is written.
pub(super) const HOLDS: Contents = holds! {
    as_text: Categories, OtherNames, EquivalentIds, Contexts, Publications, SupportingText, Records, Conditions,
        Shortcuts, Properties;
    none: Nested;
    ..ALL
};
