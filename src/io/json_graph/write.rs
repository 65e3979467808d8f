//! The writer of JSON Graph Format.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::io::exchange::{Attributes, GRAPH_NAME, edges, nodes};
use crate::io::json_writing::List;

/// Writes a graph in JSON Graph Format 2: a node or an edge a line.
///
/// Statements about statements are left out, and the report counts them. The same graph gives the same bytes.
///
/// # Errors
///
/// That of `out`.
pub fn write_graph(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    write!(out, "{{\"graph\": {{\"directed\": true, \"label\": {}, \"nodes\": {{", json!(GRAPH_NAME))?;
    let mut list = List::default();
    for row in nodes(graph, &mut report) {
        let node = json!({"label": row.node.name(), "metadata": metadata(row.attributes)});
        list.entry(row.node.curie(), &node, &mut out)?;
    }
    report.written += list.count;
    out.write_all(b"\n}, \"edges\": [")?;
    let mut list = List::default();
    for row in edges(graph, &mut report) {
        let edge = json!({
            "id": row.statement.id(),
            "source": row.subject.curie(),
            "target": row.object.curie(),
            "relation": row.statement.predicate().local_name(),
            "metadata": metadata(row.attributes),
        });
        list.element(&edge, &mut out)?;
    }
    report.written += list.count;
    out.write_all(b"\n]}}\n")?;
    Ok(report)
}

fn metadata(attributes: Attributes) -> Json {
    attributes.into_iter().collect::<Map<_, _>>().into()
}
