//! A place in a line, and what can be read from there.

use crate::text::quoted_start;

/// Why a line cannot be read, and from which byte.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) at: usize,
    pub(super) message: String,
}

/// A line that is read from its start to its end. Spaces between its parts do not matter.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next part starts.
    pub(super) fn place(&mut self) -> usize {
        let spaces = self.rest().len() - self.rest().trim_start().len();
        self.at += spaces;
        self.at
    }

    /// What was read since a place.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default().trim()
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes what is left.
    pub(super) fn take_rest(&mut self) -> &'t str {
        let rest = self.rest();
        self.at = self.text.len();
        rest.trim()
    }

    pub(super) fn is_done(&mut self) -> bool {
        self.place() == self.text.len()
    }

    pub(super) fn is_at(&mut self, token: &str) -> bool {
        self.place();
        self.rest().starts_with(token)
    }

    /// Whether a function with brackets is next.
    pub(super) fn is_at_call(&self) -> bool {
        let mut ahead = self.clone();
        !ahead.word().is_empty() && ahead.is_at("(")
    }

    pub(super) fn take(&mut self, token: &str) -> bool {
        let is_next = self.is_at(token);
        if is_next {
            self.at += token.len();
        }
        is_next
    }

    /// Takes a token that must be next; `why` says what it belongs to.
    pub(super) fn expect(&mut self, token: &str, why: &str) -> Result<(), Wrong> {
        if self.take(token) {
            Ok(())
        } else {
            Err(self.wrong(format!("{token} is expected {why}{}", self.but_found())))
        }
    }

    /// Takes letters, digits, `_`, `-` and `.`; empty if none is next.
    pub(super) fn word(&mut self) -> &'t str {
        self.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
    }

    /// Takes letters, digits and `_`; empty if none is next.
    pub(super) fn key(&mut self) -> &'t str {
        self.take_while(|c| c.is_alphanumeric() || c == '_')
    }

    /// Takes a name or a value: quoted, or up to a space, a comma or a bracket.
    pub(super) fn name(&mut self) -> Result<String, Wrong> {
        if self.is_at("\"") {
            return self.quoted();
        }
        let name = self.take_while(|c| !c.is_whitespace() && !matches!(c, ',' | '(' | ')' | '{' | '}' | '"' | '!'));
        if name.is_empty() {
            Err(self.wrong(format!("a name is expected{}", self.but_found())))
        } else {
            Ok(name.to_owned())
        }
    }

    /// Takes what is in quotes, or all up to the bracket that closes what is open, or up to a comma.
    pub(super) fn argument(&mut self) -> Result<String, Wrong> {
        if self.is_at("\"") {
            return self.quoted();
        }
        let mut depth = 0_usize;
        let argument = self.take_while(|c| {
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => return false,
                ')' => depth -= 1,
                ',' => return depth > 0,
                _ => {}
            }
            true
        });
        let argument = argument.trim();
        if argument.is_empty() {
            Err(self.wrong(format!("a value is expected{}", self.but_found())))
        } else {
            Ok(argument.to_owned())
        }
    }

    /// Takes a quoted text; `\"` is a quote, and `\\` a backslash.
    pub(super) fn quoted(&mut self) -> Result<String, Wrong> {
        let start = self.place();
        let (mut out, mut escaped) = (String::new(), false);
        for (place, c) in self.rest().char_indices().skip(1) {
            match c {
                '"' | '\\' if escaped => out.push(c),
                c if escaped => out.extend(['\\', c]),
                '\\' => {}
                '"' => {
                    self.at += place + 1;
                    return Ok(out);
                }
                c => out.push(c),
            }
            escaped = c == '\\' && !escaped;
        }
        Err(Wrong { at: start, message: "the quote is not closed; close it".to_owned() })
    }

    fn take_while(&mut self, mut is_part: impl FnMut(char) -> bool) -> &'t str {
        self.place();
        let rest = self.rest();
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Something is wrong with what is next.
    pub(super) fn wrong(&self, message: impl Into<String>) -> Wrong {
        Wrong { at: self.at, message: message.into() }
    }

    /// What is next, for a message that says what is expected.
    pub(super) fn but_found(&self) -> String {
        let rest = self.rest().trim();
        if rest.is_empty() { "; the line ends here".to_owned() } else { format!(", before {}", quoted_start(rest)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_or_end_at_brackets_and_commas() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let mut cursor = Cursor::new(text);
            let name = cursor.name().ok();
            assert_eq!(name.as_deref().map(|name| (name, cursor.rest())), expected, "{text}");
        };
        check("AKT1)", Some(("AKT1", ")")));
        check(" \"a, (b)\" !", Some(("a, (b)", " !")));
        check(r#""a \"b\" \\ \c""#, Some((r#"a "b" \ \c"#, "")));
        check("\"open", None);
        check(")", None);
    }

    #[test]
    fn arguments_end_where_their_bracket_is_closed() {
        let check = |text: &str, expected: &str| assert_eq!(Cursor::new(text).argument().as_deref(), Ok(expected));
        check("p.(Phe508del), x", "p.(Phe508del)");
        check("c.1521_1523delCTT)", "c.1521_1523delCTT");
        check("\"p.1_79\", y", "p.1_79");
        check("?)", "?");
    }
}
