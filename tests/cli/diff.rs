//! `diff`: two graphs and their answers, with an exit code for continuous integration.

use std::fs;

use serde_json::json;

use super::program::{check, check_with_input, json};

/// Two statements, of which the second has a status and evidence.
fn graph(direction: &str, status: &str, publication: &str) -> String {
    let nodes = r#"{"id": "X:drug", "category": "biolink:Drug", "name": "drug"},
        {"id": "X:gene", "category": "biolink:Gene", "name": "gene"},
        {"id": "X:disease", "category": "biolink:Disease", "name": "disease"}"#;
    let edges = format!(
        r#"{{"subject": "X:drug", "predicate": "biolink:affects", "object": "X:gene", "qualified_predicate": "biolink:causes",
             "object_direction_qualifier": "{direction}", "object_aspect_qualifier": "activity",
             "primary_knowledge_source": "infores:x", "id": "e1"}},
           {{"subject": "X:gene", "predicate": "biolink:causes", "object": "X:disease", "effect": "+",
             "primary_knowledge_source": "infores:x", "epistemic_status": "{status}", "publications": ["{publication}"]}}"#
    );
    format!(r#"{{"nodes": [{nodes}], "edges": [{edges}]}}"#)
}

#[test]
fn graphs_and_answers_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new, same) = (path("old.json"), path("new.json"), path("same.json"));
    fs::write(&old, graph("decreased", "suggested", "PMID:1")).unwrap();
    fs::write(&new, graph("increased", "established", "PMID:2")).unwrap();
    fs::write(&same, graph("decreased", "suggested", "PMID:1")).unwrap();

    // What a writer derives as an id is no change.
    let written = path("written.jsonl");
    check(&["convert", &old, "-o", &written], 0, "", "");
    let [nodes, edges] = ["written_nodes.jsonl", "written_edges.jsonl"].map(path);
    assert!(fs::read_to_string(&edges).unwrap().contains("\"mg:"));
    let both = path("both");
    fs::create_dir(&both).unwrap();
    for file in [&nodes, &edges] {
        fs::rename(file, file.replace("written_", "both/written_")).unwrap();
    }
    check(&["diff", &old, &both], 0, "", "statements: 0 gained, 0 lost, 0 changed");

    check(&["diff", &old, &same], 0, "", "entities: 0 gained, 0 lost, 0 changed; statements: 0 gained");
    let turned = "~ statement drug increases gene   e1\n    - implied_effect: -\n    + implied_effect: +\n    \
                  - object_direction_qualifier: decreased\n    + object_direction_qualifier: increased\n";
    check(&["diff", &old, &new], 5, turned, "statements: 0 gained, 0 lost, 2 changed");
    check(&["diff", &old, &new], 5, "    - publications: PMID:1\n    + publications: PMID:2\n", "");
    let counts = "  epistemic_status: 0 gained, 0 lost, 1 changed\n";
    check(&["diff", &old, &new, "--summary"], 5, counts, "");
    let ignored = ["publications", "epistemic_status", "implied_effect", "object_direction_qualifier"];
    let ignored: Vec<&str> = ignored.iter().flat_map(|field| ["--ignore", field]).collect();
    check(&[&["diff", &old, &new], &ignored[..]].concat(), 0, "", "0 changed");
    check(&["diff", &old, &new, "--ignore", "publicatoins"], 2, "", "did you mean publications?");
    check(&["diff", &old, &new, "--limit", "1"], 5, "~ statement ", "the first 1 of 2 are listed, by --limit");
    let first = json(&["diff", &old, &new, "--limit", "1", "--json"]);
    assert_eq!((first["changes"].as_array().unwrap().len(), &first["counts"]["statements"]["changed"]), (1, &json!(2)));
    check(&["diff", "interferon"], 2, "", "<NEW>");
    check(&["diff", &old, &new, "--graph", &old], 2, "", "leave out --graph");
    check(&["diff", "-", "-"], 2, "", "named twice");
    check_with_input(&["diff", &old, "-"], graph("decreased", "suggested", "PMID:1").as_bytes(), 0, "", "0 changed");
    check(&["diff", &old, &new, "--timeout", "0"], 6, "", "the deadline cut the comparison");

    let questions = path("questions.txt");
    fs::write(&questions, "# both\n\nX:drug\tX:disease\nX:gene X:disease\n").unwrap();
    let asked = ["diff", &old, &new, "--questions", &questions];
    let answers = "From X:drug to X:disease\n- verdict: −\n+ verdict: +\n\
                   ~ 1. drug → gene → disease   (net +, was net −)\n";
    check(&asked, 5, answers, "2 questions, 2 with another answer");
    check(&["diff", &old, &same, "--questions", &questions], 0, "", "0 changed");
    let report = json(&[&asked[..], &["--json"]].concat());
    assert_eq!(report["same"], false);
    assert_eq!(report["counts"]["statements"], json!({"gained": 0, "lost": 0, "changed": 2}));
    let first = &report["changes"][0];
    assert_eq!((&first["change"], &first["statement"]["id"]), (&json!("changed"), &json!("e1")));
    assert_eq!(first["fields"][0], json!({"field": "implied_effect", "lost": "-", "gained": "+"}));
    let question = &report["questions"][0];
    assert_eq!(question["query"]["from"], "X:drug");
    assert_eq!(question["diff"]["changed"][0]["old"]["sign"], "-");
    assert_eq!(question["diff"]["verdict"]["new"]["sign"], "+");
    assert_ne!(report["old"]["fingerprint"], report["new"]["fingerprint"]);

    fs::write(&questions, "X:drug\tX:disease\tnow\n").unwrap();
    check(&asked, 4, "", "questions.txt, line 1: FROM and TO are expected");
    fs::write(
        &questions,
        r#"[{"from": "X:drug", "to": "X:disease", "sign": "-"}, {"from": "X:drug", "too": "X:gene"}]"#,
    )
    .unwrap();
    check(&asked, 4, "", "unknown field");
    fs::write(&questions, r#"{"from": "X:drug", "to": "X:disease", "sign": "-"} {"from": "X:drug", "to": "X:gene"}"#)
        .unwrap();
    check(&asked, 5, "- 1. drug ⊣ gene → disease   (net −", "2 questions, 2 with");
    fs::write(&questions, "X:drug\tX:gene\nX:drug\tnobody\n").unwrap();
    check(&asked, 3, "", "questions.txt, line 2: \"nobody\" is not in this graph");
}

