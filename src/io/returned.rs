//! A source to which bytes can be given back, to be read again.

use std::io::{self, BufRead, Read};

/// Reads what was given back, then the source itself.
#[derive(Debug)]
pub(super) struct Returned<R> {
    /// What was given back, and where the rest of it starts.
    front: Vec<u8>,
    start: usize,
    source: R,
    /// Why the source cannot be read on behind what was given back.
    error: Option<io::Error>,
}

impl<R: BufRead> Returned<R> {
    pub(super) const fn new(source: R) -> Self {
        Self::after(Vec::new(), None, source)
    }

    /// Reads `front`, which was taken from a source, and then that source; or why it cannot be read on.
    pub(super) const fn after(front: Vec<u8>, error: Option<io::Error>, source: R) -> Self {
        Self { front, start: 0, source, error }
    }

    /// What was given back and is not read yet.
    #[cfg(feature = "json")]
    pub(super) fn front(&self) -> &[u8] {
        self.front.get(self.start..).unwrap_or_default()
    }

    /// Moves whole lines, some `size` bytes of them, to `buffer`, whose bytes before are overwritten; false if a line is
    /// longer, or the source ends in one or fails, which is found once the line is read.
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(super) fn take_lines(&mut self, buffer: &mut Vec<u8>, size: usize) -> bool {
        let given = self.front();
        let mut filled = given.len().min(size);
        buffer.resize(filled + size, 0);
        if let Some((to, from)) = buffer.get_mut(..filled).zip(given.get(..filled)) {
            to.copy_from_slice(from);
        }
        self.pass_over(filled);
        // What the source has at once may be little.
        while self.front.is_empty() && self.error.is_none() && filled < size / 2 {
            match self.source.read(buffer.get_mut(filled..).unwrap_or_default()) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) => self.error = Some(error),
            }
        }
        buffer.truncate(filled);
        let end = memchr::memrchr(b'\n', buffer).map_or(0, |last| last + 1);
        self.give_back(core::iter::once(buffer.get(end..).unwrap_or_default()));
        buffer.truncate(end);
        end > 0
    }

    /// Takes back what was read last, in its order.
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(super) fn give_back<'b>(&mut self, bytes: impl Iterator<Item = &'b [u8]>) {
        let rest = if self.front.is_empty() { Vec::new() } else { self.front.split_off(self.start) };
        self.front.clear();
        self.start = 0;
        bytes.for_each(|bytes| self.front.extend_from_slice(bytes));
        self.front.extend_from_slice(&rest);
    }

    fn pass_over(&mut self, count: usize) {
        self.start += count;
        if self.start >= self.front.len() {
            self.front.clear();
            self.start = 0;
        }
    }
}

impl<R: BufRead> Read for Returned<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(bytes)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Returned<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start < self.front.len() {
            return Ok(self.front.get(self.start..).unwrap_or_default());
        }
        self.error.take().map_or(Ok(()), Err)?;
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if self.front.is_empty() {
            self.source.consume(count);
        } else {
            self.pass_over(count);
        }
    }
}
