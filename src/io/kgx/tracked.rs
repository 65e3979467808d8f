//! The bytes of a JSON document on their way to the parser, which does not say where its values are.

use core::cell::{Cell, RefCell};
use std::io::{self, BufRead, Read};

use crate::model::Sink;

use super::records::not_finite;

/// Line and column, from 1.
pub(super) type Place = (u64, u64);

/// Maximum depth of the elements of a document: in an array, or in an array of an object.
const DEPTHS: usize = 3;

/// Where the parser is in the document.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Line breaks and bytes since the last of them, of what was read.
    read: Cell<(u64, u64)>,
    /// The place of the byte that was read last.
    last: Cell<Place>,
    /// Where the latest bracket was opened inside of so many others.
    opened: [Cell<Place>; DEPTHS],
    /// Words such as `NaN` in place of a number, with their places.
    words: RefCell<Vec<(Place, String)>>,
    /// The first byte that is no text, with its place.
    odd_byte: Cell<Option<(Place, u8)>>,
}

impl Places {
    /// Where an element with `depth` brackets around it starts, just after it was read.
    pub(super) fn of(&self, element: &str, depth: usize) -> Place {
        if element.starts_with(['{', '[']) {
            return self.opened.get(depth).map_or((1, 1), Cell::get);
        }
        // Texts, numbers and words are on one line; after a number the parser has read one byte more.
        let (line, column) = self.last.get();
        let beyond = u64::from(element.ends_with(|c: char| c.is_ascii_digit()));
        (line, (column + 1).saturating_sub(element.len() as u64 + beyond).max(1))
    }

    /// Reports the words that were met since the last call; whether there were any.
    pub(super) fn report_words(&self, source: &str, sink: &mut dyn Sink) -> bool {
        let words = self.words.take();
        for ((line, column), word) in &words {
            sink.finding(not_finite(word).at(source, *line).in_column(*column));
        }
        !words.is_empty()
    }

    /// The place of the byte that was read last.
    pub(super) const fn last(&self) -> Place {
        self.last.get()
    }

    pub(super) fn odd_byte(&self) -> Option<(Place, u8)> {
        self.odd_byte.get()
    }

    fn step(&self, byte: u8) -> Place {
        let (lines, bytes) = self.read.get();
        let place = (lines + 1, bytes + 1);
        self.last.set(place);
        self.read.set(if byte == b'\n' { (lines + 1, 0) } else { (lines, bytes + 1) });
        place
    }
}

/// Notes where brackets open, and reads `NaN` and `Infinity` as `null`.
pub(super) struct Tracked<'p, R> {
    source: R,
    places: &'p Places,
    depth: usize,
    in_text: bool,
    is_escaped: bool,
    /// Bytes that still belong to the character that was begun.
    continuations: u8,
    /// What is given out before the source is read on.
    pending: &'static [u8],
}

impl<'p, R: BufRead> Tracked<'p, R> {
    pub(super) const fn new(source: R, places: &'p Places) -> Self {
        Self { source, places, depth: 0, in_text: false, is_escaped: false, continuations: 0, pending: &[] }
    }

    fn next_byte(&mut self) -> io::Result<Option<u8>> {
        if let Some((first, rest)) = self.pending.split_first() {
            self.pending = rest;
            return Ok(Some(*first));
        }
        let Some(byte) = self.take()? else { return Ok(None) };
        let place = self.places.step(byte);
        self.check_text(byte, place)?;
        if self.in_text {
            (self.in_text, self.is_escaped) = (self.is_escaped || byte != b'"', !self.is_escaped && byte == b'\\');
            return Ok(Some(byte));
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => {
                if let Some(opened) = self.places.opened.get(self.depth) {
                    opened.set(place);
                }
                self.depth += 1;
            }
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            b'N' | b'I' => return self.word(byte, place).map(Some),
            b'-' if self.source.fill_buf()?.first() == Some(&b'I') => return self.word(byte, place).map(Some),
            _ => {}
        }
        Ok(Some(byte))
    }

    /// Takes the rest of a word that is no JSON; a word for a number is given out as `null`.
    fn word(&mut self, first: u8, place: Place) -> io::Result<u8> {
        let mut word = String::from(char::from(first));
        while let Some(letter) = self.source.fill_buf()?.first().copied().filter(u8::is_ascii_alphabetic) {
            if word.len() > "-Infinity".len() {
                break;
            }
            self.source.consume(1);
            self.places.step(letter);
            word.push(char::from(letter));
        }
        if matches!(word.as_str(), "NaN" | "Infinity" | "-Infinity") {
            self.places.words.borrow_mut().push((place, word));
            self.pending = b"ull";
            return Ok(b'n');
        }
        // What the word was does not matter: the parser stops at its first letter.
        Ok(first)
    }

    fn take(&mut self) -> io::Result<Option<u8>> {
        let byte = self.source.fill_buf()?.first().copied();
        if byte.is_some() {
            self.source.consume(1);
        }
        Ok(byte)
    }

    /// An error at a byte that is not UTF-8 text.
    fn check_text(&mut self, byte: u8, place: Place) -> io::Result<()> {
        let is_continuation = byte & 0xC0 == 0x80;
        if is_continuation == (self.continuations > 0) && byte != 0 {
            self.continuations = match byte {
                _ if is_continuation => self.continuations - 1,
                0xC2..=0xDF => 1,
                0xE0..=0xEF => 2,
                0xF0..=0xF4 => 3,
                _ => 0,
            };
            if byte < 0xC0 || self.continuations > 0 {
                return Ok(());
            }
        }
        self.places.odd_byte.set(Some((place, byte)));
        Err(io::ErrorKind::InvalidData.into())
    }
}

impl<R: BufRead> Read for Tracked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut count = 0;
        for slot in buffer {
            let Some(byte) = self.next_byte()? else { break };
            *slot = byte;
            count += 1;
        }
        Ok(count)
    }
}
