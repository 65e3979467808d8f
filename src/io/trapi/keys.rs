//! Objects of a message with their places, whose keys are known or refused.

use core::str::FromStr;

use serde_json::{Map, Value as Json};

use super::error::TrapiError;
use crate::query::did_you_mean;
use crate::text::quoted;

/// Keys and values of messages that have a meaning in both directions.
pub(super) const ATTRIBUTES: &str = "attributes";
pub(super) const EDGES: &str = "edges";
pub(super) const SUPPORT_GRAPHS: &str = "support_graphs";
pub(super) const SUPPORT_GRAPHS_TYPE: &str = "biolink:support_graphs";
/// The property that has the auxiliary graphs that support a statement, by key.
pub(super) const AUXILIARY_GRAPHS: &str = "auxiliary_graphs";
/// How the keys of graphs begin that are paths which a statement summarises.
pub(super) const SHORTCUT: &str = "shortcut:";
/// The predicate of edges whose own a message cannot hold.
pub(super) const RELATED_TO: &str = "biolink:related_to";
/// The type of attributes that have this own predicate.
pub(super) const ORIGINAL_PREDICATE: &str = "biolink:original_predicate";
/// The type of attributes that have the categories that a message cannot hold.
pub(super) const CATEGORY: &str = "biolink:category";
/// The type of attributes that no slot of Biolink is for.
pub(super) const GENERIC: &str = "biolink:Attribute";
/// The source of what names none; a message needs one.
pub(super) const NO_SOURCE: &str = "infores:not-provided";

/// The texts of a list, or the only text.
pub(super) fn texts(value: Option<&Json>) -> impl Iterator<Item = &str> {
    let (only, list) = match value {
        Some(Json::Array(list)) => (None, list.as_slice()),
        other => (other.and_then(Json::as_str), &[][..]),
    };
    only.into_iter().chain(list.iter().filter_map(Json::as_str))
}

/// Whether a value is a list of texts.
pub(super) fn is_list_of_texts(value: &Json) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(Json::is_string))
}

/// An object and where it is.
#[derive(Clone, Debug)]
pub(super) struct Keys<'j> {
    pub(super) place: String,
    map: &'j Map<String, Json>,
}

impl<'j> Keys<'j> {
    pub(super) fn new(json: &'j Json, place: impl Into<String>) -> Result<Self, TrapiError> {
        let place = place.into();
        match json {
            Json::Object(map) => Ok(Self { place, map }),
            other => Err(TrapiError::new(place, format!("an object is expected, not {}", shape(other)))),
        }
    }

    /// Refuses keys that are not known, which would constrain nothing in silence.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), TrapiError> {
        let Some(key) = self.map.keys().find(|key| !known.contains(&key.as_str())) else { return Ok(()) };
        let near = did_you_mean(key, known.iter().copied());
        let problem = format!("{} is not known here{near}; known are {}", quoted(key), known.join(", "));
        Err(TrapiError::new(self.at(key), problem))
    }

    pub(super) fn at(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) }
    }

    /// The value of a key; `null` is none.
    pub(super) fn get(&self, key: &str) -> Option<&'j Json> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&'j str, &'j Json)> {
        self.map.iter().map(|(key, value)| (key.as_str(), value))
    }

    pub(super) fn wrong(&self, key: &str, expected: &str) -> TrapiError {
        let found = self.map.get(key).map_or("nothing", shape);
        TrapiError::new(self.at(key), format!("{expected} is expected, not {found}"))
    }

    pub(super) fn object(&self, key: &str) -> Result<Option<Keys<'j>>, TrapiError> {
        self.get(key).map(|value| Keys::new(value, self.at(key))).transpose()
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'j str>, TrapiError> {
        self.get(key).map(|value| value.as_str().ok_or_else(|| self.wrong(key, "a text"))).transpose()
    }

    pub(super) fn needed_text(&self, key: &str) -> Result<&'j str, TrapiError> {
        self.text(key)?.ok_or_else(|| self.wrong(key, "a text"))
    }

    pub(super) fn boolean(&self, key: &str) -> Result<Option<bool>, TrapiError> {
        self.get(key).map(|value| value.as_bool().ok_or_else(|| self.wrong(key, "true or false"))).transpose()
    }

    pub(super) fn number(&self, key: &str) -> Result<Option<usize>, TrapiError> {
        let number = |value: &Json| value.as_u64().and_then(|number| usize::try_from(number).ok());
        self.get(key).map(|value| number(value).ok_or_else(|| self.wrong(key, "a whole number"))).transpose()
    }

    /// The elements of a list with their places; none if there is no list.
    pub(super) fn list(&self, key: &str) -> Result<Vec<(String, &'j Json)>, TrapiError> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let elements = value.as_array().ok_or_else(|| self.wrong(key, "a list"))?;
        let place = self.at(key);
        Ok(elements.iter().enumerate().map(|(number, element)| (format!("{place}[{number}]"), element)).collect())
    }

    /// As [`list`](Self::list), of texts of which there must be one at least.
    pub(super) fn some_texts(&self, key: &str) -> Result<Vec<(String, &'j str)>, TrapiError> {
        let elements = self.list(key)?;
        if elements.is_empty() && self.get(key).is_some() {
            return Err(TrapiError::new(self.at(key), "the list is empty; leave it out, or fill it"));
        }
        elements.into_iter().map(text_of).collect()
    }

    /// As [`some_texts`](Self::some_texts), each read.
    pub(super) fn some_read<T: FromStr>(&self, key: &str) -> Result<Vec<T>, TrapiError>
    where
        T::Err: core::fmt::Display,
    {
        let read = |(place, text): (String, &str)| {
            text.parse().map_err(|error: T::Err| TrapiError::new(place, error.to_string()))
        };
        self.some_texts(key)?.into_iter().map(read).collect()
    }
}

pub(super) fn text_of((place, value): (String, &Json)) -> Result<(String, &str), TrapiError> {
    match value {
        Json::String(text) => Ok((place, text)),
        other => Err(TrapiError::new(place, format!("a text is expected, not {}", shape(other)))),
    }
}

const fn shape(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}
