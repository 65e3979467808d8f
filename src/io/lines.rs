//! Lines of text from bytes, whatever their ends; what is no UTF-8 text is refused with its place.

use std::io::BufRead;

use memchr::{memchr, memchr2};

use crate::model::{Finding, FindingCode, ReadError, Row, Sink};

/// The longest line that is read, in bytes.
pub(crate) const LONGEST_LINE: usize = 64 << 20;

/// Reads a source line by line. Lines end with LF, CR LF, or CR alone if the first one does.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    name: String,
    bytes: R,
    line: Vec<u8>,
    number: u64,
    ends: Ends,
    /// What was normalised and not told yet.
    notes: Vec<(FindingCode, &'static str)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Unknown,
    LineFeed,
    CarriageReturn,
}

impl<R: BufRead> Lines<R> {
    pub(crate) const fn new(name: String, bytes: R) -> Self {
        Self { name, bytes, line: Vec::new(), number: 0, ends: Ends::Unknown, notes: Vec::new() }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The next line without its end, as a row and as text; `None` at the end of the source, or
    /// once the sink is done.
    pub(crate) fn next(&mut self, sink: &mut dyn Sink) -> Result<Option<(Row<'_>, &str)>, ReadError> {
        if sink.is_done() {
            return Ok(None);
        }
        self.line.clear();
        let found = self.fill();
        if !found.map_err(|source| ReadError::Io { source_name: self.name.clone(), line: self.number, source })? {
            return Ok(None);
        }
        self.number += 1;
        if self.number == 1 {
            self.look_at_start()?;
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        for (code, message) in self.notes.drain(..) {
            sink.finding(Finding::new(code, message).at(self.name.clone(), self.number));
        }
        if self.line.len() > LONGEST_LINE {
            return Err(self.refuse(format!("the line has over {LONGEST_LINE} bytes; split it")));
        }
        match core::str::from_utf8(&self.line) {
            Ok(text) if memchr(0, text.as_bytes()).is_none() => {
                Ok(Some((Row { line: self.number, bytes: text.as_bytes() }, text)))
            }
            Ok(_) => Err(self.refuse("a NUL byte; the source looks like UTF-16 or is no text, so convert it to UTF-8")),
            Err(error) => {
                let place = error.valid_up_to() + 1;
                Err(self.refuse(format!("byte {place} is not UTF-8; the source looks like Latin-1, so convert it")))
            }
        }
    }

    /// Takes bytes up to the next end of line; false at the end of the source.
    fn fill(&mut self) -> std::io::Result<bool> {
        loop {
            let buffer = self.bytes.fill_buf()?;
            if buffer.is_empty() {
                return Ok(!self.line.is_empty());
            }
            let end = match self.ends {
                Ends::Unknown => memchr2(b'\n', b'\r', buffer),
                Ends::LineFeed => memchr(b'\n', buffer),
                Ends::CarriageReturn => memchr(b'\r', buffer),
            };
            let Some(end) = end else {
                let taken = buffer.len();
                self.line.extend_from_slice(buffer);
                self.bytes.consume(taken);
                if self.line.len() > LONGEST_LINE {
                    return Ok(true);
                }
                continue;
            };
            let is_return = buffer.get(end) == Some(&b'\r');
            self.line.extend_from_slice(buffer.get(..end).unwrap_or_default());
            self.bytes.consume(end + 1);
            if self.ends == Ends::Unknown {
                let followed = is_return && self.bytes.fill_buf()?.first() == Some(&b'\n');
                if followed {
                    self.bytes.consume(1);
                }
                self.ends = if is_return && !followed { Ends::CarriageReturn } else { Ends::LineFeed };
                if is_return {
                    self.notes.push((FindingCode::Normalised, "lines end with a carriage return; read as line ends"));
                }
            }
            return Ok(true);
        }
    }

    /// Drops a byte order mark; refuses other encodings, which their first bytes give away.
    fn look_at_start(&mut self) -> Result<(), ReadError> {
        if self.line.starts_with(&[0xFF, 0xFE]) || self.line.starts_with(&[0xFE, 0xFF]) {
            return Err(self.refuse("the source looks like UTF-16; convert it to UTF-8"));
        }
        if self.line.starts_with(&[0x1F, 0x8B]) || self.line.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
            return Err(self.refuse("the source is compressed; decompress it first"));
        }
        if self.line.starts_with("\u{FEFF}".as_bytes()) {
            self.line.drain(..'\u{FEFF}'.len_utf8());
            self.notes.push((FindingCode::Normalised, "the source starts with a byte order mark; it is left out"));
        }
        Ok(())
    }

    /// The source cannot be read on from here.
    pub(crate) fn refuse(&self, message: impl Into<String>) -> ReadError {
        ReadError::Format { source_name: self.name.clone(), line: self.number, message: message.into() }
    }
}
