//! Lists and maps written as the text of a cell: JSON, or as Python prints them.
//!
//! Literals of texts, numbers, `True`, `False`, `None`, lists, tuples, sets and maps are read, and arrays as NumPy prints
//! them, with spaces between their elements (`['a' 'b']`); anything else is not a literal.
//!
//! KGX 2.7.0 and Koza write a list of objects (such as `sources`) with Python's `str` for each and the separator of
//! lists between them, so that a cell reads `{'resource_id': 'infores:x'}|{'resource_id': 'infores:y'}`. Objects of JSON
//! or Python with a separator between them are the list of them.

use serde_json::{Map, Number, Value as Json};

use super::lists::SEPARATORS;
use super::strict;

/// How deep literals may be nested, as deep as the parser of JSON allows.
const DEEPEST: usize = 64;

/// How Python prints a set without elements, and one that cannot change.
const CONSTRUCTORS: [&str; 2] = ["set(", "frozenset("];

/// Whether a text may be a list: a quick check by its first letters, which is also true of a few texts that are not. Names in
/// round brackets, such as those of chemicals, begin otherwise.
pub(super) fn may_be_list(text: &str) -> bool {
    match text.as_bytes() {
        [b'[', ..] => true,
        [b'(' | b'{', second, ..] => matches!(second, b'\'' | b'"' | b')' | b'}' | b'N' | b'n' | b' '),
        [b's' | b'f', ..] => is_constructed(text),
        _ => false,
    }
}

/// Whether a text begins with the name of a type of Python.
pub(super) fn is_constructed(text: &str) -> bool {
    CONSTRUCTORS.iter().any(|name| text.starts_with(name))
}

/// The list or map that a text holds; `None` if it holds none.
pub(super) fn parse(text: &str) -> Option<Json> {
    let text = text.trim();
    if !text.starts_with(['[', '{', '(']) && !is_constructed(text) {
        return None;
    }
    match end_of_object(text) {
        Some(end) if end < text.len() => objects(text),
        _ => one(text),
    }
}

/// The list or map that is all of a text.
fn one(text: &str) -> Option<Json> {
    strict::from_str(text).ok().or_else(|| {
        let mut python = Python { rest: text };
        let value = python.value(DEEPEST)?;
        python.rest.trim_start().is_empty().then_some(value)
    })
}

/// Objects with a separator of lists between them.
fn objects(text: &str) -> Option<Json> {
    let is_separator = |letter: char| letter == '|' || SEPARATORS.contains(&letter);
    let mut objects = Vec::new();
    let mut rest = text;
    loop {
        let (object, after) = rest.split_at_checked(end_of_object(rest)?)?;
        objects.push(one(object).filter(Json::is_object)?);
        let after = after.trim_matches([' ', '\t', '\n', '\r']);
        if after.is_empty() {
            return Some(Json::Array(objects));
        }
        rest = after.strip_prefix(is_separator)?.trim_start();
    }
}

/// Where the object ends that a text starts with, by its quotes and braces.
fn end_of_object(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    if !text.starts_with('{') {
        return None;
    }
    for (place, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            _ if is_escaped => is_escaped = false,
            (b'\\', Some(_)) => is_escaped = true,
            (_, Some(open)) if byte == open => quote = None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (b'{', None) => depth += 1,
            (b'}', None) => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A literal of Python, from its start.
struct Python<'t> {
    rest: &'t str,
}

impl Python<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        self.rest = self.rest.trim_start();
        match self.rest.as_bytes().first()? {
            b'[' => self.list(']', depth),
            b'(' => self.list(')', depth),
            b'{' => {
                let start = self.rest;
                self.map(depth).or_else(|| {
                    self.rest = start;
                    self.list('}', depth)
                })
            }
            b'\'' | b'"' => self.text().map(Json::String),
            b's' | b'f' => self.set(depth),
            _ => self.word(),
        }
    }

    fn list(&mut self, end: char, depth: usize) -> Option<Json> {
        let (mut values, mut has_comma, mut has_gap) = (Vec::new(), false, false);
        self.rest = self.rest.get(1..)?;
        while !self.takes(end) {
            values.push(self.value(depth)?);
            if self.takes(',') {
                has_comma = true;
            } else if end == ']' && self.is_before_text() {
                has_gap = true;
            } else if self.takes(end) {
                break;
            } else {
                return None;
            }
        }
        // A tuple of one has a comma; what has commas and gaps is not an array.
        let is_tuple_of_one = end == ')' && values.len() == 1;
        (has_comma || !is_tuple_of_one).then_some(()).filter(|()| !(has_comma && has_gap))?;
        Some(Json::Array(values))
    }

    /// Whether there is a space and then a text, or none, as between the elements of an array of NumPy.
    fn is_before_text(&self) -> bool {
        let next = self.rest.trim_start();
        next.len() < self.rest.len() && (next.starts_with(['\'', '"']) || next.starts_with("None"))
    }

    /// A set by the name of its type: without elements, or one that cannot change.
    fn set(&mut self, depth: usize) -> Option<Json> {
        self.rest = CONSTRUCTORS.iter().find_map(|name| self.rest.strip_prefix(name))?;
        if self.takes(')') {
            return Some(Json::Array(Vec::new()));
        }
        let elements = self.value(depth).filter(Json::is_array)?;
        self.takes(')').then_some(elements)
    }

    fn map(&mut self, depth: usize) -> Option<Json> {
        let mut map = Map::new();
        self.rest = self.rest.get(1..)?;
        while !self.takes('}') {
            self.rest = self.rest.trim_start();
            let key = self.text()?;
            if !self.takes(':') {
                return None;
            }
            let value = self.value(depth)?;
            // Of two equal keys one would be lost.
            if map.insert(key, value).is_some() {
                return None;
            }
            if !self.takes(',') {
                return self.takes('}').then_some(Json::Object(map));
            }
        }
        Some(Json::Object(map))
    }

    /// Passes over a mark and the space before it, if it comes next.
    fn takes(&mut self, mark: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(mark);
        rest.inspect(|rest| self.rest = rest).is_some()
    }

    fn text(&mut self) -> Option<String> {
        let quote = self.rest.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
        let mut text = String::new();
        let mut letters = self.rest.char_indices().skip(1);
        while let Some((place, letter)) = letters.next() {
            match letter {
                _ if letter == quote => {
                    self.rest = self.rest.get(place + 1..)?;
                    return Some(text);
                }
                '\\' => text.push(escaped(letters.next()?.1, &mut letters)?),
                _ => text.push(letter),
            }
        }
        None
    }

    fn word(&mut self) -> Option<Json> {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.' | '_');
        let end = self.rest.find(|letter| !is_part(letter)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(match word {
            "None" | "nan" => Json::Null,
            "True" => Json::Bool(true),
            "False" => Json::Bool(false),
            _ if word.parse::<i64>().is_ok() => Json::from(word.parse::<i64>().ok()?),
            _ => Json::Number(Number::from_f64(word.parse().ok()?)?),
        })
    }
}

