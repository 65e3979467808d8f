//! Results of a pattern as a response.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use super::knowledge::Knowledge;
use super::message::{ResponseOptions, Version};
use super::query_graph::query_graph;
use crate::graph::{Node, StatementRef};
use crate::io::WriteReport;
use crate::query::{
    Completeness, EdgeSupport, Path, PatternQuery, PatternResult, PatternResults, QueryNode, SetInterpretation,
    class_chain,
};
use crate::schema;
use crate::text::counted;

/// A TRAPI response. As JSON it is the response itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    json: Json,
    results: usize,
    completeness: Completeness,
    report: WriteReport,
}

impl Response {
    /// Puts a response together; `said` is its description.
    pub(super) fn new(
        query_graph: &Json,
        knowledge: Knowledge<'_>,
        (results, completeness): (Vec<Json>, Completeness),
        said: &[String],
        options: &ResponseOptions,
    ) -> Self {
        let count = results.len();
        let (graph, auxiliary, report) = knowledge.into_parts();
        let mut message = json!({"query_graph": query_graph, "knowledge_graph": graph, "results": results});
        if let Some(graphs) = auxiliary {
            message["auxiliary_graphs"] = graphs;
        }
        let json = json!({
            "message": message,
            "status": "Success",
            "description": said.join("; "),
            "schema_version": options.version.as_str(),
            "biolink_version": schema::BIOLINK_VERSION,
        });
        Self { json, results: count, completeness, report }
    }

    /// How many results it has.
    #[must_use]
    pub const fn results(&self) -> usize {
        self.results
    }

    /// Whether all results are in it.
    #[must_use]
    pub const fn completeness(&self) -> Completeness {
        self.completeness
    }

    /// What of the statements and entities in it a message has no place for, or has otherwise, counted by reason.
    #[must_use]
    pub const fn report(&self) -> &WriteReport {
        &self.report
    }

    /// The response as JSON.
    #[must_use]
    pub const fn as_json(&self) -> &Json {
        &self.json
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// Writes results as a response, with what they consist of as its knowledge graph.
///
/// A node is bound to the entity that is named, or to the one found where none is. What was found for a subclass is
/// bound as an edge that follows from it, `logical_entailment`, whose auxiliary graphs hold the statement first and then
/// the steps up the classes. A path is an auxiliary graph whose edges are in the order of its steps, from the subject to
/// the object.
///
/// The response is the same whenever the same question is asked of the same graph: it has no times in it. Whether it is
/// complete is said in its description.
#[must_use]
pub fn response(mut results: PatternResults<'_>, options: &ResponseOptions) -> Response {
    let query = results.query().clone();
    let missing: Vec<String> = results.missing().iter().map(|(node, id)| format!("{id} of {node}")).collect();
    let mut message = Message::new(options);
    let mut written = Vec::new();
    for result in results.by_ref() {
        written.push(message.result(&query, &result));
    }
    let count = written.len();
    let completeness = results.completeness();
    let mut parts = vec![counted(count, "result", "results")];
    if let Completeness::Truncated { by, .. } = completeness {
        parts.push(format!("{by} cut the run, and there may be more"));
    }
    if !missing.is_empty() {
        parts.push(format!("not in this graph: {}", missing.join(", ")));
    }
    if query.edges().iter().any(|edge| edge.given_knowledge_type() == Some("inferred")) {
        parts.push("statements are looked up, nothing is inferred".to_owned());
    }
    Response::new(&query_graph(&query, options.version), message.knowledge, (written, completeness), &parts, options)
}

/// The results of a message, and what they consist of.
struct Message<'o> {
    options: &'o ResponseOptions,
    knowledge: Knowledge<'o>,
    paths: usize,
}

impl<'o> Message<'o> {
    fn new(options: &'o ResponseOptions) -> Self {
        Self { options, knowledge: Knowledge::new(options), paths: 0 }
    }

