//! Lines of text from bytes, whatever their ends; what is no UTF-8 text is refused with its place.

use std::io::BufRead;

use memchr::{memchr, memchr2, memchr2_iter, memrchr};

use crate::model::{Finding, FindingCode, ReadError, Row, Sink};

use super::encoding;
use super::limits::ReadLimits;
use super::returned::Returned;

/// Maximum number of bytes of whole lines that are examined together.
const LARGEST_BLOCK: usize = 64 << 10;

/// Reads a source line by line. Lines end with LF, CR LF, or CR alone if the first one does.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    name: String,
    bytes: Returned<R>,
    /// Whole lines, known to be text, and where the next of them starts.
    block: String,
    next: usize,
    /// How many of the source's bytes are lent as a block, to be passed over before more is read.
    lent: usize,
    /// A line that was no part of a block.
    line: Vec<u8>,
    number: u64,
    ends: Ends,
    pub(crate) limits: ReadLimits,
    /// Whether a last line without an end may be cut short; where brackets close what is whole, it is not.
    pub(crate) ends_tell: bool,
    has_mixed_ends: bool,
    /// Whether the line that was read alone has an end.
    has_end: bool,
    /// What was normalised and is not reported yet.
    notes: Vec<(FindingCode, &'static str)>,
}

const NO_END: &str = "the last line has no line end; it is read, but the source may be cut short";
const CARRIAGE_RETURN: &str = "lines end with a carriage return; read as line ends";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Unknown,
    LineFeed,
    CarriageReturn,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(name: String, bytes: R) -> Self {
        Self {
            name,
            bytes: Returned::new(bytes),
            block: String::new(),
            next: 0,
            lent: 0,
            line: Vec::new(),
            number: 0,
            ends: Ends::Unknown,
            limits: ReadLimits::default(),
            ends_tell: true,
            has_mixed_ends: false,
            has_end: true,
            notes: Vec::new(),
        }
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
        if self.next == self.block.len() {
            let filled = self.fill_block();
            filled.map_err(|source| self.cannot_read(source))?;
        }
        if let Some(length) = memchr(b'\n', self.block.as_bytes().get(self.next..).unwrap_or_default()) {
            self.number += 1;
            let start = self.next;
            self.next = start + length + 1;
            if length > self.limits.line_bytes {
                return Err(self.too_long());
            }
            let line = self.block.get(start..start + length).unwrap_or_default();
            let text = line.strip_suffix('\r').unwrap_or(line);
            return Ok(Some((Row { line: self.number, bytes: text.as_bytes() }, text)));
        }
        self.next_alone(sink)
    }

    /// The next lines, whole, as far as they are at hand; they are read again. Empty where lines have to be looked at one
    /// by one.
    #[cfg(feature = "json")]
    pub(crate) fn ahead(&mut self) -> &str {
        // What prevents it is reported when the lines are read.
        if self.next == self.block.len() && self.fill_block().is_err() {
            return "";
        }
        self.block.get(self.next..).unwrap_or_default()
    }

    /// Whether lines end with a line feed, alone or after a carriage return; known once a line was read.
    #[cfg(feature = "json")]
    pub(crate) fn end_with_line_feed(&self) -> bool {
        self.ends == Ends::LineFeed
    }

    /// The next lines, whole and with their line feeds, as they are in the source's buffer, and the number of the
    /// first; `None` at the end of the source, or once the sink is done. A line that must be read by itself comes alone;
    /// the last one, if it has no end, without a line feed.
    #[cfg(feature = "json")]
    pub(crate) fn block(&mut self, sink: &mut dyn Sink) -> Result<Option<(u64, &str)>, ReadError> {
        if sink.is_done() {
            return Ok(None);
        }
        let first = self.number + 1;
        let text = if self.next < self.block.len() {
            let start = core::mem::replace(&mut self.next, self.block.len());
            self.block.get(start..).unwrap_or_default()
        } else if self.has_whole_line().map_err(|source| self.cannot_read(source))? {
            let cannot_read = |source| ReadError::io(&self.name, self.number, source);
            let text = whole_lines(self.bytes.fill_buf().map_err(cannot_read)?, self.has_mixed_ends);
            self.lent = text.len();
            text
        } else {
            let Some((row, _)) = self.next_alone(sink)? else { return Ok(None) };
            let number = row.line;
            if !self.has_end && !self.line.is_empty() {
                return Ok(Some((number, core::str::from_utf8(&self.line).unwrap_or_default())));
            }
            // A carriage return that is left is no part of the end of the line, which a block's lines may have.
            let end: &[u8] = if self.line.ends_with(b"\r") { b"\r\n" } else { b"\n" };
            self.line.extend_from_slice(end);
            return Ok(Some((number, core::str::from_utf8(&self.line).unwrap_or_default())));
        };
        self.number += memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        Ok(Some((first, text)))
    }

    /// Moves the next lines, whole and with their line feeds, to `buffer`, as they are in the source, and returns the
    /// number of the first; `None` if there is none, or if lines have to be looked at one by one. Nobody has looked at
    /// the text of these lines: [`lines_of`] does, and what it refuses is to be [given back](Self::give_back).
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(crate) fn take_raw(&mut self, buffer: &mut Vec<u8>) -> Option<u64> {
        self.bytes.consume(core::mem::take(&mut self.lent));
        let is_between_lines = self.next == self.block.len() && self.notes.is_empty();
        if self.ends != Ends::LineFeed || !is_between_lines || !self.bytes.take_lines(buffer, LARGEST_BLOCK) {
            return None;
        }
        let first = self.number + 1;
        self.number += memchr::memchr_iter(b'\n', buffer).count() as u64;
        Some(first)
    }

    /// Takes back raw lines, of which the first has the number `first` and after which no others were taken.
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(crate) fn give_back<'b>(&mut self, first: u64, blocks: impl Iterator<Item = &'b [u8]>) {
        self.number = first.saturating_sub(1);
        self.bytes.give_back(blocks);
    }

    /// Whether a line that ended with CR LF was met, which is reported once.
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(crate) const fn has_mixed_ends(&self) -> bool {
        self.has_mixed_ends
    }

    /// Takes whole lines of the source's buffer.
    fn fill_block(&mut self) -> std::io::Result<()> {
        self.block.clear();
        self.next = 0;
        if self.has_whole_line()? {
            self.block.push_str(whole_lines(self.bytes.fill_buf()?, self.has_mixed_ends));
            self.bytes.consume(self.block.len());
        }
        Ok(())
    }

    /// Whether [`whole_lines`] finds any. None if lines do not end with a line feed, as far as is known.
    fn has_whole_line(&mut self) -> std::io::Result<bool> {
        self.bytes.consume(core::mem::take(&mut self.lent));
        if self.ends != Ends::LineFeed || !self.notes.is_empty() {
            return Ok(false);
        }
        let buffer = self.bytes.fill_buf()?;
        let buffer = buffer.get(..LARGEST_BLOCK).unwrap_or(buffer);
        let first = memchr(b'\n', buffer).and_then(|end| buffer.get(..=end)).unwrap_or_default();
        Ok(!whole_lines(first, self.has_mixed_ends).is_empty())
    }

    /// The next line, for itself: the first one, one that the source's buffer does not hold whole, or one in
    /// which something is wrong.
    fn next_alone(&mut self, sink: &mut dyn Sink) -> Result<Option<(Row<'_>, &str)>, ReadError> {
        self.line.clear();
        let found = self.fill();
        if !found.map_err(|source| self.cannot_read(source))? {
            return Ok(None);
        }
        self.number += 1;
        if self.number == 1 {
            self.look_at_start()?;
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
            if !self.has_mixed_ends {
                self.has_mixed_ends = true;
                self.notes.push((FindingCode::Normalised, CARRIAGE_RETURN));
            }
        }
        for (code, message) in self.notes.drain(..) {
            sink.finding(Finding::new(code, message).at(self.name.clone(), self.number));
        }
        if self.line.len() > self.limits.line_bytes {
            return Err(self.too_long());
        }
        match core::str::from_utf8(&self.line) {
            Ok(text) if memchr(0, text.as_bytes()).is_none() => {
                Ok(Some((Row { line: self.number, bytes: text.as_bytes() }, text)))
            }
            Ok(text) => {
                let message = "a NUL byte; the source looks like UTF-16 or is no text, so convert it to UTF-8";
                Err(self.refuse_at(memchr(0, text.as_bytes()).unwrap_or_default(), message))
            }
            Err(error) => {
                let place = error.valid_up_to();
                let byte = self.line.get(place).copied().unwrap_or_default();
                let message = format!(
                    "byte {} of the line, 0x{byte:02X}, is not UTF-8; the source looks like {}, so convert it",
                    place + 1,
                    encoding::of_byte(byte)
                );
                Err(self.refuse_at(place, message))
            }
        }
    }

    /// Takes bytes up to the next end of line; false at the end of the source.
    fn fill(&mut self) -> std::io::Result<bool> {
        loop {
            let buffer = self.bytes.fill_buf()?;
            if buffer.is_empty() {
                self.has_end = false;
                if !self.line.is_empty() && self.ends_tell {
                    self.notes.push((FindingCode::Normalised, NO_END));
                }
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
                if self.line.len() > self.limits.line_bytes {
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
                    self.has_mixed_ends = true;
                    self.notes.push((FindingCode::Normalised, CARRIAGE_RETURN));
                }
            }
            return Ok(true);
        }
    }

    /// Drops a byte order mark; refuses other encodings, which are recognised by their first bytes.
    fn look_at_start(&mut self) -> Result<(), ReadError> {
        if encoding::drop_mark(&mut self.line).map_err(|message| self.refuse_at(0, message))? {
            self.notes.push((FindingCode::Normalised, encoding::MARK));
        }
        Ok(())
    }

    fn cannot_read(&self, source: std::io::Error) -> ReadError {
        ReadError::io(&self.name, self.number, source)
    }

    fn too_long(&self) -> ReadError {
        self.refuse(self.limits.too_long())
    }

    /// The source cannot be read on from here.
    pub(crate) fn refuse(&self, message: impl Into<String>) -> ReadError {
        self.refuse_at(0, message)
    }

    /// The source cannot be read on from a byte of the line.
    fn refuse_at(&self, place: usize, message: impl Into<String>) -> ReadError {
        ReadError::format(&self.name, (self.number, place as u64 + 1), message)
    }
}

