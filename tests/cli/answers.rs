//! Questions to a graph: exit codes and the keys of answers.

use std::fs;

use serde_json::Value as Json;
use sha2::Digest as _;

use super::program::{check, json, mechgraph, start, with_input, written};

#[test]
fn exit_codes_are_stable() {
    check(&["paths", "emapalumab", "HLH"], 0, "emapalumab ⊣ interferon gamma → hemophagocytic", "");
    check(&["paths", "ruxolitinib", "HLH"], 3, "Missing: a statement from JAK-STAT signaling", "");
    check(&["paths", "emapalumb", "HLH"], 3, "", "did you mean emapalumab?");
    check(&["paths", "STAT5", "HLH", "--background"], 2, "", "UniProtKB:P42229");
    check(&["paths", "emapalumab"], 2, "", "<TO>");
    let other_verbs =
        "'--lang' is an option of compare, connect, essential, bypass, what-if, loops, regulators, explain and draw";
    check(&["paths", "emapalumab", "HLH", "--lang", "zh"], 2, "", other_verbs);
    check(&["paths", "emapalumab", "HLH", "--jsn"], 2, "", "a similar argument exists: '--json'");
    check(&["paths", "emapalumab", "HLH", "--max-hops", "17"], 2, "", "1 to 16");
    check(&["paths", "emapalumab", "HLH", "--as-of", "soon"], 2, "", "YYYY");
    check(&["paths", "emapalumab", "secondary HLH"], 0, "inherited from hemophagocytic", "");
    check(&["find", "造血"], 0, "GO:0030097", "");
    check(&["paths", "", "HLH"], 3, "", "the name is empty; give a name");
    check(&["find", "emapalumb"], 3, "", "did you mean emapalumab?");
    check(&["show", "HGNC:5438"], 0, "interferon gamma (UniProtKB:P01579), Protein", "");
    check(&["show", "nobody"], 3, "", "not in this graph");
    check(&["explain", "emapalumab", "HLH", "--lang", "zh"], 0, "抗体抑制", "");
    check(&["explain", "ruxolitinib", "HLH"], 3, "", "no mechanism");
    check(&["explain", "ruxolitinib", "HLH", "--lang", "zh"], 3, "", "没有机制");
    // In JSON it has all that `paths` has, also where there is no mechanism.
    let whole = json(&["explain", "emapalumab", "HLH", "--json", "--clinical", "approved"]);
    assert_eq!(whole["explanations"].as_array().unwrap().len(), whole["mechanisms"].as_array().unwrap().len());
    assert_eq!(whole["verdict"]["sign"], "-");
    assert_eq!(whole["therapeutic"][0]["status"], "approved");
    let none = mechgraph(&["explain", "ruxolitinib", "HLH", "--json"]);
    let none: serde_json::Value = serde_json::from_slice(&none.stdout).unwrap();
    assert!(none["absence"].is_object() && none["explanations"].as_array().unwrap().is_empty());
    assert!(!none["therapeutic"].as_array().unwrap().is_empty());
    check(&["contradictions", "--background"], 0, "", "0 contradictions");
    check(&["info"], 0, "29 entities, 37 statements", "");
    check(&["completions", "bash"], 0, "mechgraph", "");
    check(&["--graph", "no/such/file.jsonl", "info"], 4, "", "no/such/file.jsonl");
    check(&["--graph", ".", "info"], 4, "", "nothing in the folder . can be read");
    check(&["check", "Cargo.toml"], 4, "", "Cargo.toml");
    check(&["pahts", "emapalumab", "HLH"], 2, "", "'paths'");
    check(&["paths", "emapalumab", "HLH", "--timeout", "0"], 6, "Cut by the deadline", "");
}

#[test]
fn what_is_essential_is_listed_with_the_smallest_cuts() {
    let asked = ["essential", "IFN-γ", "hemopoiesis", "--sparing", "eltrombopag", "hemopoiesis"];
    let cut = "  1. thrombopoietin–c-MPL interaction (local:int_THPO_MPL)\n     left: eltrombopag →";
    check(&asked, 0, cut, "");
    check(&[&asked[..], &["--statements"]].concat(), 0, "thrombopoietin receptor (S12c)", "");
    check(&["essential", "ruxolitinib", "HLH", "--background"], 0, "sets of 2 entities takes every", "");
    check(
        &["essential", "ruxolitinib", "HLH", "--background", "--max-cut", "1"],
        0,
        "No entity takes every",
        "--max-cut",
    );
    // The best mechanism is a shortcut, and what every mechanism passes lies within it.
    check(&asked, 0, "\n  S14 summarises: in aplastic anemia, interferon gamma disrupts thrombopoietin", "");
    check(
        &["essential", "eltrombopag", "造血", "--lang", "zh"],
        0,
        "每条机制都经过：\n  血小板生成素受体（UniProtKB:P40238）",
        "",
    );
    let spared = ["essential", "emapalumab", "HLH", "--sparing", "eltrombopag", "HLH"];
    check(&spared, 0, "eltrombopag has no mechanism to HLH that could be spared", "");
    check(&["essential", "ruxolitinib", "HLH"], 3, "", "paths says why");
    check(&["essential", "emapalumab", "HLH", "--clinical", "approved"], 2, "", "choose treatments");
    let out = json(&[&asked[..], &["--json"]].concat());
    assert_eq!(out["cuts"][0]["entities"][0]["id"], "local:int_THPO_MPL");
    assert_eq!(out["cuts"][0]["left"][0]["sign"], "+");
    assert_eq!(out["completeness"]["complete"], true);
}

