//! KGX tables and documents: what is read, what is refused, and what is told of it.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use mechgraph::build::LoadReport;
use mechgraph::io::kgx::{JsonReader, JsonlReader, TsvReader};
use mechgraph::model::{FindingCode, ReadError, Reader, Value};
use mechgraph::{GraphBuilder, KnowledgeGraph};
use proptest::prelude::*;

fn try_load(reader: impl Reader) -> Result<(LoadReport, KnowledgeGraph), ReadError> {
    let mut builder = GraphBuilder::new();
    let report = builder.load(reader)?;
    assert!(report.is_balanced(), "{report}");
    Ok((report, builder.freeze().unwrap()))
}

fn tsv(text: &str) -> (LoadReport, KnowledgeGraph) {
    try_load(TsvReader::new("table.tsv", text.as_bytes())).unwrap()
}

fn json(text: &str) -> (LoadReport, KnowledgeGraph) {
    try_load(JsonReader::new("document.json", text.as_bytes())).unwrap()
}

/// The report in one line and its findings, a line each, and the first rejected row.
fn golden(report: &LoadReport) -> String {
    let mut lines = vec![report.to_string()];
    lines.extend(report.findings.iter().map(|finding| format!("{finding} x{}", finding.count)));
    lines.extend(report.rejects.iter().map(|reject| format!("raw {:?}", reject.raw)));
    lines.join("\n")
}

fn check_tsv(text: &str, expected: &str) {
    assert_eq!(golden(&tsv(text).0), expected, "{text:?}");
}

fn check_json(text: &str, expected: &str) {
    assert_eq!(golden(&json(text).0), expected, "{text:?}");
}

/// The source is refused with this message.
fn refused(reader: impl Reader, expected: &str) {
    assert_eq!(try_load(reader).map(|(report, _)| report).unwrap_err().to_string(), expected);
}

fn refused_tsv(text: &str, expected: &str) {
    refused(TsvReader::new("table.tsv", text.as_bytes()), expected);
}

const EDGE: &str = "subject\tpredicate\tobject\tnegated\tpublications\tobject_direction_qualifier\n";

#[test]
fn cells_that_are_no_lists_stay_whole() {
    let (report, graph) = tsv("id\tname\tcategory\txref\tsynonym\tcolour\thas_evidence\n\
         PUBCHEM.COMPOUND:1\t16|A-Methyl\tbiolink:Drug|biolink:NamedThing\tA:1|A:2\ta|b\tred|blue\tE:1|E:2\n\
         PUBCHEM.COMPOUND:2\t\t\t\t\t\t\n");
    assert_eq!(golden(&report), "table.tsv: 2 rows, 2 kept, 0 merged, 0 quarantined, 0 skipped");
    let first = graph.nodes().next().unwrap().to_entity();
    assert_eq!(first.name.as_deref(), Some("16|A-Methyl"));
    assert_eq!((first.categories.len(), first.equivalent_ids.len(), first.synonyms.len()), (2, 2, 2));
    assert_eq!(first.properties["colour"], Value::from("red|blue"));
    assert_eq!(first.properties["has_evidence"], Value::List(vec![Value::from("E:1"), Value::from("E:2")]));
    let second = graph.nodes().nth(1).unwrap().to_entity();
    assert_eq!(second, mechgraph::Entity::new("PUBCHEM.COMPOUND:2".parse().unwrap()));
}