/// Raw lines as text, if they can be looked at together; else the bytes again.
#[cfg(all(feature = "json", feature = "parallel"))]
pub(crate) fn lines_of(bytes: Vec<u8>, has_mixed_ends: bool) -> Result<String, Vec<u8>> {
    if odd_byte(&bytes, has_mixed_ends).is_some() {
        return Err(bytes);
    }
    String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)
}

/// Where a NUL byte or, if that is to be reported, the first end of a line with CR LF is in a buffer.
fn odd_byte(buffer: &[u8], has_mixed_ends: bool) -> Option<usize> {
    if has_mixed_ends {
        return memchr(0, buffer);
    }
    let is_odd = |place: &usize| buffer.get(*place) == Some(&0) || buffer.get(place + 1) == Some(&b'\n');
    memchr2_iter(0, b'\r', buffer).find(is_odd)
}

/// The whole lines at the start of a source's buffer, up to a byte that is no text, or to the first line that ends with
/// CR LF, which is reported: looked at together, they cost less.
fn whole_lines(buffer: &[u8], has_mixed_ends: bool) -> &str {
    let buffer = buffer.get(..LARGEST_BLOCK).unwrap_or(buffer);
    let buffer = odd_byte(buffer, has_mixed_ends).and_then(|end| buffer.get(..end)).unwrap_or(buffer);
    let lines = memrchr(b'\n', buffer).and_then(|last| buffer.get(..=last)).unwrap_or_default();
    core::str::from_utf8(lines).unwrap_or_else(|error| {
        let valid = lines.get(..error.valid_up_to()).unwrap_or_default();
        let lines = memrchr(b'\n', valid).and_then(|last| valid.get(..=last)).unwrap_or_default();
        core::str::from_utf8(lines).unwrap_or_default()
    })
}
