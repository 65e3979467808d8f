//! The results of a message: what they bind, and what their analyses rest on.

use serde_json::Value as Json;

use super::error::TrapiError;
use super::keys::{EDGES, Keys, texts};
use crate::io::kgx::strict_value;

/// The results of a message, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageResults {
    /// The results.
    pub results: Vec<MessageResult>,
    /// The ends of the edges and paths of the query graph, as pairs of keys of its nodes.
    pub asked: Vec<(String, String)>,
}

/// A result of a message.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageResult {
    /// The entities of each node of the query graph, by its key.
    pub nodes: Vec<(String, Vec<String>)>,
    /// What services say of the result.
    pub analyses: Vec<MessageAnalysis>,
}

/// What a service says of a result. Statements are ids, and those of a graph of
/// [`MessageReader`](super::MessageReader).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageAnalysis {
    /// The service.
    pub resource_id: Option<String>,
    /// How relevant the result is to it; higher is better, in the service's own unit.
    pub score: Option<f64>,
    /// The statements of each edge of the query graph, by its key.
    pub edges: Vec<(String, Vec<String>)>,
    /// The paths of each path of the query graph, by its key: the statements of each, in the order of its steps where they
    /// make one path, else as the message has them.
    pub paths: Vec<(String, Vec<Vec<String>>)>,
    /// The auxiliary graphs that support the analysis, each as its statements.
    pub supports: Vec<Vec<String>>,
}

impl MessageResult {
    /// The entities of a node of the query graph; none if it has no such node.
    #[must_use]
    pub fn node(&self, key: &str) -> &[String] {
        self.nodes.iter().find(|(known, _)| known == key).map_or(&[], |(_, ids)| ids)
    }
}

impl MessageResults {
    /// The pairs of entities that results bind to the two ends of an edge or path of the query graph, each once, in the
    /// order of the results: what [`MechanismQuery::between`](crate::MechanismQuery::between) asks for.
    #[must_use]
    pub fn ends(&self) -> Vec<(&str, &str)> {
        let mut pairs = Vec::new();
        for result in &self.results {
            for (subject, object) in &self.asked {
                for from in result.node(subject) {
                    for to in result.node(object) {
                        let pair = (from.as_str(), to.as_str());
                        if !pairs.contains(&pair) {
                            pairs.push(pair);
                        }
                    }
                }
            }
        }
        pairs
    }
}

/// Reads the results of a TRAPI message of version 1 or 2.
///
/// ```
/// use mechgraph::io::trapi::read_results;
///
/// let message = r#"{"message": {
///     "query_graph": {"nodes": {"drug": {}, "disease": {}}, "edges": {"e": {"subject": "drug", "object": "disease"}}},
///     "knowledge_graph": {"nodes": {}, "edges": {}},
///     "results": [{
///         "node_bindings": {"drug": {"ids": ["UNII:3S252O2Z4X"]}, "disease": {"ids": ["MONDO:0015540"]}},
///         "analyses": [{"resource_id": "infores:a", "edge_bindings": {"e": {"ids": ["e0"]}}, "score": 0.7}]
///     }]
/// }}"#;
/// let results = read_results(message)?;
/// assert_eq!(results.ends(), [("UNII:3S252O2Z4X", "MONDO:0015540")]);
/// assert_eq!(results.results[0].analyses[0].score, Some(0.7));
/// # Ok::<(), mechgraph::io::trapi::TrapiError>(())
/// ```
///
/// # Errors
///
/// [`TrapiError`] with the place, if the text is no JSON or its results have another shape. A message without results has
/// none.
///
/// # Complexity
///
/// The message is parsed whole. A path of n edges is put in order in n² comparisons.
pub fn read_results(text: &str) -> Result<MessageResults, TrapiError> {
    let json = strict_value(text).map_err(|error| TrapiError::of_json(&error))?;
    let document = Keys::new(&json, "")?;
    let message = document.object("message")?.unwrap_or(document);
    let asked = asked(&message)?;
    let mut results = Vec::new();
    for (place, json) in message.list("results")? {
        results.push(result(&Keys::new(json, place)?, &message, &asked)?);
    }
    let asked = asked.into_iter().map(|(_, ends)| ends).collect();
    Ok(MessageResults { results, asked })
}

/// The edges and paths of the query graph: each with its key and those of its ends.
type Asked = Vec<(String, (String, String))>;

