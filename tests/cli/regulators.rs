//! `regulators` and `show --belief`: what is upstream of genes, and how far statements are believed.

use std::fs;

use serde_json::{Value as Json, json};

use super::program::{check, json};

/// Compounds that raise and lower genes; the first raises what went up and lowers what went down.
fn graph() -> String {
    let nodes = (0..8).flat_map(|number| {
        [
            json!({"id": format!("C:{number}"), "category": "biolink:ChemicalEntity", "name": format!("compound {number}")}),
            json!({"id": format!("G:{number}"), "category": "biolink:Gene", "name": format!("gene {number}")}),
        ]
    });
    let edge = |compound: u64, gene: u64, direction: &str, source: &str| {
        json!({
            "subject": format!("C:{compound}"), "predicate": "biolink:affects", "object": format!("G:{gene}"),
            "object_direction_qualifier": direction, "primary_knowledge_source": source, "publications": ["PMID:1"],
        })
    };
    let first = (0..6).map(|gene| edge(0, gene, if gene < 3 { "increased" } else { "decreased" }, "infores:ctd"));
    let others = (1..8).flat_map(|compound| {
        (0..3).map(move |step| edge(compound, (compound * 3 + step) % 8, "increased", "infores:unheard-of"))
    });
    let edges: Vec<Json> = first.chain(others).chain([edge(0, 0, "increased", "infores:signor")]).collect();
    json!({"nodes": nodes.collect::<Vec<_>>(), "edges": edges}).to_string()
}

#[test]
fn regulators_and_beliefs_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (graph_file, up, down) = (path("graph.json"), path("up.txt"), path("down.txt"));
    fs::write(&graph_file, graph()).unwrap();
    fs::write(&up, "# raised\nG:0\ngene 1\n\nG:2\nG:99\n").unwrap();
    fs::write(&down, "G:3\nG:4\nG:5\n").unwrap();

    let asked = ["regulators", &up, &graph_file, "--down", &down, "--permutations", "200"];
    check(
        &asked,
        0,
        "1. raised: compound 0 (C:0); 6 agree, 0 oppose; p 0.0",
        "\"G:99\" is left out: it names no entity of this graph, or more than one, or is listed as up and as down",
    );
    check(&asked, 0, "", "6 genes have signed statements, 3 up and 3 down");
    let swapped = ["regulators", &down, &graph_file, "--down", &up, "--permutations", "200"];
    check(&swapped, 0, "1. lowered: compound 0 (C:0); 6 agree", "");
    check(&[&asked[..], &["--of", "biolink:Disease"]].concat(), 3, "", "0 regulators were tested");
    check(&[&asked[..], &["--of", "biolink:Diseas"]].concat(), 2, "", "did you mean biolink:Disease?");
    let none = "this graph has no entity of the category biolink:Bacterium";
    check(&[&asked[..], &["--of", "Bacterium"]].concat(), 3, "", none);
    check(&["regulators", "-", &graph_file, "--down", &down, "--min-targets", "9"], 3, "", "0 regulators were tested");
    check(&["regulators", &path("none.txt"), &graph_file], 4, "", "none.txt");
    check(&["regulators", &graph_file, &graph_file], 4, "", "line 1: a name in each line is expected");
    check(&["regulators", "-", &graph_file, "--down", "-"], 2, "", "no gene is named");
    let found = json(&[&asked[..], &["--json"]].concat());
    let first = &found["regulators"][0];
    assert_eq!((&first["entity"]["id"], &first["change"], &first["opposing"]), (&json!("C:0"), &json!("+"), &json!(0)));
    assert_eq!(first["targets"][3]["entity"]["id"], "G:3");
    assert_eq!((&found["permutations"], &found["left_out"]), (&json!(200), &json!(["G:99"])));
    assert_eq!(found["completeness"]["complete"], true);

    let show = ["show", "C:0", &graph_file, "--belief"];
    check(&show, 0, "     belief 0.890: 1 piece of evidence for it, none against\n", "");
    check(
        &["show", "C:1", &graph_file, "--belief"],
        0,
        "belief not known; not counted, as no error rates are known: infores:",
        "",
    );
    let shown = json(&[&show[..], &["--json"]].concat());
    assert_eq!(shown["outgoing"][0]["belief"]["supporting"], 2);
    assert_eq!(json(&["show", "C:0", &graph_file, "--json"])["outgoing"][0]["belief"], Json::Null);
    check(&["paths", "C:0", "G:0", &graph_file, "--min-belief", "0.99"], 0, "compound 0 → gene 0", "");
    check(&["paths", "C:0", "G:1", &graph_file, "--min-belief", "0.9"], 3, "", "");
    check(&["paths", "C:0", "G:1", &graph_file, "--min-belief", "2"], 2, "", "a number from 0 to 1");
}
