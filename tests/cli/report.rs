//! What the report says: findings by code, each counted once, and detail on request.

use std::fs;

use super::program::{check, json, mechgraph, written};

/// Two tables of nodes that differ in names, and one of edges.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a_nodes.tsv", "id\tname\nA:1\tone\nA:1\tone\nA:2\ttwo\nA:3\tNA\nno curie\tx\n");
    write("b_nodes.tsv", "id\tname\nA:1\tuno\nA:2\tdue\nA:4\tNA\nalso none\ty\n");
    write("edges.tsv", "subject\tpredicate\tobject\nA:1\tbiolink:causes\tA:2\n");
    folder
}

fn text(arguments: &[&str]) -> String {
    String::from_utf8(mechgraph(arguments).stdout).unwrap()
}

#[test]
fn findings_are_one_line_for_each_code_and_all_on_request() {
    let folder = folder();
    let name = folder.path().to_str().unwrap();
    let short = text(&["check", name]);
    let of =
        |text: &str, code: &str| text.lines().filter(|line| line.contains(code)).map(str::to_owned).collect::<Vec<_>>();
    let [line] = &of(&short, "MG012")[..] else { unreachable!("{short}") };
    let start = "  warning  MG012  two rows describe one entity differently (2 times";
    assert!(
        line.starts_with(start) && line.contains("such as conflicting names for A:1: \"one\" (kept, 2 rows"),
        "{line}"
    );
    let [line] = &of(&short, "MG010")[..] else { unreachable!("{short}") };
    assert!(
        line.starts_with("  warning  MG010  an identifier is not a CURIE (2 times in 2 files): such as "),
        "{line}"
    );
    assert!(line.contains("a_nodes.tsv:6"), "{line}");
    assert!(short.contains("3 files: 10 rows, 7 kept, 3 merged, 0 quarantined, 0 skipped\n"), "{short}");
    assert!(short.contains("\nfindings: 6 warnings\n") && short.contains("--verbose lists each finding"), "{short}");

    let long = text(&["check", name, "--verbose"]);
    for part in ["conflicting names for A:1", "conflicting names for A:2", "b_nodes.tsv:5"] {
        assert!(long.contains(part), "{part}: {long}");
    }
    assert!(!long.contains("--verbose"), "{long}");
    for text in [&short, &long] {
        assert!(!text.contains("Warning") && !text.contains("Quarantined"), "{text}");
    }
}

#[test]
fn build_and_convert_report_as_check_does() {
    let folder = folder();
    let name = folder.path().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    let snapshot = out.path().join("x.mg");
    let snapshot = snapshot.to_str().unwrap();
    check(
        &["build", name, "-o", snapshot],
        0,
        "",
        "  warning  MG012  two rows describe one entity differently (2 times",
    );
    check(&["build", name, "-o", snapshot, "-v"], 0, "", "    conflicting names for A:2");
    check(&["convert", name, "-o", "-"], 0, "", "findings: 6 warnings");
}

#[test]
fn a_finding_of_a_folder_is_counted_once() {
    let folder = folder();
    let report = json(&["check", folder.path().to_str().unwrap(), "--json"]);
    let mut messages: Vec<(&str, &str)> = Vec::new();
    let mut all = report["findings"].as_array().unwrap().clone();
    all.extend(
        report["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap().clone()),
    );
    for finding in &all {
        messages.push((finding["source"].as_str().unwrap(), finding["message"].as_str().unwrap()));
    }
    messages.sort_unstable();
    let count = messages.len();
    messages.dedup();
    assert_eq!(messages.len(), count, "{messages:?}");
    let sum: u64 = all.iter().map(|finding| finding["count"].as_u64().unwrap()).sum();
    let codes = report["codes"].as_array().unwrap();
    assert_eq!(codes.iter().map(|code| code["count"].as_u64().unwrap()).sum::<u64>(), sum);
    assert_eq!((&codes[0]["code"], &codes[0]["severity"]), (&"MG010".into(), &"warning".into()));
}

#[test]
fn strict_mode_does_not_end_at_a_differing_name_unless_asked() {
    let (_folder, path) =
        written("nodes.tsv", "id\tname\tcategory\nA:1\tone\tbiolink:Gene\nA:1\tuno\tbiolink:Protein\n");
    check(&["check", &path, "--strict"], 0, "MG012", "");
    check(&["check", "--strict", &path], 0, "MG012", "");
    check(&["check", &path, "--strict=meaning"], 0, "MG012", "");
    check(&["check", &path, "--strict=all"], 4, "", "MG012 conflicting names for A:1");
    fs::write(&path, "id\tname\tcategory\nA:1\tone\tbiolink:Gene\nA:1\tone\tbiolink:Disease\n").unwrap();
    check(&["check", &path, "--strict"], 4, "", "MG052 categories that exclude each other for A:1");
}

#[test]
fn the_comment_of_a_statement_is_shown() {
    let record = "graph: {_id: R1, drug: a, drug_mesh: MESH:D1, disease: b, disease_mesh: MESH:D2}\n\
                  comment: Not recommended.\n\
                  nodes:\n- {id: MESH:D1, label: Drug, name: a}\n- {id: MESH:D2, label: Disease, name: b}\n\
                  links:\n- {source: MESH:D1, key: contraindicated for, target: MESH:D2}\n";
    let (_folder, path) = written("record.yaml", record);
    check(&["--graph", &path, "show", "MESH:D1"], 0, "is contraindicated in", "");
    check(&["--graph", &path, "show", "MESH:D1"], 0, "a is contraindicated in b; comment: Not recommended.  ", "");
    let shown = json(&["--graph", &path, "show", "MESH:D1", "--json"]);
    assert_eq!(shown["outgoing"][0]["properties"]["comment"][0], "Not recommended.");
    check(&["check", &path], 0, "MG057", "");
}
