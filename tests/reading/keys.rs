//! Keys in every spelling, and keys that nothing is made of.

use mechgraph::model::FindingCode;

use super::{assert_same, codes, content, edge, only, read, table};

/// A key in the spellings of other conventions.
fn spellings(slot: &str) -> Vec<String> {
    let words: Vec<&str> = slot.split('_').collect();
    let capital = |word: &&str| word[..1].to_uppercase() + &word[1..];
    let camel: String = words.iter().map(capital).collect();
    let mut all: Vec<String> = ["-", ".", " ", ""].iter().map(|between| words.join(between)).collect();
    all.extend([camel[..1].to_lowercase() + &camel[1..], camel, slot.to_uppercase(), words.join("-").to_uppercase()]);
    all.push(format!("BIOLINK:{slot}"));
    all
}

#[test]
fn a_slot_is_read_in_every_spelling_of_its_key_and_noted() {
    let rows = [
        ("knowledge_level", "prediction"),
        ("agent_type", "manual_agent"),
        ("primary_knowledge_source", "infores:x"),
        ("knowledge_source", "infores:x"),
        ("object_direction_qualifier", "increased"),
        ("object_aspect_qualifier", "activity"),
        ("disease_context_qualifier", "MONDO:1"),
        ("context_cell", "CL:1"),
        ("clinical_approval_status", "approved_for_condition"),
        ("max_research_phase", "clinical_trial_phase_2"),
        ("FDA_approval_status", "approved_for_condition"),
        ("p_value", "0.5"),
        ("phase_qualifier", "late"),
        ("edge_label", "biolink:treats"),
    ];
    for (slot, value) in rows {
        let own = edge(&format!(r#""note": "x", "{slot}": "{value}""#))
            .replace(if slot == "edge_label" { r#""predicate": "biolink:affects", "# } else { "\n" }, "");
        let expected = content(&read(&[&own]).0);
        // Words of which nobody knows where they end.
        let is_known = |key: &String| key.contains(['_', '-', '.', ' ']) || key.chars().any(char::is_uppercase);
        let free = ["p_value", "phase_qualifier", "knowledge_source", "context_cell"].contains(&slot);
        for key in spellings(slot).iter().filter(|key| !free || is_known(key)) {
            let line = own.replacen(slot, key, 1);
            let (graph, report) = read(&[&line, &line]);
            assert!(content(&graph) == content(&read(&[&own, &own]).0), "{key}: {:?}", report.findings);
            let note = report.findings.iter().find(|it| it.message.starts_with(&format!("{key} is read as"))).unwrap();
            assert_eq!((note.code, note.count), (FindingCode::Normalised, 2), "{key}");
            if slot != "edge_label" {
                let text =
                    format!("subject\tpredicate\tobject\tnote\t{key}\nCHEBI:1\tbiolink:affects\tHGNC:2\tx\t{value}\n");
                let (graph, report) = table(&text);
                assert!(content(&graph) == expected, "{key}: {:?}", report.findings);
            }
        }
    }
    let own = r#"{"id": "MONDO:1", "equivalent_identifiers": ["UMLS:1"], "all_names": ["a"], "provided_by": ["x"]}"#;
    for (slot, key) in
        [("equivalent_identifiers", "equivalentIdentifiers"), ("all_names", "all-names"), ("provided_by", "ProvidedBy")]
    {
        assert!(content(&read(&[&own.replace(slot, key)]).0) == content(&read(&[own]).0), "{key}");
    }
    // What stands before a word belongs to the key.
    let (graph, _) = read(&[r#"{"id": "MONDO:1", "_id": "5f"}"#]);
    assert_eq!(graph.nodes().next().unwrap().curie(), "MONDO:1");
}

#[test]
fn qualifiers_of_a_list_may_have_types_in_every_spelling() {
    let list = |kind: &str| {
        edge(&format!(r#""qualifiers": [{{"qualifier_type_id": "{kind}", "qualifier_value": "decreased"}}]"#))
    };
    let keys: Vec<String> = spellings("object_direction_qualifier").iter().map(|kind| list(kind)).collect();
    let own = edge(r#""object_direction_qualifier": "decreased""#);
    assert_same(&[vec![own], keys].concat());
}

#[test]
fn qualifiers_that_pandas_flattened_are_qualifiers() {
    let slot = "object_direction_qualifier";
    let own = edge(&format!(r#""{slot}": "decreased""#));
    let flat = ["qualifiers", "qualifier_set", "biolink:qualifiers"]
        .map(|map| edge(&format!(r#""{map}.{slot}": "decreased""#)));
    assert_same(&[vec![own.clone()], flat.to_vec()].concat());
    let (graph, _) =
        table(&format!("subject\tpredicate\tobject\tqualifiers.{slot}\nCHEBI:1\tbiolink:affects\tHGNC:2\tdecreased\n"));
    assert!(content(&graph) == content(&read(&[&own]).0));
}

#[test]
fn qualifiers_from_code_have_one_spelling() {
    let graph_with = |slot: &str| {
        let mut statement = mechgraph::Statement::new(
            "CHEBI:1".parse::<mechgraph::Curie>().unwrap(),
            "affects".parse().unwrap(),
            "HGNC:2".parse::<mechgraph::Curie>().unwrap(),
        );
        statement.qualifiers.insert(slot, "late");
        let mut builder = mechgraph::GraphBuilder::new();
        builder.add_statement(&statement);
        content(&builder.freeze().unwrap())
    };
    for slot in ["phaseQualifier", "Phase-Qualifier", "biolink:phase_qualifier"] {
        assert!(graph_with(slot) == graph_with("phase_qualifier"), "{slot}");
    }
}

/// Keys that say how or where a statement holds, and that no slot is for.
const QUALIFYING: [&str; 13] = [
    "negation",
    "polarity",
    "effectDirection",
    "sign",
    "object_direction",
    "species",
    "taxon",
    "tissue-type",
    "object.variant",
    "form",
    "qualifier_1",
    "regulation_mode",
    "cell context",
];

#[test]
fn keys_that_qualify_and_are_not_read_are_reported_and_tell_statements_apart() {
    for key in QUALIFYING {
        // This one is Biolink's own, in its examples.
        let is_read = key == "object_direction";
        let with = |value: &str| edge(&format!(r#""primary_knowledge_source": "infores:x", "{key}": "{value}""#));
        let (graph, report) = read(&[&with("increased"), &with("decreased"), &with("decreased")]);
        assert_eq!(graph.statement_count(), 2, "{key}");
        let found: Vec<_> =
            report.findings.iter().filter(|it| it.code == FindingCode::UnreadQualifier).map(|it| it.count).collect();
        assert_eq!(found, if is_read { vec![] } else { vec![3] }, "{key}: {:?}", report.findings);
        let row = "CHEBI:1\tbiolink:affects\tHGNC:2\tinfores:x\t";
        let text = format!(
            "subject\tpredicate\tobject\tprimary_knowledge_source\t{key}\n{row}increased\n{row}decreased\n{row}decreased\n"
        );
        let (other, of_table) = table(&text);
        assert!(content(&other) == content(&graph), "{key}");
        let of_code = |report: &mechgraph::build::LoadReport| {
            let of = report.findings.iter().filter(|it| it.code == FindingCode::UnreadQualifier);
            of.map(|it| (it.message.clone(), it.count)).collect::<Vec<_>>()
        };
        assert_eq!(of_code(&of_table), of_code(&report), "{key}");
    }
}

#[test]
fn keys_about_scores_texts_and_ends_do_not_tell_statements_apart() {
    for key in [
        "direction_score",
        "tissueConfidence",
        "context_p_value",
        "supporting_text",
        "sign_count",
        "qualifier evidence",
        "subject_taxon",
        "object_species_label",
        "assignment",
        "platform",
        "correlation",
    ] {
        let with = |value: &str| edge(&format!(r#""{key}": "{value}""#));
        let (graph, report) = read(&[&with("1"), &with("2")]);
        only(&graph);
        assert!(!codes(&report).contains(&FindingCode::UnreadQualifier), "{key}");
    }
}

#[test]
fn structures_have_their_keys_in_every_spelling() {
    assert_same(&[
        edge(r#""object_direction_qualifier": "decreased""#),
        edge(r#""qualifiers": [{"qualifierTypeId": "objectDirectionQualifier", "qualifierValue": "decreased"}]"#),
        edge(
            r#""qualifiers": [{"qualifier-set": [{"Qualifier Type ID": "object_direction_qualifier", "qualifier.value": "decreased"}]}]"#,
        ),
    ]);
    assert_same(&[
        edge(r#""primary_knowledge_source": "infores:y", "source_record_urls": ["https://example.org"]"#),
        edge(
            r#""sources": [{"resourceId": "infores:y", "resourceRole": "primaryKnowledgeSource",
            "sourceRecordUrls": ["https://example.org"]}]"#,
        ),
    ]);
    assert_same(&[
        edge(r#""knowledge_level": "prediction""#),
        edge(
            r#""attributes": [{"attributeTypeId": "biolink:knowledgeLevel", "value": "prediction", "attributeSource": null}]"#,
        ),
    ]);
}

#[test]
fn qualifiers_that_biolink_does_not_have_are_reported() {
    for more in
        [r#""phase_qualifier": "late""#, r#""qualifiers": [{"qualifier_type_id": "phase", "qualifier_value": "late"}]"#]
    {
        let (_, report) = read(&[&edge(more)]);
        assert_eq!(codes(&report), [FindingCode::UnreadQualifier], "{more}: {:?}", report.findings);
    }
    let (_, report) = read(&[&edge(r#""qualifiers": ["late", "early"]"#)]);
    assert_eq!(codes(&report), [], "conditions in words of their own");
}