#[test]
fn entities_are_connected_or_links_are_missing() {
    let asked = ["connect", "emapalumab", "IFN-γ", "eltrombopag", "interferon gamma"];
    check(&asked, 0, "3 entities in 2 groups; 2 links missing", "");
    check(&asked, 0, "Group 1: emapalumab (UNII:3S252O2Z4X), interferon gamma", "");
    let joined =
        "1. hemopoiesis (GO:0030097): joins 2 groups and 3 entities\n     is acted on by emapalumab (+), interferon";
    check(&[&asked[..], &["--connector-hops", "2"]].concat(), 0, joined, "");
    let joined = "连接2个组、3个实体\n     受其作用：依马利尤单抗（+）";
    check(&[&asked[..], &["--connector-hops", "2", "--lang", "zh"]].concat(), 0, joined, "");
    let first = [&asked[..], &["--connector-hops", "2", "--limit", "1"]].concat();
    check(&first, 0, "  1. hemopoiesis", "there may be more; --limit lists more");
    assert_eq!(json(&[&first[..], &["--json"]].concat())["completeness"]["complete"], false);
    check(&["connect", "emapalumab", "eltrombopag"], 3, "1 link missing", "none of them acts on another");
    check(&["connect", "emapalumab", "nobody"], 3, "", "nobody");
    check(&["connect"], 2, "", "<NAME");
    check(
        &["connect", "emapalumab"],
        2,
        "",
        "only emapalumab is named: connect lists how several entities act on each other",
    );
    check(&["connect", "IFN-γ", "interferon gamma"], 2, "", "IFN-γ and interferon gamma are the same entity");
    check(&["connect", "emapalumab", "Cargo.toml"], 2, "", "read a graph with --graph Cargo.toml");
    check(&["connect", "emapalumab", "HLH", "--connector-hops", "17"], 2, "", "1 to 16");
    check(&[&asked[..], &["--timeout", "0"]].concat(), 6, "", "the deadline");
    let (_folder, file) = written("names.txt", "# drugs\nemapalumab\n\nHLH\n");
    check(&["connect", "--entities", &file], 0, "emapalumab ⊣ interferon gamma → hemophagocytic", "");
    let out = json(&[&asked[..], &["--json", "--connector-hops", "2", "--limit", "1"]].concat());
    assert_eq!(out["links"][0]["to"], "UniProtKB:P01579");
    assert_eq!(out["links"][0]["best"]["sign"], "-");
    assert_eq!(out["groups"][1][0], out["missing"][0][1]);
    assert_eq!(out["connectors"].as_array().unwrap().len(), 1);
    assert_eq!(out["connectors"][0]["regulated_by"][1]["best"]["sign"], "-");
}

#[test]
fn two_drugs_act_together_or_against_each_other() {
    let asked = ["compare", "IFN-γ", "eltrombopag", "hemopoiesis"];
    let together = "Together: IFN-γ and eltrombopag act on hemopoiesis in opposite directions";
    check(&asked, 0, together, "");
    check(&asked, 0, "they meet first at thrombopoietin receptor (UniProtKB:P40238)", "");
    let same = ["compare", "emapalumab", "ruxolitinib", "HLH", "--background"];
    check(&same, 0, "Together: emapalumab and ruxolitinib act on HLH in the same direction", "");
    check(&same, 0, "What emapalumab and ruxolitinib both raise or both lower:", "");
    check(&["compare", "emapalumab", "eltrombopag", "HLH"], 0, "Together: emapalumab alone acts on HLH (clear)", "");
    let in_chinese = "emapalumab对HLH：净效应为负；5条机制\n  最佳：";
    check(&[&same[..], &["--lang", "zh"]].concat(), 0, in_chinese, "");
    check(&[&same[..], &["--timeout", "0"]].concat(), 6, "undetermined; 0 mechanisms\n", "the deadline");
    let raising = [&same[..], &["--sign", "plus"]].concat();
    check(&raising, 3, "emapalumab to HLH: − over both signs; 0 mechanisms of sign +\n  no mechanism of sign +\n", "");
    check(
        &raising,
        3,
        "Together: neither has a mechanism of sign +\n",
        "neither has a mechanism of sign +; without --sign",
    );
    let lowering = ["compare", "emapalumab", "eltrombopag", "HLH", "--sign", "minus"];
    check(&lowering, 0, "Together: emapalumab alone acts on HLH by mechanisms of sign − (clear)", "");
    let out = json(&[&asked[..], &["--json"]].concat());
    assert_eq!(out["joint"]["effect"], "opposite_directions");
    assert_eq!(out["joint"]["meeting"]["id"], "UniProtKB:P40238");
    assert_eq!((&out["entities"][0]["converges"], &out["entities"][0]["second_steps"]), (&false.into(), &1.into()));
}

