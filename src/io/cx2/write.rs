//! The writer of CX2.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::io::exchange::{Attributes, Column, Columns, GRAPH_NAME, Shape, Type, edges, nodes};
use crate::io::json_writing::List;

use super::style::visual_properties;

/// Writes a graph as CX2, with the style of pictures: a node or an edge a line.
///
/// Statements about statements are left out, and the report counts them. The graph is read twice, as attributes are declared
/// before they are used. The same graph gives the same bytes.
///
/// ```
/// use mechgraph::{datasets, io::cx2};
///
/// let mut bytes = Vec::new();
/// cx2::write_graph(&datasets::interferon_gamma(), &mut bytes)?;
/// let text = String::from_utf8(bytes)?;
/// assert!(text.starts_with("[{\"CXVersion\":\"2.0\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_graph(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let mut unused = WriteReport::default();
    let (mut of_nodes, mut of_edges) = (Columns::default(), Columns::default());
    of_nodes.declare("name");
    of_nodes.declare("represents");
    of_edges.declare("interaction");
    nodes(graph, &mut unused).for_each(|row| of_nodes.add(&row.attributes));
    let mut edge_count = 0_u64;
    for row in edges(graph, &mut unused) {
        of_edges.add(&row.attributes);
        edge_count += 1;
    }
    let counted = |name: &str, count: u64| json!({"name": name, "elementCount": count});
    let metadata = json!({"metaData": [
        counted("attributeDeclarations", 1),
        counted("networkAttributes", 1),
        counted("nodes", graph.node_count() as u64),
        counted("edges", edge_count),
        counted("visualProperties", 1),
    ]});
    let declarations = json!({"attributeDeclarations": [{
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": declared(&of_nodes),
        "edges": declared(&of_edges),
    }]});
    write!(out, "[{}", json!({"CXVersion": "2.0", "hasFragments": false}))?;
    write!(out, ",\n{metadata},\n{declarations},\n{}", json!({"networkAttributes": [{"name": GRAPH_NAME}]}))?;
    out.write_all(b",\n{\"nodes\": [")?;
    let mut list = List::default();
    for row in nodes(graph, &mut report) {
        let own = [("name", row.node.name()), ("represents", row.node.curie())];
        let values = values(&own, row.attributes, &of_nodes);
        list.element(&json!({"id": row.node.number().0, "v": values}), &mut out)?;
    }
    out.write_all(b"\n]},\n{\"edges\": [")?;
    let mut list = List::default();
    for row in edges(graph, &mut report) {
        let (number, source, target) = (row.number(), row.subject.number().0, row.object.number().0);
        let values = values(&[("interaction", row.statement.predicate().local_name())], row.attributes, &of_edges);
        list.element(&json!({"id": number, "s": source, "t": target, "v": values}), &mut out)?;
    }
    write!(out, "\n]}},\n{}", json!({"visualProperties": [visual_properties()]}))?;
    writeln!(out, ",\n{}]", json!({"status": [{"success": true, "error": ""}]}))?;
    report.written = graph.node_count() as u64 + edge_count;
    Ok(report)
}

/// The types of attributes.
fn declared(columns: &Columns) -> Json {
    columns.iter().map(|(name, column)| (name.to_owned(), json!({"d": kind(column)}))).collect::<Map<_, _>>().into()
}

/// The type of an attribute, in CX2's words.
fn kind(column: Column) -> &'static str {
    match (column.shape, column.of) {
        (Shape::One, Some(Type::Flag)) => "boolean",
        (Shape::One, Some(Type::Integer | Type::Long)) => "long",
        (Shape::One, Some(Type::Number)) => "double",
        (Shape::List, Some(Type::Flag)) => "list_of_boolean",
        (Shape::List, Some(Type::Integer | Type::Long)) => "list_of_long",
        (Shape::List, Some(Type::Number)) => "list_of_double",
        (Shape::List, _) => "list_of_string",
        (Shape::One | Shape::Mixed, _) => "string",
    }
}

fn values(own: &[(&str, &str)], attributes: Attributes, columns: &Columns) -> Map<String, Json> {
    let own = own.iter().map(|(name, value)| ((*name).to_owned(), Json::from(*value)));
    let others = attributes.into_iter().filter_map(|(name, value)| {
        let (_, column) = columns.find(&name)?;
        Some((name, typed(value, column)))
    });
    own.chain(others).collect()
}

/// A value as the type of its attribute wants it.
fn typed(value: Json, column: Column) -> Json {
    match (column.shape, column.of, value) {
        (Shape::List, of, Json::Array(values)) => {
            values.into_iter().map(|value| one(value, of.unwrap_or(Type::Text))).collect()
        }
        (Shape::One, Some(of), value) => one(value, of),
        (.., value) => one(value, Type::Text),
    }
}

fn one(value: Json, of: Type) -> Json {
    match (of, value) {
        (Type::Number, value) => value.as_f64().map_or(value, Json::from),
        (Type::Text, Json::String(text)) => text.into(),
        (Type::Text, value) => value.to_string().into(),
        (_, value) => value,
    }
}
