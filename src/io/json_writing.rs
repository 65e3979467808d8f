//! JSON as it is written: objects whose keys have an order, and lists with an element a line.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

/// Keys and values in the order in which they are written.
#[derive(Debug, Default)]
pub(crate) struct Object(Vec<(String, Json)>);

impl Object {
    pub(crate) fn into_entries(self) -> Vec<(String, Json)> {
        self.0
    }

    pub(crate) fn into_map(self) -> Map<String, Json> {
        self.0.into_iter().collect()
    }

    pub(crate) fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.0.push((key.to_owned(), value.into()));
    }

    pub(crate) fn set_some(&mut self, key: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    /// Sets a list, unless it is empty.
    pub(crate) fn set_list<T: Into<Json>>(&mut self, key: &str, values: impl IntoIterator<Item = T>) {
        let values: Vec<Json> = values.into_iter().map(Into::into).collect();
        if !values.is_empty() {
            self.set(key, values);
        }
    }

    /// Sets an object, unless it is empty.
    pub(crate) fn set_object(&mut self, key: &str, object: Self) {
        if !object.0.is_empty() {
            self.set(key, object);
        }
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object.into_map())
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Writes elements with commas between them, a line each.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) count: u64,
}

impl List {
    /// Writes an element of a list.
    pub(crate) fn element(&mut self, value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
        self.start(out)?;
        serde_json::to_writer(out, value).map_err(io::Error::from)
    }

    /// Writes an entry of an object.
    pub(crate) fn entry(&mut self, key: &str, value: &Json, out: &mut impl Write) -> io::Result<()> {
        self.start(out)?;
        serde_json::to_writer(&mut *out, key).map_err(io::Error::from)?;
        out.write_all(b": ")?;
        serde_json::to_writer(out, value).map_err(io::Error::from)
    }

    fn start(&mut self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self.count == 0 { b"\n" } else { b",\n" })?;
        self.count += 1;
        Ok(())
    }
}
