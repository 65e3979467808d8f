//! Formats for other programs: what is written is read by a parser of its own, and every value compared.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use mechgraph::io::kgx::{JsonlReader, write_jsonl_edges, write_jsonl_nodes};
use mechgraph::io::{Content, Destination, Format, OtherFormat, Room, WriteFormat, WriteReport};
use mechgraph::{Effect, GraphBuilder, KnowledgeGraph, datasets};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

const ABOUT: &str = "a statement about a statement";

/// Names that end strings, elements and lines, and values of every shape.
const HOSTILE: &str = include_str!("exchange/hostile.jsonl");

fn hostile() -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let report = builder.load(JsonlReader::new("hostile", HOSTILE.trim().as_bytes())).unwrap();
    assert_eq!(report.quarantined, 0, "{report}");
    builder.freeze().unwrap()
}

fn written(graph: &KnowledgeGraph, format: WriteFormat) -> (String, WriteReport) {
    let mut bytes = Vec::new();
    let report = Destination::whole("x", format).write(graph, &mut bytes).unwrap();
    let mut again = Vec::new();
    Destination::whole("x", format).write(graph, &mut again).unwrap();
    assert_eq!(bytes, again, "the same graph gives the same bytes");
    (String::from_utf8(bytes).unwrap(), report)
}

/// What KGX's own writer says of the nodes or the edges, under the names that the formats give it.
fn attributes(graph: &KnowledgeGraph, is_edge: bool) -> BTreeMap<String, Map<String, Json>> {
    let mut bytes = Vec::new();
    if is_edge { write_jsonl_edges(graph, &mut bytes) } else { write_jsonl_nodes(graph, &mut bytes) }.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let objects = text.lines().map(|line| serde_json::from_str::<Map<String, Json>>(line).unwrap());
    let ends =
        |object: &Map<String, Json>| ["subject", "object"].iter().all(|end| !is_edge || object[*end].is_string());
    objects
        .filter(|object| ends(object))
        .map(|object| (object["id"].as_str().unwrap().to_owned(), renamed(object)))
        .collect()
}

fn renamed(object: Map<String, Json>) -> Map<String, Json> {
    const APART: [&str; 7] = ["id", "name", "subject", "object", "effect", "epistemic_status", "negated"];
    let mut attributes = Map::new();
    for (key, value) in object {
        match key.as_str() {
            "mechgraph:properties" => {
                attributes
                    .extend(value.as_object().unwrap().iter().map(|(name, it)| (format!("own_{name}"), it.clone())));
            }
            "kind" | "key" | "interaction" | "own_kind" => drop(attributes.insert(format!("own_{key}"), value)),
            key if APART.contains(&key) => {}
            _ => drop(attributes.insert(key, value)),
        }
    }
    attributes
}

/// Nodes and edges of a format, each by the id of its entity or statement: ends, and attributes as they are read.
#[derive(Default)]
struct Read {
    nodes: BTreeMap<String, Map<String, Json>>,
    edges: Vec<(String, String, Map<String, Json>)>,
}

impl Read {
    /// Compares with the graph; `is_same` says whether a value was read as it was.
    fn check(&self, graph: &KnowledgeGraph, is_same: impl Fn(&str, &Json, &Json) -> bool) {
        assert_eq!(self.nodes.len(), graph.node_count());
        for (id, expected) in attributes(graph, false) {
            let node = &self.nodes[&id];
            for (name, value) in &expected {
                assert!(is_same(name, &node[name], value), "{id} {name}: {} for {value}", node[name]);
            }
            assert_eq!(node.get("name").unwrap_or(&Json::Null).as_str(), graph.node(&id).unwrap().given_name());
        }
        let statements: Vec<_> = graph.statements().filter(|it| it.ends().is_some()).collect();
        assert_eq!(self.edges.len(), statements.len(), "parallel edges stay");
        let expected = attributes(graph, true);
        let (mut found, mut signs) = (BTreeSet::new(), 0);
        for (source, target, edge) in &self.edges {
            let id = edge["statement_id"].as_str().unwrap();
            let statement = graph.statement(id).unwrap();
            let (subject, object) = statement.ends().unwrap();
            assert_eq!((source.as_str(), target.as_str()), (subject.curie(), object.curie()));
            assert!(found.insert(id.to_owned()));
            for (name, value) in &expected[id] {
                assert!(is_same(name, &edge[name], value), "{id} {name}: {} for {value}", edge[name]);
            }
            assert!(is_same("negated", &edge["negated"], &statement.is_negated().into()), "{edge:?}");
            assert_eq!(edge["effect"], statement.effect().as_str());
            let is_influence = edge.contains_key("influence_on_object") || edge.contains_key("influence_on_subject");
            assert!(is_same("is_influence", &edge["is_influence"], &is_influence.into()));
            assert!(!(is_influence && (statement.is_negated() || statement.is_correlational())), "{id}");
            signs += usize::from(edge.get("influence_on_object") == Some(&"-".into()));
        }
        let lowers = |it: &&mechgraph::graph::StatementRef<'_>| {
            it.effect() == Effect::Negative && it.permits(mechgraph::model::Direction::Forward)
        };
        assert_eq!(signs, statements.iter().filter(lowers).count());
    }
}

