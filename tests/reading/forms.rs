//! One graph as a table and as lines of JSON: the same content, and the same counts of what is reported.

use mechgraph::GraphBuilder;
use mechgraph::build::LoadReport;
use mechgraph::io::kgx::{JsonlReader, TsvReader, write_jsonl, write_tsv_edges, write_tsv_nodes};
use mechgraph::io::sssom;
use mechgraph::model::{FindingCode, Value};

use super::{codes, content, edge, only, read, table};

/// Rows of edges with these columns, as a table and as lines: cells that are JSON beside texts are so in the lines.
fn forms(columns: &[&str], rows: &[&[&str]]) -> (String, Vec<String>) {
    let mut text = vec![format!("subject\tpredicate\tobject\t{}\n", columns.join("\t"))];
    let mut lines = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        text.push(format!("CHEBI:{number}\tbiolink:affects\tHGNC:2\t{}\n", row.join("\t")));
        let mut line = serde_json::json!({
            "subject": format!("CHEBI:{number}"), "predicate": "biolink:affects", "object": "HGNC:2",
        });
        for (column, cell) in columns.iter().zip(*row).filter(|(_, cell)| !cell.is_empty()) {
            let parsed = serde_json::from_str::<serde_json::Value>(cell).ok();
            line[*column] = parsed.filter(|it| !it.is_string() && !it.is_null()).unwrap_or_else(|| (*cell).into());
        }
        lines.push(line.to_string());
    }
    (text.concat(), lines)
}

/// Every finding but those about the names of columns, which a table reports of its header.
fn counts(report: &LoadReport) -> Vec<(FindingCode, &str, u64)> {
    let of = report.findings.iter().filter(|it| !it.message.starts_with("column "));
    let mut counts: Vec<_> = of.map(|it| (it.code, it.message.as_str(), it.count)).collect();
    counts.sort_unstable();
    counts
}

