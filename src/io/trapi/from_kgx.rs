//! Nodes and edges of a message, from the objects of KGX that [`to_kgx`] makes of them.
//!
//! What a message has a key for is written there; every other key of KGX is an attribute.

use serde_json::{Map, Value as Json};

use super::auxiliary::{AuxiliaryGraphs, FindEdge};
use super::keys::{ATTRIBUTES, AUXILIARY_GRAPHS, CATEGORY, ORIGINAL_PREDICATE, RELATED_TO, SUPPORT_GRAPHS, texts};
use super::message::Version;
use super::sources::sources;
use super::to_kgx;
use super::written::{attribute, is_attribute, is_category, is_predicate, original, qualifiers, says};
use crate::io::WriteReport;
use crate::io::kgx::{OWN_PROPERTIES, edge_object, edge_of_cells, node_object, node_of_cells};
use crate::model::{Argument, Entity, Statement};

/// What knowledge is of when no source says it.
const NOT_PROVIDED: &str = "not_provided";

/// The keys of attributes that a source gave, which are written as it gave them.
const KEPT: [&str; 2] = [ATTRIBUTES, "unread_attributes"];

const ABOUT_A_STATEMENT: &str = "a statement about a statement";
const NO_CATEGORY: &str = "an entity without a category, written as biolink:NamedThing";
const NO_LEVEL: &str = "a statement without a knowledge level or an agent type, written as not_provided";

/// How attributes and sources are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// In the places that the API has for them.
    Usual,
    /// Those that would be read otherwise as properties by name.
    ByName,
}

/// A node of the message.
pub(super) fn node(entity: &Entity, report: &mut WriteReport) -> Json {
    let entries = node_object(entity, report).into_map();
    if entity.categories.is_empty() {
        report.change(NO_CATEGORY);
    }
    let Some(lifted) = lifted(&entries) else { return Json::Object(node_of(entries)) };
    let usual = node_of(lifted);
    let mut map = usual.clone();
    map.insert("id".to_owned(), entity.id.as_str().into());
    to_kgx::node(&mut map);
    // A graph may hold the lists in another spelling.
    let is_same = node_of_cells(map).is_ok_and(|(copy, _)| {
        (&copy.name, &copy.description, &copy.properties) == (&entity.name, &entity.description, &entity.properties)
    });
    Json::Object(if is_same { usual } else { node_of(entries) })
}

/// An object with the attributes that its source gave, which are properties apart, among its keys; none if it has none.
fn lifted(entries: &Map<String, Json>) -> Option<Map<String, Json>> {
    let mut lifted = entries.clone();
    let own = lifted.get_mut(OWN_PROPERTIES).and_then(Json::as_object_mut);
    if let Some(own) = own
        && let Some(list) = own.remove(ATTRIBUTES)
    {
        if own.is_empty() {
            lifted.remove(OWN_PROPERTIES);
        }
        lifted.insert(ATTRIBUTES.to_owned(), list);
    }
    KEPT.iter().any(|key| lifted.get(*key).is_some_and(is_list_of_attributes)).then_some(lifted)
}

fn is_list_of_attributes(value: &Json) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(is_attribute))
}

fn node_of(mut entries: Map<String, Json>) -> Map<String, Json> {
    let mut map = Map::new();
    entries.remove("id");
    if let Some(name) = entries.remove("name") {
        map.insert("name".to_owned(), name);
    }
    let mut attributes = Vec::new();
    let given = entries.remove("category");
    let all: Vec<&str> = texts(given.as_ref()).collect();
    let mut categories: Vec<&str> = all.iter().copied().filter(|name| is_category(name)).collect();
    if categories.len() < all.len() {
        attributes.push(original(CATEGORY, "category", &all.into()));
    }
    if categories.is_empty() {
        categories.push("biolink:NamedThing");
    }
    map.insert("categories".to_owned(), categories.into());
    write_attributes(entries, Shape::Usual, false, &mut attributes);
    map.insert(ATTRIBUTES.to_owned(), attributes.into());
    map
}

