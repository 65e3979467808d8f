//! What writers for other programs share: a graph as nodes and edges with attributes.
//!
//! Every entity is a node and every statement between two entities an edge of its own, from subject to object, whatever
//! way its predicate is read. Attributes are what the writers of KGX's JSON write, and beside it what the graph worked out:
//! the kind of an entity, the effect of a statement and on what it rests, and which of its ends it acts on. A correlation, a
//! denied and a refuted statement act on neither.

mod columns;
mod rows;
mod xml;

pub(super) use columns::{Column, Columns, Shape, Type};
pub(super) use rows::{Attributes, EdgeRow, NodeRow, edges, nodes, text};
pub(super) use xml::Xml;

/// Why a statement whose subject or object is a statement is left out.
pub(super) const ABOUT: &str = "a statement about a statement";

/// What the graph is called where a format wants a name.
pub(super) const GRAPH_NAME: &str = "mechgraph";
