//! `convert`: what is written, under which names, and what a failure leaves.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use serde_json::Value as Json;

use super::program::{check, json, mechgraph, with_input};

/// The names of a folder's files, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn json_lines_and_json_give_the_same_graph_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (lines, document, again) = (path("a.jsonl"), path("b.json"), path("c.jsonl.gz"));
    check(&["convert", "--background", "-o", &lines, "--format", "jsonl"], 0, "", "rows written as kgx-jsonl");
    check(&["convert", &lines, "-o", &document], 0, "", "kgx-json");
    check(&["convert", &document, "-o", &again, "--format", "jsonl"], 0, "", "kgx-jsonl");
    // What reports call a format is a name of it.
    check(&["convert", &document, "-o", &again, "--format", "kgx-jsonl"], 0, "", "rows written as kgx-jsonl");
    let mut text = String::new();
    flate2::read::GzDecoder::new(fs::File::open(&again).unwrap()).read_to_string(&mut text).unwrap();
    assert_eq!(text, fs::read_to_string(&lines).unwrap());
    let info = |arguments: &[&str]| -> Vec<Json> {
        let info = json(arguments);
        ["entities", "statements", "categories", "predicates"].map(|key| info[key].clone()).into()
    };
    assert_eq!(info(&["info", "--json", "--background"]), info(&["info", "--json", "--graph", &again]));
    assert_eq!(names(folder.path()), ["a.jsonl", "b.json", "c.jsonl.gz"]);
}

#[test]
fn json_lines_are_two_files_as_kgx_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("graph.jsonl");
    check(&["convert", "-o", out.to_str().unwrap()], 0, "", "graph_edges.jsonl: ");
    let silent = "no file is named: the embedded graph is written\n29 entities, 37 statements";
    check(&["convert", "-o", out.to_str().unwrap()], 0, "", silent);
    let named = mechgraph(&["convert", "--embedded", "-o", out.to_str().unwrap()]);
    assert!(!String::from_utf8(named.stderr).unwrap().contains("no file is named"));
    assert_eq!(names(folder.path()), ["graph_edges.jsonl", "graph_nodes.jsonl"]);
    let all = json(&["info", "--json", "--graph", folder.path().to_str().unwrap()]);
    assert_eq!(all["statements"], json(&["info", "--json"])["statements"]);
}

#[test]
fn tables_come_with_a_report_of_what_they_lack() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("graph.tsv");
    let report = json(&["convert", "-o", out.to_str().unwrap(), "--json"]);
    assert_eq!(names(folder.path()), ["graph_edges.tsv", "graph_nodes.tsv"]);
    let written = report["written"].as_array().unwrap();
    assert_eq!(written.len(), 2);
    for (file, name) in written.iter().zip(["graph_nodes.tsv", "graph_edges.tsv"]) {
        let table = fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(file["rows"], table.lines().count() - 1, "{name}");
        assert_eq!(file["format"], "kgx-tsv");
    }
    let lost = &written[1]["losses"]["a statement about a statement"];
    assert!(lost.as_u64().unwrap() > 0, "{report}");
    let edges = written[1]["losses"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum::<u64>();
    assert_eq!(written[1]["rows"].as_u64().unwrap() + edges, report["statements"].as_u64().unwrap());
    check(&["convert", "-o", out.to_str().unwrap()], 0, "", "left out: a statement about a statement");
    let tables = folder.path().to_str().unwrap();
    check(&["--graph", tables, "paths", "emapalumab", "HLH"], 0, "emapalumab ⊣ interferon gamma → hemophagocytic", "");
}

#[test]
fn standard_input_and_output_are_dashes() {
    let rows = b"{\"id\": \"HGNC:11603\", \"name\": \"TBX4\"}\n";
    let output = with_input(&["convert", "-", "-o", "-"], rows);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"{\"id\":\"HGNC:11603\",\"name\":\"TBX4\"}\n");
    let output = with_input(&["convert", "-", "-o", "-", "--format", "json"], rows);
    let document: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["nodes"][0]["name"], "TBX4");
    check(&["convert", "-o", "-", "--format", "tsv"], 2, "", "two files");
    check(&["convert", "-o", "-", "--json"], 2, "", "standard output");
    check(&["convert", "-", "-", "-o", "-"], 2, "", "named twice");
}