#[test]
fn what_changes_do_to_an_answer_is_listed() {
    let asked = ["what-if", "IFN-γ", "hemopoiesis"];
    let with = |more: &[&'static str]| [&asked[..], more].concat();
    let fallen = "- verdict: −, established\n+ verdict: none\n- 1. interferon gamma ⊣ hemopoiesis";
    check(&with(&["--without-statement", "S15"]), 0, fallen, "");
    let gone = "  1 statement removed: S15\n  5 statements removed with that, which say something about it or summarise it: \
                S14, S22, S22b, S17, S23\n  S14 is gone too: no way that it summarises is left\n";
    check(&with(&["--without-statement", "S15"]), 0, gone, "");
    let turned = "~ 1. interferon gamma → hemopoiesis   (net +, was net −)";
    check(&with(&["--turned", "S15"]), 0, turned, "");
    check(&with(&["--turned", "S15"]), 0, "  S14 is turned too: every way that it summarises is\n", "");
    let alone = "  1 entity left without statements: STAT1\n";
    check(&["what-if", "ruxolitinib", "HLH", "--background", "--without", "STAT1"], 0, alone, "");
    let twice = with(&["--turned", "S15", "--turned", "S16"]);
    check(&twice, 0, "verdict: −, established, as before", "leave the answer as it was");
    check(&with(&["--without", "ruxolitinib"]), 0, "as before", "leave the answer as it was");
    check(&asked, 2, "", "what-if compares a graph with itself under changes");
    check(&["what-if", "HLH", "emapalumab", "--turned", "S14"], 3, "", "");
    check(&["what-if", "IFN-γ", "hemopoiesis", "--turned", "S14", "--timeout", "0"], 6, "", "the deadline");
    let told = ["explain", "IFN-γ", "hemopoiesis", "--turned", "S15"];
    check(&told, 0, "interferon gamma disrupts thrombopoietin–c-MPL interaction (its sign turned)", "S14 is turned");
    let out = json(&with(&["--turned", "S14", "--json"]));
    assert_eq!((&out["before"]["sign"], &out["after"]["sign"]), (&"-".into(), &"+".into()));
    assert_eq!(out["diff"]["changed"][0]["new"]["sign"], "+");
    assert_eq!(
        (&out["changes"]["turned"], &out["changes"]["removed"]),
        (&serde_json::json!(["S14"]), &serde_json::json!([]))
    );
    // What only comes into the part that is listed is not gained.
    let first = json(&["paths", "ruxolitinib", "HLH", "--background", "--limit", "1", "--json"]);
    let inner = first["mechanisms"][0]["nodes"][1]["id"].as_str().unwrap().to_owned();
    let cut = ["what-if", "ruxolitinib", "HLH", "--background", "--limit", "1", "--without", &inner];
    check(&cut, 0, ": not listed before\n", "compared: the best mechanism of each graph");
    let out = json(&[&cut[..], &["--json"]].concat());
    assert_eq!(
        (&out["diff"]["gained"], out["diff"]["lost"].as_array().map(Vec::len)),
        (&serde_json::json!([]), Some(1))
    );
    assert_eq!(out["diff"]["entered"].as_array().map(Vec::len), Some(1));
    assert_eq!(out["same"], false);
}

#[test]
fn mechanisms_bypass_a_statement_or_are_blocked() {
    let of = |drug| ["bypass", drug, "hemopoiesis", "--despite", "S15"];
    check(&of("eltrombopag"), 0, "Without thrombopoietin–c-MPL interaction:\n  1. eltrombopag →", "");
    check(&of("thrombopoietin"), 3, "Blocked, as they need", "no mechanism bypasses the statement");
    check(&["bypass", "eltrombopag", "hemopoiesis", "--despite", "S16"], 2, "", "lowers nothing");
    check(&["bypass", "eltrombopag", "hemopoiesis", "--despite", "S99"], 3, "", "S99");
    let first = [&of("eltrombopag")[..], &["--limit", "1"]].concat();
    check(&first, 0, "", "there may be more; --limit lists more");
    assert_eq!(json(&[&first[..], &["--json"]].concat())["completeness"]["complete"], false);
    let chinese = [&of("thrombopoietin")[..], &["--lang", "zh"]].concat();
    check(&chinese, 3, "因需要血小板生成素与其受体 c-MPL 之间的相互作用而受阻：\n  1. 血小板生成素 → ", "");
    check(&["loops", "IFNG", "--lang", "zh"], 3, "干扰素-γ如何作用于自身\n没有机制", "");
    let out = json(&[&of("eltrombopag")[..], &["--json"]].concat());
    assert_eq!(out["completeness"]["complete"], true);
    assert_eq!(out["missing"], "local:int_THPO_MPL");
    assert_eq!(out["mechanisms"][0]["sign"], "+");
}

#[test]
fn a_question_is_put_to_a_changed_graph() {
    let asked = ["paths", "IFN-γ", "hemopoiesis"];
    check(&asked, 0, "net −", "");
    check(&[&asked[..], &["--without", "local:int_THPO_MPL"]].concat(), 3, "", "");
    check(&[&asked[..], &["--turned", "S14"]].concat(), 0, "net +", "");
    check(&["paths", "eltrombopag", "hemopoiesis", "--without", "thrombopoietin–c-MPL interaction"], 0, "net +", "");
    check(&[&asked[..], &["--without", "nobody"]].concat(), 3, "", "nobody");
    check(&[&asked[..], &["--turned", "S12"]].concat(), 2, "", "no sign that could be turned");
    check(&["info", "--without", "HLH"], 2, "", "are for questions");
    check(&["sql", "A:1", "A:2", "--turned", "S14"], 2, "", "are for questions");
    check(&["sql", "emapalumb", "HLH"], 2, "", "\"emapalumb\" is no identifier");
    check(&["sql", "A:1", "A:2", "--timeout", "9"], 2, "", "--timeout bounds a search, and sql writes a text");
    check(&["sql", "emapalumb", "HLH", "--embedded"], 3, "", "did you mean emapalumab");
    check(&["sql", "emapalumab", "HLH", "--embedded", "--source", "nobody"], 2, "", "nobody");
    check(&["sql", "emapalumab", "HLH", "--embedded"], 0, "-- p1: \"UNII:3S252O2Z4X\"", "");
    check(&["sql", "A:1"], 2, "", "required");
    // The graph is named after the ends, as with every verb, or with --graph.
    let nodes = "src/datasets/interferon_gamma_nodes.jsonl";
    check(&["sql", "emapalumab", "HLH", nodes], 0, "-- p1: \"UNII:3S252O2Z4X\"", "");
    check(&["sql", "emapalumab", "HLH", "--graph", nodes], 0, "-- p1: \"UNII:3S252O2Z4X\"", "");
    check(&["sql", "emapalumb", "HLH", nodes], 3, "", "did you mean emapalumab");
    check(&["sql", "A:1", "A:2", "no/such/nodes.jsonl"], 4, "", "no/such/nodes.jsonl");
    check(&["sql", "--pairs", "--max-hops", "2"], 0, "JOIN asked q ON q.from_id = n.id", "");
    check(&["sql", "--pairs", "--avoid", "eltrombopag", nodes], 0, ": \"CHEBI:85010\"", "");
    check(&["sql", "A:1", "A:2", "--pairs"], 2, "", "no file A:1; --pairs takes files, and neither FROM nor TO");
    check(&["sql", "--pairs", "--classes-of", "target"], 2, "", "cannot be used with");
    check(&[&asked[..], &["--turned", "S14", "--without-statement", "S14"]].concat(), 2, "", "name it once");
    check(&[&asked[..], &["--turned", "S14"]].concat(), 0, "by turned sign", "");
    let node = r#"{"id": "X:drug", "name": "newdrug", "category": ["biolink:Drug"]}"#;
    let edge = r#"{"id": "e1", "subject": "X:drug", "predicate": "biolink:affects", "object": "UniProtKB:P01579",
        "qualified_predicate": "biolink:causes", "object_direction_qualifier": "decreased"}"#;
    let (_folder, file) = written("more.jsonl", format!("{node}\n{}\n", edge.replace('\n', "")));
    let with = ["paths", "newdrug", "HLH", "--with", &file];
    check(&with, 0, "newdrug ⊣ interferon gamma → hemophagocytic lymphohistiocytosis", "");
}

