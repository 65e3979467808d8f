//! Pages as text: what stands in them is whole, and means nothing to HTML.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use mechgraph::model::{Curie, Effect, Entity, Statement};
use mechgraph::query::{Answer, MechanismQuery};
use mechgraph::render::{Language, PageOptions, explain, explain_answer, page, page_around};
use mechgraph::{GraphBuilder, KnowledgeGraph, datasets};
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

/// A drug, a disease, and between them so many genes that it raises and as many that it lowers, which have the same names.
fn namesakes(count: usize) -> KnowledgeGraph {
    let id = |local: String| format!("X:{local}").parse::<Curie>().unwrap();
    let entity = |local: &str, name: &str, category: &str| {
        Entity::new(id(local.to_owned())).named(name).in_category(category.parse().unwrap())
    };
    let mut builder = GraphBuilder::new();
    builder.add_entity(entity("drug", "drug", "biolink:Drug"));
    builder.add_entity(entity("disease", "disease", "biolink:Disease"));
    for (number, (sign, effect)) in
        (0..count).flat_map(|number| [("plus", Effect::Positive), ("minus", Effect::Negative)].map(|it| (number, it)))
    {
        let gene = format!("{sign}{number}");
        builder.add_entity(entity(&gene, &format!("gene {number}"), "biolink:Gene"));
        for (subject, object, effect) in [("drug", &*gene, effect), (&*gene, "disease", Effect::Positive)] {
            let (subject, object) = (id(subject.to_owned()), id(object.to_owned()));
            let mut statement = Statement::new(subject, "affects".parse().unwrap(), object);
            statement.effect = Some(effect);
            builder.add_statement(statement);
        }
    }
    builder.freeze().unwrap()
}

#[test]
fn entities_of_one_name_are_each_in_the_group_of_their_own() {
    let graph = namesakes(100);
    let around = data(&page_around(graph.node("X:drug").unwrap(), 1, 300, Language::En).unwrap());
    let members = around["nodes"].as_array().unwrap().iter().flat_map(|node| node["members"].as_array().unwrap());
    let members: Vec<&str> = members.map(|id| id.as_str().unwrap()).collect();
    assert_eq!((members.len(), members.iter().collect::<BTreeSet<_>>().len()), (200, 200));

    let answer = MechanismQuery::between("X:drug", "X:disease").limit(200).answer(&graph).unwrap();
    assert_eq!(answer.mechanisms.len(), 200);
    let groups = data(&page(&answer, &graph, Language::En))["groups"].clone();
    for number in 1..100 {
        let group = |sign: &str| groups[format!("X:{sign}{number}")].as_str().unwrap().to_owned();
        assert_eq!((&*group("plus"), &*group("minus")), ("X:plus0", "X:minus0"));
    }
}

#[test]
fn a_page_says_on_which_day_it_was_drawn_if_that_is_given() {
    let graph = datasets::interferon_gamma();
    let answer = ask(&MechanismQuery::between("emapalumab", "HLH"), &graph);
    let centre = graph.find("emapalumab").best[0].node;
    let dated = PageOptions::from(Language::En).dated("2026-11-29".parse().unwrap());
    for (with, without) in [
        (page(&answer, &graph, dated), page(&answer, &graph, Language::En)),
        (page_around(centre, 1, 50, dated).unwrap(), page_around(centre, 1, 50, Language::En).unwrap()),
    ] {
        assert_eq!((&data(&with)["date"], &data(&without)["date"]), (&"2026-11-29".into(), &Json::Null));
    }
}
