//! The reader of KGX JSON: one document, read element by element.

use core::fmt;
use std::io::{BufRead, Cursor, Read};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::io::encoding;
use crate::io::json_places::place_of;
use crate::io::json_words::reason;
use crate::io::rows::Rows;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{Finding, FindingCode, ReadError, Row, RowCounts, Sink};
use crate::text::{counted, quoted};

use super::records::{self, RecordKind, Spot, Trouble};
use super::tracked::{Place, Places, Tracked};
use super::whole;

/// Reads KGX JSON: a document `{"nodes": [..], "edges": [..]}`, or one array of both.
///
/// Elements go to the sink as they are read; the document is never in memory as a whole, and its lines may be of any length. A row is an element, and
/// its line that on which it starts. An element that is no node or edge is quarantined; a document that is no
/// JSON, or in which no element can be read, is an error with line and column. Columns count bytes.
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
pub type JsonReader<R> = SourceReader<R, Json>;

/// The format of [`JsonReader`].
#[derive(Debug, Default)]
pub struct Json;

impl SourceFormat for Json {
    fn read<R: BufRead>(mut reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let name = reader.name.as_str();
        let refuse = |place, message: String| ReadError::format(name, place, message);
        let mut head = Vec::new();
        reader.bytes.by_ref().take(HEAD).read_to_end(&mut head).map_err(|source| ReadError::io(name, 0, source))?;
        if head.is_empty() {
            return Ok(RowCounts::default());
        }
        if matches!(*head, [0, _, ..] | [_, 0, ..]) {
            return Err(refuse((1, 1), "the source looks like UTF-16; convert it to UTF-8".to_owned()));
        }
        encoding::report_mark(&mut head, name, sink)?;
        let places = Places::default();
        let bytes = Tracked::new(Cursor::new(head).chain(&mut reader.bytes), &places);
        let mut elements = Elements { rows: Rows::new(name, reader.limits, sink), places: &places, refused: None };
        let mut deserializer = serde_json::Deserializer::from_reader(bytes);
        let read = deserializer.deserialize_any(Document(&mut elements)).and_then(|()| deserializer.end());
        let Elements { rows, refused, .. } = elements;
        if let Err(error) = read {
            let place = place_of(&error, (1, 1));
            if let Some((place, byte)) = places.odd_byte() {
                return Err(refuse(place, whole::odd_byte(byte)));
            }
            if error.is_io() {
                return Err(ReadError::io(name, error.line() as u64, error.into()));
            }
            let (place, message) = refused.unwrap_or_else(|| (place, reason(&error)));
            let after = match rows.counts.read {
                0 => String::new(),
                read => format!(" (after {})", counted(read, "element", "elements")),
            };
            return Err(refuse(place, format!("{message}{after}")));
        }
        if let Some(error) = rows.all_left_out("no element is a node or an edge") {
            return Err(error);
        }
        if rows.counts.handed_on == 0 {
            let message = "the document's lists of nodes and edges are empty";
            rows.sink.finding(Finding::new(FindingCode::Normalised, message).at(name, 1));
        }
        Ok(rows.counts)
    }
}

/// How many bytes are looked at to recognise the encoding.
const HEAD: u64 = 8;

/// Hands elements to the sink and counts them.
struct Elements<'s> {
    rows: Rows<'s>,
    places: &'s Places,
    /// Why the reading ends, with the place.
    refused: Option<(Place, String)>,
}

impl Elements<'_> {
    /// Hands on an element with `depth` brackets around it; an error ends the reading.
    fn take(&mut self, raw: &RawValue, kind: RecordKind, depth: usize) -> Result<(), ()> {
        let (line, column) = self.places.of(raw.get(), depth);
        if let Err(message) = self.rows.start() {
            self.refused = Some(((line, column), message));
            return Err(());
        }
        let has_words = self.places.report_words(&self.rows.source, self.rows.sink);
        let row = Row { line, bytes: raw.get().as_bytes() };
        let spot = Spot { source: &self.rows.source, row, text: raw.get(), column };
        let taken = match records::parse(spot, "the element cannot be read", has_words, self.rows.sink) {
            Ok(map) => records::hand_on(without_ends_again(map), kind, spot, self.rows.sink),
            Err(Trouble::Row(finding)) => Err(finding),
            Err(Trouble::Source(finding)) => {
                self.refused = Some(((finding.line, finding.column), finding.message));
                return Err(());
            }
        };
        self.rows.settle(taken, row);
        Ok(())
    }
}

/// An edge without the names that networkx has for its ends, where they say the same as subject and object.
fn without_ends_again(mut map: Map<String, Value>) -> Map<String, Value> {
    let is_again = |(name, end)| map.get(name).is_some_and(|value: &Value| map.get(end) == Some(value));
    if [("source", "subject"), ("target", "object")].into_iter().all(is_again) {
        map.remove("source");
        map.remove("target");
    }
    map
}