#[test]
fn mechanisms_run_through_entities_with_a_sign_and_in_order() {
    let asked =
        |more: &[&'static str]| [&["paths", "ruxolitinib", "JAK-STAT signaling", "--background"], more].concat();
    check(&asked(&["--via", "JAK2=-"]), 0, "JAK", "");
    check(&asked(&["--via", "JAK2=+"]), 3, "", "");
    check(&asked(&["--in-order"]), 2, "", "--via");
    check(&["paths", "emapalumab", "emapalumab"], 3, "", "loops lists how it acts on itself");
    check(&["loops", "emapalumab"], 3, "", "no loop of at most 6 steps");
}

#[test]
fn two_drugs_are_compared() {
    let same = ["compare", "UNII:3S252O2Z4X", "emapalumab", "HLH"];
    check(&same, 0, "", "UNII:3S252O2Z4X and emapalumab are the same entity\n");
    check(&[&same[..], &["--lang", "zh"]].concat(), 0, "", "UNII:3S252O2Z4X和emapalumab是同一实体\n");
    // Without --sign there would be none either.
    let signed = ["compare", "eltrombopag", "ruxolitinib", "HLH", "--sign", "minus"];
    check(&signed, 3, "", "neither has a mechanism; mechgraph paths says why\n");
    let asked = ["compare", "IFN-γ", "eltrombopag", "hemopoiesis"];
    let opposed =
        "against each other:\n  thrombopoietin receptor (UniProtKB:P40238): IFN-γ − in 1, eltrombopag + in 1\n";
    check(&asked, 0, opposed, "");
    check(
        &["compare", "emapalumab", "ruxolitinib", "HLH", "--background", "--limit", "1"],
        0,
        "ruxolitinib to HLH: −; the best mechanism\n",
        "",
    );
    check(
        &["compare", "emapalumab", "ruxolitinib", "HLH", "--background", "--limit", "1", "--lang", "zh"],
        0,
        "ruxolitinib对HLH：净效应为负；仅计最佳的1条机制\n",
        "",
    );
    check(
        &["loops", "emapalumab", "--max-hops", "1"],
        3,
        "",
        "no loop of at most 1 step leads from emapalumab back to it",
    );
    check(
        &["compare", "emapalumab", "ruxolitinib", "HLH", "--background", "--limit", "2"],
        0,
        "the best 2 mechanisms",
        "",
    );
    check(&["compare", "ruxolitinib", "eltrombopag", "HLH"], 3, "no mechanism", "paths says why");
    check(&["compare", "emapalumb", "ruxolitinib", "HLH"], 3, "", "did you mean emapalumab");
    let out = json(&[&asked[..], &["--json"]].concat());
    assert_eq!(out["entities"][0]["relation"], "opposed");
    assert_eq!(out["entities"][0]["first"]["-"], 1);
    assert_eq!(out["second"]["verdict"], "+");
}

#[test]
fn ends_that_are_the_same_are_all_that_is_said() {
    for (to, said) in [
        ("IFN-γ", "both ends are IFN-γ; mechgraph loops lists how it acts on itself\n"),
        ("HGNC:5438", "IFN-γ and HGNC:5438 are the same entity; mechgraph loops lists how it acts on itself\n"),
    ] {
        let output = mechgraph(&["paths", "IFN-γ", to]);
        assert_eq!(output.status.code(), Some(3));
        assert_eq!([output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()), ["", said]);
        let whole = mechgraph(&["paths", "IFN-γ", to, "--json"]);
        let whole: Json = serde_json::from_slice(&whole.stdout).unwrap();
        assert_eq!((&whole["from"]["id"], &whole["verdict"]["sign"]), (&whole["to"]["id"], &"none".into()));
    }
}

#[test]
fn candidates_are_ranked_with_their_claims() {
    check(
        &["candidates", "HLH"],
        0,
        "1. emapalumab (UNII:3S252O2Z4X); approved for primary hemophagocytic lymphohistiocytosis",
        "",
    );
    check(&["candidates", "emapalumab"], 0, "2. aplastic anemia (MONDO:0015909)\n   emapalumab ⊣", "");
    check(
        &["candidates", "HLH", "--without-known"],
        3,
        "",
        "no candidate: a treatment is claimed of each; without --w",
    );
    let chance = "   p 1.0000: 20 of 20 permuted networks have as good a mechanism\n";
    check(&["candidates", "HLH", "--permutations", "20"], 0, chance, "");
    check(&["candidates", "HLH", "--seed", "2"], 2, "", "--permutations");
    check(
        &["paths", "emapalumab", "HLH", "--permutations", "5"],
        0,
        "By chance: p 1.0000: 5 of 5 permuted networks",
        "",
    );
    let out = json(&["paths", "emapalumab", "HLH", "--permutations", "5", "--json"]);
    assert_eq!((&out["chance"]["networks"], &out["chance"]["p_value"]), (&5.into(), &1.0.into()));
    check(&["candidates", "nobody"], 3, "", "nobody");
    check(&["candidates", "Cargo.toml"], 3, "", "it is a file, and files come after the names, or with --graph");
    let wrong = mechgraph(&["candidates", "HLH", "--of", "biolink:Drag"]);
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.starts_with("mechgraph: category biolink:Drag is neither"), "{said}");
    check(&["candidates", "emapalumab", "--limit", "2"], 0, "2. ", "there may be more; --limit lists more");
    let out = json(&["candidates", "emapalumab", "--limit", "2", "--json"]);
    assert_eq!((&out["sign"], &out["complete"]), (&"-".into(), &false.into()));
    assert_eq!(out["candidates"].as_array().unwrap().len(), 2);
    assert_eq!(out["candidates"][0]["entity"]["id"], "MONDO:0015540");
    assert_eq!(out["candidates"][0]["mechanism"]["sign"], "-");
}

