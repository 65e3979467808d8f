//! Auxiliary graphs, as what supports a statement and as what it summarises.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use serde_json::{Map, Value as Json};

use super::document::Document;
use super::keys::{AUXILIARY_GRAPHS, EDGES, SHORTCUT, SUPPORT_GRAPHS, SUPPORT_GRAPHS_TYPE, is_list_of_texts, texts};
use super::to_kgx;
use crate::io::json_places::Places;
use crate::io::kgx::{edge_of_cells, strict_value};
use crate::model::{Argument, Effect, Finding, FindingCode, Sink, Statement, Traversal};
use crate::schema;
use crate::text::{counted, quoted};

/// Levels of knowledge that follows from other statements.
const DERIVED: [&str; 2] = ["prediction", "logical_entailment"];

/// The auxiliary graphs of a message, and its edges by key.
pub(super) struct Supports<'t> {
    /// Whether there is a message around the knowledge graph, which would have them.
    is_message: bool,
    graphs: FxHashMap<&'t str, Map<String, Json>>,
    edges: FxHashMap<&'t str, &'t RawValue>,
    /// The edges of graphs that were read as statements; none if they cannot be.
    statements: FxHashMap<String, Option<Statement>>,
    used: BTreeSet<String>,
}

impl<'t> Supports<'t> {
    /// Reads the graphs; one that is none is a finding.
    pub(super) fn read(document: &'t Document<'t>, text: &'t str, name: &str, sink: &mut dyn Sink) -> Self {
        let edges: FxHashMap<&str, &RawValue> =
            document.edges.0.iter().map(|(key, edge)| (key.as_str(), *edge)).collect();
        let mut graphs = FxHashMap::default();
        let mut places = Places::new(text);
        for (key, raw) in &document.graphs.0 {
            let mut report = |message: String| {
                let (line, column) = places.of(raw.get());
                sink.finding(Finding::new(FindingCode::BadValue, message).at(name, line).in_column(column));
            };
            let graph = match strict_value(raw.get()) {
                Ok(Json::Object(graph)) if graph.get(EDGES).is_some_and(is_list_of_texts) => graph,
                _ => {
                    report(format!("auxiliary graph {} has no list of edges; it is left out", quoted(key)));
                    continue;
                }
            };
            if let Some(missing) = texts(graph.get(EDGES)).find(|id| !edges.contains_key(id)) {
                let (key, missing) = (quoted(key), quoted(missing));
                report(format!("auxiliary graph {key} names edge {missing}, which the knowledge graph does not have"));
            }
            graphs.insert(key.as_str(), graph);
        }
        Self { is_message: document.is_message, graphs, edges, statements: FxHashMap::default(), used: BTreeSet::new() }
    }

    /// The keys of the graphs that support an edge, as its attributes name them.
    pub(super) fn keys_of(edge: &Map<String, Json>) -> Vec<String> {
        let attributes = edge.get("attributes").and_then(Json::as_array).into_iter().flatten();
        let is_support = |it: &&Json| it.get("attribute_type_id").and_then(Json::as_str) == Some(SUPPORT_GRAPHS_TYPE);
        attributes.filter(is_support).flat_map(|it| texts(it.get("value"))).map(str::to_owned).collect()
    }

    /// Gives an edge, in the keys of KGX, the graphs that support it and the paths that it summarises. What cannot be
    /// found is said.
    pub(super) fn add(&mut self, keys: &[String], edge: &mut Map<String, Json>) -> Vec<String> {
        let mut missing = Vec::new();
        // Paths that our writer wrote as graphs are in a key of their own, too.
        let own = edge.get("shortcut_over").cloned();
        let is_own = |graph: &Map<String, Json>| {
            own.as_ref()
                .and_then(Json::as_array)
                .is_some_and(|paths| graph.get(EDGES).is_some_and(|it| paths.contains(it)))
        };
        let mut kept = Map::new();
        for key in keys {
            match self.graphs.get(key.as_str()) {
                Some(graph) if key.starts_with(SHORTCUT) && is_own(graph) => forget(edge, key),
                Some(graph) => {
                    let is_said = |(_, value): &(&String, &Json)| {
                        !value.is_null() && value.as_array().is_none_or(|it| !it.is_empty())
                    };
                    let said = graph.iter().filter(is_said).map(|(key, value)| (key.clone(), value.clone()));
                    kept.insert(key.clone(), Json::Object(said.collect()));
                }
                None if self.is_message => {
                    missing.push(format!(
                        "support graph {} is not among the auxiliary graphs of the message",
                        quoted(key)
                    ));
                }
                None => {}
            }
            self.used.insert(key.clone());
        }
        if own.is_none() && !kept.is_empty() {
            let paths = self.expansions(keys, edge);
            if !paths.is_empty() {
                edge.insert("shortcut_over".to_owned(), paths.into());
            }
        }
        if !kept.is_empty() {
            edge.insert(AUXILIARY_GRAPHS.to_owned(), kept.into());
        }
        missing
    }

