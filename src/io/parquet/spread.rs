//! An object of KGX over the columns of a table: what has no column of its own is one column of JSON.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use crate::io::kgx::keys_and_values::KeysAndValues;

/// An object whose values are taken by key.
pub(super) struct Spread(Map<String, Json>);

impl Spread {
    pub(super) fn new(object: KeysAndValues) -> Self {
        Self(object.into_iter().collect())
    }

    /// The text of a key; what is no text stays.
    pub(super) fn text(&mut self, key: &str) -> Option<Cow<'static, str>> {
        match self.0.remove(key) {
            Some(Json::String(text)) => Some(text.into()),
            None => None,
            Some(other) => {
                self.0.insert(key.to_owned(), other);
                None
            }
        }
    }

    /// The texts of a list; what is no list of texts stays.
    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        let is_of_texts = |value: &Json| value.as_array().is_some_and(|list| list.iter().all(Json::is_string));
        if !self.0.get(key).is_some_and(is_of_texts) {
            return Vec::new();
        }
        let Some(Json::Array(list)) = self.0.remove(key) else { return Vec::new() };
        let text = |value| match value {
            Json::String(text) => Some(text),
            _ => None,
        };
        list.into_iter().filter_map(text).collect()
    }

    /// What is left, as JSON; none if nothing is.
    pub(super) fn rest(self) -> Option<String> {
        (!self.0.is_empty()).then(|| Json::Object(self.0).to_string())
    }
}
