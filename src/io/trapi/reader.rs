//! The reader of a message's knowledge graph.

use core::fmt;
use std::io::BufRead;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::io::SourceReader;
use crate::io::json_places::line_and_column;
use crate::io::kgx::{RecordKind, Spot, Trouble, hand_on, parse};
use crate::model::{Finding, ReadError, Reader, Row, RowCounts, Sink};

/// Reads the knowledge graph of a TRAPI message, of a query or a response of any version, or a knowledge graph alone.
///
/// Its nodes and edges are read as those of KGX JSON are, each with its key as its id: qualifiers, sources by role, and
/// attributes by their types. Results and auxiliary graphs are not read. The message is held whole.
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

/// What a message is read for. The text of each part is kept as it is.
#[derive(Deserialize)]
struct Document<'t> {
    #[serde(borrow)]
    message: Option<&'t RawValue>,
    #[serde(borrow)]
    knowledge_graph: Option<&'t RawValue>,
    #[serde(borrow)]
    nodes: Option<Entries<'t>>,
    #[serde(borrow)]
    edges: Option<Entries<'t>>,
}

/// The entries of an object, in order.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Entries<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Of;
        impl<'de> Visitor<'de> for Of {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of nodes or edges by key")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, &'de RawValue>()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Of)
    }
}

impl<R: BufRead> Reader for MessageReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let name = self.name.clone();
        let mut text = String::new();
        let io_error = |source| ReadError::Io { source_name: name.clone(), line: 0, source };
        self.bytes.read_to_string(&mut text).map_err(io_error)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let refuse = |part: &str, (line, column): (usize, usize), message: String| {
            let (before, place) = (part.as_ptr().addr() - text.as_ptr().addr(), (1, 1));
            let (first, start) = line_and_column(text, before, place);
            let column = if line <= 1 { start + (column as u64).saturating_sub(1) } else { column as u64 };
            let line = first + (line as u64).saturating_sub(1);
            ReadError::Format { source_name: name.clone(), line, column, message }
        };
        let mut part = text;
        let document = loop {
            let parsed: Result<Document<'_>, _> = serde_json::from_str(part);
            let document = parsed.map_err(|error| {
                let message = error.to_string().split(" at line ").next().unwrap_or_default().to_owned();
                refuse(part, (error.line(), error.column()), message)
            })?;
            match document.message.or(document.knowledge_graph) {
                Some(inner) if document.nodes.is_none() => part = inner.get(),
                _ => break document,
            }
        };
        if document.nodes.is_none() && document.edges.is_none() {
            return Err(refuse(part, (1, 1), "the message has no knowledge graph with nodes or edges".to_owned()));
        }
        let mut counts = RowCounts::default();
        let nodes = document.nodes.map(|entries| (entries, RecordKind::Node));
        for (entries, kind) in nodes.into_iter().chain(document.edges.map(|entries| (entries, RecordKind::Edge))) {
            for (key, raw) in entries.0 {
                if sink.is_done() {
                    return Ok(counts);
                }
                counts.read += 1;
                if let Some(message) = self.limits.refusal(counts.read) {
                    return Err(refuse(raw.get(), (1, 1), message));
                }
                let (line, column) = line_and_column(text, raw.get().as_ptr().addr() - text.as_ptr().addr(), (1, 1));
                let row = Row { line, bytes: raw.get().as_bytes() };
                let spot = Spot { source: &name, row, text: raw.get(), column };
                match take(&key, kind, spot, sink) {
                    Ok(()) => counts.handed_on += 1,
                    Err(finding) => {
                        counts.quarantined += 1;
                        sink.reject(finding, row);
                    }
                }
            }
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        &self.name
    }
}

/// Hands on a node or an edge, whose id is its key.
fn take(key: &str, kind: RecordKind, spot: Spot<'_>, sink: &mut dyn Sink) -> Result<(), Finding> {
    let mut map = match parse(spot, "the element cannot be read", false, sink) {
        Ok(map) => map,
        Err(Trouble::Row(finding) | Trouble::Source(finding)) => return Err(finding),
    };
    map.insert("id".to_owned(), Json::from(key));
    hand_on(map, kind, spot, sink)
}