    /// The graphs that are paths of steps from the subject to the object of an edge that follows from them.
    fn expansions(&mut self, keys: &[String], edge: &Map<String, Json>) -> Vec<Vec<String>> {
        let level = edge.get("knowledge_level").and_then(Json::as_str);
        if !level.is_some_and(|level| DERIVED.contains(&level)) {
            return Vec::new();
        }
        let Ok((statement, _)) = edge_of_cells(edge.clone()) else { return Vec::new() };
        let Some(effect) = step_effect(&statement) else { return Vec::new() };
        let mut paths = Vec::new();
        for key in keys {
            let ids: Vec<String> = self
                .graphs
                .get(key.as_str())
                .map_or_else(Vec::new, |it| texts(it.get(EDGES)).map(str::to_owned).collect());
            for id in &ids {
                self.read_statement(id);
            }
            paths.extend(self.expansion(&statement, effect, &ids));
        }
        paths
    }

    /// The edges in the order of a path with the effect of the statement that they support; none if they are no such path.
    fn expansion(&self, statement: &Statement, effect: Effect, ids: &[String]) -> Option<Vec<String>> {
        let mut left: Vec<(&String, &Statement)> =
            ids.iter().map(|id| Some((id, self.statements.get(id)?.as_ref()?))).collect::<Option<_>>()?;
        let (mut at, mut product, mut path) = (&statement.subject, Effect::Carrier, Vec::new());
        let mut passed: Vec<&Argument> = vec![at];
        while !left.is_empty() {
            let place = left.iter().position(|(_, step)| step.subject == *at)?;
            let (id, step) = left.remove(place);
            if passed.contains(&&step.object) {
                return None;
            }
            (at, product) = (&step.object, product.then(step_effect(step)?));
            passed.push(at);
            path.push(id.clone());
        }
        let is_path = path.len() > 1 && *at == statement.object;
        (is_path && (effect.sign().is_none() || product == effect)).then_some(path)
    }

    fn read_statement(&mut self, id: &str) {
        if self.statements.contains_key(id) {
            return;
        }
        let statement = self.edges.get(id).and_then(|raw| match strict_value(raw.get()) {
            Ok(Json::Object(mut map)) => {
                to_kgx::edge(&mut map);
                edge_of_cells(map).ok().map(|(statement, _)| statement)
            }
            _ => None,
        });
        self.statements.insert(id.to_owned(), statement);
    }

    /// What is said of the parts of a message that no graph holds.
    pub(super) fn left_out(&self, results: usize) -> Option<String> {
        let others = self.graphs.keys().filter(|key| !self.used.contains(**key)).count() as u64;
        let results = (results > 0).then(|| counted(results as u64, "result", "results"));
        let graphs = "auxiliary graphs that support no edge";
        let others = (others > 0).then(|| counted(others, "auxiliary graph that supports no edge", graphs));
        let parts: Vec<String> = [results, others].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| {
            // No part is empty, so what is one in all is one thing.
            let one = parts.len() == 1 && parts[0].starts_with("1 ");
            let (are, they_say) = if one { ("is", "it says") } else { ("are", "they say") };
            format!(
                "{} {are} no part of the graph; `match` asks the message's question again, and io::trapi::read_results gives \
                 what {they_say}",
                parts.join(" and ")
            )
        })
    }
}

/// What a statement does to a path that reads it from subject to object; none if it is no step.
fn step_effect(statement: &Statement) -> Option<Effect> {
    let source = statement.evidence.primary_knowledge_source.as_deref();
    let record = source.filter(|source| schema::records_mechanisms(source)).map(|_| Traversal::Forward);
    let reading = schema::Reading { source, record, ..schema::Reading::default() };
    let meaning = schema::meaning_of(&statement.predicate, &statement.qualifiers, &[], &[], reading);
    let effect = statement.effect.unwrap_or(meaning.forward);
    (effect.is_step() && !statement.negated && !meaning.variant_form && !meaning.other_form).then_some(effect)
}

/// Removes a key from the list of supports; an empty list goes.
fn forget(edge: &mut Map<String, Json>, key: &str) {
    let is_empty = match edge.get_mut(SUPPORT_GRAPHS) {
        Some(Json::Array(keys)) => {
            keys.retain(|known| known.as_str() != Some(key));
            keys.is_empty()
        }
        Some(only) => only.as_str() == Some(key),
        None => false,
    };
    if is_empty {
        edge.remove(SUPPORT_GRAPHS);
    }
}
