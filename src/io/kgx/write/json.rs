//! The writers of KGX JSON Lines and of one KGX JSON document.

use std::io::{self, Write};

use crate::graph::{KnowledgeGraph, StatementRef};
use crate::io::WriteReport;
use crate::io::json_writing::{List, Object};

use super::objects;
use super::rows::{self, Extent};

const EMPTY_ID: &str = "a statement's id that is empty; the statement has another";

/// Writes a graph as KGX JSON Lines: every node, then every edge, one object a line.
///
/// Nothing is lost but numbers that are not finite and what is nested over 100 deep, which the report
/// counts. The same graph gives the same bytes. An id that the graph derived is written, so that what
/// refers to it still does; an entity that no row described has no row.
///
/// ```
/// use mechgraph::io::kgx::{JsonlReader, write_jsonl};
/// use mechgraph::{GraphBuilder, datasets};
///
/// let graph = datasets::interferon_gamma();
/// let mut bytes = Vec::new();
/// assert!(write_jsonl(&graph, &mut bytes)?.is_lossless());
/// let mut builder = GraphBuilder::new();
/// builder.load(JsonlReader::new("copy", bytes.as_slice()))?;
/// assert_eq!(builder.freeze()?.statement_count(), graph.statement_count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_jsonl(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    write_lines(graph, &[nodes, edges], out)
}

/// Writes the nodes of a graph as KGX JSON Lines, as [`write_jsonl`] does.
///
/// # Errors
///
/// That of `out`.
pub fn write_jsonl_nodes(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    write_lines(graph, &[nodes], out)
}

/// Writes the edges of a graph as KGX JSON Lines, as [`write_jsonl`] does.
///
/// # Errors
///
/// That of `out`.
pub fn write_jsonl_edges(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    write_lines(graph, &[edges], out)
}

/// Writes a graph as one KGX JSON document, `{"nodes": [..], "edges": [..]}`, an element a line.
///
/// What is written of each node and edge is what [`write_jsonl`] writes.
///
/// # Errors
///
/// That of `out`.
pub fn write_json(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    for (start, part) in [("{\"nodes\": [", nodes as Part), ("\n], \"edges\": [", edges)] {
        out.write_all(start.as_bytes())?;
        let mut list = List::default();
        part(graph, &mut report, &mut |object| list.element(object, &mut out))?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(report)
}

/// Hands on the objects of a part of a graph.
type Part = fn(&KnowledgeGraph, &mut WriteReport, &mut dyn FnMut(&Object) -> io::Result<()>) -> io::Result<()>;

/// Writes an object a line.
fn write_lines(graph: &KnowledgeGraph, parts: &[Part], mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    for part in parts {
        part(graph, &mut report, &mut |object| {
            serde_json::to_writer(&mut out, object)?;
            out.write_all(b"\n")
        })?;
    }
    Ok(report)
}

fn nodes(
    graph: &KnowledgeGraph,
    report: &mut WriteReport,
    take: &mut dyn FnMut(&Object) -> io::Result<()>,
) -> io::Result<()> {
    rows::nodes(graph).try_for_each(|node| {
        report.written += 1;
        take(&objects::node(&node.to_entity(), report))
    })
}

fn edges(
    graph: &KnowledgeGraph,
    report: &mut WriteReport,
    take: &mut dyn FnMut(&Object) -> io::Result<()>,
) -> io::Result<()> {
    rows::edges(graph, objects::is_id).try_for_each(|row| {
        report.written += 1;
        take(&edge(row, report))
    })
}

/// The object of a row of an edge.
pub(in crate::io) fn edge(
    (statement, id, extent): (StatementRef<'_>, String, Extent),
    report: &mut WriteReport,
) -> Object {
    match extent {
        Extent::Whole => (0..rows::unfit_ids(statement, objects::is_id)).for_each(|_| report.lose(EMPTY_ID)),
        Extent::Identity => report.further_ids += 1,
    }
    objects::edge(&rows::record(statement, id, extent), report)
}
