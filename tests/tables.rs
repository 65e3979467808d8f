//! Tables as others write them: quoted by RFC 4180 or not, with commas, with rows that lack cells.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::build::LoadReport;
use mechgraph::io::kgx::{Quoting, TsvReader, write_jsonl};
use mechgraph::io::{AnyReader, ReadLimits};
use mechgraph::model::{FindingCode, Value};
use mechgraph::{GraphBuilder, KnowledgeGraph};
use proptest::prelude::*;

fn load<'t>(table: &'t str, set: impl Fn(TsvReader<&'t [u8]>) -> TsvReader<&'t [u8]>) -> (LoadReport, KnowledgeGraph) {
    let mut builder = GraphBuilder::new();
    let report = builder.load(set(TsvReader::new("table", table.as_bytes()))).unwrap();
    assert!(report.is_balanced(), "{report}");
    (report, builder.freeze().unwrap())
}

fn names(graph: &KnowledgeGraph) -> Vec<&str> {
    graph.nodes().map(|node| node.given_name().unwrap_or_default()).collect()
}

fn codes(report: &LoadReport) -> Vec<FindingCode> {
    report.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_first_quote_decides_whether_a_table_is_quoted() {
    for (table, expected) in [
        ("id\tname\nA:1\t\"x\"\nA:2\t\"y\tz\"\n", &["x", "y\tz"][..]),
        ("id\tname\nA:1\t\"a \"\"b\"\"\"\n", &["a \"b\""]),
        // Text after the quote, a row too long, no second quote, a quote within a cell: no writer of RFC 4180 does that.
        ("id\tname\nA:1\t\"x\" y\nA:2\t\"z\"\n", &["\"x\" y", "\"z\""]),
        ("id\tname\nA:1\t\"x\nA:2\ty\n", &["\"x", "y"]),
        ("id\tname\nA:1\t5\"-x\nA:2\t\"z\"\n", &["5\"-x", "\"z\""]),
        ("id\tname\nA:1\t\"x\"\t\nA:2\ty\n", &["x", "y"]),
    ] {
        assert_eq!(names(&load(table, |reader| reader).1), expected, "{table:?}");
    }
}

#[test]
fn a_quoted_table_says_so_once_and_reads_what_is_not_quoted_with_a_warning() {
    let table = "id\tname\nA:1\t\"x\"\nA:2\t\"y\" z\nA:3\t\"w\"\n";
    let (report, graph) = load(table, |reader| reader);
    assert_eq!(names(&graph), ["x", "\"y\" z", "w"]);
    assert_eq!(codes(&report), [FindingCode::Normalised, FindingCode::QuotedCell]);
    let (report, graph) = load(table, |reader| reader.quoting(Quoting::Rfc4180));
    assert_eq!((names(&graph), report.quarantined), (vec!["x", "w"], 1));
    assert_eq!(codes(&report), [FindingCode::Unreadable]);
    let (report, graph) = load(table, |reader| reader.quoting(Quoting::None));
    assert_eq!(names(&graph), ["\"x\"", "\"y\" z", "\"w\""]);
    assert_eq!(report.findings.iter().map(|finding| finding.count).sum::<u64>(), 3);
}

#[test]
fn lines_are_counted_through_cells_of_several_lines() {
    let table = "id\tname\tdescription\nA:1\tx\t\"one\r\ntwo\n\nthree\"\nA:2\ty\nA:3\n\"A:4\"\t\"\"\t\"\"\n";
    let (report, graph) = load(table, |reader| reader);
    assert_eq!((report.read, report.kept), (4, 4));
    assert_eq!(graph.nodes().next().unwrap().description(), Some("one\ntwo\n\nthree"));
    let short: Vec<u64> =
        report.findings.iter().filter(|finding| finding.code == FindingCode::ShortRow).map(|it| it.line).collect();
    assert_eq!(short, [6, 7]);
}

#[test]
fn a_cell_that_is_not_closed_takes_no_more_lines_than_the_limit_and_loses_none() {
    let rows: Vec<String> = (0..2_000).map(|n| format!("A:{n}\tname {n}\n")).collect();
    let rows = rows.concat();
    let table = format!("id\tname\nB:1\t\"x\"\nB:2\t\"open\n{rows}");
    for reader in [ReadLimits::default(), ReadLimits::default().with_line_bytes(500)] {
        let (report, graph) = load(&table, |table| table.within(reader));
        assert_eq!((report.kept, report.quarantined), (2_002, 0));
        assert_eq!(graph.node_count(), 2_002);
        assert!(names(&graph).contains(&"\"open"));
    }
}

#[test]
fn commas_are_delimiters_on_request() {
    let table = "id,name,category\nA:1,\"x, y\",biolink:Gene\nA:2,z\n";
    let (report, graph) = load(table, TsvReader::separated_by_commas);
    assert_eq!(names(&graph), ["x, y", "z"]);
    assert_eq!(codes(&report), [FindingCode::Normalised, FindingCode::ShortRow]);
    let edges = "subject,predicate,object,note\nA:1,biolink:affects,A:2,\"a, b\"\nA:1,biolink:causes,A:2,\n";
    assert_eq!(load(edges, TsvReader::separated_by_commas).1.statement_count(), 2);
}

/// A table, once as it is and once with commas, read by the reader that its first bytes ask for.
fn recognised(name: &str, table: &str) -> (LoadReport, KnowledgeGraph) {
    let mut builder = GraphBuilder::new();
    let report = builder.load(AnyReader::new(name, table.as_bytes()).unwrap()).unwrap();
    assert!(report.is_balanced(), "{report}");
    (report, builder.freeze().unwrap())
}

/// The messages of what was reported, with its counts.
fn messages(report: &LoadReport) -> Vec<(u64, &str)> {
    report.findings.iter().map(|finding| (finding.count, finding.message.as_str())).collect()
}

const ROW_NUMBERS: &str = "row numbers in a column without a name are left out; write the table without them (pandas: \
                           index=False, R: row.names=FALSE)";

#[test]
fn row_numbers_in_a_column_without_a_name_are_left_out() {
    // As pandas and R write them: from 0, from 1 in quotes, and those that a filter left.
    for (nodes, edges) in [
        (
            "\tid\tname\tlabels\n0\tA:1\tx\t\n1\tA:2\ty\t\n",
            "\tsubject\tpredicate\tobject\tsources\n0\tA:1\tbiolink:affects\tA:2\t\n1\tA:2\tbiolink:affects\tA:1\t\n",
        ),
        (
            "\"\",\"id\",\"name\"\n\"1\",\"A:1\",\"x\"\n\"2\",\"A:2\",\"y\"\n",
            ",Unnamed: 0,Unnamed: 1,subject,predicate,object\n7,,3,A:1,biolink:affects,A:2\n12,,4,A:2,biolink:affects,A:1\n",
        ),
        (
            "Unnamed: 0\tUnnamed: 1\tid\tname\n0\t0\tA:1\tx\n1\t1\tA:2\ty\n",
            ",subject,predicate,object\n7,A:1,biolink:affects,A:2\n12,A:2,biolink:affects,A:1\n",
        ),
    ] {
        let (report, graph) = recognised("nodes", nodes);
        assert_eq!((report.kept, names(&graph)), (2, vec!["x", "y"]));
        assert!(messages(&report).contains(&(2, ROW_NUMBERS)), "{report}");
        assert!(graph.nodes().all(|node| node.to_entity().properties.is_empty()));
        let (report, graph) = recognised("edges", edges);
        assert_eq!((report.kept, messages(&report)), (2, vec![(2, ROW_NUMBERS)]), "{report}");
        assert!(graph.statements().all(|it| it.to_statement().properties.is_empty()));
    }
    let nested = "\tsubject\tpredicate\tobject\tattributes\n0\tA:1\tbiolink:affects\tA:2\t[]\n";
    let (_, graph) = recognised("edges", nested);
    assert!(graph.statements().all(|it| it.to_statement().properties.is_empty()));
    let rows: Vec<String> = (0..2_000).map(|n| format!("{n}\tA:{n}\tbiolink:affects\tB:1\n")).collect();
    let (report, graph) = recognised("edges", &format!("\tsubject\tpredicate\tobject\n{}", rows.concat()));
    assert_eq!((graph.statement_count(), messages(&report)), (2_000, vec![(2_000, ROW_NUMBERS)]));
}

#[test]
fn what_is_no_row_number_in_a_column_without_a_name_is_kept() {
    let table = "\tid\t\tname\n0\tA:1\t5\tx\nrow b\tA:2\t\ty\n\tA:3\t\tz\n";
    let (report, graph) = recognised("nodes", table);
    let property =
        |place: usize, name: &str| graph.nodes().nth(place).unwrap().to_entity().properties.get(name).cloned();
    assert_eq!(names(&graph), ["x", "y", "z"]);
    assert_eq!((property(0, "column 1"), property(0, "column 3")), (None, Some(Value::Integer(5))));
    assert_eq!(property(1, "column 1"), Some(Value::from("row b")));
    assert_eq!(
        messages(&report),
        [
            (1, ROW_NUMBERS),
            (1, "column 3 has no name; its values are kept as the property \"column 3\""),
            (1, "column 1 has no name; what is no row number in it is kept as the property \"column 1\""),
        ]
    );
    // As a spreadsheet writes columns that once held something.
    let (report, graph) = recognised("nodes", "id,name,,,\nA:1,x,,,\n");
    assert_eq!((report.kept, names(&graph), report.findings.len()), (1, vec!["x"], 3));
    let edges = "\tsubject\tpredicate\tobject\nx\tA:1\tbiolink:affects\tA:2\n1\tA:2\tbiolink:affects\tA:1\n";
    let (report, graph) = recognised("edges", edges);
    assert_eq!(report.findings.iter().map(|finding| finding.count).collect::<Vec<_>>(), [1, 1]);
    let kept: Vec<bool> = graph.statements().map(|it| it.to_statement().properties.contains_key("column 1")).collect();
    assert_eq!(kept.iter().filter(|is_kept| **is_kept).count(), 1);
}

#[test]
fn a_first_line_may_name_the_delimiter() {
    for (delimiter, name) in [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "vertical bar")] {
        let rows = "id,name\nA:1,x\nA:2,\"y, z; |\"\n"
            .replace(",n", "\u{0}n")
            .replace(",x", "\u{0}x")
            .replace(",\"", "\u{0}\"");
        let table = format!("sep={delimiter}\r\n{}", rows.replace('\u{0}', &delimiter.to_string()));
        for file in ["nodes.csv", "nodes.tsv", "nodes.txt", "nodes"] {
            let (report, graph) = recognised(file, &table);
            assert_eq!(names(&graph), ["x", "y, z; |"], "{file}, {table}");
            assert_eq!(report.kept, 2);
            let message = format!("the first line names the delimiter of the cells, {name}");
            assert!(messages(&report).contains(&(1, message.as_str())), "{report}");
        }
        assert!(AnyReader::new("nodes.csv", table.as_bytes()).unwrap().check().is_ok());
    }
    // Nothing else names it.
    for table in ["sep=;;\nid;name\nA:1;x\n", "\nsep=;\nid;name\nA:1;x\n"] {
        let reader = AnyReader::new("nodes.csv", table.as_bytes()).unwrap();
        assert!(GraphBuilder::new().load(reader).is_err(), "{table}");
    }
}

