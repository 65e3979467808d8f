//! How deep triples are nested in a text, looked at before a parser is: dropping what is nested deeper than any data would
//! take the stack of a thread.

/// Maximum number of triples inside of each other.
pub(super) const DEEPEST: usize = 16;

/// Where in a text of Turtle or N-Triples a scan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Iri,
    /// A string on one line, with its quote.
    Short(u8),
    /// A string that may have several lines, with its quote.
    Long(u8),
}

/// Follows a text line by line.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    inside: Inside,
    depth: usize,
}

impl Nesting {
    /// Whether the text so far ends inside a string that goes on in the next line.
    pub(super) fn is_in_string(&self) -> bool {
        matches!(self.inside, Inside::Long(_))
    }

    /// Follows one line; whether triples are nested too deep in it.
    pub(super) fn is_too_deep(&mut self, line: &[u8]) -> bool {
        let mut rest = line;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            match (self.inside, byte) {
                (Inside::Iri, b'>') => self.inside = Inside::Nothing,
                (Inside::Iri, _) => {}
                (_, b'\\') => rest = after.get(1..).unwrap_or_default(),
                (Inside::Short(quote), _) if byte == quote => self.inside = Inside::Nothing,
                (Inside::Long(quote), _) if byte == quote && starts_with_two(after, quote) => {
                    // A string may end in a quote of its own before the three.
                    let quotes = after.iter().take_while(|byte| **byte == quote).count();
                    rest = after.get(quotes..).unwrap_or_default();
                    self.inside = Inside::Nothing;
                }
                (Inside::Nothing, b'"' | b'\'') if starts_with_two(after, byte) => {
                    rest = after.get(2..).unwrap_or_default();
                    self.inside = Inside::Long(byte);
                }
                (Inside::Nothing, b'"' | b'\'') => self.inside = Inside::Short(byte),
                (Inside::Nothing, b'<') if after.first() == Some(&b'<') => {
                    rest = after.get(1..).unwrap_or_default();
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return true;
                    }
                }
                (Inside::Nothing, b'>') if after.first() == Some(&b'>') => {
                    rest = after.get(1..).unwrap_or_default();
                    self.depth = self.depth.saturating_sub(1);
                }
                (Inside::Nothing, b'<') => self.inside = Inside::Iri,
                (Inside::Nothing, b'#') => break,
                (Inside::Nothing | Inside::Short(_) | Inside::Long(_), _) => {}
            }
        }
        // Neither an IRI nor a short string has two lines; the parser says so.
        if !self.is_in_string() {
            self.inside = Inside::Nothing;
        }
        false
    }
}

fn starts_with_two(bytes: &[u8], quote: u8) -> bool {
    bytes.starts_with(&[quote, quote])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(lines: &[&str]) -> (usize, bool) {
        let mut nesting = Nesting::default();
        for line in lines {
            assert!(!nesting.is_too_deep(line.as_bytes()), "{line}");
        }
        (nesting.depth, nesting.is_in_string())
    }

    #[test]
    fn brackets_count_outside_of_strings_and_iris() {
        for (lines, depth, is_in_string) in [
            (&["a:b a:c <<( a:d a:e <<( a:f a:g"][..], 2, false),
            (&["<a> <b> <<( <c> <d> <e> )>> ."], 0, false),
            (&[r#"<a> <b> "<<(" , '<<(' , "\"<<" . # <<("#], 0, false),
            (&["<a> <b> \"\"\"<<", "\" <<", "x\"\"\"\" , <<( <c>"], 1, false),
            (&["<a> <b> \"\" , '''", "<<"], 0, true),
            (&["<a> <b> \"unclosed", "<<( <c>"], 1, false),
        ] {
            assert_eq!(after(lines), (depth, is_in_string), "{lines:?}");
        }
    }

    #[test]
    fn what_is_nested_deeper_is_refused() {
        let nested = |depth: usize| "<a:b> <a:b> <<( ".repeat(depth);
        assert!(!Nesting::default().is_too_deep(nested(DEEPEST).as_bytes()));
        assert!(Nesting::default().is_too_deep(nested(DEEPEST + 1).as_bytes()));
    }
}
