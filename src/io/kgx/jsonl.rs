//! The reader of KGX JSON Lines.

use std::io::BufRead;

use serde_json::Value as Json;

use crate::io::ReadLimits;
use crate::io::lines::Lines;
use crate::io::skipped::Skipped;
use crate::model::{Finding, ReadError, Reader, RowCounts, Sink};

use super::records::{self, Kind, Spot, Trouble, unreadable};
use super::strict;

/// Reads KGX JSON Lines, nodes and edges in any order.
///
/// A line with `subject`, `predicate` and `object` is an edge, any other with an `id` a node. Blank
/// lines are skipped; a line that is no such object is quarantined with a finding. A key that stands
/// twice in one object ends the reading, as one of the two would be lost, and so does a source that is
/// one JSON document rather than lines, or in which no line can be read. Columns count bytes.
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

    /// Sets how much is read at most. Default: [`ReadLimits::default`].
    #[must_use]
    pub const fn within(mut self, limits: ReadLimits) -> Self {
        self.lines.limits = limits;
        self
    }
}

impl<R: BufRead> Reader for JsonlReader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let limits = self.lines.limits;
        let mut counts = RowCounts::default();
        let mut skipped = Skipped::default();
        let name = self.lines.name().to_owned();
        let refuse = |line, column, message| ReadError::Format { source_name: name.clone(), line, column, message };
        let mut opening = Opening::default();
        let mut first_reject: Option<Finding> = None;
        while let Some((row, text)) = self.lines.next(sink)? {
            counts.read += 1;
            if let Some(message) = limits.refusal(counts.read) {
                return Err(refuse(row.line, 1, message));
            }
            if text.trim().is_empty() {
                counts.skipped += 1;
                skipped.blank(row.line);
                continue;
            }
            if let Some(message) = opening.look_at(text) {
                return Err(refuse(row.line, 1, message.to_owned()));
            }
            match hand_on(Spot { source: &name, row, text, column: 1 }, sink) {
                Ok(()) => counts.handed_on += 1,
                Err(Trouble::Row(finding)) => {
                    counts.quarantined += 1;
                    first_reject.get_or_insert_with(|| finding.clone());
                    sink.reject(finding, row);
                }
                Err(Trouble::Source(finding)) => return Err(refuse(finding.line, finding.column, finding.message)),
            }
        }
        skipped.tell(&name, sink);
        match first_reject {
            Some(first) if counts.handed_on == 0 => {
                let message = format!("no line can be read; of the first: {}", first.message);
                Err(refuse(first.line, first.column, message))
            }
            None if counts.read > 0 && counts.handed_on == 0 => {
                Err(refuse(counts.read, 1, "all lines are blank; give an object a line, or no file".to_owned()))
            }
            _ => Ok(counts),
        }
    }

    fn source_name(&self) -> &str {
        self.lines.name()
    }
}

/// How the source begins, which gives a document away that is not in lines.
#[derive(Default)]
enum Opening {
    #[default]
    Unseen,
    /// The first line opens brackets that it does not close.
    Open,
    Lines,
}

impl Opening {
    /// What is wrong with a source that goes on so.
    fn look_at(&mut self, text: &str) -> Option<&'static str> {
        let text = text.trim();
        match self {
            Self::Unseen if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) => {
                return Some("the source is a JSON array, not an object a line; read it as KGX JSON");
            }
            Self::Unseen if text.starts_with(['{', '[']) && strict::is_unfinished(text) => *self = Self::Open,
            Self::Open if !(text.starts_with('{') && strict::from_str(text).is_ok()) => {
                return Some(
                    "the source is JSON over several lines, pretty-printed, not an object a line; read it as KGX \
                     JSON, or write each object on one line",
                );
            }
            _ => *self = Self::Lines,
        }
        None
    }
}

/// Parses one row and hands its record to the sink.
fn hand_on(spot: Spot<'_>, sink: &mut dyn Sink) -> Result<(), Trouble> {
    let map = records::parse(spot, "not a JSON object on one line", false, sink)?;
    let is_list = |key: &str| map.get(key).is_some_and(Json::is_array);
    if !map.contains_key("id") && (is_list("nodes") || is_list("edges")) {
        let message = "the line is a document with nodes and edges, not one of them; read it as KGX JSON";
        return Err(Trouble::Source(spot.at_byte(unreadable(message), 0)));
    }
    records::hand_on(map, Kind::Either, spot, sink).map_err(Trouble::Row)
}