#[test]
fn rows_that_lack_optional_cells_are_kept_and_others_are_not() {
    let table = "category\tid\tname\tdescription\nbiolink:Gene\tA:1\nbiolink:Gene\nbiolink:Gene\tA:2\tx\ncut\tA:3";
    let (report, graph) = load(table, |reader| reader);
    assert_eq!((report.kept, report.quarantined), (3, 1));
    assert_eq!(graph.node_count(), 3);
    let lines: Vec<u64> = report.rejects.iter().map(|reject| reject.line).collect();
    assert_eq!(lines, [3]);
    let short = report.findings.iter().filter(|finding| finding.code == FindingCode::ShortRow);
    assert_eq!(short.map(|finding| (finding.line, finding.column)).collect::<Vec<_>>(), [(2, 3), (4, 4), (5, 3)]);
    // What a line end in a cell leaves is no row.
    let (report, graph) = load("id\tname\tdescription\nA:1\tx\tone\ntwo\nthree\tfour\n", |reader| reader);
    assert_eq!((report.kept, report.quarantined, graph.node_count()), (1, 2, 1));
    let edges = "id\tsubject\tpredicate\tobject\tlayer\nE:1\tA:1\tbiolink:affects\tA:2\nE:2\tA:1\tbiolink:affects\n";
    let (report, graph) = load(edges, |reader| reader);
    assert_eq!((report.kept, report.quarantined, graph.statement_count()), (1, 1, 1));
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![3 => "[a-z]{1,3}", 1 => "[a\t\n\" ,]{0,5}"];
    proptest::collection::vec(proptest::collection::vec(cell, 2), 0..12)
}

