//! Answers and proofs in JSON, checked against a graph.

use std::io::Write as _;

use serde_json::{Value as Json, json};

use super::program::{check, check_with_input, json, mechgraph, written};

fn refused(arguments: &[&str], change: impl Fn(&mut Json), expected: &str) {
    let mut answer = json(arguments);
    change(&mut answer);
    check_with_input(&["verify", "-"], &serde_json::to_vec(&answer).unwrap(), 4, "", expected);
}

const PATHS: [&str; 4] = ["paths", "emapalumab", "HLH", "--json"];
const EXPLAIN: [&str; 4] = ["explain", "emapalumab", "HLH", "--json"];

#[test]
fn what_the_program_prints_holds() {
    let questions = [
        &PATHS[..],
        &EXPLAIN,
        &["explain", "emapalumab", "HLH", "--json", "--lang", "zh"],
        &["paths", "emapalumab", "secondary HLH", "--json"],
        &["paths", "biolink:Drug", "*", "--json", "--limit", "200", "--no-correlations"],
        &["paths", "IFN-γ", "造血", "--json", "--layer", "seed"],
    ];
    for question in questions {
        let answer = serde_json::to_vec(&json(question)).unwrap();
        check_with_input(&["verify", "-"], &answer, 0, " hold", "");
        check_with_input(&["verify", "-", "--json"], &answer, 0, "\"holds\": true", "");
    }
    let background = json(&["paths", "ruxolitinib", "HLH", "--json", "--background"]);
    let background = serde_json::to_vec(&background).unwrap();
    check_with_input(&["verify", "-", "--background"], &background, 0, "hold", "");
    check_with_input(&["verify", "-"], &background, 4, "", "is not in the graph");
}

#[test]
fn a_forged_field_of_an_answer_is_refused_by_name() {
    // Every field of the first mechanism, but for lists that are empty: what is in none of them cannot be forged.
    let answer = json(&PATHS);
    let mut places = Vec::new();
    leaves(&answer["mechanisms"][0], "/mechanisms/0".to_owned(), &mut places);
    leaves(&answer["therapeutic"], "/therapeutic".to_owned(), &mut places);
    leaves(&answer["from"], "/from".to_owned(), &mut places);
    assert!(places.len() > 60, "{places:?}");
    for place in places {
        let mut forged = answer.clone();
        let value = forged.pointer_mut(&place).unwrap();
        *value = match value {
            Json::Bool(value) => (!*value).into(),
            Json::Number(number) => {
                number.as_u64().map_or_else(|| (number.as_f64().unwrap() + 7.0).into(), |whole| (whole + 7).into())
            }
            Json::String(text) if text == "forward" => "backward".into(),
            Json::String(text) if text == "-" => "+".into(),
            Json::String(text) if text == "+" => "-".into(),
            Json::String(text) if text == "established" => "suggested".into(),
            Json::String(text) if text == "approved" => "off_label".into(),
            Json::String(text) => format!("{text}0").into(),
            _ => continue,
        };
        let forged = serde_json::to_vec(&forged).unwrap();
        let output = super::program::with_input(&["verify", "-"], &forged);
        assert_eq!(output.status.code(), Some(4), "{place}: {}", String::from_utf8_lossy(&output.stdout));
    }
    let statement = |answer: &mut Json, key: &str, value: Json| {
        answer["mechanisms"][0]["steps"][0]["statements"][0][key] = value;
    };
    let at = "mechanisms[0].steps[0].statements[0].publications[0] is not what the graph gives";
    refused(&PATHS, |it| statement(it, "publications", json!(["PMID:1"])), at);
    refused(&PATHS, |it| it["mechanisms"][0]["cost"] = 1.0.into(), "mechanisms[0].cost");
    refused(&PATHS, |it| it["mechanisms"][0]["sign"] = "+".into(), "mechanism 1: the steps give sign −");
    refused(&PATHS, |it| statement(it, "id", "S01".into()), "mechanism 1: statement \"S01\" does not support step 1");
    refused(&PATHS, |it| it["query"]["to"] = "aplastic anemia".into(), "to.id");
    refused(&PATHS, |it| drop(it.as_object_mut().unwrap().remove("query")), "what was asked");
}

