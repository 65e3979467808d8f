//! `draw`: formats by name, what is written when, and what is refused.

use std::fs;
use std::process::Command;

use super::program::{check, json, mechgraph};

/// A folder, and the path of a file in it.
fn file(name: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name).to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn the_name_of_the_file_tells_the_format() {
    for (name, start) in [
        ("a.svg", "<svg"),
        ("a.html", "<!DOCTYPE html>\n<html lang=\"en\">"),
        ("a.dot", "digraph mechanisms {"),
        ("a.gv", "digraph mechanisms {"),
        ("a.mmd", "---\ntitle: \"How emapalumab acts on"),
    ] {
        let (_folder, path) = file(name);
        check(&["draw", "emapalumab", "HLH", "-o", &path], 0, "", "3 nodes and 2 links drawn as");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(start), "{name}: {}", &text[..80]);
    }
    for (name, start) in [("a.png", &b"\x89PNG"[..]), ("a.pdf", b"%PDF-")] {
        let (_folder, path) = file(name);
        check(&["draw", "emapalumab", "HLH", "-o", &path], 0, "", "3 nodes and 2 links drawn as");
        assert!(fs::read(&path).unwrap().starts_with(start), "{name}");
    }
    let (_folder, path) = file("a.gif");
    check(&["draw", "emapalumab", "HLH", "-o", &path], 2, "", "end it in .svg, .png, .pdf, .html, .dot or .mmd");
    check(&["draw", "emapalumab", "HLH", "-o", &path, "--format", "svg"], 0, "", "drawn as svg");
    assert!(fs::read_to_string(&path).unwrap().starts_with("<svg"));
}

#[test]
fn standard_output_wants_a_format() {
    check(&["draw", "emapalumab", "HLH", "-o", "-", "--format", "dot"], 0, "n0 -> n1 [arrowhead=tee", "");
    check(&["draw", "emapalumab", "HLH", "-o", "-", "--format", "mermaid", "--lang", "zh"], 0, "噬血细胞性", "");
    check(
        &["draw", "emapalumab", "HLH", "-o", "-"],
        2,
        "",
        "name one with --format svg, png, pdf, html, dot or mermaid",
    );
    check(&["draw", "emapalumab", "HLH", "-o", "-", "--format", "svg", "--json"], 2, "", "both want standard output");
}

#[test]
fn genes_have_their_symbol_first_or_only_their_name() {
    let draw = |from: &str, to: &str, options: &[&str], expected: &str| {
        let arguments = ["draw", from, to, "-o", "-", "--format", "dot"];
        check(&[&arguments, options].concat(), 0, expected, "");
    };
    draw("emapalumab", "HLH", &[], "label=\"IFNG (interferon gamma)\"");
    draw("eltrombopag", "hemopoiesis", &[], "label=\"MPL (thrombopoietin receptor)\"");
    draw("eltrombopag", "hemopoiesis", &["--lang", "zh"], "label=\"MPL（血小板生成素受体）\"");
    draw("emapalumab", "HLH", &["--labels", "symbol"], "label=\"IFNG (interferon gamma)\"");
    draw("emapalumab", "HLH", &["--labels", "name"], "label=\"interferon gamma\"");
    check(&["draw", "emapalumab", "HLH", "-o", "a.html", "--labels", "name"], 2, "", "are for pictures");
}

#[test]
fn what_was_written_is_told_as_json() {
    let (_folder, path) = file("a.html");
    let told = json(&["draw", "emapalumab", "HLH", "-o", &path, "--json"]);
    let expected =
        serde_json::json!({"file": path, "format": "html", "entities": 3, "nodes": 3, "links": 2, "omitted": 0});
    assert_eq!(told, expected);
    let told = json(&["draw", "--around", "IFNG", "--max-hops", "1", "--limit", "4", "-o", &path, "--json"]);
    assert_eq!((&told["nodes"], told["omitted"].as_u64() > Some(0)), (&4.into(), true), "{told}");
}

#[test]
fn exit_codes_are_those_of_paths() {
    let (folder, path) = file("a.svg");
    let draw = |more: &[&str], code, err| {
        drop(fs::remove_file(&path));
        check(&[&["draw", "-o", &path], more].concat(), code, "", err);
        fs::exists(&path).unwrap()
    };
    assert!(draw(&["emapalumab", "HLH"], 0, "drawn as svg"));
    assert!(draw(&["emapalumab", "HLH", "--limit", "1"], 0, "drawn"));
    assert!(draw(&["ruxolitinib", "HLH"], 3, "no mechanism"), "claims are drawn");
    assert!(draw(&["eltrombopag", "HLH"], 3, "no mechanism"), "both frontiers are drawn");
    assert!(draw(&["emapalumab", "HLH", "--title", "A title", "--no-legend", "--theme", "dark"], 0, "drawn"));
    assert!(!draw(&["STAT5", "HLH", "--background"], 2, "UniProtKB:P42229"));
    assert!(!draw(&["emapalumb", "HLH"], 3, "did you mean emapalumab?"));
    assert!(draw(&["emapalumab", "HLH", "--timeout", "0"], 6, "cut by a limit"), "what there is is drawn");
    assert!(!draw(&["--around", "nobody"], 3, "not in this graph"));
    assert!(!draw(&["--around", "IFNG", "--max-hops", "17"], 2, "1 to 16"));
    assert!(!draw(&["emapalumab"], 2, "<TO>"));
    assert!(!draw(&[], 2, "required"));
    assert!(!draw(&["emapalumab", "HLH", "--around", "IFNG"], 2, "there is no file emapalumab"));
    assert!(!draw(&["--around", "IFNG", "--graph", "missing.mg"], 4, "cannot open missing.mg"));
    assert!(!draw(&["--around", "IFNG", "missing.mg"], 4, "cannot open missing.mg"), "as after other verbs");
    assert!(draw(
        &["--around", "IFNG", "--background", "--limit", "12"],
        0,
        "12 of 30 entities and 13 links drawn as svg"
    ));
    assert!(draw(&["emapalumab", "HLH", "--lang", "zh"], 0, "个实体，"), "in the language that is asked for");
    assert!(draw(&["--around", "IFNG", "--limit", "4", "--lang", "zh"], 0, "个实体未画出"));
    assert!(!draw(&["--around", "IFNG", "--sign", "plus"], 2, "cannot be used with"));
    let edges = concat!(env!("CARGO_MANIFEST_DIR"), "/src/datasets/interferon_gamma_edges.jsonl");
    assert!(draw(&["--around", "UniProtKB:P01579", edges], 0, "drawn as svg"), "files come after the verb");
    assert!(!draw(&["--around", "IFNG", "--timeout", "9"], 2, "--around draws none"));
    drop(fs::remove_file(&path));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

/// What is drawn at a time, in seconds since 1970.
fn drawn_at(time: &str, format: &str) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_mechgraph"))
        .args(["draw", "emapalumab", "HLH", "-o", "-", "--format", format])
        .env("SOURCE_DATE_EPOCH", time)
        .output()
        .unwrap()
}