#[test]
fn costs_and_correlations_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (costs, graph) = (path("costs.tsv"), path("graph.jsonl"));
    fs::write(&costs, "# mine\nstep\t500\n").unwrap();
    let cost =
        |costs: &str| json(&["paths", "emapalumab", "HLH", "--json", "--cost", costs])["mechanisms"][0]["cost"].clone();
    assert_eq!((cost("steps"), cost(&costs)), (2.0.into(), 1.0.into()));
    fs::write(&costs, "step\tmuch\n").unwrap();
    check(&["paths", "emapalumab", "HLH", "--cost", &costs], 2, "", "line 1 of the table of costs: much is no cost");
    check(&["paths", "emapalumab", "HLH", "--cost", "nothing"], 2, "", "relevance, steps or a file is expected");

    let lines = "{\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:positively_correlated_with\", \"object\": \"MONDO:1\"}\n\
                 {\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:contraindicated_in\", \"object\": \"MONDO:1\"}\n\
                 {\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:treats\", \"object\": \"MONDO:1\", \
                 \"negated\": true}\n\
                 {\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:treats\", \"object\": \"MONDO:1\", \
                 \"knowledge_level\": \"prediction\", \"primary_knowledge_source\": \"infores:xdtd\"}\n";
    fs::write(&graph, lines).unwrap();
    let asked = ["--graph", &graph, "paths", "CHEBI:1", "MONDO:1"];
    check(&asked, 3, "Without the exclusion of correlations there would be: CHEBI:1 ═ MONDO:1", "");
    check(
        &[&asked[..], &["--correlations"]].concat(),
        0,
        "CHEBI:1 ═ MONDO:1, positively_correlated_with; by correlation",
        "",
    );
    check(&asked, 3, "  predicted (infores:xdtd): CHEBI:1 treats MONDO:1 ", "");
    check(&asked, 3, "Against it:\n  said to do harm: CHEBI:1 is contraindicated in MONDO:1 ", "");
    check(&asked, 3, "  a source denies it: CHEBI:1 treats MONDO:1 ", "");
}

