//! JSON values in which no key occurs twice.
//!
//! `serde_json` keeps the last of two equal keys, which would lose the first in silence.

use core::cell::Cell;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value as Json};

use crate::text::quoted;

/// Reads any JSON value; a key that occurs twice in one object is an error and marks `duplicate`.
#[derive(Clone, Copy)]
pub(super) struct Strict<'c> {
    duplicate: &'c Cell<bool>,
}

/// Reads one JSON text; the flag says whether it failed for a key that occurs twice.
pub(super) fn from_str(text: &str) -> Result<Json, (serde_json::Error, bool)> {
    let duplicate = Cell::new(false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Strict { duplicate: &duplicate }
        .deserialize(&mut deserializer)
        .and_then(|json| deserializer.end().map(|()| json))
        .map_err(|error| (error, duplicate.get()))
}

/// Reads one JSON text; a key that stands twice is an error.
pub(in crate::io) fn value(text: &str) -> Result<Json, serde_json::Error> {
    from_str(text).map_err(|(error, _)| error)
}

/// Whether a text ends before the JSON value does that it begins.
pub(super) fn is_unfinished(text: &str) -> bool {
    from_str(text).is_err_and(|(error, _)| error.is_eof())
}

impl Strict<'_> {
    /// Reads the value that a deserializer has.
    pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        Strict { duplicate: &Cell::new(false) }.deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = elements.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Json::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                self.duplicate.set(true);
                return Err(A::Error::custom(format_args!("key {} occurs twice in one object; keep one", quoted(key))));
            }
            let value = entries.next_value_seed(self)?;
            map.insert(key, value);
        }
        Ok(Json::Object(map))
    }
}