    fn result(&mut self, query: &PatternQuery, result: &PatternResult<'_>) -> Json {
        let mut bindings = Map::new();
        for node in query.nodes() {
            let bound = result.bindings(node.key());
            let ids: Vec<&str> = bound.iter().map(|binding| binding.id.curie()).collect();
            for binding in &bound {
                self.knowledge.add_node(binding.id);
            }
            if !ids.is_empty() {
                bindings.insert(node.key().to_owned(), self.node_binding(node, &ids));
            }
        }
        let mut analyses = Vec::new();
        let mut edges = Map::new();
        for edge in query.edges().iter().filter(|edge| !edge.is_excluded()) {
            let mut ids: Vec<String> = Vec::new();
            for support in result.supports(edge.key()) {
                for statement in &support.statements {
                    let id = self.support(&support, *statement);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
            }
            edges.insert(edge.key().to_owned(), self.knowledge.binding(&ids));
        }
        if !edges.is_empty() {
            analyses.push(json!({"resource_id": self.options.resource_id, "edge_bindings": edges}));
        }
        // One analysis a path, as a client that shows paths one by one expects.
        for path in query.paths() {
            for found in result.paths(path.key()) {
                let ends = [path.subject(), path.object()]
                    .map(|key| result.bindings(key).into_iter().map(|it| it.id).collect());
                let [from, to]: [Vec<Node<'_>>; 2] = ends;
                let id = self.path(found, &from, &to);
                let bound = Map::from_iter([(path.key().to_owned(), self.knowledge.binding(&[id]))]);
                analyses.push(json!({"resource_id": self.options.resource_id, "path_bindings": bound}));
            }
        }
        let mut map = Map::new();
        map.insert("node_bindings".to_owned(), bindings.into());
        if !analyses.is_empty() || self.options.version == Version::V1 {
            map.insert("analyses".to_owned(), analyses.into());
        }
        map.into()
    }

    fn node_binding(&self, node: &QueryNode, ids: &[&str]) -> Json {
        let is_whole = matches!(node.set_interpretation(), SetInterpretation::All | SetInterpretation::Many);
        match (self.options.version, node.given_set_id().filter(|_| is_whole)) {
            (Version::V1, Some(set)) => {
                ids.iter().map(|id| json!({"id": id, "query_id": set, "attributes": []})).collect()
            }
            _ => self.knowledge.binding(ids),
        }
    }

    /// The key of the edge to which a statement binds: itself, or what follows from it for the entities that are named.
    fn support(&mut self, support: &EdgeSupport<'_>, statement: StatementRef<'_>) -> String {
        let EdgeSupport { asked, found, .. } = support;
        let id = self.knowledge.add_statement(statement);
        if asked == found {
            return id;
        }
        let as_asked = statement.ends() == Some(*found);
        let (subject, object) = if as_asked { *asked } else { (asked.1, asked.0) };
        let mut edges = vec![id];
        let chains = [class_chain(found.0, asked.0), class_chain(found.1, asked.1)];
        edges.extend(chains.iter().flatten().map(|step| self.knowledge.add_statement(*step)));
        self.knowledge.add_node(asked.0);
        self.knowledge.add_node(asked.1);
        self.knowledge.add_entailed(statement, [subject, object], edges)
    }

    /// Adds a path as an auxiliary graph: from the entity that is named up to its subclass, along the path, and on.
    fn path(&mut self, path: &Path<'_>, from: &[Node<'_>], to: &[Node<'_>]) -> String {
        let nodes: Vec<Node<'_>> = path.nodes().collect();
        let mut edges: Vec<String> = Vec::new();
        if let Some(first) = nodes.first().filter(|first| !from.contains(first)) {
            edges.extend(nearest(*first, from).into_iter().rev().map(|step| self.knowledge.add_statement(step)));
        }
        for step in path.steps() {
            edges.extend(step.statements().map(|statement| self.knowledge.add_statement(statement)));
        }
        if let Some(last) = nodes.last().filter(|last| !to.contains(last)) {
            edges.extend(nearest(*last, to).into_iter().map(|step| self.knowledge.add_statement(step)));
        }
        self.paths += 1;
        self.knowledge.add_graph(&format!("path:{}", self.paths), edges)
    }
}

/// The steps from an entity up to the nearest of its classes among these.
fn nearest<'g>(from: Node<'g>, classes: &[Node<'g>]) -> Vec<StatementRef<'g>> {
    let chains = classes.iter().map(|class| class_chain(from, *class));
    chains.filter(|chain| !chain.is_empty()).min_by_key(Vec::len).unwrap_or_default()
}