#[test]
fn no_row_keeps_anything_of_the_row_before() {
    let (_, graph) = tsv(
        "id\tsubject\tpredicate\tobject\tnegated\tpublications\tdisease_context_qualifier\teffect\tlayer\tnote\tshortcut_over\tapplicability_jurisdiction\n\
         S1\tA:1\tbiolink:affects\tA:2\ttrue\tPMID:1|PMID:2\tMONDO:1\tbad\tseed\thello\tS8|S9\tUS\n\
         S2\tA:3\tbiolink:affects\tA:4\t\t\t\t\t\t\t\t\n",
    );
    let statement = graph.statement("S2").unwrap().to_statement();
    let expected = mechgraph::Statement::new(
        "A:3".parse::<mechgraph::Curie>().unwrap(),
        "affects".parse().unwrap(),
        "A:4".parse::<mechgraph::Curie>().unwrap(),
    );
    assert_eq!(statement, expected.with_id("S2"));
    let first = graph.statement("S1").unwrap().to_statement();
    assert!(first.negated && first.shortcut_over == [["S8", "S9"]]);
    assert_eq!(first.properties["effect"], Value::from("bad"));
    assert_eq!(first.applicability.jurisdiction.as_deref(), Some("US"));
}

#[test]
fn a_denial_under_its_other_name_is_a_denial() {
    let table = "subject\tpredicate\tobject\tis_negated\nA:1\tbiolink:affects\tA:2\tTrue\n";
    let object = r#"{"subject": "A:1", "predicate": "biolink:affects", "object": "A:2", "is_negated": true}"#;
    let lines = JsonlReader::new("lines.jsonl", object.as_bytes());
    for (report, graph) in [tsv(table), json(&format!("[{object}]")), try_load(lines).unwrap()] {
        assert_eq!(report.kept, 1);
        assert!(graph.statements().next().unwrap().is_negated(), "{}", report.source);
    }
}