fn asked(message: &Keys<'_>) -> Result<Asked, TrapiError> {
    let mut asked = Vec::new();
    let Some(graph) = message.object("query_graph")? else { return Ok(asked) };
    for kind in [EDGES, "paths"] {
        let Some(entries) = graph.object(kind)? else { continue };
        for (key, json) in entries.entries() {
            let of = Keys::new(json, entries.at(key))?;
            let ends = (of.needed_text("subject")?.to_owned(), of.needed_text("object")?.to_owned());
            asked.push((key.to_owned(), ends));
        }
    }
    Ok(asked)
}

fn result(of: &Keys<'_>, message: &Keys<'_>, asked: &Asked) -> Result<MessageResult, TrapiError> {
    let mut result = MessageResult::default();
    if let Some(nodes) = of.object("node_bindings")? {
        result.nodes = bound(&nodes)?;
    }
    for (place, json) in of.list("analyses")? {
        let of = Keys::new(json, place)?;
        let mut analysis = MessageAnalysis {
            resource_id: of.text("resource_id")?.map(str::to_owned),
            score: of.get("score").and_then(Json::as_f64),
            ..MessageAnalysis::default()
        };
        if let Some(edges) = of.object("edge_bindings")? {
            analysis.edges = bound(&edges)?;
        }
        if let Some(paths) = of.object("path_bindings")? {
            for (key, graphs) in bound(&paths)? {
                let ends = asked.iter().find(|(known, _)| *known == key).map(|(_, ends)| ends);
                let from: &[String] = ends.map_or(&[], |(subject, _)| result.node(subject));
                let mut found = Vec::new();
                for graph in &graphs {
                    found.push(in_order(graph_edges(message, graph)?, from, message)?);
                }
                analysis.paths.push((key, found));
            }
        }
        for (_, graph) in of.list("support_graphs")? {
            analysis.supports.push(graph_edges(message, graph.as_str().unwrap_or_default())?);
        }
        result.analyses.push(analysis);
    }
    Ok(result)
}

/// The ids that keys of the query graph are bound to: `ids` of version 2, objects with `id` of version 1.
fn bound(of: &Keys<'_>) -> Result<Vec<(String, Vec<String>)>, TrapiError> {
    let mut bound = Vec::new();
    for (key, json) in of.entries() {
        let mut ids = Vec::new();
        if let Json::Object(binding) = json {
            ids.extend(texts(binding.get("ids")).map(str::to_owned));
        } else {
            for (place, json) in of.list(key)? {
                ids.push(Keys::new(json, place)?.needed_text("id")?.to_owned());
            }
        }
        bound.push((key.to_owned(), ids));
    }
    Ok(bound)
}

fn graph_edges(message: &Keys<'_>, key: &str) -> Result<Vec<String>, TrapiError> {
    let Some(graphs) = message.object("auxiliary_graphs")? else { return Ok(Vec::new()) };
    let Some(graph) = graphs.object(key)? else { return Ok(Vec::new()) };
    Ok(texts(graph.get(EDGES)).map(str::to_owned).collect())
}

/// Edges in the order in which they lead on from one of these entities, either way; as they are, if they make no one path.
/// Edges of one pair of entities come beside each other.
fn in_order(edges: Vec<String>, from: &[String], message: &Keys<'_>) -> Result<Vec<String>, TrapiError> {
    let Some(known) = message.object("knowledge_graph")?.map(|graph| graph.object(EDGES)).transpose()?.flatten() else {
        return Ok(edges);
    };
    let ends = |id: &String| {
        let edge = known.get(id)?;
        Some((edge.get("subject")?.as_str()?, edge.get("object")?.as_str()?))
    };
    let Some(mut left) = edges.iter().map(|id| Some((id, ends(id)?))).collect::<Option<Vec<_>>>() else {
        return Ok(edges);
    };
    let starts = |id: &str| left.iter().any(|(_, (subject, object))| *subject == id || *object == id);
    let Some(mut at) = from.iter().map(String::as_str).find(|id| starts(id)) else { return Ok(edges) };
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let other =
            |(subject, object): (&'_ str, &'_ str)| if subject == at { object.to_owned() } else { subject.to_owned() };
        let Some(next) = left.iter().find(|(_, ends)| ends.0 == at || ends.1 == at).map(|(_, ends)| other(*ends))
        else {
            return Ok(edges);
        };
        let joins = |ends: &(&str, &str)| *ends == (at, next.as_str()) || *ends == (next.as_str(), at);
        ordered.extend(left.iter().filter(|(_, ends)| joins(ends)).map(|(id, _)| (*id).clone()));
        let step = left.iter().find(|(_, ends)| joins(ends)).map(|(_, ends)| *ends);
        left.retain(|(_, ends)| !joins(ends));
        let Some((subject, object)) = step else { return Ok(edges) };
        at = if subject == at { object } else { subject };
    }
    Ok(ordered)
}
