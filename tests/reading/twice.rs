//! One slot in several columns, keys without a value, and what is denied or turned round.

use mechgraph::KnowledgeGraph;
use mechgraph::model::{Finding, FindingCode};

use super::{codes, content, edge, only, read, table};

/// The graph of a table of edges of a drug and a gene, with these columns and cells.
fn edges(columns: &[&str], rows: &[&[&str]]) -> KnowledgeGraph {
    let mut text = format!("subject\tpredicate\tobject\t{}\n", columns.join("\t"));
    for row in rows {
        text.extend(["CHEBI:1\tbiolink:affects\tHGNC:2\t", &row.join("\t"), "\n"]);
    }
    table(&text).0
}

#[test]
fn each_of_three_columns_of_a_slot_is_read_where_the_others_have_no_value() {
    let own = content(&edges(&["object_direction_qualifier"], &[&["decreased"]]));
    let columns = ["object_direction_qualifier", "qualified_object_direction", "biolink:qualified_object_direction"];
    for order in [[0, 1, 2], [1, 2, 0], [2, 1, 0], [1, 0, 2]] {
        for filled in 0..3 {
            let cells: Vec<&str> = (0..3).map(|place| if place == filled { "decreased" } else { "" }).collect();
            let columns: Vec<&str> = order.iter().map(|place| columns[*place]).collect();
            assert!(content(&edges(&columns, &[&cells])) == own, "{columns:?} {cells:?}");
        }
        // Without the slot's own name the last column stands for it.
        let columns: Vec<&str> = order.iter().filter(|place| **place > 0).map(|place| columns[*place]).collect();
        for cells in [["decreased", ""], ["", "decreased"]] {
            assert!(content(&edges(&columns, &[&cells])) == own, "{columns:?} {cells:?}");
        }
    }
}

#[test]
fn a_structure_is_read_from_whichever_column_has_it() {
    let sources = r#"[{"resource_id": "infores:a", "resource_role": "primary_knowledge_source"}]"#;
    let qualifiers = r#"[{"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": "increased"}]"#;
    let attributes = r#"[{"attribute_type_id": "biolink:knowledge_level", "value": "prediction"}]"#;
    for (slot, others, cell) in [
        ("sources", vec!["biolink:sources"], sources),
        ("qualifiers", vec!["qualifier_set", "biolink:qualifier_set", "biolink:qualifiers"], qualifiers),
        ("attributes", vec!["_attributes", "biolink:_attributes"], attributes),
    ] {
        let own = edges(&[slot], &[&[cell]]);
        assert!(content(&own) != content(&edges(&["note"], &[&[""]])), "{slot}");
        let columns: Vec<&str> = [vec![slot], others].concat();
        for filled in 0..columns.len() {
            let cells: Vec<&str> = (0..columns.len()).map(|place| if place == filled { cell } else { "" }).collect();
            assert!(content(&edges(&columns, &[&cells])) == content(&own), "{columns:?}, {filled}");
            let turned: Vec<&str> = columns.iter().rev().copied().collect();
            let cells: Vec<&str> = cells.into_iter().rev().collect();
            assert!(content(&edges(&turned, &[&cells])) == content(&own), "{turned:?}, {filled}");
        }
    }
    // Texts that are no structures are kept, each for itself.
    let graph = edges(&["sources", "biolink:sources"], &[&["infores:a", ""], &["", "infores:b"]]);
    assert_eq!(graph.statement_count(), 2);
}

#[test]
fn the_name_of_a_node_is_read_from_whichever_column_has_it() {
    let (of_table, report) = table(
        "id\tbiolink:name\tname\tdescription\tbiolink:description\nCHEBI:1\tdrug\t\t\ttext\nHGNC:2\tgene\tGENE\tx\tx\n",
    );
    let (of_lines, _) = read(&[
        r#"{"id": "CHEBI:1", "biolink:name": "drug", "name": "", "description": "", "biolink:description": "text"}"#,
        r#"{"id": "HGNC:2", "biolink:name": "gene", "name": "GENE", "description": "x", "biolink:description": "x"}"#,
    ]);
    let names: Vec<&str> = of_table.nodes().map(mechgraph::Node::name).collect();
    assert_eq!(names, ["drug", "GENE"]);
    assert!(content(&of_table) == content(&of_lines), "{report}");
    let differs = |it: &&Finding| it.code == FindingCode::BadValue;
    let found: Vec<&str> = report.findings.iter().filter(differs).map(|it| it.message.as_str()).collect();
    assert_eq!(found, ["biolink:name differs from name; name is read, and biolink:name is kept as a property"]);
    let labels = r#"{"zh": ["药"]}"#;
    let (graph, _) = table(&format!("id\tlabels\tbiolink:labels\nCHEBI:1\t\t{labels}\nHGNC:2\t{labels}\t\n"));
    assert!(graph.nodes().all(|node| node.label("zh") == Some("药")));
}

