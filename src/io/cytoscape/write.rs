//! The writer of Cytoscape's JSON.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::io::exchange::{Attributes, GRAPH_NAME, edges, nodes};
use crate::io::json_writing::List;

use super::style::rules;

/// Writes a graph as JSON of Cytoscape.js, with the style of pictures: a node or an edge a line.
///
/// Statements about statements are left out, and the report counts them. The same graph gives the same bytes.
///
/// # Errors
///
/// That of `out`.
pub fn write_graph(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let prefix = prefix_of_edges(graph);
    let data = json!({"name": GRAPH_NAME});
    write!(out, "{{\"data\": {data}, \"directed\": true, \"multigraph\": true, \"elements\": {{\"nodes\": [")?;
    let mut list = List::default();
    for row in nodes(graph, &mut report) {
        let id = row.node.curie();
        let own = [("id", id.into()), ("name", row.node.name().into()), ("value", id.into())];
        list.element(&element(own, row.attributes), &mut out)?;
    }
    report.written += list.count;
    out.write_all(b"\n], \"edges\": [")?;
    let mut list = List::default();
    for row in edges(graph, &mut report) {
        let id = format!("{prefix}{}", row.number());
        let own = [
            ("id", id.as_str().into()),
            ("source", row.subject.curie().into()),
            ("target", row.object.curie().into()),
            ("interaction", row.statement.predicate().local_name().into()),
            ("key", id.as_str().into()),
        ];
        list.element(&element(own, row.attributes), &mut out)?;
    }
    report.written += list.count;
    out.write_all(b"\n]}, \"style\": [")?;
    let mut list = List::default();
    for rule in rules() {
        list.element(&rule, &mut out)?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(report)
}

fn element<const N: usize>(own: [(&str, Json); N], attributes: Attributes) -> Json {
    let own = own.map(|(name, value)| (name.to_owned(), value));
    json!({"data": own.into_iter().chain(attributes).collect::<Map<_, _>>()})
}

/// What the ids of edges begin with: nodes and edges share one space of ids.
fn prefix_of_edges(graph: &KnowledgeGraph) -> String {
    let mut prefix = "e".to_owned();
    let is_taken = |prefix: &str| {
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        graph.nodes().any(|node| node.curie().strip_prefix(prefix).is_some_and(is_number))
    };
    while is_taken(&prefix) {
        prefix.push('e');
    }
    prefix
}
