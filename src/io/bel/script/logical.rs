//! Lines of a script, joined where one continues on the next.

use std::io::BufRead;

use crate::io::lines::Lines;
use crate::io::rows::Placed;
use crate::model::{ReadError, Sink};

use super::cursor::Wrong;

/// A record of a script: one line, or several that are joined.
#[derive(Debug, Default)]
pub(super) struct Logical {
    pub(super) text: String,
    /// The line on which it starts, from 1.
    pub(super) line: u64,
    /// Where each of its lines starts in the text, with its number, and how many bytes before its text.
    starts: Vec<(usize, u64, usize)>,
    /// How many quotes of it are not escaped.
    quotes: usize,
}

impl Logical {
    /// The line and the column of a byte of the text, from 1.
    pub(super) fn place(&self, at: usize) -> (u64, u64) {
        let start = self.starts.iter().rev().find(|(start, _, _)| *start <= at);
        start.map_or((self.line, 1), |(start, line, indent)| (*line, (at - start + indent + 1) as u64))
    }

    pub(super) fn row(&self) -> Placed<'_> {
        Placed { text: &self.text, line: self.line, column: 1 }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.starts.clear();
        self.quotes = 0;
    }

    /// Adds a line; a space is between two.
    fn add(&mut self, line: &str, number: u64) {
        if self.starts.is_empty() {
            self.line = number;
        } else {
            self.text.push(' ');
        }
        let text = line.trim_start();
        self.starts.push((self.text.len(), number, line.len() - text.len()));
        self.text.push_str(text.trim_end());
        self.quotes += quotes(text);
    }

    /// Whether the next line belongs to this one: a backslash says so, or a quote that is open.
    fn is_open(&mut self) -> Open {
        if self.text.ends_with('\\') {
            self.text.pop();
            self.text.truncate(self.text.trim_end().len());
            return Open::Continued;
        }
        let is_open = match long_text(&self.text) {
            Some(text) => text.starts_with('"') && !ends_with_quote(text),
            None => self.quotes % 2 == 1,
        };
        if is_open { Open::Quote } else { Open::No }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    No,
    Continued,
    Quote,
}

/// The keys of the sentence that supports a statement, in the order in which they came into use.
pub(super) const EVIDENCE: [&str; 3] = ["Evidence", "Support", "SupportingText"];

/// The value of a record that sets the evidence, in which quotes need not be escaped.
pub(super) fn long_text(text: &str) -> Option<&str> {
    let (key, value) = text.split_once('=')?;
    let mut words = key.split_whitespace();
    let is_evidence = words.next()? == "SET" && EVIDENCE.contains(&words.next()?);
    (is_evidence && words.next().is_none()).then_some(value.trim())
}

/// Whether a text that starts with a quote also ends with one, which is not escaped.
fn ends_with_quote(text: &str) -> bool {
    let inner = text.strip_suffix('"').filter(|inner| !inner.is_empty());
    inner.is_some_and(|inner| (inner.len() - inner.trim_end_matches('\\').len()) % 2 == 0)
}

/// How many quotes a text has that are not escaped.
fn quotes(text: &str) -> usize {
    let (mut count, mut escaped) = (0, false);
    for byte in text.bytes() {
        count += usize::from(byte == b'"' && !escaped);
        escaped = byte == b'\\' && !escaped;
    }
    count
}

/// Whether a line is a control record.
pub(super) fn is_control(text: &str) -> bool {
    matches!(text.split_whitespace().next(), Some("SET" | "UNSET" | "DEFINE"))
}

/// Whether a line is no part of a text that began before it.
fn begins_record(line: &str) -> bool {
    is_control(line) && (!line.trim_start().starts_with("SET") || line.contains('='))
}

/// The records of a script, without blank lines and comments.
pub(super) struct Records<R> {
    lines: Lines<R>,
    /// A line that was read and belongs to the next record.
    waiting: Option<(String, u64)>,
    /// How many lines were read.
    read: u64,
}

impl<R: BufRead> Records<R> {
    pub(super) const fn new(lines: Lines<R>) -> Self {
        Self { lines, waiting: None, read: 0 }
    }

    /// Reads the next record into `record`; false at the end. What is wrong with it is the inner error.
    pub(super) fn next(
        &mut self,
        record: &mut Logical,
        sink: &mut dyn Sink,
    ) -> Result<Option<Result<(), Wrong>>, ReadError> {
        record.clear();
        let Some((line, number)) = self.line(sink)? else { return Ok(None) };
        record.add(&line, number);
        loop {
            let open = record.is_open();
            if open == Open::No {
                return Ok(Some(Ok(())));
            }
            let next = self.line(sink)?;
            let ends = match &next {
                None => true,
                // A text that is never closed does not swallow the records below it.
                Some((line, _)) => begins_record(line),
            };
            if ends {
                self.waiting = next;
                let message = match open {
                    Open::Continued => {
                        "the line ends with a backslash, and no line continues it; leave the backslash out"
                    }
                    _ => "a quote is not closed; close it, and end each line but the last of the text with a backslash",
                };
                let at = record.text.find('"').filter(|_| open == Open::Quote).unwrap_or_default();
                return Ok(Some(Err(Wrong { at, message: message.to_owned() })));
            }
            let Some((line, number)) = next else { continue };
            record.add(&line, number);
            if record.text.len() > self.lines.limits.record_bytes {
                let message = format!(
                    "the record has over {} bytes, the limit; close its quotes",
                    self.lines.limits.record_bytes
                );
                return Ok(Some(Err(Wrong { at: 0, message })));
            }
        }
    }

    /// The next line that is neither blank nor a comment.
    fn line(&mut self, sink: &mut dyn Sink) -> Result<Option<(String, u64)>, ReadError> {
        loop {
            let (line, number) = match self.waiting.take() {
                Some(waiting) => waiting,
                None => match self.lines.next(sink)? {
                    Some((row, text)) => (text.to_owned(), row.line),
                    None => return Ok(None),
                },
            };
            if self.read < number {
                self.read = number;
                if let Some(message) = self.lines.limits.refusal(self.read) {
                    return Err(self.lines.refuse(message));
                }
            }
            let text = line.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            return Ok(Some((line, number)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_the_ends_of_long_texts_are_known() {
        assert_eq!(quotes(r#"p(X:"a \" b") -> "#), 2);
        assert_eq!(long_text(r#"SET  Evidence= "a "b" c""#), Some(r#""a "b" c""#));
        assert_eq!(long_text("SET Species = \"9606\""), None);
        assert!(ends_with_quote(r#""a""#) && ends_with_quote(r#""a \\""#));
        assert!(!ends_with_quote("\"") && !ends_with_quote(r#""a \""#) && !ends_with_quote("\"a"));
    }
}
