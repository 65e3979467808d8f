//! Malformed JSON Lines: nothing is lost in silence, and the place is told.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use mechgraph::build::LoadReport;
use mechgraph::io::kgx::JsonlReader;
use mechgraph::model::{FindingCode, ReadError};
use mechgraph::{GraphBuilder, KnowledgeGraph};
use proptest::prelude::*;

fn load(bytes: &[u8]) -> (LoadReport, KnowledgeGraph) {
    try_load(bytes).unwrap()
}

fn try_load(bytes: &[u8]) -> Result<(LoadReport, KnowledgeGraph), ReadError> {
    let mut builder = GraphBuilder::new();
    let report = builder.load(JsonlReader::new("rows.jsonl", bytes))?;
    assert!(report.is_balanced(), "{report}");
    Ok((report, builder.freeze().unwrap()))
}

/// The row is left out, with a finding on its line that holds `expected`.
fn check(row: &str, expected: &str) {
    let bytes = format!("{{\"id\": \"A:1\"}}\n\n{row}\n");
    let (report, _) = load(bytes.as_bytes());
    assert_eq!((report.read, report.kept, report.quarantined, report.skipped), (3, 1, 1, 1), "{row}");
    let [finding, blank] = report.findings.as_slice() else { panic!("{:?}", report.findings) };
    assert_eq!((finding.line, finding.source.as_str()), (3, "rows.jsonl"));
    assert!(finding.column > 0, "{finding}");
    assert_eq!((blank.code, blank.line), (FindingCode::Normalised, 2));
    assert!(finding.message.contains(expected), "{row}: {}", finding.message);
}

#[test]
fn rows_that_cannot_be_read_are_quarantined() {
    check("{\"id\": \"A:2\"", "the text ends in the middle of an object");
    check("[1, 2]", "not a JSON object");
    check("{\"name\": \"no id\"}", "no id");
    check("{\"id\": \"\"}", "id is \"\"");
    check("{\"subject\": \"A:1\", \"predicate\": \"biolink:affects\"}", "no object");
    check("{\"subject\": \"A:1\", \"object\": \"A:2\"}", "no predicate");
    check("{\"subject\": \"A:1\", \"predicate\": \"\", \"object\": \"A:2\"}", "predicate");
    check("{\"subject\": true, \"predicate\": \"biolink:affects\", \"object\": \"A:2\"}", "subject is true");
    check("{\"subject\": {\"id\": \"A:1\"}, \"predicate\": \"biolink:affects\", \"object\": \"A:2\"}", "statement");
    check(
        "{\"subject\": \"A:1\", \"predicate\": \"biolink:affects\", \"object\": \"A:2\", \"negated\": \"no\"}",
        "negated",
    );
    check(&format!("{}{}", "[".repeat(200), "]".repeat(200)), "recursion limit");
}

#[test]
fn values_that_do_not_fit_are_told_and_kept_as_properties() {
    let row = "{\"id\": \"S1\", \"subject\": \"A:1\", \"predicate\": \"biolink:affects\", \"object\": \"A:2\", \
               \"effect\": \"up\", \"valid_from\": \"yesterday\", \"context\": {\"mood\": \"x\"}, \"publications\": 5}";
    let (report, graph) = load(row.as_bytes());
    assert_eq!((report.kept, report.quarantined), (1, 0));
    assert_eq!(report.findings.iter().filter(|finding| finding.code == FindingCode::BadValue).count(), 4);
    let statement = graph.statement("S1").unwrap();
    let properties = statement.properties().unwrap();
    let kept: Vec<&str> = properties.keys().map(String::as_str).collect();
    assert_eq!(kept, ["context", "effect", "publications", "valid_from"]);
}

#[test]
fn windows_line_ends_and_a_missing_last_one_are_read() {
    let (report, graph) = load(b"{\"id\": \"A:1\"}\r\n{\"id\": \"A:2\"}");
    assert_eq!((report.read, report.kept, graph.node_count()), (2, 2, 2));
}

#[test]
fn any_line_ends_and_a_byte_order_mark_are_read_and_noted() {
    for text in ["{\"id\": \"A:1\"}\r{\"id\": \"A:2\"}\r", "\u{FEFF}{\"id\": \"A:1\"}\n{\"id\": \"A:2\"}\n"] {
        let (report, _) = load(text.as_bytes());
        assert_eq!((report.read, report.kept), (2, 2), "{text:?}");
        assert_eq!(report.findings.iter().filter(|finding| finding.code == FindingCode::Normalised).count(), 1);
    }
}

#[test]
fn what_is_no_utf8_text_is_refused_with_line_and_byte() {
    let refused = |bytes: &[u8]| match try_load(bytes) {
        Err(ReadError::Format { line, column, message, .. }) => (line, column, message),
        other => panic!("{other:?}"),
    };
    assert!(refused(b"\xFF\xFE{\0").2.contains("UTF-16"));
    assert!(refused(b"{\0\"\0i\0d\0").2.contains("UTF-16"));
    assert!(refused(&[0x1F, 0x8B, 8, 0]).2.contains("compressed"));
    let (line, column, message) = refused(b"{\"id\": \"A:1\"}\n{\"name\": \"caf\xE9\"}\n");
    assert_eq!((line, column), (2, 14));
    assert!(message.contains("byte 14") && message.contains("Latin-1"), "{message}");
}

#[test]
fn odd_identifiers_are_kept_and_told() {
    let (report, graph) = load(b"{\"id\": \"IFNG\"}\n{\"id\": \"UniProtKB:P0 1579\"}\n");
    assert_eq!(report.kept, 2);
    assert_eq!(report.findings.iter().filter(|finding| finding.code == FindingCode::BadCurie).count(), 2);
    assert_eq!(graph.find("IFNG").best.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic_and_every_row_is_accounted_for(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        // A source has records, or is empty, or is an error.
        match try_load(&bytes) {
            Ok((report, _)) => prop_assert!(bytes.is_empty() || report.kept > 0, "{}", report),
            Err(ReadError::Format { line, .. }) => prop_assert!(line > 0 && !bytes.is_empty()),
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }

    #[test]
    fn no_damage_to_a_good_row_panics(place in 0usize..400, byte in any::<u8>()) {
        let mut row = br#"{"id":"S1","subject":"A:1","predicate":"biolink:affects","object":{"statement":"S0"},"effect":"+","context":{"disease":["A:3","A:4"]},"shortcut_over":["S2","S3"],"valid_from":"2021-01","applicability":{"jurisdiction":"US"},"publications":["PMID:1"]}"#.to_vec();
        let place = place % row.len();
        row[place] = byte;
        if core::str::from_utf8(&row).is_err() || byte == 0 {
            prop_assert!(try_load(&row).is_err());
        }
        row.extend(b"\n{\"id\": \"A:9\"}\n");
        // Beside a good row, a bad one is left out, unless it is no text, has a key twice or looks pretty-printed.
        match try_load(&row) {
            Ok((report, _)) => prop_assert_eq!(report.kept + report.quarantined, report.read - report.skipped),
            Err(ReadError::Format { line, message, .. }) => {
                prop_assert!(line <= 2 && ["UTF", "twice", "several", "no line"].iter().any(|it| message.contains(it)), "{}", message);
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }
}
