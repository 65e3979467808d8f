//! Structures, spellings and lists of every shape.

use mechgraph::GraphBuilder;
use mechgraph::graph::StatementRef;
use mechgraph::io::kgx::{JsonlReader, TsvReader};
use mechgraph::model::{ClinicalStatus, Effect, FindingCode, Value};

use super::{assert_same, codes, content, edge, only, read, table};

#[test]
fn sources_are_read_by_role_and_tell_claims_apart() {
    let source = |id: &str, role: &str| format!(r#"{{"resource_id": "infores:{id}", "resource_role": "{role}"}}"#);
    let list = |primary: &str| {
        let aggregator = r#"{"resource_id": "infores:all", "resource_role": "biolink:aggregator_knowledge_source",
            "upstream_resource_ids": ["infores:P"], "source_record_urls": ["https://example.org/1"]}"#;
        let aggregator = aggregator.replace("infores:P", &format!("infores:{primary}")).replace('\n', "");
        edge(&format!(r#""sources": [{}, {aggregator}]"#, source(primary, "primary_knowledge_source")))
    };
    let (graph, report) = read(&[&list("mined"), &list("curated")]);
    assert_eq!((graph.statement_count(), report.findings.len()), (2, 0), "{:?}", report.findings);
    let primary: Vec<_> = graph.statements().filter_map(StatementRef::primary_knowledge_source).collect();
    assert_eq!(primary, ["infores:curated", "infores:mined"]);
    for statement in graph.statements() {
        let list = |text: &str| Some(Value::List(vec![Value::from(text)]));
        assert_eq!(statement.property("aggregator_knowledge_source"), list("infores:all"));
        assert_eq!(statement.property("source_record_urls"), list("https://example.org/1"));
        assert_eq!(statement.property("upstream_resource_ids"), None, "it follows from the roles");
    }
    // What does not follow from the roles is kept.
    let chain = r#""sources": [{"resource_id": "infores:a", "resource_role": "primary_knowledge_source"},
        {"resource_id": "infores:b", "resource_role": "aggregator_knowledge_source",
         "upstream_resource_ids": ["infores:a"]},
        {"resource_id": "infores:c", "resource_role": "aggregator_knowledge_source",
         "upstream_resource_ids": ["infores:b"]}]"#;
    let (graph, _) = read(&[&edge(&chain.replace('\n', ""))]);
    assert!(only(&graph).property("upstream_resource_ids").is_some());
}

#[test]
fn sources_are_the_same_as_slots_as_a_list_and_as_the_text_of_a_cell() {
    let slots = edge(r#""primary_knowledge_source": "infores:a", "aggregator_knowledge_source": ["infores:b"]"#);
    let list = r#"[{"resource_id": "infores:a", "resource_role": "primary_knowledge_source"},
        {"resource_id": "infores:b", "resource_role": "aggregator_knowledge_source",
         "upstream_resource_ids": ["infores:a"], "source_record_urls": null}]"#
        .replace('\n', "");
    assert_same(&[slots.clone(), edge(&format!(r#""sources": {list}"#))]);
    let python = list.replace('"', "'").replace("null", "None");
    for cell in [list, python] {
        let text = format!("subject\tpredicate\tobject\tsources\nCHEBI:1\tbiolink:affects\tHGNC:2\t{cell}\n");
        assert!(content(&table(&text).0) == content(&read(&[&slots]).0), "{cell}");
    }
}

#[test]
fn sources_that_are_not_understood_tell_statements_apart_and_are_reported() {
    let unknown =
        |role: &str| edge(&format!(r#""sources": [{{"resource_id": "infores:a", "resource_role": "{role}"}}]"#));
    let (graph, report) = read(&[&unknown("first_role"), &unknown("second_role")]);
    assert_eq!(graph.statement_count(), 2);
    assert_eq!(codes(&report), [FindingCode::BadValue]);
    for key in ["provided_by", "assay_source", "effect_direction", "relation", "biolink:knowledge_source"] {
        let with = |value: &str| edge(&format!(r#""primary_knowledge_source": "infores:x", "{key}": "{value}""#));
        assert_eq!(read(&[&with("one"), &with("two")]).0.statement_count(), 2, "{key}");
        let text = format!(
            "subject\tpredicate\tobject\tprimary_knowledge_source\t{key}\n{row}one\n{row}two\n",
            row = "CHEBI:1\tbiolink:affects\tHGNC:2\tinfores:x\t"
        );
        let (graph, _) = table(&text);
        assert_eq!(graph.statement_count(), 2, "{key}");
        let ids: std::collections::BTreeSet<String> = graph.statements().map(|it| it.id().into_owned()).collect();
        assert_eq!(ids.len(), 2, "{key}");
    }
}

#[test]
fn older_slots_stand_in_for_the_primary_source_and_say_so() {
    for key in ["original_knowledge_source", "knowledge_source", "provided_by", "biolink:knowledge_source"] {
        let (graph, report) = read(&[&edge(&format!(r#""{key}": "infores:x""#))]);
        assert_eq!(only(&graph).primary_knowledge_source(), Some("infores:x"), "{key}");
        assert!(codes(&report).iter().all(|code| *code == FindingCode::Normalised), "{:?}", report.findings);
        let text = format!("subject\tpredicate\tobject\t{key}\nCHEBI:1\tbiolink:affects\tHGNC:2\tinfores:x\n");
        assert!(content(&table(&text).0) == content(&graph), "{key}");
    }
    // A primary source that is there is read, row by row.
    let text = "subject\tpredicate\tobject\tprimary_knowledge_source\tprovided_by\n\
        CHEBI:1\tbiolink:affects\tHGNC:2\t\tinfores:a\nCHEBI:1\tbiolink:affects\tHGNC:3\tinfores:b\tinfores:a\n";
    let (graph, _) = table(text);
    let sources: Vec<_> = graph.statements().filter_map(StatementRef::primary_knowledge_source).collect();
    assert_eq!(sources, ["infores:a", "infores:b"]);
    let kept: Vec<bool> = graph.statements().map(|statement| statement.property("provided_by").is_some()).collect();
    assert_eq!(kept, [false, true]);
}

#[test]
fn qualifiers_of_every_shape_are_one_statement() {
    let pair = |kind: &str, value: &str| format!(r#"{{"qualifier_type_id": "{kind}", "qualifier_value": {value}}}"#);
    let aspect = pair("biolink:object_aspect_qualifier", r#""activity""#);
    assert_same(&[
        edge(r#""object_aspect_qualifier": "activity", "object_direction_qualifier": "decreased""#),
        edge(r#""biolink:object_aspect_qualifier": "activity", "Object Direction Qualifier": ["decreased"]"#),
        edge(r#""qualified_object_aspect": "activity", "qualified_object_direction": "decreased""#),
        edge(&format!(r#""qualifiers": [{aspect}, {}]"#, pair("object_direction_qualifier", r#"["decreased"]"#))),
        edge(&format!(
            r#""qualifiers": [{{"qualifier_set": [{aspect}, {}]}}]"#,
            pair("biolink:object_direction_qualifier", r#""Decreased""#)
        )),
        edge(
            r#""qualifiers": {"object_aspect_qualifier": "activity", "biolink:object_direction_qualifier": "decreased"}"#,
        ),
        edge(&format!(r#""qualifiers": {aspect}, "object_direction_qualifier": "biolink:decreased""#)),
        edge(r#""qualifiers": "{'object_aspect_qualifier': 'activity', 'object_direction_qualifier': 'decreased'}""#),
        edge(
            r#""attributes": [{"attribute_type_id": "biolink:object_aspect_qualifier", "value": "activity"},
            {"attribute_type_id": "biolink:object_direction_qualifier", "value": ["decreased"]}]"#,
        ),
    ]);
    let two = edge(&format!(
        r#""qualifiers": [{}]"#,
        pair("biolink:object_direction_qualifier", r#"["decreased", "increased"]"#)
    ));
    let (graph, report) = read(&[&two]);
    assert_eq!(codes(&report), [FindingCode::BadValue]);
    assert_eq!(only(&graph).effect(), Effect::Unsigned);
}

#[test]
fn a_context_of_every_shape_keeps_a_statement_to_its_disease() {
    let pair =
        |kind: &str| format!(r#""qualifiers": [{{"qualifier_type_id": "{kind}", "qualifier_value": "MONDO:5"}}]"#);
    assert_same(&[
        edge(r#""context": {"disease": "MONDO:5"}"#),
        edge(r#""context": {"disease_context_qualifier": ["MONDO:5"]}"#),
        edge(r#""context": {"biolink:disease_context_qualifier": "mondo:5"}"#),
        edge(r#""disease_context_qualifier": "MONDO:5""#),
        edge(&pair("disease_context_qualifier")),
        edge(&pair("biolink:disease_context_qualifier")),
    ]);
}

#[test]
fn values_outside_biolink_are_reported_and_never_taken_for_others() {
    let direction = |value: &str| edge(&format!(r#""object_direction_qualifier": "{value}""#));
    for value in ["Decreased", " decreased", "biolink:decreased", "DECREASED"] {
        let (graph, report) = read(&[&direction(value)]);
        assert_eq!(only(&graph).effect(), Effect::Negative, "{value}");
        assert_eq!(codes(&report), [FindingCode::Normalised], "{value}");
    }
    for value in ["decrease", "down", "reduced", "inhibited"] {
        let (graph, report) = read(&[&direction(value)]);
        assert_eq!(only(&graph).effect(), Effect::Unsigned, "{value}");
        assert_eq!(codes(&report), [FindingCode::UnknownQualifierValue], "{value}");
    }
    // A form that is not understood is not the gene itself, on either side.
    for side in ["subject", "object"] {
        let (graph, report) = read(&[&edge(&format!(r#""{side}_form_or_variant_qualifier": "gain of function""#))]);
        assert_eq!(only(&graph).effect(), Effect::None, "{side}");
        assert_eq!(codes(&report), [FindingCode::UnknownQualifierValue], "{side}");
    }
}

#[test]
fn older_and_inverse_predicates_are_held_as_todays_canonical_one() {
    let row = |subject: &str, predicate: &str, object: &str, more: &str| {
        format!(r#"{{"subject": "{subject}", "predicate": "{predicate}", "object": "{object}"{more}}}"#)
    };
    let today = r#", "qualified_predicate": "biolink:causes", "object_aspect_qualifier": "activity",
        "object_direction_qualifier": "decreased""#;
    let inverse = r#", "qualified_predicate": "biolink:caused_by", "subject_aspect_qualifier": "activity",
        "subject_direction_qualifier": "decreased""#;
    assert_same(&[
        row("CHEBI:1", "biolink:affects", "HGNC:2", today),
        row("CHEBI:1", "biolink:decreases_activity_of", "HGNC:2", ""),
        row("CHEBI:1", "decreases activity of", "HGNC:2", ""),
        row("HGNC:2", "biolink:activity_decreased_by", "CHEBI:1", ""),
        row("HGNC:2", "biolink:affected_by", "CHEBI:1", inverse),
        row("CHEBI:1", "biolink:affects", "HGNC:2", today)
            .replace("predicate\": \"biolink:aff", "edge_label\": \"biolink:aff"),
    ]);
    let (graph, report) =
        read(&[&row("MONDO:1", "biolink:treated_by", "CHEBI:1", ""), &row("CHEBI:1", "biolink:treats", "MONDO:1", "")]);
    let statement = only(&graph);
    assert_eq!(statement.predicate().as_str(), "biolink:treats");
    assert_eq!(statement.subject().to_string(), "CHEBI:1");
    assert_eq!((report.merged, codes(&report)), (1, vec![FindingCode::Normalised]));
    // The same through a table, whose rows are taken many at once.
    let text = "subject\tpredicate\tobject\nMONDO:1\tbiolink:treated_by\tCHEBI:1\nCHEBI:1\tbiolink:treats\tMONDO:1\n";
    assert!(content(&table(text).0) == content(&graph));
}

#[test]
fn clinical_slots_become_clinical_statuses() {
    for (slot, value, expected) in [
        ("clinical_approval_status", "approved_for_condition", Some(ClinicalStatus::Approved)),
        ("clinical_approval_status", "off_label_use", Some(ClinicalStatus::InUse)),
        ("clinical_approval_status", "not_approved_for_condition", Some(ClinicalStatus::Refused)),
        ("clinical_approval_status", "post_approval_withdrawal", Some(ClinicalStatus::Withdrawn)),
        ("clinical_approval_status", "not_provided", None),
        ("max_research_phase", "clinical_trial_phase_3", Some(ClinicalStatus::UnderInvestigation)),
        ("max_research_phase", "pre_clinical_research_phase", Some(ClinicalStatus::Preclinical)),
        ("max_phase_for_ind", "phase 4", None),
    ] {
        let row = format!(
            r#"{{"subject": "CHEBI:1", "predicate": "biolink:treats", "object": "MONDO:1", "{slot}": "{value}"}}"#
        );
        let (graph, _) = read(&[&row]);
        assert_eq!(only(&graph).clinical_status(), expected, "{value}");
        assert_eq!(only(&graph).property(slot), Some(Value::from(value)), "{value}");
        // Rows above and below must not leave theirs behind.
        let row = |number: usize, value: &str| format!("CHEBI:1\tbiolink:treats\tMONDO:{number}\t{value}\n");
        let rows = [row(1, "approved_for_condition"), row(2, value), row(3, "")].concat();
        let (graph, _) = table(&format!("subject\tpredicate\tobject\t{slot}\n{rows}"));
        let of = |id: &str| {
            let found = graph.statements().find(|statement| statement.object().to_string() == id);
            found.and_then(StatementRef::clinical_status)
        };
        assert_eq!((of("MONDO:2"), of("MONDO:3")), (expected, None), "{value}");
    }
}

#[test]
fn an_iri_after_a_colon_is_read_and_the_category_of_everything_is_noted() {
    // KGX writes an IRI so that it cannot contract; Monarch's nodes have the categories of all classes above.
    let line =
        r#"{"id": ":http://purl.obolibrary.org/obo/MONDO_0005148", "category": ["biolink:Entity", "biolink:Disease"]}"#;
    let (graph, report) = read(&[line]);
    assert!(graph.node("MONDO:0005148").is_some());
    assert_eq!(codes(&report), [FindingCode::Normalised, FindingCode::Normalised], "{report}");
}

#[test]
fn a_phase_of_an_indication_is_its_status_and_one_of_a_drug_is_not() {
    let row = |key: &str, value: &str| {
        format!(r#"{{"subject": "CHEBI:1", "predicate": "biolink:treats", "object": "MONDO:1", "{key}": {value}}}"#)
    };
    let under = |key: &str, cell: &str| {
        table(&format!("subject\tpredicate\tobject\t{key}\nCHEBI:1\tbiolink:treats\tMONDO:1\t{cell}\n"))
    };
    for (value, expected) in [
        ("4", Some(ClinicalStatus::Approved)),
        ("4.0", Some(ClinicalStatus::Approved)),
        ("3", Some(ClinicalStatus::UnderInvestigation)),
        ("0.5", Some(ClinicalStatus::UnderInvestigation)),
        ("-1", None),
    ] {
        let (graph, _) = read(&[&row("max_phase_for_ind", value)]);
        assert_eq!(only(&graph).clinical_status(), expected, "{value}");
        assert!(only(&graph).property("max_phase_for_ind").is_some());
        assert!(content(&under("MAX_PHASE_FOR_IND", value).0) == content(&graph), "{value}");
    }
    for key in ["max_phase", "approval_status", "FDA_approved", "maxPhase"] {
        for (graph, report) in [read(&[&row(key, "4")]), under(key, "4")] {
            assert_eq!((only(&graph).clinical_status(), only(&graph).property(key)), (None, Some(Value::Integer(4))));
            let note = report.findings.iter().find(|finding| finding.message.contains("gives no clinical status"));
            assert!(note.is_some_and(|note| (note.code, note.count) == (FindingCode::Normalised, 1)), "{report}");
        }
        let (graph, report) = table(&format!("id\tcategory\t{key}\nCHEBI:1\tbiolink:Drug\t4\n"));
        assert_eq!((graph.node_count(), report.findings.len()), (1, 0));
    }
}

#[test]
fn publications_and_lists_of_every_shape_are_split_or_kept_by_rule() {
    let publications = |list: &str| edge(&format!(r#""publications": {list}"#));
    assert_same(&[
        publications(r#"["PMID:1", "PMID:2", "PMID:2"]"#),
        publications(r#""PMID:1|PMID:2""#),
        publications(r#""PMID:1; PMID:2""#),
        publications(r#""PMID:1,PMID:2""#),
        publications(r#""['PMID:1', 'PMID:2']""#),
        publications(r#"["pmid:1", "PMID: 2"]"#),
        publications(r#"["https://pubmed.ncbi.nlm.nih.gov/1/", "PMID:2", null, ""]"#),
        publications(r#"["PMID1", "pmid_2"]"#),
        publications(r#""PMID1;PMID2""#),
        edge(r#""publication": "PMID:1", "biolink:publications": ["PMID:2"]"#),
    ]);
    let (graph, report) = read(&[&publications(r#"["PMID:", "PMID:3", 131, "Smith J, et al. 2020"]"#)]);
    let kept: Vec<&str> = only(&graph).publications().collect();
    assert_eq!(kept, ["PMID:3", "Smith J, et al. 2020"]);
    assert_eq!(codes(&report), [FindingCode::BadValue, FindingCode::BadValue], "{:?}", report.findings);
    // Numbers of what, nothing says; they are kept, and counted together.
    let text = "subject\tpredicate\tobject\tpublications\nCHEBI:1\tbiolink:affects\tHGNC:2\t131|132\n\
                CHEBI:1\tbiolink:affects\tHGNC:3\tPMID:1|133\n";
    for (graph, report) in [table(text), read(&[&publications(r#"["131", "132"]"#), &publications(r#"["133"]"#)])] {
        let found: Vec<_> = report.findings.iter().filter(|it| it.code == FindingCode::BadCurie).collect();
        assert_eq!(found.len(), 1, "{report}");
        assert!(found.iter().all(|it| it.message.starts_with("publications have no prefix")), "{report}");
        assert!(graph.statements().any(|statement| statement.publications().any(|it| it == "131")));
    }
    let (graph, _) = table(
        "id\tcategory\txref\tsynonym\nCHEBI:1\t['biolink:SmallMolecule', 'biolink:Drug']\t['MESH:C1', 'DRUGBANK:DB1']\t\
         ['a drug', 'drug, a']\nMONDO:4\tbiolink:Disease biolink:Disease\tDOID:1;MESH:D1\ta drug, a disease\n",
    );
    let drug = graph.node("CHEBI:1").unwrap();
    assert_eq!(drug.categories().len(), 2);
    assert_eq!(drug.synonyms().collect::<Vec<_>>(), ["a drug", "drug, a"]);
    assert_eq!(drug.equivalent_ids().collect::<Vec<_>>(), ["DRUGBANK:DB1", "MESH:C1"]);
    let disease = graph.node("MONDO:4").unwrap();
    assert_eq!((disease.categories().len(), disease.equivalent_ids().count()), (1, 2));
    assert_eq!(disease.synonyms().collect::<Vec<_>>(), ["a drug, a disease"]);
}

#[test]
fn identifiers_are_one_however_prefix_and_iri_are_written() {
    let (graph, report) = read(&[
        r#"{"id": "MONDO:0015540", "name": "HLH"}"#,
        r#"{"subject": "UniProtKB:P01579", "predicate": "biolink:causes", "object": "mondo:0015540"}"#,
        r#"{"subject": "uniprotkb:P01579", "predicate": "biolink:causes",
            "object": "http://purl.obolibrary.org/obo/MONDO_0015540"}"#,
    ]);
    assert_eq!((graph.node_count(), graph.statement_count(), report.merged), (2, 1, 1));
    let notes: u64 = report.findings.iter().filter(|it| it.code == FindingCode::Normalised).map(|it| it.count).sum();
    assert_eq!(notes, 3, "{:?}", report.findings);
}

#[test]
fn nodes_of_every_shape_are_one_entity() {
    let rows = [
        r#"{"id": "CHEBI:1", "category": ["biolink:Drug"], "xref": ["MESH:C1", "DRUGBANK:DB1"], "synonym": ["a", "b"]}"#,
        r#"{"id": "CHEBI:1", "category": "biolink:Drug", "equivalent_curies": ["MESH:C1", "DRUGBANK:DB1"], "all_names": ["a", "b"]}"#,
        r#"{"id": "CHEBI:1", "categories": ["Drug"], "equivalent_identifiers": ["MESH:C1"], "xrefs": ["DRUGBANK:DB1"], "synonyms": ["a", "b"]}"#,
        r#"{"biolink:id": "CHEBI:1", "biolink:category": "biolink:Drug", "same_as": ["mesh:C1", "drugbank:DB1"], "biolink:synonym": ["a", "b"]}"#,
        r#"{"id": ["CHEBI:1"], "category": ["biolink:Drug"], "attributes": [{"attribute_type_id": "biolink:xref", "value": ["MESH:C1", "DRUGBANK:DB1"]}, {"attribute_type_id": "biolink:synonym", "value": ["a", "b"]}]}"#,
    ];
    let first = content(&read(&[rows[0]]).0);
    for row in rows {
        assert!(content(&read(&[row]).0) == first, "{row}");
    }
}

#[test]
fn one_graph_has_one_content_as_table_and_as_lines_of_json() {
    let text = "id\tsubject\tpredicate\tobject\tprimary_knowledge_source\taggregator_knowledge_source\tpublications\t\
        object_direction_qualifier\tp_value\tevidence_count\tnegated\tnote\n\
        e1\tCHEBI:1\tbiolink:affects\tHGNC:2\tinfores:a\tinfores:c|infores:b\tPMID:1|PMID:2\tdecreased\t0.05\t3\t\tx|y\n\
        e2\tCHEBI:1\tbiolink:treats\tMONDO:4\tinfores:a\t\t\t\t1e-08\t\ttrue\t\n";
    let lines = [
        r#"{"id": "e1", "subject": "CHEBI:1", "predicate": "biolink:affects", "object": "HGNC:2", "primary_knowledge_source": "infores:a", "aggregator_knowledge_source": ["infores:b", "infores:c"], "publications": ["PMID:1", "PMID:2"], "object_direction_qualifier": "decreased", "p_value": 0.05, "evidence_count": 3, "negated": false, "note": "x|y"}"#,
        r#"{"id": "e2", "subject": "CHEBI:1", "predicate": "biolink:treats", "object": "MONDO:4", "sources": [{"resource_id": "infores:a", "resource_role": "primary_knowledge_source"}], "p_value": 1e-8, "negated": true, "note": null, "object_direction_qualifier": ""}"#,
    ];
    let (from_table, from_lines) = (table(text).0, read(&lines).0);
    for (one, two) in from_table.statements().zip(from_lines.statements()) {
        assert_eq!(one.to_statement(), two.to_statement());
    }
    assert!(content(&from_table) == content(&from_lines));
}

/// The rows of an edge of a drug and a gene with one more column.
fn rows(column: &str, cells: &[&str]) -> String {
    let rows = cells.iter().map(|cell| format!("CHEBI:1\tbiolink:affects\tHGNC:2\t{cell}\n"));
    format!("subject\tpredicate\tobject\t{column}\n{}", rows.collect::<String>())
}

#[test]
fn objects_with_a_bar_between_them_are_a_list() {
    let slots = edge(r#""primary_knowledge_source": "infores:a", "aggregator_knowledge_source": ["infores:b"]"#);
    let python = "{'resource_id': 'infores:a', 'resource_role': 'primary_knowledge_source'}|{'resource_id': 'infores:b', \
        'resource_role': 'aggregator_knowledge_source', 'upstream_resource_ids': ['infores:a']}";
    let json = python.replace('\'', "\"");
    for cell in [python, &json, &python.replace("}|{", "}\u{1C2}{")] {
        assert!(content(&table(&rows("sources", &[cell])).0) == content(&read(&[&slots]).0), "{cell}");
    }
    let texts: Vec<String> = python.split('|').map(|it| format!("{it:?}")).collect();
    assert_same(&[
        slots,
        edge(&format!(r#""sources": {python:?}"#)),
        edge(&format!(r#""sources": {json:?}"#)),
        edge(&format!(r#""sources": [{}]"#, texts.join(", "))),
    ]);
}

#[test]
fn a_misfit_in_a_slot_of_the_identity_tells_statements_apart_and_is_reported() {
    for (key, one, two) in [
        ("context", r#""asthma""#, r#""lung cancer""#),
        ("clinical_status", r#""withdrawn in the EU""#, r#""approved in the US""#),
        ("edge_label", r#""biolink:causes""#, r#""biolink:treats""#),
        ("applicability", r#""US""#, r#""EU""#),
        ("sources", r#""infores:a""#, r#""infores:b""#),
        ("sources", r#"["infores:a"]"#, r#"["infores:b"]"#),
        ("attributes", r#""infores:a""#, r#""infores:b""#),
        ("attributes", r#"["infores:a"]"#, r#"["infores:b"]"#),
        ("_attributes", r#""infores:a""#, r#""infores:b""#),
        ("primary_knowledge_source", r#"["infores:a", "infores:b"]"#, r#"["infores:a", "infores:c"]"#),
        ("primary_knowledge_source", r#""infores:a|infores:b""#, r#""infores:a|infores:c""#),
        (
            "attributes",
            r#"[{"attribute_type_id": "infores", "value": "infores:a"}]"#,
            r#"[{"attribute_type_id": "infores", "value": "infores:b"}]"#,
        ),
    ] {
        let lines = [edge(&format!("\"{key}\": {one}")), edge(&format!("\"{key}\": {two}"))];
        let (graph, report) = read(&[&lines[0], &lines[1]]);
        assert_eq!(graph.statement_count(), 2, "{key} {one}");
        assert!(codes(&report).contains(&FindingCode::BadValue), "{key} {one}: {:?}", report.findings);
        let messages: String = report.findings.iter().map(|finding| finding.message.clone()).collect();
        assert!(!messages.contains("invalid type") && !messages.contains("struct"), "{messages}");
        if let (Some(one), Some(two)) = (text_of(one), text_of(two)) {
            let (same, report) = table(&rows(key, &[&one, &two]));
            assert_eq!(same.statement_count(), 2, "{key} {one}");
            assert!(codes(&report).contains(&FindingCode::BadValue), "{key} {one}: {:?}", report.findings);
            assert!(content(&same) == content(&graph), "{key} {one}");
        }
        // It comes back from what the writers write.
        let mut written = Vec::new();
        mechgraph::io::kgx::write_jsonl(&graph, &mut written).unwrap();
        let mut builder = GraphBuilder::new();
        builder.load(JsonlReader::new("written", &written[..])).unwrap();
        let (graph, mut again) = (builder.freeze().unwrap(), Vec::new());
        mechgraph::io::kgx::write_jsonl(&graph, &mut again).unwrap();
        assert_eq!((graph.statement_count(), again == written), (2, true), "{key} {one}");
    }
    // Attributes that say nothing of source or context do not.
    let p_value = |value: &str| edge(&format!(r#""attributes": [{{"attribute_type_id": "x", "value": {value}}}]"#));
    let (graph, report) = read(&[&p_value("0.1"), &p_value("0.2")]);
    assert_eq!((graph.statement_count(), report.merged), (1, 1));
}

/// The text that a value of JSON is.
fn text_of(json: &str) -> Option<String> {
    json.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
}

#[test]
fn attributes_as_texts_of_json_are_read() {
    let plain = edge(r#""knowledge_level": "prediction", "primary_knowledge_source": "infores:a""#);
    let attribute = |kind: &str, value: &str| {
        format!(r#"{{"attribute_type_id": "biolink:{kind}", "value": "{value}", "value_type_id": "biolink:X"}}"#)
    };
    let both = [attribute("knowledge_level", "prediction"), attribute("primary_knowledge_source", "infores:a")];
    let texts: Vec<String> = both.iter().map(|text| format!("{text:?}")).collect();
    assert_same(&[
        plain.clone(),
        edge(&format!(r#""attributes": [{}]"#, texts.join(", "))),
        edge(&format!(r#""_attributes": {:?}"#, format!("[{}]", both.join(", ")))),
        edge(&format!(r#""biolink:attributes": [{}]"#, both.join(", "))),
    ]);
    for cell in [format!("[{}]", both.join(", ")), both.join("|"), both.join("\u{1F}")] {
        assert!(content(&table(&rows("attributes", &[&cell])).0) == content(&read(&[&plain]).0), "{cell}");
    }
}

#[test]
fn attributes_that_are_repeated_are_lists_and_of_levels_the_weaker() {
    let attributes = |all: &[(&str, &str)]| {
        let one =
            |(kind, value): &(&str, &str)| format!(r#"{{"attribute_type_id": "biolink:{kind}", "value": "{value}"}}"#);
        edge(&format!(r#""attributes": [{}]"#, all.iter().map(one).collect::<Vec<_>>().join(", ")))
    };
    // Roles are no slot of Biolink.
    let (graph, report) =
        read(&[&attributes(&[("chemical_role", "a"), ("chemical_role", "b"), ("chemical_role", "c")])]);
    let roles = ["a", "b", "c"].map(Value::from).to_vec();
    assert_eq!(only(&graph).property("chemical_role"), Some(Value::List(roles)));
    assert_eq!(report.findings.len(), 0, "{report}");
    // As answers of several services that were merged have them.
    for (first, second) in [("knowledge_assertion", "prediction"), ("prediction", "knowledge_assertion")] {
        let (graph, report) = read(&[&attributes(&[("knowledge_level", first), ("knowledge_level", second)])]);
        assert_eq!(only(&graph).knowledge_level(), Some("prediction"), "{first}");
        assert_eq!(codes(&report), [FindingCode::BadValue], "{report}");
        assert!(report.findings[0].message.ends_with(r#"the weaker, "prediction", is read"#), "{report}");
    }
    let (graph, _) = read(&[&attributes(&[("agent_type", "not_provided"), ("agent_type", "manual_agent")])]);
    assert_eq!(only(&graph).agent_type(), Some("manual_agent"));
}

#[test]
fn supporting_publications_are_publications() {
    assert_same(&[
        edge(r#""publications": ["PMID:1", "PMID:2"]"#),
        edge(r#""supporting_publications": "PMID:1|PMID:2""#),
        edge(r#""publications": ["PMID:1"], "supporting_publications": ["PMID:2"]"#),
    ]);
    let (graph, _) = table(&rows("publications\tsupporting_publications", &["PMID:1\tPMID:2|PMID:3", "PMID:4\t"]));
    assert_eq!(only(&graph).publications().collect::<Vec<_>>(), ["PMID:1", "PMID:2", "PMID:3", "PMID:4"]);
}

#[test]
fn a_number_where_a_text_belongs_is_its_text() {
    let (graph, report) = read(&[
        r#"{"id": "CHEBI:1", "name": 1984, "all_names": ["a", 12], "category": ["biolink:Drug"]}"#,
        r#"{"id": 12, "name": "twelve", "category": ["biolink:Gene"]}"#,
        r#"{"id": 9830983, "subject": "CHEBI:1", "predicate": "biolink:affects", "object": 12}"#,
    ]);
    let node = graph.node("CHEBI:1").unwrap();
    assert_eq!(node.name(), "1984");
    assert_eq!(node.synonyms().collect::<Vec<_>>(), ["12", "a"]);
    assert_eq!(only(&graph).id(), "9830983");
    assert_eq!(only(&graph).object().to_string(), "twelve");
    assert!(codes(&report).contains(&FindingCode::Normalised), "{:?}", report.findings);
    assert!(!codes(&report).contains(&FindingCode::BadValue), "{:?}", report.findings);
}

#[test]
fn columns_for_neo4j_beside_the_plain_ones_are_left_out() {
    let header = "subject\tobject\tpredicate\tid\t:TYPE\t:START_ID\t:END_ID\n";
    let row = |number: usize, end: &str| {
        format!("CHEBI:1\tHGNC:{number}\tbiolink:affects\te{number}\tbiolink:affects\tCHEBI:1\t{end}\n")
    };
    let (graph, report) = table(&format!("{header}{}{}", row(2, "HGNC:2"), row(3, "HGNC:3")));
    assert_eq!(codes(&report), [FindingCode::Normalised; 3], "{:?}", report.findings);
    let plain =
        "subject\tobject\tpredicate\tid\nCHEBI:1\tHGNC:2\tbiolink:affects\te2\nCHEBI:1\tHGNC:3\tbiolink:affects\te3\n";
    assert!(content(&graph) == content(&table(plain).0));
    let (graph, report) = table(&format!("{header}{}{}", row(2, "HGNC:2"), row(3, "HGNC:4")));
    assert_eq!(codes(&report).iter().filter(|code| **code == FindingCode::BadValue).count(), 1);
    let kept: Vec<_> = graph.statements().map(|it| it.property(":END_ID")).collect();
    assert_eq!(kept, [None, Some(Value::from("HGNC:4"))]);
    let (graph, report) =
        table("id\tcategory\tname\t:LABEL\nHGNC:2\tbiolink:Gene\tA\tbiolink:Gene\nHGNC:3\tbiolink:Gene\tB\tother\n");
    assert_eq!(codes(&report).iter().filter(|code| **code == FindingCode::BadValue).count(), 1);
    let kept: Vec<_> = graph.nodes().map(|it| it.properties().and_then(|all| all.get(":LABEL").cloned())).collect();
    assert_eq!(kept, [None, Some(Value::from("other"))]);
}

#[test]
fn separators_that_no_value_holds_divide_lists() {
    for separator in ['\u{1C2}', '\u{1F}'] {
        let list = |values: [&str; 2]| values.join(&separator.to_string());
        let text = format!(
            "id\tcategory\tall_names\tequivalent_curies\nHGNC:2\t{}\t{}\t{}\n",
            list(["biolink:Gene", "biolink:Protein"]),
            list(["a, b", "c|d"]),
            list(["MESH:C1", "DRUGBANK:DB1"]),
        );
        let (graph, report) = table(&text);
        let node = graph.node("HGNC:2").unwrap();
        assert_eq!(node.categories().len(), 2);
        assert_eq!(node.synonyms().collect::<Vec<_>>(), ["a, b", "c|d"]);
        assert_eq!(node.equivalent_ids().collect::<Vec<_>>(), ["DRUGBANK:DB1", "MESH:C1"]);
        assert!(codes(&report).iter().all(|code| *code == FindingCode::Normalised), "{:?}", report.findings);
        let publications = list(["PMID:1", "PMID:2"]);
        let expected = content(&read(&[&edge(r#""publications": ["PMID:1", "PMID:2"]"#)]).0);
        let (graph, report) = table(&rows("publications", &[&publications]));
        assert!(content(&graph) == expected);
        assert_eq!(codes(&report), [FindingCode::Normalised], "{:?}", report.findings);
        let escaped = publications.replace('\u{1F}', "\\u001f");
        let (graph, report) = read(&[&edge(&format!(r#""publications": "{escaped}""#))]);
        assert!(content(&graph) == expected);
        assert_eq!(codes(&report), [FindingCode::Normalised], "{:?}", report.findings);
        let contexts = list(["UBERON:1", "UBERON:2"]);
        let (graph, _) = table(&rows("anatomical_context_qualifier", &[&contexts]));
        let lines = edge(r#""anatomical_context_qualifier": ["UBERON:1", "UBERON:2"]"#);
        assert!(content(&graph) == content(&read(&[&lines]).0));
    }
}

#[test]
fn the_name_of_a_file_is_no_source() {
    for key in ["knowledge_source", "provided_by"] {
        for [one, two] in [["a_edges.jsonl", "b_edges.tsv"], ["Graph", "unknown"], ["infores:unknown", "x.json.gz"]] {
            let with = |value: &str| edge(&format!(r#""{key}": "{value}""#));
            let (graph, report) = read(&[&with(one), &with(two)]);
            assert_eq!(only(&graph).primary_knowledge_source(), None, "{key} {one}");
            assert!(only(&graph).property(key).is_some(), "{key} {one}");
            assert!(codes(&report).contains(&FindingCode::Normalised), "{:?}", report.findings);
            assert!(content(&table(&rows(key, &[one, two])).0) == content(&graph), "{key} {one}");
        }
    }
    let (graph, _) = read(&[&edge(r#""knowledge_source": "edges.tsv", "provided_by": "infores:a""#)]);
    assert_eq!(only(&graph).primary_knowledge_source(), Some("infores:a"));
}

#[test]
fn phases_may_be_numbers_and_unknown_values_are_reported() {
    for (value, phase, expected) in [
        (r#""2.0""#, "clinical_trial_phase_2", Some(ClinicalStatus::UnderInvestigation)),
        ("4.0", "clinical_trial_phase_4", Some(ClinicalStatus::UnderInvestigation)),
        ("0.5", "pre_clinical_research_phase", Some(ClinicalStatus::Preclinical)),
        ("0", "not_provided", None),
    ] {
        let (graph, report) = read(&[&edge(&format!(r#""max_research_phase": {value}"#))]);
        assert_eq!(only(&graph).clinical_status(), expected, "{value}");
        assert_eq!(only(&graph).property("max_research_phase"), Some(Value::from(phase)), "{value}");
        assert_eq!(codes(&report), [FindingCode::Normalised], "{:?}", report.findings);
        let cell = value.trim_matches('"');
        assert!(content(&table(&rows("max_research_phase", &[cell])).0) == content(&graph), "{value}");
    }
    for slot in ["clinical_approval_status", "max_research_phase"] {
        let (graph, report) = read(&[&edge(&format!(r#""{slot}": "?""#))]);
        assert_eq!(only(&graph).clinical_status(), None);
        assert_eq!(only(&graph).property(slot), Some(Value::from("?")));
        assert_eq!(codes(&report), [FindingCode::BadValue], "{:?}", report.findings);
        let (same, report) = table(&rows(slot, &["?"]));
        assert!(content(&same) == content(&graph));
        assert_eq!(codes(&report), [FindingCode::BadValue], "{:?}", report.findings);
    }
    let (graph, _) = read(&[&edge(r#""approvals": ["NDA012345"]"#)]);
    assert_eq!(only(&graph).clinical_status(), Some(ClinicalStatus::Approved));
}

#[test]
fn a_qualifier_with_several_values_is_one_however_it_is_written() {
    let lines = [
        edge(r#""catalyst_qualifier": ["HGNC:4", "HGNC:3"]"#),
        edge(r#""catalyst_qualifier": "HGNC:3|HGNC:4""#),
        edge(
            r#""qualifiers": [{"qualifier_type_id": "catalyst_qualifier", "qualifier_value": "HGNC:4"},
            {"qualifier_type_id": "biolink:catalyst_qualifier", "qualifier_value": "HGNC:3"}]"#,
        ),
    ];
    assert_same(&lines);
    let (graph, report) = read(&[&lines[0]]);
    assert_eq!(codes(&report), []);
    let qualifiers: Vec<_> =
        only(&graph).qualifiers().map(|(slot, value)| (slot.to_owned(), value.to_owned())).collect();
    assert_eq!(qualifiers, [("catalyst_qualifier".to_owned(), "HGNC:3|HGNC:4".to_owned())]);
    let (same, report) = table(&rows("catalyst_qualifier", &["HGNC:4|HGNC:3"]));
    assert_eq!(codes(&report), []);
    assert!(content(&same) == content(&graph));
    let mut written = Vec::new();
    mechgraph::io::kgx::write_jsonl(&graph, &mut written).unwrap();
    assert!(String::from_utf8(written).unwrap().contains(r#""catalyst_qualifier":["HGNC:3","HGNC:4"]"#));
}

#[test]
fn nodes_with_the_columns_of_edges_are_nodes() {
    // As merging graphs of ontologies with KGX leaves them.
    let header = "id\tcategory\tname\tobject\tpredicate\tsame_as\tsubject\n";
    let rows = "CHEBI:1\tbiolink:ChemicalEntity\ta drug\t\t\tMESH:C1\t\nHGNC:2\tbiolink:Gene\ta gene\t\t\t\tx\n";
    for comment in ["", "# a comment\n"] {
        let (graph, report) = table(&format!("{header}{comment}{rows}"));
        assert_eq!((graph.node_count(), graph.statement_count()), (2, 0), "{report}");
        assert!(report.findings.iter().any(|it| it.message.contains("they are read as nodes")), "{report}");
        assert_eq!(graph.node("CHEBI:1").unwrap().name(), "a drug");
    }
    let (graph, _) = table("id\tsubject\tpredicate\tobject\nx:1\tCHEBI:1\tbiolink:affects\tHGNC:2\n");
    assert_eq!(graph.statement_count(), 1);
    // One table of both is one of edges; its nodes are left out with a reason.
    let node = "HGNC:2\tbiolink:Gene\tnan\tnan\tnan\n";
    let edge = "x:1\tbiolink:Association\tCHEBI:1\tbiolink:affects\tHGNC:2\n";
    for rows in [[node, edge], [edge, node]] {
        let (graph, report) = table(&format!("id\tcategory\tsubject\tpredicate\tobject\n{}", rows.concat()));
        assert_eq!((graph.node_count(), graph.statement_count()), (2, 1), "{report}");
        assert_eq!(report.quarantined, 1, "{report}");
    }
    // As pandas writes one data frame of both.
    let lines = [
        r#"{"id": "HGNC:2", "category": "biolink:Gene", "subject": null, "predicate": null, "object": null}"#,
        r#"{"id": "x:1", "category": null, "subject": "CHEBI:1", "predicate": "biolink:affects", "object": "HGNC:2"}"#,
    ];
    let (graph, report) = read(&lines);
    assert_eq!((graph.node_count(), graph.statement_count(), report.quarantined), (2, 1, 0), "{report}");
    assert_eq!(graph.node("HGNC:2").unwrap().categories().len(), 1);
    // A row of an edge without its ends is no node.
    let nothing = r#"{"id": "x:1", "subject": null, "predicate": "biolink:affects", "object": null}"#;
    assert_eq!(read(&[nothing, lines[1]]).1.quarantined, 1);
    let text = "id\tsubject\tpredicate\tobject\nx:1\t\tbiolink:affects\t\nx:2\tCHEBI:1\tbiolink:affects\tHGNC:2\n";
    let (graph, report) = table(text);
    assert_eq!((graph.statement_count(), report.quarantined), (1, 1), "{report}");
}

#[test]
fn a_table_without_a_header_is_an_error_that_says_so() {
    for text in ["CHEBI:1\talpha\tbiolink:Drug\n", "CHEBI:1\tbiolink:affects\tHGNC:2\t\t\tabc\t0.9\n"] {
        let error = GraphBuilder::new().load(TsvReader::new("table", text.as_bytes())).unwrap_err();
        let message = error.to_string();
        assert!(message.contains("the first line seems to be a row"), "{message}");
    }
}

#[test]
fn sources_in_one_text_are_a_list_and_exact_synonyms_are_names() {
    assert_same(&[
        edge(r#""aggregator_knowledge_source": ["infores:x", "infores:y"]"#),
        edge(r#""aggregator_knowledge_source": "infores:x|infores:y""#),
    ]);
    let (graph, _) = read(&[
        r#"{"id": "HGNC:2", "synonym": ["a"], "exact_synonym": ["b"], "related_synonym": ["c"], "equivalent_ids": ["MESH:C1"]}"#,
    ]);
    let node = graph.node("HGNC:2").unwrap();
    assert_eq!(node.synonyms().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(node.equivalent_ids().collect::<Vec<_>>(), ["MESH:C1"]);
    assert!(node.properties().is_some_and(|all| all.contains_key("related_synonym")));
}
