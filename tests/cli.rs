//! The program as people run it: exit codes, what goes where, and that nothing it prints can drive a
//! terminal.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

fn mechgraph(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mechgraph")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// Runs the program on lines given through standard input.
fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mechgraph"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn check(arguments: &[&str], code: i32, on_stdout: &str, on_stderr: &str) {
    let output = mechgraph(arguments);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{out}\n{err}");
    assert!(out.contains(on_stdout), "{arguments:?}: {out}");
    assert!(err.contains(on_stderr), "{arguments:?}: {err}");
}

fn json(arguments: &[&str]) -> Json {
    serde_json::from_slice(&mechgraph(arguments).stdout).unwrap()
}

#[test]
fn exit_codes_are_stable() {
    check(&["paths", "emapalumab", "HLH"], 0, "emapalumab ⊣ interferon gamma → hemophagocytic", "");
    check(&["paths", "ruxolitinib", "HLH"], 3, "Missing: a statement from JAK-STAT signaling", "");
    check(&["paths", "emapalumb", "HLH"], 3, "", "did you mean emapalumab?");
    check(&["paths", "STAT5", "HLH", "--background"], 2, "", "UniProtKB:P42229");
    check(&["paths", "emapalumab"], 2, "", "<TO>");
    check(&["paths", "emapalumab", "HLH", "--max-hops", "17"], 2, "", "1 to 16");
    check(&["paths", "emapalumab", "HLH", "--as-of", "soon"], 2, "", "YYYY");
    check(&["paths", "emapalumab", "secondary HLH"], 0, "inherited from hemophagocytic", "");
    check(&["find", "造血"], 0, "GO:0030097", "");
    check(&["find", "emapalumb"], 3, "", "did you mean emapalumab?");
    check(&["show", "HGNC:5438"], 0, "interferon gamma (UniProtKB:P01579), Protein", "");
    check(&["show", "nobody"], 3, "", "not in this graph");
    check(&["explain", "emapalumab", "HLH", "--lang", "zh"], 0, "抗体抑制", "");
    check(&["explain", "ruxolitinib", "HLH"], 3, "", "no mechanism");
    check(&["contradictions", "--background"], 0, "", "0 contradictions");
    check(&["info"], 0, "29 entities, 37 statements", "");
    check(&["completions", "bash"], 0, "mechgraph", "");
    check(&["--graph", "no/such/file.jsonl", "info"], 4, "", "no/such/file.jsonl");
    check(&["--graph", ".", "info"], 4, "", "is a folder");
    check(&["check", "Cargo.toml"], 4, "", "Cargo.toml");
}

#[test]
fn json_keys_are_the_contract() {
    let paths = json(&["paths", "emapalumab", "HLH", "--json"]);
    assert_eq!(paths["from"]["id"], "UNII:3S252O2Z4X");
    assert_eq!(paths["mechanisms"][0]["steps"][0]["statements"][0]["id"], "S07");
    let find = json(&["find", "IFNG", "--json"]);
    assert_eq!((&find["query"], &find["matches"][0]["id"]), (&"IFNG".into(), &"UniProtKB:P01579".into()));
    for key in ["id", "name", "category", "matched", "kind"] {
        assert!(find["matches"][0].get(key).is_some(), "{key}");
    }
    assert_eq!(json(&["find", "emapalumb", "--json"])["near"][0]["name"], "emapalumab");
    let info = json(&["info", "--json"]);
    for key in ["entities", "statements", "categories", "predicates", "sources"] {
        assert!(info.get(key).is_some(), "{key}");
    }
    assert_eq!(json(&["show", "IFNG", "--json"])["outgoing"].as_array().unwrap().len(), 6);
}

#[test]
fn a_report_accounts_for_every_row() {
    let rows = b"{\"id\": \"A:1\", \"name\": \"one\"}\n\n{broken\n{\"subject\": \"A:1\", \"predicate\": \"biolink:causes\", \"object\": \"A:2\"}\n";
    let output = with_input(&["check", "-", "--json"], rows);
    assert_eq!(output.status.code(), Some(5));
    let report: Json = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!({"read": 4, "kept": 2, "merged": 0, "quarantined": 1, "skipped": 1});
    assert_eq!(report["files"][0]["rows"], expected);
    let finding = &report["files"][0]["findings"][0];
    assert_eq!((&finding["code"], &finding["line"]), (&"MG001".into(), &3.into()));
    assert_eq!((&report["entities"], &report["statements"]), (&2.into(), &1.into()));
    let output = with_input(&["--graph", "-", "paths", "A:1", "A:2"], rows);
    assert_eq!(output.status.code(), Some(5));
}

#[test]
fn names_cannot_drive_the_terminal() {
    let rows = "{\"id\": \"A:1\", \"name\": \"evil\\u001b[31m\\u202e\", \"category\": \"biolink:Gene\"}\n";
    for verb in [&["show", "A:1"][..], &["find", "A:1"], &["paths", "A:1", "A:1"]] {
        let output = with_input(&[&["--graph", "-"], verb].concat(), rows.as_bytes());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{verb:?}: {text}");
        assert!(text.contains("\\u{1b}"), "{verb:?}: {text}");
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mechgraph"))
        .args(["paths", "emapalumab", "HLH", "--background"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
