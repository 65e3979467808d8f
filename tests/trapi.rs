//! TRAPI: questions of public examples, a real response, and responses held against the API's description.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::fs;
use std::path::PathBuf;

#[cfg(feature = "compression")]
use mechgraph::graph::StatementRef;
use mechgraph::io::trapi::{
    MessageReader, ResponseOptions, Version, mechanism_response, query_graph, read_query, read_results, response,
    supports, write_message,
};
use mechgraph::query::{
    AllowDeny, AttributeConstraint, Operator, PatternQuery, QueryEdge, QueryNode, QueryPath, SetInterpretation,
};
#[cfg(feature = "compression")]
use mechgraph::{EpistemicStatus, Node};
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery};
use serde_json::{Value as Json, json};

/// A folder of the shared data, if it is there.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var("MECHGRAPH_DATA").unwrap_or_else(|_| "../shared/data".to_owned());
    let path = PathBuf::from(folder).join(name);
    if !path.exists() {
        println!("skipped: no shared data");
    }
    path.exists().then_some(path)
}

fn graph_of(message: &str) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    let report = builder.load(MessageReader::new("message", message.as_bytes())).unwrap();
    assert_eq!(report.quarantined, 0, "{report}");
    builder.freeze().unwrap()
}

/// A small graph of a message with a class, qualifiers, sources and attributes.
fn small() -> KnowledgeGraph {
    let source = |id: &str, role: &str| json!({"resource_id": id, "resource_role": role});
    let edge = |subject: &str, predicate: &str, object: &str, more: Json| {
        let mut edge = json!({"subject": subject, "predicate": format!("biolink:{predicate}"), "object": object,
            "sources": [source("infores:a", "primary_knowledge_source"), source("infores:b", "aggregator_knowledge_source")]});
        for (key, value) in more.as_object().unwrap() {
            edge[key] = value.clone();
        }
        edge
    };
    let decreased = json!([
        {"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": "decreased"},
        {"qualifier_type_id": "biolink:object_aspect_qualifier", "qualifier_value": "activity"}
    ]);
    let increased =
        json!([{"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": "increased"}]);
    let level = |level: &str| {
        json!([
            {"attribute_type_id": "biolink:knowledge_level", "value": level},
            {"attribute_type_id": "biolink:agent_type", "value": "manual_agent"}
        ])
    };
    let scored = json!([{"attribute_type_id": "biolink:z_score", "value": 6.5}]);
    let node = |name: &str, category: &str| json!({"name": name, "categories": [format!("biolink:{category}")]});
    let message = json!({"message": {"knowledge_graph": {
        "nodes": {
            "CHEBI:1": node("drug", "SmallMolecule"),
            "CHEBI:2": node("other drug", "SmallMolecule"),
            "HGNC:1": node("gene", "Gene"),
            "HGNC:2": node("other gene", "Gene"),
            "MONDO:1": node("disease", "Disease"),
            "MONDO:2": node("kind of disease", "Disease"),
            "MONDO:3": node("kind of that kind", "Disease"),
        },
        "edges": {
            "down": edge("CHEBI:1", "affects", "HGNC:1", json!({"qualifiers": decreased, "attributes": level("knowledge_assertion")})),
            "up": edge("CHEBI:2", "affects", "HGNC:1", json!({"qualifiers": increased, "attributes": level("prediction")})),
            "linked": edge("HGNC:1", "gene_associated_with_condition", "MONDO:3", json!({"attributes": scored})),
            "other": edge("HGNC:2", "gene_associated_with_condition", "MONDO:1", json!({})),
            "near": edge("HGNC:1", "physically_interacts_with", "HGNC:2", json!({})),
            "class": edge("MONDO:2", "subclass_of", "MONDO:1", json!({})),
            "lower": edge("MONDO:3", "subclass_of", "MONDO:2", json!({})),
        }
    }}});
    graph_of(&message.to_string())
}

/// The statements of edge `e` in each result of a question with the nodes `a` and `b`.
fn found(graph: &KnowledgeGraph, a: &str, b: &str, edge: &str) -> Vec<Vec<String>> {
    let text = format!(
        r#"{{"query_graph": {{"nodes": {{"a": {a}, "b": {b}}}, "edges": {{"e": {{"subject": "a", "object": "b" {edge}}}}}}}}}"#
    );
    let results = read_query(&text).unwrap().run(graph).unwrap();
    results.map(|result| result.statements("e").map(|it| it.id().into_owned()).collect()).collect()
}