#[test]
fn snapshots_of_one_content_are_not_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (one, other, more) = (path("one.mg"), path("other.mg"), path("more.mg"));
    check(&["build", "--embedded", "-o", &one], 0, "", "");
    check(&["build", "--embedded", "-o", &other], 0, "", "");
    check(&["build", "--embedded", "--background", "-o", &more], 0, "", "");
    check(&["diff", &one, &other], 0, "", "both have the same fingerprint");
    let report = json(&["diff", &one, &other, "--json"]);
    assert_eq!((&report["same"], &report["changes"]), (&json!(true), &json!([])));
    assert_eq!(report["old"]["fingerprint"], report["new"]["fingerprint"]);
    check(&["diff", &one, &more], 5, "+ entity ", "0 lost");
    fs::write(&other, b"MECHGRPH").unwrap();
    check(&["diff", &one, &other], 7, "", "other.mg");
}

#[test]
fn values_that_read_alike_are_shown_as_they_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = [("old", r#"74146, "note": "x", "rank": 1"#), ("new", r#""74146", "note": ["x"], "rank": 2"#)]
        .map(|(name, values)| {
            let path = folder.path().join(name).with_extension("jsonl");
            let row = format!("{{\"id\": \"X:1\", \"category\": \"biolink:Gene\", \"revision\": {values}}}\n");
            fs::write(&path, row).unwrap();
            path.to_str().unwrap().to_owned()
        });
    for line in ["- revision: 74146", "+ revision: \"74146\"", "- note: \"x\"", "+ note: [\"x\"]", "+ rank: 2"] {
        check(&["diff", &old, &new], 5, line, "");
    }
}
