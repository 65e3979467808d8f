//! Attributes and qualifiers as the API has them.

use serde_json::{Map, Value as Json, json};

use super::keys::{ATTRIBUTES, GENERIC, is_list_of_texts, texts};
use crate::io::kgx::{attribute_target, is_qualifier, is_read_as_it_is};
use crate::model::slots::{entity_key, statement_key};
use crate::model::{Dimension, Effect, slots};
use crate::schema;

/// Keys of ours that Biolink does not have.
const OWN: [&str; 13] = [
    "applicability",
    "clinical_status",
    "context",
    "effect",
    "epistemic_status",
    "labels",
    "layer",
    "qualifiers",
    "reported",
    "shortcut_over",
    "source_record",
    "valid_from",
    "valid_to",
];

/// The effect of what is no step.
const NO_EFFECT: &str = Effect::None.as_str();

/// The attribute of a key of KGX: of the type of that name if Biolink has it, else of no type, under its name.
pub(super) fn attribute(key: &str, value: &Json) -> Json {
    let is_slot = schema::is_slot(key) || statement_key(key).is_some() || entity_key(key).is_some();
    if is_slot && is_lower(key) && !OWN.contains(&key) {
        return json!({"attribute_type_id": format!("biolink:{key}"), "value": value});
    }
    // Validators take the text `none` for no value at all.
    if key == "effect" && *value == NO_EFFECT {
        return original(GENERIC, key, &json!([NO_EFFECT]));
    }
    original(GENERIC, key, value)
}

/// An attribute under the name that it has outside of the API.
pub(super) fn original(kind: &str, name: &str, value: &Json) -> Json {
    json!({"attribute_type_id": kind, "original_attribute_name": name, "value": value})
}

/// Whether a kept attribute has what the API asks for, and nothing else.
pub(super) fn is_attribute(json: &Json) -> bool {
    const TEXTS: [&str; 6] = [
        "attribute_type_id",
        "original_attribute_name",
        "value_type_id",
        "attribute_source",
        "value_url",
        "description",
    ];
    let Json::Object(map) = json else { return false };
    let is_kept = |(key, value): (&String, &Json)| match key.as_str() {
        "value" => true,
        ATTRIBUTES => value.as_array().is_some_and(|values| values.iter().all(is_attribute)),
        key => TEXTS.contains(&key) && value.is_string(),
    };
    map.contains_key("attribute_type_id") && map.contains_key("value") && map.iter().all(is_kept)
}

/// Whether attributes that a source gave say the value of a key already.
pub(super) fn says(given: &[Json], key: &str, value: &Json, is_edge: bool) -> bool {
    let of_key = given.iter().filter_map(Json::as_object);
    let of_key = of_key.filter(|it| attribute_target(it, is_edge).as_deref() == Some(key));
    let said: Vec<&Json> = of_key.filter_map(|it| it.get("value")).flat_map(elements).collect();
    !said.is_empty() && elements(value).all(|value| said.contains(&value))
}

fn elements(value: &Json) -> impl Iterator<Item = &Json> {
    let (list, only) = match value {
        Json::Array(list) => (list.as_slice(), None),
        other => (&[][..], Some(other)),
    };
    list.iter().chain(only)
}

/// Takes the qualifiers out of an object of KGX, and the parts of its context that are one value of a qualifier of Biolink.
/// Those whose types the API cannot have stay.
pub(super) fn qualifiers(entries: &mut Map<String, Json>) -> Vec<Json> {
    let pair =
        |slot: &str, value: &str| json!({"qualifier_type_id": format!("biolink:{slot}"), "qualifier_value": value});
    let mut qualifiers = Vec::new();
    let is_text = |value: &Json| value.is_string() || is_list_of_texts(value);
    let written =
        |(key, value): &(&String, &Json)| key != &"qualifiers" && is_qualifier(key) && is_lower(key) && is_text(value);
    let slots: Vec<String> = entries.iter().filter(written).map(|(key, _)| key.clone()).collect();
    for slot in slots {
        let value = entries.remove(&slot);
        qualifiers.extend(texts(value.as_ref()).map(|value| pair(&slot, value)));
    }
    // Older KGX's qualifiers without types, which one attribute holds with those whose types are no slots.
    if let Some(list) = entries.get_mut("qualifiers")
        && is_text(list)
    {
        let values: Vec<&str> = texts(Some(list)).collect();
        *list = json!([{"qualifier_type_id": "qualifiers", "qualifier_value": values.join("|")}]);
    }
    if let Some(Json::Object(context)) = entries.get_mut("context") {
        for dimension in Dimension::ALL {
            let value = context.get(dimension.as_str()).and_then(Json::as_str).filter(|value| is_read_as_it_is(value));
            if let Some((slot, value)) = slots::dimension_qualifier(dimension).zip(value) {
                qualifiers.push(pair(slot, value));
                context.remove(dimension.as_str());
            }
        }
        if context.is_empty() {
            entries.remove("context");
        }
    }
    qualifiers
}

/// Whether a text is lower-case letters and underscores, as names of slots are in the API.
pub(super) fn is_lower(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

pub(super) fn is_predicate(name: &str) -> bool {
    name.strip_prefix("biolink:").is_some_and(is_lower)
}

pub(super) fn is_category(name: &str) -> bool {
    name.strip_prefix("biolink:").is_some_and(|name| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}
