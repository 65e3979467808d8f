//! Rows as keys and values, for writers of other formats that hold what KGX's JSON holds.

use serde_json::Value as Json;

use crate::graph::{Node, StatementRef};
use crate::io::WriteReport;

use super::objects;
use super::rows;

/// Keys and values, in the order in which they are written.
pub(in crate::io) type KeysAndValues = Vec<(String, Json)>;

/// What it writes of a node.
pub(in crate::io) fn node(node: Node<'_>, report: &mut WriteReport) -> KeysAndValues {
    objects::node(&node.to_entity(), report).into_entries()
}

/// What it writes of a statement: the whole of it first, then its identity under each other id.
pub(in crate::io) fn edge(statement: StatementRef<'_>, report: &mut WriteReport) -> Vec<KeysAndValues> {
    let edges = rows::edges_of(statement, objects::is_id);
    edges
        .map(|(statement, id, extent)| objects::edge(&rows::record(statement, id, extent), report).into_entries())
        .collect()
}
