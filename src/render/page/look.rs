//! How effects, statuses and kinds look, for the scripts of a page.

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::query::SignAnswer;
use crate::render::Kind;
use crate::render::words;
use crate::style::{self, DARK, EFFECTS, LIGHT, STATUSES, dash, end, look};

/// The table of styles as scripts read it.
#[derive(Debug)]
pub(super) struct Looks;

impl Serialize for Looks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("arrows", &Map(|| EFFECTS.map(|effect| (effect, end(effect).arrow))))?;
        map.serialize_entry("ends", &Map(|| EFFECTS.map(|effect| (effect, end(effect).page))))?;
        map.serialize_entry("lines", &Map(|| STATUSES.map(|status| (Key(status), dash(status).name))))?;
        map.serialize_entry("shapes", &Map(|| Kind::ALL.map(|kind| (kind, look(kind).page))))?;
        let signs = [SignAnswer::Positive, SignAnswer::Negative, SignAnswer::Unknown];
        map.serialize_entry("signs", &Map(|| signs.map(|sign| (sign, words::sign(sign)))))?;
        map.serialize_entry("faint", &[LIGHT.faint, DARK.faint])?;
        map.serialize_entry("missing", style::MISSING)?;
        map.end()
    }
}

/// A map from an array of pairs.
struct Map<F>(F);

impl<K: Serialize, V: Serialize, const N: usize, F: Fn() -> [(K, V); N]> Serialize for Map<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0())
    }
}

/// A status as the key of a map; an unstated one is `null` in scripts.
struct Key<T>(Option<T>);

impl<T: Serialize> Serialize for Key<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(status) => status.serialize(serializer),
            None => serializer.serialize_str("null"),
        }
    }
}
