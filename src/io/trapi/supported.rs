//! What supports a statement of a message.

use super::keys::{AUXILIARY_GRAPHS, EDGES};
use crate::graph::StatementRef;
use crate::model::Value;

/// The auxiliary graphs that support a statement which [`MessageReader`](super::MessageReader) read, by their keys, each
/// as its statements in the order of the message, which means nothing in TRAPI. Statements that the graph does not have
/// are left out.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::trapi::{MessageReader, supports};
///
/// let message = r#"{"message": {
///     "knowledge_graph": {"nodes": {"A:1": {}, "A:2": {}, "A:3": {}}, "edges": {
///         "e1": {"subject": "A:1", "predicate": "biolink:affects", "object": "A:2"},
///         "e2": {"subject": "A:2", "predicate": "biolink:causes", "object": "A:3"},
///         "e3": {"subject": "A:1", "predicate": "biolink:treats", "object": "A:3",
///             "attributes": [{"attribute_type_id": "biolink:support_graphs", "value": ["g"]}]}}},
///     "auxiliary_graphs": {"g": {"edges": ["e1", "e2"], "attributes": []}}}}"#;
/// let mut builder = GraphBuilder::new();
/// builder.load(MessageReader::new("message", message.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let treats = graph.statement("e3").ok_or("no such statement")?;
/// let ids: Vec<_> = supports(treats)[0].iter().map(|statement| statement.id()).collect();
/// assert_eq!(ids, ["e1", "e2"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn supports(statement: StatementRef<'_>) -> Vec<Vec<StatementRef<'_>>> {
    let graph = statement.graph();
    let Some(Value::Map(graphs)) = statement.property(AUXILIARY_GRAPHS) else { return Vec::new() };
    let edges = |value: &Value| -> Vec<StatementRef<'_>> {
        let Value::Map(parts) = value else { return Vec::new() };
        let ids = parts.get(EDGES).map(Value::texts).unwrap_or_default();
        ids.into_iter().filter_map(|id| graph.statement(id)).collect()
    };
    graphs.values().map(edges).filter(|statements| !statements.is_empty()).collect()
}