#[test]
fn false_is_false_and_what_is_no_boolean_is_left_out() {
    for (cell, negated) in
        [("false", false), ("False", false), ("0", false), ("", false), ("None", false), ("True", true), ("1", true)]
    {
        let (report, graph) = tsv(&format!("{EDGE}A:1\tbiolink:affects\tA:2\t{cell}\t\t\n"));
        let notes = if cell == "None" { "negated \"None\" is read as false" } else { "" };
        assert_eq!(report.findings.iter().map(|it| it.message.as_str()).collect::<String>(), notes, "{cell}");
        assert_eq!(graph.statements().next().unwrap().is_negated(), negated, "{cell}");
        let value = if cell.len() == 1 { cell.to_owned() } else { format!("{cell:?}") };
        let document =
            format!(r#"[{{"subject": "A:1", "predicate": "biolink:affects", "object": "A:2", "negated": {value}}}]"#);
        assert_eq!(json(&document).1.statements().next().unwrap().is_negated(), negated, "{cell}");
    }
    check_tsv(
        &format!("{EDGE}A:1\tbiolink:affects\tA:2\tno\t\t\nA:1\tbiolink:affects\tA:2\t\t\t\n"),
        "table.tsv: 2 rows, 1 kept, 0 merged, 1 quarantined, 0 skipped\n\
         MG001 negated is \"no\"; true or false is expected (table.tsv:2:4) x1\n\
         raw \"A:1\\tbiolink:affects\\tA:2\\tno\\t\\t\"",
    );
}

#[test]
fn increased_and_decreased_stay_two_and_so_do_two_publications() {
    let (report, graph) = tsv(&format!(
        "{EDGE}A:1\tbiolink:affects\tA:2\t\tPMID:1\tincreased\n\
         A:1\tbiolink:affects\tA:2\t\tPMID:1\tdecreased\n\
         A:1\tbiolink:affects\tA:2\t\tPMID:2\tincreased\n"
    ));
    assert_eq!((report.kept, report.merged, graph.statement_count()), (2, 1, 2));
    let publications: Vec<usize> = graph.statements().map(|statement| statement.publications().count()).collect();
    assert_eq!(publications, [1, 2]);
}

#[test]
fn rows_that_do_not_fit_the_header_are_left_out_with_their_bytes() {
    check_tsv(
        "id\tname\nA:1\tone\nA:2\nA:3\tthree\textra\nA:4\tfour\t\n",
        "table.tsv: 4 rows, 3 kept, 0 merged, 1 quarantined, 0 skipped\n\
         MG001 a row has 3 cells and the header 2; make them equal (table.tsv:4:3) x1\n\
         MG031 a row ends with a tab; it is left out (table.tsv:5:3) x1\n\
         MG039 a row has 1 cell and the header 2; the last columns are empty (table.tsv:3:2) x1\n\
         raw \"A:3\\tthree\\textra\"",
    );
    refused_tsv(
        "id\nA:1\tone\nA:2\ttwo\n",
        "table.tsv, line 1, column 1: every row has more cells than the header's 1; name every column, or write no row \
         names (R: row.names=FALSE)",
    );
    refused_tsv(
        "id\nA:1\tone\ttwo\n",
        "table.tsv, line 1, column 1: every row has more cells than the header's 1; name every column",
    );
}

#[test]
fn quotes_that_do_not_close_are_letters() {
    let (report, graph) = tsv("id\tname\nA:1\t\"one\nA:2\t\"two\"\n");
    assert_eq!((report.kept, report.findings.len()), (2, 2));
    assert!(report.findings.iter().all(|finding| finding.code == FindingCode::QuotedCell && finding.column == 2));
    let names: Vec<&str> = graph.nodes().map(mechgraph::Node::name).collect();
    assert_eq!(names, ["\"one", "\"two\""]);
    let (report, _) = tsv("id\tname\nA:1\t\"one\nand a half\"\nA:2\ttwo\n");
    assert_eq!((report.kept, report.quarantined), (2, 0));
}

#[test]
fn line_ends_blank_lines_and_comments_are_normal() {
    check_tsv(
        "# made by hand\n\nid\tname\n# one\nA:1\tone\n\nA:2\ttwo",
        "table.tsv: 6 rows, 2 kept, 0 merged, 0 quarantined, 4 skipped\n\
         MG031 lines that start with # are skipped (table.tsv:1) x2\n\
         MG031 blank lines are skipped (table.tsv:2) x2\n\
         MG031 the last line has no line end; it is read, but the source may be cut short (table.tsv:7) x1",
    );
    check_tsv(
        "id\tname\rA:1\tone\r",
        "table.tsv: 1 row, 1 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG031 lines end with a carriage return; read as line ends (table.tsv:1) x1",
    );
}

#[test]
fn headers_are_normalised_or_refused() {
    check_tsv(
        ":ID\tname:string\t Category \t\nA:1\tone\tbiolink:Gene\t\n",
        "table.tsv: 1 row, 1 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG031 column \":ID\" is read as \"id\" (table.tsv:1:1) x1\n\
         MG031 column \"name:string\" is read as \"name\" (table.tsv:1:2) x1\n\
         MG031 column \" Category \" is read as \"category\" (table.tsv:1:3) x1\n\
         MG031 the header ends with a tab; it is left out (table.tsv:1:4) x1\n\
         MG031 a row ends with a tab; it is left out (table.tsv:2:4) x1",
    );
    let (report, graph) = tsv(":START_ID\t:TYPE\t:END_ID\nA:1\tbiolink:affects\tA:2\n");
    assert_eq!((report.kept, graph.statement_count(), report.findings.len()), (1, 1, 3));
    refused_tsv("id\tID\nA:1\tA:1\n", "table.tsv, line 1, column 2: columns 1 and 2 are both \"id\"; rename one");
    refused_tsv("id\tx\tx\nA:1\t\t\n", "table.tsv, line 1, column 3: columns 2 and 3 are both \"x\"; rename one");
    check_tsv(
        "\tid\t\n0\tA:1\t\n",
        "table.tsv: 1 row, 1 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG031 row numbers in a column without a name are left out; write the table without them (pandas: \
         index=False, R: row.names=FALSE) (table.tsv:1:1) x1\n\
         MG031 the header ends with a tab; it is left out (table.tsv:1:3) x1\n\
         MG031 a row ends with a tab; it is left out (table.tsv:2:3) x1",
    );
    refused_tsv(
        "\tname\nA:1\tone\n",
        "table.tsv, line 1, column 1: column \"id\" is missing; nodes need it, edges need subject, predicate and object, found: \
         column 1, name; if the column without a name holds the ids, name it \"id\"",
    );
    refused_tsv(
        "id\tsubject\tobject\nS\tA\tB\n",
        "table.tsv, line 1, column 1: column \"predicate\" is missing; edges need subject, predicate and object",
    );
    refused_tsv(
        "id,name\nA:1,one\n",
        "table.tsv, line 1, column 1: column \"id\" is missing; nodes need it, edges need subject, predicate and object, found: \
         id,name; the columns are separated by commas: read the source as CSV",
    );
}

#[test]
fn a_source_without_rows_is_noted_and_one_without_a_record_refused() {
    check_tsv(
        "id\tname\n",
        "table.tsv: 0 rows, 0 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG031 the table has a header and no rows (table.tsv:1) x1",
    );
    check_json(
        r#"{"nodes": [], "edges": []}"#,
        "document.json: 0 rows, 0 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG031 the document's lists of nodes and edges are empty (document.json:1) x1",
    );
    refused_tsv("\n# nothing\n", "table.tsv, line 2, column 1: there is no header; name the columns in the first line");
    refused_tsv(
        "id\n\t\n",
        "table.tsv, line 1, column 1: no row can be read; the first, line 2: id is \"\"; give it a CURIE",
    );
    assert_eq!(tsv("").0.read, 0);
    refused(
        JsonReader::new("d", "[1, 2]".as_bytes()),
        "d, line 1, column 2: no element is a node or an edge; of the first: the element cannot be read: it is a number, \
         and an object is expected",
    );
}

#[test]
fn missing_identifiers_are_left_out_and_odd_ones_told() {
    check_tsv(
        "id\tname\n\tnone\nnan\tnone\n A:1 \tone\nUniProt null\ttwo\n",
        "table.tsv: 4 rows, 2 kept, 0 merged, 2 quarantined, 0 skipped\n\
         MG002 id is \"\"; give it a CURIE (table.tsv:2:1) x1\n\
         MG002 id is \"nan\"; give it a CURIE (table.tsv:3:1) x1\n\
         MG010 \"UniProt null\" contains white space, a quote, a control or an invisible character; a CURIE must not (table.tsv:5) x1\n\
         MG031 spaces around id are left out (table.tsv:4:1) x1\n\
         raw \"\\tnone\"\nraw \"nan\\tnone\"",
    );
    check_tsv(
        &format!("{EDGE}A:1\tbiolink:affects\t\t\t\t\nA:1\t\tA:2\t\t\t\nA:1\tbiolink:affects\tA:2\t\t\t\n"),
        "table.tsv: 3 rows, 1 kept, 0 merged, 2 quarantined, 0 skipped\n\
         MG001 predicate is \"\"; name it, such as biolink:related_to (table.tsv:3:2) x1\n\
         MG002 object is \"\"; give it a CURIE (table.tsv:2:3) x1\n\
         raw \"A:1\\tbiolink:affects\\t\\t\\t\\t\"\nraw \"A:1\\t\\tA:2\\t\\t\\t\"",
    );
}

#[test]
fn odd_names_and_control_characters_are_kept_and_told() {
    check_tsv(
        "id\tname\nA:1\tNA\nA:2\t1-Mar\nA:3\tbell\u{7}\n",
        "table.tsv: 3 rows, 3 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG032 the name \"NA\" is kept; leave the name out if there is none (table.tsv:2:2) x1\n\
         MG032 the name \"1-Mar\" looks like a gene symbol that a spreadsheet made a date; give the symbol (table.tsv:3:2) x1\n\
         MG033 a cell holds control characters; they are kept (table.tsv:4:2) x1",
    );
}

#[test]
fn unknown_predicates_and_values_that_do_not_fit_are_kept_and_told() {
    check_tsv(
        "subject\tpredicate\tobject\teffect\nA:1\tbiolink:afects\tA:2\tup\n",
        "table.tsv: 1 row, 1 kept, 0 merged, 0 quarantined, 0 skipped\n\
         MG020 unknown predicate biolink:afects is not part of any path; did you mean biolink:affects? (table.tsv:2) x1\n\
         MG030 effect: unknown effect \"up\"; one of +, -, carrier, unsigned, none is expected (table.tsv:2:4) x1",
    );
}

#[test]
fn an_id_with_two_names_is_one_entity_with_both_told() {
    let (report, graph) = tsv("id\tname\nA:1\tone\nA:1\tuno\n");
    assert_eq!(golden(&report), "table.tsv: 2 rows, 1 kept, 1 merged, 0 quarantined, 0 skipped");
    let [finding] = graph.findings() else { unreachable!("{:?}", graph.findings()) };
    let expected = "MG012 conflicting names for A:1: \"one\" (kept, 1 row), \"uno\" (1 row, table.tsv:3) \
                    (table.tsv:2)";
    assert_eq!(finding.to_string(), expected);
}

#[test]
fn what_is_no_utf8_table_is_refused_with_its_place() {
    let refused_bytes = |bytes: &'static [u8], expected: &str| refused(TsvReader::new("t", bytes), expected);
    refused_bytes(b"\xFF\xFEi\0d\0", "t, line 1, column 1: the source looks like UTF-16; convert it to UTF-8");
    refused_bytes(
        b"id\tname\nA:1\tcaf\xE9\n",
        "t, line 2, column 8: byte 8 of the line, 0xE9, is not UTF-8; the source looks like Latin-1 or Windows-1252, so \
         convert it",
    );
    refused_bytes(b"\x1F\x8B\x08\0", "t, line 1, column 1: the source is compressed; decompress it first");
    let refused_json = |bytes: &'static [u8], expected: &str| refused(JsonReader::new("d", bytes), expected);
    refused_json(b"\xFF\xFE{\0", "d, line 1, column 1: the source looks like UTF-16; convert it to UTF-8");
    refused_json(b"\x1F\x8B\x08\0", "d, line 1, column 1: the source is compressed; decompress it first");
}

#[test]
fn documents_are_read_element_by_element() {
    check_json(
        "\u{FEFF}{\"version\": 1, \"nodes\": [{\"id\": \"A:1\", \"name\": \"None\"}, 7, {\"name\": \"x\"}],\n \
         \"edges\": [{\"subject\": \"A:1\", \"predicate\": \"biolink:affects\"}, {\"subject\": \"A:1\", \"predicate\": \"biolink:affects\", \"object\": \"\\ud800\"}]}",
        "document.json: 5 rows, 1 kept, 0 merged, 4 quarantined, 0 skipped\n\
         MG001 the element cannot be read: it is a number, and an object is expected (document.json:1:57) x1\n\
         MG001 a node has no id; give it a CURIE (document.json:1:60) x1\n\
         MG001 an edge has no object; give it a CURIE (document.json:2:12) x1\n\
         MG001 the element cannot be read: unexpected end of hex escape (document.json:2:132) x1\n\
         MG031 the source starts with a byte order mark; it is left out (document.json:1) x1\n\
         MG032 the name \"None\" is kept; leave the name out if there is none (document.json:1:48) x1\n\
         MG034 the document's \"version\" is neither nodes nor edges and is left out (document.json:1:10) x1\n\
         raw \"7\"\nraw \"{\\\"name\\\": \\\"x\\\"}\"\n\
         raw \"{\\\"subject\\\": \\\"A:1\\\", \\\"predicate\\\": \\\"biolink:affects\\\"}\"\n\
         raw \"{\\\"subject\\\": \\\"A:1\\\", \\\"predicate\\\": \\\"biolink:affects\\\", \\\"object\\\": \\\"\\\\ud800\\\"}\"",
    );
    let deep = format!("[{{\"id\": \"A:1\"}}, {{\"id\": \"A:2\", \"x\": {}1{}}}]", "[".repeat(200), "]".repeat(200));
    let (report, _) = json(&deep);
    assert_eq!((report.kept, report.quarantined), (1, 1));
}

#[test]
fn documents_of_another_shape_are_refused() {
    let refused_json = |text: &'static str, expected: &str| refused(JsonReader::new("d", text.as_bytes()), expected);
    refused_json(
        "{\"nodes\": [{\"id\": \"A:1\"}",
        "d, line 1, column 24: the text ends in the middle of a list (after 1 element)",
    );
    refused_json(
        "{\"nodes\": [{\"id\": \"A:1\", \"id\": \"A:2\"}]}",
        "d, line 1, column 29: key \"id\" occurs twice in one object; keep one (after 1 element)",
    );
    refused_json(
        "{\"id\": \"A:1\"}\n{\"id\": \"A:2\"}\n",
        "d, line 1, column 13: the document is one node or edge; read it as KGX JSON Lines, or put it into an array",
    );
    for text in [
        "{\"subject\": {\"0\": \"A:1\"}}",
        "{\"name\": {\"0\": \"x\"}, \"id\": {\"0\": \"A:1\"}}",
        "{\"id\": [\"A:1\"]}",
    ] {
        let error = try_load(JsonReader::new("d", text.as_bytes())).unwrap_err().to_string();
        assert!(
            error.contains("a table by its columns") && error.contains("orient=\"records\", lines=True"),
            "{error}"
        );
    }
    let error =
        try_load(JsonReader::new("d", &b"{\"0\": {\"id\": \"A:1\"}, \"1\": {\"id\": \"A:2\"}}"[..])).unwrap_err();
    assert!(error.to_string().contains("by the numbers of its rows"), "{error}");
    for line in ["{\"id\": {\"0\": \"A:1\", \"1\": \"A:2\"}}\n", "{\"0\": {\"id\": \"A:1\"}}\n"] {
        let error = try_load(JsonlReader::new("l", line.as_bytes())).unwrap_err().to_string();
        assert!(error.contains("row by row") && error.contains("orient=\"records\""), "{error}");
    }
    let many: Vec<String> = (0..3_000).map(|number| format!("\"A:{number}\": {{}}")).collect();
    let error = try_load(JsonReader::new("d", format!("{{{}}}", many.join(", ")).as_bytes())).unwrap_err();
    assert!(error.to_string().ends_with("only: A:0, A:1, A:2, A:3, A:4, A:5, A:6, A:7"), "{error}");
    refused_json(
        "{\"message\": {}}",
        "d, line 1, column 15: the document has neither \"nodes\" nor \"edges\", only: message",
    );
}

#[test]
fn lines_that_are_a_document_are_refused() {
    let refused_lines = |text: &'static str, expected: &str| refused(JsonlReader::new("l", text.as_bytes()), expected);
    refused_lines(
        "{\n  \"nodes\": [\n    {\"id\": \"A:1\"}\n  ]\n}\n",
        "l, line 2, column 1: the source is JSON over several lines, pretty-printed, not one object per line; read it as \
         KGX JSON, or write each object on one line",
    );
    refused_lines(
        "[{\"id\": \"A:1\"}]\n",
        "l, line 1, column 1: the source is a JSON array, not one object per line; read it as KGX JSON",
    );
    refused_lines(
        "{\"nodes\": [], \"edges\": []}",
        "l, line 1, column 1: the line is a document with nodes and edges, not one of them; read it as KGX JSON",
    );
    refused_lines(
        "{\"id\": \"A:0\"}\n{\"id\": \"A:1\", \"id\": \"A:2\"}",
        "l, line 2, column 18: key \"id\" occurs twice in one object; keep one",
    );
}

#[test]
fn nested_qualifiers_are_qualifiers() {
    let (report, graph) = json(
        r#"{"edges": [{"id": "S", "subject": "A:1", "predicate": "biolink:affects", "object": "A:2", "qualifiers": [
            {"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": "decreased"},
            {"qualifier_type_id": "biolink:disease_context_qualifier", "qualifier_value": "MONDO:1"}]}]}"#,
    );
    assert_eq!(report.kept, 1);
    let statement = graph.statement("S").unwrap();
    assert_eq!(statement.qualifiers().collect::<Vec<_>>(), [("object_direction_qualifier", "decreased")]);
    assert!(statement.holds_in(mechgraph::model::Dimension::Disease, "MONDO:1"));
}

