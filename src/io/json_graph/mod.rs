//! JSON Graph Format, version 2; written, not read.
//!
//! Nodes are an object by the ids of the entities. The name of an entity is its `label`, the predicate of a statement
//! its `relation`, without prefix; all else is in `metadata`, lists and structures as they are. The id of an edge is the one
//! of the statement.
//!
//! The source is `json-graph-schema_v2.json` of jsongraph/json-graph-specification.

mod write;

use super::contents::{Content, Contents};

pub use write::write_graph;

/// What is written.
pub(super) const HOLDS: Contents = Contents { none: &[Content::Nested], ..Contents::ALL };
