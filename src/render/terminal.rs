//! Names that cannot drive a terminal.

use core::fmt::Write as _;
use std::borrow::Cow;

/// The text with control characters and direction marks written out, as `\u{1b}`, so that it cannot drive
/// a terminal.
///
/// ```
/// assert_eq!(mechgraph::render::safe("IFN-γ"), "IFN-γ");
/// assert_eq!(mechgraph::render::safe("a\u{1b}[31m"), r"a\u{1b}[31m");
/// ```
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_safe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_safe(c) {
            safe.push(c);
        } else {
            let written = write!(safe, "\\u{{{:x}}}", u32::from(c));
            debug_assert!(written.is_ok(), "a String takes every write");
        }
    }
    Cow::Owned(safe)
}

/// Whether a character is neither a control character nor a direction mark.
pub(super) fn is_safe(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_written_out() {
        assert_eq!(safe("IFN-γ 造血"), "IFN-γ 造血");
        assert_eq!(safe("a\u{1b}[31mb\u{202e}\n"), "a\\u{1b}[31mb\\u{202e}\\u{a}");
    }
}