fn check(columns: &[&str], rows: &[&[&str]]) -> Vec<(FindingCode, String, u64)> {
    let (text, lines) = forms(columns, rows);
    let (of_table, table_report) = table(&text);
    let (of_lines, lines_report) = read(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(counts(&table_report), counts(&lines_report), "{text}");
    assert!(content(&of_table) == content(&of_lines), "{text}");
    counts(&table_report).into_iter().map(|(code, message, count)| (code, message.to_owned(), count)).collect()
}

#[test]
fn what_rows_share_is_counted_for_each_row() {
    let columns =
        ["primary_knowledge_source", "knowledge_level", "agent_type", "disease_context_qualifier", "polarity"];
    let odd: [&str; 5] = ["infores:CTD", "Prediction", "robot", "mondo:1", "+"];
    let plain: [&str; 5] = ["infores:ctd", "prediction", "manual_agent", "MONDO:1", "+"];
    let none: [&str; 5] = ["nan", "", "", "", ""];
    let rows: Vec<&[&str]> = (0..90).map(|number| [&odd[..], &plain, &none, &odd][number % 4]).collect();
    let found = check(&columns, &rows);
    let (odd, none) = (45, 22);
    let expected = [
        (FindingCode::Normalised, "knowledge_level \"Prediction\" is read", odd),
        (FindingCode::Normalised, "prefix \"mondo\" is read", odd),
        (FindingCode::Normalised, "primary_knowledge_source \"nan\" is a placeholder", none),
        (FindingCode::Normalised, "source \"infores:CTD\" is read as \"infores:ctd\"", odd),
        (FindingCode::BadValue, "agent_type \"robot\" is not", odd),
        (FindingCode::UnreadQualifier, "\"polarity\" is not read", 68),
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((code, message, count), (expected_code, start, expected_count)) in found.iter().zip(expected) {
        assert!(message.starts_with(start), "{message}");
        assert_eq!((*code, *count), (expected_code, expected_count), "{message}");
    }
}

/// As [`check`], and that each finding of the table starts like one of these, with its count, line and column.
fn check_places(columns: &[&str], rows: &[&[&str]], expected: &[(FindingCode, &str, u64, u64, u64)]) {
    check(columns, rows);
    let (_, report) = table(&forms(columns, rows).0);
    let of_rows: Vec<_> = report.findings.iter().filter(|it| !it.message.starts_with("column ")).collect();
    assert_eq!(of_rows.len(), expected.len(), "{of_rows:?}");
    for (code, start, count, line, column) in expected {
        let found = of_rows.iter().find(|it| it.code == *code && it.message.starts_with(start));
        let place = found.map(|it| (it.count, it.line, it.column));
        assert_eq!(place, Some((*count, *line, *column)), "{start} in {of_rows:?}");
    }
}

#[test]
fn what_stands_in_for_the_primary_source_is_noted_for_each_row() {
    let columns = ["primary_knowledge_source", "knowledge_source", "provided_by"];
    let kinds: [&[&str]; 5] = [
        &["infores:a", "infores:b", "c.tsv"],
        &["", "infores:b", "c.tsv"],
        &["", "c.tsv", "infores:d"],
        &["", "", "c.tsv"],
        &["infores:a|infores:b", "infores:b", ""],
    ];
    let rows: Vec<&[&str]> = (0..200).map(|number| kinds[number % 5]).collect();
    check_places(
        &columns,
        &rows,
        &[
            (FindingCode::Normalised, "knowledge_source is read as primary_knowledge_source", 40, 3, 5),
            (FindingCode::Normalised, "knowledge_source is the name of a file", 40, 4, 5),
            (FindingCode::Normalised, "provided_by is read as primary_knowledge_source", 40, 4, 6),
            (FindingCode::Normalised, "provided_by is the name of a file", 40, 5, 6),
            (FindingCode::BadValue, "primary_knowledge_source has several values", 40, 6, 4),
        ],
    );
    let (text, _) = forms(&columns, &rows[1..2]);
    assert_eq!(only(&table(&text).0).primary_knowledge_source(), Some("infores:b"));
}

#[test]
fn a_text_where_a_number_is_expected_is_reported_and_kept() {
    let columns = ["p_value", "evidence_count", "my_score", "deprecated"];
    check_places(
        &columns,
        &[
            &["0,05", "3", "0.5", "true"],
            &["0,05", "several", "high", "maybe"],
            &["NA", ".5", "1.5.2", ""],
            &["1e-8", "NA", "", "false"],
        ],
        &[
            (FindingCode::BadValue, "p_value is \"0,05\"; a number, such as 0.05, is expected", 2, 2, 4),
            (FindingCode::BadValue, "evidence_count is \"several\"; a number", 1, 3, 5),
            (FindingCode::BadValue, "my_score is \"1.5.2\"; a number", 1, 4, 6),
            (FindingCode::BadValue, "deprecated is \"maybe\"; true or false is expected", 1, 3, 7),
            (FindingCode::Normalised, "p_value \"NA\" is a placeholder", 1, 4, 4),
            (FindingCode::Normalised, "evidence_count \"NA\" is a placeholder", 1, 5, 5),
        ],
    );
    let (text, _) = forms(&columns, &[&["0,05", "NA", "high", "maybe"]]);
    let (graph, _) = table(&text);
    let statement = only(&graph);
    assert_eq!(statement.property("p_value"), Some(Value::from("0,05")));
    assert_eq!(statement.property("evidence_count"), None);
    assert_eq!(statement.property("my_score"), Some(Value::from("high")));
    // JSON has other values, too.
    let (graph, report) = read(&[&edge(r#""p_value": true, "evidence_count": {"a": 1}, "deprecated": 1"#)]);
    assert_eq!(codes(&report), [FindingCode::BadValue; 2]);
    assert_eq!(only(&graph).property("p_value"), Some(Value::Bool(true)));
}

#[test]
fn a_list_that_is_not_closed_is_reported_and_kept_as_one_value() {
    let columns = [
        "publications",
        "aggregator_knowledge_source",
        "supporting_text",
        "anatomical_context_qualifier",
        "primary_knowledge_source",
    ];
    let broken = [
        "['PMID:1', 'PMID:2'",
        "[\"infores:a, \"infores:b\"]",
        "['a|b', 'c'",
        "['UBERON:1'",
        "['infores:a', 'infores:b'",
    ];
    check_places(
        &columns,
        &[&["PMID:1", "infores:a", "[a] b", "UBERON:1", "infores:a"], &broken, &broken],
        &[
            (FindingCode::BadValue, "publications is \"['PMID:1', 'PMID:2'\", which starts as a list", 2, 3, 4),
            (FindingCode::BadValue, "aggregator_knowledge_source is", 2, 3, 5),
            (FindingCode::BadValue, "supporting_text is \"['a|b', 'c'\", which starts as a list", 2, 3, 6),
            (FindingCode::BadValue, "primary_knowledge_source is \"['infores:a', 'infores:b'\", which starts", 2, 3, 8),
            (FindingCode::BadValue, "anatomical_context_qualifier is \"['UBERON:1'\", which starts as a list", 2, 3, 7),
        ],
    );
    let (text, _) = forms(&columns, &[&broken]);
    let (graph, _) = table(&text);
    assert_eq!(only(&graph).publications().collect::<Vec<_>>(), [broken[0]]);
    assert_eq!(only(&graph).property("supporting_text"), Some(Value::List(vec![Value::from(broken[2])])));
}

#[test]
fn two_statements_with_one_id_are_reported_at_the_row_that_loses_it() {
    let row = |subject: &str| format!("S:1\t{subject}\tbiolink:affects\tHGNC:2\n");
    let (graph, _) = table(&format!("id\tsubject\tpredicate\tobject\n{}{}", row("CHEBI:1"), row("CHEBI:2")));
    let finding = graph.findings().iter().find(|it| it.code == FindingCode::SharedStatementId).unwrap();
    assert_eq!((finding.source.as_str(), finding.line), ("table", 3), "{finding}");
    assert!(finding.message.contains("two statements have the id \"S:1\""), "{finding}");
}

#[test]
fn numbers_and_booleans_of_columns_that_nobody_knows_are_those_of_json() {
    check(
        &["my_score_2", "is_direct", "code", "release", "ratio"],
        &[
            &["10", "true", "007", "2021-01", "0.5"],
            &["-3", "false", "1.10.2", "v1", "1.0"],
            &["0", "", "x1", "", "-0.25"],
            &["", "true", "", "12a", "1e-05"],
        ],
    );
    let (graph, _) = table("subject\tpredicate\tobject\tx\ty\nA:1\tbiolink:affects\tA:2\t10\tTrue\n");
    let statement = only(&graph);
    assert_eq!(statement.property("x"), Some(Value::Integer(10)));
    assert_eq!(statement.property("y"), Some(Value::Bool(true)));
    // What is a text in JSON and looks like a number in a cell is counted by the writer.
    let (graph, _) = read(&[&edge(r#""code": "10", "count2": 10, "flag": true"#)]);
    let report = write_tsv_edges(&graph, std::io::sink()).unwrap();
    assert_eq!(report.changes.into_iter().collect::<Vec<_>>(), [("a text that reads as a number or a boolean", 1)]);
}

#[test]
fn a_placeholder_is_no_source_whatever_stands_in_for_it() {
    for word in ["nan", "NA", "null", "None", "N/A", "unknown", "-", " nan "] {
        let found = check(
            &["primary_knowledge_source", "knowledge_source"],
            &[&[word, "infores:x"], &[word, "edges.tsv"], &["infores:y", "infores:x"]],
        );
        let is_told = |it: &&(FindingCode, String, u64)| it.1.contains("is a placeholder") && it.2 == 2;
        assert!(found.iter().any(|it| is_told(&it)), "{word}: {found:?}");
        let (text, _) = forms(&["primary_knowledge_source", "knowledge_source"], &[&[word, "infores:x"]]);
        assert_eq!(only(&table(&text).0).primary_knowledge_source(), Some("infores:x"), "{word}");
        let (text, _) = forms(&["primary_knowledge_source"], &[&[word]]);
        assert_eq!(only(&table(&text).0).primary_knowledge_source(), None, "{word}");
        let list = format!(r#""sources": [{{"resource_id": "{word}", "resource_role": "primary_knowledge_source"}}]"#);
        assert_eq!(only(&read(&[&edge(&list)]).0).primary_knowledge_source(), None, "{word}");
    }
    // From code, too.
    let statement = mechgraph::Statement::new(
        "A:1".parse::<mechgraph::Curie>().unwrap(),
        "affects".parse().unwrap(),
        "A:2".parse::<mechgraph::Curie>().unwrap(),
    );
    let mut builder = GraphBuilder::new();
    builder.add_statement(statement.clone().from_source("NA"));
    builder.add_statement(&statement);
    assert_eq!(only(&builder.freeze().unwrap()).primary_knowledge_source(), None);
}

#[test]
fn stand_ins_that_name_files_in_a_list_are_kept_and_name_no_source() {
    for list in ["edges.tsv|Graph", "nodes.tsv|edges.tsv.gz"] {
        let (text, _) = forms(&["knowledge_source"], &[&[list]]);
        let (graph, _) = table(&text);
        let statement = only(&graph);
        assert_eq!(statement.primary_knowledge_source(), None, "{list}");
        assert!(statement.property("knowledge_source").is_some(), "{list}");
        // It does not tell statements apart.
        let row = "A:1\tbiolink:affects\tA:2\t";
        let text = format!("subject\tpredicate\tobject\tknowledge_source\n{row}{list}\n{row}\n");
        assert_eq!(table(&text).0.statement_count(), 1, "{list}");
    }
}

#[test]
fn sources_are_one_whatever_their_case_and_the_spaces_around_them() {
    let of = |source: &str| edge(&format!(r#""primary_knowledge_source": "{source}""#));
    let (graph, report) = read(&[&of("infores:ctd"), &of("infores:CTD"), &of(" Infores:Ctd "), &of("INFORES:CTD")]);
    assert_eq!(only(&graph).primary_knowledge_source(), Some("infores:ctd"));
    assert_eq!(codes(&report), [FindingCode::Normalised; 3]);
    // What is no infores id keeps its case.
    assert_eq!(only(&read(&[&of("DrugBank")]).0).primary_knowledge_source(), Some("DrugBank"));
}

#[test]
fn plain_qualifiers_of_a_cell_are_a_list() {
    let (text, lines) = forms(&["qualifiers"], &[&["a|b"], &["b|a"], &["c"]]);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.replace(r#""a|b""#, r#"["a", "b"]"#).replace(r#""b|a""#, r#"["b", "a"]"#))
        .collect();
    let (of_lines, _) = read(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let (of_table, _) = table(&text);
    assert!(content(&of_table) == content(&of_lines));
    let values: Vec<String> =
        of_table.statements().map(|it| it.qualifiers().map(|(_, value)| value.to_owned()).collect()).collect();
    assert_eq!(values.iter().filter(|value| value.contains('|')).count(), 2, "{values:?}");
}

#[test]
fn levels_are_read_in_any_spelling() {
    let of = |level: &str, agent: &str| edge(&format!(r#""knowledge_level": "{level}", "agent_type": "{agent}""#));
    for (level, agent) in [
        ("Knowledge Assertion", "Manual Agent"),
        ("biolink:knowledge_assertion", "biolink:manual_agent"),
        ("KNOWLEDGE_ASSERTION", "manual-agent"),
    ] {
        let (graph, report) = read(&[&of(level, agent)]);
        let statement = only(&graph);
        assert_eq!(
            (statement.knowledge_level(), statement.agent_type()),
            (Some("knowledge_assertion"), Some("manual_agent"))
        );
        assert_eq!(codes(&report), [FindingCode::Normalised; 2], "{level}");
    }
}

#[test]
fn columns_of_categories_and_of_equivalent_ids_are_united() {
    let text = "id\tcategory\tcategories\txref\tequivalent_identifiers\n\
                A:1\tbiolink:Gene\tbiolink:Gene|biolink:Protein\tB:1\tC:1\n\
                A:2\t\tbiolink:Disease\t\tC:2\n\
                A:3\tbiolink:Drug\t\tB:3\t\n";
    let lines = [
        r#"{"id": "A:1", "category": ["biolink:Gene", "biolink:Protein"], "xref": ["B:1", "C:1"]}"#,
        r#"{"id": "A:2", "category": ["biolink:Disease"], "xref": ["C:2"]}"#,
        r#"{"id": "A:3", "category": ["biolink:Drug"], "xref": ["B:3"]}"#,
    ];
    let (of_table, report) = table(text);
    assert!(content(&of_table) == content(&read(&lines).0), "{:?}", report.findings);
    assert!(codes(&report).iter().all(|code| *code == FindingCode::Normalised), "{:?}", report.findings);
}

#[test]
fn a_note_about_a_structure_points_at_its_column() {
    let attributes = r#"[{"attribute_type_id": "biolink:knowledge_level", "value": ["prediction"]}]"#;
    for column in ["_attributes", "attributes"] {
        let text = format!("subject\tpredicate\tobject\tx\t{column}\nA:1\tbiolink:affects\tA:2\ty\t{attributes}\n");
        let (_, report) = table(&text);
        let of_row: Vec<(u64, u64)> =
            report.findings.iter().filter(|it| it.line == 2 && it.column > 0).map(|it| (it.line, it.column)).collect();
        assert!(!of_row.is_empty() && of_row.iter().all(|place| *place == (2, 5)), "{:?}", report.findings);
    }
}

#[test]
fn rows_of_further_ids_say_what_tells_their_statement_apart() {
    let of = |id: &str, direction: &str| {
        edge(&format!(
            r#""id": "{id}", "effect_direction": "{direction}", "note": "x", "primary_knowledge_source": "infores:x""#
        ))
    };
    let (graph, _) = read(&[&of("one", "up"), &of("two", "up"), &of("three", "down")]);
    assert_eq!(graph.statement_count(), 2);
    let (mut lines, mut edges, mut nodes) = (Vec::new(), Vec::new(), Vec::new());
    write_jsonl(&graph, &mut lines).unwrap();
    write_tsv_edges(&graph, &mut edges).unwrap();
    write_tsv_nodes(&graph, &mut nodes).unwrap();
    let mut of_lines = GraphBuilder::new();
    of_lines.load(JsonlReader::new("lines", &lines[..])).unwrap();
    let mut of_table = GraphBuilder::new();
    of_table.load(TsvReader::new("nodes", &nodes[..])).unwrap();
    of_table.load(TsvReader::new("edges", &edges[..])).unwrap();
    for builder in [of_lines, of_table] {
        let again = builder.freeze().unwrap();
        assert_eq!(again.statement_count(), 2);
        assert!(content(&again) == content(&graph));
    }
}

#[test]
fn ids_of_mappings_are_read_in_any_spelling_and_reported_with_them() {
    let mut builder = GraphBuilder::new();
    for id in ["MONDO:1", "DOID:2"] {
        builder.add_entity(mechgraph::Entity::new(id.parse().unwrap()));
    }
    let text = "subject_id\tpredicate_id\tobject_id\n\
                mondo:1\tskos:exactMatch\thttp://purl.obolibrary.org/obo/DOID_2\n";
    let report = builder.add_mappings(&sssom::Reader::new("x.sssom.tsv", text.as_bytes()).read().unwrap());
    let of_ids = |it: &&mechgraph::model::Finding| it.message.contains("prefix \"");
    let found: Vec<_> = report.findings.iter().filter(of_ids).map(|it| (it.code, it.source.as_str())).collect();
    assert_eq!(found, [(FindingCode::Normalised, "x.sssom.tsv"); 2], "{:?}", report.findings);
    assert_eq!(builder.merge_equivalent_ids().united.len(), 1);
    assert_eq!(builder.freeze().unwrap().node_count(), 1);
}

#[test]
fn predicates_of_ontologies_lead_to_those_of_biolink() {
    for (predicate, hint) in [
        ("rdfs:subClassOf", "biolink:subclass_of"),
        ("http://www.w3.org/2000/01/rdf-schema#subClassOf", "biolink:subclass_of"),
        ("RDFS:subclassof", "biolink:subclass_of"),
        ("owl:sameAs", "biolink:same_as"),
        ("owl:equivalentClass", "biolink:same_as"),
        ("skos:exactMatch", "biolink:exact_match"),
        ("skos:closeMatch", "biolink:close_match"),
        ("skos:broadMatch", "biolink:broad_match"),
        ("skos:narrowMatch", "biolink:narrow_match"),
        ("rdf:type", "give the object as a category of the subject"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "give the object as a category of the subject"),
    ] {
        let line = format!(r#"{{"subject": "A:1", "predicate": "{predicate}", "object": "A:2"}}"#);
        let (_, report) = read(&[&line]);
        let found = report.findings.iter().find(|it| it.code == FindingCode::UnknownPredicate).unwrap();
        assert!(found.message.contains(hint), "{}", found.message);
    }
}

#[test]
fn classes_in_a_ring_are_reported_once() {
    let below = |one: &str, other: &str| {
        format!(r#"{{"subject": "{one}", "predicate": "biolink:subclass_of", "object": "{other}"}}"#)
    };
    let (graph, _) = read(&[&below("A:1", "A:2"), &below("A:2", "A:1"), &below("A:3", "A:1")]);
    let rings: Vec<_> = graph.findings().iter().filter(|it| it.code == FindingCode::SubclassCycle).collect();
    assert_eq!((graph.statement_count(), rings.len()), (3, 1), "{:?}", graph.findings());
    let (graph, _) = read(&[&below("A:1", "A:2"), &below("A:2", "A:3")]);
    assert!(graph.findings().iter().all(|it| it.code != FindingCode::SubclassCycle));
}
