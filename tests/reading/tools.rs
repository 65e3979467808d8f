//! What tools leave in keys and cells: misspelt and repeated columns, row numbers, headers within tables, and marks for
//! missing values.

use mechgraph::model::{ClinicalStatus, FindingCode};

use super::{codes, content, edge, only, read, table};

fn messages(report: &mechgraph::build::LoadReport, code: FindingCode) -> Vec<&str> {
    report.findings.iter().filter(|finding| finding.code == code).map(|finding| &*finding.message).collect()
}

#[test]
fn a_key_that_misspells_a_slot_is_kept_and_reported_with_the_slot() {
    for (key, slot) in [
        ("knowlege_level", "knowledge_level"),
        ("primary_knowledge_sorce", "primary_knowledge_source"),
        ("publicatons", "publications"),
        ("negatd", "negated"),
    ] {
        let (graph, report) = read(&[&edge(&format!(r#""{key}": "x""#))]);
        assert_eq!(codes(&report), [FindingCode::UnknownKey], "{key}: {report}");
        assert!(messages(&report, FindingCode::UnknownKey)[0].ends_with(&format!("did you mean {slot}?")), "{report}");
        assert!(only(&graph).properties().unwrap().contains_key(key), "{key}");
        let (_, report) = table(&format!("subject\tpredicate\tobject\t{key}\nA:1\tbiolink:affects\tB:2\tx\n"));
        assert_eq!(codes(&report), [FindingCode::UnknownKey], "{key}: {report}");
        assert_eq!((report.findings[0].line, report.findings[0].column), (1, 4), "{key}");
    }
    // What qualifies a statement has a finding of its own, which names the qualifier.
    let (_, report) = read(&[&edge(r#""object_direction_qualifer": "increased""#)]);
    assert_eq!(codes(&report), [FindingCode::UnreadQualifier]);
    assert!(report.findings[0].message.ends_with("did you mean object_direction_qualifier?"), "{report}");
    for key in ["source", "label", "score", "notes", "publications_info", "update_date", "kg2_ids", "evidence"] {
        let (_, report) = read(&[&edge(&format!(r#""{key}": "x""#))]);
        assert_eq!(codes(&report), [], "{key}: {report}");
    }
}

#[test]
fn columns_of_joined_tables_are_kept_and_reported() {
    for name in ["knowledge_level_x", "publications.1", "agent_type_right", "id...7"] {
        let (_, report) = table(&format!("subject\tpredicate\tobject\t{name}\nA:1\tbiolink:affects\tB:2\tx\n"));
        assert_eq!(codes(&report), [FindingCode::UnknownKey], "{name}: {report}");
    }
    for (header, expected) in [
        ("id\tname\ttype", "if it is the category, call it category"),
        ("id\tcategory\tlabel", "if it is the name, call it name"),
    ] {
        let (_, report) = table(&format!("{header}\nCHEBI:1\tx\ty\n"));
        assert!(messages(&report, FindingCode::Normalised)[0].ends_with(expected), "{report}");
    }
    let (_, report) = table("id\tcategory\tname\ttype\tlabel\nCHEBI:1\tbiolink:Drug\tx\ty\tz\n");
    assert_eq!(codes(&report), [], "{report}");
    let (_, report) = read(&[r#"{"id": "CHEBI:1", "type": "y", "label": "z"}"#]);
    let notes = messages(&report, FindingCode::Normalised);
    assert!(notes[0].ends_with("call it category") && notes[1].ends_with("call it name"), "{report}");
    let (_, report) =
        read(&[r#"{"id": "CHEBI:1", "category": "biolink:Drug", "name": "x", "type": "y", "label": "z"}"#]);
    assert_eq!(codes(&report), [], "{report}");
}

#[test]
fn ids_of_a_space_of_neo4j_are_reported_unless_they_are_curies() {
    let (_, report) = table("id:ID(Gene)\tname\n1\tx\n");
    assert!(codes(&report).contains(&FindingCode::LeftOut), "{report}");
    let (_, report) = table(":START_ID(Gene)\t:TYPE\t:END_ID(Disease)\n1\tcauses\t1\n");
    assert_eq!(messages(&report, FindingCode::LeftOut).len(), 2, "{report}");
    let (_, report) = table("id:ID(Gene)\tname\nHGNC:1\tx\n");
    assert!(!codes(&report).contains(&FindingCode::LeftOut), "{report}");
}

#[test]
fn row_numbers_under_the_names_that_tools_give_them_are_left_out() {
    for (header, row) in [
        ("...1\tid\tname", "1\tCHEBI:1\tx"),
        ("Unnamed: 0.1\tUnnamed: 0\tid\tname", "0\t0\tCHEBI:1\tx"),
        ("id\tname\t__index_level_0__", "CHEBI:1\tx\t0"),
    ] {
        let (graph, report) = table(&format!("{header}\n{row}\n"));
        assert_eq!(codes(&report), [FindingCode::Normalised], "{header}: {report}");
        assert!(graph.nodes().next().unwrap().properties().is_none(), "{header}");
    }
    for (header, rows) in [
        ("index\tid\tname", ["0\tCHEBI:1\tx", "1\tCHEBI:2\ty", "2\tCHEBI:3\tz"]),
        ("id\trow_nr\tname", ["CHEBI:1\t0\tx", "CHEBI:2\t1\ty", "CHEBI:3\t2\tz"]),
        ("X\tid\tname", ["1\tCHEBI:1\tx", "2\tCHEBI:2\t\"a\tb\"", "3\tCHEBI:3\tz"]),
        ("id\tUnnamed: 0\tname", ["CHEBI:1\t1\tx", "CHEBI:2\t2\ty", "CHEBI:3\t3\tz"]),
    ] {
        let (graph, report) = table(&format!("{header}\n{}\n", rows.join("\n")));
        let notes = messages(&report, FindingCode::Normalised);
        assert!(notes.iter().any(|note| note.starts_with("row numbers in column \"")), "{header}: {report}");
        assert!(graph.nodes().all(|node| node.properties().is_none()), "{header}");
    }
    let edges: Vec<String> = (0..3_000).map(|row| format!("CHEBI:1\tbiolink:affects\tHGNC:2\t{row}\n")).collect();
    let (graph, report) = table(&format!("subject\tpredicate\tobject\tindex\n{}", edges.concat()));
    assert!(only(&graph).properties().is_none(), "{report}");
    // What does not count the rows may be anything.
    for rows in ["7\tCHEBI:1\n9\tCHEBI:2\n", "1\tCHEBI:1\n1\tCHEBI:2\n", "0\tCHEBI:1\n"] {
        let (graph, report) = table(&format!("index\tid\n{rows}"));
        assert!(graph.nodes().all(|node| node.properties().unwrap().contains_key("index")), "{rows}: {report}");
    }
    let (graph, _) = table("id\t__index_level_0__\nCHEBI:1\tfirst\n");
    assert!(graph.nodes().next().unwrap().properties().unwrap().contains_key("__index_level_0__"));
}

#[test]
fn a_header_within_a_table_is_no_row() {
    for text in [
        "id\tname\nCHEBI:1\tx\nid\tname\nCHEBI:2\ty\n",
        "id\tname\nCHEBI:1\t\"x\"\n\"id\"\t\"name\"\nCHEBI:2\ty\n",
        "subject\tpredicate\tobject\nCHEBI:1\tbiolink:affects\tCHEBI:2\nsubject\tpredicate\tobject\n",
    ] {
        let (graph, report) = table(text);
        assert_eq!((graph.node_count(), report.skipped), (2, 1), "{text}: {report}");
        let notes = messages(&report, FindingCode::Normalised);
        assert!(notes.contains(&"lines that repeat the header are skipped"), "{notes:?}");
    }
}

#[test]
fn a_denial_is_read_as_r_and_pandas_write_it() {
    for cell in ["T", "1.0", "TRUE"] {
        let (graph, _) = table(&format!("subject\tpredicate\tobject\tnegated\nA:1\tbiolink:treats\tB:2\t{cell}\n"));
        assert!(only(&graph).is_negated(), "{cell}");
    }
    for cell in ["F", "0.0", "\\N", "#N/A"] {
        let (graph, _) = table(&format!("subject\tpredicate\tobject\tnegated\nA:1\tbiolink:treats\tB:2\t{cell}\n"));
        assert!(!only(&graph).is_negated(), "{cell}");
    }
    for key in ["negation", "is_negative"] {
        let (_, report) = read(&[&edge(&format!(r#""{key}": true"#))]);
        assert!(messages(&report, FindingCode::UnreadQualifier)[0].ends_with("did you mean negated?"), "{report}");
    }
}

#[test]
fn a_property_that_seems_to_deny_a_statement_is_reported_and_keeps_it_apart() {
    let plain = edge(r#""negated": false"#);
    for (key, json, cell) in [
        ("assertion", "false", "False"),
        ("support", "\"against\"", "against"),
        ("supports", "\"Does Not Support\"", "Does Not Support"),
        ("is_true", "0", "0"),
        ("refuted", "true", "true"),
        ("status", "\"refuted\"", "refuted"),
    ] {
        let (of_lines, in_lines) = read(&[&plain, &edge(&format!(r#""{key}": {json}"#))]);
        let (of_table, in_table) = table(&format!(
            "subject\tpredicate\tobject\t{key}\nCHEBI:1\tbiolink:affects\tHGNC:2\t\n\
             CHEBI:1\tbiolink:affects\tHGNC:2\t{cell}\n"
        ));
        assert!(content(&of_lines) == content(&of_table) && of_lines.statement_count() == 2, "{key}");
        for report in [in_lines, in_table] {
            let messages = messages(&report, FindingCode::UnreadQualifier);
            assert!(messages[0].contains("may deny the statement") && messages.len() == 1, "{key}: {report}");
        }
    }
    for more in [r#""assertion": true"#, r#""support": 12"#, r#""status": "released""#, r#""refuted": false"#] {
        let (graph, report) = read(&[&plain, &edge(more)]);
        assert_eq!((graph.statement_count(), codes(&report)), (1, vec![]), "{more}: {report}");
    }
}

#[test]
fn a_description_that_pandas_wrote_for_nothing_is_none() {
    for nothing in ["nan", "NaN", "None", "NA"] {
        let (of_table, in_table) = table(&format!("id\tname\tdescription\nCHEBI:1\tx\t{nothing}\n"));
        let line = format!(r#"{{"id": "CHEBI:1", "name": "x", "description": "{nothing}"}}"#);
        let (of_line, in_line) = read(&[&line]);
        let expected = content(&read(&[r#"{"id": "CHEBI:1", "name": "x"}"#]).0);
        assert!(content(&of_table) == expected && content(&of_line) == expected, "{nothing}");
        for report in [in_table, in_line] {
            assert_eq!(codes(&report), [FindingCode::Normalised], "{nothing}: {report}");
        }
        let (of_edge, _) = read(&[&edge(&format!(r#""description": "{nothing}""#))]);
        assert!(only(&of_edge).properties().is_none(), "{nothing}");
    }
}

#[test]
fn marks_of_databases_and_spreadsheets_for_nothing_are_no_values() {
    for mark in ["\\N", "#N/A"] {
        let (graph, report) = table(&format!(
            "subject\tpredicate\tobject\tknowledge_level\tobject_direction_qualifier\tprimary_knowledge_source\tpublications\n\
             A:1\tbiolink:affects\tB:2\t{mark}\t{mark}\t{mark}\t{mark}\n"
        ));
        assert!(codes(&report).iter().all(|code| *code == FindingCode::Normalised), "{mark}: {report}");
        let statement = only(&graph);
        assert_eq!((statement.qualifiers().count(), statement.publications().count()), (0, 0), "{mark}");
        assert_eq!((statement.knowledge_level(), statement.primary_knowledge_source()), (None, None), "{mark}");
    }
}

#[test]
fn a_name_that_denies_or_is_no_relation_is_hinted_at_as_such() {
    let hint = |predicate: &str| {
        let line = format!(r#"{{"subject": "CHEBI:1", "predicate": "{predicate}", "object": "MONDO:2"}}"#);
        let (_, report) = read(&[&line]);
        assert_eq!(codes(&report), [FindingCode::UnknownPredicate], "{predicate}: {report}");
        report.findings[0].message.clone()
    };
    for predicate in ["biolink:not_treats", "does_not_treat", "NOT biolink:treats", "!biolink:treats"] {
        assert!(hint(predicate).contains("predicate biolink:treats, and negated is true"), "{}", hint(predicate));
    }
    for predicate in ["biolink:has_attribute", "biolink:xref", "biolink:name"] {
        assert!(hint(predicate).ends_with("as a property of the subject"), "{}", hint(predicate));
    }
    assert!(hint("biolink:category").ends_with("give the object as a category of the subject"));
    assert!(hint("is_a").ends_with("did you mean biolink:subclass_of?"));
    assert!(hint("null").ends_with("name the predicate"));
    for (name, meant) in [("treat", "treats"), ("affect", "affects"), ("contribute_to", "contributes_to")] {
        assert!(hint(name).ends_with(&format!("did you mean biolink:{meant}?")), "{}", hint(name));
    }
    // Another voice or another word is another meaning.
    for name in ["treated", "treating", "inhibit", "expressed", "part"] {
        assert!(!hint(name).contains("did you mean"), "{}", hint(name));
    }
}

#[test]
fn phases_are_read_as_registries_of_trials_write_them() {
    let (graph, report) = read(&[&edge(r#""max_research_phase": -1"#)]);
    assert_eq!((only(&graph).clinical_status(), codes(&report)), (None, vec![FindingCode::BadValue]), "{report}");
    for phase in
        ["Phase 3", "PHASE3", "phase_2", "PHASE2/PHASE3", "Phase 1 / Phase 2", "Phase III", "Phase 2/3", "phase I/II"]
    {
        let (graph, report) = read(&[&edge(&format!(r#""max_research_phase": "{phase}""#))]);
        assert_eq!(codes(&report), [FindingCode::Normalised], "{phase}: {report}");
        assert_eq!(only(&graph).clinical_status(), Some(ClinicalStatus::UnderInvestigation), "{phase}");
    }
    for phase in ["Phase 7", "PHASE1/PHASE3", "III", "Phase"] {
        let (graph, report) = read(&[&edge(&format!(r#""max_research_phase": "{phase}""#))]);
        assert_eq!(codes(&report), [FindingCode::BadValue], "{phase}: {report}");
        assert_eq!(only(&graph).clinical_status(), None, "{phase}");
    }
    for key in ["clinical_phase", "clinical_trial_phase", "maxPhaseForIndication"] {
        let (graph, report) = read(&[&edge(&format!(r#""{key}": 3"#))]);
        assert_eq!((codes(&report), only(&graph).clinical_status()), (vec![FindingCode::Normalised], None), "{key}");
    }
}

#[test]
fn publications_of_more_spellings_are_read_and_numbers_alone_reported() {
    for text in ["PMID 1; PMID 2", "pmid 1, PMID:2"] {
        let (graph, _) = read(&[&edge(&format!(r#""publications": "{text}""#))]);
        assert_eq!(only(&graph).publications().collect::<Vec<_>>(), ["PMID:1", "PMID:2"], "{text}");
    }
    let (graph, report) = read(&[&edge(r#""publications": ["1;2"]"#)]);
    assert_eq!(codes(&report), [FindingCode::BadCurie], "{report}");
    assert_eq!(only(&graph).publications().collect::<Vec<_>>(), ["1;2"]);
    let page = r#""publications": ["https://pmc.ncbi.nlm.nih.gov/articles/PMC129/"]"#;
    assert_eq!(only(&read(&[&edge(page)]).0).publications().collect::<Vec<_>>(), ["PMC:PMC129"]);
}

#[test]
fn an_identifier_with_a_fraction_is_reported_with_the_one_without() {
    let (graph, report) = table("id\tname\nNCBIGene:7124.0\ta\nICD9:250.0\tb\nEC:1.1.1.0\tc\n");
    assert_eq!(codes(&report), [FindingCode::BadCurie], "{report}");
    assert!(report.findings[0].message.ends_with("write \"NCBIGene:7124\""), "{report}");
    assert_eq!(graph.node_count(), 3);
}

#[test]
fn rows_that_differ_in_how_a_thing_acts_or_where_are_two() {
    for key in ["moa", "isoform", "strain", "pathway", "is_negative", "stance", "evidence_direction"] {
        let (graph, report) = read(&[&edge(&format!(r#""{key}": "x""#)), &edge(&format!(r#""{key}": "y""#))]);
        assert_eq!(graph.statement_count(), 2, "{key}");
        assert!(codes(&report).iter().all(|code| *code == FindingCode::UnreadQualifier), "{key}: {report}");
    }
}