fn graphs() -> [KnowledgeGraph; 2] {
    [hostile(), datasets::interferon_gamma()]
}

fn only_about(graph: &KnowledgeGraph, report: &WriteReport) {
    let about = graph.statements().filter(|it| it.ends().is_none()).count() as u64;
    assert_eq!(report.losses, BTreeMap::from([(ABOUT, about)]));
    assert_eq!(report.written + about, (graph.node_count() + graph.statement_count()) as u64);
}

#[test]
fn graphml_has_every_value() {
    for graph in graphs() {
        let (text, report) = written(&graph, WriteFormat::GraphMl);
        only_about(&graph, &report);
        let document = roxmltree::Document::parse(&text).unwrap();
        let keys: BTreeMap<&str, (&str, &str)> = document
            .descendants()
            .filter(|it| it.has_tag_name(("http://graphml.graphdrawing.org/xmlns", "key")))
            .map(|it| {
                (it.attribute("id").unwrap(), (it.attribute("attr.name").unwrap(), it.attribute("attr.type").unwrap()))
            })
            .collect();
        let mut read = Read::default();
        for element in document.descendants().filter(|it| ["node", "edge"].contains(&it.tag_name().name())) {
            let data = element.children().filter(roxmltree::Node::is_element).map(|data| {
                let (name, kind) = keys[data.attribute("key").unwrap()];
                let text = data.text().unwrap_or_default();
                match kind {
                    "boolean" => assert!(text.parse::<bool>().is_ok()),
                    "long" => assert!(text.parse::<i64>().is_ok()),
                    "double" => assert!(text.parse::<f64>().is_ok()),
                    kind => assert_eq!(kind, "string"),
                }
                (name.to_owned(), Json::from(text))
            });
            let (data, end) = (data.collect(), |name| element.attribute(name).unwrap().to_owned());
            if element.tag_name().name() == "node" {
                assert!(read.nodes.insert(end("id"), data).is_none());
            } else {
                read.edges.push((end("source"), end("target"), data));
            }
        }
        let is_same = |_: &str, found: &Json, value: &Json| {
            let text = found.as_str().unwrap();
            let expected = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            text == expected.replace('\u{1}', "\u{FFFD}")
        };
        let mut names: Vec<&Json> = read.nodes.values().filter_map(|node| node.get("name")).collect();
        names.retain(|name| name.as_str().unwrap().contains('\u{FFFD}'));
        if names.is_empty() {
            read.check(&graph, is_same);
        } else {
            // What XML cannot hold is counted.
            assert_eq!(report.changes.values().sum::<u64>(), 1);
            let node = read.nodes.get_mut("A:<2>").unwrap();
            node["name"] = node["name"].as_str().unwrap().replace('\u{FFFD}', "\u{1}").into();
            read.check(&graph, is_same);
        }
    }
}

