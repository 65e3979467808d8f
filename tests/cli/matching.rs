//! `match`: query graphs in files and on standard input.

use std::fs;

use serde_json::{Value as Json, json};

use super::program::{check, check_with_input, with_input, written};

fn question(edge: &Json) -> String {
    json!({"message": {"query_graph": {
        "nodes": {"drug": {"categories": ["biolink:Drug"]}, "target": {"ids": ["UniProtKB:P01579"]}},
        "edges": {"e0": edge},
    }}})
    .to_string()
}

#[test]
fn a_query_graph_is_matched_counted_and_planned() {
    let edge = json!({"subject": "drug", "object": "target", "predicates": ["biolink:affects"]});
    let (_folder, file) = written("query.json", question(&edge));
    check(
        &["match", &file],
        0,
        "drug: emapalumab (UNII:3S252O2Z4X); target: interferon gamma (UniProtKB:P01579)\n  e0: emapalumab decreases",
        "1 result",
    );
    check(&["match", &file, "--count"], 0, "1\n", "");
    check(&["match", &file, "--plan"], 0, "  1. start target: about 1 entity\n  2. expand drug by e0 from target", "");
    check(&["match", &file, "--limit", "0"], 2, "", "1");
    check(&["match", &file, "--timeout", "0"], 6, "", "cut by the deadline");
    check(&["match", "no/such/query.json"], 4, "", "no/such/query.json");
    check(&["sql", "--pattern", &file], 0, "-- p2: \"UniProtKB:P01579\"", "");
    check(&["sql", "--pattern", &file, "--part", "entities", "--dialect", "spark"], 0, "FROM answer_edges", "");
    check(&["sql", "--pattern", &file, "--max-hops", "2"], 2, "", "cannot be used with");
    check(&["sql", "--pattern", &file, "--source", "a"], 2, "", "cannot be used with");
    check(
        &["sql", "A:1", "A:2", "--pattern", &file],
        2,
        "",
        "no file A:1; --pattern takes files, and neither FROM nor TO",
    );
    check(&["sql", "--pattern", &file, NODES], 0, "-- p2: \"UniProtKB:P01579\"", "");
    check(&["sql", "--pattern", &file, "no/such/nodes.jsonl"], 4, "", "no/such/nodes.jsonl");
    check(&["sql", "--pattern", "no/such/query.json"], 4, "", "no/such/query.json");
}

/// The entities of the embedded graph as a file.
const NODES: &str = "src/datasets/interferon_gamma_nodes.jsonl";

#[test]
fn what_is_wrong_with_a_query_graph_has_its_place() {
    let mut edge = json!({"subject": "drug", "object": "target", "predicate": "biolink:affects"});
    let check = |edge: &Json, code: i32, message: &str| {
        check_with_input(&["match", "-"], question(edge).as_bytes(), code, "", message);
    };
    check(
        &edge,
        4,
        "-: message.query_graph.edges.e0.predicate: \"predicate\" is not known here; did you mean predicates?",
    );
    edge = json!({"subject": "drug", "object": "target", "predicates": ["biolink:afects"]});
    check(
        &edge,
        2,
        "edges.e0.predicates: predicate biolink:afects is neither Biolink's nor in this graph; did you mean",
    );
    edge = json!({"subject": "target", "object": "drug", "predicates": ["biolink:affects"]});
    check(&edge, 3, "nothing matches");
    let unknown = r#"{"nodes": {"a": {"ids": ["MONDO:9999999"]}}}"#;
    check_with_input(
        &["match", "-"],
        unknown.as_bytes(),
        3,
        "",
        "nodes.a.ids[0]: \"MONDO:9999999\" is not in this graph",
    );
}

#[test]
fn the_answer_as_json_is_a_response_of_the_version_asked_for() {
    let text = question(&json!({"subject": "drug", "object": "target"}));
    let answer = |more: &[&str]| -> Json {
        let output = with_input(&[&["match", "-", "--json"], more].concat(), text.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let older = answer(&[]);
    assert_eq!(older["schema_version"], "1.6.0");
    assert_eq!(
        older["message"]["results"][0]["node_bindings"]["target"],
        json!([{"id": "UniProtKB:P01579", "attributes": []}])
    );
    let newer = answer(&["--trapi", "2.0"]);
    let alone = with_input(&["match", "-", "--trapi", "2.0"], text.as_bytes());
    assert_eq!(serde_json::from_slice::<Json>(&alone.stdout).unwrap(), newer, "--trapi needs no --json");
    check_with_input(&["match", "-", "--trapi", "2.0", "--count"], text.as_bytes(), 2, "", "cannot be used with");
    assert_eq!(newer["schema_version"], "2.0.0");
    assert_eq!(newer["message"]["results"][0]["node_bindings"]["target"], json!({"ids": ["UniProtKB:P01579"]}));
}

#[test]
fn messages_are_read_converted_and_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let graph = path("graph.trapi.json");
    check(&["convert", "--embedded", "-o", &graph], 0, "", "4 left out: a statement about a statement");
    check(&["info", &graph], 0, "trapi, sha256", "");
    check(&["paths", "emapalumab", "HLH", &graph], 0, "emapalumab", "");
    check(&["convert", "--embedded", "--trapi", "2.0", "--format", "tsv", "-o", &graph], 2, "", "leave one out");
    let newer = path("newer.json.gz");
    check(&["convert", &graph, "--trapi", "2.0", "-o", &newer], 0, "", "written as trapi");
    let output = with_input(&["paths", "emapalumab", "HLH", &newer, "--trapi", "1.6"], b"");
    let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["schema_version"], "1.6.0");
    let analysis = &answer["message"]["results"][0]["analyses"][0];
    let key = analysis["path_bindings"]["path"][0]["id"].as_str().unwrap();
    assert_eq!(answer["message"]["auxiliary_graphs"][key]["edges"], json!(["S07", "S01"]));
    // A message that is compressed is a question, too.
    let response = path("response.json");
    fs::write(&response, answer.to_string()).unwrap();
    check(&["match", &response, &newer], 0, "emapalumab", "1 result");
}
