//! The reader of a message's knowledge graph.

use std::io::BufRead;

use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::document::Document;
use super::supports::Supports;
use super::to_kgx;
use crate::io::json_places::Places;
use crate::io::kgx::{RecordKind, Spot, Trouble, hand_on, parse, read_whole};
use crate::io::rows::Rows;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{Finding, FindingCode, ReadError, Row, RowCounts, Sink};

/// Reads the knowledge graph of a TRAPI message of version 1 or 2, of a query or a response, or a knowledge graph alone.
///
/// Each node and edge has its key as its id. Categories, qualifiers, sources and attributes are read as KGX has them; an
/// attribute of type `biolink:Attribute` is a property of its original name.
///
/// The auxiliary graphs that support an edge are a property of the statement, `auxiliary_graphs`, each with the ids of its
/// edges ([`supports`](super::supports)). A graph whose edges are steps from subject to object, of an edge that is a step
/// itself and a prediction or an entailment, is a path that the statement summarises
/// ([`shortcut_over`](crate::Statement::shortcut_over)). Results are no part of a graph, and a finding says how many there
/// are; [`read_results`](super::read_results) reads them. The message is held whole.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::trapi::MessageReader;
///
/// let message = r#"{"message": {"knowledge_graph": {
///     "nodes": {"HGNC:5438": {"name": "IFNG", "categories": ["biolink:Gene"]}},
///     "edges": {"e0": {"subject": "HGNC:5438", "predicate": "biolink:related_to", "object": "MONDO:0015540",
///         "sources": [{"resource_id": "infores:hpo", "resource_role": "primary_knowledge_source"}]}}}}}"#;
/// let mut builder = GraphBuilder::new();
/// builder.load(MessageReader::new("message", message.as_bytes()))?;
/// assert_eq!(builder.freeze()?.statement("e0").and_then(|it| it.primary_knowledge_source()), Some("infores:hpo"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type MessageReader<R> = SourceReader<R, Message>;

/// The format of [`MessageReader`].
#[derive(Debug, Default)]
pub struct Message;

impl SourceFormat for Message {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (name, limits) = (reader.name, reader.limits);
        let text = read_whole(&name, reader.bytes, sink)?;
        if text.is_empty() {
            return Ok(RowCounts::default());
        }
        let document = Document::read(&text).map_err(|(place, message)| ReadError::format(&name, place, message))?;
        let mut places = Places::new(&text);
        let mut supports = Supports::read(&document, &text, &name, sink);
        let mut rows = Rows::new(name, limits, sink);
        let nodes = document.nodes.0.iter().map(|entry| (RecordKind::Node, entry));
        let edges = document.edges.0.iter().map(|entry| (RecordKind::Edge, entry));
        for (kind, (key, raw)) in nodes.chain(edges) {
            if rows.sink.is_done() {
                return Ok(rows.counts);
            }
            let (line, column) = places.of(raw.get());
            rows.start().map_err(|message| ReadError::format(&rows.source, (line, column), message))?;
            let row = Row { line, bytes: raw.get().as_bytes() };
            let spot = Spot { source: &rows.source, row, text: raw.get(), column };
            let taken = take(key, kind, spot, &mut supports, rows.sink);
            rows.settle(taken, row);
        }
        if let Some(error) = rows.all_left_out("no element is a node or an edge") {
            return Err(error);
        }
        let Rows { source, sink, counts, .. } = rows;
        if counts.read == 0 {
            let message = "the message's knowledge graph is empty";
            sink.finding(Finding::new(FindingCode::Normalised, message).at(source.as_str(), 1));
        }
        let results: Vec<&RawValue> =
            document.results.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
        if let Some(message) = supports.left_out(results.len()) {
            let (line, column) = document.results.map_or((1, 1), |raw| places.of(raw.get()));
            sink.finding(Finding::new(FindingCode::LeftOut, message).at(source, line).in_column(column));
        }
        Ok(counts)
    }
}

/// Hands on a node or an edge, whose id is its key.
fn take(
    key: &str,
    kind: RecordKind,
    spot: Spot<'_>,
    supports: &mut Supports<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Finding> {
    let mut map = match parse(spot, "the element cannot be read", false, sink) {
        Ok(map) => map,
        Err(Trouble::Row(finding) | Trouble::Source(finding)) => return Err(finding),
    };
    map.insert("id".to_owned(), Json::from(key));
    let mut missing = Vec::new();
    if matches!(kind, RecordKind::Edge) {
        let graphs = Supports::keys_of(&map);
        to_kgx::edge(&mut map);
        missing = supports.add(&graphs, &mut map);
    } else {
        to_kgx::node(&mut map);
    }
    hand_on(map, kind, spot, sink)?;
    for message in missing {
        let finding = Finding::new(FindingCode::BadValue, message);
        sink.finding(finding.at(spot.source, spot.row.line).in_column(spot.column));
    }
    Ok(())
}
