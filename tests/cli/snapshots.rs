//! Graphs kept as snapshots, the embedded graph beside files, and equivalent ids.

use std::fs;

use super::program::{check, check_with_input, json, mechgraph, with_input};

/// A drug under another id than the embedded graph's, and a step that only this file has.
const RECORDS: &str = r#"{"id": "MESH:C540383", "name": "Ruxolitinib", "category": ["biolink:Drug"], "xref": ["DRUGBANK:DB08877"]}
{"id": "MESH:D011087", "name": "Polycythemia vera", "category": ["biolink:Disease"]}
{"subject": "UniProtKB:O60674", "predicate": "biolink:causes", "object": "MESH:D011087", "publications": ["PMID:1"]}
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.jsonl"), RECORDS).unwrap();
    folder
}

#[test]
fn a_snapshot_answers_as_its_files_do() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (file, snapshot, report) = (path("mine.jsonl"), path("mine.mg"), path("report.json"));
    check(&["build", &file, "-o", &snapshot, "--report", &report], 0, "", "is a snapshot of them");
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap();
    assert_eq!(report["files"][0]["rows"]["kept"], 3);
    for question in [["show", "MESH:C540383"], ["find", "polycythemia vera"]] {
        let answer = |graph: &str| mechgraph(&[["--graph", graph], question].concat()).stdout;
        assert_eq!(answer(&snapshot), answer(&file));
    }
    let (info, of_file) =
        (json(&["--graph", &snapshot, "info", "--json"]), json(&["--graph", &file, "info", "--json"]));
    assert_eq!(info, of_file, "the snapshot knows its sources, their rows and SHA-256");
    assert!(info["sources"][0]["sha256"].is_string());
}

#[test]
fn a_snapshot_may_come_through_a_pipe() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (file, snapshot) = (path("mine.jsonl"), path("mine.mg"));
    check(&["build", &file, "-o", &snapshot], 0, "", "");
    let bytes = fs::read(&snapshot).unwrap();
    for graph in ["-", "/dev/stdin"] {
        let output = with_input(&["--graph", graph, "show", "MESH:C540383"], &bytes);
        assert_eq!(output.stdout, mechgraph(&["--graph", &snapshot, "show", "MESH:C540383"]).stdout, "{graph}");
        check_with_input(&["--graph", graph, "info"], RECORDS.as_bytes(), 0, "3 entities", "");
        check_with_input(&["--graph", graph, "info"], &bytes[..200], 7, "", "cut short");
    }
}

#[test]
fn without_origins_the_same_content_is_the_same_file() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut lines: Vec<&str> = RECORDS.lines().collect();
    lines.reverse();
    fs::write(folder.path().join("turned.jsonl"), lines.join("\n\n")).unwrap();
    let built = |file: &str, options: &[&str]| {
        let (file, snapshot) = (path(file), path(&format!("{file}.mg")));
        check(&[&["build", &file, "-o", &snapshot], options].concat(), 0, "", "3 kept");
        fs::read(snapshot).unwrap()
    };
    assert_ne!(built("mine.jsonl", &[]), built("turned.jsonl", &[]), "of different files and lines");
    assert_eq!(built("mine.jsonl", &["--no-origins"]), built("turned.jsonl", &["--no-origins"]));
    let info = json(&["--graph", &path("mine.jsonl.mg"), "info", "--json"]);
    assert_eq!(info["sources"], serde_json::json!([]));
    check(&["paths", "UniProtKB:O60674", "MESH:D011087", "--graph", &path("mine.jsonl.mg")], 0, "", "");
}

#[test]
fn snapshots_and_files_are_merged() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    check(&["build", "--embedded", &path("mine.jsonl"), "-o", &path("both.mg")], 0, "", "");
    let whole = json(&["--graph", &path("both.mg"), "info", "--json"]);
    let again = json(&["--graph", &path("both.mg"), "--graph", &path("mine.jsonl"), "info", "--json"]);
    for key in ["entities", "statements", "predicates", "categories"] {
        assert_eq!(whole[key], again[key], "{key}");
    }
}

#[test]
fn a_snapshot_that_is_not_whole_is_exit_7() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    check(&["build", &path("mine.jsonl"), "-o", &path("mine.mg")], 0, "", "");
    let bytes = fs::read(path("mine.mg")).unwrap();
    fs::write(path("cut.mg"), &bytes[..bytes.len() / 2]).unwrap();
    let mut other = bytes.clone();
    other[8] = 9;
    fs::write(path("other.mg"), other).unwrap();
    let mut flipped = bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    fs::write(path("flipped.mg"), flipped).unwrap();
    check(&["--graph", &path("cut.mg"), "info"], 7, "", "cut short, or not a snapshot; rebuild it from its sources");
    check(&["--graph", &path("other.mg"), "info"], 7, "", "format version 9");
    check(&["check", &path("flipped.mg")], 7, "", "checksum");
}

#[test]
fn a_file_named_like_a_snapshot_is_said_to_be_none() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    check(&["build", &path("mine.jsonl"), "-o", &path("mine.mg")], 0, "", "");
    let whole = fs::read(path("mine.mg")).unwrap();
    let mut archive = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut archive, &whole).unwrap();
    let archive = archive.finish().unwrap();
    let refused = "is not read; decompress it, such as with gunzip or zstd -d\n";
    for (bytes, problem) in [
        (
            &b""[..],
            "none.mg: no snapshot, although its name ends in .mg: it is empty; build it again with mechgraph build\n",
        ),
        (&whole[..1], "it ends after 1 byte; build it"),
        (&whole[..5], "it ends after 5 bytes; build it"),
        ("γ is text\nof two lines".as_bytes(), "it is text, which begins with \"γ is text\"; build a snapshot"),
        (
            b"MECHGRAF\x04\x00\xFF",
            "it begins with the bytes 4D 45 43 48 47 52 41 46, where a snapshot has MECHGRPH; build",
        ),
        (&archive, refused),
    ] {
        fs::write(path("none.mg"), bytes).unwrap();
        for verb in [&["info", "--graph"][..], &["check"], &["find", "x"]] {
            check(&[verb, &[&path("none.mg")]].concat(), 4, "", problem);
        }
    }
    fs::write(path("none.mg.gz"), archive).unwrap();
    check(&["info", "--graph", &path("none.mg.gz")], 4, "", refused);
    // A graph in text is read, whatever its name.
    fs::copy(path("mine.jsonl"), path("text.mg")).unwrap();
    check(&["info", "--graph", &path("text.mg")], 0, "3 entities, 1 statement", "");
}

#[test]
fn equivalent_ids_make_one_drug_of_two_sources() {
    let folder = folder();
    let file = folder.path().join("mine.jsonl").display().to_string();
    let graph = ["--graph", &file, "--embedded", "--background"];
    let question = ["paths", "ruxolitinib", "polycythemia vera", "--json"];
    let answer = json(&[graph.as_slice(), &["--merge-equivalents"], &question].concat());
    assert_eq!(answer["from"]["id"], "CHEBI:66919");
    assert_eq!(answer["verdict"]["sign"], "-");
    assert_eq!(answer["mechanisms"][0]["sign"], "-");
    let found = json(&[graph.as_slice(), &["--merge-equivalents", "find", "MESH:C540383", "--json"]].concat());
    assert_eq!(found["matches"][0]["id"], "CHEBI:66919");
    let apart = json(&[graph.as_slice(), &["find", "MESH:C540383", "--json"]].concat());
    assert_eq!(apart["matches"][0]["id"], "MESH:C540383");
    check(&["--graph", &file, "--background", "info"], 2, "", "add --embedded");
}
