//! Ctrl-C: 130, nothing half done, and no partial answer that passes for a whole one.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Child, Command};
use std::time::Duration;
use std::{fs, thread};

use serde_json::Value as Json;

use super::program::start;

fn interrupt(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// More than a pipe holds, so that it is written only when the program reads.
fn rows() -> Vec<u8> {
    b"{\"id\": \"HGNC:11603\", \"name\": \"TBX4\"}\n".repeat(10_000)
}

#[test]
fn loading_ends_at_once_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.jsonl");
    for arguments in [&["check", "-"][..], &["convert", "-", "-o", out.to_str().unwrap()], &["--graph", "-", "info"]] {
        let mut child = start(arguments);
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(&rows()).unwrap();
        interrupt(&child);
        let output = child.wait_with_output().unwrap();
        drop(stdin);
        assert_eq!(output.status.code(), Some(130), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_question_ends_with_what_was_found_and_says_so() {
    let mut rows = String::new();
    for (from, to) in (0..50).flat_map(|from| (0..50).map(move |to| (from, to))).filter(|(from, to)| from != to) {
        let causes = r#""predicate": "biolink:causes""#;
        writeln!(rows, "{{\"subject\": \"HGNC:{from}\", {causes}, \"object\": \"HGNC:{to}\"}}").unwrap();
    }
    let arguments = ["--graph", "-", "paths", "HGNC:1", "HGNC:2", "--max-hops", "12", "--limit", "90000", "--json"];
    let mut child = start(&arguments);
    child.stdin.take().unwrap().write_all(rows.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(500));
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    // Where loading took so long, there is no answer yet.
    if !output.stdout.is_empty() {
        let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["completeness"]["complete"], false);
        assert_eq!(answer["completeness"]["cut_by"], "cancelled");
    }
}