#[test]
fn cx2_has_every_value_of_the_type_that_it_declares() {
    for graph in graphs() {
        let (text, report) = written(&graph, WriteFormat::Cx2);
        only_about(&graph, &report);
        let document: Vec<Map<String, Json>> = serde_json::from_str(&text).unwrap();
        let aspect = |name: &str| document.iter().find_map(|it| it.get(name)).unwrap();
        assert_eq!(aspect("CXVersion"), "2.0");
        for counted in aspect("metaData").as_array().unwrap() {
            let elements = aspect(counted["name"].as_str().unwrap()).as_array().unwrap();
            assert_eq!(elements.len() as u64, counted["elementCount"], "{counted}");
        }
        assert_eq!(document.last().unwrap()["status"][0]["success"], true);
        let declared = &aspect("attributeDeclarations")[0];
        let is_of = |kind: &str, value: &Json| match kind {
            "boolean" => value.is_boolean(),
            "long" => value.is_i64(),
            "double" => value.is_f64(),
            _ => value.is_string(),
        };
        let values = |aspect: &str, element: &Json| {
            let values = element["v"].as_object().unwrap().clone();
            for (name, value) in &values {
                let kind = declared[aspect][name]["d"].as_str().unwrap();
                let fits = match kind.strip_prefix("list_of_") {
                    Some(kind) => value.as_array().unwrap().iter().all(|it| is_of(kind, it)),
                    None => is_of(kind, value),
                };
                assert!(fits, "{name} {kind} {value}");
            }
            values
        };
        let mut read = Read::default();
        let mut ids = BTreeMap::new();
        for node in aspect("nodes").as_array().unwrap() {
            let mut values = values("nodes", node);
            let id = values["represents"].as_str().unwrap().to_owned();
            if graph.node(&id).unwrap().given_name().is_none() {
                assert_eq!(values.remove("name").unwrap(), id);
            }
            ids.insert(node["id"].as_u64().unwrap(), id.clone());
            read.nodes.insert(id, values);
        }
        for edge in aspect("edges").as_array().unwrap() {
            let end = |name: &str| ids[&edge[name].as_u64().unwrap()].clone();
            read.edges.push((end("s"), end("t"), values("edges", edge)));
        }
        read.check(&graph, |_, found, value| {
            let as_text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let is_number = found.as_f64().is_some_and(|found| value.as_f64() == Some(found));
            let numbers =
                |list: &Json| list.as_array().map(|it| it.iter().map(Json::as_f64).collect::<Option<Vec<f64>>>());
            found == value
                || is_number
                || as_text(found) == as_text(value)
                || numbers(found).flatten() == numbers(value).flatten()
        });
        let style = &aspect("visualProperties")[0]["edgeMapping"]["EDGE_TARGET_ARROW_SHAPE"]["definition"];
        let head = style["map"].as_array().unwrap().iter().find(|it| it["v"] == "-").unwrap();
        assert_eq!(
            (style["attribute"].as_str().unwrap(), head["vp"].as_str().unwrap()),
            ("influence_on_object", "tee")
        );
    }
}

#[test]
fn cytoscapes_json_has_every_value() {
    for graph in graphs() {
        let (text, report) = written(&graph, WriteFormat::CytoscapeJson);
        only_about(&graph, &report);
        let document: Json = serde_json::from_str(&text).unwrap();
        let data = |element: &Json| element["data"].as_object().unwrap().clone();
        let end = |data: &Map<String, Json>, name: &str| data[name].as_str().unwrap().to_owned();
        let mut read = Read::default();
        let mut ids = BTreeSet::new();
        for node in document["elements"]["nodes"].as_array().unwrap() {
            let mut node = data(node);
            let id = end(&node, "id");
            assert!(ids.insert(id.clone()) && end(&node, "value") == id);
            if graph.node(&id).unwrap().given_name().is_none() {
                assert_eq!(node.remove("name").unwrap(), id);
            }
            read.nodes.insert(id, node);
        }
        for edge in document["elements"]["edges"].as_array().unwrap() {
            let edge = data(edge);
            assert!(ids.insert(end(&edge, "id")), "an id of a node is no id of an edge");
            read.edges.push((end(&edge, "source"), end(&edge, "target"), edge));
        }
        read.check(&graph, |_, found, value| found == value);
        let rules = document["style"].as_array().unwrap();
        let lowers = rules.iter().find(|rule| rule["selector"] == "edge[influence_on_object = \"-\"]").unwrap();
        assert_eq!(lowers["style"]["target-arrow-shape"], "tee");
    }
}

