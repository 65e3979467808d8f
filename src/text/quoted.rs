//! Data in quotation marks, as messages show it.

use core::fmt::{self, Write as _};

/// A value in quotation marks: `"IFN-γ"`. Control and invisible characters are written out as `\u{1b}`; everything
/// else, quotes and backslashes too, is as in the source, so that a reader can search for it.
pub(crate) struct Quoted<T>(T);

/// Quotes a value for a message.
pub(crate) const fn quoted<T: fmt::Display>(value: T) -> Quoted<T> {
    Quoted(value)
}

impl<T: fmt::Display> fmt::Display for Quoted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        write!(Visible(f), "{}", self.0)?;
        f.write_char('"')
    }
}

/// Maximum number of characters that a message shows of a value that can be long, such as a description.
const SHOWN: usize = 80;

/// Quotes the start of a value that can be long: `"..." ...`.
pub(crate) fn quoted_start(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} ...", quoted(text.get(..end).unwrap_or(text))),
        None => quoted(text).to_string(),
    }
}

/// Quotes each of several values: `"a", "b"`.
pub(crate) fn quoted_list<T: fmt::Display>(values: impl IntoIterator<Item = T>) -> String {
    values.into_iter().map(|value| quoted(value).to_string()).collect::<Vec<_>>().join(", ")
}

/// Whether a character has no width, or turns the direction of what follows: two texts that differ in it look the same.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Writes out what a reader would not see.
struct Visible<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl fmt::Write for Visible<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let is_hidden = |c: char| c.is_control() || is_invisible(c);
        let mut rest = text;
        while let Some((place, c)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            let (before, after) = rest.split_at(place);
            self.0.write_str(before)?;
            match c {
                '\t' => self.0.write_str("\\t")?,
                '\n' => self.0.write_str("\\n")?,
                '\r' => self.0.write_str("\\r")?,
                _ => write!(self.0, "\\u{{{:x}}}", u32::from(c))?,
            }
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
        self.0.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_visible_stays_as_it_is_and_the_rest_is_written_out() {
        for (text, expected) in [
            ("", r#""""#),
            ("IFN-γ 造血 e\u{301}", "\"IFN-γ 造血 e\u{301}\""),
            (r#"5'-"x" \ y"#, r#""5'-"x" \ y""#),
            ("a\u{1b}[31mb\u{202e}c\u{200b}", r#""a\u{1b}[31mb\u{202e}c\u{200b}""#),
            ("a\tb\r\nc", r#""a\tb\r\nc""#),
        ] {
            assert_eq!(quoted(text).to_string(), expected);
        }
        assert_eq!(quoted('x').to_string(), r#""x""#);
        assert_eq!(quoted_list(["a", "b"]), r#""a", "b""#);
    }

    #[test]
    fn the_start_of_a_long_text_says_that_it_goes_on() {
        let long = "ä".repeat(SHOWN + 1);
        assert_eq!(quoted_start(&long), format!("\"{}\" ...", "ä".repeat(SHOWN)));
        assert_eq!(quoted_start("short"), "\"short\"");
    }
}
