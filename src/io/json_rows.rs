//! The rows of a JSON document that is held whole: their places, what becomes of each, and how many there are.

use core::ops::{Deref, DerefMut};
use std::io::BufRead;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::model::{Finding, FindingCode, ReadError, RowCounts, Sink};

use super::json_places::line_and_column;
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
        let io_error = |source| ReadError::Io { source_name: name.clone(), line: 0, source };
        reader.bytes.read_to_end(&mut bytes).map_err(io_error)?;
        let refuse =
            |line, column, message: String| ReadError::Format { source_name: name.clone(), line, column, message };
        match encoding::drop_mark(&mut bytes) {
            Ok(true) => sink.finding(Finding::new(FindingCode::Normalised, encoding::MARK).at(name.clone(), 1)),
            Ok(false) => {}
            Err(message) => return Err(refuse(1, 1, message.to_owned())),
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let place = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..place).unwrap_or_default();
            let byte = error.as_bytes().get(place).copied().unwrap_or_default();
            let (line, column) = line_and_column(&String::from_utf8_lossy(before), before.len(), (1, 1));
            let encoding = encoding::of_byte(byte);
            let message = format!("byte 0x{byte:02X} is not UTF-8; the source looks like {encoding}, so convert it");
            refuse(line, column, message)
        })?;
        Ok(Self { name, text, limits: reader.limits })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a part of the text is, from 1.
    pub(crate) fn place(&self, part: &str) -> (u64, u64) {
        let before = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        line_and_column(&self.text, before, (1, 1))
    }

    /// Reads a part of the text; an error says where in the text it is wrong.
    pub(crate) fn parse<'t, T: Deserialize<'t>>(&'t self, part: &'t str) -> Result<T, ReadError> {
        serde_json::from_str(part).map_err(|error| self.wrong_in(part, &error))
    }

    /// What is wrong with the text.
    pub(crate) fn wrong(&self, error: &serde_json::Error) -> ReadError {
        self.wrong_in(&self.text, error)
    }

    fn wrong_in(&self, part: &str, error: &serde_json::Error) -> ReadError {
        let (line, column) = place_of(error, self.place(part));
        ReadError::Format { source_name: self.name.clone(), line, column, message: reason(error) }
    }

    /// The document is not what it should be.
    pub(crate) fn refuse(&self, part: &str, message: impl Into<String>) -> ReadError {
        let (line, column) = self.place(part);
        ReadError::Format { source_name: self.name.clone(), line, column, message: message.into() }
    }
}

/// The place of an error in a part of a text that starts at a place.
fn place_of(error: &serde_json::Error, (line, column): (u64, u64)) -> (u64, u64) {
    let (lines, columns) = (error.line().max(1) as u64, error.column().max(1) as u64);
    if lines == 1 { (line, column + columns - 1) } else { (line + lines - 1, columns) }
}

/// The rows of a document, and what becomes of them.
pub(crate) struct JsonRows<'t, 's> {
    source: &'t JsonText,
    rows: Rows<'s>,
    /// The byte and the place of the last row: the next is looked for from there.
    last: (usize, (u64, u64)),
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
        Self { source, rows: Rows::new(source.name.as_str(), sink), last: (0, (1, 1)) }
    }

    /// Whether the sink wants no more.
    pub(crate) fn is_done(&self) -> bool {
        self.sink.is_done()
    }

    /// The next row; an error if there are more than the limits allow.
    pub(crate) fn start(&mut self, raw: &'t RawValue) -> Result<Placed<'t>, ReadError> {
        self.rows.read();
        if let Some(message) = self.source.limits.refusal(self.counts.read) {
            return Err(self.source.refuse(raw.get(), message));
        }
        Ok(self.row(raw.get()))
    }

    /// The place of a part of the text.
    pub(crate) fn row(&mut self, text: &'t str) -> Placed<'t> {
        let whole = self.source.text();
        let byte = text.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
        let (from, place) = if byte >= self.last.0 { self.last } else { (0, (1, 1)) };
        let between = whole.get(from..byte).unwrap_or_default();
        let (line, column) = line_and_column(between, between.len(), place);
        self.last = (byte, (line, column));
        Placed { text, line, column }
    }

    /// Reads a row; one that is not what it should be is left out with the reason.
    pub(crate) fn parse<T: Deserialize<'t>>(&mut self, row: Placed<'t>, what: &str) -> Option<T> {
        match serde_json::from_str(row.text) {
            Ok(read) => Some(read),
            Err(error) => {
                let (line, column) = place_of(&error, (row.line, row.column));
                let finding =
                    Finding::new(FindingCode::Unreadable, format!("{what} cannot be read: {}", reason(&error)));
                self.rows.quarantine(finding.at(self.source.name.clone(), line).in_column(column), row);
                None
            }
        }
    }

    /// Reports keys that the format does not have.
    pub(crate) fn report_unknown<'k>(&mut self, keys: impl Iterator<Item = &'k String>, what: &str, row: Placed<'_>) {
        for key in keys {
            let key = crate::text::quoted(key);
            let message = format!("{what} has an unknown key {key}; its value is kept as a property");
            self.report(FindingCode::UnknownKey, message, row);
        }
    }

    /// What became of the rows; an error if nothing came of any.
    pub(crate) fn finish(self, none: &str) -> Result<RowCounts, ReadError> {
        if self.is_done() { Ok(self.rows.counts) } else { self.rows.finish(1, none) }
    }
}
