//! What a source that is not UTF-8 text is, by its first bytes.

#[cfg(feature = "json")]
use crate::model::{Finding, FindingCode, ReadError, Sink};

/// What is reported of a byte order mark.
pub(crate) const MARK: &str = "the source starts with a byte order mark; it is left out";

/// Drops a byte order mark from the start of a source, and returns whether there was one; an error says what is wrong
/// with a source in another encoding.
pub(crate) fn drop_mark(head: &mut Vec<u8>) -> Result<bool, &'static str> {
    if let Some(message) = refusal(head) {
        return Err(message);
    }
    let has_mark = head.starts_with("\u{FEFF}".as_bytes());
    if has_mark {
        head.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(has_mark)
}

/// Drops a byte order mark and reports it, likewise.
#[cfg(feature = "json")]
pub(crate) fn report_mark(head: &mut Vec<u8>, source: &str, sink: &mut dyn Sink) -> Result<(), ReadError> {
    if drop_mark(head).map_err(|message| ReadError::format(source, (1, 1), message))? {
        sink.finding(Finding::new(FindingCode::Normalised, MARK).at(source, 1));
    }
    Ok(())
}

/// The 8-bit encoding that a byte outside UTF-8 suggests. Windows-1252 has quotes and dashes where Latin-1 has
/// control characters.
pub(crate) const fn of_byte(byte: u8) -> &'static str {
    match byte {
        0 => "UTF-16",
        0x80..=0x9F => "Windows-1252",
        _ => "Latin-1 or Windows-1252",
    }
}

/// What is wrong with a source that starts with these bytes, and what would do.
fn refusal(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("the source looks like UTF-16; convert it to UTF-8"),
        [0x1F, 0x8B, ..] | [0x28, 0xB5, 0x2F, 0xFD, ..] => Some("the source is compressed; decompress it first"),
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Some("the source is a zip archive; give the files in it"),
        [0xFD, b'7', b'z', b'X', b'Z', ..] | [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..] => {
            Some("the source is compressed by xz or bzip2; decompress it first")
        }
        [0x04, 0x22, 0x4D, 0x18, ..] | [0xFF, 6, 0, 0, b's', b'N', b'a', b'P', ..] | [0x1F, 0x9D, ..] => {
            Some("the source is compressed by lz4, snappy or compress; decompress it first")
        }
        [b'P', b'A', b'R', b'1', ..] => Some("the source is Parquet, which is no text; write it as a table of text"),
        _ => None,
    }
}
