//! The keys of JSON that may be cut short, with their places and values.

use std::collections::BTreeMap;

/// How deep keys are looked at, and how many.
const DEPTH: usize = 5;
const COUNT: usize = 2_000;

/// How deep `serde_json` reads.
const LIMIT_OF_PARSER: usize = 127;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Object,
    Array,
    Scalar,
}

/// Keys by path: `nodes[].id` is the key `id` of an element of the array at `nodes`.
#[derive(Debug, Default)]
pub(in crate::io) struct Keys {
    shapes: BTreeMap<String, Shape>,
    /// How many brackets are around what is deepest.
    depth: usize,
}

impl Keys {
    /// The keys of the first value of a text, as far as it goes.
    pub(in crate::io) fn of(text: &str) -> Self {
        let mut keys = Self::default();
        // The path up to each open bracket, and whether it is an object's.
        let mut open: Vec<(String, bool)> = Vec::new();
        let mut path = String::new();
        let mut rest = text.trim_start();
        while let Some(first) = rest.as_bytes().first() {
            let after = rest.get(1..).unwrap_or_default();
            match first {
                b'{' | b'[' => {
                    keys.set(&path, open.len(), if *first == b'{' { Shape::Object } else { Shape::Array });
                    // Paths of what is deeper are never looked at, and would grow with the depth.
                    let is_deep = open.len() >= DEPTH;
                    if *first == b'[' && !is_deep {
                        path.push_str("[]");
                    }
                    open.push((if is_deep { String::new() } else { path.clone() }, *first == b'{'));
                    keys.depth = keys.depth.max(open.len());
                    rest = after;
                }
                b'}' | b']' => {
                    open.pop();
                    if open.is_empty() {
                        break;
                    }
                    rest = after;
                }
                b',' => {
                    path.clone_from(open.last().map_or(&String::new(), |(path, _)| path));
                    rest = after;
                }
                b'"' => {
                    let Some((string, left)) = string(after) else { break };
                    let is_key =
                        open.last().is_some_and(|(_, is_object)| *is_object) && left.trim_start().starts_with(':');
                    if is_key {
                        path.clone_from(open.last().map_or(&String::new(), |(path, _)| path));
                        if !path.is_empty() {
                            path.push('.');
                        }
                        path.push_str(string);
                        keys.set(&path, open.len(), Shape::Scalar);
                    }
                    rest = left;
                }
                _ if first.is_ascii() => rest = after,
                _ => rest = rest.char_indices().nth(1).and_then(|(place, _)| rest.get(place..)).unwrap_or_default(),
            }
        }
        keys
    }

    fn set(&mut self, path: &str, depth: usize, shape: Shape) {
        if depth <= DEPTH && self.shapes.len() < COUNT && !path.is_empty() && path.len() < 200 {
            let known = self.shapes.entry(path.to_owned()).or_insert(shape);
            if shape != Shape::Scalar {
                *known = shape;
            }
        }
    }

    /// Whether the text nests deeper than the parser of JSON goes.
    pub(super) const fn is_too_deep(&self) -> bool {
        self.depth > LIMIT_OF_PARSER
    }

    /// The keys of the objects at a path, which ends with a point if there is one.
    pub(super) fn directly_in<'k>(&'k self, path: &str) -> Vec<&'k str> {
        let keys = self.shapes.keys().filter_map(|key| key.strip_prefix(path));
        keys.filter(|key| !key.contains(['.', '['])).collect()
    }

    pub(in crate::io) fn has(&self, path: &str) -> bool {
        self.shapes.contains_key(path)
    }

    /// The same of a document, or of the elements of a list.
    pub(super) fn has_inside(&self, path: &str) -> bool {
        self.has(path) || self.has(&format!("[].{path}"))
    }

    /// Whether a value of the object at `path`, under whatever key, has a key.
    pub(super) fn has_in_values(&self, path: &str, key: &str) -> bool {
        self.shapes.keys().any(|known| {
            let inside = known.strip_prefix(path).and_then(|rest| rest.strip_prefix('.'));
            inside.and_then(|rest| rest.rsplit_once('.')).is_some_and(|(_, last)| last == key)
        })
    }

    pub(super) fn has_any(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.has(path))
    }

    pub(super) fn is(&self, path: &str, shape: Shape) -> bool {
        self.shapes.get(path) == Some(&shape)
    }
}

/// The inside of a string whose opening quote is before `text`, escapes as they are, and what follows it.
fn string(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let place = from + memchr::memchr2(b'"', b'\\', bytes.get(from..)?)?;
        if bytes.get(place) == Some(&b'"') {
            return Some((text.get(..place)?, text.get(place + 1..)?));
        }
        from = place + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_with_their_paths_in_what_is_cut_short() {
        let keys = Keys::of(
            r#"{"graph": {"name": "a \"b\": {", "n": 1}, "nodes": [{"id": "é"}, {"x": [1, {"y": 2}]}], "links": [{"sou"#,
        );
        for path in ["graph", "graph.name", "graph.n", "nodes", "nodes[].id", "nodes[].x", "links"] {
            assert!(keys.has(path), "{path}: {keys:?}");
        }
        assert!(!keys.has("links[].sou") && !keys.has("id"), "{keys:?}");
        assert!(keys.is("nodes", Shape::Array) && keys.is("graph", Shape::Object));
        assert!(Keys::of("[[{\"a\": {}}]]").has("[][].a"));
        for text in ["", "[", "\"", "{\"a\\", "}", "{\"a\": \"\\\\\"}"] {
            let _ = Keys::of(text);
        }
    }

    #[test]
    fn brackets_in_brackets_take_no_more_memory_than_there_are() {
        for inner in ["[", "{\"a\":"] {
            let text = format!("{{\"nodes\": [{{\"x\": {}", inner.repeat(200_000));
            let keys = Keys::of(&text);
            assert!(keys.has("nodes[].x") && keys.shapes.len() <= DEPTH + 1, "{keys:?}");
        }
        let after = format!("{{\"a\": {}1{}, \"b\": {{\"c\": 1}}}}", "[".repeat(20), "]".repeat(20));
        let keys = Keys::of(&after);
        assert!(keys.has("b.c") && keys.is("b", Shape::Object), "{keys:?}");
    }

    #[test]
    fn a_second_value_is_not_looked_at() {
        let keys = Keys::of("{\"a\": 1}\n{\"b\": 2}\n");
        assert!(keys.has("a") && !keys.has("b"));
    }
}