#[test]
fn each_element_that_is_no_text_is_reported() {
    let (_, report) = table("id\tsynonym\nCHEBI:1\t[[\"a\"], \"b\", [\"c\"], 7]\n");
    let found: Vec<&str> = report.findings.iter().map(|it| it.message.as_str()).collect();
    for bad in [r#"["a"]"#, r#"["c"]"#, "7"] {
        assert!(found.iter().any(|it| it.starts_with(&format!("synonym: {bad} in a list"))), "{bad}: {found:?}");
    }
}

#[test]
fn a_qualifier_without_a_value_is_reported() {
    let plain = content(&read(&[&edge(r#""note": "x""#)]).0);
    for (element, code) in [
        (r#"{"qualifier_type_id": "biolink:object_direction_qualifier"}"#, FindingCode::BadValue),
        (
            r#"{"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": null}"#,
            FindingCode::Normalised,
        ),
    ] {
        for shape in [format!("[{element}]"), element.to_owned(), format!(r#"{{"qualifier_set": [{element}]}}"#)] {
            let (graph, report) = read(&[&edge(&format!(r#""note": "x", "qualifiers": {shape}"#))]);
            assert!(content(&graph) == plain, "{shape}");
            assert_eq!(codes(&report), [code], "{shape}: {report}");
        }
    }
}

#[test]
fn what_may_deny_a_statement_is_never_passed_over() {
    let effect = |graph: &KnowledgeGraph| only(graph).effect().is_step();
    let signed = r#""object_direction_qualifier": "decreased""#;
    assert!(effect(&read(&[&edge(signed)]).0));
    for denied in [r#""qualifier": "NOT""#, r#""qualifiers": ["NOT"]"#, r#""qualifier": "not""#] {
        let (graph, report) = read(&[&edge(&format!("{signed}, {denied}"))]);
        assert!(codes(&report).contains(&FindingCode::UnreadQualifier), "{denied}: {report}");
        assert!(!effect(&graph), "{denied}");
    }
    let (graph, report) = read(&[&edge(r#""qualifier": "decreased""#), &edge(r#""note": "x""#)]);
    assert!(codes(&report).contains(&FindingCode::UnreadQualifier), "{report}");
    assert_eq!(graph.statement_count(), 2);
    for denied in [r#""not": true"#, r#""NOT": "True""#, r#""not": 1"#, r#""biolink:not": ["true"]"#] {
        let (graph, report) = read(&[&edge(&format!("{signed}, {denied}"))]);
        assert!(only(&graph).is_negated(), "{denied}");
        assert!(codes(&report).contains(&FindingCode::Normalised), "{denied}: {report}");
    }
}

#[test]
fn a_context_of_nothing_in_particular_is_reported() {
    let has_code = |slot: &str| {
        let (graph, report) = read(&[&edge(&format!(r#""{slot}": "UBERON:1""#)), &edge(r#""note": "x""#)]);
        assert_eq!(graph.statement_count(), 2, "{slot}");
        codes(&report).contains(&FindingCode::UnreadQualifier)
    };
    assert!(has_code("context_qualifier") && has_code("biolink:context qualifier"));
    // Where an end is.
    assert!(!has_code("object_context_qualifier"));
}

#[test]
fn a_treatment_that_runs_from_a_disease_to_a_drug_is_reported() {
    let nodes = [
        r#"{"id": "CHEBI:1", "category": ["biolink:SmallMolecule"]}"#,
        r#"{"id": "HGNC:2", "category": ["biolink:Gene"]}"#,
        r#"{"id": "MONDO:3", "category": ["biolink:Disease"]}"#,
        r#"{"id": "HP:4", "category": ["biolink:PhenotypicFeature"]}"#,
    ];
    let found = |ends: [&str; 3]| {
        let [subject, predicate, object] = ends;
        let line = format!(r#"{{"subject": "{subject}", "predicate": "biolink:{predicate}", "object": "{object}"}}"#);
        let (graph, _) = read(&[&nodes[..], &[&line]].concat());
        let of_swapped = |it: &&Finding| it.code == FindingCode::SwappedRoles;
        graph.findings().iter().find(of_swapped).map(|it| (it.line, it.message.clone()))
    };
    for ends in [
        ["MONDO:3", "treats", "CHEBI:1"],
        ["HP:4", "in_clinical_trials_for", "CHEBI:1"],
        ["MONDO:3", "contraindicated_in", "CHEBI:1"],
        ["CHEBI:1", "treated_by", "MONDO:3"],
    ] {
        let (line, message) = found(ends).unwrap_or_else(|| panic!("{ends:?}"));
        assert_eq!(line, 5);
        assert!(message.starts_with("treatments run from a disease to a drug"), "{message}");
    }
    for ends in [
        ["CHEBI:1", "treats", "MONDO:3"],
        ["MONDO:3", "treated_by", "CHEBI:1"],
        ["MONDO:3", "affects", "CHEBI:1"],
        ["HGNC:2", "treats", "MONDO:3"],
        ["MONDO:3", "treats", "HGNC:2"],
    ] {
        assert_eq!(found(ends), None, "{ends:?}");
    }
}
