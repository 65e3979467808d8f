//! Entities are found as people type their names.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::graph::Closeness;
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Statement};
use proptest::prelude::*;

const NAMES: [(&str, &str, &str); 9] = [
    ("MONDO:1", "type 2 diabetes mellitus", "Disease"),
    ("MONDO:2", "type 1 diabetes mellitus", "Disease"),
    ("UMLS:1", "Diabetes mellitus", "PhenotypicFeature"),
    ("GO:1", "response to interferon-gamma", "BiologicalProcess"),
    ("HGNC:1", "interferon gamma", "Gene"),
    ("HGNC:2", "antidiabetes factor", "Gene"),
    ("CHEBI:1", "Straßenkraut", "SmallMolecule"),
    ("CHEBI:2", "imatinib", "SmallMolecule"),
    ("X:1", "diabetes clinic", "NamedThing"),
];

fn graph() -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (id, name, category) in NAMES {
        builder.add_entity(Entity::new(id.parse().unwrap()).named(name).in_category(category.parse().unwrap()));
    }
    let id = |text: &str| Curie::new(text).unwrap();
    builder.add_statement(Statement::new(id("HGNC:1"), "causes".parse().unwrap(), id("MONDO:2")));
    builder.freeze().unwrap()
}

fn check(text: &str, expected: &[&str]) {
    let graph = graph();
    let found: Vec<&str> = graph.search(text, 10).matches.iter().map(|found| found.node.curie()).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_disease_comes_before_a_phenotype_and_then_the_one_with_more_statements() {
    check("diabetes", &["MONDO:2", "MONDO:1", "UMLS:1", "X:1", "HGNC:2"]);
    check("Diabetes mellitus", &["UMLS:1", "MONDO:2", "MONDO:1"]);
}

#[test]
fn of_one_name_the_disease_with_the_most_statements_comes_first() {
    let mut builder = GraphBuilder::new();
    for (id, name, category) in [
        ("HP:1", "Pain", "PhenotypicFeature"),
        ("MESH:1", "pain", "Disease"),
        ("MESH:2", "Pain", "Disease"),
        ("MESH:3", "Pain", "Disease"),
        ("MESH:4", "Vitamin deficiency", "Disease"),
        ("MESH:5", "Vitamin D deficiency", "Disease"),
        ("MESH:6", "Crohn's disease", "Disease"),
    ] {
        builder.add_entity(Entity::new(id.parse().unwrap()).named(name).in_category(category.parse().unwrap()));
    }
    let id = |text: &str| Curie::new(text).unwrap();
    for (subject, object) in [("HP:1", "MESH:6"), ("HP:1", "MESH:5"), ("MESH:3", "MESH:4"), ("MESH:4", "MESH:6")] {
        builder.add_statement(Statement::new(id(subject), "causes".parse().unwrap(), id(object)));
    }
    let graph = builder.freeze().unwrap();
    let searched = |text: &str| -> Vec<&str> {
        graph.search(text, 10).matches.iter().map(|found| found.node.curie()).collect::<Vec<_>>()
    };
    assert_eq!(searched("Pain"), ["MESH:3", "MESH:2", "HP:1", "MESH:1"]);
    // What the name can mean comes in the same order.
    let error = mechgraph::query::resolve(&graph, "Pain").unwrap_err().to_string();
    let places = ["MESH:3", "MESH:2", "HP:1"].map(|id| error.find(id).unwrap());
    assert!(places.is_sorted(), "{error}");
    // `Vitamin D` does not start `Vitamin deficiency`, though that has more statements; it is still found.
    assert_eq!(searched("vitamin D")[..2], ["MESH:5", "MESH:4"]);
    for text in ["crohns", "Crohn’s disease", "crohns disease", "CROHN'S"] {
        assert_eq!(searched(text)[..1], ["MESH:6"], "{text}");
    }
}

#[test]
fn words_are_found_in_any_order_and_spelling() {
    check("diabetes type 2", &["MONDO:1"]);
    check("IFN", &[]);
    check("Interferon-γ", &["HGNC:1", "GO:1"]);
    check("STRASSEN", &["CHEBI:1"]);
    check("iabetes fact", &["HGNC:2"]);
}

#[test]
fn a_typo_is_near_and_an_identifier_starts_with_what_is_typed() {
    let graph = graph();
    let found = graph.search("imatinb", 3);
    assert_eq!((found.matches[0].node.curie(), found.matches[0].closeness), ("CHEBI:2", Closeness::Near));
    check("MONDO:", &["MONDO:2", "MONDO:1"]);
    check("mondo", &[]);
    check("", &[]);
}

#[test]
fn a_search_that_is_cut_says_so() {
    let graph = graph();
    assert!(!graph.search("diabetes", 2).is_complete);
    assert!(graph.search("diabetes", 5).is_complete);
}

/// Folded as simply as can be: the letters of these names have no other spelling.
fn folded(text: &str) -> String {
    text.to_lowercase().replace('-', " ")
}

proptest! {
    /// A slow search that reads every name finds the same entities.
    #[test]
    fn the_index_finds_what_reading_every_name_finds(
        names in prop::collection::vec("[ab]{1,3}( [ab]{1,3}){0,2}", 1..12),
        asked in "[ab]{1,2}( [ab]{1,2}){0,1}",
    ) {
        let mut builder = GraphBuilder::new();
        for (place, name) in names.iter().enumerate() {
            builder.add_entity(Entity::new(format!("X:{place}").parse().unwrap()).named(name));
        }
        let graph = builder.freeze().unwrap();
        let found = graph.search(&asked, 100);
        let mut found: Vec<usize> = found
            .matches
            .iter()
            .filter(|found| found.closeness != Closeness::Near)
            .map(|found| found.node.curie()[2..].parse().unwrap())
            .collect();
        found.sort_unstable();
        let joined = |text: &str| folded(text).replace(' ', "");
        let is_wanted = |name: &str| {
            let words: Vec<String> = folded(name).split(' ').map(str::to_owned).collect();
            let has = |word: &str| words.iter().any(|own| own.starts_with(word));
            joined(name).contains(&joined(&asked)) || folded(&asked).split(' ').all(has)
        };
        let wanted: Vec<usize> = (0..names.len()).filter(|place| is_wanted(&names[*place])).collect();
        prop_assert_eq!(found, wanted);
    }
}
