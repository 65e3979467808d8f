//! The embedded graph holds the curated facts, whole, each with its source.
#![cfg(feature = "json")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use mechgraph::model::{FindingCode, Record};
use mechgraph::schema::IdentifierReading;
use mechgraph::{KnowledgeGraph, datasets, schema};
use serde_json::Value as Json;

#[test]
fn both_layers_have_their_entities_and_statements() {
    let (seed, both) = (datasets::interferon_gamma(), datasets::interferon_gamma_with_background());
    assert_eq!((seed.node_count(), seed.statement_count(), seed.edge_count()), (29, 37, 33));
    assert_eq!((both.node_count(), both.statement_count(), both.edge_count()), (64, 86, 82));
    for graph in [&seed, &both] {
        assert!(graph.nodes().all(|node| node.is_described() && node.category().is_some()), "every entity has a row");
        assert!(graph.hot_bytes() <= 45 * graph.edge_count(), "{} bytes", graph.hot_bytes());
    }
    let layers: BTreeSet<_> = both.statements().map(|s| (s.layer(), s.primary_knowledge_source())).collect();
    let expected =
        [(Some("background"), Some("infores:mechgraph-background")), (Some("seed"), Some("infores:mechgraph-seed"))];
    assert_eq!(layers, BTreeSet::from(expected));
}

#[test]
fn only_explicit_effects_that_differ_are_reported() {
    let codes = |graph: &KnowledgeGraph| -> BTreeSet<FindingCode> { graph.findings().iter().map(|f| f.code).collect() };
    let graph = datasets::interferon_gamma_with_background();
    // One statement of the background names its species as a property.
    let expected = BTreeSet::from([FindingCode::EffectDiffers, FindingCode::UnreadQualifier]);
    assert_eq!(codes(&graph), expected, "{:#?}", graph.findings());
    assert_eq!(graph.findings().iter().filter(|it| it.code == FindingCode::UnreadQualifier).count(), 1);
    assert!(graph.findings().iter().any(|finding| finding.message.starts_with("S12b:")));
}

#[test]
fn every_statement_says_its_source() {
    let graph = datasets::interferon_gamma_with_background();
    for statement in graph.statements() {
        assert!(statement.publications().count() > 0, "{statement:?}");
        assert!(statement.origin().is_none_or(|(_, line)| line > 0));
        let seed = statement.layer() == Some("seed");
        assert_eq!(seed, statement.publications().any(|publication| publication == "PMID:33484058"), "{statement:?}");
    }
}

/// Compares every field with the curated facts, where these are at hand.
#[test]
fn the_embedded_records_equal_the_curated_facts() {
    let folder = std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let Ok(text) = std::fs::read_to_string(folder.join("ifn_gamma/graph.json")) else {
        println!("skipped: no shared data");
        return;
    };
    let facts: Json = serde_json::from_str(&text).unwrap();
    let graph = datasets::interferon_gamma_with_background();
    let list = |value: &Json| -> BTreeSet<String> {
        value.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
    };
    for fact in facts["nodes"].as_array().unwrap() {
        let node = graph.node(fact["id"].as_str().unwrap()).unwrap();
        assert_eq!(node.name(), fact["name"]);
        assert_eq!(node.category().unwrap().as_str(), fact["category"]);
        assert_eq!(node.label("zh").unwrap_or_default(), first_chinese(fact));
        assert_eq!(node.synonyms().map(str::to_owned).collect::<BTreeSet<_>>(), list(&fact["synonyms"]));
        // Identifiers are held with the prefixes of Biolink 4.4.6.
        let xrefs = fact["xrefs"].as_array().unwrap().iter().map(|xref| xref["id"].as_str().unwrap());
        let xrefs = xrefs.map(|id| match schema::read_identifier(id) {
            IdentifierReading::Spelled(id) => id,
            _ => id.to_owned(),
        });
        assert_eq!(node.equivalent_ids().map(str::to_owned).collect::<BTreeSet<_>>(), xrefs.collect());
    }
    let embedded = facts["edges"].as_array().unwrap().iter().filter(|edge| edge["embed"] == true);
    let mut count = 0;
    for fact in embedded {
        count += 1;
        let id = fact["id"].as_str().unwrap();
        let statement = graph.statement(id).unwrap_or_else(|| panic!("{id} is missing"));
        // An inverse is held as its canonical predicate, with subject and object exchanged.
        let read = schema::read_predicate(fact["predicate"].as_str().unwrap());
        let predicate =
            read.map_or(fact["predicate"].as_str().unwrap().to_owned(), |it| format!("biolink:{}", it.predicate()));
        assert_eq!(statement.predicate().as_str(), predicate, "{id}");
        assert_eq!(statement.effect().as_str(), fact["effect"], "{id}");
        assert_eq!(statement.epistemic_status().unwrap().as_str(), fact["epistemic_status"], "{id}");
        assert_eq!(
            statement.clinical_status().map(mechgraph::model::ClinicalStatus::as_str),
            fact["clinical_status"].as_str(),
            "{id}"
        );
        assert_eq!(statement.layer(), fact["layer"].as_str(), "{id}");
        let references = list(&fact["references"]).into_iter();
        let references = references.map(|text| text.replace("clinicaltrials:", "CLINICALTRIALS:")).collect();
        assert_eq!(statement.publications().map(str::to_owned).collect::<BTreeSet<_>>(), references);
        let qualifiers = fact["qualifiers"].as_object().unwrap();
        assert_eq!(statement.qualifiers().count(), qualifiers.len(), "{id}");
        assert!(statement.qualifiers().all(|(slot, value)| qualifiers[slot] == value), "{id}");
        let context = serde_json::to_value(statement.context()).unwrap();
        assert_eq!(context, fact["context"], "{id}");
        let object = if read.is_some_and(|it| it.is_inverted()) {
            statement.to_statement().subject
        } else {
            statement.to_statement().object
        };
        let expected = fact["object_statement"].as_str().or(fact["object"].as_str()).unwrap();
        assert_eq!(object.to_string().trim_matches(['[', ']']), expected, "{id}");
        for (slot, date) in [("valid_from", statement.valid_from()), ("reported", statement.reported())] {
            assert_eq!(date.map(|date| date.to_string()).as_deref(), fact[slot].as_str(), "{id} {slot}");
        }
    }
    assert_eq!((count, facts["nodes"].as_array().unwrap().len()), (graph.statement_count(), graph.node_count()));
}

fn first_chinese(fact: &Json) -> &str {
    let given = fact["zh"].as_str().filter(|zh| !zh.is_empty());
    given.or_else(|| fact["zh_extra"][0].as_str()).unwrap_or_default()
}

#[test]
fn records_come_in_the_order_of_the_files() {
    let records = datasets::interferon_gamma_records();
    let entities = records.iter().take_while(|record| matches!(record, Record::Entity(_))).count();
    assert_eq!((entities, records.len()), (64, 150));
}
