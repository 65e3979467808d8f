//! The elements of a list written as one text.
//!
//! A table writes a list with `|` between its values. Pipelines write others, which are read by these rules:
//!
//! 1. A text that is a list of JSON or of Python (`['PMID:1', 'PMID:2']`) is that list, in every slot of lists; so is a
//!    tuple, a set (`{'a', 'b'}`, `set()`), and an array as NumPy prints it (`['a' 'b']`).
//! 2. In slots whose values are identifiers, `|`, `;`, `,` and white space separate values where each part is an
//!    identifier (`PMID:1;PMID:2`); where one is not, they belong to the value.
//!    Brackets around them all, as Python prints sets and tuples, are no part of any (`{'PMID:1', 'PMID:2'}`,
//!    `[PMID:1, PMID:2]`). Between numbers of PubMed, `and`, `&` and `/` separate too.
//! 3. Elsewhere `|` alone separates, and in JSON nothing: a name with a comma is one name.
//! 4. `ǂ` (RTX-KG2c's tables) and U+001F (ORION's tables for Neo4j) are no part of any value: in a list they separate.

use serde_json::Value as Json;

use crate::model::slots::{EntityField as Node, StatementField as Edge, entity_key, is_placeholder, statement_key};
use crate::schema::{self, PublicationReading};
use crate::text::quoted_start;

use super::literal;
use super::scan::digits;

/// What the values of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elements {
    /// Identifiers, such as CURIEs.
    Identifiers,
    /// Any text.
    Texts,
}

/// How a text was split where it is not as the format asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A list of JSON or Python.
    Literal,
    /// Values with another separator between them.
    Separated,
}

impl Written {
    /// The note about it.
    pub(super) fn note(self, slot: &str) -> String {
        match self {
            Self::Literal => format!("{slot} is written as a list of JSON or Python; its elements are read"),
            Self::Separated => format!("{slot} has several values in one text; each is read"),
        }
    }
}

/// What separates the values of any list, beside `|`: `ǂ` (U+01C2, an alveolar click) and the unit separator.
pub(super) const SEPARATORS: [char; 2] = ['\u{1C2}', '\u{1F}'];

/// Whether a placeholder (`NA`) among the values of a slot is left out. Names and synonyms are kept, as they may be right, and so
/// is what nobody knows. Identifiers of publications, things and contexts are looked at where they are read.
pub(super) fn drops_placeholders(slot: &str) -> bool {
    const LATER: [&str; 3] = [Edge::Publications.name(), Node::Xref.name(), Node::Category.name()];
    const CALLED: [&str; 4] = ["name", "synonym", "symbol", "label"];
    let is_known = || entity_key(slot).is_some() || statement_key(slot).is_some() || schema::is_slot(slot);
    let is_called =
        || CALLED.iter().any(|word| slot.split('_').any(|part| part.strip_suffix('s').unwrap_or(part) == *word));
    !LATER.contains(&slot) && is_known() && !is_called()
}

/// Whether a text may be split otherwise than at `|`: a quick check, which may also be true of texts that are not.
pub(super) fn may_be_odd(text: &str, elements: Elements) -> bool {
    literal::may_be_list(text)
        || match elements {
            Elements::Identifiers => {
                let is_odd =
                    |byte| matches!(byte, b';' | b',' | b' ' | b'[' | b'(' | b'{' | 0x0B..=0x0D | 0x1F | 0x80..);
                // A DOI has a slash, which separates nothing.
                text.bytes().any(is_odd) || text.contains("/PM")
            }
            // The first byte of the one, and the other.
            Elements::Texts => memchr::memchr2(0xC7, 0x1F, text.as_bytes()).is_some(),
        }
}

/// The elements of one text that is a list, if it is written otherwise than with `|`. An element that is no text
/// is returned as it is.
pub(super) fn odd(text: &str, elements: Elements) -> Option<(Vec<Json>, Written)> {
    match literal::parse(text) {
        Some(Json::Array(values)) => return Some((values, Written::Literal)),
        // Nothing, which may be a map as well as a set.
        Some(Json::Object(map)) if map.is_empty() => return Some((Vec::new(), Written::Literal)),
        _ => {}
    }
    if elements == Elements::Identifiers
        && let Some(parts) = bracketed(text)
    {
        return Some((parts.into_iter().map(Json::from).collect(), Written::Literal));
    }
    if starts_a_list(text, elements) {
        return None;
    }
    let parts = if text.contains(SEPARATORS) {
        let parts = text.split(SEPARATORS).filter(|part| !part.is_empty());
        match elements {
            Elements::Texts => parts.collect(),
            Elements::Identifiers => parts.flat_map(|part| separated(part).unwrap_or_else(|| vec![part])).collect(),
        }
    } else if elements == Elements::Identifiers {
        separated(text)?
    } else {
        return None;
    };
    Some((parts.into_iter().map(Json::from).collect(), Written::Separated))
}

