//! Which binary format a source is of, by its first bytes.

use super::{Named, OtherFormat};
use crate::KnowledgeGraph;

/// The format of a source that is no text; none if it is not known. What is compressed alone is left to the readers.
pub(super) fn other(name: &str, head: &[u8]) -> Option<OtherFormat> {
    let at = |place: usize, bytes: &[u8]| head.get(place..).is_some_and(|rest| rest.starts_with(bytes));
    let holds = |bytes: &[u8]| memchr::memmem::find(head, bytes).is_some();
    if KnowledgeGraph::is_snapshot(head) {
        return Some(OtherFormat::Snapshot);
    }
    if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") || at(0, b"PK\x07\x08") {
        // An office document is a zip archive of its parts.
        if holds(b"word/document.xml") || holds(b"opendocument.text") {
            return Some(OtherFormat::Document);
        }
        let is_sheet = holds(b"[Content_Types].xml") || holds(b"xl/") || holds(b"opendocument.spreadsheet");
        return Some(if is_sheet { OtherFormat::Spreadsheet } else { OtherFormat::Archive });
    }
    if at(0, b"7z\xBC\xAF\x27\x1C") || at(0, b"Rar!\x1A\x07") || at(257, b"ustar") {
        return Some(OtherFormat::Archive);
    }
    if at(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        let is_word = Named(name).extension() == "doc";
        return Some(if is_word { OtherFormat::Document } else { OtherFormat::Spreadsheet });
    }
    if at(0, b"%PDF-") {
        return Some(OtherFormat::Document);
    }
    if at(0, b"PAR1") || at(0, b"ARROW1") {
        return Some(OtherFormat::Parquet);
    }
    (at(0, b"SQLite format 3\0") || at(8, b"DUCK")).then_some(OtherFormat::Database)
}
