//! RDF: what an entity is called, and what is said of a source of which nothing is read.
#![cfg(feature = "rdf")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::io::rdf::TurtleReader;
use mechgraph::model::FindingCode;
use mechgraph::{Entity, GraphBuilder};

const PREFIXES: &str = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX obo: <http://purl.obolibrary.org/obo/>
";

fn entity(turtle: &str) -> Entity {
    let mut builder = GraphBuilder::new();
    let text = format!("{PREFIXES}{turtle}");
    builder.load(TurtleReader::new("names.ttl", text.as_bytes())).unwrap();
    builder.freeze().unwrap().node("MONDO:1").unwrap().to_entity()
}

#[test]
fn a_name_without_a_language_comes_before_one_in_english_and_that_before_others() {
    let check = |text: &str, name: &str, synonyms: &[&str], others: &[(&str, &str)]| {
        let entity = entity(&format!("obo:MONDO_1 {text} ."));
        assert_eq!(entity.name.as_deref(), Some(name), "{text}");
        assert_eq!(entity.synonyms, synonyms, "{text}");
        let labels = entity.labels.iter().flat_map(|(tag, labels)| labels.iter().map(|it| (tag.as_str(), it.as_str())));
        assert_eq!(labels.collect::<Vec<_>>(), others, "{text}");
    };
    check("rdfs:label \"x\"@en", "x", &[], &[("en", "x")]);
    check("skos:prefLabel \"x\"", "x", &[], &[]);
    check("skos:prefLabel \"x\"@en-GB", "x", &[], &[("en-gb", "x")]);
    check("rdfs:label \"y\"@de, \"x\"@en", "x", &[], &[("de", "y"), ("en", "x")]);
    check("rdfs:label \"y\"@de, \"z\"@fr", "y", &[], &[("de", "y"), ("fr", "z")]);
    check("rdfs:label \"y\"@en; skos:prefLabel \"x\"", "x", &[], &[("en", "y")]);
    check("skos:prefLabel \"y\"; rdfs:label \"x\"", "x", &["y"], &[]);
    check("skos:prefLabel \"y\"@en; rdfs:label \"x\"@en", "x", &[], &[("en", "y"), ("en", "x")]);
}

#[test]
fn names_in_other_languages_are_found() {
    let mut builder = GraphBuilder::new();
    let text = format!("{PREFIXES}obo:MONDO_1 rdfs:label \"disease\"@en, \"Krankheit\"@de .");
    builder.load(TurtleReader::new("names.ttl", text.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    for name in ["disease", "Krankheit"] {
        assert_eq!(graph.find(name).best.first().map(|it| it.node.curie()), Some("MONDO:1"), "{name}");
    }
}

#[test]
fn a_source_of_which_nothing_is_read_says_what_it_holds() {
    let turtle = "PREFIX x: <http://example.org/>\nx:a x:acts x:b . x:b x:acts x:c . x:c x:stops x:a .";
    let mut builder = GraphBuilder::new();
    let report = builder.load(TurtleReader::new("other.ttl", turtle.as_bytes())).unwrap();
    assert_eq!((report.read, report.kept), (0, 0));
    let first = report.findings.iter().find(|it| it.code == FindingCode::LeftOut).unwrap();
    let start = "of 3 triples, none says anything of an entity or a statement: \"http://example.org/acts\" (2), \
                 \"http://example.org/stops\" (1); what is read are Biolink's predicates";
    assert!(first.message.starts_with(start), "{}", first.message);
}
