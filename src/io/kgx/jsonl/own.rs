//! Own values of a line of JSON.

pub(super) use super::super::own::Own;

use super::super::checks::is_missing;
use super::super::lists::is_plain_publication;
use super::super::scan::{before_quote_or_escape, before_special};

impl Own {
    /// The value of a key, if lines have it for themselves.
    #[inline]
    pub(super) const fn of(key: &[u8]) -> Option<Self> {
        match key {
            b"id" => Some(Self::Id),
            b"subject" => Some(Self::Subject),
            b"object" => Some(Self::Object),
            b"publications" => Some(Self::Publications),
            _ => None,
        }
    }

    /// The length of the value at the start of `rest`, which begins after the quote of a text or the bracket of a
    /// list; `None` if it cannot be used as it is, or something may be reported of it.
    #[inline]
    pub(super) fn length(self, rest: &[u8]) -> Option<usize> {
        match self {
            Self::Id | Self::Subject | Self::Object => {
                let text = plain_text(rest)?;
                is_plain_id(text).then_some(text.len())
            }
            Self::Publications => publications(rest),
        }
    }
}

/// The text up to the next quote; `None` if any of it is escaped or no printable ASCII.
#[inline]
fn plain_text(rest: &[u8]) -> Option<&[u8]> {
    let (text, after) = rest.split_at_checked(before_special(rest))?;
    (after.first() == Some(&b'"')).then_some(text)
}

/// The length of the texts of a list with the quotes around them; 0 for a list that has none.
#[inline]
fn publications(rest: &[u8]) -> Option<usize> {
    if rest.first() == Some(&b']') {
        return Some(0);
    }
    let mut end = 0;
    loop {
        let text = plain_text(rest.get(end..)?.strip_prefix(b"\"")?)?;
        if text.is_empty() || !is_plain_publication(text) {
            return None;
        }
        end += text.len() + 2;
        match rest.get(end..)? {
            [b',', b' ', ..] => end += 2,
            [b',', ..] => end += 1,
            _ => return Some(end),
        }
    }
}

/// Whether nothing can be reported of an identifier of printable ASCII. Placeholders have up to seven letters.
#[inline]
fn is_plain_id(id: &[u8]) -> bool {
    let [first, .., last] = id else { return matches!(id, [b'!'..=b'~']) };
    first.is_ascii_graphic()
        && *first != b'['  // The text of a list.
        && last.is_ascii_graphic()
        && (id.len() > 7 || !is_missing(str::from_utf8(id).unwrap_or_default()))
}

/// The length of a text with its escapes up to its closing quote, at which `rest` begins after the opening one.
#[inline]
pub(super) fn text(rest: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        end += before_quote_or_escape(rest.get(end..)?);
        match rest.get(end)? {
            b'"' => return Some(end),
            _ => end += 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_used_as_they_are_only_if_they_are_plain() {
        let check = |own: Own, rest: &str, expected: Option<usize>| {
            assert_eq!(own.length(rest.as_bytes()), expected, "{own:?} {rest}");
        };
        for own in [Own::Id, Own::Subject, Own::Object] {
            check(own, r#"HGNC:5438","x":1}"#, Some(9));
            check(own, r#"A","x":1}"#, Some(1));
            check(own, r#"a b","x":1}"#, Some(3));
            for odd in
                [r#""}"#, r#" "}"#, r#" A:1"}"#, r#"A:1 "}"#, r#"NaN"}"#, r#"A\u003a1"}"#, r#"γ"}"#, "A:1", "\u{7F}\"}"]
            {
                check(own, odd, None);
            }
        }
        let own = Own::Publications;
        check(own, "]}", Some(0));
        check(own, r#""PMID:1"]}"#, Some(8));
        check(own, r#""PMID:1", "PMID:23","doi:10.1/x"]}"#, Some(32));
        for odd in [
            r#" "PMID:1"]"#,
            r#""PMID:1",  "PMID:2"]"#,
            r#""PMID:1",]"#,
            "1]",
            r#"""]"#,
            r#"" "]"#,
            r#""pmid:1"]"#,
            r#""PMID:1;PMID:2"]"#,
            r#""a\n"]"#,
            "null]",
        ] {
            check(own, odd, None);
        }
    }

    #[test]
    fn a_text_ends_at_its_closing_quote() {
        for (rest, expected) in
            [(r#"a","#, Some(1)), (r#"""#, Some(0)), (r#"\"\\"x"#, Some(4)), (r"a\", None), ("a", None)]
        {
            assert_eq!(text(rest.as_bytes()), expected, "{rest}");
        }
    }
}