#[test]
fn what_acts_the_other_way_has_its_arrow_that_way() {
    let line = "{\"subject\": \"HP:1\", \"predicate\": \"biolink:manifestation_of\", \"object\": \"MONDO:1\"}\n";
    let (_folder, graph) = written("graph.jsonl", line);
    let asked = ["--graph", &graph, "paths", "HP:1", "MONDO:1"];
    check(&asked, 3, "    acts the other way: MONDO:1 → HP:1, manifestation_of ", "");
}

#[test]
fn metapaths_are_ranked_and_their_errors_placed() {
    let metapath = "Drug -affects[decreased]-> Protein -contributes_to-> Disease";
    let check = |more: &[&str], code, out, err| check(&[&["metapath"], more].concat(), code, out, err);
    check(&[metapath, "--from", "emapalumab"], 0, "\t1\tUNII:3S252O2Z4X\temapalumab\tMONDO:0015540\t", "2 of 2 pairs");
    check(&[metapath, "--limit", "1"], 0, "emapalumab", "1 of ");
    check(&[metapath, "--permutations", "5", "--seed", "2"], 0, "\temapalumab\t", "DWPC, p-value, paths, from, to");
    check(&[metapath, "--timeout", "0"], 6, "", "give more time by --timeout");
    check(&[metapath, "--seed", "2"], 2, "", "--permutations");
    check(&["Drug"], 2, "", "\"Drug\" is a kind of entities by itself; a metapath joins kinds of entities, such as");
    check(&["affects"], 2, "", "\"affects\" is a predicate by itself");
    check(&["Disease -affects-> Drug"], 3, "", "0 of 0 pairs");
    check(&["Drug -afects-> Gene"], 2, "", "column 7: predicate biolink:afects");
    check(&["CbG"], 2, "", "no statement of this graph has a property metaedge");
    check(&["CbGa"], 2, "", "column 5");
    check(&[metapath, "--from", "emapalumb"], 3, "", "did you mean emapalumab?");
    check(&[metapath, "--damping", "-1"], 2, "", "damping");
    let answer = json(&["metapath", metapath, "--to", "HLH", "--json"]);
    assert_eq!((&answer["metapath"], &answer["damping"], &answer["pairs"]), (&metapath.into(), &0.5.into(), &1.into()));
    assert_eq!(
        (&answer["counts"][0]["from"]["name"], &answer["counts"][0]["paths"]),
        (&"emapalumab".into(), &1.into())
    );
    assert!(answer["counts"][0]["dwpc"].as_f64().unwrap() > 0.0);
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
    for key in ["entities", "statements", "categories", "predicates", "knowledge_sources", "sources"] {
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
fn a_closed_pipe_is_no_failure() {
    for arguments in [
        &["paths", "emapalumab", "HLH", "--background"][..],
        &["convert", "--background", "-o", "-"],
        &["draw", "emapalumab", "HLH", "-o", "-", "--format", "html"],
    ] {
        let mut child = start(arguments);
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("pipe"), "{arguments:?}");
    }
}

#[test]
fn the_sources_of_a_graph_are_listed_with_their_hashes() {
    let (_folder, path) = written("one.jsonl", "{\"id\": \"HGNC:11603\", \"name\": \"TBX4\"}\n");
    let info = json(&["info", "--json", "--graph", &path]);
    // As `sha256sum` prints it.
    let expected = "4099ac4781cae60bc05c673989a6dfa7eaee1f13c59623acb57fbccfaf8561e1";
    let source = &info["sources"][0];
    assert_eq!((&source["sha256"], &source["format"]), (&expected.into(), &"kgx-jsonl".into()));
    assert_eq!((&source["rows"]["read"], &source["name"]), (&1.into(), &path.into()));
    let edges = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/datasets/interferon_gamma_edges.jsonl");
    let bytes = fs::read(&edges).unwrap();
    let info = with_input(&["info", "--json", "--graph", "-"], &bytes);
    let info: Json = serde_json::from_slice(&info.stdout).unwrap();
    let hash: String = format!("{:x}", sha2::Sha256::digest(&bytes));
    assert_eq!(info["sources"][0]["sha256"], hash.as_str());
    assert_eq!(json(&["info", "--json"])["sources"], serde_json::json!([]));
}

#[test]
fn files_after_a_verb_are_those_of_the_graph_option() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.jsonl");
    fs::write(&file, "{\"id\":\"A:1\",\"name\":\"only here\",\"category\":[\"biolink:Gene\"]}\n").unwrap();
    let (file, snapshot) = (file.to_str().unwrap(), folder.path().join("x.mg").to_str().unwrap().to_owned());
    for (verb, expected) in
        [(&["find", "only here"][..], "A:1"), (&["show", "A:1"], "A:1"), (&["info"], "1"), (&["check"], "1 row")]
    {
        check(&[verb, &[file]].concat(), 0, expected, "");
        check(&[verb, &["--graph", file]].concat(), 0, expected, "");
    }
    for place in [&[file][..], &["--graph", file]] {
        check(&[&["build", "-o", &snapshot], place].concat(), 0, "", "1 entity");
        check(&["find", "only here", &snapshot], 0, "A:1", "");
    }
    for arguments in
        [&["check", "--graph", "missing"][..], &["build", "-o", &snapshot, "missing"], &["info", "missing"]]
    {
        check(arguments, 4, "", "cannot open missing");
    }
    check(&["paths", "emapalumab", "aplastic", "anemia"], 4, "", "quote a name that has spaces");
    check(&["check"], 2, "", "no file is named");
}

