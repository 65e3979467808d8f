//! TRAPI's attributes, each as the key that its type names.

use serde_json::Value as Json;

use super::super::keys::{Named, is_slot};
use super::{Unfolding, into_list, is_blank, shown};
use crate::model::FindingCode;
use crate::model::slots::{Shape, StatementField, tells_apart};

/// Attributes about source or context that are not read; statements that differ in them are kept separate.
const UNREAD_ATTRIBUTES: &str = "unread_attributes";

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
        for attribute in attributes {
            let Json::Object(map) = &attribute else { continue };
            let kind = ["attribute_type_id", "type"].iter().find_map(|key| map.get(*key)?.as_str());
            let value = map.get("value").or_else(|| map.get("attribute_value"));
            let (Some(kind), Some(value)) = (kind, value) else {
                left.push(attribute);
                continue;
            };
            let Named { name: slot_name, shape } = name(kind);
            let is_known = slot_name != kind || is_slot(&slot_name);
            let target = is_known.then(|| (slot_name.into_owned(), shape));
            let is_other = |(slot, shape): &(String, Shape)| {
                let known = self.map.get(slot).filter(|known| !known.is_null());
                *shape != Shape::List && known.is_some_and(|known| known != value)
            };
            // What the attribute says beside type and value would be lost.
            let says_more = map.iter().any(|(key, value)| {
                !matches!(
                    key.as_str(),
                    "attribute_type_id"
                        | "type"
                        | "value"
                        | "attribute_value"
                        | "value_type_id"
                        | "original_attribute_name"
                ) && !value.is_null()
            });
            match target {
                None if is_edge && tells_apart(kind) => unread.push(attribute),
                None => left.push(attribute),
                Some(target) if is_other(&target) => {
                    let known = self.map.get(&target.0).unwrap_or(&Json::Null);
                    let message = format!(
                        "attributes: {} is {} and {}; the first is read, so leave one out",
                        target.0,
                        shown(known),
                        shown(value)
                    );
                    self.report(FindingCode::BadValue, slot, message);
                    if is_edge && tells_apart(&target.0) { unread.push(attribute) } else { left.push(attribute) }
                }
                Some((target, shape)) => {
                    let value = value.clone();
                    if says_more {
                        left.push(attribute);
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
            self.keep_unread_attributes(unread);
        }
    }

    fn keep_unread_attributes(&mut self, attributes: Vec<Json>) {
        let mut known = self.map.remove(UNREAD_ATTRIBUTES).map(into_list).unwrap_or_default();
        known.extend(attributes);
        self.map.insert(UNREAD_ATTRIBUTES.to_owned(), Json::Array(known));
    }
}
