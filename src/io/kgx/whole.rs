//! A JSON document as one text, for formats whose parts refer to each other.

use std::io::{BufRead, Cursor, Read};

use crate::io::encoding;
use crate::model::{ReadError, Sink};

use super::tracked::{Places, Tracked};

/// How many bytes are looked at to recognise the encoding.
const HEAD: u64 = 8;

/// Reads a document to its end. A byte order mark is left out and numbers that are not finite are read as `null`, each
/// with a finding; what is no UTF-8 text is an error with its place.
pub(in crate::io) fn read_whole(name: &str, mut bytes: impl BufRead, sink: &mut dyn Sink) -> Result<String, ReadError> {
    let refuse = |place, message: String| ReadError::format(name, place, message);
    let mut head = Vec::new();
    bytes.by_ref().take(HEAD).read_to_end(&mut head).map_err(|source| ReadError::io(name, 0, source))?;
    encoding::report_mark(&mut head, name, sink)?;
    let places = Places::default();
    let mut text = Vec::new();
    if let Err(source) = Tracked::new(Cursor::new(head).chain(bytes), &places).read_to_end(&mut text) {
        return Err(match places.odd_byte() {
            Some((place, byte)) => refuse(place, odd_byte(byte)),
            None => ReadError::io(name, places.last().0, source),
        });
    }
    places.report_words(name, sink);
    String::from_utf8(text).map_err(|error| {
        let byte = error.as_bytes().get(error.utf8_error().valid_up_to()).copied().unwrap_or_default();
        refuse(places.last(), odd_byte(byte))
    })
}

/// What is wrong with a byte that is no text.
pub(super) fn odd_byte(byte: u8) -> String {
    format!("byte 0x{byte:02X} is not UTF-8 text; the source looks like {}, so convert it", encoding::of_byte(byte))
}
