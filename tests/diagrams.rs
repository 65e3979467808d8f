//! Pictures as DOT and Mermaid, compared with what somebody has read.
//!
//! `UPDATE_GOLDEN=1 cargo test --test diagrams` writes what they are now; read each change.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;

use mechgraph::query::MechanismQuery;
use mechgraph::render::{Language, Picture};
use mechgraph::{KnowledgeGraph, datasets};

fn check(name: &str, picture: &Picture) {
    for (extension, found) in [("dot", picture.to_dot()), ("mmd", picture.to_mermaid())] {
        let path = format!("tests/diagrams/{name}.{extension}");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap();
        assert_eq!(found, expected, "{path}: run with UPDATE_GOLDEN=1 and read the changes");
    }
}

fn of(graph: &KnowledgeGraph, from: &str, to: &str, language: Language) -> Picture {
    let answer = MechanismQuery::between(from, to).answer(graph).unwrap();
    Picture::of_answer(&answer, graph, language)
}

#[test]
fn one_mechanism() {
    check("emapalumab", &of(&datasets::interferon_gamma(), "emapalumab", "HLH", Language::En));
}

#[test]
fn several_mechanisms_in_chinese() {
    let graph = datasets::interferon_gamma_with_background();
    check("ruxolitinib", &of(&graph, "ruxolitinib", "HLH", Language::Zh));
}

#[test]
fn a_neighbourhood_that_is_cut() {
    let graph = datasets::interferon_gamma();
    let centre = graph.find("emapalumab").best[0].node;
    let picture = Picture::around(centre, 2, 8, Language::En).unwrap();
    assert_eq!((picture.nodes.len(), picture.omitted), (8, 8));
    check("around", &picture);
}
