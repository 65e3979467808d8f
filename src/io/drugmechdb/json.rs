//! The reader of `DrugMechDB` in JSON.

use core::ops::Range;
use std::io::BufRead;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::io::json_places::{elements_of, line_and_column, place_of, value_of};
use crate::io::json_words::reason;
use crate::io::rows::Placed;
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{ReadError, RowCounts, Sink};

use super::mapping::Mapping;
use super::shape::Placing;

/// Reads `DrugMechDB` in JSON: a list of records, or records one after the other.
///
/// Each record is parsed on its own, and one that cannot be parsed is quarantined with its text. Where a
/// closing bracket is missing, that text runs to where the brackets balance again or the source ends.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::drugmechdb::JsonReader;
///
/// let text = r#"[{"graph": {"_id": "R1", "drug": "imatinib", "drug_mesh": "MESH:D000068877",
///                          "disease": "CML", "disease_mesh": "MESH:D015464"},
///               "nodes": [{"id": "MESH:D000068877", "label": "Drug", "name": "imatinib"},
///                         {"id": "MESH:D015464", "label": "Disease", "name": "CML"}], "links": []}]"#;
/// let mut builder = GraphBuilder::new();
/// let report = builder.load(JsonReader::new("paths.json", text.as_bytes()))?;
/// assert_eq!((report.read, report.kept), (3, 3));
/// # Ok::<(), mechgraph::model::ReadError>(())
/// ```
pub type JsonReader<R> = SourceReader<R, Json>;

/// The format of [`JsonReader`].
#[derive(Debug, Default)]
pub struct Json;

impl SourceFormat for Json {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (mut lines, _) = reader.into_lines();
        lines.ends_tell = false;
        let limits = lines.limits;
        let mut mapping = Mapping::new(lines.name(), limits, sink);
        let mut splitter = Splitter::default();
        let mut last = 0;
        while let Some((row, text)) = lines.next(mapping.rows.sink)? {
            last = row.line;
            mapping.check_rows(last)?;
            let mut start = 0;
            for (place, byte) in text.bytes().enumerate() {
                match splitter.read(byte) {
                    Part::Outside => start = place + 1,
                    Part::Starts => (start, splitter.line, splitter.column) = (place, row.line, place as u64 + 1),
                    Part::Continues => {}
                    Part::Ends => {
                        splitter.text.push_str(text.get(start..=place).unwrap_or_default());
                        splitter.finish(&mut mapping);
                        start = place + 1;
                    }
                    Part::Stray => {
                        (splitter.line, splitter.column) = (row.line, place as u64 + 1);
                        splitter.text.push(char::from(byte));
                        splitter.finish(&mut mapping);
                        start = place + 1;
                    }
                    Part::EndsBefore => {
                        splitter.text.push_str(text.get(start..place).unwrap_or_default());
                        splitter.finish(&mut mapping);
                        start = place + 1;
                    }
                }
            }
            splitter.text.push_str(text.get(start..).unwrap_or_default());
            splitter.end_line();
            if splitter.text.len() > limits.record_bytes {
                return Err(lines.refuse(mapping.too_long(splitter.line)));
            }
        }
        if !splitter.text.is_empty() {
            splitter.finish(&mut mapping);
        } else if splitter.in_list {
            let message = "the list has no end; the source may be cut short";
            mapping.rows.read().reject(message, Placed { line: last, column: 1, text: "" });
        }
        mapping.check_rows(last)?;
        mapping.finish(last)
    }
}

/// Finds where the records of a list start and end, by brackets outside of texts.
#[derive(Default)]
struct Splitter {
    text: String,
    line: u64,
    column: u64,
    in_list: bool,
    in_record: bool,
    quotes: Quotes,
    depth: usize,
}

/// Whether a byte is in a text.
#[derive(Clone, Copy, Default)]
enum Quotes {
    #[default]
    Outside,
    Inside,
    /// After a backslash.
    Escaped,
}

/// What a byte is to the records.
enum Part {
    Outside,
    Starts,
    Continues,
    /// The last byte of a record.
    Ends,
    /// The first byte after something that has no brackets of its own.
    EndsBefore,
    /// A bracket that closes what was not opened.
    Stray,
}

impl Splitter {
    fn read(&mut self, byte: u8) -> Part {
        self.quotes = match (self.quotes, byte) {
            (Quotes::Outside, _) => Quotes::Outside,
            (Quotes::Inside, b'\\') => Quotes::Escaped,
            (Quotes::Inside, b'"') => {
                self.quotes = Quotes::Outside;
                return Part::Continues;
            }
            (Quotes::Inside | Quotes::Escaped, _) => Quotes::Inside,
        };
        if !matches!(self.quotes, Quotes::Outside) {
            return Part::Continues;
        }
        if !self.in_record {
            match byte {
                b' ' | b'\t' | b',' => return Part::Outside,
                b'[' if !self.in_list => {
                    self.in_list = true;
                    return Part::Outside;
                }
                b']' if self.in_list => {
                    self.in_list = false;
                    return Part::Outside;
                }
                _ => {}
            }
        }
        let starts = !core::mem::replace(&mut self.in_record, true);
        match byte {
            b'"' => self.quotes = Quotes::Inside,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.in_record = false;
                    return Part::Ends;
                }
            }
            b',' | b']' if self.depth == 0 => {
                self.in_record = false;
                self.in_list &= byte == b',';
                return if starts { Part::Stray } else { Part::EndsBefore };
            }
            _ => {}
        }
        if starts { Part::Starts } else { Part::Continues }
    }

    /// A text cannot run over the end of its line, so one that does has lost its quote.
    fn end_line(&mut self) {
        self.quotes = Quotes::Outside;
        if self.in_record {
            self.text.push('\n');
        } else {
            self.text.clear();
        }
    }

    /// Parses the record and hands it on; leaves the text empty.
    fn finish(&mut self, mapping: &mut Mapping<'_>) {
        let source = Placed { line: self.line, column: self.column, text: &self.text };
        match serde_json::from_str(&self.text) {
            Ok(record) => mapping.record::<Unplaced>(record, source),
            Err(error) => {
                let mut place = place_of(&error, (self.line, self.column));
                if error.column() == 0 {
                    // The end of a line is where a text without a closing quote ends.
                    place = (place.0.saturating_sub(1).max(self.line), 1);
                }
                let reason = reason(&error);
                mapping.reject(&reason, place, source);
            }
        }
        self.text.clear();
    }
}

/// Parts without a line of their own.
struct Unplaced;

/// A part as it is.
#[derive(Deserialize)]
#[serde(transparent, bound = "T: DeserializeOwned")]
struct Bare<T>(T);

impl Placing for Unplaced {
    type Of<T: DeserializeOwned> = Bare<T>;

    fn part<T: DeserializeOwned>(placed: Bare<T>) -> (T, (usize, usize)) {
        (placed.0, (0, 0))
    }

    fn elements(text: &str, list: &str) -> Vec<Range<usize>> {
        elements_of(text, list)
    }

    fn header(text: &str, start: (u64, u64)) -> (u64, u64) {
        line_and_column(text, value_of(text, "graph").unwrap_or_default(), start)
    }
}
