//! A whole graph as a message.

use std::io::{self, Write};

use super::auxiliary::AuxiliaryGraphs;
use super::from_kgx;
use super::message::Version;
use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::io::json_writing::List;
use crate::io::kgx::{Extent, edge_rows, row_record};
use crate::schema;

/// Writes a graph as the knowledge graph of a TRAPI message, a node or an edge a line.
///
/// Qualifiers, sources, publications, knowledge level and agent type are where the API has them; a context of one value is
/// Biolink's qualifier of it. What else a statement has is an attribute: of the type of its slot, or of
/// `biolink:Attribute` under its name. What supports a statement, and what it summarises, are auxiliary graphs.
/// [`MessageReader`](super::MessageReader) reads the same graph from it, but for what the report counts: a message cannot
/// have statements about statements, and needs a category, a knowledge level and an agent type. A statement without a
/// primary source has `infores:not-provided`, which is read as none. An entity that no row described is described.
///
/// ```
/// use mechgraph::io::trapi::{MessageReader, Version, write_message};
/// use mechgraph::{GraphBuilder, datasets};
///
/// let graph = datasets::interferon_gamma();
/// let mut bytes = Vec::new();
/// let report = write_message(&graph, Version::V2, &mut bytes)?;
/// let about = report.losses["a statement about a statement"];
/// let mut builder = GraphBuilder::new();
/// builder.load(MessageReader::new("copy", bytes.as_slice()))?;
/// assert_eq!(builder.freeze()?.statement_count() as u64 + about, graph.statement_count() as u64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_message(graph: &KnowledgeGraph, version: Version, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let mut graphs = AuxiliaryGraphs::new(version);
    let find = |id: &str| graph.statement(id).filter(|it| it.ends().is_some()).map(|_| id.to_owned());
    out.write_all(b"{\"message\": {\"knowledge_graph\": {\"nodes\": {")?;
    let mut list = List::default();
    for node in graph.nodes() {
        let json = from_kgx::node(&node.to_entity(), &mut report);
        list.entry(node.curie(), &json, &mut out)?;
    }
    report.written += list.count;
    out.write_all(b"\n}, \"edges\": {")?;
    let mut list = List::default();
    for (statement, id, extent) in edge_rows(graph, |id| !id.is_empty()) {
        let record = row_record(statement, id, extent);
        let Some((json, _)) = from_kgx::edge(&record, version, (&mut graphs, &find), &mut report) else { continue };
        list.entry(record.id.as_deref().unwrap_or_default(), &json, &mut out)?;
        report.further_ids += u64::from(extent == Extent::Identity);
    }
    report.written += list.count;
    out.write_all(b"\n}}")?;
    if !graphs.graphs.is_empty() {
        out.write_all(b", \"auxiliary_graphs\": {")?;
        let mut list = List::default();
        for (key, json) in &graphs.graphs {
            list.entry(key, json, &mut out)?;
        }
        out.write_all(b"\n}")?;
    }
    let (schema, biolink) = (version.as_str(), schema::BIOLINK_VERSION);
    writeln!(out, "}}, \"schema_version\": \"{schema}\", \"biolink_version\": \"{biolink}\"}}")?;
    Ok(report)
}