/// A file of the shared data, if they are there.
fn shared(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let bytes = fs::read(folder.join("kgx").join(name)).ok();
    if bytes.is_none() {
        println!("skipped: no shared data");
    }
    bytes
}

#[test]
fn the_counts_of_real_files_are_those_of_their_lines() {
    for name in ["graph_nodes.tsv", "graph_edges.tsv", "monarch-tiny_edges.tsv"] {
        let Some(bytes) = shared(name) else { return };
        let text = std::str::from_utf8(&bytes).unwrap();
        let (report, graph) = try_load(TsvReader::new(name, bytes.as_slice())).unwrap();
        let rows: Vec<&str> = text.lines().skip(1).filter(|line| !line.is_empty()).collect();
        assert_eq!(report.read - report.skipped, rows.len() as u64, "{report}");
        // KGX's own nodes leave out the last cells of some rows, which are empty.
        let width = text.lines().next().unwrap().split('\t').count();
        let short = rows.iter().filter(|row| row.split('\t').count() < width).count();
        let padded = report.findings.iter().filter(|finding| finding.code == FindingCode::ShortRow);
        assert_eq!((report.quarantined, padded.map(|finding| finding.count).sum()), (0, short as u64));
        if name == "graph_nodes.tsv" {
            let ids: BTreeSet<&str> = rows.iter().filter_map(|row| row.split('\t').next()).collect();
            assert_eq!(graph.node_count(), ids.len());
        } else {
            assert_eq!(report.kept, graph.statement_count() as u64);
        }
        println!("{report}");
    }
    let bytes = shared("graph.json").unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let (report, _) = try_load(JsonReader::new("graph.json", bytes.as_slice())).unwrap();
    let count = |key: &str| value[key].as_array().unwrap().len();
    assert_eq!(report.read, (count("nodes") + count("edges")) as u64, "{report}");
    assert_eq!(report.quarantined, 0);
    for name in ["valid_nodes.jsonl", "valid_edges.jsonl"] {
        let bytes = shared(name).unwrap();
        let (report, _) = try_load(JsonlReader::new(name, bytes.as_slice())).unwrap();
        let lines = std::str::from_utf8(&bytes).unwrap().lines().filter(|line| !line.trim().is_empty()).count();
        assert_eq!((report.read - report.skipped, report.quarantined), (lines as u64, 0));
    }
}

