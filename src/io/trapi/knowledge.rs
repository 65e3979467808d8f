//! What the answers of a message consist of: nodes, edges and auxiliary graphs, each by its key.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::auxiliary::{AuxiliaryGraphs, FindEdge};
use super::from_kgx;
use super::keys::{ATTRIBUTES, RELATED_TO, SUPPORT_GRAPHS};
use super::message::{ResponseOptions, Version};
use super::written::{attribute, is_predicate, qualifiers};
use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::io::WriteReport;
use crate::io::kgx::edge_object;
use crate::query::class_chain;

/// A knowledge graph and its auxiliary graphs, as far as answers need them.
#[derive(Debug)]
pub(super) struct Knowledge<'o> {
    options: &'o ResponseOptions,
    nodes: BTreeMap<String, Json>,
    edges: BTreeMap<String, Json>,
    graphs: AuxiliaryGraphs,
    /// Edges that follow from others, by what they say.
    entailed: BTreeMap<Entailed, (String, Vec<String>)>,
    report: WriteReport,
}

/// What distinguishes edges that follow from others: ends, predicate and qualifiers.
type Entailed = (String, String, String, Vec<(String, String)>);

impl<'o> Knowledge<'o> {
    pub(super) fn new(options: &'o ResponseOptions) -> Self {
        Self {
            options,
            nodes: BTreeMap::new(),
            edges: BTreeMap::new(),
            graphs: AuxiliaryGraphs::new(options.version),
            entailed: BTreeMap::new(),
            report: WriteReport::default(),
        }
    }

    /// The knowledge graph, the auxiliary graphs if there are any, and what they have no place for.
    pub(super) fn into_parts(self) -> (Json, Option<Json>, WriteReport) {
        let graphs = self.graphs.graphs;
        let graphs = (!graphs.is_empty()).then(|| json!(graphs));
        (json!({"nodes": self.nodes, "edges": self.edges}), graphs, self.report)
    }

    pub(super) fn add_node(&mut self, node: Node<'_>) {
        let report = &mut self.report;
        self.nodes.entry(node.curie().to_owned()).or_insert_with(|| from_kgx::node(&node.to_entity(), report));
    }

    /// Adds a statement between entities with what supports it, and gives its key.
    pub(super) fn add_statement(&mut self, statement: StatementRef<'_>) -> String {
        let graph = statement.graph();
        let key = statement.id().into_owned();
        let mut left = vec![key.clone()];
        while let Some(id) = left.pop() {
            let Some(statement) = graph.statement(&id).filter(|_| !self.edges.contains_key(&id)) else { continue };
            let Some((subject, object)) = statement.ends() else { continue };
            self.add_node(subject);
            self.add_node(object);
            let find = |id: &str| edge_key(graph, id);
            let graphs = (&mut self.graphs, &find as &FindEdge<'_>);
            let record = statement.to_statement();
            if let Some((json, others)) = from_kgx::edge(&record, self.options.version, graphs, &mut self.report) {
                self.edges.insert(id, json);
                left.extend(others);
            }
        }
        key
    }

    /// Adds a graph of edges, in order, and gives its key.
    pub(super) fn add_graph(&mut self, wanted: &str, edges: Vec<String>) -> String {
        self.graphs.add(wanted, edges)
    }

    /// Adds what follows for these ends from a statement and from the statements by which its own are classes of them.
    pub(super) fn add_entailed(
        &mut self,
        statement: StatementRef<'_>,
        ends: [Node<'_>; 2],
        edges: Vec<String>,
    ) -> String {
        let [subject, object] = ends;
        let wanted = format!("support:{}:{}:{}", statement.id(), subject.curie(), object.curie());
        let graph = self.graphs.add(&wanted, edges);
        let said = statement.qualifiers().map(|(slot, value)| (slot.to_owned(), value.to_owned())).collect();
        let (subject_id, object_id) = (subject.curie().to_owned(), object.curie().to_owned());
        let says = (subject_id, statement.predicate().to_string(), object_id, said);
        let number = self.entailed.len() + 1;
        let (key, graphs) = self.entailed.entry(says).or_insert_with(|| (format!("entailed:{number}"), Vec::new()));
        if !graphs.contains(&graph) {
            graphs.push(graph);
        }
        let (key, graphs) = (key.clone(), graphs.clone());
        let edge = entailed(statement, (subject.curie(), object.curie()), graphs, self.options);
        self.add_node(subject);
        self.add_node(object);
        self.edges.insert(key.clone(), edge);
        key
    }

    /// The edges by which the one is a class of the other, whichever is below, from the first on; none if it is the same.
    pub(super) fn add_classes(&mut self, from: Node<'_>, to: Node<'_>) -> Vec<String> {
        let up = class_chain(from, to);
        let chain = if up.is_empty() { class_chain(to, from).into_iter().rev().collect() } else { up };
        chain.into_iter().map(|step| self.add_statement(step)).collect()
    }

    /// What binds keys of a query graph to ids of edges or graphs.
    pub(super) fn binding(&self, ids: &[impl Serialize]) -> Json {
        match self.options.version {
            Version::V1 => ids.iter().map(|id| json!({"id": id, "attributes": []})).collect(),
            Version::V2 => json!({"ids": ids}),
        }
    }
}

/// The key of the edge of a statement, by any of its ids.
fn edge_key(graph: &KnowledgeGraph, id: &str) -> Option<String> {
    graph.statement(id).filter(|it| it.ends().is_some()).map(|it| it.id().into_owned())
}

/// The edge that follows from statements about subclasses of its ends, which auxiliary graphs hold.
fn entailed(
    statement: StatementRef<'_>,
    (subject, object): (&str, &str),
    graphs: Vec<String>,
    options: &ResponseOptions,
) -> Json {
    let record = statement.to_statement();
    let predicate = Some(record.predicate.as_str()).filter(|name| is_predicate(name)).unwrap_or(RELATED_TO);
    let mut entries = edge_object(&record, &mut WriteReport::default()).into_map();
    let source = json!({"resource_id": options.resource_id, "resource_role": "primary_knowledge_source"});
    let mut edge = json!({"subject": subject, "predicate": predicate, "object": object, "sources": [source]});
    let qualifiers = qualifiers(&mut entries);
    if !qualifiers.is_empty() {
        edge["qualifiers"] = qualifiers.into();
    }
    let mut attributes = vec![attribute(SUPPORT_GRAPHS, &graphs.into())];
    for (key, value) in [("knowledge_level", "logical_entailment"), ("agent_type", "automated_agent")] {
        match options.version {
            Version::V1 => attributes.push(attribute(key, &value.into())),
            Version::V2 => edge[key] = value.into(),
        }
    }
    edge[ATTRIBUTES] = attributes.into();
    edge
}
