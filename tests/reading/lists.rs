//! Lists, and which of their elements are left out; a table and lines of JSON say the same.

use mechgraph::model::FindingCode;

use super::{codes, content, edge, only, read, table};

/// The graph of one row with these further columns and cells.
fn row(columns: &[&str], cells: &[&str]) -> (mechgraph::KnowledgeGraph, mechgraph::build::LoadReport) {
    table(&format!(
        "subject\tpredicate\tobject\t{}\nCHEBI:1\tbiolink:affects\tHGNC:2\t{}\n",
        columns.join("\t"),
        cells.join("\t")
    ))
}

/// Asserts that a cell, and a value of JSON that says the same, are read as other JSON is, with a note of each.
fn check(column: &str, cell: &str, json: &str, plain: &str) {
    let expected = content(&read(&[&edge(plain)]).0);
    let (of_table, in_table) = row(&[column], &[cell]);
    let (of_line, in_line) = read(&[&edge(&format!(r#""{column}": {json}"#))]);
    assert!(content(&of_table) == expected, "{column} {cell}");
    assert!(content(&of_line) == expected, "{column} {json}");
    for report in [in_table, in_line] {
        assert!(codes(&report).contains(&FindingCode::Normalised), "{column} {cell}: {report}");
    }
}

#[test]
fn a_placeholder_or_nothing_among_the_values_of_a_list_is_no_value() {
    for (slot, value) in [
        ("aggregator_knowledge_source", "infores:b"),
        ("source_record_urls", "https://example.org/1"),
        ("has_evidence", "ECO:1"),
        ("source_record", "r1"),
    ] {
        let plain = format!(r#""{slot}": ["{value}"]"#);
        check(slot, &format!("NA|{value}|None"), &format!(r#"["NA", "{value}", "", "None"]"#), &plain);
        check(slot, &format!("['nan', '{value}', None, '']"), &format!(r#"["nan", "{value}"]"#), &plain);
        check(slot, "NA", r#"["NA"]"#, r#""negated": false"#);
        check(slot, "nan|null", r#"["nan", "null"]"#, r#""negated": false"#);
    }
    check(
        "catalyst_qualifier",
        "CHEBI:4|NA|CHEBI:5",
        r#"["CHEBI:5", "NA", "CHEBI:4"]"#,
        r#""catalyst_qualifier": ["CHEBI:4", "CHEBI:5"]"#,
    );
    // A name may be one, and what nobody knows stays.
    let (graph, _) = read(&[
        r#"{"id": "HGNC:1", "name": "a", "synonym": ["NA", "", "b"], "tags": ["NA"], "provided_by": ["NA", "x"]}"#,
    ]);
    let node = graph.node("HGNC:1").unwrap();
    assert_eq!(node.synonyms().collect::<Vec<_>>(), ["NA", "b"]);
    assert!(node.properties().unwrap().contains_key("tags"));
    let (of_table, _) = table("id\tname\tsynonym\tprovided_by\nHGNC:1\ta\tNA|b\tNA|x\n");
    let (of_line, _) = read(&[r#"{"id": "HGNC:1", "name": "a", "synonym": ["NA", "b"], "provided_by": ["x"]}"#]);
    assert!(content(&of_table) == content(&of_line));
}

#[test]
fn for_whom_a_treatment_holds_is_read_in_every_shape() {
    let plain = r#""applicability": {"jurisdiction": "US", "disease_course_any_of": ["refractory"]}"#;
    let expected = content(&read(&[&edge(plain)]).0);
    for odd in [
        r#"{"jurisdiction": ["US"], "disease_course_any_of": "refractory"}"#,
        r#"{"Jurisdiction": "US", "diseaseCourseAnyOf": ["refractory", null, "NA", ""]}"#,
        r#"{"jurisdiction": "US", "disease_course_any_of": ["refractory"], "population": "None", "line_of_therapy": null}"#,
    ] {
        assert!(content(&read(&[&edge(&format!(r#""applicability": {odd}"#))]).0) == expected, "{odd}");
        assert!(content(&row(&["applicability"], &[odd]).0) == expected, "{odd} in a cell");
    }
    let columns = ["applicability_jurisdiction", "applicability_disease_course_any_of", "applicability_population"];
    assert!(content(&row(&columns, &["US", "NA|refractory", "nan"]).0) == expected);
}

#[test]
fn a_list_as_the_value_of_a_qualifier_is_its_value_or_several() {
    let slot = "object_direction_qualifier";
    let plain = r#""object_direction_qualifier": "decreased""#;
    for (cell, json) in [
        ("['decreased']", r#"["decreased"]"#),
        ("['decreased', None]", r#"["decreased", null]"#),
        ("['decreased', '']", r#"["decreased", ""]"#),
        ("[\"decreased\", \"NA\"]", r#"["decreased", "NA"]"#),
        ("['decreased', 'decreased']", r#"["decreased", "decreased"]"#),
        ("{'decreased'}", r#""{'decreased'}""#),
        ("('decreased',)", r#""('decreased',)""#),
        ("frozenset({'decreased'})", r#""frozenset({'decreased'})""#),
        ("['decreased' None]", r#""['decreased' None]""#),
    ] {
        check(slot, cell, json, plain);
    }
    for (cell, json) in
        [("['decreased', 'increased']", r#"["increased", "decreased"]"#), ("['decreased', 5]", r#"["decreased", 5]"#)]
    {
        let ((of_table, in_table), (of_line, in_line)) =
            (row(&[slot], &[cell]), read(&[&edge(&format!(r#""{slot}": {json}"#))]));
        assert!(content(&of_table) == content(&of_line), "{cell}");
        for report in [in_table, in_line] {
            assert!(codes(&report).contains(&FindingCode::BadValue), "{cell}: {report}");
        }
    }
}

#[test]
fn sets_tuples_and_arrays_are_lists_however_python_prints_them() {
    let plain = r#""publications": ["PMID:1", "PMID:2"]"#;
    for cell in [
        "{'PMID:1', 'PMID:2'}",
        "('PMID:1', 'PMID:2')",
        "frozenset({'PMID:1', 'PMID:2'})",
        "['PMID:1' 'PMID:2']",
        "['PMID:1'   'PMID:2']",
    ] {
        check("publications", cell, &format!("\"{cell}\""), plain);
    }
    for slot in
        ["object_direction_qualifier", "knowledge_level", "primary_knowledge_source", "publications", "has_evidence"]
    {
        for nothing in ["()", "{}", "set()", "frozenset()", "[]"] {
            let ((of_table, in_table), (of_line, in_line)) =
                (row(&[slot], &[nothing]), read(&[&edge(&format!(r#""{slot}": "{nothing}""#))]));
            let expected = content(&read(&[&edge(r#""negated": false"#)]).0);
            assert!(content(&of_table) == expected && content(&of_line) == expected, "{slot} {nothing}");
            for report in [in_table, in_line] {
                assert!(
                    codes(&report).iter().all(|code| *code == FindingCode::Normalised),
                    "{slot} {nothing}: {report}"
                );
            }
        }
    }
    for cell in ["{'a b', 'c'}", "('a b', 'c')", "['a b' 'c']", "frozenset({'a b', 'c'})"] {
        let (graph, _) = table(&format!("id\tname\tsynonym\ttags\nHGNC:1\tx\t{cell}\t{cell}\n"));
        let node = graph.node("HGNC:1").unwrap();
        assert_eq!(node.synonyms().collect::<Vec<_>>(), ["a b", "c"], "{cell}");
        assert_eq!(node.properties().unwrap()["tags"].to_string(), "[\"a b\", \"c\"]", "{cell}");
    }
    // Names of chemicals begin with brackets, too.
    for cell in ["(2S)-2-aminopropanoic acid", "(N)-x", "{a} b", "('a')"] {
        let (graph, _) = table(&format!("id\tname\tsynonym\nHGNC:1\tx\t{cell}\n"));
        assert_eq!(graph.node("HGNC:1").unwrap().synonyms().collect::<Vec<_>>(), [cell]);
    }
    let (graph, _) = row(&["subject_x"], &["x"]);
    assert_eq!(graph.statement_count(), 1);
    let (graph, report) = table("subject\tpredicate\tobject\n{'CHEBI:1'}\tbiolink:affects\t('HGNC:2',)\n");
    assert!(content(&graph) == content(&read(&[&edge(r#""negated": false"#)]).0), "{report}");
    // NumPy leaves out the middle of what is long.
    let (_, report) = row(&["has_evidence"], &["['ECO:1' 'ECO:2' ... 'ECO:9']"]);
    assert_eq!(codes(&report), [FindingCode::BadValue], "{report}");
}

#[test]
fn the_publications_of_attributes_are_not_lost_in_a_table() {
    let attributes = r#"[{"attribute_type_id": "biolink:publications", "value": ["PMID:9"]}]"#;
    let expected = read(&[&edge(r#""publications": ["PMID:9"]"#)]).0;
    assert!(content(&row(&["attributes"], &[attributes]).0) == content(&expected));
    let both = read(&[&edge(r#""publications": ["PMID:8", "PMID:9"]"#)]).0;
    assert!(content(&row(&["attributes", "publications"], &[attributes, "PMID:8"]).0) == content(&both));
    // Many rows with the same structure, each with publications of its own.
    let row = |number| format!("CHEBI:{number}\tbiolink:affects\tHGNC:2\t{attributes}\tPMID:{number}\n");
    let rows = (0..5).map(row).collect::<Vec<String>>().concat();
    let (graph, _) = table(&format!("subject\tpredicate\tobject\tattributes\tpublications\n{rows}"));
    assert!(graph.statements().all(|it| it.publications().count() == 2));
}

#[test]
fn several_or_one_source_that_stand_in_are_the_same_in_either_format() {
    for (slot, cell, json, primary) in [
        ("knowledge_source", "NA|infores:x", r#"["NA", "infores:x"]"#, Some("infores:x")),
        ("knowledge_source", "infores:y|infores:x", r#"["infores:y", "infores:x"]"#, None),
        ("provided_by", "NA|infores:x", r#"["NA", "infores:x"]"#, Some("infores:x")),
        ("provided_by", "infores:y|infores:x", r#"["infores:y", "infores:x"]"#, None),
    ] {
        let ((of_table, _), (of_line, _)) = (row(&[slot], &[cell]), read(&[&edge(&format!(r#""{slot}": {json}"#))]));
        assert!(content(&of_table) == content(&of_line), "{slot} {cell}");
        assert_eq!(only(&of_table).primary_knowledge_source(), primary, "{slot} {cell}");
    }
}

#[test]
fn of_columns_that_are_one_slot_the_first_with_a_value_is_read() {
    let columns = ["disease_context_qualifier", "diseaseContextQualifier", "biolink:disease_context_qualifier"];
    let expected = read(&[&edge(r#""disease_context_qualifier": "MONDO:1""#)]).0;
    for cells in [["MONDO:1", "", ""], ["", "MONDO:1", ""], ["", "", "MONDO:1"], ["NA", "", "MONDO:1"]] {
        assert!(content(&row(&columns, &cells).0) == content(&expected), "{cells:?}");
    }
    let columns = ["negated", "is_negated", "biolink:negated"];
    for cells in [["", "true", ""], ["", "", "true"], ["true", "", ""]] {
        assert!(only(&row(&columns, &cells).0).is_negated(), "{cells:?}");
    }
}

#[test]
fn paths_wordings_and_statuses_of_several_values_are_lists_in_either_format() {
    for (slot, cell, json) in [
        ("shortcut_over", r#"[["a", "b"], ["c"]]"#, r#"[["a", "b"], ["c"]]"#),
        ("original_predicate", "participates in|part of", r#"["participates in", "part of"]"#),
        (
            "clinical_approval_status",
            "approved_for_condition|off_label_use",
            r#"["approved_for_condition", "off_label_use"]"#,
        ),
        ("clinical_approval_status", "approved_for_condition", r#"["approved_for_condition"]"#),
        ("context", r#"{"cell": ["CL:1", null]}"#, r#"{"cell": "CL:1"}"#),
    ] {
        let ((of_table, _), (of_line, _)) = (row(&[slot], &[cell]), read(&[&edge(&format!(r#""{slot}": {json}"#))]));
        assert!(content(&of_table) == content(&of_line), "{slot} {cell}");
    }
}