#[test]
fn a_question_in_json_constrains_as_it_says() {
    let graph = small();
    let genes = r#"{"categories": ["biolink:Gene"]}"#;
    let check = |edge: &str, expected: &[&[&str]]| {
        let found = found(&graph, r#"{"categories": ["biolink:ChemicalEntity"]}"#, genes, edge);
        assert_eq!(found, expected, "{edge}");
    };
    check("", &[&["down"], &["up"]]);
    // What asks for decreased gets no increased, in either version's words.
    check(r#", "constraints": {"qualifiers": [{"biolink:object_direction_qualifier": "decreased"}]}"#, &[&["down"]]);
    check(
        r#", "qualifier_constraints": [{"qualifier_set": [{"qualifier_type_id": "biolink:object_direction_qualifier",
            "qualifier_value": "decreased"}]}]"#,
        &[&["down"]],
    );
    check(r#", "constraints": {"knowledge_level": {"behavior": "DENY", "values": ["prediction"]}}"#, &[&["down"]]);
    check(
        r#", "constraints": {"agent_type": {"behavior": "ALLOW", "values": ["manual_agent"]}}"#,
        &[&["down"], &["up"]],
    );
    let sources = |values: &str, more: &str| {
        format!(r#", "constraints": {{"sources": {{"behavior": "ALLOW", "values": ["{values}"] {more}}}}}"#)
    };
    check(&sources("infores:b", ""), &[&["down"], &["up"]]);
    check(&sources("infores:b", r#", "primary_only": true"#), &[]);
    check(&sources("infores:a", r#", "primary_only": true"#), &[&["down"], &["up"]]);
    let attribute = |id: &str, not: bool, operator: &str, value: &str| {
        format!(
            r#", "attribute_constraints": [{{"id": "biolink:{id}", "name": "x", "not": {not}, "operator": "{operator}",
                "value": {value}}}]"#
        )
    };
    check(&attribute("knowledge_level", false, "==", r#"["knowledge_assertion", "observation"]"#), &[&["down"]]);
    check(&attribute("knowledge_source", true, "==", r#""infores:b""#), &[]);
    check(&attribute("knowledge_source", true, "==", r#""infores:c""#), &[&["down"], &["up"]]);
    check(&attribute("knowledge_level", false, "matches", r#""^pred""#), &[&["up"]]);
    check(r#", "predicates": ["biolink:affects"]"#, &[&["down"], &["up"]]);
    check(r#", "predicates": ["biolink:affected_by"]"#, &[]);
}

#[test]
fn attributes_that_are_no_slots_are_compared() {
    let graph = small();
    let genes = r#"{"categories": ["biolink:Gene"]}"#;
    let diseases = r#"{"categories": ["biolink:Disease"]}"#;
    let scored = |operator: &str, value: &str| {
        let edge = format!(
            r#", "constraints": {{"attributes": [{{"id": "biolink:z_score", "name": "z", "operator": "{operator}", "value": {value}}}]}}"#
        );
        found(&graph, genes, diseases, &edge).len()
    };
    assert_eq!((scored(">", "5"), scored(">", "7"), scored("<", "7"), scored("===", "6.5")), (1, 0, 1, 1));
}

#[test]
fn what_would_constrain_nothing_is_refused_with_its_place() {
    let check = |edge: &str, expected: &str| {
        let text = format!(
            r#"{{"message": {{"query_graph": {{"nodes": {{"a": {{}}, "b": {{}}}}, "edges": {{"e": {{"subject": "a", "object": "b", {edge}}}}}}}}}}}"#
        );
        let error = read_query(&text).unwrap_err().to_string();
        assert!(error.starts_with(&format!("message.query_graph.edges.e.{expected}")), "{error}");
    };
    check(
        r#""predicate": ["biolink:affects"]"#,
        r#"predicate: "predicate" is not known here; did you mean predicates?"#,
    );
    check(
        r#""constraints": {"qualifiers": [{"object_direction_qualifier": "decreased"}]}"#,
        "constraints.qualifiers[0].object_direction_qualifier: \"object_direction_qualifier\" has no prefix biolink:, so \
         that it constrains nothing; write biolink:object_direction_qualifier",
    );
    check(
        r#""constraints": {"qualifier_set": []}"#,
        "constraints.qualifier_set: qualifier_set constrains nothing here; write \"qualifiers\": ",
    );
    check(r#""constraints": {"qualifiers": [{"qualifier_set": []}]}"#, "constraints.qualifiers[0].qualifier_set: ");
    check(
        r#""constraints": {"qualifier": []}"#,
        "constraints.qualifier: \"qualifier\" is not known here; did you mean qualifiers?",
    );
    check(r#""predicates": []"#, "predicates: the list is empty");
    check(r#""predicates": "biolink:affects""#, "predicates: a list is expected, not a text");
    check(r#""constraints": {"sources": {"behavior": "allow", "values": ["x"]}}"#, "constraints.sources.behavior: ");
    check(
        r#""attribute_constraints": [{"id": "biolink:p", "name": "p", "operator": "=", "value": 1}]"#,
        "attribute_constraints[0].operator: \"=\" is no operator; there are ==, >, <, matches, ===",
    );
    let error = |text: &str| read_query(text).unwrap_err().to_string();
    assert_eq!(error("{"), "line 1, column 1: the text ends in the middle of an object");
    assert!(error("{\"a\":\n").starts_with("line 2, column 1: "), "{}", error("{\"a\":\n"));
    assert!(error(r#"{"message": {}}"#).starts_with("message.query_graph: "));
    assert!(
        error(r#"{"nodes": {"a": {"idss": ["X:1"]}}}"#)
            .starts_with(r#"nodes.a.idss: "idss" is not known here; did you mean ids?"#)
    );
    let alone = r#"{"nodes": {"a": {"ids": ["X:1"], "member_ids": ["X:2"]}}}"#;
    assert!(error(alone).starts_with("nodes.a.member_ids: members make a set"));
}

#[test]
fn sets_of_every_version_are_read() {
    let set = |node: &str| {
        let query = read_query(&format!(r#"{{"nodes": {{"a": {node}}}}}"#)).unwrap();
        (query.nodes()[0].set_interpretation(), query.nodes()[0].ids().len())
    };
    assert_eq!(set(r#"{"ids": ["X:1", "X:2"]}"#), (SetInterpretation::Batch, 2));
    assert_eq!(set(r#"{"ids": ["X:1"], "is_set": true}"#), (SetInterpretation::Many, 1));
    assert_eq!(set(r#"{"is_set": true}"#), (SetInterpretation::Collate, 0));
    assert_eq!(set(r#"{"is_set": false, "set_interpretation": null, "ids": null}"#), (SetInterpretation::Batch, 0));
    let all = r#"{"ids": ["uuid:1"], "member_ids": ["X:1", "X:2", "X:3"], "set_interpretation": "ALL"}"#;
    assert_eq!(set(all), (SetInterpretation::All, 3));
}

/// A pattern with everything that a query graph can say.
fn full() -> PatternQuery {
    let condition = |id: &str| {
        let condition = AttributeConstraint::new(id, Operator::Greater, mechgraph::model::Value::Integer(5)).negated();
        AttributeConstraint { name: Some("score".to_owned()), ..condition }
    };
    PatternQuery::new()
        .node(QueryNode::new("a").id("X:1".parse::<mechgraph::Curie>().unwrap()).category("Gene".parse().unwrap()))
        .node(
            QueryNode::new("b")
                .id("X:2".parse::<mechgraph::Curie>().unwrap())
                .id("X:3".parse::<mechgraph::Curie>().unwrap())
                .set(SetInterpretation::All)
                .set_id("uuid:1")
                .constraint(condition("biolink:p")),
        )
        .node(QueryNode::new("c").set(SetInterpretation::Collate))
        .edge(
            QueryEdge::new("e", "a", "b")
                .predicate("affects".parse().unwrap())
                .qualifier_set([("object_aspect_qualifier", "activity"), ("object_direction_qualifier", "decreased")])
                .qualifier_set([("object_direction_qualifier", "increased")])
                .attribute(condition("biolink:q"))
                .knowledge_type("lookup"),
        )
        .edge(QueryEdge::new("f", "b", "c").exclude())
        .path(
            QueryPath::new("p", "a", "b")
                .predicate("related_to".parse().unwrap())
                .intermediate_categories(["Gene".parse().unwrap(), "Disease".parse().unwrap()])
                .max_hops(4),
        )
}

#[test]
fn a_query_graph_that_is_written_is_read_as_it_was() {
    for version in [Version::V1, Version::V2] {
        let written = query_graph(&full(), version);
        assert_eq!(read_query(&written.to_string()).unwrap(), full(), "{written}");
    }
    // Version 2 has keys for what is an attribute in version 1.
    let full = PatternQuery::new().node(full().nodes()[0].clone()).node(QueryNode::new("b")).edge(
        QueryEdge::new("e", "a", "b")
            .sources(AllowDeny::deny(["infores:a"]))
            .knowledge_level(AllowDeny::allow(["prediction"]))
            .agent_type(AllowDeny::allow(["manual_agent", "automated_agent"])),
    );
    assert_eq!(read_query(&query_graph(&full, Version::V2).to_string()).unwrap(), full);
    let older = read_query(&query_graph(&full, Version::V1).to_string()).unwrap();
    assert_eq!(older.edges()[0].attributes().len(), 3);
}

fn answer(graph: &KnowledgeGraph, query: &PatternQuery, version: Version) -> Json {
    let results = query.run(graph).unwrap();
    response(results, &ResponseOptions::default().with_version(version)).as_json().clone()
}

fn strings(json: &Json) -> Vec<&str> {
    json.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn what_is_found_for_a_subclass_follows_for_what_is_named() {
    let graph = small();
    let query = read_query(
        r#"{"nodes": {"gene": {"categories": ["biolink:Gene"]}, "disease": {"ids": ["MONDO:1"]}},
            "edges": {"e": {"subject": "gene", "object": "disease", "predicates": ["biolink:gene_associated_with_condition"]}}}"#,
    )
    .unwrap();
    let answer = answer(&graph, &query, Version::V1);
    let results = answer["message"]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let bound = &results[0]["node_bindings"];
    assert_eq!((&bound["gene"][0]["id"], &bound["disease"][0]["id"]), (&json!("HGNC:1"), &json!("MONDO:1")));
    let key = results[0]["analyses"][0]["edge_bindings"]["e"][0]["id"].as_str().unwrap();
    let edge = &answer["message"]["knowledge_graph"]["edges"][key];
    assert_eq!((&edge["subject"], &edge["object"]), (&json!("HGNC:1"), &json!("MONDO:1")));
    let attribute = |id: &str| {
        let mut all = edge["attributes"].as_array().unwrap().iter();
        all.find(|it| it["attribute_type_id"] == format!("biolink:{id}")).unwrap()["value"].clone()
    };
    assert_eq!(attribute("knowledge_level"), "logical_entailment");
    let graphs = attribute("support_graphs");
    let support = &answer["message"]["auxiliary_graphs"][graphs[0].as_str().unwrap()];
    assert_eq!(strings(&support["edges"]), ["linked", "lower", "class"]);
    // What is said of the disease itself is bound directly.
    assert_eq!(results[1]["analyses"][0]["edge_bindings"]["e"], json!([{"id": "other", "attributes": []}]));
}

#[test]
fn the_edges_of_a_path_are_in_the_order_of_its_steps() {
    let graph = small();
    let query = read_query(
        r#"{"nodes": {"from": {"ids": ["CHEBI:1"]}, "to": {"ids": ["MONDO:1"]}},
            "paths": {"p": {"subject": "from", "object": "to", "max_hops": 3,
                "constraints": [{"intermediate_categories": ["biolink:Gene"]}]}}}"#,
    )
    .unwrap();
    let answer = answer(&graph, &query, Version::V1);
    let analyses = answer["message"]["results"][0]["analyses"].as_array().unwrap();
    let paths: Vec<Vec<&str>> = analyses
        .iter()
        .map(|analysis| {
            let key = analysis["path_bindings"]["p"][0]["id"].as_str().unwrap();
            strings(&answer["message"]["auxiliary_graphs"][key]["edges"])
        })
        .collect();
    // The second ends at a subclass, from which steps lead up to the disease that is named.
    let expected: [&[&str]; 2] = [&["down", "near", "other"], &["down", "linked", "lower", "class"]];
    assert_eq!(paths, expected);
}

#[test]
fn all_example_questions_of_the_api_are_read() {
    let Some(folder) = shared("trapi/examples") else { return };
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        if json.get("query_graph").or_else(|| json.pointer("/message/query_graph")).is_none() {
            continue;
        }
        let query = read_query(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!query.nodes().is_empty());
        // The knowledge graph of the example is read, too.
        assert!(graph_of(&text).node_count() > 0);
        count += 1;
    }
    assert_eq!(count, 9);
}

/// The real response: what was asked, and the graph that answers it.
#[cfg(feature = "compression")]
fn real() -> Option<(String, Json)> {
    use std::io::Read;
    let file = fs::File::open(shared("trapi/inferred_treats_response.json.gz")?).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let json = serde_json::from_str(&text).unwrap();
    Some((text, json))
}

#[cfg(feature = "compression")]
#[test]
fn a_real_question_has_the_results_that_direct_edges_support() {
    use std::collections::BTreeSet;

    use mechgraph::schema;

    let Some((text, json)) = real() else { return };
    let graph = graph_of(&text);
    let query = read_query(&text).unwrap();
    let direct: BTreeSet<(&str, &str)> = json["message"]["knowledge_graph"]["edges"]
        .as_object()
        .unwrap()
        .values()
        .filter(|edge| schema::predicate_is_a(edge["predicate"].as_str().unwrap(), "treats"))
        .map(|edge| (edge["subject"].as_str().unwrap(), edge["object"].as_str().unwrap()))
        .collect();
    let results = json["message"]["results"].as_array().unwrap().iter();
    let bound = |result: &'_ Json, key: &str| result["node_bindings"][key][0]["id"].as_str().unwrap().to_owned();
    let expected: BTreeSet<(String, String)> = results
        .map(|result| (bound(result, "SN"), bound(result, "ON")))
        .filter(|(drug, disease)| direct.contains(&(drug.as_str(), disease.as_str())))
        .collect();
    assert_eq!(expected.len(), 60);
    let found: BTreeSet<(String, String)> = query
        .run(&graph)
        .unwrap()
        .map(|result| {
            let only = |key: &str| result.bindings(key)[0].id.curie().to_owned();
            (only("SN"), only("ON"))
        })
        .collect();
    let more: Vec<_> = found.difference(&expected).collect();
    assert!(expected.is_subset(&found), "{:?}", expected.difference(&found));
    // The others are direct edges, too, of which the response made no result.
    assert!(more.iter().all(|(drug, disease)| direct.contains(&(drug.as_str(), disease.as_str()))), "{more:?}");
    let answer = answer(&graph, &query, Version::V1);
    assert!(answer["description"].as_str().unwrap().contains("nothing is inferred"));
}

/// Qualifiers, sources, and auxiliary graphs by key.
#[cfg(feature = "compression")]
type Parts = (Vec<String>, Vec<String>, Vec<(String, Vec<String>)>);

/// What of an edge of a message must survive: qualifiers, sources with roles and upstream, and what supports it.
#[cfg(feature = "compression")]
fn parts(edge: &Json, graphs: &Json) -> Parts {
    let sorted = |mut texts: Vec<String>| {
        texts.sort();
        texts
    };
    let list = |value: &Json| -> Vec<String> {
        match value {
            Json::Array(values) => values.iter().map(|it| it.as_str().unwrap().to_owned()).collect(),
            other => other.as_str().map(str::to_owned).into_iter().collect(),
        }
    };
    let all = |key: &str| edge[key].as_array().cloned().unwrap_or_default();
    let qualifiers =
        all("qualifiers").into_iter().map(|it| format!("{} {}", it["qualifier_type_id"], it["qualifier_value"]));
    let sources = all("sources").into_iter().map(|it| {
        let upstream = sorted(list(&it["upstream_resource_ids"]));
        let urls = sorted(list(&it["source_record_urls"]));
        format!("{} {} {upstream:?} {urls:?}", it["resource_id"], it["resource_role"])
    });
    let is_support = |it: &Json| it["attribute_type_id"] == "biolink:support_graphs";
    let supports = all("attributes").into_iter().filter(is_support).flat_map(|it| list(&it["value"]));
    let mut supports: Vec<(String, Vec<String>)> =
        supports.map(|key| (key.clone(), sorted(list(&graphs[&key]["edges"])))).collect();
    supports.sort();
    (sorted(qualifiers.collect()), sorted(sources.collect()), supports)
}

#[cfg(feature = "compression")]
#[test]
fn a_real_response_survives_as_a_message_of_either_version() {
    let Some((text, json)) = real() else { return };
    let graph = graph_of(&text);
    assert_eq!((graph.node_count(), graph.statement_count()), (319, 877));
    let message = &json["message"];
    let edges = message["knowledge_graph"]["edges"].as_object().unwrap();
    assert_eq!(edges.len(), 879);
    for version in [Version::V1, Version::V2] {
        let mut bytes = Vec::new();
        let report = write_message(&graph, version, &mut bytes).unwrap();
        assert_eq!((report.written, report.lost()), (319 + 879, 0), "{report}");
        let written: Json = serde_json::from_slice(&bytes).unwrap();
        let written = &written["message"];
        let mut same = 0;
        for (key, edge) in edges {
            let (given, found) = (
                parts(edge, &message["auxiliary_graphs"]),
                parts(&written["knowledge_graph"]["edges"][key], &written["auxiliary_graphs"]),
            );
            same += u64::from(given == found);
            // Two pairs of edges say the same; the second of each is an id of the statement.
            let is_other_id = graph.statement(key).unwrap().id() != *key;
            assert!(given.0 == found.0 && (is_other_id || given.2 == found.2), "{key}: {given:?} {found:?}");
        }
        // The two statements that two edges each give have the sources of one.
        assert_eq!(same, 879 - 4, "of 879 edges");
        let copy = graph_of(&String::from_utf8(bytes).unwrap());
        let contents = |graph: &KnowledgeGraph| -> Vec<mechgraph::Statement> {
            let mut statements: Vec<_> = graph.statements().map(StatementRef::to_statement).collect();
            for statement in &mut statements {
                let level = &mut statement.evidence;
                level.knowledge_level.get_or_insert_with(|| "not_provided".to_owned());
                level.agent_type.get_or_insert_with(|| "not_provided".to_owned());
            }
            statements
        };
        assert_eq!(contents(&copy), contents(&graph));
        assert_eq!(
            copy.nodes().map(Node::to_entity).collect::<Vec<_>>(),
            graph.nodes().map(Node::to_entity).collect::<Vec<_>>()
        );
    }
}

#[cfg(feature = "compression")]
#[test]
fn predictions_of_a_real_response_are_shown_as_such() {
    let Some((text, json)) = real() else { return };
    let graph = graph_of(&text);
    let treats = || graph.statements().filter(|it| it.predicate().local_name() == "treats");
    let predicted = || treats().filter(|it| it.knowledge_level() == Some("prediction"));
    assert_eq!((treats().count(), predicted().count()), (64, 60));
    assert!(predicted().all(|it| it.epistemic_status() == Some(EpistemicStatus::Hypothesised)));
    let answer = MechanismQuery::between(mechgraph::Endpoint::Any, "MONDO:0011705").limit(1).answer(&graph).unwrap();
    let listed = answer.therapeutic.iter().filter(|it| predicted().any(|statement| statement.id() == it.id));
    let natures: Vec<_> = listed.map(|it| it.nature).collect();
    assert_eq!(natures.len(), 60);
    assert!(natures.iter().all(|nature| *nature == mechgraph::query::ClaimNature::Predicted), "{natures:?}");
    // Each rests on statements of the graph, by its auxiliary graphs.
    assert!(predicted().all(|it| !supports(it).is_empty()));
    let results = read_results(&text).unwrap();
    assert_eq!((results.results.len(), results.ends().len()), (60, 60));
    assert!(
        results.ends().iter().all(|(from, to)| predicted().any(|it| {
            it.ends().is_some_and(|(subject, object)| (subject.curie(), object.curie()) == (*from, *to))
        }))
    );
    let analysis = &results.results[0].analyses[0];
    assert_eq!(analysis.score, json["message"]["results"][0]["analyses"][0]["score"].as_f64());
    assert!(analysis.supports[0].iter().all(|id| graph.statement(id).is_some()));
}

/// A message in which a prediction follows from a path, whose edges are in no order.
fn predicted() -> String {
    let sources = json!([{"resource_id": "infores:a", "resource_role": "primary_knowledge_source"}]);
    let edge = |subject: &str, object: &str, direction: &str, level: &str, graphs: &[&str]| {
        json!({"subject": subject, "predicate": "biolink:affects", "object": object, "sources": sources,
            "qualifiers": [
                {"qualifier_type_id": "biolink:object_direction_qualifier", "qualifier_value": direction},
                {"qualifier_type_id": "biolink:object_aspect_qualifier", "qualifier_value": "activity"}],
            "attributes": [{"attribute_type_id": "biolink:knowledge_level", "value": level},
                {"attribute_type_id": "biolink:support_graphs", "value": graphs}]})
    };
    let known = "knowledge_assertion";
    json!({"message": {
        "query_graph": {"nodes": {"a": {"ids": ["CHEBI:1"]}, "b": {"ids": ["HGNC:3"]}},
            "paths": {"p": {"subject": "a", "object": "b"}}},
        "knowledge_graph": {
            "nodes": {"CHEBI:1": {"categories": ["biolink:SmallMolecule"]}, "HGNC:2": {"categories": ["biolink:Gene"]},
                "HGNC:3": {"categories": ["biolink:Gene"]}},
            "edges": {
                "second": edge("HGNC:2", "HGNC:3", "increased", known, &[]),
                "first": edge("CHEBI:1", "HGNC:2", "decreased", known, &[]),
                "predicted": edge("CHEBI:1", "HGNC:3", "decreased", "prediction", &["path", "part"]),
                "otherwise": edge("CHEBI:1", "HGNC:3", "increased", "prediction", &["path"]),
                "stated": edge("HGNC:3", "HGNC:2", "decreased", known, &["path"]),
            }},
        "auxiliary_graphs": {"path": {"edges": ["second", "first"], "attributes": []}, "part": {"edges": ["first"], "attributes": []}},
        "results": [{
            "node_bindings": {"a": [{"id": "CHEBI:1", "attributes": []}], "b": [{"id": "HGNC:3", "attributes": []}]},
            "analyses": [{"resource_id": "infores:x", "path_bindings": {"p": [{"id": "path"}]}, "support_graphs": ["part"]}]}],
    }})
    .to_string()
}

#[test]
fn what_follows_from_a_path_summarises_it() {
    let graph = graph_of(&predicted());
    let summarised = |id: &str| graph.statement(id).unwrap().to_statement().shortcut_over;
    assert_eq!(summarised("predicted"), [["first", "second"]]);
    // A path of another sign, and one that supports what nobody derived from it, are no expansions.
    assert!(summarised("otherwise").is_empty() && summarised("stated").is_empty());
    let ids: Vec<Vec<String>> = supports(graph.statement("predicted").unwrap())
        .into_iter()
        .map(|graph| graph.into_iter().map(|it| it.id().into_owned()).collect())
        .collect();
    assert_eq!(ids, [vec!["first"], vec!["second", "first"]]);
    let answer =
        MechanismQuery::between("CHEBI:1", "HGNC:3").net_sign(mechgraph::Sign::Negative).answer(&graph).unwrap();
    assert_eq!(answer.mechanisms.len(), 1, "the path is within the shortcut: {:?}", answer.mechanisms);
    let steps: Vec<&str> =
        answer.mechanisms[0].summary.as_ref().unwrap()[0].expansions[0].iter().map(|it| it.id.as_str()).collect();
    assert_eq!(steps, ["first", "second"]);
    // Written and read again, it is the same.
    for version in [Version::V1, Version::V2] {
        let mut bytes = Vec::new();
        write_message(&graph, version, &mut bytes).unwrap();
        let copy = graph_of(&String::from_utf8(bytes).unwrap());
        let statement = |graph: &KnowledgeGraph, id: &str| graph.statement(id).unwrap().to_statement();
        for id in ["predicted", "otherwise", "stated"] {
            let mut given = statement(&graph, id);
            given.evidence.agent_type = Some("not_provided".to_owned());
            assert_eq!(statement(&copy, id), given);
        }
    }
}

#[test]
fn results_are_read_in_either_shape_with_their_paths_in_order() {
    let older = predicted();
    let mut newer: Json = serde_json::from_str(&older).unwrap();
    newer["message"]["results"][0] = json!({
        "node_bindings": {"a": {"ids": ["CHEBI:1"]}, "b": {"ids": ["HGNC:3"]}},
        "analyses": [{"resource_id": "infores:x", "path_bindings": {"p": {"ids": ["path"]}}, "support_graphs": ["part"]}]});
    for text in [older, newer.to_string()] {
        let results = read_results(&text).unwrap();
        assert_eq!(results.ends(), [("CHEBI:1", "HGNC:3")]);
        let analysis = &results.results[0].analyses[0];
        assert_eq!(analysis.resource_id.as_deref(), Some("infores:x"));
        assert_eq!(analysis.paths, [("p".to_owned(), vec![vec!["first".to_owned(), "second".to_owned()]])]);
        assert_eq!(analysis.supports, [["first"]]);
    }
    let error = read_results(r#"{"message": {"results": [{"analyses": 1}]}}"#).unwrap_err().to_string();
    assert_eq!(error, "message.results[0].analyses: a list is expected, not a number");
    assert!(read_results(r#"{"message": {}}"#).unwrap().results.is_empty());
}

#[test]
fn mechanisms_are_results_of_paths_in_the_order_of_their_steps() {
    let graph = mechgraph::datasets::interferon_gamma();
    let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph).unwrap();
    for version in [Version::V1, Version::V2] {
        let options = ResponseOptions::default().with_version(version);
        let response = mechanism_response(&answer, &graph, &options);
        let text = response.as_json().to_string();
        let results = read_results(&text).unwrap();
        let ends = [answer.from.id.as_deref(), answer.to.id.as_deref()];
        assert_eq!(results.ends(), [(ends[0].unwrap(), ends[1].unwrap())]);
        let analyses = &results.results[0].analyses;
        assert_eq!(analyses.len(), answer.mechanisms.len());
        for (analysis, mechanism) in analyses.iter().zip(&answer.mechanisms) {
            let steps: Vec<String> =
                mechanism.steps.iter().flat_map(|step| step.statements.iter().map(|it| it.id.clone())).collect();
            assert_eq!(analysis.paths[0].1[0], steps);
            assert_eq!(analysis.score, Some(-mechanism.cost));
        }
        // The message is a graph in which the same question has the same answer.
        let copy = graph_of(&text);
        let again = MechanismQuery::between(ends[0].unwrap(), ends[1].unwrap()).answer(&copy).unwrap();
        let nodes = |answer: &mechgraph::query::Answer| -> Vec<Vec<String>> {
            answer.mechanisms.iter().map(|it| it.nodes.iter().map(|node| node.id.clone()).collect()).collect()
        };
        assert_eq!(nodes(&again), nodes(&answer));
    }
}

/// Holds values against the schemas of an API description: types, required and other keys, patterns of prefixes, choices.
#[cfg(feature = "yaml")]
struct Description(Json);

#[cfg(feature = "yaml")]
impl Description {
    fn check(&self, schema: &Json, value: &Json, place: &str, wrong: &mut Vec<String>) {
        if let Some(reference) = schema["$ref"].as_str() {
            if let Some(pointer) = reference.strip_prefix('#') {
                self.check(self.0.pointer(pointer).unwrap(), value, place, wrong);
            }
            return;
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.check(part, value, place, wrong);
        }
        for choice in ["anyOf", "oneOf"] {
            let Some(parts) = schema[choice].as_array() else { continue };
            let fitting = parts.iter().filter(|part| {
                let mut wrong = Vec::new();
                self.check(part, value, place, &mut wrong);
                wrong.is_empty()
            });
            let count = fitting.count();
            if count == 0 || choice == "oneOf" && count > 1 {
                wrong.push(format!("{place}: {count} of {choice} fit"));
            }
        }
        let fits = match schema["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            _ => true,
        };
        if !fits {
            wrong.push(format!("{place}: {value} is no {}", schema["type"]));
            return;
        }
        if let Some(choices) = schema["enum"].as_array().filter(|choices| !choices.contains(value)) {
            wrong.push(format!("{place}: {value} is none of {choices:?}"));
        }
        Self::check_pattern(schema, value, place, wrong);
        for key in schema["required"].as_array().into_iter().flatten() {
            if value.get(key.as_str().unwrap()).is_none() {
                wrong.push(format!("{place}: {key} is missing"));
            }
        }
        if let Some(elements) = value.as_array() {
            if (elements.len() as u64) < schema["minItems"].as_u64().unwrap_or(0) {
                wrong.push(format!("{place}: too few"));
            }
            for (number, element) in elements.iter().enumerate() {
                self.check(&schema["items"], element, &format!("{place}[{number}]"), wrong);
            }
        }
        let Some(entries) = value.as_object() else { return };
        if (entries.len() as u64) < schema["minProperties"].as_u64().unwrap_or(0) {
            wrong.push(format!("{place}: too few"));
        }
        for (key, element) in entries {
            let place = format!("{place}.{key}");
            match (schema["properties"].get(key), &schema["additionalProperties"]) {
                (Some(known), _) => self.check(known, element, &place, wrong),
                (None, Json::Bool(false)) => wrong.push(format!("{place}: not known")),
                (None, others) => self.check(others, element, &place, wrong),
            }
        }
    }

    /// The patterns of the description ask for a prefix, a first letter, and letters or underscores.
    fn check_pattern(schema: &Json, value: &Json, place: &str, wrong: &mut Vec<String>) {
        let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str()) else { return };
        let rest = text.strip_prefix("biolink:").unwrap_or_default();
        let fits = match pattern {
            "^biolink:[A-Z][a-zA-Z]*$" => {
                rest.starts_with(char::is_uppercase) && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
            }
            "^biolink:[a-z][a-z_]*$" => {
                rest.starts_with(char::is_lowercase)
                    && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            }
            // A pattern that is not known here is one that nothing can match, so that it is seen.
            _ => false,
        };
        if !fits {
            wrong.push(format!("{place}: {text} does not match {pattern}"));
        }
    }

    fn problems(&self, value: &Json) -> Vec<String> {
        let mut wrong = Vec::new();
        self.check(&json!({"$ref": "#/components/schemas/Response"}), value, "response", &mut wrong);
        wrong
    }
}

#[cfg(all(feature = "yaml", feature = "compression"))]
#[test]
fn responses_are_as_the_description_of_the_api_says() {
    let (Some(file), Some((text, _))) = (shared("trapi/TranslatorReasonerAPI.yaml"), real()) else { return };
    let description = Description(serde_saphyr::from_str(&fs::read_to_string(file).unwrap()).unwrap());
    let check = |graph: &KnowledgeGraph, query: &PatternQuery| {
        let answer = answer(graph, query, Version::V2);
        assert!(!answer["message"]["results"].as_array().unwrap().is_empty());
        let problems = description.problems(&answer);
        assert!(problems.is_empty(), "{problems:#?}");
    };
    check(&graph_of(&text), &read_query(&text).unwrap());
    let embedded = mechgraph::datasets::interferon_gamma();
    let named = |key: &str, name: &str| QueryNode::new(key).id(embedded.find(name).best[0].node);
    let ends = || PatternQuery::new().node(named("a", "emapalumab")).node(named("b", "HLH"));
    check(&embedded, &ends().path(QueryPath::new("p", "a", "b")));
    check(
        &embedded,
        &ends()
            .node(QueryNode::new("c").set(SetInterpretation::Collate).category("NamedThing".parse().unwrap()))
            .edge(QueryEdge::new("e", "a", "c"))
            .edge(QueryEdge::new("f", "c", "b")),
    );
    check(&embedded, &ends().edge(QueryEdge::new("e", "a", "b").predicate("treats".parse().unwrap())));
    check(&embedded, &PatternQuery::new().node(named("a", "HLH")));
    // Whole graphs, and mechanisms.
    for graph in [&embedded, &graph_of(&text)] {
        let mut bytes = Vec::new();
        write_message(graph, Version::V2, &mut bytes).unwrap();
        let problems = description.problems(&serde_json::from_slice(&bytes).unwrap());
        assert!(problems.is_empty(), "{problems:#?}");
    }
    for (from, to) in [("emapalumab", "HLH"), ("eltrombopag", "hematopoiesis")] {
        let answer = MechanismQuery::between(from, to).answer(&embedded).unwrap();
        let options = ResponseOptions::default().with_version(Version::V2);
        let problems = description.problems(mechanism_response(&answer, &embedded, &options).as_json());
        assert!(problems.is_empty(), "{problems:#?}");
    }
    // The validator finds what is wrong: a response of version 1 is none of version 2.
    let older = answer(&embedded, &ends().path(QueryPath::new("p", "a", "b")), Version::V1);
    assert!(!description.problems(&older).is_empty());
}
