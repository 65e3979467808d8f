//! One fact in the shapes in which others write it: what is read, what is left out, and what is said of it, the same from
//! a table as from lines of JSON.

use mechgraph::graph::StatementRef;
use mechgraph::io::kgx::{JsonReader, JsonlReader, TsvReader};
use mechgraph::model::{ClinicalStatus, Direction, Effect, FindingCode, ReadError, Reader, Value};
use mechgraph::{GraphBuilder, KnowledgeGraph, Statement};
use serde_json::{Map, Value as Json, json};

fn try_load(reader: impl Reader) -> Result<KnowledgeGraph, ReadError> {
    let mut builder = GraphBuilder::new();
    let report = builder.load(reader)?;
    assert!(report.is_balanced(), "{report}");
    Ok(builder.freeze().unwrap())
}

/// Edges between a drug and a protein with these further keys, as lines of JSON.
fn lines(rows: &[Json]) -> KnowledgeGraph {
    let nodes = [
        json!({"id": "CHEBI:1", "category": ["biolink:SmallMolecule"]}),
        json!({"id": "UniProtKB:P1", "category": ["biolink:Protein"]}),
    ];
    let mut text: String = nodes.iter().map(|node| node.to_string() + "\n").collect();
    for (number, row) in rows.iter().enumerate() {
        let mut edge = Map::from_iter([
            ("id".to_owned(), json!(format!("e{number}"))),
            ("subject".to_owned(), json!("CHEBI:1")),
            ("predicate".to_owned(), json!("biolink:affects")),
            ("object".to_owned(), json!("UniProtKB:P1")),
        ]);
        edge.extend(row.as_object().cloned().unwrap_or_default());
        text.extend([Json::Object(edge).to_string().as_str(), "\n"]);
    }
    try_load(JsonlReader::new("lines.jsonl", text.as_bytes())).unwrap()
}