#[test]
fn ends_are_names_sets_categories_or_anything() {
    check(&["paths", "biolink:Drug", "HLH"], 0, "From any biolink:Drug to", "");
    check(&["paths", "emapalumab | ruxolitinib", "HLH"], 0, "From any of emapalumab, ruxolitinib", "");
    check(&["paths", "emapalumab", "*", "--limit", "1"], 0, "to anything", "");
    check(&["paths", "HLH", "emapalumab"], 3, "No mechanism", "exchange the ends");
    check(&["paths", "eltrombopag", "HLH"], 3, "No mechanism", "");
    check(&["paths", "emapalumab", "HLH", "--limit", "0"], 2, "", "1 or more is expected");
}

#[test]
fn every_filter_of_a_query_has_an_option() {
    let ends = ["paths", "emapalumab", "HLH"];
    let none = |option: [&str; 2]| check(&[&ends[..], &option].concat(), 3, "No mechanism", "");
    none(["--avoid-statement", "S01"]);
    none(["--avoid-predicate", "affects"]);
    none(["--avoid-category", "Protein"]);
    none(["--avoid-source", "infores:mechgraph-seed"]);
    none(["--predicate", "causes"]);
    none(["--category", "Cell"]);
    none(["--context", "disease=MONDO:0015909"]);
    check(&[&ends[..], &["--layer", "seed", "--no-correlations", "--exact"]].concat(), 0, "[seed] S01", "");
    check(&[&ends[..], &["--context", "organ=X:1"]].concat(), 2, "", "unknown context dimension");
}