/// The texts of a list of JSON or Python in a column where a cell is one value; none of a list that holds anything else, which
/// stays a text.
pub(super) fn list_in_cell(cell: &str) -> Option<Vec<String>> {
    if !literal::may_be_list(cell) {
        return None;
    }
    let Some(Json::Array(values)) = literal::parse(cell) else { return None };
    let texts: Option<Vec<String>> = values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect();
    texts.filter(|texts| !texts.is_empty())
}

/// What a list, tuple or set of JSON or Python that holds one value has in it, for a slot that holds one: a text without
/// escapes, a number or a boolean. Empty of an empty list; none of any other text.
pub(super) fn only(text: &str) -> Option<&str> {
    // Most texts need no closer look.
    let may_be_one = matches!(text.as_bytes().first(), Some(b'[' | b'(' | b'{' | b's' | b'f' | b' '));
    let text = if may_be_one { text.trim() } else { return None };
    if !literal::may_be_list(text) {
        return None;
    }
    if matches!(text, "()" | "{}" | "set()" | "frozenset()") {
        return Some("");
    }
    let text = text.strip_prefix("frozenset(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let pairs = [('[', ']'), ('{', '}'), ('(', ')')];
    let (open, inner) = pairs
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close).map(|inner| (open, inner.trim())))?;
    let before_comma = inner.strip_suffix(',').map(str::trim_end);
    // Without a comma, round brackets are no tuple.
    let inner = if open == '(' { before_comma? } else { before_comma.unwrap_or(inner) };
    let Some(quote) = inner.chars().next().filter(|first| matches!(first, '\'' | '"')) else {
        let is_word = matches!(inner, "" | "None" | "null" | "nan" | "True" | "true" | "False" | "false");
        return (is_word || inner.parse::<f64>().is_ok_and(f64::is_finite)).then_some(inner);
    };
    let value = inner.strip_prefix(quote)?.strip_suffix(quote)?;
    (!value.contains([quote, '\\'])).then_some(value)
}

/// The note about such a list.
pub(super) fn only_note(slot: &str) -> String {
    format!("{slot} is a list of one value, which is read")
}

/// Whether a text starts like a list of JSON or Python and is not one, for example because a quote or a bracket is not closed.
pub(super) fn is_broken(text: &str, elements: Elements) -> bool {
    let is_bracketed = || elements == Elements::Identifiers && bracketed(text).is_some();
    starts_a_list(text, elements) && literal::parse(text).is_none() && !is_bracketed()
}

/// Whether only a list of JSON or Python starts like a text. A name may start with a bracket: `[IL2] receptor`.
fn starts_a_list(text: &str, elements: Elements) -> bool {
    let text = text.trim_start();
    if elements == Elements::Identifiers && (text.starts_with(['(', '{']) || literal::is_constructed(text)) {
        return true;
    }
    let Some(rest) = text.strip_prefix('[') else { return false };
    elements == Elements::Identifiers || rest.trim_start().starts_with(['\'', '"']) || !rest.contains(']')
}

/// Whether values with `|` between them are read as others, for example because the first of them begins as a list of JSON
/// does.
pub(super) fn reads_otherwise(joined: &str, elements: Elements) -> bool {
    may_be_odd(joined, elements)
        && match odd(joined, elements) {
            Some((values, _)) => !values.iter().map(Json::as_str).eq(joined.split('|').map(Some)),
            None => joined.contains('|') && is_broken(joined, elements),
        }
}

/// The message about a list that is broken.
pub(super) fn broken(slot: &str, text: &str) -> String {
    format!(
        "{slot} is {}, which starts as a list of JSON or Python and is not one; it is kept as one value, so close its \
         quotes and brackets",
        quoted_start(text)
    )
}

/// Whether a cell of publications, with `|` between them, says them as Biolink writes them, so that nothing is to be
/// done or reported.
pub(super) fn are_plain_publications(cell: &[u8]) -> bool {
    let mut rest = cell;
    // Most are a list of numbers in PubMed, which needs no splitting.
    while let Some(after) = rest.strip_prefix(b"PMID:") {
        let digits = digits(after);
        match after.get(digits..) {
            Some([]) if digits > 0 => return true,
            Some([b'|', others @ ..]) if digits > 0 => rest = others,
            _ => break,
        }
    }
    rest.split(|byte| *byte == b'|').all(is_plain_publication)
}

