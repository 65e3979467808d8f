//! A pattern as a query graph.

use serde_json::{Map, Value as Json, json};

use super::message::Version;
use crate::io::WriteReport;
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
    let mut graph = Map::new();
    let keyed = |entries: Vec<(&str, Json)>| {
        Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    };
    graph.insert("nodes".to_owned(), keyed(query.nodes().iter().map(|it| (it.key(), node(it))).collect()));
    if !query.edges().is_empty() || query.paths().is_empty() && version == Version::V1 {
        graph.insert("edges".to_owned(), keyed(query.edges().iter().map(|it| (it.key(), edge(it, version))).collect()));
    }
    if !query.paths().is_empty() {
        graph.insert("paths".to_owned(), keyed(query.paths().iter().map(|it| (it.key(), path(it, version))).collect()));
    }
    Json::Object(graph)
}

fn node(node: &QueryNode) -> Json {
    let mut map = Map::new();
    let ids: Vec<String> = node.ids().iter().flat_map(texts).collect();
    let is_whole = matches!(node.set_interpretation(), SetInterpretation::All | SetInterpretation::Many);
    if !ids.is_empty() && is_whole {
        if let Some(set) = node.given_set_id() {
            map.insert("ids".to_owned(), json!([set]));
        }
        map.insert("member_ids".to_owned(), ids.into());
    } else if !ids.is_empty() {
        map.insert("ids".to_owned(), ids.into());
    }
    if !node.categories().is_empty() {
        map.insert("categories".to_owned(), node.categories().iter().map(Category::as_str).collect());
    }
    let set = match node.set_interpretation() {
        SetInterpretation::Batch => "BATCH",
        SetInterpretation::All => "ALL",
        SetInterpretation::Many => "MANY",
        SetInterpretation::Collate => "COLLATE",
    };
    map.insert("set_interpretation".to_owned(), set.into());
    if !node.constraints().is_empty() {
        map.insert("constraints".to_owned(), node.constraints().iter().map(attribute).collect());
    }
    Json::Object(map)
}

fn texts(id: &Endpoint) -> Vec<String> {
    match id {
        Endpoint::AnyOf(several) => several.iter().flat_map(texts).collect(),
        Endpoint::Category(category) => vec![category.to_string()],
        other => vec![other.to_string()],
    }
}

fn edge(edge: &QueryEdge, version: Version) -> Json {
    let mut map = Map::new();
    map.insert("subject".to_owned(), edge.subject().into());
    map.insert("object".to_owned(), edge.object().into());
    if !edge.predicates().is_empty() {
        map.insert("predicates".to_owned(), edge.predicates().iter().map(Predicate::as_str).collect());
    }
    if let Some(knowledge_type) = edge.given_knowledge_type() {
        map.insert("knowledge_type".to_owned(), knowledge_type.into());
    }
    if edge.is_excluded() {
        map.insert("exclude".to_owned(), true.into());
    }
    match version {
        Version::V1 => older_constraints(edge, &mut map),
        Version::V2 => {
            let constraints = constraints(edge);
            if !constraints.is_empty() {
                map.insert("constraints".to_owned(), constraints.into());
            }
        }
    }
    Json::Object(map)
}

/// Constraints as version 1 has them, where sources, levels and agents are attributes.
fn older_constraints(edge: &QueryEdge, map: &mut Map<String, Json>) {
    let mut attributes: Vec<Json> = edge.attributes().iter().map(attribute).collect();
    let sources = edge.given_sources().map(|(sources, primary)| {
        (if primary { "biolink:primary_knowledge_source" } else { "biolink:knowledge_source" }, sources)
    });
    let level = edge.given_knowledge_level().map(|levels| ("biolink:knowledge_level", levels));
    let agent = edge.given_agent_type().map(|types| ("biolink:agent_type", types));
    for (id, values) in [sources, level, agent].into_iter().flatten() {
        let not = matches!(values, AllowDeny::Deny(_));
        let name = id.trim_start_matches("biolink:").replace('_', " ");
        attributes.push(json!({"id": id, "name": name, "not": not, "operator": "==", "value": values.values()}));
    }
    if !attributes.is_empty() {
        map.insert("attribute_constraints".to_owned(), attributes.into());
    }
    let set = |set: &Vec<(String, String)>| {
        let pair =
            |(slot, value): &(String, String)| json!({"qualifier_type_id": prefixed(slot), "qualifier_value": value});
        json!({"qualifier_set": set.iter().map(pair).collect::<Vec<_>>()})
    };
    if !edge.qualifier_sets().is_empty() {
        map.insert("qualifier_constraints".to_owned(), edge.qualifier_sets().iter().map(set).collect());
    }
}