#[test]
fn several_inputs_are_merged_and_rejects_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("a.tsv"), "id\tname\tcategory\nHGNC:11603\tTBX4\tbiolink:Gene\n").unwrap();
    fs::write(path("b.jsonl"), "{\"id\": \"HGNC:11603\", \"name\": \"TBX4\"}\n{broken\n").unwrap();
    let (rejects, out) = (path("rejects.jsonl"), path("out.jsonl"));
    let (a, b) = (path("a.tsv"), path("b.jsonl"));
    let arguments = ["convert", &a, &b, "-o", &out, "--format", "jsonl", "--rejects", &rejects, "--json"];
    let output = mechgraph(&arguments);
    assert_eq!(output.status.code(), Some(5));
    let report: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&report["files"][1]["rows"]["merged"], &report["files"][1]["rows"]["quarantined"]),
        (&1.into(), &1.into())
    );
    assert_eq!(report["written"][0]["rows"], 1);
    let reject: Json = serde_json::from_str(&fs::read_to_string(&rejects).unwrap()).unwrap();
    assert_eq!((&reject["line"], &reject["raw"]), (&2.into(), &"{broken".into()));
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 1);
}

#[test]
fn a_failure_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let out = path("out.jsonl");
    fs::write(&out, "before").unwrap();
    fs::write(path("bad.jsonl"), "{\"id\": \"A:1\"}\n{\"name\": \"a\", \"name\": \"b\"}\n").unwrap();
    check(&["convert", &path("bad.jsonl"), "-o", &out], 4, "", "line 2");
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
    check(&["convert", "-o", &path("no/such/out.json")], 2, "", "there is no folder");
    check(&["convert", "-o", folder.path().to_str().unwrap()], 2, "", "is a folder");
    check(&["convert", "-o", &path("out.csv")], 2, "", "--format");
    check(&["convert", "-o", &out, "--rejects", "-"], 2, "", "name a file");
    check(&["convert", "missing", "-o", &path("no/such/out.json")], 2, "", "there is no folder");
    check(&["convert", &path("bad.jsonl"), "--background", "-o", &out], 2, "", "--background");
    assert_eq!(names(folder.path()), ["bad.jsonl", "out.jsonl"]);
    check(&["convert", "-o", &out, "--format", "jsonl"], 0, "", "");
    assert_ne!(fs::read_to_string(&out).unwrap(), "before");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    check(&["convert", "-o", "/dev/null", "--format", "jsonl"], 0, "", "rows written");
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    check(&["convert", "-o", "/dev/null"], 2, "", "not a regular file");
    check(&["convert", "-o", "/dev/full", "--format", "jsonl"], 1, "", "/dev/full");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_are_the_usual_ones() {
    use std::os::unix::fs::{MetadataExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("real.jsonl"), "before").unwrap();
    symlink(path("real.jsonl"), path("link.jsonl")).unwrap();
    check(&["convert", "-o", path("link.jsonl").to_str().unwrap(), "--format", "jsonl"], 0, "", "");
    assert!(fs::symlink_metadata(path("link.jsonl")).unwrap().is_symlink());
    assert!(fs::read_to_string(path("real.jsonl")).unwrap().starts_with('{'));
    fs::write(path("other"), "").unwrap();
    let mode = |name: &str| fs::metadata(path(name)).unwrap().mode();
    assert_eq!(mode("real.jsonl"), mode("other"));
}

#[test]
fn what_is_read_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("g_nodes.tsv"), "id\tname\tmine\nA:1\tone\tx\n").unwrap();
    fs::write(path("g_edges.tsv"), "subject\tpredicate\tobject\n").unwrap();
    let before = fs::read(path("g_nodes.tsv")).unwrap();
    let whole = folder.path().to_str().unwrap();
    for (input, output) in [(path("g_nodes.tsv"), path("g.tsv")), (whole.to_owned(), path("g_edges.tsv"))] {
        let message = "is an input and cannot be overwritten; name another output";
        check(&["convert", &input, "-o", &output], 2, "", message);
        check(&["convert", "--graph", &input, "-o", &output], 2, "", message);
        // By another path, too.
        let around = output.replace("/g", "/./g");
        check(&["convert", &input, "-o", &around], 2, "", message);
    }
    assert_eq!(fs::read(path("g_nodes.tsv")).unwrap(), before);
    // An edges file that has a header alone, as a writer leaves one.
    check(&["convert", whole, "-o", &path("out")], 0, "", "1 entity, 0 statements");
    check(&["check", whole, "-v"], 0, "", "");
}

#[test]
fn rows_that_only_give_a_further_id_are_counted_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let edge = |id: &str| {
        format!("{{\"id\": \"{id}\", \"subject\": \"A:1\", \"predicate\": \"biolink:affects\", \"object\": \"A:2\"}}\n")
    };
    fs::write(path("edges.jsonl"), ["e1", "e2", "e3"].map(edge).concat()).unwrap();
    let told = "3 rows written as kgx-jsonl, 2 of them only to give a statement a further id";
    check(&["convert", &path("edges.jsonl"), "-o", &path("out.jsonl")], 0, "", told);
    let report = json(&["convert", &path("edges.jsonl"), "-o", &path("out.tsv"), "--json"]);
    assert_eq!((&report["written"][1]["rows"], &report["written"][1]["further_ids"]), (&Json::from(3), &Json::from(2)));
}
