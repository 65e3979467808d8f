//! The reader of KGX JSON: one document, read element by element.

use core::fmt;
use std::io::BufRead;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::model::{Finding, FindingCode, ReadError, Reader, Row, RowCounts, Sink};

use super::records::{self, Kind, unreadable};
use super::strict;

/// Reads KGX JSON: a document `{"nodes": [..], "edges": [..]}`, or one array of both.
///
/// Elements go to the sink as they are read; the document is never held whole. A row is an element, and
/// its line the element's number from 1, over both arrays in the order in which they stand. An element
/// that is no node or edge is quarantined; a document that is no JSON is an error with line and column.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::kgx::JsonReader;
///
/// let document = r#"{"nodes": [{"id": "HGNC:11603", "name": "TBX4"}],
///   "edges": [{"subject": "HGNC:11603", "predicate": "biolink:related_to", "object": "MONDO:0005002"}]}"#;
/// let report = GraphBuilder::new().load(JsonReader::new("document", document.as_bytes()))?;
/// assert_eq!((report.read, report.kept), (2, 2));
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
#[derive(Debug)]
pub struct JsonReader<R> {
    name: String,
    bytes: R,
}

impl<R: BufRead> JsonReader<R> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { name: name.into(), bytes }
    }
}

impl<R: BufRead> Reader for JsonReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let refuse = |line, message: String| ReadError::Format { source_name: self.name.clone(), line, message };
        let start = self.bytes.fill_buf().map_err(|source| io_error(&self.name, 0, source))?;
        let skipped = match start {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [_, 0, ..] | [0, _, ..] => {
                return Err(refuse(1, "the source looks like UTF-16; convert it to UTF-8".to_owned()));
            }
            [0x1F, 0x8B, ..] | [0x28, 0xB5, 0x2F, 0xFD, ..] => {
                return Err(refuse(1, "the source is compressed; decompress it first".to_owned()));
            }
            [] => return Ok(RowCounts::default()),
            _ => 0,
        };
        self.bytes.consume(skipped);
        if skipped > 0 {
            let message = "the source starts with a byte order mark; it is left out";
            sink.finding(Finding::new(FindingCode::Normalised, message).at(self.name.clone(), 1));
        }
        let mut elements = Elements { source: &self.name, sink, counts: RowCounts::default() };
        let mut deserializer = serde_json::Deserializer::from_reader(&mut self.bytes);
        let read = Document(&mut elements).deserialize(&mut deserializer).and_then(|()| deserializer.end());
        let counts = elements.counts;
        read.map_err(|error| {
            let line = u64::try_from(error.line()).unwrap_or(u64::MAX);
            let (column, message) = (error.column(), strict::message(&error));
            if error.is_io() {
                return io_error(&self.name, line, error.into());
            }
            let read = counts.read;
            refuse(line, format!("column {column}, after {read} elements: {message}"))
        })?;
        if counts.read > 0 && counts.handed_on == 0 {
            return Err(refuse(1, format!("none of {} elements is a node or an edge", counts.read)));
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        &self.name
    }
}

fn io_error(name: &str, line: u64, source: std::io::Error) -> ReadError {
    ReadError::Io { source_name: name.to_owned(), line, source }
}

/// Hands elements to the sink and counts them.
struct Elements<'s> {
    source: &'s str,
    sink: &'s mut dyn Sink,
    counts: RowCounts,
}

impl Elements<'_> {
    /// Hands one element on; an error ends the reading.
    fn take(&mut self, raw: &RawValue, kind: Kind) -> Result<(), String> {
        self.counts.read += 1;
        let row = Row { line: self.counts.read, bytes: raw.get().as_bytes() };
        let outcome = match strict::from_str(raw.get()) {
            Ok(Json::Object(map)) => records::hand_on(map, kind, row, self.source, self.sink),
            Ok(other) => Err(unreadable(format!("the element is {}, and an object is expected", shape(&other)))),
            Err((error, true)) => return Err(strict::message(&error)),
            Err((error, false)) => Err(unreadable(format!("the element cannot be read: {}", strict::message(&error)))),
        };
        match outcome {
            Ok(()) => self.counts.handed_on += 1,
            Err(finding) => {
                self.counts.quarantined += 1;
                self.sink.reject(finding.at(self.source, row.line), row);
            }
        }
        Ok(())
    }
}

const fn shape(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// The whole document.
struct Document<'a, 's>(&'a mut Elements<'s>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with nodes and edges, or an array of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen: Vec<String> = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(A::Error::custom(format_args!("key {key:?} stands twice in the document; keep one")));
            }
            match key.as_str() {
                "nodes" => entries.next_value_seed(Array(&mut *self.0, Kind::Node))?,
                "edges" => entries.next_value_seed(Array(&mut *self.0, Kind::Edge))?,
                "id" | "subject" | "object" => {
                    return Err(A::Error::custom(
                        "the document is one node or edge; read it as KGX JSON Lines, or put it into an array",
                    ));
                }
                other => {
                    let message = format!("the document's {other:?} is neither nodes nor edges and is left out");
                    self.0.sink.finding(Finding::new(FindingCode::LeftOut, message).at(self.0.source, 0));
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            seen.push(key);
        }
        if seen.iter().any(|key| key == "nodes" || key == "edges") {
            return Ok(());
        }
        let found = seen.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ");
        Err(A::Error::custom(format_args!("the document has neither \"nodes\" nor \"edges\", only: {found}")))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        Array(self.0, Kind::Either).visit_seq(elements)
    }
}

/// An array of nodes or edges.
struct Array<'a, 's>(&'a mut Elements<'s>, Kind);

impl<'de> DeserializeSeed<'de> for Array<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Array<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects (a map of them by identifier is TRAPI's, not KGX's)")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let Self(state, kind) = self;
        while let Some(element) = elements.next_element::<Box<RawValue>>()? {
            if state.sink.is_done() {
                return Err(A::Error::custom("the sink wants nothing more"));
            }
            state.take(&element, kind).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}