/// The letter that an escape encodes.
fn escaped(letter: char, letters: &mut impl Iterator<Item = (usize, char)>) -> Option<char> {
    let digits = match letter {
        'n' => return Some('\n'),
        't' => return Some('\t'),
        'r' => return Some('\r'),
        '\\' | '\'' | '"' => return Some(letter),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let code: String = letters.take(digits).map(|(_, digit)| digit).collect();
    (code.len() == digits).then(|| u32::from_str_radix(&code, 16).ok().and_then(char::from_u32))?
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn literals_of_json_and_of_python_are_read() {
        for (text, expected) in [
            (r#"["PMID:1", "PMID:2"]"#, json!(["PMID:1", "PMID:2"])),
            ("['PMID:1', 'PMID:2',]", json!(["PMID:1", "PMID:2"])),
            ("('a',)", json!(["a"])),
            ("[]", json!([])),
            ("{'a', 'b'}", json!(["a", "b"])),
            ("set()", json!([])),
            ("frozenset()", json!([])),
            ("frozenset({'a', None})", json!(["a", null])),
            ("['a' \"b's\"\n 'c']", json!(["a", "b's", "c"])),
            ("['a' None]", json!(["a", null])),
            ("{}", json!({})),
            ("{'a': None, 'b': [True, False, -1, 2.5]}", json!({"a": null, "b": [true, false, -1, 2.5]})),
            (r#"["it's", 'a "b"', 'c\'d', '\u03b3\x41']"#, json!(["it's", "a \"b\"", "c'd", "γA"])),
        ] {
            assert_eq!(parse(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_literal_is_left_alone() {
        for text in [
            "",
            "PMID:1",
            "[",
            "[1",
            "['a' 'b', 'c']",
            "['a''b']",
            "['a' 'b' ... 'c']",
            "[a]",
            "{'a': 1, 'a': 2}",
            "{'a', 'b': 1}",
            "('a')",
            "set",
            "set(",
            "set('a')",
            "settings(x)",
            "frozenset({'a'}",
            "['a'] x",
            "[+]",
            "['\\q']",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"[".repeat(10_000)), None);
    }

    #[test]
    fn objects_with_separators_between_them_are_a_list() {
        for text in [
            "{'a': 'x|y'}|{'a': '}|{'}",
            r#"{"a": "x|y"}|{"a": "}|{"}"#,
            r#"{'a': "x|y"} | {"a": "}|{"}"#,
            "{'a': 'x|y'}ǂ{'a': '}|{'}",
            "{'a': 'x|y'}\u{1F}{'a': '}|{'}",
        ] {
            assert_eq!(parse(text), Some(json!([{"a": "x|y"}, {"a": "}|{"}])), "{text}");
        }
        assert_eq!(parse("{'a': {'b': 'it\\'s'}}|{}"), Some(json!([{"a": {"b": "it's"}}, {}])));
        for text in ["{'a': 1}|", "{'a': 1}{'a': 2}", "{'a': 1}|x", "{'a': 1}|{'a'", "{'a': 1}, {'a': 2}"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