/// The whole document.
struct Document<'a, 's>(&'a mut Elements<'s>);

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with nodes and edges, or an array of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen: Vec<String> = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(A::Error::custom(format_args!(
                    "key {} occurs twice in the document; keep one",
                    quoted(key)
                )));
            }
            match key.as_str() {
                "nodes" => entries.next_value_seed(Array(&mut *self.0, RecordKind::Node, 2))?,
                "edges" => entries.next_value_seed(Array(&mut *self.0, RecordKind::Edge, 2))?,
                // networkx's name of the edges, up to 3.3.
                "links" if !seen.iter().any(|key| key == "edges") => {
                    entries.next_value_seed(Array(&mut *self.0, RecordKind::Edge, 2))?;
                }
                "id" | "subject" | "predicate" | "object" => {
                    entries.next_value_seed(OneValue)?;
                    return Err(A::Error::custom(ONE_RECORD));
                }
                // Rows by their numbers, as pandas writes them with orient="index".
                "0" if seen.is_empty() => return Err(A::Error::custom(BY_NUMBERS)),
                // A map of many things is none of lists; every key of it would be looked for among those before.
                _ if seen.len() >= MANY_KEYS && !seen.iter().any(|key| is_list(key)) => {
                    return Err(A::Error::custom(neither(&seen)));
                }
                other => {
                    let (line, column) = self.0.places.last();
                    let message =
                        format!("the document's {} is neither nodes nor edges and is left out", quoted(other));
                    let Elements { rows, .. } = &mut *self.0;
                    let finding = Finding::new(FindingCode::LeftOut, message);
                    rows.sink.finding(finding.at(rows.source.as_str(), line).in_column(column));
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            seen.push(key);
        }
        let has = |name: &str| seen.iter().any(|key| key == name);
        let has_edges = has("edges") || has("links");
        if let Some(other) = ["adjacency", "relationships"].into_iter().find(|name| has(name) && !has_edges) {
            return Err(A::Error::custom(format_args!(
                "the document has {} in place of edges, which KGX has not; write it as a list \"edges\" of objects with \
                 subject, predicate and object",
                quoted(other)
            )));
        }
        if has("nodes") || has_edges {
            return Ok(());
        }
        if seen.is_empty() {
            return Err(A::Error::custom("the document is an object without keys; give it nodes and edges"));
        }
        if has("data") && (has("columns") || has("schema")) {
            return Err(A::Error::custom(BY_COLUMNS));
        }
        Err(A::Error::custom(neither(&seen)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        Array(self.0, RecordKind::Either, 1).visit_seq(elements)
    }
}

/// An array of nodes or edges, whose elements have so many brackets around them.
struct Array<'a, 's>(&'a mut Elements<'s>, RecordKind, usize);

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
        let Self(state, kind, depth) = self;
        while let Some(element) = elements.next_element::<Box<RawValue>>()? {
            if state.rows.sink.is_done() {
                return Err(A::Error::custom("the sink wants nothing more"));
            }
            state.take(&element, kind, depth).map_err(|()| A::Error::custom("the reading ends"))?;
        }
        Ok(())
    }
}

/// Takes a value that is one and no column of many.
struct OneValue;

impl<'de> DeserializeSeed<'de> for OneValue {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OneValue {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(BY_COLUMNS))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut column: A) -> Result<(), A::Error> {
        // A statement may be about another one.
        let is_end = |key: String| matches!(key.as_str(), "statement" | "id");
        Err(A::Error::custom(if column.next_key()?.is_some_and(is_end) { ONE_RECORD } else { BY_COLUMNS }))
    }
}

const ONE_RECORD: &str = "the document is one node or edge; read it as KGX JSON Lines, or put it into an array";

/// How many keys of a document are looked at that has neither nodes nor edges.
const MANY_KEYS: usize = 1_000;

fn is_list(key: &str) -> bool {
    matches!(key, "nodes" | "edges" | "links")
}

/// What is said of a document without lists of nodes and edges.
fn neither(seen: &[String]) -> String {
    let found = seen.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ");
    format!("the document has neither \"nodes\" nor \"edges\", only: {found}")
}

/// What is said of a data frame that is not a list of rows: pandas writes its columns unless it is told otherwise.
const BY_COLUMNS: &str = "the document is a table by its columns, and a list of rows is expected; write it as such \
                          (pandas: orient=\"records\", lines=True)";

/// What is said of one whose rows have their numbers as keys.
const BY_NUMBERS: &str = "the document is a table by the numbers of its rows, and a list of rows is expected; write it \
                          as such (pandas: orient=\"records\", lines=True)";