/// A table of edges of these notes, as the csv crate writes it.
fn quoted(rows: &[Vec<String>], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(["id", "subject", "predicate", "object", "note", "remark"]).unwrap();
    for (place, row) in rows.iter().enumerate() {
        let id = format!("E:{place}");
        let ends = [id.as_str(), "A:1", "biolink:affects", "A:2"];
        writer.write_record(ends.into_iter().chain(row.iter().map(String::as_str))).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The same as JSON Lines.
fn lines(rows: &[Vec<String>]) -> String {
    let line = |(place, row): (usize, &Vec<String>)| {
        let mut object = serde_json::json!({
            "id": format!("E:{place}"), "subject": "A:1", "predicate": "biolink:affects", "object": "A:2",
        });
        for (key, value) in ["note", "remark"].into_iter().zip(row).filter(|(_, value)| !value.is_empty()) {
            object[key] = value.as_str().into();
        }
        object.to_string() + "\n"
    };
    rows.iter().enumerate().map(line).collect()
}

fn written(graph: &KnowledgeGraph) -> String {
    let mut bytes = Vec::new();
    write_jsonl(graph, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #[test]
    fn a_quoted_table_and_json_lines_are_one_graph(rows in rows()) {
        prop_assume!(!rows.is_empty());
        let mut builder = GraphBuilder::new();
        builder.load(mechgraph::io::kgx::JsonlReader::new("lines", lines(&rows).as_bytes())).unwrap();
        let expected = written(&builder.freeze().unwrap());
        for delimiter in [b'\t', b','] {
            let table = quoted(&rows, delimiter);
            let read = |reader: TsvReader<_>| {
                if delimiter == b',' { reader.separated_by_commas() } else { reader }.quoting(Quoting::Rfc4180)
            };
            let found = load(&table, read).1;
            prop_assert_eq!(written(&found), expected.clone(), "{}", table);
        }
    }

    #[test]
    fn any_quotes_are_accounted_for(text in "(A:[1-3]|x|\"|\"\"|\t|\n|\r\n|#| ){0,40}") {
        for quoting in [Quoting::Auto, Quoting::None, Quoting::Rfc4180] {
            let table = format!("id\tname\n{text}\nA:9\tlast\n");
            let mut builder = GraphBuilder::new();
            if let Ok(report) = builder.load(TsvReader::new("table", table.as_bytes()).quoting(quoting)) {
                prop_assert!(report.is_balanced(), "{}", report);
            }
        }
    }
}

#[cfg(feature = "parallel")]
#[test]
fn a_quote_far_down_decides_whatever_the_number_of_threads() {
    use std::fmt::Write as _;
    let mut table = "id\tsubject\tpredicate\tobject\tnote\n".to_owned();
    for n in 0..30_000 {
        match n {
            20_000 => writeln!(table, "E:{n}\tA:1\tbiolink:affects\tA:{n}\t\"two\nlines\""),
            25_000 => writeln!(table, "E:{n}\tA:1\tbiolink:affects\tA:{n}\t\"a\ttab\""),
            _ => writeln!(table, "E:{n}\tA:1\tbiolink:affects\tA:{n}\tn"),
        }
        .unwrap();
    }
    let read = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut builder = GraphBuilder::new();
            let bytes = std::io::BufReader::with_capacity(1 << 16, table.as_bytes());
            let report = builder.load(TsvReader::new("table", bytes)).unwrap();
            assert_eq!((report.read, report.quarantined), (30_000, 0));
            (format!("{report:?}"), written(&builder.freeze().unwrap()))
        })
    };
    let one = read(1);
    assert!(one.1.contains("two\\nlines") && one.1.contains("a\\ttab"));
    for threads in [2, 4] {
        assert!(read(threads) == one, "{threads} threads");
    }
}

#[test]
fn a_part_of_a_structure_has_the_column_of_its_own() {
    let table = "subject\tpredicate\tobject\tqualifiers\tapplicability_disease_course_any_of\n\
        A:1\tbiolink:treats\tA:2\t[{'qualifier_type_id': 'species_context_qualifier', 'qualifier_value': 'NCBITaxon:9606'}]\tNA\n";
    let (report, _) = recognised("edges.tsv", table);
    let about = |finding: &&mechgraph::model::Finding| finding.message.contains("disease_course_any_of");
    let columns: Vec<u64> = report.findings.iter().filter(about).map(|finding| finding.column).collect();
    assert_eq!(columns, [5], "{:?}", report.findings);
}