#[test]
fn json_graph_has_every_value() {
    for graph in graphs() {
        let (text, report) = written(&graph, WriteFormat::JsonGraph);
        only_about(&graph, &report);
        let document: Json = serde_json::from_str(&text).unwrap();
        let metadata = |element: &Json| element["metadata"].as_object().unwrap().clone();
        let mut read = Read::default();
        for (id, node) in document["graph"]["nodes"].as_object().unwrap() {
            let mut values = metadata(node);
            if graph.node(id).unwrap().given_name().is_some() {
                values.insert("name".to_owned(), node["label"].clone());
            }
            read.nodes.insert(id.clone(), values);
        }
        for edge in document["graph"]["edges"].as_array().unwrap() {
            let end = |name: &str| edge[name].as_str().unwrap().to_owned();
            assert_eq!(edge["id"], edge["metadata"]["statement_id"]);
            read.edges.push((end("source"), end("target"), metadata(edge)));
        }
        read.check(&graph, |_, found, value| found == value);
    }
}

#[test]
fn sif_has_a_line_for_each_statement_that_it_can_assert() {
    for graph in graphs() {
        let (text, report) = written(&graph, WriteFormat::Sif);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        let distinct: BTreeSet<_> = lines.iter().collect();
        assert_eq!((lines.len() as u64, lines.len()), (report.written, distinct.len()));
        let ids: BTreeSet<&str> = lines.iter().flat_map(|line| [line[0], *line.last().unwrap()]).collect();
        assert_eq!(ids.len(), graph.node_count(), "{ids:?}");
        let statements = lines.iter().filter(|line| line.len() == 3).count() as u64;
        let lost = |reason: &str| report.losses.get(reason).copied().unwrap_or_default();
        let left_out = ["a statement that is denied or refuted", "a statement that is another's line", ABOUT].map(lost);
        assert_eq!(statements + left_out.iter().sum::<u64>(), graph.statement_count() as u64);
        assert!(lines.iter().all(|line| [1, 3].contains(&line.len())));
    }
    let (text, report) = written(&hostile(), WriteFormat::Sif);
    assert!(text.contains("A:<2>\taffects (-)\tA:\"1\"\n") && text.contains("A:<2>\taffects (+)\tA:\"1\"\n"));
    assert!(text.contains("A:\"1\"\tpositively_correlated_with\tA:3&4\n"), "no effect of a correlation: {text}");
    assert!(report.losses["an attribute of a statement"] > 20);
}

#[test]
fn sbgn_has_an_arc_for_each_influence_and_counts_the_rest() {
    for graph in graphs() {
        let (text, report) = written(&graph, WriteFormat::Sbgn);
        let document = roxmltree::Document::parse(&text).unwrap();
        let of = |name: &'static str| document.descendants().filter(move |it| it.tag_name().name() == name);
        let mut ids = BTreeSet::new();
        assert!(document.descendants().filter_map(|it| it.attribute("id")).all(|id| ids.insert(id)));
        let mut drawn = BTreeSet::new();
        for arc in of("arc") {
            let said = |name: &str| {
                let mut data = arc.descendants().filter(|it| it.attribute("name") == Some(name));
                data.next().and_then(|it| it.text()).unwrap_or_default()
            };
            let statement = graph.statement(said("statement_id")).unwrap();
            let class = match statement.effect() {
                Effect::Positive => "positive influence",
                Effect::Negative => "negative influence",
                Effect::Unsigned => "unknown influence",
                effect => panic!("{effect} has no arc"),
            };
            assert_eq!(arc.attribute("class"), Some(class));
            assert!(!statement.is_correlational() && !statement.is_negated());
            assert!(ids.contains(arc.attribute("source").unwrap()) && ids.contains(arc.attribute("target").unwrap()));
            let source = of("glyph").find(|it| it.attribute("id") == arc.attribute("source")).unwrap();
            assert_eq!(source.attribute("class"), Some("biological activity"), "a phenotype acts on nothing");
            drawn.insert(said("statement_id").to_owned());
        }
        assert!(drawn.len() > 2);
        let lost: u64 =
            report.losses.iter().filter(|(reason, _)| reason.contains("statement")).map(|(_, count)| count).sum();
        assert_eq!(drawn.len() as u64 + lost, graph.statement_count() as u64);
        let glyphs = of("glyph").filter(|it| it.attribute("class") != Some("unit of information")).count() as u64;
        assert_eq!(glyphs + report.losses["an entity that no influence starts or ends in"], graph.node_count() as u64);
        assert_eq!(glyphs + of("arc").count() as u64, report.written);
    }
    // What a disease has its basis in acts on it: the arc runs from the object.
    let (text, _) = written(&hostile(), WriteFormat::Sbgn);
    let document = roxmltree::Document::parse(&text).unwrap();
    let arc = document.descendants().find(|it| it.attribute("id").is_some_and(|id| id.ends_with('r'))).unwrap();
    let of = |id: &str| document.descendants().find(|it| it.attribute("id") == Some(id)).unwrap();
    let label = |end: &str| {
        let glyph = of(arc.attribute(end).unwrap());
        glyph.descendants().find(|it| it.attribute("name") == Some("id")).unwrap().text().unwrap().to_owned()
    };
    assert_eq!((label("source").as_str(), label("target").as_str()), ("A:5", "A:3&4"));
}