/// Whether a publication is as Biolink writes it.
pub(super) fn is_plain_publication(text: &[u8]) -> bool {
    match text {
        [] => true,
        [b'P', b'M', b'I', b'D', b':', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => {
            true
        }
        other => core::str::from_utf8(other).is_ok_and(|text| {
            !schema::lacks_prefix(text)
                && !may_be_odd(text, Elements::Identifiers)
                && matches!(schema::read_publication(text), PublicationReading::AsWritten)
        }),
    }
}

/// The identifiers in a text that separators divide; none if there is but one, or a part that is no identifier.
pub(super) fn separated(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(is_separator).filter(|part| !part.is_empty()).collect();
    let between = parts.iter().flat_map(|part| part.split('/'));
    let numbers: Vec<&str> = between.filter(|part| !matches!(*part, "" | "and" | "&")).collect();
    if numbers.len() > 1 && numbers.iter().all(|part| is_number_of_pubmed(part)) {
        return Some(numbers);
    }
    (parts.len() > 1 && parts.iter().all(|part| is_identifier(part))).then_some(parts)
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '|' | ';' | ',') || letter.is_whitespace()
}

/// The identifiers in brackets, with or without quotes around each; none if one of them is no identifier.
fn bracketed(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    let pairs = [('(', ')'), ('{', '}'), ('[', ']')];
    let inner = pairs.into_iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))?;
    let unquoted = |part| match str::strip_prefix(part, ['\'', '"']) {
        Some(rest) => part.chars().next().and_then(|quote| rest.strip_suffix(quote)),
        None => Some(part),
    };
    let parts: Vec<&str> = inner
        .split(is_separator)
        .filter(|part| !part.is_empty())
        .map(|part| unquoted(part).filter(|part| is_identifier(part)))
        .collect::<Option<_>>()?;
    (!parts.is_empty()).then_some(parts)
}

