//! The parts of a message, each as its text.

use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::io::json_places::{Places, place_of};
use crate::io::json_words::reason;

/// What of a message makes a graph.
#[derive(Debug, Default)]
pub(super) struct Document<'t> {
    pub(super) nodes: Entries<'t>,
    pub(super) edges: Entries<'t>,
    /// Whether there is a message around the knowledge graph, which would have auxiliary graphs.
    pub(super) is_message: bool,
    pub(super) graphs: Entries<'t>,
    pub(super) results: Option<&'t RawValue>,
}

/// The entries of an object, in order, each with its key.
#[derive(Debug, Default)]
pub(super) struct Entries<'t>(pub(super) Vec<(String, &'t RawValue)>);

/// What is wrong with a message, with the line and the column, from 1.
pub(super) type Fault = ((u64, u64), String);

/// One level of a message: a response, a message, or a knowledge graph.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Level<'t> {
    #[serde(borrow)]
    message: Option<&'t RawValue>,
    #[serde(borrow)]
    knowledge_graph: Option<&'t RawValue>,
    #[serde(borrow)]
    nodes: Option<Entries<'t>>,
    #[serde(borrow)]
    edges: Option<Entries<'t>>,
    #[serde(borrow)]
    auxiliary_graphs: Option<Entries<'t>>,
    #[serde(borrow)]
    results: Option<&'t RawValue>,
    #[serde(borrow)]
    query_graph: Option<&'t RawValue>,
}

/// The keys of a node or an edge that tell a question from a knowledge graph.
#[derive(Deserialize)]
struct Asked {
    ids: Option<IgnoredAny>,
    set_interpretation: Option<IgnoredAny>,
    predicates: Option<IgnoredAny>,
    knowledge_type: Option<IgnoredAny>,
    predicate: Option<IgnoredAny>,
}

/// What to do with a question.
const QUESTION: &str = "ask it of a graph with `mechgraph match`";

impl<'t> Document<'t> {
    /// The parts of a response, of a message, or of a knowledge graph alone.
    pub(super) fn read(text: &'t str) -> Result<Self, Fault> {
        let mut document = Self::default();
        let mut part = text;
        loop {
            if part.trim_start().starts_with('[') {
                let message = "the document is a list; give one message, as an object";
                return Err((Places::new(text).of(part), message.to_owned()));
            }
            let level: Level<'t> = serde_json::from_str(part)
                .map_err(|error| (place_of(&error, Places::new(text).of(part)), reason(&error)))?;
            if let Some(graphs) = level.auxiliary_graphs {
                document.graphs = graphs;
            }
            document.results = document.results.or(level.results);
            match (level.message.or(level.knowledge_graph), level.nodes, level.edges) {
                (Some(inner), None, None) => {
                    part = inner.get();
                    document.is_message = true;
                }
                (_, None, None) => {
                    let question =
                        level.query_graph.map_or_else(String::new, |_| format!("; it is a question: {QUESTION}"));
                    let message = format!("the message has no knowledge graph with nodes or edges{question}");
                    return Err((Places::new(text).of(part), message));
                }
                (_, nodes, edges) if is_question(nodes.as_ref(), edges.as_ref()) => {
                    let message = format!("the document is a query graph, which is a question: {QUESTION}");
                    return Err((Places::new(text).of(part), message));
                }
                (_, nodes, edges) => {
                    document.nodes = nodes.unwrap_or_default();
                    document.edges = edges.unwrap_or_default();
                    return Ok(document);
                }
            }
        }
    }
}

/// Whether nodes and edges are those of a query graph: what is asked of them is said, and no edge has a predicate.
fn is_question(nodes: Option<&Entries<'_>>, edges: Option<&Entries<'_>>) -> bool {
    let asked = |entries: Option<&Entries<'_>>, is: fn(&Asked) -> bool| {
        let mut parts = entries.into_iter().flat_map(|entries| &entries.0);
        parts.any(|(_, part)| serde_json::from_str::<Asked>(part.get()).is_ok_and(|part| is(&part)))
    };
    !asked(edges, |it| it.predicate.is_some())
        && (asked(nodes, |it| it.ids.is_some() || it.set_interpretation.is_some())
            || asked(edges, |it| it.predicates.is_some() || it.knowledge_type.is_some()))
}

impl<'de: 't, 't> Deserialize<'de> for Entries<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Of;
        impl<'de> Visitor<'de> for Of {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of nodes, edges or graphs by key")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, &'de RawValue>()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Of)
    }
}
