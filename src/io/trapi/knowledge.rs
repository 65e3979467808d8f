//! Entities and statements as nodes and edges of a knowledge graph.

use serde_json::{Map, Value as Json, json};

use super::message::Version;
use crate::graph::{Node, StatementRef};
use crate::io::WriteReport;
use crate::io::kgx::to_json;
use crate::model::{Category, ClinicalStatus, EpistemicStatus, Properties, Statement, Value};
use crate::schema;

/// How deep the values of attributes are written.
const DEEPEST: usize = 100;

/// What knowledge is of when no source says it.
const NOT_PROVIDED: &str = "not_provided";

/// The property that keeps attributes of a source whose types are no slots.
const ATTRIBUTES: &str = "attributes";

/// Properties that say where a statement comes from, and the roles of the sources that they name.
const SOURCES: [(&str, &str); 3] = [
    ("other_primary_knowledge_source", "aggregator_knowledge_source"),
    ("aggregator_knowledge_source", "aggregator_knowledge_source"),
    ("supporting_data_source", "supporting_data_source"),
];

/// The property that says from where sources took a statement.
const UPSTREAM: &str = "upstream_resource_ids";

pub(super) fn node(node: Node<'_>) -> Json {
    let mut map = Map::new();
    if let Some(name) = node.given_name() {
        map.insert("name".to_owned(), name.into());
    }
    let categories: Vec<&str> = node.categories().iter().map(Category::as_str).filter(|it| is_category(it)).collect();
    let categories = if categories.is_empty() { vec!["biolink:NamedThing"] } else { categories };
    map.insert("categories".to_owned(), categories.into());
    let mut attributes = Vec::new();
    let texts = |values: Vec<&str>| (!values.is_empty()).then(|| Json::from(values));
    let lists = [("synonym", texts(node.synonyms().collect())), ("xref", texts(node.equivalent_ids().collect()))];
    for (slot, values) in lists {
        attributes.extend(values.map(|values| attribute(slot, values)));
    }
    attributes.extend(node.description().map(|text| attribute("description", text.into())));
    attributes.extend(free(node.properties().unwrap_or_default()));
    map.insert(ATTRIBUTES.to_owned(), attributes.into());
    Json::Object(map)
}

/// The edge of a statement between entities, between these ends.
pub(super) fn edge(statement: StatementRef<'_>, (subject, object): (&str, &str), version: Version) -> Json {
    let record = statement.to_statement();
    let mut map = ends(subject, object);
    let mut attributes = Vec::new();
    let predicate = record.predicate.as_str();
    if is_predicate(predicate) {
        map.insert("predicate".to_owned(), predicate.into());
    } else {
        map.insert("predicate".to_owned(), "biolink:related_to".into());
        attributes.push(known("original_predicate", predicate.into()));
    }
    let (qualifiers, others) = qualifiers(&record);
    if !qualifiers.is_empty() {
        map.insert("qualifiers".to_owned(), qualifiers.into());
    }
    attributes.extend(others);
    let level = record.evidence.knowledge_level.as_deref().unwrap_or(NOT_PROVIDED);
    let agent = record.evidence.agent_type.as_deref().unwrap_or(NOT_PROVIDED);
    set_knowledge(&mut map, &mut attributes, (level, agent), version);
    if !record.evidence.publications.is_empty() {
        attributes.push(known("publications", record.evidence.publications.clone().into()));
    }
    map.insert("sources".to_owned(), sources(&record).into());
    let statuses = [
        ("epistemic_status", record.epistemic_status.map(EpistemicStatus::as_str)),
        ("clinical_status", record.clinical_status.map(ClinicalStatus::as_str)),
        ("layer", record.layer.as_deref()),
    ];
    attributes.extend(statuses.into_iter().filter_map(|(name, value)| Some(attribute(name, value?.into()))));
    let dates = [("valid_from", record.valid_from), ("valid_to", record.valid_to), ("reported", record.reported)];
    attributes.extend(dates.into_iter().filter_map(|(name, date)| Some(attribute(name, date?.to_string().into()))));
    for (dimension, values) in record.context.iter() {
        attributes.push(attribute(&format!("context_{dimension}"), values.to_vec().into()));
    }
    attributes.extend(free(record.properties));
    map.insert(ATTRIBUTES.to_owned(), attributes.into());
    Json::Object(map)
}

/// The edge that follows from statements about subclasses of its ends, which auxiliary graphs hold.
pub(super) fn entailed(
    statement: StatementRef<'_>,
    (subject, object): (&str, &str),
    (resource, graphs): (&str, &[String]),
    version: Version,
) -> Json {
    let record = statement.to_statement();
    let mut map = ends(subject, object);
    let predicate = record.predicate.as_str();
    map.insert("predicate".to_owned(), if is_predicate(predicate) { predicate } else { "biolink:related_to" }.into());
    let (qualifiers, _) = qualifiers(&record);
    if !qualifiers.is_empty() {
        map.insert("qualifiers".to_owned(), qualifiers.into());
    }
    map.insert("sources".to_owned(), json!([{"resource_id": resource, "resource_role": "primary_knowledge_source"}]));
    let mut attributes = vec![known("support_graphs", graphs.to_vec().into())];
    set_knowledge(&mut map, &mut attributes, ("logical_entailment", "automated_agent"), version);
    map.insert(ATTRIBUTES.to_owned(), attributes.into());
    Json::Object(map)
}

