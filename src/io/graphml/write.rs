//! The writer of GraphML.

use std::io::{self, Write};

use serde_json::Value as Json;

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::io::exchange::{Column, Columns, Shape, Type, Xml, edges, nodes, text};

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Writes a graph as GraphML: a node or an edge a line.
///
/// Statements about statements are left out, and the report counts them. The graph is read twice, as attributes are declared
/// before they are used. The same graph gives the same bytes.
///
/// ```
/// use mechgraph::{datasets, io::graphml};
///
/// let graph = datasets::interferon_gamma();
/// let mut bytes = Vec::new();
/// let report = graphml::write_graph(&graph, &mut bytes)?;
/// assert!(report.losses.keys().all(|reason| *reason == "a statement about a statement"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_graph(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut unused = WriteReport::default();
    let (mut of_nodes, mut of_edges) = (Columns::default(), Columns::default());
    of_nodes.declare("name");
    nodes(graph, &mut unused).for_each(|row| of_nodes.add(&row.attributes));
    edges(graph, &mut unused).for_each(|row| of_edges.add(&row.attributes));
    let mut rows = WriteReport::default();
    let mut changes = WriteReport::default();
    let mut xml = Xml::new(&mut out, &mut changes)?;
    xml.open_line("graphml", &[("xmlns", NAMESPACE)])?;
    keys("node", &of_nodes, &mut xml)?;
    keys("edge", &of_edges, &mut xml)?;
    xml.open_line("graph", &[("edgedefault", "directed")])?;
    let mut written = 0;
    for row in nodes(graph, &mut rows) {
        xml.open("node", &[("id", row.node.curie())])?;
        if let Some(name) = row.node.given_name() {
            xml.text("data", &[("key", "node0")], name)?;
        }
        data("node", &row.attributes, &of_nodes, &mut xml)?;
        xml.close_line("node")?;
        written += 1;
    }
    for row in edges(graph, &mut rows) {
        let id = format!("e{}", row.number());
        xml.open("edge", &[("id", &id), ("source", row.subject.curie()), ("target", row.object.curie())])?;
        data("edge", &row.attributes, &of_edges, &mut xml)?;
        xml.close_line("edge")?;
        written += 1;
    }
    xml.close_line("graph")?;
    xml.close_line("graphml")?;
    rows.unite(changes);
    rows.written = written;
    Ok(rows)
}

/// Declares the attributes of nodes or of edges.
fn keys(of: &str, columns: &Columns, xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    for (place, (name, column)) in columns.iter().enumerate() {
        let id = format!("{of}{place}");
        let kind = kind(column, columns.is_complete(column));
        xml.empty("key", &[("id", &id), ("for", of), ("attr.name", name), ("attr.type", kind)])?;
        xml.line()?;
    }
    Ok(())
}

/// The type of an attribute, in GraphML's words.
fn kind(column: Column, is_complete: bool) -> &'static str {
    match (column.shape, column.of) {
        (Shape::One, Some(Type::Flag)) if is_complete => "boolean",
        (Shape::One, Some(Type::Integer | Type::Long)) => "long",
        (Shape::One, Some(Type::Number)) => "double",
        _ => "string",
    }
}

fn data(of: &str, row: &[(String, Json)], columns: &Columns, xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    for (name, value) in row {
        if let Some((place, _)) = columns.find(name) {
            xml.text("data", &[("key", &format!("{of}{place}"))], &text(value))?;
        }
    }
    Ok(())
}
