//! Nodes and edges of a message as objects of KGX: each attribute as the key that its type names.

use serde_json::{Map, Value as Json};

use super::keys::{ATTRIBUTES, CATEGORY, GENERIC, NO_SOURCE, ORIGINAL_PREDICATE, RELATED_TO};
use crate::io::kgx::{UPSTREAM, attribute_slot};

/// Gives a node of a message the keys of KGX.
pub(super) fn node(map: &mut Map<String, Json>) {
    if !map.contains_key("category")
        && let Some(categories) = map.remove("categories")
    {
        map.insert("category".to_owned(), categories);
    }
    let attributes = attributes(map);
    let originals = attributes.iter().find(|it| is_original(it, CATEGORY, "category"));
    if let Some(value) = originals.and_then(|it| it.get("value")) {
        map.insert("category".to_owned(), value.clone());
    }
    let others = attributes.into_iter().filter(|it| !is_original(it, CATEGORY, "category")).collect();
    put_attributes(map, others, false);
}

/// Gives an edge of a message the keys of KGX.
pub(super) fn edge(map: &mut Map<String, Json>) {
    if let Some(Json::Array(sources)) = map.get_mut("sources") {
        // A message needs a primary source, and this one says that none is known.
        sources.retain(|source| source.get("resource_id").and_then(Json::as_str) != Some(NO_SOURCE));
        // What a source took a statement from is not to be guessed where the message does not say it.
        for source in sources.iter_mut().filter_map(Json::as_object_mut) {
            let above = source.entry(UPSTREAM).or_insert(Json::Null);
            if above.is_null() {
                *above = Json::Array(Vec::new());
            }
        }
    }
    let attributes = attributes(map);
    let is_unknown = map.get("predicate").and_then(Json::as_str) == Some(RELATED_TO);
    let is_predicate = |it: &Json| is_unknown && is_original(it, ORIGINAL_PREDICATE, "predicate");
    if let Some(value) = attributes.iter().find(|it| is_predicate(it)).and_then(|it| it.get("value")) {
        map.insert("predicate".to_owned(), value.clone());
    }
    let others = attributes.into_iter().filter(|it| !is_predicate(it)).collect();
    put_attributes(map, others, true);
    if let Some(Json::Array(effects)) = map.get_mut("effect")
        && effects.len() == 1
    {
        let effect = effects.pop().unwrap_or_default();
        map.insert("effect".to_owned(), effect);
    }
}

/// The attributes, taken out; what is no list of them stays.
fn attributes(map: &mut Map<String, Json>) -> Vec<Json> {
    match map.remove(ATTRIBUTES) {
        Some(Json::Array(attributes)) => attributes,
        Some(Json::Null) | None => Vec::new(),
        Some(other) => {
            map.insert(ATTRIBUTES.to_owned(), other);
            Vec::new()
        }
    }
}

/// Whether an attribute says what our writer could not write in the message's own key.
fn is_original(attribute: &Json, kind: &str, slot: &str) -> bool {
    let Json::Object(map) = attribute else { return false };
    let is = |key: &str, text: &str| map.get(key).and_then(Json::as_str) == Some(text);
    map.len() == 3 && is("attribute_type_id", kind) && is("original_attribute_name", slot)
}

/// Puts attributes into the keys of their types where these are free; the others stay. What no slot of Biolink is for may
/// have several values, each an attribute.
fn put_attributes(map: &mut Map<String, Json>, attributes: Vec<Json>, is_edge: bool) {
    let mut left = Vec::new();
    let mut several: Vec<String> = Vec::new();
    for mut attribute in attributes {
        drop_nulls(&mut attribute);
        let Json::Object(fields) = &attribute else {
            left.push(attribute);
            continue;
        };
        let value = fields.get("value").filter(|value| !value.is_null());
        let Some((slot, value)) = attribute_slot(fields, is_edge).zip(value) else {
            left.push(attribute);
            continue;
        };
        match map.get_mut(&slot).filter(|known| !known.is_null()) {
            None => {
                if fields.get("attribute_type_id").and_then(Json::as_str) == Some(GENERIC) {
                    several.push(slot.clone());
                }
                map.insert(slot, value.clone());
            }
            Some(known) if *known == *value => {}
            Some(known) if several.contains(&slot) => match known {
                Json::Array(known) => known.push(value.clone()),
                known => *known = Json::Array(vec![known.take(), value.clone()]),
            },
            Some(Json::Array(known)) if slot == "qualifiers" && value.is_array() => {
                known.extend(value.as_array().cloned().unwrap_or_default());
            }
            Some(_) => left.push(attribute),
        }
    }
    if !left.is_empty() {
        map.entry(ATTRIBUTES).or_insert_with(|| Json::Array(left));
    }
}

/// Leaves out the keys of an attribute that say nothing; older messages have them.
fn drop_nulls(attribute: &mut Json) {
    let Json::Object(map) = attribute else { return };
    map.retain(|key, value| key == "value" || !value.is_null());
    if let Some(Json::Array(inner)) = map.get_mut(ATTRIBUTES) {
        inner.iter_mut().for_each(drop_nulls);
    }
}
