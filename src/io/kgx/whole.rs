//! A JSON document as one text, for formats whose parts refer to each other.

use std::io::{BufRead, Cursor, Read};

use crate::io::encoding;
use crate::model::{Finding, FindingCode, ReadError, Sink};

use super::records::not_finite;
use super::tracked::{Places, Tracked};

/// How many bytes are looked at to recognise the encoding.
const HEAD: u64 = 8;

/// Reads a document to its end. A byte order mark is left out and numbers that are not finite are read as `null`, each
/// with a finding; what is no UTF-8 text is an error with its place.
pub(in crate::io) fn read_whole(name: &str, mut bytes: impl BufRead, sink: &mut dyn Sink) -> Result<String, ReadError> {
    let io_error = |source, line| ReadError::Io { source_name: name.to_owned(), line, source };
    let refuse = |(line, column), message: &str| ReadError::Format {
        source_name: name.to_owned(),
        line,
        column,
        message: message.to_owned(),
    };
    let mut head = Vec::new();
    bytes.by_ref().take(HEAD).read_to_end(&mut head).map_err(|source| io_error(source, 0))?;
    if encoding::drop_mark(&mut head).map_err(|message| refuse((1, 1), message))? {
        sink.finding(Finding::new(FindingCode::Normalised, encoding::MARK).at(name, 1));
    }
    let places = Places::default();
    let mut text = Vec::new();
    if let Err(source) = Tracked::new(Cursor::new(head).chain(bytes), &places).read_to_end(&mut text) {
        return Err(match places.odd_byte() {
            Some((place, byte)) => refuse(place, &odd_byte(byte)),
            None => io_error(source, places.last().0),
        });
    }
    for ((line, column), word) in places.take_words() {
        sink.finding(not_finite(&word).at(name, line).in_column(column));
    }
    String::from_utf8(text).map_err(|error| {
        let byte = error.as_bytes().get(error.utf8_error().valid_up_to()).copied().unwrap_or_default();
        refuse(places.last(), &odd_byte(byte))
    })
}

/// What is wrong with a byte that is no text.
pub(super) fn odd_byte(byte: u8) -> String {
    format!("byte 0x{byte:02X} is not UTF-8 text; the source looks like {}, so convert it", encoding::of_byte(byte))
}