#[test]
fn the_day_is_in_the_picture_or_that_of_the_sources() {
    for (format, drawn) in [
        ("svg", "drawn 2023-11-14"),
        ("dot", "drawn 2023-11-14"),
        ("mermaid", "drawn 2023-11-14"),
        ("html", "\"date\":\"2023-11-14\""),
    ] {
        let output = drawn_at("1700000000", format);
        assert!(String::from_utf8(output.stdout).unwrap().contains(drawn), "{format}");
    }
    let today = mechgraph(&["draw", "emapalumab", "HLH", "-o", "-", "--format", "svg"]);
    assert!(String::from_utf8(today.stdout).unwrap().contains("drawn 20"));
    for time in ["yesterday", "-1", "253402300800"] {
        let output = drawn_at(time, "svg");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("SOURCE_DATE_EPOCH is {time}; a number of seconds since 1970")), "{said}");
    }
}

#[test]
fn a_large_neighbourhood_is_of_groups_in_every_format() {
    let (folder, path) = file("hub.jsonl");
    let mut rows = r#"{"id": "X:hub", "name": "hub", "category": "biolink:Gene"}"#.to_owned();
    for number in 0..240 {
        let kind = ["Gene", "BiologicalProcess", "Disease"][number % 3];
        let row = format!(
            "\n{{\"id\": \"X:{number}\", \"name\": \"{kind} {number}\", \"category\": \"biolink:{kind}\"}}\n\
             {{\"id\": \"e{number}\", \"subject\": \"X:hub\", \"predicate\": \"biolink:causes\", \"object\": \"X:{number}\"}}"
        );
        rows.push_str(&row);
    }
    fs::write(&path, rows).unwrap();
    for (name, few) in [("a.svg", 41), ("a.html", 151), ("a.dot", 151), ("a.mmd", 151)] {
        let drawn = folder.path().join(name);
        let drawn = drawn.to_str().unwrap();
        for (limit, most) in [("300", 4), ("120", if few == 41 { 4 } else { 120 })] {
            let told = json(&["draw", "--around", "hub", &path, "--limit", limit, "-o", drawn, "--json"]);
            assert_eq!(told["nodes"], most, "{name}, --limit {limit}");
        }
        let text = fs::read_to_string(drawn).unwrap();
        assert!(name == "a.svg" || text.contains("Disease 2"), "{name}: one by one where there are few");
    }
}

#[test]
fn a_picture_of_a_neighbourhood_shows_the_nearest_by_name_rather_than_all_in_groups() {
    let (folder, path) = file("branches.jsonl");
    let mut rows = String::new();
    for number in 0..60 {
        for (from, to) in [("X:hub".to_owned(), format!("X:{number}")), (format!("X:{number}"), format!("Y:{number}"))]
        {
            let row = format!(
                "{{\"id\": \"{from}-{to}\", \"subject\": \"{from}\", \"predicate\": \"causes\", \"object\": \"{to}\"}}\n"
            );
            rows.push_str(&row);
        }
    }
    fs::write(&path, rows).unwrap();
    for (name, entities) in [("a.svg", 40), ("a.html", 100), ("a.dot", 100)] {
        let drawn = folder.path().join(name);
        let told = json(&["draw", "--around", "X:hub", &path, "-o", drawn.to_str().unwrap(), "--json"]);
        assert_eq!(
            [&told["entities"], &told["nodes"], &told["omitted"]],
            [entities, entities, 121 - entities],
            "{name}"
        );
    }
}

#[test]
fn a_place_that_cannot_be_written_is_refused_before_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("none/a.svg");
    check(&["draw", "emapalumab", "HLH", "-o", inside.to_str().unwrap()], 2, "", "create it first");
    let named = folder.path().join("folder.svg");
    fs::create_dir(&named).unwrap();
    check(&["draw", "emapalumab", "HLH", "-o", named.to_str().unwrap()], 2, "", "is a folder");
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    for format in ["svg", "html", "dot", "mermaid"] {
        for question in [&["ruxolitinib", "HLH", "--background"][..], &["--around", "IFNG"]] {
            let words = [&["draw", "-o", "-", "--format", format], question].concat();
            let first = mechgraph(&words);
            assert_eq!(first.status.code(), Some(0));
            assert!(first.stdout == mechgraph(&words).stdout, "{words:?}");
        }
    }
}
