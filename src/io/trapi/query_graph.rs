//! A pattern as a query graph.

use serde_json::{Value as Json, json};

use super::message::Version;
use crate::io::WriteReport;
use crate::io::json_writing::Object;
use crate::io::kgx::to_json;
use crate::model::{Category, Predicate};
use crate::query::{
    AllowDeny, AttributeConstraint, Endpoint, PatternQuery, QueryEdge, QueryNode, QueryPath, SetInterpretation,
};

/// How deep the values of constraints are written.
const DEEPEST: usize = 100;

/// Writes a pattern as a query graph, in the shape of a version.
///
/// Names are written as they are given; TRAPI has identifiers alone. Filters of all statements, and that entities be
/// distinct, have no place in it.
#[must_use]
pub fn query_graph(query: &PatternQuery, version: Version) -> Json {
    let (edges, paths) = (query.edges(), query.paths());
    let mut graph = Object::default();
    graph.set("nodes", keyed(query.nodes().iter().map(|it| (it.key(), node(it)))));
    if !edges.is_empty() || paths.is_empty() && version == Version::V1 {
        graph.set("edges", keyed(edges.iter().map(|it| (it.key(), edge(it, version)))));
    }
    if !paths.is_empty() {
        graph.set("paths", keyed(paths.iter().map(|it| (it.key(), path(it, version)))));
    }
    graph.into()
}

fn keyed<'q>(entries: impl Iterator<Item = (&'q str, Object)>) -> Object {
    let mut object = Object::default();
    entries.for_each(|(key, entry)| object.set(key, entry));
    object
}

fn node(node: &QueryNode) -> Object {
    let mut object = Object::default();
    let ids: Vec<String> = node.ids().iter().flat_map(texts).collect();
    let is_whole = matches!(node.set_interpretation(), SetInterpretation::All | SetInterpretation::Many);
    object.set_list("ids", node.given_set_id().filter(|_| is_whole && !ids.is_empty()));
    object.set_list(if is_whole { "member_ids" } else { "ids" }, ids);
    object.set_list("categories", node.categories().iter().map(Category::as_str));
    let set = match node.set_interpretation() {
        SetInterpretation::Batch => "BATCH",
        SetInterpretation::All => "ALL",
        SetInterpretation::Many => "MANY",
        SetInterpretation::Collate => "COLLATE",
    };
    object.set("set_interpretation", set);
    object.set_list("constraints", node.constraints().iter().map(attribute));
    object
}

fn texts(id: &Endpoint) -> Vec<String> {
    match id {
        Endpoint::AnyOf(several) => several.iter().flat_map(texts).collect(),
        Endpoint::Category(category) => vec![category.to_string()],
        other => vec![other.to_string()],
    }
}

/// What edges and paths have in common.
fn between(subject: &str, object: &str, predicates: &[Predicate]) -> Object {
    let mut edge = Object::default();
    edge.set("subject", subject);
    edge.set("object", object);
    edge.set_list("predicates", predicates.iter().map(Predicate::as_str));
    edge
}

fn edge(edge: &QueryEdge, version: Version) -> Object {
    let mut object = between(edge.subject(), edge.object(), edge.predicates());
    object.set_some("knowledge_type", edge.given_knowledge_type());
    object.set_some("exclude", edge.is_excluded().then_some(true));
    match version {
        Version::V1 => older_constraints(edge, &mut object),
        Version::V2 => object.set_object("constraints", constraints(edge)),
    }
    object
}

/// Constraints as version 1 has them, where sources, levels and agents are attributes.
fn older_constraints(edge: &QueryEdge, object: &mut Object) {
    let sources = edge.given_sources().map(|(sources, primary)| {
        (if primary { "biolink:primary_knowledge_source" } else { "biolink:knowledge_source" }, sources)
    });
    let level = edge.given_knowledge_level().map(|levels| ("biolink:knowledge_level", levels));
    let agent = edge.given_agent_type().map(|types| ("biolink:agent_type", types));
    let others = [sources, level, agent].into_iter().flatten().map(|(id, values)| {
        let not = matches!(values, AllowDeny::Deny(_));
        let name = id.trim_start_matches("biolink:").replace('_', " ");
        json!({"id": id, "name": name, "not": not, "operator": "==", "value": values.values()})
    });
    let attributes = edge.attributes().iter().map(attribute).map(Json::from);
    object.set_list("attribute_constraints", attributes.chain(others));
    let set = |set: &Vec<(String, String)>| {
        let pair =
            |(slot, value): &(String, String)| json!({"qualifier_type_id": prefixed(slot), "qualifier_value": value});
        json!({"qualifier_set": set.iter().map(pair).collect::<Vec<_>>()})
    };
    object.set_list("qualifier_constraints", edge.qualifier_sets().iter().map(set));
}

fn constraints(edge: &QueryEdge) -> Object {
    let mut object = Object::default();
    object.set_some("knowledge_level", edge.given_knowledge_level().map(allow_deny));
    object.set_some("agent_type", edge.given_agent_type().map(allow_deny));
    object.set_list("attributes", edge.attributes().iter().map(attribute));
    let set = |set: &Vec<(String, String)>| {
        let mut qualifiers = Object::default();
        for (slot, value) in set {
            qualifiers.set(&prefixed(slot), value.as_str());
        }
        qualifiers
    };
    object.set_list("qualifiers", edge.qualifier_sets().iter().map(set));
    if let Some((sources, primary)) = edge.given_sources() {
        let mut sources = allow_deny(sources);
        sources.set("primary_only", primary);
        object.set("sources", sources);
    }
    object
}

fn allow_deny(values: &AllowDeny) -> Object {
    let mut object = Object::default();
    object.set("behavior", if matches!(values, AllowDeny::Allow(_)) { "ALLOW" } else { "DENY" });
    object.set("values", values.values());
    object
}

fn prefixed(slot: &str) -> String {
    if slot.starts_with("biolink:") { slot.to_owned() } else { format!("biolink:{slot}") }
}

fn attribute(constraint: &AttributeConstraint) -> Object {
    let AttributeConstraint { id, name, not, operator, value, unit_id, unit_name, .. } = constraint;
    let mut object = Object::default();
    object.set("id", id.as_str());
    object.set("name", name.as_deref().unwrap_or_else(|| id.trim_start_matches("biolink:")));
    object.set("not", *not);
    object.set("operator", operator.as_str());
    object.set("value", to_json(value, DEEPEST, &mut WriteReport::default()));
    object.set_some("unit_id", unit_id.as_deref());
    object.set_some("unit_name", unit_name.as_deref());
    object
}

fn path(path: &QueryPath, version: Version) -> Object {
    let mut object = between(path.subject(), path.object(), path.predicates());
    let set =
        |set: &Vec<Category>| json!({"intermediate_categories": set.iter().map(Category::as_str).collect::<Vec<_>>()});
    object.set_list("constraints", path.category_sets().iter().map(set));
    if path.category_sets().is_empty() && version == Version::V1 {
        // Readers of version 1 want the key.
        object.set("constraints", Json::Null);
    }
    let (least, most) = path.hops();
    object.set("min_hops", least);
    object.set("max_hops", most);
    object
}
