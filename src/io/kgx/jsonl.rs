//! The reader of KGX JSON Lines.

use std::io::BufRead;

use serde_json::Value as Json;

use crate::io::lines::Lines;
use crate::model::{Finding, ReadError, Reader, Row, RowCounts, Sink};

use super::records::{self, Kind, unreadable};
use super::strict;

/// Reads KGX JSON Lines, nodes and edges in any order.
///
/// A line with `subject`, `predicate` and `object` is an edge, any other with an `id` a node. Blank
/// lines are skipped; a line that is no such object is quarantined with a finding. A key that stands
/// twice in one object ends the reading, as one of the two would be lost, and so does a source that is
/// one JSON document rather than lines.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::kgx::JsonlReader;
///
/// let lines = r#"{"id": "HGNC:11603", "name": "TBX4", "category": ["biolink:Gene"]}
/// {"subject": "HGNC:11603", "predicate": "biolink:related_to", "object": "MONDO:0005002"}"#;
/// let mut builder = GraphBuilder::new();
/// let report = builder.load(JsonlReader::new("two lines", lines.as_bytes()))?;
/// assert_eq!((report.read, report.kept), (2, 2));
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
#[derive(Debug)]
pub struct JsonlReader<R> {
    lines: Lines<R>,
}

impl<R: BufRead> JsonlReader<R> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { lines: Lines::new(name.into(), bytes) }
    }
}

impl<R: BufRead> Reader for JsonlReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let mut counts = RowCounts::default();
        let name = self.lines.name().to_owned();
        let mut opening = Opening::Unseen;
        while let Some((row, text)) = self.lines.next(sink)? {
            counts.read += 1;
            if text.trim().is_empty() {
                counts.skipped += 1;
                continue;
            }
            if let Some(message) = opening.look_at(text) {
                return Err(ReadError::Format { source_name: name, line: row.line, message: message.to_owned() });
            }
            match hand_on(row, text, &name, sink) {
                Ok(()) => counts.handed_on += 1,
                Err(Trouble::Row(finding)) => {
                    counts.quarantined += 1;
                    sink.reject(finding.at(name.clone(), row.line), row);
                }
                Err(Trouble::Source(message)) => {
                    return Err(ReadError::Format { source_name: name, line: row.line, message });
                }
            }
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        self.lines.name()
    }
}

/// How the source begins, which gives a document away that is not in lines.
enum Opening {
    Unseen,
    /// The first line is a bracket alone.
    Bracket,
    Lines,
}

impl Opening {
    /// What is wrong with a source that goes on so.
    fn look_at(&mut self, text: &str) -> Option<&'static str> {
        let text = text.trim();
        match self {
            Self::Unseen if text == "{" || text == "[" => *self = Self::Bracket,
            Self::Unseen if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) => {
                return Some("the source is a JSON array, not an object a line; read it as KGX JSON");
            }
            Self::Bracket if text.starts_with(['"', '{', '}', ']']) => {
                return Some(
                    "the source is JSON over several lines, not an object a line; read it as KGX JSON, or write \
                     each object on one line",
                );
            }
            _ => *self = Self::Lines,
        }
        None
    }
}

enum Trouble {
    /// The row is left out.
    Row(Finding),
    /// The source cannot be read on.
    Source(String),
}

/// Parses one row and hands its record to the sink.
fn hand_on(row: Row<'_>, text: &str, source: &str, sink: &mut dyn Sink) -> Result<(), Trouble> {
    let json = strict::from_str(text).map_err(|(error, is_duplicate)| {
        let column = u64::try_from(error.column()).unwrap_or(u64::MAX);
        let message = strict::message(&error);
        if is_duplicate {
            Trouble::Source(format!("column {column}: {message}"))
        } else {
            Trouble::Row(unreadable(format!("not a JSON object on one line: {message}")).in_column(column))
        }
    })?;
    let Json::Object(map) = json else {
        return Err(Trouble::Row(unreadable("not a JSON object on one line: it is another value")));
    };
    let is_list = |key: &str| map.get(key).is_some_and(Json::is_array);
    if !map.contains_key("id") && (is_list("nodes") || is_list("edges")) {
        return Err(Trouble::Source(
            "the line is a document with nodes and edges, not one of them; read it as KGX JSON".to_owned(),
        ));
    }
    records::hand_on(map, Kind::Either, row, source, sink).map_err(Trouble::Row)
}
