//! Lines of text, before somebody wraps and paints them.

use core::fmt;

/// A line of text for people. [`Display`](fmt::Display) is the whole of it; whoever has less room wraps it, with
/// further rows indented to where the text starts.
///
/// Every part is free of what could drive a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// Whether it is the heading of the lines that follow.
    pub is_heading: bool,
    /// How many spaces come before it.
    pub indent: usize,
    /// What its first row starts with, such as `1. `.
    pub marker: String,
    /// What it says; empty for a line between paragraphs.
    pub text: String,
    /// Layer and identifiers, which come last.
    pub ids: String,
}

impl Line {
    /// A line of text.
    #[must_use]
    pub fn new(indent: usize, text: impl Into<String>) -> Self {
        Self { indent, text: text.into(), ..Self::default() }
    }

    /// The heading of the lines that follow.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> Self {
        Self::new(0, text).as_heading()
    }

    /// The line as a heading of those that follow.
    #[must_use]
    pub fn as_heading(self) -> Self {
        Self { is_heading: true, ..self }
    }

    /// An empty line.
    #[must_use]
    pub fn blank() -> Self {
        Self::default()
    }

    /// The line with something before its text, such as `1. `.
    #[must_use]
    pub fn marked(self, marker: impl Into<String>) -> Self {
        Self { marker: marker.into(), ..self }
    }

    /// The line with identifiers at its end.
    #[must_use]
    pub fn with_ids(self, ids: impl Into<String>) -> Self {
        Self { ids: ids.into(), ..self }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { indent, marker, text, ids, .. } = self;
        write!(f, "{:indent$}{marker}{text}", "")?;
        if ids.is_empty() { Ok(()) } else { write!(f, "   {ids}") }
    }
}

/// Lines as one text.
pub(super) fn joined(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.to_string(), "\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_indent_marker_text_and_identifiers() {
        let line = Line::new(2, "a ⊣ b").marked("1. ").with_ids("[seed] S07");
        assert_eq!(line.to_string(), "  1. a ⊣ b   [seed] S07");
        assert_eq!(joined(&[Line::heading("a"), Line::blank()]), "a\n\n");
    }
}
