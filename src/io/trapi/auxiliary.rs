//! The auxiliary graphs of a message that is written.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::keys::{
    ATTRIBUTES, AUXILIARY_GRAPHS, EDGES, SHORTCUT, SUPPORT_GRAPHS, SUPPORT_GRAPHS_TYPE, is_list_of_texts, texts,
};
use super::message::Version;
use super::written::attribute;
use crate::io::WriteReport;

const NO_EDGE: &str = "an edge of an auxiliary graph that is not in the graph";
const SAME_KEY: &str = "a key of an auxiliary graph that another one has; it is written with a number";

/// Finds the key of the edge of a statement by its id.
pub(super) type FindEdge<'f> = dyn Fn(&str) -> Option<String> + 'f;

/// Auxiliary graphs by key.
#[derive(Debug)]
pub(super) struct AuxiliaryGraphs {
    pub(super) graphs: BTreeMap<String, Json>,
    version: Version,
}

/// The graphs that one edge names.
#[derive(Debug, Default)]
pub(super) struct Supports {
    keys: Vec<String>,
    /// The edges in them.
    pub(super) edges: Vec<String>,
}

impl Supports {
    /// The attribute that names those which no other attribute names.
    pub(super) fn attribute(&self, others: &[Json]) -> Option<Json> {
        let named =
            others.iter().filter(|it| it.get("attribute_type_id").and_then(Json::as_str) == Some(SUPPORT_GRAPHS_TYPE));
        let named: Vec<&str> = named.flat_map(|it| texts(it.get("value"))).collect();
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).filter(|key| !named.contains(key)).collect();
        (!keys.is_empty()).then(|| attribute(SUPPORT_GRAPHS, &keys.into()))
    }
}

impl AuxiliaryGraphs {
    pub(super) const fn new(version: Version) -> Self {
        Self { graphs: BTreeMap::new(), version }
    }

    /// Adds a graph of these edges, in order, and gives its key: the one wanted, or with a number if another graph has it.
    pub(super) fn add(&mut self, wanted: &str, edges: Vec<String>) -> String {
        self.add_with(wanted, edges, Map::new())
    }

    fn add_with(&mut self, wanted: &str, edges: Vec<String>, mut graph: Map<String, Json>) -> String {
        graph.insert(EDGES.to_owned(), edges.into());
        if self.version == Version::V1 {
            graph.entry(ATTRIBUTES).or_insert_with(|| Json::Array(Vec::new()));
        }
        let graph = Json::Object(graph);
        let mut key = wanted.to_owned();
        let mut number = 1;
        while self.graphs.get(&key).is_some_and(|known| *known != graph) {
            number += 1;
            key = format!("{wanted}:{number}");
        }
        self.graphs.insert(key.clone(), graph);
        key
    }

    /// Takes the graphs that support a statement out of its object, and adds them and the paths that it summarises.
    pub(super) fn of_statement(
        &mut self,
        entries: &mut Map<String, Json>,
        find: &FindEdge<'_>,
        report: &mut WriteReport,
    ) -> Supports {
        let mut supports = Supports::default();
        let is_graph = |graph: &Json| graph.get(EDGES).is_some_and(is_list_of_texts);
        let graphs = match entries.get(AUXILIARY_GRAPHS) {
            Some(Json::Object(graphs)) if graphs.values().all(is_graph) => graphs.clone(),
            _ => Map::new(),
        };
        if !graphs.is_empty() {
            entries.remove(AUXILIARY_GRAPHS);
        }
        let keys = entries.get(SUPPORT_GRAPHS).filter(|keys| is_list_of_texts(keys)).cloned();
        if keys.is_some() {
            entries.remove(SUPPORT_GRAPHS);
        }
        let named: Vec<&str> = texts(keys.as_ref()).collect();
        let others = graphs.keys().map(String::as_str).filter(|key| !named.contains(key));
        for wanted in named.iter().copied().chain(others) {
            let Some(graph) = graphs.get(wanted) else {
                // A key without a graph stays one.
                supports.keys.push(wanted.to_owned());
                continue;
            };
            let known = edges(graph.get(EDGES), find, report);
            if known.is_empty() {
                continue;
            }
            supports.edges.extend(known.iter().cloned());
            let key = self.add_with(wanted, known, graph.as_object().cloned().unwrap_or_default());
            if key != *wanted {
                report.change(SAME_KEY);
            }
            supports.keys.push(key);
        }
        let id = entries.get("id").and_then(Json::as_str).unwrap_or_default();
        let paths = entries.get("shortcut_over").and_then(Json::as_array).into_iter().flatten();
        for (path, number) in paths.zip(1..) {
            let known = edges(Some(path), find, report);
            let mut sorted = known.clone();
            sorted.sort_unstable();
            let is_same = |graph: &Json| {
                let mut others: Vec<&str> = texts(graph.get(EDGES)).collect();
                others.sort_unstable();
                others == sorted
            };
            if known.is_empty() || graphs.values().any(is_same) {
                continue;
            }
            supports.edges.extend(known.iter().cloned());
            supports.keys.push(self.add(&format!("{SHORTCUT}{id}:{number}"), known));
        }
        supports
    }
}

/// The keys of the edges of a list of statements.
fn edges(list: Option<&Json>, find: &FindEdge<'_>, report: &mut WriteReport) -> Vec<String> {
    let mut known = Vec::new();
    for id in texts(list) {
        match find(id) {
            Some(key) => known.push(key),
            None => report.lose(NO_EDGE),
        }
    }
    known
}