#[test]
fn what_is_written_is_named_when_it_is_read() {
    let graph = datasets::interferon_gamma();
    for (format, name, expected) in [
        (WriteFormat::GraphMl, "x", OtherFormat::GraphMl),
        (WriteFormat::Cx2, "x.json", OtherFormat::Cx),
        (WriteFormat::CytoscapeJson, "x.json", OtherFormat::CytoscapeJson),
        (WriteFormat::JsonGraph, "x.json", OtherFormat::JsonGraph),
        (WriteFormat::Sbgn, "x", OtherFormat::Sbgn),
        (WriteFormat::Sif, "x.sif", OtherFormat::Sif),
    ] {
        let (text, _) = written(&graph, format);
        let head = &text.as_bytes()[..text.len().min(1 << 16)];
        assert_eq!(Format::recognise(name, head), Err(expected), "{format:?}");
    }
}

#[test]
fn an_empty_graph_is_written() {
    let graph = GraphBuilder::new().freeze().unwrap();
    for format in [WriteFormat::GraphMl, WriteFormat::Sbgn] {
        let (text, report) = written(&graph, format);
        assert!(roxmltree::Document::parse(&text).is_ok() && report.is_lossless() && report.written == 0);
    }
    for format in [WriteFormat::Cx2, WriteFormat::CytoscapeJson, WriteFormat::JsonGraph] {
        assert!(serde_json::from_str::<Json>(&written(&graph, format).0).is_ok());
    }
    assert_eq!(written(&graph, WriteFormat::Sif).0, "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the names are, what is written is well formed, and has as many nodes and edges as the graph.
    #[test]
    fn any_text_is_written(texts in prop::collection::vec("\\PC{0,12}|[\\x00-\\x7f]{0,12}", 1..12)) {
        let mut lines = String::new();
        for (number, text) in texts.iter().enumerate() {
            let node = json!({"id": format!("X:{number}"), "name": text, "category": ["biolink:Gene"], text.as_str(): text});
            let edge = json!({"subject": format!("X:{number}"), "predicate": "biolink:affects", "object": "X:0", "id": format!("E:{number}"),
                "a": text, "b": [text]});
            writeln!(lines, "{node}\n{edge}").unwrap();
        }
        let mut builder = GraphBuilder::new();
        builder.load(JsonlReader::new("x", lines.as_bytes())).unwrap();
        let graph = builder.freeze().unwrap();
        let (nodes, edges) = (graph.node_count(), graph.statement_count());
        let document = written(&graph, WriteFormat::GraphMl).0;
        let document = roxmltree::Document::parse(&document).unwrap();
        let count = |name: &str| document.descendants().filter(|it| it.tag_name().name() == name).count();
        prop_assert_eq!((count("node"), count("edge")), (nodes, edges));
        prop_assert!(roxmltree::Document::parse(&written(&graph, WriteFormat::Sbgn).0).is_ok());
        for format in [WriteFormat::Cx2, WriteFormat::CytoscapeJson, WriteFormat::JsonGraph] {
            prop_assert!(serde_json::from_str::<Json>(&written(&graph, format).0).is_ok());
        }
        prop_assert!(written(&graph, WriteFormat::Sif).0.lines().all(|line| [1, 3].contains(&line.split('\t').count())));
    }
}

/// A statement with something of everything that a format may have room for, each with a mark of its own.
const MARKED: &str = r#"
{"id": "M:1", "category": ["biolink:SmallMolecule"], "name": "MARKNAME", "synonym": ["MARKSYNONYM"], "xref": ["M:EQUIVALENT"]}
{"id": "M:2", "category": ["biolink:Gene"], "name": "two"}
{"id": "E:1", "subject": "M:1", "predicate": "biolink:affects", "object": "M:2", "object_direction_qualifier": "decreased", "object_aspect_qualifier": "degradation", "qualified_predicate": "biolink:causes", "context": {"species": ["NCBITaxon:10090"]}, "epistemic_status": "suggested", "publications": ["PMID:777"], "primary_knowledge_source": "infores:marked", "knowledge_level": "knowledge_assertion", "agent_type": "manual_agent", "supporting_text": ["MARKTEXT"], "source_record": ["MARKRECORD"], "valid_from": "2019-03", "shortcut_over": [["E:2"]], "MARKNUMBER": 0.625, "MARKPROPERTY": {"deep": ["x"]}}
{"id": "E:2", "subject": "M:1", "predicate": "biolink:causes", "object": "M:2"}
{"id": "E:3", "subject": "M:1", "predicate": "biolink:positively_correlated_with", "object": "M:2"}
{"id": "E:4", "subject": "M:1", "predicate": "biolink:physically_interacts_with", "object": "M:2", "negated": true}
{"id": "E:5", "subject": "M:2", "predicate": "biolink:has_evidence", "object": {"statement": "E:1"}}
"#;

/// What is read of triples, as lines of JSON; without named graphs, N-Triples and N-Quads are Turtle too.
#[cfg(feature = "rdf")]
fn read_back(text: &str) -> String {
    let mut builder = GraphBuilder::new();
    builder.load(mechgraph::io::rdf::TurtleReader::new("marked", text.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    let mut lines = Vec::new();
    write_jsonl_nodes(&graph, &mut lines).unwrap();
    write_jsonl_edges(&graph, &mut lines).unwrap();
    String::from_utf8(lines).unwrap()
}

/// Formats hold what they declare, and nothing else.
#[test]
fn formats_hold_what_they_declare() {
    let mut builder = GraphBuilder::new();
    builder.load(JsonlReader::new("marked", MARKED.trim().as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    let mark = |content: Content| {
        Some(match content {
            Content::Categories => "SmallMolecule",
            Content::Names => "MARKNAME",
            Content::OtherNames => "MARKSYNONYM",
            Content::EquivalentIds => "M:EQUIVALENT",
            Content::Correlations => "positively_correlated_with",
            Content::Denied => "physically_interacts_with",
            Content::Nested => "has_evidence",
            Content::Qualifiers => "degradation",
            Content::Contexts => "NCBITaxon:10090",
            Content::Statuses => "suggested",
            Content::Publications => "PMID:777",
            Content::Sources => "infores:marked",
            Content::SupportingText => "MARKTEXT",
            Content::Records => "MARKRECORD",
            Content::Conditions => "2019-03",
            Content::Shortcuts => "shortcut_over",
            Content::Numbers => "0.625",
            Content::Properties => "MARKPROPERTY",
            _ => return None,
        })
    };
    for format in WriteFormat::ALL {
        if format.as_str() == "parquet" {
            continue;
        }
        let mut text = String::new();
        for file in Destination::of_name(std::path::Path::new("x"), Some(*format)).unwrap() {
            let mut bytes = Vec::new();
            file.write(&graph, &mut bytes).unwrap();
            text.push_str(&String::from_utf8(bytes).unwrap());
        }
        #[cfg(feature = "rdf")]
        if matches!(format, WriteFormat::Turtle | WriteFormat::NTriples | WriteFormat::NQuads) {
            // Identifiers are IRIs there: what is looked at is what is read of them.
            text = read_back(&text);
        }
        for content in Content::ALL {
            let (Some(mark), room) = (mark(*content), format.room(*content)) else { continue };
            match room {
                Room::Whole | Room::AsText => assert!(text.contains(mark), "{}: no {mark}", format.as_str()),
                Room::None => assert!(!text.contains(mark), "{}: {mark}", format.as_str()),
                _ => {}
            }
        }
    }
}
