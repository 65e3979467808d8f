//! Places of the parts of a JSON object in its text.

use core::ops::Range;

/// Lines and columns of the parts of a text, found quickly for parts that are asked for in their order.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    byte: usize,
    place: (u64, u64),
}

impl<'t> Places<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { text, byte: 0, place: (1, 1) }
    }

    /// Where a part of the text starts, from 1.
    pub(crate) fn of(&mut self, part: &str) -> (u64, u64) {
        let byte = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        if byte < self.byte {
            (self.byte, self.place) = (0, (1, 1));
        }
        let rest = self.text.get(self.byte..).unwrap_or_default();
        self.place = line_and_column(rest, byte - self.byte, self.place);
        self.byte = byte;
        self.place
    }
}

/// The place of an error in a part of a text that starts at a place: the parser counts from the start of the part.
pub(crate) fn place_of(error: &serde_json::Error, (line, column): (u64, u64)) -> (u64, u64) {
    let (lines, columns) = (error.line().max(1) as u64, error.column().max(1) as u64);
    if lines == 1 { (line, column + columns - 1) } else { (line + lines - 1, columns) }
}

/// The place of the value of a key of the outermost object, in bytes from 0; `None` if it has no such key.
///
/// The text is JSON that was read before; keys that are written with escapes are not found.
pub(crate) fn value_of(text: &str, key: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut place) = (0_usize, 0);
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = end_of_text(bytes, place);
                let after = skip_space(bytes, end);
                if depth == 1 && bytes.get(after) == Some(&b':') && text.get(place + 1..end - 1) == Some(key) {
                    return Some(skip_space(bytes, after + 1));
                }
                place = end;
                continue;
            }
            _ => {}
        }
        place += 1;
    }
    None
}

/// The places of the elements of the array that a key of the outermost object has.
pub(crate) fn elements_of(text: &str, key: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut elements = Vec::new();
    let Some(array) = value_of(text, key).filter(|start| bytes.get(*start) == Some(&b'[')) else { return elements };
    let mut start = skip_space(bytes, array + 1);
    let (mut depth, mut place) = (0_usize, start);
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'"' => {
                place = end_of_text(bytes, place);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b',' | b']' if depth == 0 => {
                if start < place {
                    let end = text.get(..place).map_or(place, |before| before.trim_end().len());
                    elements.push(start..end);
                }
                if *byte == b']' {
                    break;
                }
                start = skip_space(bytes, place + 1);
            }
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        place += 1;
    }
    elements
}

/// The place after a text that starts at `start`, with its quote.
pub(crate) fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut place = start + 1;
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'"' => return place + 1,
            b'\\' => place += 2,
            _ => place += 1,
        }
    }
    bytes.len()
}

fn skip_space(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Line and column, from 1, of a byte of a text that starts at a line and a column.
pub(crate) fn line_and_column(text: &str, byte: usize, (line, column): (u64, u64)) -> (u64, u64) {
    let before = text.as_bytes().get(..byte).unwrap_or_default();
    match memchr::memrchr(b'\n', before) {
        None => (line, column + before.len() as u64),
        Some(last) => {
            let lines = memchr::memchr_iter(b'\n', before).count();
            (line + lines as u64, (before.len() - last) as u64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_a_key_is_found_where_it_stands() {
        let text = r#"{"a": "\"b\": 1", "c": {"b": 2}, "b" : [3]}"#;
        let check = |key: &str, expected: Option<&str>| {
            assert_eq!(value_of(text, key).map(|place| &text[place..]), expected, "{key}");
        };
        check("b", Some("[3]}"));
        check("c", Some("{\"b\": 2}, \"b\" : [3]}"));
        check("d", None);
        assert_eq!(value_of("{\"a", "a"), None);
    }

    #[test]
    fn the_elements_of_an_array_are_found_where_they_stand() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = elements_of(text, "a").into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check(r#"{"b": [0], "a": [ {"a": [1, "],["]} , 2,[3]]}"#, &[r#"{"a": [1, "],["]}"#, "2", "[3]"]);
        check(r#"{"a": []}"#, &[]);
        check(r#"{"a": 1}"#, &[]);
        check(r#"{"a": [{}"#, &[]);
    }

    #[test]
    fn lines_and_columns_start_where_the_text_does() {
        assert_eq!(line_and_column("{\n  \"a\": 1}", 1, (7, 5)), (7, 6));
        assert_eq!(line_and_column("{\n  \"a\": 1}", 4, (7, 5)), (8, 3));
    }
}