/// An edge of the message, with the ids of the statements in the auxiliary graphs that it names. None if the statement is
/// about another. `find` gives the key of the edge of a statement by its id.
pub(super) fn edge(
    statement: &Statement,
    version: Version,
    (graphs, find): (&mut AuxiliaryGraphs, &FindEdge<'_>),
    report: &mut WriteReport,
) -> Option<(Json, Vec<String>)> {
    let (Argument::Entity(_), Argument::Entity(_)) = (&statement.subject, &statement.object) else {
        report.lose(ABOUT_A_STATEMENT);
        return None;
    };
    if statement.evidence.knowledge_level.is_none() || statement.evidence.agent_type.is_none() {
        report.change(NO_LEVEL);
    }
    let mut entries = edge_object(statement, report).into_map();
    let supports = graphs.of_statement(&mut entries, find, report);
    let is_said_of_sources = |key: &String| key.contains("source") && key != "primary_knowledge_source";
    let kept = lifted(&entries);
    let is_plain = kept.is_none() && !entries.keys().any(|key| is_said_of_sources(key) || key.contains("upstream"));
    let usual = edge_of(kept.unwrap_or_else(|| entries.clone()), Shape::Usual, version);
    let is_exact = is_plain || is_read_as(&usual, &entries, statement.id.as_deref());
    let mut map = if is_exact { usual } else { edge_of(entries, Shape::ByName, version) };
    if let Some(Json::Array(attributes)) = map.get_mut(ATTRIBUTES) {
        attributes.extend(supports.attribute(attributes));
    }
    Some((Json::Object(map), supports.edges))
}

/// Whether an edge of a message is read as the object that it was written from.
fn is_read_as(edge: &Map<String, Json>, entries: &Map<String, Json>, id: Option<&str>) -> bool {
    let mut map = edge.clone();
    map.insert("id".to_owned(), id.into());
    to_kgx::edge(&mut map);
    let (Ok((mut copy, _)), Ok((mut original, _))) = (edge_of_cells(map), edge_of_cells(entries.clone())) else {
        return false;
    };
    // What supports a statement is written apart.
    for statement in [&mut copy, &mut original] {
        for key in [AUXILIARY_GRAPHS, SUPPORT_GRAPHS] {
            statement.properties.remove(key);
        }
    }
    // A graph may hold these in another spelling.
    copy.evidence.publications.clone_from(&original.evidence.publications);
    for (copied, given) in [
        (&mut copy.evidence.knowledge_level, &original.evidence.knowledge_level),
        (&mut copy.evidence.agent_type, &original.evidence.agent_type),
    ] {
        if given.is_none() {
            *copied = None;
        }
    }
    copy == original
}

fn edge_of(mut entries: Map<String, Json>, shape: Shape, version: Version) -> Map<String, Json> {
    let mut map = Map::new();
    let mut attributes = Vec::new();
    entries.remove("id");
    for end in ["subject", "object"] {
        map.extend(entries.remove(end).map(|id| (end.to_owned(), id)));
    }
    let predicate = entries.remove("predicate").unwrap_or_default();
    if predicate.as_str().is_some_and(is_predicate) {
        map.insert("predicate".to_owned(), predicate);
    } else {
        map.insert("predicate".to_owned(), RELATED_TO.into());
        attributes.push(original(ORIGINAL_PREDICATE, "predicate", &predicate));
    }
    let qualifiers = qualifiers(&mut entries);
    if !qualifiers.is_empty() {
        map.insert("qualifiers".to_owned(), qualifiers.into());
    }
    let given = entries.get(ATTRIBUTES).and_then(Json::as_array).cloned().unwrap_or_default();
    for key in ["knowledge_level", "agent_type"] {
        let value = entries.remove(key).unwrap_or_else(|| NOT_PROVIDED.into());
        match version {
            // An attribute that says more says it already.
            Version::V1 if says(&given, key, &value, true) => {}
            Version::V1 => attributes.push(attribute(key, &value)),
            Version::V2 => drop(map.insert(key.to_owned(), value)),
        }
    }
    map.insert("sources".to_owned(), sources(&mut entries, shape == Shape::Usual).into());
    write_attributes(entries, shape, true, &mut attributes);
    map.insert(ATTRIBUTES.to_owned(), attributes.into());
    map
}

/// Every key that is left as an attribute. Attributes that the source gave are written as it gave them, and what they say
/// is not said again.
fn write_attributes(mut entries: Map<String, Json>, shape: Shape, is_edge: bool, attributes: &mut Vec<Json>) {
    let mut kept = Vec::new();
    for key in KEPT.into_iter().filter(|_| shape == Shape::Usual) {
        if let Some(Json::Array(list)) = entries.get(key).filter(|list| is_list_of_attributes(list)) {
            kept.extend(list.clone());
            entries.remove(key);
        }
    }
    let mut apart = Map::new();
    // A name of spaces names nothing.
    let blank: Vec<String> = entries.keys().filter(|key| key.trim().is_empty()).cloned().collect();
    for key in blank {
        apart.extend(entries.remove(&key).map(|value| (key, value)));
    }
    if !apart.is_empty() {
        let own = entries.entry(OWN_PROPERTIES).or_insert_with(|| Json::Object(Map::new()));
        if let Json::Object(own) = own {
            own.extend(apart);
        }
    }
    for (key, value) in entries {
        if !says(&kept, &key, &value, is_edge) {
            attributes.push(attribute(&key, &value));
        }
    }
    attributes.extend(kept);
}