/// What the columns of a table say, by code of the test's own: cells between tabs, empty where a row ends early.
fn plain_rows(text: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let rows = lines.map(|line| line.split('\t').chain(std::iter::repeat("")));
    rows.map(|cells| header.iter().copied().zip(cells).collect()).collect()
}

#[test]
fn what_real_tables_say_is_what_a_plain_split_finds() {
    let Some(bytes) = shared("graph_nodes.tsv") else { return };
    let text = std::str::from_utf8(&bytes).unwrap();
    let (_, graph) = try_load(TsvReader::new("graph_nodes.tsv", bytes.as_slice())).unwrap();
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in plain_rows(text) {
        names.entry(row["id"]).or_default().insert(row["name"]);
    }
    assert_eq!(graph.node_count(), names.len());
    for node in graph.nodes() {
        let known = &names[node.curie()];
        assert!(known.contains(node.given_name().unwrap_or_default()), "{}", node.curie());
    }
    for name in ["graph_edges.tsv", "monarch-tiny_edges.tsv"] {
        let bytes = shared(name).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        let (report, graph) = try_load(TsvReader::new(name, bytes.as_slice())).unwrap();
        let rows = plain_rows(text);
        assert_eq!((report.kept + report.merged, report.quarantined), (rows.len() as u64, 0), "{report}");
        // An inverse is held as its canonical predicate, with subject and object exchanged.
        let ends = |row: &BTreeMap<&str, &str>| {
            let known = mechgraph::schema::read_predicate(row["predicate"]).unwrap();
            let (subject, object) = (row["subject"], row["object"]);
            let (subject, object) = if known.is_inverted() { (object, subject) } else { (subject, object) };
            format!("{subject} biolink:{} {object}", known.predicate())
        };
        let expected: BTreeSet<String> = rows.iter().map(ends).collect();
        let found: BTreeSet<String> = graph
            .statements()
            .map(|it| {
                let (subject, object) = (it.subject().to_argument(), it.object().to_argument());
                format!("{subject} {} {object}", it.predicate().as_str())
            })
            .collect();
        assert_eq!(found, expected, "{name}");
        let of = |row: &BTreeMap<&str, &str>| row.get("publications").map_or(0, |cell| pieces(cell).count());
        let cited: BTreeSet<String> = rows
            .iter()
            .filter(|row| of(row) > 0)
            .flat_map(|row| pieces(row["publications"]).map(|it| format!("{} {it}", ends(row))).collect::<Vec<_>>())
            .collect();
        let publications: usize = graph.statements().map(|it| it.publications().count()).sum();
        assert!(publications >= cited.len(), "{name}: {publications} of {}", cited.len());
        let negated = rows.iter().filter(|row| row.get("negated").is_some_and(|cell| *cell == "true")).count();
        assert_eq!(graph.statements().filter(|it| it.is_negated()).count(), negated, "{name}");
    }
}

fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|piece| !piece.is_empty())
}

#[test]
fn opposite_signs_of_one_pair_are_both_kept_and_counted() {
    let (report, graph) = tsv(&format!(
        "{EDGE}A:1\tbiolink:affects\tA:2\t\tPMID:1\tincreased\n\
         A:1\tbiolink:affects\tA:2\t\tPMID:3\tdecreased\n\
         A:3\tbiolink:affects\tA:2\t\tPMID:4\tincreased\n"
    ));
    assert_eq!((report.kept, graph.statement_count()), (3, 3));
    let told: Vec<_> = graph.findings().iter().filter(|it| it.code == FindingCode::OppositeSigns).collect();
    assert!(matches!(told[..], [one] if one.count == 1 && one.line > 1), "{told:?}");
}

/// Bytes with much of what makes up tables and documents.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        "id",
        "subject",
        "predicate",
        "object",
        "\t",
        "\t",
        "\n",
        "\n",
        "\r",
        "|",
        "A:1",
        "biolink:affects",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\"id\"",
        "\"nodes\"",
        "\"edges\"",
        "true",
        "null",
        "1e400",
        "\\ud800",
        "#",
        " ",
        "\u{FEFF}",
        "γ",
        "negated",
        "category",
        "name",
    ];
    let word = prop_oneof![
        8 => proptest::sample::select(words.to_vec()).prop_map(|word| word.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..3),
    ];
    proptest::collection::vec(word, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic_and_every_row_is_accounted_for(bytes in soup()) {
        drop(try_load(TsvReader::new("t", bytes.as_slice())));
        drop(try_load(JsonReader::new("d", bytes.as_slice())));
        drop(try_load(JsonlReader::new("l", bytes.as_slice())));
    }

    #[test]
    fn no_rows_below_a_good_header_panic(bytes in soup()) {
        for header in ["id\tname\tcategory\n", EDGE] {
            let table = [header.as_bytes(), &bytes].concat();
            if let Ok((report, _)) = try_load(TsvReader::new("t", table.as_slice())) {
                prop_assert!(report.kept + report.merged > 0 || report.read == report.skipped);
                prop_assert_eq!(report.rejects.len() as u64, report.quarantined);
            }
        }
    }
}

#[test]
fn findings_have_stable_codes() {
    let codes = [FindingCode::OddName, FindingCode::ControlCharacter, FindingCode::LeftOut];
    assert_eq!(codes.map(FindingCode::as_str), ["MG032", "MG033", "MG034"]);
}
