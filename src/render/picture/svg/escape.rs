//! The one escaper of SVG: text stays text.

use core::fmt;

use crate::render::terminal::is_safe;

/// A text as XML's character data and attribute values hold it.
///
/// What XML 1.0 forbids, other control characters and direction marks are written out, as `\u{1b}`: they would
/// end the document, or let a name reach beyond itself.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' => f.write_str("&#10;")?,
                c if is_safe(c) && !matches!(c, '\u{FFFE}' | '\u{FFFF}') => fmt::Write::write_char(f, c)?,
                c => write!(f, "\\u{{{:x}}}", u32::from(c))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_text_before_its_end() {
        let check = |text: &str, expected: &str| assert_eq!(Escaped(text).to_string(), expected);
        check("IFN-γ", "IFN-γ");
        check("</title><script>\"'&", "&lt;/title&gt;&lt;script&gt;&quot;&#39;&amp;");
        check("]]>", "]]&gt;");
        check("a\u{0}\u{1b}\u{202e}\u{ffff}\n", "a\\u{0}\\u{1b}\\u{202e}\\u{ffff}&#10;");
    }
}
