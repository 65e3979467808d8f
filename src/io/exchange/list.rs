//! Elements of a list of JSON, a line each.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value as Json;

/// Writes elements with commas between them.
#[derive(Debug, Default)]
pub(in crate::io) struct List {
    count: u64,
}

impl List {
    /// Writes an element of a list.
    pub(in crate::io) fn element(&mut self, value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
        self.start(out)?;
        serde_json::to_writer(out, value).map_err(io::Error::from)
    }

    /// Writes an entry of an object.
    pub(in crate::io) fn entry(&mut self, key: &str, value: &Json, out: &mut impl Write) -> io::Result<()> {
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
