//! The writers of KGX JSON Lines and of one KGX JSON document.

use std::io::{self, Write};

use serde::Serialize;

use crate::graph::{KnowledgeGraph, StatementRef};
use crate::io::WriteReport;

use super::objects::{self, Object};
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
pub fn write_jsonl(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    nodes(graph, &mut out, &mut report)?;
    edges(graph, &mut out, &mut report)?;
    Ok(report)
}

/// Writes the nodes of a graph as KGX JSON Lines, as [`write_jsonl`] does.
///
/// # Errors
///
/// That of `out`.
pub fn write_jsonl_nodes(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    nodes(graph, &mut out, &mut report)?;
    Ok(report)
}

/// Writes the edges of a graph as KGX JSON Lines, as [`write_jsonl`] does.
///
/// # Errors
///
/// That of `out`.
pub fn write_jsonl_edges(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    edges(graph, &mut out, &mut report)?;
    Ok(report)
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
    out.write_all(b"{\"nodes\": [")?;
    for (index, node) in rows::nodes(graph).enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        object(&objects::node(&node.to_entity(), &mut report), &mut out, &mut report)?;
    }
    out.write_all(b"\n], \"edges\": [")?;
    for (index, row) in rows::edges(graph, objects::is_id).enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        object(&edge(row, &mut report), &mut out, &mut report)?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(report)
}

fn nodes(graph: &KnowledgeGraph, out: &mut impl Write, report: &mut WriteReport) -> io::Result<()> {
    for node in rows::nodes(graph) {
        object(&objects::node(&node.to_entity(), report), out, report)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn edges(graph: &KnowledgeGraph, out: &mut impl Write, report: &mut WriteReport) -> io::Result<()> {
    for row in rows::edges(graph, objects::is_id) {
        object(&edge(row, report), out, report)?;
        out.write_all(b"\n")?;
    }
    Ok(())
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

fn object(object: &impl Serialize, out: &mut impl Write, report: &mut WriteReport) -> io::Result<()> {
    report.written += 1;
    serde_json::to_writer(out, object).map_err(io::Error::from)
}