fn constraints(edge: &QueryEdge) -> Map<String, Json> {
    let mut map = Map::new();
    if let Some(levels) = edge.given_knowledge_level() {
        map.insert("knowledge_level".to_owned(), allow_deny(levels));
    }
    if let Some(types) = edge.given_agent_type() {
        map.insert("agent_type".to_owned(), allow_deny(types));
    }
    if !edge.attributes().is_empty() {
        map.insert("attributes".to_owned(), edge.attributes().iter().map(attribute).collect());
    }
    let set = |set: &Vec<(String, String)>| {
        Json::Object(set.iter().map(|(slot, value)| (prefixed(slot), Json::from(value.as_str()))).collect())
    };
    if !edge.qualifier_sets().is_empty() {
        map.insert("qualifiers".to_owned(), edge.qualifier_sets().iter().map(set).collect());
    }
    if let Some((sources, primary)) = edge.given_sources() {
        let mut sources = allow_deny(sources);
        if let Json::Object(sources) = &mut sources {
            sources.insert("primary_only".to_owned(), primary.into());
        }
        map.insert("sources".to_owned(), sources);
    }
    map
}

fn allow_deny(values: &AllowDeny) -> Json {
    let behavior = if matches!(values, AllowDeny::Allow(_)) { "ALLOW" } else { "DENY" };
    json!({"behavior": behavior, "values": values.values()})
}

fn prefixed(slot: &str) -> String {
    if slot.starts_with("biolink:") { slot.to_owned() } else { format!("biolink:{slot}") }
}

fn attribute(constraint: &AttributeConstraint) -> Json {
    let mut map = Map::new();
    map.insert("id".to_owned(), constraint.id.as_str().into());
    let name = constraint.name.as_deref().unwrap_or_else(|| constraint.id.trim_start_matches("biolink:"));
    map.insert("name".to_owned(), name.into());
    map.insert("not".to_owned(), constraint.not.into());
    map.insert("operator".to_owned(), constraint.operator.as_str().into());
    let value = to_json(&constraint.value, DEEPEST, &mut WriteReport::default());
    map.insert("value".to_owned(), value.unwrap_or(Json::Null));
    for (key, text) in [("unit_id", &constraint.unit_id), ("unit_name", &constraint.unit_name)] {
        if let Some(text) = text {
            map.insert(key.to_owned(), text.as_str().into());
        }
    }
    Json::Object(map)
}

fn path(path: &QueryPath, version: Version) -> Json {
    let mut map = Map::new();
    map.insert("subject".to_owned(), path.subject().into());
    map.insert("object".to_owned(), path.object().into());
    if !path.predicates().is_empty() {
        map.insert("predicates".to_owned(), path.predicates().iter().map(Predicate::as_str).collect());
    }
    let set =
        |set: &Vec<Category>| json!({"intermediate_categories": set.iter().map(Category::as_str).collect::<Vec<_>>()});
    if !path.category_sets().is_empty() {
        map.insert("constraints".to_owned(), path.category_sets().iter().map(set).collect());
    } else if version == Version::V1 {
        // Readers of version 1 want the key.
        map.insert("constraints".to_owned(), Json::Null);
    }
    let (least, most) = path.hops();
    map.insert("min_hops".to_owned(), least.into());
    map.insert("max_hops".to_owned(), most.into());
    Json::Object(map)
}