#[test]
fn alternative_contexts_are_told_as_such() {
    let lines = "{\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:disrupts\", \"object\": \"UniProtKB:1\", \
                 \"context\": {\"cell\": \"T cell\"}}\n\
                 {\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:disrupts\", \"object\": \"UniProtKB:1\", \
                 \"context\": {\"pathway\": \"IFNGR\"}}\n";
    let (_folder, graph) = written("graph.jsonl", lines);
    let asked = ["--graph", &graph, "paths", "CHEBI:1", "UniProtKB:1"];
    check(&asked, 0, " or in ", "");
    let contexts = &json(&[&asked[..], &["--json"]].concat())["mechanisms"][0]["contexts"];
    assert_eq!(contexts.as_array().unwrap().len(), 2, "{contexts}");
}

#[test]
fn options_without_use_are_refused_with_the_remedy() {
    let ends = ["emapalumab", "HLH"];
    let explain = ["explain", ends[0], ends[1]];
    check(&["paths", ends[0], ends[1], "--epistemic", "refuted"], 2, "", "what is refuted is no step");
    check(
        &[&explain[..], &["--clinical", "approved"]].concat(),
        0,
        "approved: emapalumab treats",
        "2 statements about",
    );
    check(&["paths", ends[0], ends[1], "--as-of", "2019"], 0, "", "3 statements about treatment left out by --as-of");
    let none = mechgraph(&["paths", "IFN-γ", "hemopoiesis", "--as-of", "2999"]);
    assert_eq!(String::from_utf8_lossy(&none.stderr), "");
    check(
        &["paths", ends[0], ends[1], "--jurisdiction", "FR"],
        0,
        "",
        "there are some for US, which --jurisdiction US lists",
    );
    check(&["paths", "biolink:Bacterium", ends[1]], 3, "", "no entity of the category biolink:Bacterium");
    check(&["candidates", ends[1], "--of", "biolink:Bacterium"], 3, "", "no entity of the category biolink:Bacterium");
    for name in ["a.dot", "a.mmd"] {
        for option in [&["--theme", "dark"][..], &["--width", "500"], &["--no-legend"]] {
            check(&[&["draw", ends[0], ends[1], "-o", name], option].concat(), 2, "", "are for .svg, .png and .pdf");
        }
    }
    let merged = mechgraph(&["info", "--embedded", "--merge-equivalents"]);
    assert!(!String::from_utf8(merged.stderr).unwrap().contains("0 entities"));
}

#[test]
fn an_explanation_begins_with_the_verdict_and_tells_treatments() {
    let output = mechgraph(&["explain", "ruxolitinib", "HLH", "--background", "--lang", "zh"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].starts_with("结论：净效应为负"), "{text}");
    assert_eq!(lines.iter().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count(), 5, "{text}");
    for part in ["同第1条", "所称的治疗用途：", "引用：", "  [10] CLINICALTRIALS:NCT02400463"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("net −"), "{text}");
}

#[test]
fn a_mechanism_without_direction_is_explained() {
    let lines = "{\"subject\": \"CHEBI:1\", \"predicate\": \"biolink:affects\", \"object\": \"UniProtKB:1\"}\n";
    let (_folder, graph) = written("graph.jsonl", lines);
    check(&["explain", "CHEBI:1", "UniProtKB:1", &graph], 0, "CHEBI:1 has an effect of unknown sign on", "");
}

#[test]
fn what_a_message_offers_helps() {
    check(&["show", "S15"], 0, "S15, a statement", "");
    check(&["show", "S15", "--json"], 0, "\"id\": \"S15\"", "");
    check(&["show", "S999"], 3, "", "is not in this graph");
    check(&["paths", "biolink:Drag", "HLH"], 2, "", "did you mean biolink:Drug?");
    check(&["paths", "Drug", "HLH"], 3, "", "biolink:Drug is any entity of that category");
    let other = mechgraph(&["metapath", "Drug -nosuch-> Disease"]);
    let said = String::from_utf8_lossy(&other.stderr).into_owned();
    assert!(said.contains("nosuch") && !said.contains("did you mean"), "{said}");
    // Larger sets of entities cannot help where a step joins the ends.
    let direct = ["essential", "emapalumab", "IFN-γ"];
    check(&direct, 0, "entities takes every mechanism away", "a step joins the ends directly");
    check(&[&direct[..], &["--statements"]].concat(), 0, "Removing any one of these", "");
    // How many there are is said where it is known.
    let listed = ["paths", "biolink:Drug", "*", "--limit", "1"];
    check(&listed, 0, "Listed: 1 of ", "");
}
