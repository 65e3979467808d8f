//! TRAPI's attributes, each as the key that its type names.

use serde_json::{Map, Value as Json, json};

use super::super::keys::{Named, edge_name, is_qualifier, is_slot, node_name};
use super::{Unfolding, into_list, is_blank, shown};
use crate::model::FindingCode;
use crate::model::slots::{Shape, StatementField, entity_key, tells_apart};
use crate::schema;

/// Attributes about source or context that are not read; statements that differ in them are kept separate.
const UNREAD_ATTRIBUTES: &str = "unread_attributes";

/// The type of attributes that no slot of Biolink is for; their original names say what they are.
const GENERIC: &str = "biolink:Attribute";

/// The key that an attribute is read as, if it says no more than a key and a value do. What a value is of in another
/// vocabulary is not kept.
pub(in crate::io) fn attribute_slot(attribute: &Map<String, Json>, is_edge: bool) -> Option<String> {
    attribute_target(attribute, is_edge).filter(|_| !says_more(attribute))
}

/// The key that an attribute is read as, whatever else it says.
pub(in crate::io) fn attribute_target(attribute: &Map<String, Json>, is_edge: bool) -> Option<String> {
    let kind = attribute.get("attribute_type_id")?.as_str()?;
    Some(target(attribute, kind, if is_edge { edge_name } else { node_name })?.0)
}

/// The key that the type of an attribute names, with its shape; none if it names nothing known.
fn target(attribute: &Map<String, Json>, kind: &str, name: fn(&str) -> Named<'_>) -> Option<(String, Shape)> {
    let kind = if kind == GENERIC {
        attribute.get("original_attribute_name").and_then(Json::as_str).filter(|name| !name.trim().is_empty())?
    } else {
        let Named { name: slot, .. } = name(kind);
        (slot != kind || is_slot(&slot)).then_some(kind)?
    };
    let Named { name: slot, shape } = name(kind);
    // Who repeats a property of its own has several values of it.
    let is_own = !is_slot(&slot) && entity_key(&slot).is_none() && !is_qualifier(&slot) && !tells_apart(&slot);
    Some((slot.into_owned(), if is_own { Shape::List } else { shape }))
}

/// Whether an attribute says something beside its type and value, which would be lost.
fn says_more(attribute: &Map<String, Json>) -> bool {
    attribute.iter().any(|(key, value)| {
        !matches!(
            key.as_str(),
            "attribute_type_id" | "type" | "value" | "attribute_value" | "value_type_id" | "original_attribute_name"
        ) && !value.is_null()
    })
}

impl Unfolding {
    /// Attributes, each as the key of its type. Those of types that are no slots stay; if their types speak of source or
    /// context, they keep statements separate.
    pub(super) fn attributes(&mut self, name: fn(&str) -> Named<'_>, is_edge: bool) {
        let slot = StatementField::Attributes.name();
        let Some(attributes) = self.structure(slot, "a list of objects with types and values") else {
            if is_edge && let Some(value) = self.map.remove(slot).filter(|value| !is_blank(value)) {
                self.keep_unread_attributes(into_list(value));
            }
            return;
        };
        let (mut left, mut unread) = (Vec::new(), Vec::new());
        // What is no object may speak of anything.
        let others = if is_edge {
            attributes.others
        } else {
            left = attributes.others;
            Vec::new()
        };
        for map in attributes.objects {
            let kind = ["attribute_type_id", "type"].iter().find_map(|key| map.get(*key)?.as_str());
            let value = map.get("value").or_else(|| map.get("attribute_value"));
            let (Some(kind), Some(value)) = (kind, value) else {
                left.push(Json::Object(map));
                continue;
            };
            let target = target(&map, kind, name);
            let is_other = |(slot, shape): &(String, Shape)| {
                let known = self.map.get(slot).filter(|known| !known.is_null());
                *shape != Shape::List && known.is_some_and(|known| known != value)
            };
            let says_more = says_more(&map);
            match target {
                None if is_edge && tells_apart(kind) => unread.push(Json::Object(map)),
                None => left.push(Json::Object(map)),
                Some(target) if is_other(&target) => {
                    let known = self.map.get(&target.0).unwrap_or(&Json::Null);
                    let levels = known.as_str().zip(value.as_str());
                    if let Some(weaker) = levels.and_then(|(one, other)| schema::weaker(&target.0, one, other)) {
                        let (weaker, known) = (Json::from(weaker), known.clone());
                        let message = format!(
                            "attributes: {} is {} and {}; the weaker, {}, is read",
                            target.0,
                            shown(&known),
                            shown(value),
                            shown(&weaker)
                        );
                        self.report(FindingCode::BadValue, slot, message);
                        // What is not read stays an attribute.
                        left.push(if weaker == *value {
                            json!({"attribute_type_id": kind, "value": known})
                        } else {
                            Json::Object(map.clone())
                        });
                        self.map.insert(target.0, weaker);
                        continue;
                    }
                    let message = format!(
                        "attributes: {} is {} and {}; the first is read, so leave one out",
                        target.0,
                        shown(known),
                        shown(value)
                    );
                    self.report(FindingCode::BadValue, slot, message);
                    let of_identity = is_edge && tells_apart(&target.0);
                    if of_identity { &mut unread } else { &mut left }.push(Json::Object(map));
                }
                Some((target, shape)) => {
                    let value = value.clone();
                    if says_more {
                        left.push(Json::Object(map));
                    }
                    self.put(slot, &target, shape, value);
                }
            }
        }
        if !left.is_empty() {
            self.map.insert(slot.to_owned(), Json::Array(left));
        }
        if !unread.is_empty() {
            let message = "attributes about source or context have unknown types; they are kept, and statements that \
                           differ in them are kept separate";
            self.report(FindingCode::BadValue, slot, message);
        }
        unread.extend(others);
        if !unread.is_empty() {
            self.keep_unread_attributes(unread);
        }
    }

    fn keep_unread_attributes(&mut self, attributes: Vec<Json>) {
        let mut known = self.map.remove(UNREAD_ATTRIBUTES).map(into_list).unwrap_or_default();
        known.extend(attributes);
        self.map.insert(UNREAD_ATTRIBUTES.to_owned(), Json::Array(known));
    }
}
