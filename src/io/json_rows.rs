//! The rows of a JSON document that is held whole: their places, what becomes of each, and how many there are.

use core::ops::{Deref, DerefMut};
use std::io::BufRead;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::model::{Finding, FindingCode, ReadError, RowCounts, Sink};

use super::json_places::{Places, line_and_column, place_of};
use super::json_words::reason;
use super::rows::{Placed, Rows};
use super::{ReadLimits, SourceReader, encoding};

/// The text of a document, and what it is called.
pub(crate) struct JsonText {
    pub(crate) name: String,
    text: String,
    limits: ReadLimits,
}

impl JsonText {
    /// Reads a source to its end. A byte order mark is left out and reported.
    pub(crate) fn read<R: BufRead, F>(mut reader: SourceReader<R, F>, sink: &mut dyn Sink) -> Result<Self, ReadError> {
        let (name, mut bytes) = (reader.name, Vec::new());
        reader.bytes.read_to_end(&mut bytes).map_err(|source| ReadError::io(&name, 0, source))?;
        encoding::report_mark(&mut bytes, &name, sink)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..place).unwrap_or_default();
            let byte = error.as_bytes().get(place).copied().unwrap_or_default();
            let place = line_and_column(&String::from_utf8_lossy(before), before.len(), (1, 1));
            let encoding = encoding::of_byte(byte);
            let message = format!("byte 0x{byte:02X} is not UTF-8; the source looks like {encoding}, so convert it");
            ReadError::format(&name, place, message)
        })?;
        Ok(Self { name, text, limits: reader.limits })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Reads a part of the text; an error says where in the text it is wrong.
    pub(crate) fn parse<'t, T: Deserialize<'t>>(&'t self, part: &'t str) -> Result<T, ReadError> {
        serde_json::from_str(part).map_err(|error| self.wrong(part, &error))
    }

    /// What is wrong with a part of the text.
    pub(crate) fn wrong(&self, part: &str, error: &serde_json::Error) -> ReadError {
        ReadError::format(&self.name, place_of(error, Places::new(&self.text).of(part)), reason(error))
    }

    /// The document is not what it should be.
    pub(crate) fn refuse(&self, part: &str, message: impl Into<String>) -> ReadError {
        ReadError::format(&self.name, Places::new(&self.text).of(part), message)
    }
}

/// The rows of a document, and what becomes of them.
pub(crate) struct JsonRows<'t, 's> {
    source: &'t JsonText,
    rows: Rows<'s>,
    places: Places<'t>,
}

impl<'s> Deref for JsonRows<'_, 's> {
    type Target = Rows<'s>;

    fn deref(&self) -> &Rows<'s> {
        &self.rows
    }
}

impl DerefMut for JsonRows<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.rows
    }
}

impl<'t, 's> JsonRows<'t, 's> {
    pub(crate) fn new(source: &'t JsonText, sink: &'s mut dyn Sink) -> Self {
        let rows = Rows::new(source.name.as_str(), source.limits, sink);
        Self { source, rows, places: Places::new(&source.text) }
    }

    /// The next row; an error if there are more than the limits allow.
    pub(crate) fn start(&mut self, raw: &'t RawValue) -> Result<Placed<'t>, ReadError> {
        let text = raw.get();
        self.rows.start().map_err(|message| self.source.refuse(text, message))?;
        let (line, column) = self.places.of(text);
        Ok(Placed { text, line, column })
    }

    /// Reads a row; one that is not what it should be is left out with the reason.
    pub(crate) fn parse<T: Deserialize<'t>>(&mut self, row: Placed<'t>, what: &str) -> Option<T> {
        match serde_json::from_str(row.text) {
            Ok(read) => Some(read),
            Err(error) => {
                let (line, column) = place_of(&error, (row.line, row.column));
                let finding =
                    Finding::new(FindingCode::Unreadable, format!("{what} cannot be read: {}", reason(&error)));
                self.rows.quarantine(finding.at(self.source.name.clone(), line).in_column(column), row.row());
                None
            }
        }
    }

    /// What became of the rows; an error if nothing came of any.
    pub(crate) fn finish(self, none: &str) -> Result<RowCounts, ReadError> {
        self.rows.finish(1, none)
    }
}
