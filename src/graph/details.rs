//! What a statement says beyond its ends and class, packed: its ids, its extras, its publications.
//!
//! One record per statement, which says where it ends. Numbers are LEB128, a text is its length and its bytes:
//!
//! ```text
//! count of ids, ids | number of the extras + 1, or 0 | count of publications, publications
//! ```

use core::str;

/// The details of one statement, as they stand in a buffer. Bytes that are no details read as none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Details<'a>(&'a [u8]);

impl<'a> Details<'a> {
    /// The details that start where `bytes` start.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Ids that records gave, the one to show first.
    pub(crate) fn ids(self) -> Texts<'a> {
        Texts::new(self.0)
    }

    /// The number of its extras.
    pub(crate) fn extras(self) -> Option<u32> {
        let mut rest = self.ids().rest();
        number(&mut rest).checked_sub(1)
    }

    /// How many bytes they take.
    pub(crate) fn size(self) -> usize {
        let mut publications = self.ids().rest();
        number(&mut publications);
        self.0.len() - Texts::new(publications).rest().len()
    }

    /// Writes the same at the end of a buffer, but for the number of the extras, which `extras` makes of the one that
    /// is there.
    pub(crate) fn copy_with_extras(self, buffer: &mut Vec<u8>, extras: impl FnOnce(Option<u32>) -> Option<u32>) {
        let from_extras = self.ids().rest();
        let mut publications = from_extras;
        let extras = extras(number(&mut publications).checked_sub(1));
        let rest = Texts::new(publications).rest();
        buffer.extend_from_slice(self.0.get(..self.0.len() - from_extras.len()).unwrap_or_default());
        write_extras(buffer, extras);
        buffer.extend_from_slice(publications.get(..publications.len() - rest.len()).unwrap_or_default());
    }

    /// Publications, sorted.
    pub(crate) fn publications(self) -> Texts<'a> {
        let mut rest = self.ids().rest();
        number(&mut rest);
        Texts::new(rest)
    }
}

/// Texts that stand behind their count.
#[derive(Clone, Debug)]
pub(crate) struct Texts<'a> {
    left: u32,
    bytes: &'a [u8],
}

impl<'a> Texts<'a> {
    #[inline]
    fn new(mut bytes: &'a [u8]) -> Self {
        let left = number(&mut bytes);
        Self { left, bytes }
    }

    /// The bytes behind the last text.
    fn rest(mut self) -> &'a [u8] {
        while self.next_bytes().is_some() {}
        self.bytes
    }

    /// How many there are, but for those that were taken.
    pub(crate) const fn left(&self) -> u32 {
        self.left
    }

    /// The bytes of the next one.
    #[inline]
    pub(crate) fn next_bytes(&mut self) -> Option<&'a [u8]> {
        self.left = self.left.checked_sub(1).filter(|_| !self.bytes.is_empty())?;
        let length = number(&mut self.bytes) as usize;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(text)
    }
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.next_bytes().map(|bytes| str::from_utf8(bytes).unwrap_or_default())
    }
}

/// Writes details at the end of a buffer.
pub(crate) fn write_details(
    buffer: &mut Vec<u8>,
    ids: impl ExactSizeIterator<Item: AsRef<[u8]>>,
    extras: Option<u32>,
    publications: impl ExactSizeIterator<Item: AsRef<[u8]>>,
) {
    write_texts(buffer, ids);
    write_extras(buffer, extras);
    write_texts(buffer, publications);
}

/// Writes details of which the ids and the publications were written before by [`write_texts`].
pub(crate) fn write_details_of(buffer: &mut Vec<u8>, ids: &[u8], extras: Option<u32>, publications: &[u8]) {
    buffer.extend_from_slice(ids);
    write_extras(buffer, extras);
    buffer.extend_from_slice(publications);
}

/// Writes the number of the extras at the end of a buffer, between the ids and the publications.
pub(crate) fn write_extras(buffer: &mut Vec<u8>, extras: Option<u32>) {
    write_number(buffer, extras.map_or(0, |number| number + 1));
}

/// Writes the ids or the publications of details at the end of a buffer.
#[expect(clippy::cast_possible_truncation, reason = "a text of 4 GiB has no room in a builder")]
pub(crate) fn write_texts(buffer: &mut Vec<u8>, texts: impl ExactSizeIterator<Item: AsRef<[u8]>>) {
    write_number(buffer, texts.len() as u32);
    for text in texts {
        let text = text.as_ref();
        write_number(buffer, text.len() as u32);
        buffer.extend_from_slice(text);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "seven bits are masked out")]
fn write_number(buffer: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        buffer.push(number as u8 | 0x80);
        number >>= 7;
    }
    buffer.push(number as u8);
}

/// Takes a number from the start; 0 at the end of the bytes.
#[inline]
fn number(bytes: &mut &[u8]) -> u32 {
    match *bytes {
        // Nearly all are small.
        [only @ 0..=0x7f, rest @ ..] => {
            *bytes = rest;
            u32::from(*only)
        }
        _ => large_number(bytes),
    }
}

#[inline(never)]
fn large_number(bytes: &mut &[u8]) -> u32 {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let Some((first, rest)) = bytes.split_first() else { return 0 };
        *bytes = rest;
        value |= u32::from(first & 0x7f).checked_shl(shift).unwrap_or(0);
        if first & 0x80 == 0 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &[&str], extras: Option<u32>, publications: &[&str]) {
        let mut buffer = b"before".to_vec();
        write_details(&mut buffer, ids.iter().copied(), extras, publications.iter().copied());
        buffer.extend_from_slice(b"after");
        let details = Details::new(&buffer[6..]);
        assert_eq!(details.ids().collect::<Vec<_>>(), ids);
        assert_eq!(details.extras(), extras);
        assert_eq!(details.publications().collect::<Vec<_>>(), publications);
        assert_eq!(details.size(), buffer.len() - "beforeafter".len());
    }

    #[test]
    fn details_are_read_as_they_were_written() {
        let long = "x".repeat(100_000);
        check(&[], None, &[]);
        check(&["e1"], Some(0), &["PMID:1"]);
        check(&["", &long], Some(u32::MAX - 1), &["PMID:1", "干扰素", &long]);
    }

    #[test]
    fn bytes_that_are_no_details_read_as_none() {
        for bytes in [&b""[..], b"\xff\xff\xff\xff\xff\xff", b"\x01\x7fshort", b"\x00\x00\x05\x01"] {
            let details = Details::new(bytes);
            assert!(details.ids().count() <= 1 && details.publications().count() <= 1);
        }
    }
}
