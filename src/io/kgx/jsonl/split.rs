//! Finds the own values of a line.

use crate::model::Span;

use super::own::{self, Own};

/// The own values of a line, in order; everything around them may be shared with other lines.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub(super) values: Vec<(Own, Span)>,
    is_edge: bool,
}

impl Split {
    /// Splits a line of a block at its own values. `false` if it is no edge between two entities
    /// whose identifiers can be used as they are; what else is wrong with it is not looked for.
    pub(super) fn split(&mut self, block: &str, whole: Span) -> bool {
        self.values.clear();
        let line = block.as_bytes().get(..whole.end as usize).unwrap_or_default();
        let is_split = self.split_pairs(line, whole.start as usize).is_some();
        self.is_edge = is_split && self.has(Own::Subject) && self.has(Own::Object);
        self.is_edge
    }

    /// Whether the line that was last split is such an edge.
    pub(super) const fn is_edge(&self) -> bool {
        self.is_edge
    }

    fn has(&self, own: Own) -> bool {
        self.values.iter().any(|(known, _)| *known == own)
    }

    fn split_pairs(&mut self, line: &[u8], start: usize) -> Option<()> {
        let mut at = byte(line, skip_spaces(line, start), b'{')?;
        loop {
            let key_start = byte(line, skip_spaces(line, at), b'"')?;
            let rest = line.get(key_start..)?;
            let key = rest.get(..own::text(rest)?)?;
            // What is escaped may be any key.
            if key.contains(&b'\\') {
                return None;
            }
            at = byte(line, skip_spaces(line, key_start + key.len() + 1), b':')?;
            at = skip_spaces(line, at);
            at = match Own::of(key) {
                Some(own) if self.has(own) => return None,
                Some(own) => self.own(own, line, at)?,
                None => value(line, at)?,
            };
            at = skip_spaces(line, at);
            match line.get(at)? {
                b',' => at += 1,
                b'}' => break,
                _ => return None,
            }
        }
        (skip_spaces(line, at + 1) == line.len()).then_some(())
    }

    /// Takes an own value of a line; returns where it ends.
    fn own(&mut self, own: Own, line: &[u8], at: usize) -> Option<usize> {
        let (open, close) = match own {
            Own::Publications => (b'[', b']'),
            Own::Id | Own::Subject | Own::Object => (b'"', b'"'),
        };
        let Some(start) = byte(line, at, open) else {
            // No value at all is the same in each line.
            let is_none = matches!(own, Own::Id | Own::Publications) && line.get(at..)?.starts_with(b"null");
            return is_none.then_some(at + 4);
        };
        let end = start + own.length(line.get(start..)?)?;
        self.values.push((own, Span::new(start, end)));
        byte(line, end, close)
    }
}

/// The place after a byte that is expected.
#[inline]
fn byte(line: &[u8], at: usize, expected: u8) -> Option<usize> {
    (line.get(at) == Some(&expected)).then_some(at + 1)
}

/// The place of the next byte that is no white space of JSON.
#[inline]
fn skip_spaces(line: &[u8], mut at: usize) -> usize {
    while matches!(line.get(at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// Where a value of any kind ends, if it is good JSON.
#[inline]
fn value(line: &[u8], at: usize) -> Option<usize> {
    let rest = line.get(at..)?;
    match rest.first()? {
        b'"' => Some(at + 2 + own::text(rest.get(1..)?)?),
        b'[' | b'{' => Some(at + nested(rest)?),
        _ => Some(at + rest.iter().take_while(|byte| !matches!(byte, b',' | b'}' | b' ' | b'\t' | b'\r')).count()),
    }
}

/// The length of a list or an object.
fn nested(rest: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match rest.get(at)? {
            b'"' => at += 1 + own::text(rest.get(at + 1..)?)?,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}
