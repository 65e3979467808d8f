//! Placeholders, and columns or keys that say one thing twice.

use mechgraph::graph::StatementRef;
use mechgraph::model::{Dimension, FindingCode};

use super::{codes, content, edge, only, read, table};

/// What pandas, R, Python and spreadsheets write where a value is missing.
const PLACEHOLDERS: [&str; 7] = ["nan", "NaN", "NA", "None", "null", "N/A", "<NA>"];

#[test]
fn a_placeholder_is_no_value_in_any_slot_of_a_statement() {
    let (plain, _) = read(&[&edge(r#""negated": false"#)]);
    let slots = [
        "negated",
        "disease_context_qualifier",
        "anatomical_context_qualifier",
        "object_direction_qualifier",
        "object_aspect_qualifier",
        "qualified_predicate",
        "knowledge_level",
        "agent_type",
        "primary_knowledge_source",
        "publications",
        "id",
    ];
    for placeholder in PLACEHOLDERS {
        for slot in slots {
            let text = format!("subject\tpredicate\tobject\t{slot}\nCHEBI:1\tbiolink:affects\tHGNC:2\t{placeholder}\n");
            let (of_table, report) = table(&text);
            assert!(content(&of_table) == content(&plain), "{slot} {placeholder} in a table");
            assert!(!report.findings.is_empty(), "{slot} {placeholder} is left out unseen");
            // The id of an edge may be any text in JSON.
            if slot != "id" {
                let (of_line, report) = read(&[&edge(&format!("\"{slot}\": \"{placeholder}\""))]);
                assert!(content(&of_line) == content(&plain), "{slot} {placeholder} in a line");
                assert!(!report.findings.is_empty(), "{slot} {placeholder} is left out unseen");
            }
        }
    }
}

#[test]
fn a_placeholder_among_values_does_not_take_them_along() {
    let (graph, report) = read(&[&edge(
        r#""publications": ["None", "PMID:nan", "PMID:3"], "disease_context_qualifier": ["nan", "MONDO:4"]"#,
    )]);
    let statement = only(&graph);
    assert_eq!(statement.publications().collect::<Vec<_>>(), ["PMID:3"]);
    assert_eq!(statement.context().values(Dimension::Disease).len(), 1);
    let count = |wanted| codes(&report).into_iter().filter(|code| *code == wanted).count();
    assert_eq!((count(FindingCode::BadValue), count(FindingCode::Normalised)), (1, 2));
}

#[test]
fn rows_whose_end_is_a_placeholder_do_not_meet_in_an_entity_of_that_name() {
    for placeholder in PLACEHOLDERS {
        let text = format!(
            "subject\tpredicate\tobject\nCHEBI:1\tbiolink:affects\t{placeholder}\n{placeholder}\tbiolink:causes\tMONDO:4\n\
             CHEBI:1\tbiolink:treats\tMONDO:4\n"
        );
        let (graph, report) = table(&text);
        assert_eq!((graph.statement_count(), report.quarantined), (1, 2), "{placeholder}");
        let lines =
            [("CHEBI:1", placeholder), (placeholder, "MONDO:4"), ("CHEBI:1", "MONDO:4")].map(|(subject, object)| {
                format!(r#"{{"subject": "{subject}", "predicate": "biolink:treats", "object": "{object}"}}"#)
            });
        let (graph, report) = read(&lines.each_ref().map(String::as_str));
        assert_eq!((graph.statement_count(), report.quarantined), (1, 2), "{placeholder}");
    }
}

/// Both cells of `negated` and `is_negated`, and whether the statement is negated and something is reported of it.
const NEGATIONS: [(&str, &str, bool, bool); 9] = [
    ("true", "true", true, false),
    ("true", "false", true, true),
    ("false", "true", false, true),
    ("false", "false", false, false),
    ("", "true", true, false),
    ("true", "", true, false),
    ("", "", false, false),
    ("nan", "True", true, true),
    ("true", "None", true, false),
];

#[test]
fn of_two_columns_of_a_slot_the_one_with_its_name_is_read_unless_it_has_no_value() {
    // One row for itself, and all in one table, where a row is read with what the one before left.
    let row = |number: usize, negated: &str, other: &str| {
        format!("CHEBI:{number}\tbiolink:affects\tHGNC:2\t{negated}\t{other}\n")
    };
    for header in ["negated\tis_negated", "is_negated\tnegated"] {
        let is_swapped = header.starts_with("is_");
        let cells = |negated, other, number| {
            if is_swapped { row(number, other, negated) } else { row(number, negated, other) }
        };
        let mut rows = format!("subject\tpredicate\tobject\t{header}\n");
        for (number, (negated, other, expected, is_reported)) in NEGATIONS.into_iter().enumerate() {
            let text = format!("subject\tpredicate\tobject\t{header}\n{}", cells(negated, other, number));
            let (graph, report) = table(&text);
            assert_eq!(only(&graph).is_negated(), expected, "{header}: {negated:?} and {other:?}");
            let of_row = report.findings.iter().any(|finding| finding.line == 2 && finding.column > 0);
            assert!(of_row || !is_reported || negated == "nan", "{header}: {negated:?} and {other:?}");
            rows += &cells(negated, other, number);
        }
        let (graph, _) = table(&rows);
        let found: Vec<bool> = graph.statements().map(StatementRef::is_negated).collect();
        for (number, (.., expected, _)) in NEGATIONS.into_iter().enumerate() {
            let id = format!("CHEBI:{number}");
            let statement = graph.statements().find(|statement| statement.subject().to_string() == id);
            assert_eq!(statement.map(StatementRef::is_negated), Some(expected), "{header}: row {number} of {found:?}");
        }
    }
}

#[test]
fn of_two_keys_of_a_slot_likewise() {
    for (negated, other, expected, is_reported) in NEGATIONS {
        let (graph, report) = read(&[&edge(&format!(r#""negated": "{negated}", "is_negated": "{other}""#))]);
        assert_eq!(only(&graph).is_negated(), expected, "{negated:?} and {other:?}");
        assert_eq!(codes(&report).contains(&FindingCode::BadValue), is_reported && negated != "nan", "{report}");
    }
    let (graph, _) = read(&[&edge(r#""negated": null, "is_negated": true"#)]);
    assert!(only(&graph).is_negated());
}

#[test]
fn a_negation_among_the_qualifiers_negates() {
    let (graph, _) =
        read(&[&edge(r#""qualifiers": [{"qualifier_type_id": "biolink:negated", "qualifier_value": true}]"#)]);
    assert!(only(&graph).is_negated());
}

#[test]
fn a_prefix_that_is_written_twice_is_read_once() {
    let plain =
        r#"{"subject": "CHEBI:1", "predicate": "biolink:affects", "object": "HGNC:2", "publications": ["PMID:8"]}"#;
    for (subject, object) in
        [("CHEBI:CHEBI:1", "HGNC:HGNC:2"), ("chebi:CHEBI:1", "hgnc:hgnc:2"), ("obo:CHEBI_1", "HGNC:2")]
    {
        let line = plain.replace("CHEBI:1", subject).replace("HGNC:2", object).replace("PMID:8", "PMID:PMID:8");
        let ((found, report), (expected, _)) = (read(&[&line]), read(&[plain]));
        assert!(content(&found) == content(&expected), "{line}");
        assert!(codes(&report).contains(&FindingCode::Normalised), "{line}");
    }
}

#[test]
fn a_context_with_a_prefix_alone_is_reported_and_kept() {
    for (slot, value, is_odd) in [
        ("anatomical_context_qualifier", "liver", false),
        ("disease_context_qualifier", "MONDO:", true),
        ("disease_context_qualifier", "MONDO:4", false),
        ("population_context_qualifier", "adults", false),
    ] {
        let (graph, report) = read(&[&edge(&format!("\"{slot}\": \"{value}\""))]);
        assert!(!only(&graph).context().is_empty(), "{slot} {value}");
        assert_eq!(codes(&report).contains(&FindingCode::BadCurie), is_odd, "{slot} {value}");
    }
}

#[test]
fn several_sources_in_one_stand_in_name_none_in_either_format() {
    let (of_table, _) =
        table("subject\tpredicate\tobject\tknowledge_source\nCHEBI:1\tbiolink:affects\tHGNC:2\tinfores:a|infores:b\n");
    let (of_line, _) = read(&[&edge(r#""knowledge_source": "infores:a|infores:b""#)]);
    assert!(content(&of_table) == content(&of_line));
    assert_eq!(only(&of_line).primary_knowledge_source(), None);
}