#[test]
fn a_forged_verdict_count_or_list_is_refused_by_name() {
    const MANY: [&str; 6] = ["paths", "biolink:Drug", "*", "--limit", "5", "--json"];
    const LIST: [&str; 6] = ["explain", "biolink:Drug", "*", "--limit", "5", "--json"];
    const NONE: [&str; 4] = ["paths", "ruxolitinib", "HLH", "--json"];
    let answer = json(&MANY);
    let count = answer["mechanisms"].as_array().unwrap().len();
    assert!(count > 1, "{count}");
    refused(&PATHS, |it| it["verdict"]["sign"] = "+".into(), "verdict.sign is not what the graph gives");
    refused(&PATHS, |it| it["verdict"]["strength"] = "leaning".into(), "verdict.strength");
    refused(&PATHS, |it| it["verdict"]["status"] = "suggested".into(), "verdict.status");
    refused(&PATHS, |it| it["verdict"]["counts"]["-"]["mechanisms"] = 7.into(), "verdict.counts.-.mechanisms");
    refused(&PATHS, |it| it["verdict"]["counts"]["-"]["publications"] = 7.into(), "verdict.counts.-.publications");
    refused(&PATHS, |it| it["completeness"]["complete"] = false.into(), "completeness.complete");
    refused(&PATHS, |it| it["filtered"]["undated"] = 1.into(), "filtered.undated");
    let without = |it: &mut Json, place: usize| {
        let list = it["mechanisms"].as_array_mut().unwrap();
        list.remove(place);
        for (rank, mechanism) in (1..).zip(list) {
            mechanism["rank"] = rank.into();
        }
    };
    for place in 0..count {
        refused(&MANY, |it| without(it, place), "mechanisms");
    }
    // To say that a limit cut the run does not hide what was left out, nor another sign.
    let cut = |it: &mut Json| {
        it["completeness"]["cut_by"] = "expansions".into();
        it["completeness"]["complete"] = false.into();
    };
    refused(
        &MANY,
        |it| {
            without(it, 0);
            cut(it);
        },
        "mechanisms",
    );
    refused(
        &PATHS,
        |it| {
            it["verdict"]["sign"] = "+".into();
            cut(it);
        },
        "verdict.sign",
    );
    // Of an explanation, too.
    let list = |it: &mut Json| it["explanations"].take().as_array().unwrap().clone();
    let without = |it: &mut Json, place: usize| {
        let mut list = list(it);
        list.remove(place);
        it["explanations"] = list.into();
    };
    refused(&LIST, |it| without(it, 0), "mechanism 1: the graph gives another");
    refused(&LIST, |it| without(it, 4), "the graph gives 5 mechanisms, not 4");
    refused(&LIST, |it| it["verdict"]["sign"] = "conflicting".into(), "verdict.sign is not what the graph gives");
    // The list alone, as earlier versions printed it, is checked as well.
    let alone = serde_json::to_vec(&list(&mut json(&LIST))).unwrap();
    check_with_input(&["verify", "-"], &alone, 0, "5 mechanisms hold", "");
    // An absence is found again.
    let absent = serde_json::to_vec(&json(&NONE)).unwrap();
    check_with_input(&["verify", "-"], &absent, 0, "hold", "");
    refused(&NONE, |it| it["absence"]["missing_step"]["predicate"] = "biolink:same_as".into(), "absence.missing_step");
}

/// The places of the values in a value.
fn leaves(value: &Json, place: String, places: &mut Vec<String>) {
    match value {
        Json::Object(map) => map.iter().for_each(|(key, value)| leaves(value, format!("{place}/{key}"), places)),
        Json::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| leaves(value, format!("{place}/{index}"), places));
        }
        Json::Null => {}
        _ => places.push(place),
    }
}

#[test]
fn a_forged_explanation_or_proof_is_refused_by_name() {
    refused(&EXPLAIN, |it| it["explanations"][0]["sentences"][0] = "It cures.".into(), "mechanism 1: sentences");
    refused(&EXPLAIN, |it| it["explanations"][0]["citations"][0] = "PMID:1".into(), "mechanism 1: citations");
    refused(&EXPLAIN, |it| it["explanations"][0]["mechanism"] = "all is well".into(), "mechanism 1: mechanism");
    refused(
        &EXPLAIN,
        |it| it["explanations"][0]["proof"]["status"] = "suggested".into(),
        "not the status that the proof claims",
    );
    let proof = json(&EXPLAIN)["explanations"][0]["proof"].clone();
    check_with_input(&["verify", "-"], &serde_json::to_vec(&proof).unwrap(), 0, "1 mechanism holds", "");
    let forge = |change: fn(&mut Json), expected: &str| {
        let mut proof = proof.clone();
        change(&mut proof);
        check_with_input(&["verify", "-"], &serde_json::to_vec(&proof).unwrap(), 4, "", expected);
    };
    forge(|it| it["steps"][0]["effect"] = "+".into(), "statement \"S07\" does not support step 1");
    forge(|it| it["query"]["max_hops"] = 1.into(), "does not meet a constraint of the query");
    forge(|it| it["query"]["layer"] = "seed".into(), "unknown field `layer`");
    forge(|it| it["sing"] = "+".into(), "unknown field `sing`");
}

#[test]
fn what_is_no_proof_is_bad_input() {
    check_with_input(&["verify", "-"], b"{", 4, "", "not an answer or a proof in JSON: EOF");
    check_with_input(&["verify", "-"], b"\n", 4, "", "the file is empty");
    check_with_input(&["match", "-"], b"", 4, "", "the file is empty");
    // Both read what is compressed.
    let mut archive = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    archive.write_all(&mechgraph(&["paths", "emapalumab", "HLH", "--json"]).stdout).unwrap();
    check_with_input(&["verify", "-"], &archive.finish().unwrap(), 0, "1 mechanism holds", "");
    check_with_input(&["verify", "-"], b"{}", 4, "", "neither an answer nor a proof");
    check(&["verify", "no/such/file.json"], 4, "", "no/such/file.json");
    check(&["verify"], 2, "", "<PROOF.json>");
    let (_folder, file) = written("answer.json", serde_json::to_vec(&json(&PATHS)).unwrap());
    check(&["verify", &file], 0, "1 mechanism holds", "");
}