fn is_number_of_pubmed(part: &str) -> bool {
    let digits =
        part.strip_prefix("PMID:").or_else(|| part.strip_prefix("PMC:PMC")).or_else(|| part.strip_prefix("PMC"));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text holds several identifiers where one is expected.
pub(super) fn are_several(text: &str) -> bool {
    (text.contains('|') || may_be_odd(text, Elements::Identifiers))
        && odd(text, Elements::Identifiers).is_some_and(|(values, _)| values.len() > 1)
}

/// The values of a text that holds several identifiers where one is expected.
pub(super) fn several(text: &str) -> Option<Vec<String>> {
    let (values, _) = odd(text, Elements::Identifiers).filter(|_| are_several(text))?;
    values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect()
}

/// The only part of a text with `|` in it that is no placeholder, or the text itself.
pub(super) fn without_placeholders(text: &str) -> &str {
    let mut parts = text.split('|').filter(|part| !part.is_empty() && !is_placeholder(part));
    match (parts.next(), parts.next()) {
        (Some(only), None) => only,
        _ => text,
    }
}

/// Whether a text that may stand in for the primary source names one source.
pub(super) fn is_one_source(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains('|') && !are_several(text)
}

/// What is said of several primary sources.
pub(super) fn several_sources(slot: &str) -> String {
    format!(
        "{slot} has several values; they are kept, and statements that differ in them are kept separate, so give one"
    )
}

/// A prefix, a colon and a local part, or an identifier that is commonly written without its prefix.
fn is_identifier(part: &str) -> bool {
    let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    match part.split_once(':') {
        Some((prefix, local)) => {
            !prefix.is_empty() && !local.is_empty() && !prefix.contains(['(', '[', '{', '\'', '"'])
        }
        None => ["PMID", "PMC", "NCT"].iter().any(|kind| part.strip_prefix(kind).is_some_and(digits)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn brackets_and_words_between_identifiers_are_no_part_of_them() {
        for text in [
            "{'PMID:3', 'PMID:4'}",
            "('PMID:3', 'PMID:4')",
            "(PMID:3; PMID:4)",
            "PMID:3 and PMID:4",
            "PMID:3 & PMID:4",
            "[PMID:3, PMID:4]",
            "[PMID:3|PMID:4]",
            "PMID:3/PMID:4",
            "PMID:3 / PMID:4",
            "PMID:3/PMID:4/",
        ] {
            assert!(may_be_odd(text, Elements::Identifiers), "{text}");
            let (found, _) = odd(text, Elements::Identifiers).unwrap();
            assert_eq!(found, [json!("PMID:3"), json!("PMID:4")], "{text}");
            assert!(!is_broken(text, Elements::Identifiers), "{text}");
        }
        for text in ["('PMID:3',)", "(PMID:3)", "{\"PMID:3\"}", "[PMID:3]"] {
            assert_eq!(odd(text, Elements::Identifiers).unwrap().0, [json!("PMID:3")], "{text}");
        }
        for text in ["https://a.org/b:c", "doi:10.1/a", "doi:10.1/a:b", "CHEBI:(1)", "doi:10.1/PMID:1"] {
            assert_eq!(odd(text, Elements::Identifiers), None, "{text}");
            assert!(!is_broken(text, Elements::Identifiers), "{text}");
        }
        for text in ["{'PMID:3', 'PMID", "(see text)"] {
            assert_eq!(odd(text, Elements::Identifiers), None, "{text}");
            assert!(is_broken(text, Elements::Identifiers), "{text}");
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "what is expected is written where it is checked")]
    fn check(text: &str, elements: Elements, expected: Option<(Json, Written)>) {
        let found = odd(text, elements).map(|(values, written)| (Json::Array(values), written));
        assert_eq!(found, expected, "{text}");
        assert!(found.is_none() || may_be_odd(text, elements) || text.contains('|'), "{text}");
    }

    #[test]
    fn identifiers_are_split_where_every_part_is_one() {
        use Elements::Identifiers;
        use Written::{Literal, Separated};
        let two = json!(["PMID:1", "PMID:2"]);
        for text in ["PMID:1;PMID:2", "PMID:1, PMID:2", "PMID:1 PMID:2", "PMID:1|PMID:2", "PMID:1; PMID:2;"] {
            check(text, Identifiers, Some((two.clone(), Separated)));
        }
        check("['PMID:1', 'PMID:2']", Identifiers, Some((two, Literal)));
        for text in ["PMID:1\u{1C2}PMID:2", "PMID:1\u{1F}PMID:2", "PMID:1\u{1F}\u{1F}PMID:2\u{1F}"] {
            check(text, Identifiers, Some((json!(["PMID:1", "PMID:2"]), Separated)));
        }
        check(
            "PMID:1;PMID:2\u{1C2}Smith J, et al.",
            Identifiers,
            Some((json!(["PMID:1", "PMID:2", "Smith J, et al."]), Separated)),
        );
        for text in ["['PMID:1', 'PMID:2'", "['PMID:1, 'PMID:2']", "[PMID:1", "[\"PMID:1\", \"PMID:2]"] {
            check(text, Identifiers, None);
            assert!(is_broken(text, Identifiers), "{text}");
        }
        check("PMC1,NCT2", Identifiers, Some((json!(["PMC1", "NCT2"]), Separated)));
        for text in ["PMID:1", "doi:10.1016/S0140;2-X", "Smith J, et al. 2020", "PMID: 123", "small molecule"] {
            check(text, Identifiers, None);
        }
    }

    #[test]
    fn a_list_of_one_has_its_value() {
        for (text, expected) in [
            ("['decreased']", Some("decreased")),
            ("[\"a, b\"]", Some("a, b")),
            (" [ 'a' , ] ", Some("a")),
            ("[True]", Some("True")),
            ("[5]", Some("5")),
            ("[]", Some("")),
            ("['']", Some("")),
            ("{'decreased'}", Some("decreased")),
            ("('decreased',)", Some("decreased")),
            ("frozenset({'decreased'})", Some("decreased")),
            ("()", Some("")),
            ("{}", Some("")),
            ("set()", Some("")),
            ("frozenset()", Some("")),
            ("{nan}", Some("nan")),
            ("('decreased')", None),
            ("{'a', 'b'}", None),
            ("{'a': 1}", None),
            ("{decreased}", None),
            ("(R)", None),
            ("['a', 'b']", None),
            ("['it\\'s']", None),
            ("['a'", None),
            ("[IL2]", None),
            ("decreased", None),
        ] {
            assert_eq!(only(text), expected, "{text}");
        }
    }

    #[test]
    fn texts_are_split_in_lists_alone() {
        check("a, b; c d", Elements::Texts, None);
        check("[IL2] receptor", Elements::Texts, None);
        check(r#"["a, b", c]"#, Elements::Texts, None);
        for (text, expected) in [
            (r#"["a, b", c]"#, true),
            ("['a' 'b' ... 'c']", true),
            ("['a', 'b'", true),
            ("[ 'a', b']", true),
            ("[a, b", true),
            ("['a', 'b']", false),
            ("[IL2] receptor", false),
            ("a ['b'", false),
        ] {
            assert_eq!(is_broken(text, Elements::Texts), expected, "{text}");
        }
        check("Ǆ a|b", Elements::Texts, None);
        check("a, b|c\u{1C2}d", Elements::Texts, Some((json!(["a, b|c", "d"]), Written::Separated)));
        for text in ["['a, b', \"c\"]", "{'a, b', 'c'}", "('a, b', 'c')", "frozenset({'a, b', 'c'})", "['a, b' 'c']"] {
            check(text, Elements::Texts, Some((json!(["a, b", "c"]), Written::Literal)));
        }
        for text in ["set()", "{}", "()"] {
            check(text, Elements::Texts, Some((json!([]), Written::Literal)));
        }
        for text in ["(2S)-2-aminopropanoic acid", "(\"x\") y", "{a}", "set(x)", "('a')"] {
            check(text, Elements::Texts, None);
            assert!(!is_broken(text, Elements::Texts), "{text}");
        }
    }
}
