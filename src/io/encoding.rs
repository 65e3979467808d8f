//! What the first bytes of a source give away that is no text in UTF-8.

/// What is wrong with a source that starts with these bytes, and what would do.
pub(crate) fn refusal(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("the source looks like UTF-16; convert it to UTF-8"),
        [0x1F, 0x8B, ..] | [0x28, 0xB5, 0x2F, 0xFD, ..] => Some("the source is compressed; decompress it first"),
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Some("the source is a zip archive; give the files in it"),
        [0xFD, b'7', b'z', b'X', b'Z', ..] | [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..] => {
            Some("the source is compressed by xz or bzip2; decompress it first")
        }
        [b'P', b'A', b'R', b'1', ..] => Some("the source is Parquet, which is no text; write it as a table of text"),
        _ => None,
    }
}
