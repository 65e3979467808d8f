//! Pages as text: what stands in them is whole, and means nothing to HTML.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::query::{Answer, MechanismQuery};
use mechgraph::render::{Language, explain, explain_answer, page, page_around};
use mechgraph::{KnowledgeGraph, datasets};
use serde_json::Value as Json;

/// The data of a page.
fn data(html: &str) -> Json {
    let start = "<script type=\"application/json\" id=\"data\">";
    let (_, rest) = html.split_once(start).unwrap();
    let (text, _) = rest.split_once("</script>").unwrap();
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    serde_json::from_str(text).unwrap()
}

fn ask(query: &MechanismQuery, graph: &KnowledgeGraph) -> Answer {
    query.answer(graph).unwrap()
}

/// Questions with one mechanism, with several, with a shortcut, with none, and about anything.
fn questions() -> Vec<MechanismQuery> {
    let pairs = [
        ("emapalumab", "HLH"),
        ("emapalumab", "secondary HLH"),
        ("ruxolitinib", "HLH"),
        ("eltrombopag", "hemopoiesis"),
        ("interferon gamma", "hemopoiesis"),
        ("eltrombopag", "HLH"),
    ];
    let between = pairs.map(|(from, to)| MechanismQuery::between(from, to));
    let others = [MechanismQuery::starting_at("emapalumab"), MechanismQuery::between("ruxolitinib", "HLH").max_hops(1)];
    between.into_iter().chain(others).collect()
}

/// Every id that a page names is one that it knows: a step's statements, their ends, what is about them.
#[test]
fn what_a_page_names_it_knows() {
    for graph in [datasets::interferon_gamma(), datasets::interferon_gamma_with_background()] {
        let mut steps = 0;
        for query in questions() {
            let answer = ask(&query, &graph);
            let data = data(&page(&answer, &graph, Language::En));
            let knows = |kind: &str, id: &Json| assert!(data[kind].get(id.as_str().unwrap()).is_some(), "{kind} {id}");
            let links = data["links"].as_array().unwrap().len() as u64;
            for mechanism in data["mechanisms"].as_array().unwrap() {
                mechanism["nodes"].as_array().unwrap().iter().for_each(|node| knows("entities", node));
                mechanism["about"].as_array().unwrap().iter().for_each(|about| knows("statements", about));
                for step in mechanism["steps"].as_array().unwrap() {
                    steps += 1;
                    assert!(step["link"].as_u64().unwrap() < links);
                    for support in step["supports"].as_array().unwrap() {
                        knows("statements", &support["statement"]);
                    }
                }
            }
            for claim in data["therapeutic"].as_array().unwrap() {
                knows("statements", &claim["statement"]);
            }
            for statement in data["statements"].as_object().unwrap().values() {
                for end in [&statement["subject"], &statement["object"]] {
                    end.get("entity").into_iter().for_each(|id| knows("entities", id));
                }
                for language in ["en", "zh"] {
                    assert!(!statement["sentence"][language].as_str().unwrap().is_empty());
                }
            }
        }
        assert!(steps > 5);
    }
}

#[test]
fn an_answer_is_told_as_its_mechanisms_are() {
    for graph in [datasets::interferon_gamma(), datasets::interferon_gamma_with_background()] {
        for query in questions() {
            let answer = ask(&query, &graph);
            let mechanisms = query.run(&graph).unwrap();
            for (mechanism, answered) in mechanisms.zip(&answer.mechanisms) {
                for language in [Language::En, Language::Zh] {
                    let told = explain_answer(&answer, answered, &graph, language);
                    assert_eq!(told, explain(&mechanism, language), "{mechanism}");
                }
            }
        }
    }
}

#[test]
fn both_languages_are_in_every_page() {
    let graph = datasets::interferon_gamma();
    let answer = ask(&MechanismQuery::between("emapalumab", "HLH"), &graph);
    let centre = graph.find("emapalumab").best[0].node;
    for (language, tag) in [(Language::En, "en"), (Language::Zh, "zh")] {
        for html in [page(&answer, &graph, language), page_around(centre, 1, 50, language).unwrap()] {
            assert!(html.contains(&format!("<html lang=\"{tag}\">")));
            let data = data(&html);
            assert_eq!(data["language"], tag);
            let words = &data["words"];
            let keys = |language: &str| words[language].as_object().unwrap().keys().collect::<Vec<_>>();
            assert_eq!(keys("en"), keys("zh"));
        }
    }
}

/// A word that the page asks for is one that it has, and one that it has is asked for.
#[test]
fn every_word_of_the_interface_is_used() {
    let graph = datasets::interferon_gamma();
    let answer = ask(&MechanismQuery::between("emapalumab", "HLH"), &graph);
    let centre = graph.find("emapalumab").best[0].node;
    let pages = [page(&answer, &graph, Language::En), page_around(centre, 1, 50, Language::En).unwrap()];
    let words = data(&pages[0])["words"]["en"].as_object().unwrap().clone();
    let scripts: Vec<&str> = pages.iter().map(|html| html.rsplit_once("<script>").unwrap().1).collect();
    for script in &scripts {
        for asked in script.split("word(\"").skip(1) {
            let (key, after) = asked.split_once('"').unwrap();
            let is_start = after.starts_with(" +");
            let has = |known: &String| known == key || (is_start && known.starts_with(key));
            assert!(words.keys().any(has), "{key} has no word");
        }
    }
    for key in words.keys() {
        let family = key.split_once('_').map_or(key.as_str(), |(family, _)| family);
        let uses = [format!("\"{key}\""), format!("\"{family}_\" +")];
        let is_used = pages.iter().any(|html| {
            let (before, _) = html.split_once("<script").unwrap();
            let (_, script) = html.rsplit_once("<script>").unwrap();
            uses.iter().any(|text| before.contains(text) || script.contains(text))
        });
        assert!(is_used, "{key} is not used");
    }
}

#[test]
fn the_library_is_in_the_page_that_needs_it_alone() {
    let graph = datasets::interferon_gamma();
    let answer = ask(&MechanismQuery::between("emapalumab", "HLH"), &graph);
    let centre = graph.find("emapalumab").best[0].node;
    assert!(page(&answer, &graph, Language::En).len() < 200_000);
    assert!(page_around(centre, 1, 50, Language::En).unwrap().contains("The Cytoscape Consortium"));
    assert!(page_around(centre, 17, 50, Language::En).is_err());
}
