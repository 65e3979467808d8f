//! `regulators` and `show --belief`: what is upstream of genes, and how far statements are believed.

use std::fs;

use serde_json::{Value as Json, json};

use super::program::{check, json, mechgraph};

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
fn each_name_that_is_left_out_has_its_own_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (graph_file, up, down) = (path("graph.json"), path("up.txt"), path("down.txt"));
    let mut graph: Json = serde_json::from_str(&graph()).unwrap();
    for gene in [13, 15] {
        graph["nodes"][gene]["synonym"] = json!(["twin"]);
    }
    fs::write(&graph_file, graph.to_string()).unwrap();
    fs::write(&up, "G:0\nG:1\nG:2\ntwin\nnobody\n").unwrap();
    fs::write(&down, "G:3\nG:4\ngene 2\n").unwrap();
    let asked = ["regulators", &up, &graph_file, "--down", &down, "--permutations", "20"];
    for reason in [
        "left out: \"gene 2\" is listed as up and as down, by this name or another\n",
        "left out: \"nobody\" is not in this graph\n",
        "left out: \"twin\" can mean twin (G:6, Gene, 3 statements), twin (G:7, Gene, 3 ",
    ] {
        check(&asked, 0, "", reason);
    }
    let in_chinese = ["略去“gene 2”：同一实体同时", "略去“nobody”：此图中没有", "略去“twin”：可指G:6、G:7，"];
    for reason in in_chinese {
        check(&[&asked[..], &["--lang", "zh"]].concat(), 0, "", reason);
    }
    graph["nodes"].as_array_mut().unwrap().push(json!({"id": "G:8", "category": "biolink:Gene", "name": "gene 8"}));
    fs::write(&graph_file, graph.to_string()).unwrap();
    fs::write(&up, "G:0\nG:1\nG:2\nG:8\n").unwrap();
    fs::write(&down, "G:3\n").unwrap();
    check(&asked, 0, "", "4 genes have signed statements, 3 up and 1 down\n");
    check(&asked, 0, "", "1 gene is in the graph and has no signed statement that counts here\n");
    let many =
        ["nobody 0", "nobody 1", "nobody 2", "nobody 3", "nobody 4", "nobody 5", "nobody 6", "G:0", "G:1", "G:2"];
    fs::write(&up, many.join("\n")).unwrap();
    check(&asked, 0, "", "left out: \"nobody 4\" is not in this graph\n2 more names are left out; --json lists all\n");
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
        "left out: \"G:99\" is not in this graph",
    );
    check(&asked, 0, "", "6 genes have signed statements, 3 up and 3 down");
    let swapped = ["regulators", &down, &graph_file, "--down", &up, "--permutations", "200"];
    check(&swapped, 0, "1. lowered: compound 0 (C:0); 6 agree", "");
    let once = ["regulators", &up, &graph_file, "--permutations", "1", "--min-targets", "1"];
    check(&once, 0, "; 1 agrees, 0 oppose;", "tested against 1 network\n");
    check(&[&asked[..], &["--of", "biolink:Disease"]].concat(), 3, "", "0 regulators were tested");
    check(&[&asked[..], &["--of", "biolink:Diseas"]].concat(), 2, "", "did you mean biolink:Disease?");
    let none = "this graph has no entity of the category biolink:Bacterium";
    check(&[&asked[..], &["--of", "Bacterium"]].concat(), 3, "", none);
    check(&["regulators", "-", &graph_file, "--down", &down, "--min-targets", "9"], 3, "", "0 regulators were tested");
    check(&["regulators", &path("none.txt"), &graph_file], 4, "", "none.txt");
    check(&["regulators", "IFNG", &graph_file], 4, "", "a file with a name in each line is expected\n");
    let wrong = mechgraph(&[&asked[..], &["--of", "biolink:Diseas"]].concat());
    assert!(String::from_utf8(wrong.stderr).unwrap().starts_with("mechgraph: category"));
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
