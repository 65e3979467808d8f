//! The reader of KGX JSON Lines.

use std::io::BufRead;

use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::model::{ReadError, RowCounts, Sink};

use super::super::strict;
use super::lines::{Objects, Tally};

/// Reads KGX JSON Lines, nodes and edges in any order.
///
/// A line with `subject`, `predicate` and `object` is an edge, any other with an `id` a node. Blank
/// lines are skipped; a line that is not such an object is quarantined with a finding. A key that occurs
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
pub type JsonlReader<R> = SourceReader<R, Jsonl>;

/// The format of [`JsonlReader`].
#[derive(Debug, Default)]
pub struct Jsonl;

impl SourceFormat for Jsonl {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (mut lines, _) = reader.into_lines();
        let mut objects = Objects::new(lines.name(), lines.limits);
        let mut tally = Tally::default();
        let mut opening = Opening::default();
        loop {
            // How the source begins and where its lines end is seen in the first of them.
            if opening.is_lines() && lines.end_with_line_feed() {
                let Some((line, block)) = lines.block(sink)? else { break };
                objects.read(block, line, &mut tally, sink)?;
                continue;
            }
            let Some((row, text)) = lines.next(sink)? else { break };
            if !text.trim().is_empty()
                && objects.limits.refusal(row.line).is_none()
                && let Some(message) = opening.look_at(text)
            {
                return Err(objects.refuse(row.line, message));
            }
            objects.read_line(row, text, &mut tally, sink)?;
        }
        tally.finish(lines.name(), sink)
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
    const fn is_lines(&self) -> bool {
        matches!(self, Self::Lines)
    }

    /// What is wrong with a source that goes on so.
    fn look_at(&mut self, text: &str) -> Option<&'static str> {
        let text = text.trim();
        match self {
            Self::Unseen if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) => {
                return Some("the source is a JSON array, not one object per line; read it as KGX JSON");
            }
            Self::Unseen if text.starts_with(['{', '[']) && strict::is_unfinished(text) => *self = Self::Open,
            Self::Open if !(text.starts_with('{') && strict::from_str(text).is_ok()) => {
                return Some(
                    "the source is JSON over several lines, pretty-printed, not one object per line; read it as KGX \
                     JSON, or write each object on one line",
                );
            }
            _ => *self = Self::Lines,
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;
    use crate::GraphBuilder;
    use crate::io::ReadLimits;
    use crate::io::lines::Lines;
    use crate::model::{Finding, Reader, RecordRef, Row};