fn ends(subject: &str, object: &str) -> Map<String, Json> {
    Map::from_iter([("subject", subject), ("object", object)].map(|(key, id)| (key.to_owned(), Json::from(id))))
}

/// Knowledge level and agent type: attributes in version 1, keys of the edge in 2.
fn set_knowledge(
    map: &mut Map<String, Json>,
    attributes: &mut Vec<Json>,
    (level, agent): (&str, &str),
    version: Version,
) {
    for (key, value) in [("knowledge_level", level), ("agent_type", agent)] {
        match version {
            Version::V1 => attributes.push(known(key, value.into())),
            Version::V2 => drop(map.insert(key.to_owned(), value.into())),
        }
    }
}

/// Qualifiers whose types the API can have, and the others as attributes.
fn qualifiers(record: &Statement) -> (Vec<Json>, Vec<Json>) {
    let (mut qualifiers, mut others) = (Vec::new(), Vec::new());
    for (slot, value) in &record.qualifiers {
        if is_lower(slot) {
            qualifiers.push(json!({"qualifier_type_id": format!("biolink:{slot}"), "qualifier_value": value}));
        } else {
            others.push(attribute(slot, value.into()));
        }
    }
    (qualifiers, others)
}

/// The retrieval sources of a statement. The API wants a primary one; where none is known, it is not provided.
fn sources(record: &Statement) -> Vec<Json> {
    let upstream = match record.properties.get(UPSTREAM) {
        Some(Value::Map(upstream)) => upstream.clone(),
        _ => Properties::new(),
    };
    let primary = record.evidence.primary_knowledge_source.as_deref();
    let primary = primary.unwrap_or("infores:not-provided");
    let mut found = vec![(primary.to_owned(), "primary_knowledge_source")];
    for (property, role) in SOURCES {
        let named = record.properties.get(property).map(Value::texts).unwrap_or_default();
        found.extend(named.into_iter().filter(|id| *id != primary).map(|id| (id.to_owned(), role)));
    }
    let source = |(id, role): (String, &str)| {
        let mut above: Vec<&str> = upstream.get(&id).map(Value::texts).unwrap_or_default();
        if above.is_empty() && role == "aggregator_knowledge_source" {
            above = vec![primary];
        }
        let mut source = json!({"resource_id": id, "resource_role": role});
        if let Json::Object(map) = &mut source
            && !above.is_empty()
        {
            map.insert(UPSTREAM.to_owned(), above.into());
        }
        source
    };
    found.into_iter().map(source).collect()
}

/// Free properties as attributes. Those that a source gave as attributes are written as it gave them.
fn free(properties: Properties) -> Vec<Json> {
    let mut attributes = Vec::new();
    let taken = |name: &str| name == UPSTREAM || SOURCES.iter().any(|(property, _)| *property == name);
    for (name, value) in properties.into_iter().filter(|(name, _)| !taken(name)) {
        match value {
            Value::List(kept) if name == ATTRIBUTES => {
                let written = kept.iter().filter_map(|it| to_json(it, DEEPEST, &mut WriteReport::default()));
                attributes.extend(written.filter(is_attribute));
            }
            value => {
                let written = to_json(&value, DEEPEST, &mut WriteReport::default());
                attributes.extend(written.map(|value| attribute(&name, value)));
            }
        }
    }
    attributes
}

/// An attribute of a type that the API's own texts name.
fn known(name: &str, value: Json) -> Json {
    let kind = Json::from(format!("biolink:{name}"));
    Map::from_iter([("attribute_type_id".to_owned(), kind), ("value".to_owned(), value)]).into()
}

/// An attribute of a slot of Biolink, or of another name.
fn attribute(name: &str, value: Json) -> Json {
    if schema::is_slot(name) {
        known(name, value)
    } else {
        let mut attribute = known("Attribute", value);
        attribute["original_attribute_name"] = name.into();
        attribute
    }
}

/// Whether a kept attribute has what the API asks for, and nothing else.
fn is_attribute(json: &Json) -> bool {
    const KEYS: [&str; 8] = [
        "attribute_type_id",
        "original_attribute_name",
        "value",
        "value_type_id",
        "attribute_source",
        "value_url",
        "description",
        ATTRIBUTES,
    ];
    let Json::Object(map) = json else { return false };
    let is_kept = |(key, value): (&String, &Json)| match key.as_str() {
        "value" => true,
        ATTRIBUTES => value.as_array().is_some_and(|values| values.iter().all(is_attribute)),
        key => KEYS.contains(&key) && value.is_string(),
    };
    map.contains_key("attribute_type_id") && map.contains_key("value") && map.iter().all(is_kept)
}

/// Whether a text is lower-case letters and underscores, as names of slots are in the API.
fn is_lower(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn is_predicate(name: &str) -> bool {
    name.strip_prefix("biolink:").is_some_and(is_lower)
}

fn is_category(name: &str) -> bool {
    name.strip_prefix("biolink:").is_some_and(|name| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}
