//! Qualifiers in one list or map, each as the key that its type names.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use super::super::keys::{edge_name, is_qualifier};
use super::{PLAIN_QUALIFIERS, Unfolding, into_list};
use crate::model::FindingCode;
use crate::model::slots::{self, StatementField};
use crate::text::quoted;

/// Qualifiers that are not read; statements that differ in them are kept separate.
const UNREAD_QUALIFIERS: &str = "unread_qualifiers";

impl Unfolding {
    /// Qualifiers in one list or map, each as the key of its type.
    pub(super) fn read_qualifiers(&mut self) {
        let Some(elements) = self.objects(PLAIN_QUALIFIERS) else { return };
        let mut unread = Vec::new();
        for map in elements.objects {
            self.qualifier_map(map, &mut unread);
        }
        if !unread.is_empty() {
            self.report(
                FindingCode::BadValue,
                PLAIN_QUALIFIERS,
                "qualifiers hold more than types and values; the rest is kept, and statements that differ in it are kept \
                 separate",
            );
        }
        unread.extend(elements.others);
        if !unread.is_empty() {
            self.map.insert(UNREAD_QUALIFIERS.to_owned(), Json::Array(unread));
        }
    }

    fn qualifier_map(&mut self, mut map: Map<String, Json>, unread: &mut Vec<Json>) {
        let kind = map.remove("qualifier_type_id").or_else(|| map.remove("qualifier_type"));
        let Some(kind) = kind else {
            // A set of qualifiers, as in TRAPI's constraints, or slots with their values.
            for (key, value) in map {
                match value {
                    Json::Array(set) if slots::bare(&key) == "qualifier_set" => {
                        for element in set {
                            match element {
                                Json::Object(map) => self.qualifier_map(map, unread),
                                other => unread.push(other),
                            }
                        }
                    }
                    value => self.qualifier(&key, value),
                }
            }
            return;
        };
        let value = map.remove("qualifier_value");
        if value.as_ref().is_none_or(Json::is_null) {
            self.report_valueless(&kind, value.is_some());
        }
        let value = value.unwrap_or_default();
        map.retain(|_, value| !value.is_null());
        match kind {
            Json::String(kind) if map.is_empty() => self.qualifier(&kind, value),
            kind => {
                if let Json::String(kind) = &kind {
                    self.qualifier(kind, value.clone());
                }
                map.insert("qualifier_type_id".to_owned(), kind);
                map.insert("qualifier_value".to_owned(), value);
                unread.push(Json::Object(map));
            }
        }
    }

    /// Reports a type without a value: a null is a placeholder, and a value that is not there may be lost.
    fn report_valueless(&mut self, kind: &Json, is_null: bool) {
        let kind = kind.as_str().map_or_else(|| kind.to_string(), |kind| quoted(kind).to_string());
        let (code, what) = if is_null {
            (FindingCode::Normalised, "the value null, a placeholder; it is left out")
        } else {
            (FindingCode::BadValue, "no qualifier_value; it is left out, so give it one")
        };
        self.report(code, PLAIN_QUALIFIERS, format!("qualifiers: {kind} has {what}"));
    }

    /// One qualifier of the list. Its type is read as the key of that name would be, any other type as the name of a
    /// qualifier.
    fn qualifier(&mut self, kind: &str, value: Json) {
        let is_read = |name: &Cow<'_, str>| is_qualifier(name) || name == StatementField::Negated.name();
        let slot = Some(edge_name(kind).name).filter(is_read).map(Cow::into_owned);
        let value = match value {
            Json::Array(mut values) if values.len() == 1 => values.remove(0),
            value => value,
        };
        let Some(slot) = slot else {
            match value {
                Json::String(text) => self.qualifiers.push((kind.to_owned(), text)),
                Json::Null => {}
                value => self.qualifiers.push((kind.to_owned(), value.to_string())),
            }
            return;
        };
        match self.map.get(&slot) {
            Some(known) if *known == value || value.is_null() => {}
            Some(known) if !known.is_null() && slot != StatementField::Negated.name() => {
                // As a key that holds a list; of a slot that has one value, neither is read.
                let values = into_list(known.clone()).into_iter().chain(into_list(value));
                self.map.insert(slot, Json::Array(values.collect()));
            }
            Some(known) if !known.is_null() => {
                let message = format!("qualifiers: {slot} is {known} and {value}; the first is read, so leave one out");
                self.report(FindingCode::BadValue, PLAIN_QUALIFIERS, message);
                let unread = self.map.entry(UNREAD_QUALIFIERS).or_insert_with(|| Json::Array(Vec::new()));
                if let Json::Array(list) = unread {
                    list.push(Json::Object(Map::from_iter([(slot, value)])));
                }
            }
            _ => drop(self.map.insert(slot, value)),
        }
    }
}