    /// Parses every line.
    struct Parsing<'b>(&'b [u8], ReadLimits);

    impl Reader for Parsing<'_> {
        fn read(self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
            let mut lines = Lines::new(self.source_name().to_owned(), self.0);
            lines.limits = self.1;
            let objects = Objects::new(self.source_name(), self.1);
            let (mut tally, mut opening) = (Tally::default(), Opening::default());
            while let Some((row, text)) = lines.next(sink)? {
                if let Some(message) =
                    Some(text).filter(|text| !text.trim().is_empty()).and_then(|it| opening.look_at(it))
                {
                    return Err(objects.refuse(row.line, message));
                }
                objects.read_line(row, text, &mut tally, sink)?;
            }
            tally.finish(self.source_name(), sink)
        }

        fn source_name(&self) -> &'static str {
            "lines"
        }
    }

    /// All that a reader hands on, in order.
    #[derive(Default)]
    struct Recorder(Vec<String>);

    impl Sink for Recorder {
        fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
            self.0.push(format!("{record:?} {row:?}"));
        }

        fn reject(&mut self, finding: Finding, row: Row<'_>) {
            self.0.push(format!("{finding:?} {row:?}"));
        }

        fn finding(&mut self, finding: Finding) {
            self.0.push(format!("{finding:?}"));
        }
    }

    fn calls_of(reader: impl Reader) -> Vec<String> {
        let mut recorded = Recorder::default();
        let end = reader.read(&mut recorded);
        recorded.0.push(format!("{end:?}"));
        recorded.0
    }

    /// What loading reports, and the graph.
    fn load(reader: impl Reader) -> (String, Vec<u8>) {
        let mut builder = GraphBuilder::new();
        let report = builder.load(reader);
        let mut snapshot = Vec::new();
        builder.freeze().unwrap().write_snapshot(&mut snapshot).unwrap();
        (format!("{report:?}"), snapshot)
    }

    fn check(bytes: &[u8], capacity: usize) -> Result<(), TestCaseError> {
        let limits = ReadLimits::default();
        let expected = calls_of(Parsing(bytes, limits));
        prop_assert_eq!(&calls_of(JsonlReader::new("lines", bytes)), &expected);
        let thrice = [bytes, bytes, bytes].concat();
        prop_assert_eq!(calls_of(JsonlReader::new("lines", &thrice[..])), calls_of(Parsing(&thrice, limits)));
        let parts = JsonlReader::new("lines", BufReader::with_capacity(capacity, bytes));
        prop_assert_eq!(&calls_of(parts), &expected);
        let (loaded, expected) = (load(JsonlReader::new("lines", bytes)), load(Parsing(bytes, limits)));
        prop_assert_eq!(loaded.0, expected.0);
        prop_assert!(loaded.1 == expected.1, "the graphs differ");
        Ok(())
    }

    const KEYS: [&str; 22] = [
        "id",
        "subject",
        "object",
        "predicate",
        "publications",
        "negated",
        "primary_knowledge_source",
        "object_direction_qualifier",
        "qualifiers",
        "species_context_qualifier",
        "valid_from",
        "effect",
        "shortcut_over",
        "clinical_status",
        "applicability",
        "note",
        "name",
        "category",
        "nodes",
        "p_value",
        r"sub\u006aect",
        r"i\u0064",
    ];

    const VALUES: [&str; 36] = [
        r#""A:1""#,
        r#""B:22""#,
        r#"" A:1""#,
        r#""A:1 ""#,
        r#""a b""#,
        r#""nan""#,
        r#""NaN ""#,
        r#""""#,
        r#""\u0041:1""#,
        r#""a\"b\\""#,
        r#""a\u0001""#,
        "\"a\u{1}\"",
        "\"a\u{7F}\"",
        "\"a\u{85}\"",
        r#""γ""#,
        r#""a|b""#,
        r#""increased""#,
        r#""biolink:affects""#,
        r#""biolink:subject_of_treatment""#,
        r#""2020-01""#,
        "null",
        "true",
        "1",
        "-1.5e3",
        "NaN",
        "[]",
        "[ ]",
        r#"["PMID:1"]"#,
        r#"["PMID:1", "a|b"]"#,
        r#"["PMID:2","PMID:\u0031"]"#,
        r#"["", " "]"#,
        r#"["PMID:1", null, 1]"#,
        r#"{"statement": "A:1"}"#,
        r#"{"id": "A:1", "subject": {"x": "}\""}}"#,
        r#"[{"subject": "A:1"}, ["]", "\\"]]"#,
        r#"{"A:1"#,
    ];

    /// The kind of a line, its own values, and what differs: a key, a value and where it goes.
    type Line = (usize, usize, usize, Vec<(usize, usize, usize)>, bool);

    /// Lines that are as a few others, but for plain values of their own and now and then something else.
    fn lines() -> impl Strategy<Value = Vec<String>> {
        let slip = (0..KEYS.len(), 0..VALUES.len(), 0..8_usize);
        let line = (0..4_usize, 0..4_usize, 0..9_usize, prop::collection::vec(slip, 0..3), prop::bool::weighted(0.3));
        prop::collection::vec((line, prop_oneof![4 => Just(0), 1 => 1..3_usize]), 1..40).prop_map(|lines| {
            let text = |((shape, own, more, slips, has_slips), spaces): (Line, usize)| {
                let publications: Vec<String> = (0..own).map(|number| format!("\"PMID:{number}{more}\"")).collect();
                let mut pairs = vec![
                    ("subject".to_owned(), format!("\"HGNC:{more}\"")),
                    ("predicate".to_owned(), ["\"biolink:affects\"", "\"biolink:treats\""][shape % 2].to_owned()),
                    ("object".to_owned(), format!("\"MONDO:{own}{more}\"")),
                ];
                if shape > 1 {
                    pairs.insert(0, ("id".to_owned(), format!("\"e{own}{more}\"")));
                    pairs.push(("publications".to_owned(), format!("[{}]", publications.join(", "))));
                    pairs.push(("note".to_owned(), format!("{}", more % 3)));
                }
                for (key, value, place) in slips.into_iter().filter(|_| has_slips) {
                    match pairs.iter().position(|(known, _)| known == KEYS[key]) {
                        Some(known) if place == 0 => drop(pairs.remove(known)),
                        Some(known) if place > 1 => pairs[known].1 = VALUES[value].to_owned(),
                        _ => {
                            let place = place % (pairs.len() + 1);
                            pairs.insert(place, (KEYS[key].to_owned(), VALUES[value].to_owned()));
                        }
                    }
                }
                let (colon, comma) = [(":", ","), (": ", ", "), (" :\t", " ,")][spaces];
                let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("\"{key}\"{colon}{value}")).collect();
                format!("{{{}}}", pairs.join(comma))
            };
            lines.into_iter().map(text).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn lines_say_what_they_say_when_each_is_parsed(
            lines in lines(),
            end in prop_oneof![4 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n \n"), 1 => Just("\r\r\n")],
            has_end in any::<bool>(),
            capacity in 1..50_usize,
        ) {
            let last = if has_end { end } else { "" };
            check(format!("{}{last}", lines.join(end)).as_bytes(), capacity)?;
        }

        #[test]
        fn damaged_lines_are_found_wherever_they_are_damaged(
            lines in lines(),
            place in any::<prop::sample::Index>(),
            byte in prop_oneof![any::<u8>(), prop::sample::select(&b"\"\\{}[],: \n\rn"[..])],
            capacity in 1..400_usize,
        ) {
            let mut bytes = lines.join("\n").into_bytes();
            let place = place.index(bytes.len());
            bytes[place] = byte;
            check(&bytes, capacity)?;
        }
    }

    #[test]
    fn limits_end_the_reading_at_the_same_line() {
        let line =
            |object: &str| format!("{{\"subject\":\"A:1\",\"predicate\":\"affects\",\"object\":\"{object}\"}}\n");
        let text = [line("B:1"), line("B:2"), "\n".to_owned(), line(&"B".repeat(60)), line("B:3")].concat();
        let limits = ReadLimits::default();
        for limits in [limits.with_rows(1), limits.with_rows(3), limits.with_line_bytes(60), limits.with_line_bytes(20)]
        {
            let expected = calls_of(Parsing(text.as_bytes(), limits));
            assert_eq!(calls_of(JsonlReader::new("lines", text.as_bytes()).within(limits)), expected);
        }
    }

    #[test]
    fn lines_that_share_little_are_read_as_others_are() {
        let line = |number: usize| {
            let (shared, object) = (number * number % 4000, number % 7);
            format!(r#"{{"subject":"A:1","predicate":"affects","object":"B:{object}","note":"{shared}"}}"#) + "\n"
        };
        let text: String = (0..6000).map(line).collect();
        check(text.as_bytes(), 8192).unwrap();
    }
}