/// The same as a table; what is no text is written as JSON.
fn table(rows: &[Json]) -> KnowledgeGraph {
    let mut columns: Vec<&String> = rows.iter().filter_map(Json::as_object).flat_map(Map::keys).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|name| !["subject", "object", "predicate"].contains(&name.as_str()));
    let names: String = columns.iter().map(|name| "\t".to_owned() + name).collect();
    let mut text = format!("id\tsubject\tpredicate\tobject{names}\n");
    for (number, row) in rows.iter().enumerate() {
        let cell = |name: &str| match row.get(name) {
            None | Some(Json::Null) => String::new(),
            Some(Json::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let or = |name: &str, usual: &str| Some(cell(name)).filter(|it| !it.is_empty()).unwrap_or(usual.to_owned());
        let ends = [or("subject", "CHEBI:1"), or("predicate", "biolink:affects"), or("object", "UniProtKB:P1")];
        let cells = ends.into_iter().chain(columns.iter().map(|name| cell(name)));
        let cells: Vec<String> = core::iter::once(format!("e{number}")).chain(cells).collect();
        text.extend([cells.join("\t").as_str(), "\n"]);
    }
    let mut builder = GraphBuilder::new();
    let nodes = "id\tcategory\nCHEBI:1\tbiolink:SmallMolecule\nUniProtKB:P1\tbiolink:Protein\n";
    builder.load(TsvReader::new("nodes.tsv", nodes.as_bytes())).unwrap();
    let report = builder.load(TsvReader::new("edges.tsv", text.as_bytes())).unwrap();
    assert!(report.is_balanced(), "{report}");
    builder.freeze().unwrap()
}

fn statements(graph: &KnowledgeGraph) -> Vec<Statement> {
    graph.statements().map(StatementRef::to_statement).collect()
}

/// The graph of rows as a table and as lines, which is one.
fn both(rows: &[Json]) -> KnowledgeGraph {
    let (table, lines) = (table(rows), lines(rows));
    assert_eq!(statements(&table), statements(&lines), "{rows:?}");
    let worse = |graph: &KnowledgeGraph| {
        let mut codes: Vec<(FindingCode, u64)> = graph.findings().iter().map(|it| (it.code, it.count)).collect();
        codes.sort_unstable();
        codes
    };
    assert_eq!(worse(&table), worse(&lines), "{rows:?}\n{:?}\n{:?}", table.findings(), lines.findings());
    lines
}

/// What a path does that reads the only statement forward.
fn effect(graph: &KnowledgeGraph) -> Effect {
    assert_eq!(graph.statement_count(), 1, "{:?}", statements(graph));
    forward(graph.statements().next().unwrap())
}

fn forward(statement: StatementRef<'_>) -> Effect {
    if statement.permits(Direction::Forward) { statement.effect() } else { Effect::None }
}

fn count(graph: &KnowledgeGraph, code: FindingCode) -> u64 {
    graph.findings().iter().filter(|finding| finding.code == code).map(|finding| finding.count).sum()
}

fn messages(graph: &KnowledgeGraph, code: FindingCode) -> Vec<&str> {
    graph.findings().iter().filter(|finding| finding.code == code).map(|finding| finding.message.as_str()).collect()
}

const DIRECTION: &str = "object_direction_qualifier";

#[test]
fn a_list_of_one_as_text_is_its_value_in_a_slot_that_holds_one() {
    let plain = json!({
        DIRECTION: "decreased", "primary_knowledge_source": "infores:a", "knowledge_level": "prediction",
        "epistemic_status": "predicted", "negated": "True",
    });
    for written in [|text: &str| format!("['{text}']"), |text: &str| format!("[\"{text}\"]")] {
        let listed: Map<String, Json> = plain
            .as_object()
            .unwrap()
            .iter()
            .map(|(key, value)| (key.clone(), json!(written(value.as_str().unwrap()))))
            .chain([("subject".to_owned(), json!(written("CHEBI:1")))])
            .collect();
        let graph = both(&[Json::Object(listed)]);
        assert_eq!(statements(&graph), statements(&lines(core::slice::from_ref(&plain))));
        assert_eq!(count(&graph, FindingCode::Normalised), 6, "{:?}", graph.findings());
    }
    let graph = both(&[json!({DIRECTION: "['decreased']"})]);
    assert_eq!(effect(&graph), Effect::Negative);
}

#[test]
fn one_bad_element_does_not_take_the_good_ones_along() {
    let decreased = json!({"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": "decreased"});
    for (bad, code) in [
        (json!(null), FindingCode::Normalised),
        (json!("nan"), FindingCode::Normalised),
        (json!("x"), FindingCode::BadValue),
        (json!(5), FindingCode::BadValue),
    ] {
        let graph = both(&[json!({"qualifiers": [decreased, bad]})]);
        assert_eq!((effect(&graph), count(&graph, code)), (Effect::Negative, 1), "{bad}: {:?}", graph.findings());
        let source = json!({"resource_id": "infores:a", "resource_role": "primary_knowledge_source"});
        let graph = both(&[json!({"sources": [bad, source]})]);
        assert_eq!(statements(&graph)[0].evidence.primary_knowledge_source.as_deref(), Some("infores:a"));
        assert_eq!(count(&graph, code), 1, "{bad}: {:?}", graph.findings());
        let level = json!({"attribute_type_id": "biolink:knowledge_level", "value": "prediction"});
        let graph = both(&[json!({"attributes": [level, bad]})]);
        assert_eq!(statements(&graph)[0].evidence.knowledge_level.as_deref(), Some("prediction"));
        assert_eq!(count(&graph, code), 1, "{bad}: {:?}", graph.findings());
    }
}

#[test]
fn a_form_or_derivative_in_a_key_near_biolinks_is_no_step_of_the_plain_thing() {
    for key in [
        "subject_form_qualifier",
        "object_form_qualifier",
        "object_form_or_variant",
        "qualified_object_form_or_variant",
        "object_derivative",
        "object_variant_qualifier",
        "form_or_variant_qualifier",
        "derivative_qualifier",
        "odd_form_qualifier",
    ] {
        let graph = both(&[json!({DIRECTION: "decreased", key: "of another kind"})]);
        assert_eq!(effect(&graph), Effect::None, "{key}");
        assert!(graph.findings().iter().any(|it| it.code != FindingCode::Normalised), "{key}: {:?}", graph.findings());
    }
    let graph = both(&[json!({"object_form_or_variant": "mutant_form"})]);
    assert_eq!(statements(&graph)[0].qualifiers.value("object_form_or_variant_qualifier"), Some("mutant_form"));
}

#[test]
fn a_direction_that_is_not_read_leaves_no_sign() {
    for row in [
        json!({"direction_qualifier": "decreased"}),
        json!({"aspect_qualifier": "activity"}),
        json!({"part_qualifier": "promoter"}),
        json!({"qualifiers": "object_direction_qualifier:decreased"}),
        json!({"qualifiers": ["object_direction_qualifier=decreased"]}),
        json!({"qualifiers": "decreased"}),
    ] {
        let mut row = row;
        row["predicate"] = json!("biolink:causes");
        let graph = both(&[row.clone()]);
        assert_eq!(effect(&graph), Effect::Unsigned, "{row}");
        assert_eq!(count(&graph, FindingCode::UnreadQualifier), 1, "{row}: {:?}", graph.findings());
    }
    // Conditions of an experiment in older KGX.
    let graph = both(&[json!({"predicate": "biolink:causes", "qualifiers": ["HP:0040283", "in adults"]})]);
    assert_eq!((effect(&graph), graph.findings().len()), (Effect::Positive, 0), "{:?}", graph.findings());
}

#[test]
fn a_direction_is_that_of_what_comes_about() {
    for (qualified, expected) in [
        ("biolink:causes", Effect::Negative),
        ("contributes_to", Effect::Negative),
        ("biolink:prevents", Effect::Unsigned),
        ("biolink:disrupts", Effect::Unsigned),
        ("biolink:caused_by", Effect::Unsigned),
        ("biolink:treats", Effect::Unsigned),
        ("causes_no_change_of", Effect::Unsigned),
    ] {
        let row = json!({"qualified_predicate": qualified, "object_direction_qualifier": "decreased"});
        let graph = both(&[row]);
        assert_eq!(effect(&graph), expected, "{qualified}");
        let reported = u64::from(expected == Effect::Unsigned);
        assert_eq!(count(&graph, FindingCode::BadValue), reported, "{qualified}: {:?}", graph.findings());
    }
}

#[test]
fn of_two_directions_none_is_read() {
    let of = |value: &str| json!({"qualifier_type_id": "object_direction_qualifier", "qualifier_value": value});
    for row in [
        json!({DIRECTION: ["decreased", "increased"]}),
        json!({DIRECTION: "['increased', 'decreased']"}),
        json!({DIRECTION: "increased|decreased"}),
        json!({"qualifiers": [of("decreased"), of("increased")]}),
    ] {
        let mut row = row;
        row["predicate"] = json!("biolink:causes");
        let graph = both(&[row.clone()]);
        assert_eq!(effect(&graph), Effect::Unsigned, "{row}");
        assert_eq!(
            messages(&graph, FindingCode::BadValue),
            [
                "object_direction_qualifier has several values, \"decreased\", \"increased\"; none of them has an effect, so \
              give one"
            ]
        );
        assert_eq!(statements(&graph)[0].qualifiers.value(DIRECTION), Some("decreased|increased"), "{row}");
    }
}

#[test]
fn rows_that_differ_in_what_speaks_of_sign_or_place_are_two() {
    for (key, one, other) in [
        ("interaction_type", "inhibitor", "agonist"),
        ("effect_type", "up", "down"),
        ("regulation", "up", "down"),
        ("change", "more", "less"),
        ("jurisdiction", "US", "EU"),
        ("country", "US", "FR"),
        ("cell_type", "T cell", "B cell"),
        ("cell_line", "HeLa", "HEK293"),
        ("disease", "MONDO:1", "MONDO:2"),
        ("condition", "fasting", "fed"),
        ("database", "a", "b"),
        ("dataset", "a", "b"),
    ] {
        let graph = both(&[json!({key: one}), json!({key: other}), json!({key: one})]);
        assert_eq!(graph.statement_count(), 2, "{key}");
    }
    for (key, one, other) in [("fold_change", 1.5, -1.5), ("effect_size", 1.5, 2.5)] {
        assert_eq!(both(&[json!({key: one}), json!({key: other})]).statement_count(), 1, "{key}");
    }
}

#[test]
fn a_wording_that_a_source_is_read_by_tells_statements_apart() {
    let row = |source: &str, key: &str, wording: &str| json!({"predicate": "biolink:regulates", "primary_knowledge_source": source, key: wording});
    let both_signs = |source| {
        let rows = ["RO:0002212", "RO:0002213", "RO:0002212"].map(|wording| row(source, "original_predicate", wording));
        both(&rows)
    };
    let graph = both_signs("infores:GO-CAM");
    let mut effects: Vec<Effect> = graph.statements().map(forward).collect();
    effects.sort_unstable();
    assert_eq!(effects, [Effect::Positive, Effect::Negative]);
    let ids: Vec<String> = graph.statements().map(|it| it.id().into_owned()).collect();
    assert_ne!(ids[0], ids[1]);
    // Of other sources, how the predicate was called is a property.
    assert_eq!(both_signs("infores:other").statement_count(), 1);
    let correlated = |metaedge: &str| {
        let mut row = row("infores:hetio", "metaedge", metaedge);
        row["predicate"] = json!("biolink:correlated_with");
        row
    };
    assert_eq!(both(&[correlated("GcG"), correlated("GiG")]).statement_count(), 2);
}

#[test]
fn placeholders_are_no_values_in_any_slot() {
    for placeholder in ["nan", "None", "NA", "<NA>"] {
        for slot in [
            "context",
            "sources",
            "layer",
            "shortcut_over",
            "epistemic_status",
            "clinical_status",
            "clinical_approval_status",
            "max_research_phase",
            "effect",
            "valid_from",
            "valid_to",
            "reported",
            "qualifiers",
            "disease_context_qualifier",
            DIRECTION,
            "knowledge_level",
        ] {
            let graph = both(&[json!({slot: placeholder})]);
            assert_eq!(statements(&graph), statements(&lines(&[json!({})])), "{slot} {placeholder}");
            let codes: Vec<(FindingCode, u64)> = graph.findings().iter().map(|it| (it.code, it.count)).collect();
            assert_eq!(codes, [(FindingCode::Normalised, 1)], "{slot} {placeholder}: {:?}", graph.findings());
        }
    }
}

#[test]
fn a_context_is_an_identifier_or_reported() {
    let slot = "disease_context_qualifier";
    assert_eq!(both(&[json!({slot: "MONDO:1 "}), json!({slot: "MONDO:1"})]).statement_count(), 1);
    for odd in ["asthma", "MONDO:1 or MONDO:2", "{\"id\":\"MONDO:1\"}"] {
        assert_eq!(count(&both(&[json!({slot: odd})]), FindingCode::BadCurie), 1, "{odd}");
    }
    for list in ["MONDO:1;MONDO:2", "MONDO:1, MONDO:2", "['MONDO:1', 'MONDO:2']"] {
        let graph = both(&[json!({slot: list})]);
        assert_eq!(count(&graph, FindingCode::Normalised), 1, "{list}: {:?}", graph.findings());
        assert_eq!(statements(&graph), statements(&lines(&[json!({slot: ["MONDO:1", "MONDO:2"]})])));
    }
    // A place or a population may be described in words.
    for slot in ["population_context_qualifier", "anatomical_context_qualifier"] {
        assert!(both(&[json!({slot: "around the eye"})]).findings().is_empty());
    }
}

#[test]
fn several_phases_are_no_status_and_a_status_has_any_case() {
    let phases = ["clinical_trial_phase_2", "clinical_trial_phase_3"];
    for graph in [
        both(&[json!({"predicate": "biolink:treats", "max_research_phase": phases})]),
        table(&[json!({"predicate": "biolink:treats", "max_research_phase": phases.join("|")})]),
    ] {
        assert_eq!(statements(&graph)[0].clinical_status, None);
        assert_eq!(count(&graph, FindingCode::BadValue), 1, "{:?}", graph.findings());
    }
    for (written, status) in [
        ("Approved", ClinicalStatus::Approved),
        ("under investigation", ClinicalStatus::UnderInvestigation),
        ("Under-Investigation ", ClinicalStatus::UnderInvestigation),
    ] {
        let graph = both(&[json!({"predicate": "biolink:treats", "clinical_status": written})]);
        assert_eq!(statements(&graph)[0].clinical_status, Some(status));
        let codes: Vec<FindingCode> = graph.findings().iter().map(|it| it.code).collect();
        assert_eq!(codes, [FindingCode::Normalised], "{:?}", graph.findings());
    }
}

#[test]
fn a_list_of_texts_is_a_list_in_a_column_that_nobody_knows() {
    let texts = |values: &[&str]| Value::List(values.iter().map(|value| Value::from(*value)).collect());
    let graph = table(&[json!({"assays": ["a, b", "c|d"], "note": "[IL2] receptor", "cited": "[1, 2]"})]);
    let properties = &statements(&graph)[0].properties;
    assert_eq!(properties["assays"], texts(&["a, b", "c|d"]));
    assert_eq!(properties["note"], Value::from("[IL2] receptor"));
    assert_eq!(properties["cited"], Value::from("[1, 2]"));
    // Neo4j's import says by its type that a column holds lists.
    let nodes = "id:ID\tall_categories:string[]\tkg2_ids:string[]\tnote:string\n\
                 A:1\tbiolink:Gene\u{1C2}biolink:Protein\tB:1\ta\u{1C2}b\n";
    let graph = try_load(TsvReader::new("nodes.tsv", nodes.as_bytes())).unwrap();
    let properties = graph.nodes().next().unwrap().to_entity().properties;
    assert_eq!(properties["all_categories"], texts(&["biolink:Gene", "biolink:Protein"]));
    assert_eq!(properties["kg2_ids"], texts(&["B:1"]));
    assert_eq!(properties["note"], Value::from("a\u{1C2}b"));
}

#[test]
fn links_of_kgx_are_read_and_others_are_named() {
    let node = |id: &str| json!({"id": id, "category": ["biolink:Gene"]});
    let link =
        json!({"source": "A:1", "target": "A:2", "subject": "A:1", "predicate": "biolink:affects", "object": "A:2"});
    let document = json!({"directed": true, "multigraph": true, "nodes": [node("A:1"), node("A:2")], "links": [link]});
    let graph = try_load(JsonReader::new("graph.json", document.to_string().as_bytes())).unwrap();
    assert_eq!((graph.node_count(), graph.statement_count()), (2, 1));
    for key in ["adjacency", "relationships"] {
        let document = json!({"nodes": [node("A:1")], key: [[]]}).to_string();
        let error = try_load(JsonReader::new("graph.json", document.as_bytes())).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(key) && error.contains("subject, predicate and object"), "{error}");
    }
}
