//! Mechanisms as a response.

use core::time::Duration;
use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::knowledge::Knowledge;
use super::message::{ResponseOptions, Version};
use super::response::Response;
use super::written::attribute;
use crate::graph::{KnowledgeGraph, Node};
use crate::model::EpistemicStatus;
use crate::query::{Answer, Completeness, CompletenessAnswer, EndpointAnswer, MechanismAnswer, NodeAnswer, SignAnswer};
use crate::text::counted;

/// The keys of the query graph of a response.
const FROM: &str = "from";
const TO: &str = "to";
const PATH: &str = "path";

/// How scores are made.
const SCORING: &str = "minus the cost of the mechanism in mechgraph";

/// Writes mechanisms as a response to a pathfinder query, with what they consist of as its knowledge graph.
///
/// There is one result for each pair of ends, and in it an analysis for each mechanism, the best first: its path is an
/// auxiliary graph whose edges are in the order of its steps, those of parallel statements beside each other, and before
/// and after them the steps of `subclass_of` between what was asked and where the mechanism starts and ends. What a
/// shortcut on it summarises is an auxiliary graph that supports its edge. The score is minus the cost, so that higher is
/// better; attributes of the analysis say the net sign, the status and the basis.
///
/// Claims of treatment are no mechanisms; their edges are in the knowledge graph, and the description says how many there
/// are. Endpoints of several entities, of a category or of any have no identifier in the query graph.
///
/// `graph` is the graph that was asked; a statement that it does not have is left out.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::io::trapi::{ResponseOptions, mechanism_response};
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
/// let response = mechanism_response(&answer, &graph, &ResponseOptions::default());
/// let message = &response.as_json()["message"];
/// assert_eq!(message["results"][0]["analyses"].as_array().map(Vec::len), Some(answer.mechanisms.len()));
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn mechanism_response(answer: &Answer, graph: &KnowledgeGraph, options: &ResponseOptions) -> Response {
    let mut knowledge = Knowledge::new(options);
    let ends = [&answer.from, &answer.to].map(|end| asked(end, graph));
    let mut results: BTreeMap<(usize, [String; 2]), Vec<Json>> = BTreeMap::new();
    let mut order: Vec<[String; 2]> = Vec::new();
    for (mechanism, number) in answer.mechanisms.iter().zip(1..) {
        let entity = |place: Option<&NodeAnswer>| place.and_then(|it| graph.node(&it.id));
        let Some((first, last)) = entity(mechanism.nodes.first()).zip(entity(mechanism.nodes.last())) else { continue };
        let [from, to] = [ends[0].unwrap_or(first), ends[1].unwrap_or(last)];
        let mut edges = knowledge.add_classes(from, first);
        for step in &mechanism.steps {
            let statements = step.statements.iter().filter_map(|it| graph.statement(&it.id));
            edges.extend(statements.map(|statement| knowledge.add_statement(statement)));
        }
        edges.extend(knowledge.add_classes(last, to));
        knowledge.add_node(from);
        knowledge.add_node(to);
        let path = knowledge.add_graph(&format!("mechanism:{number}"), edges);
        let bound = Map::from_iter([(PATH.to_owned(), knowledge.binding(&[path]))]);
        let analysis = json!({
            "resource_id": options.resource_id,
            "path_bindings": bound,
            "score": -mechanism.cost,
            "scoring_method": SCORING,
            "attributes": attributes(mechanism),
        });
        let pair = [from.curie().to_owned(), to.curie().to_owned()];
        let place = order.iter().position(|known| *known == pair).unwrap_or(order.len());
        if place == order.len() {
            order.push(pair.clone());
        }
        results.entry((place, pair)).or_default().push(analysis);
    }
    let claims = answer.therapeutic.iter().chain(&answer.against).filter_map(|it| graph.statement(&it.id));
    let claims = claims.map(|statement| knowledge.add_statement(statement)).count() as u64;
    for node in ends.into_iter().flatten() {
        knowledge.add_node(node);
    }
    let result = |((_, [from, to]), analyses): ((usize, [String; 2]), Vec<Json>)| {
        let bindings = json!({FROM: knowledge.binding(&[from]), TO: knowledge.binding(&[to])});
        json!({"node_bindings": bindings, "analyses": analyses})
    };
    let results: Vec<Json> = results.into_iter().map(result).collect();
    let mut said = vec![counted(answer.mechanisms.len() as u64, "mechanism", "mechanisms")];
    if claims > 0 {
        let claims = counted(claims, "claim", "claims");
        said.push(format!("{claims} about treatment in the knowledge graph, which no result binds"));
    }
    if let Some(by) = answer.completeness.cut_by {
        said.push(format!("{by} cut the run, and there may be more"));
    }
    let completeness = completeness(&answer.completeness);
    let query = query_graph(&answer.from, &answer.to, options.version);
    Response::new(&query, knowledge, (results, completeness), &said, options)
}

/// An answer does not keep how long its run took.
const fn completeness(answer: &CompletenessAnswer) -> Completeness {
    let elapsed = Duration::ZERO;
    match answer.cut_by {
        Some(by) => Completeness::Truncated { by, expansions: answer.expansions, elapsed },
        None if answer.complete => Completeness::Complete,
        None => Completeness::Open,
    }
}

/// The one entity that an end names.
fn asked<'g>(end: &EndpointAnswer, graph: &'g KnowledgeGraph) -> Option<Node<'g>> {
    graph.node(end.id.as_deref()?)
}

fn query_graph(from: &EndpointAnswer, to: &EndpointAnswer, version: Version) -> Json {
    let node = |end: &EndpointAnswer| end.id.as_ref().map_or_else(|| json!({}), |id| json!({"ids": [id]}));
    let mut path = json!({"subject": FROM, "object": TO});
    if version == Version::V1 {
        // Readers of version 1 want the key.
        path["constraints"] = Json::Null;
    }
    json!({"nodes": {FROM: node(from), TO: node(to)}, "paths": {PATH: path}})
}

/// What is said of a mechanism beside its path.
fn attributes(mechanism: &MechanismAnswer) -> Vec<Json> {
    let sign = match mechanism.sign {
        SignAnswer::Positive => "+",
        SignAnswer::Negative => "-",
        SignAnswer::Unknown => "?",
    };
    let mut attributes = vec![attribute("net_sign", &sign.into())];
    attributes
        .extend(mechanism.status.map(|status| attribute("epistemic_status", &EpistemicStatus::as_str(status).into())));
    attributes.extend(mechanism.basis.map(|basis| attribute("basis", &basis.as_str().into())));
    attributes.extend(mechanism.inherited_from.as_ref().map(|id| attribute("inherited_from", &id.as_str().into())));
    attributes
}
