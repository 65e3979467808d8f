//! What a parser of JSON says is wrong, in the words of its users.

use crate::text::quoted;

/// What is wrong, without the place, which a finding has of its own.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    in_words(text.rfind(" at line ").and_then(|end| text.get(..end)).unwrap_or(&text))
}

/// Replaces the words of `serde_json` 1.0 and of what it derives.
pub(crate) fn in_words(text: &str) -> String {
    let between = |start: &str, end: &str| text.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    if let Some(what) = text.strip_prefix("EOF while parsing ") {
        return format!("the text ends in the middle of {what}");
    }
    if let Some(key) = between("duplicate field `", "`") {
        return format!("key {} occurs twice in one object; keep one", quoted(key));
    }
    if let Some(key) = between("missing field `", "`") {
        return format!("there is no key {}; add it", quoted(key));
    }
    if text == "trailing characters" {
        return "something follows after the end; leave it out".to_owned();
    }
    let misfit = text.strip_prefix("invalid type: ").or_else(|| text.strip_prefix("invalid value: "));
    let Some((found, expected)) = misfit.and_then(|rest| rest.rsplit_once(", expected ")) else {
        return text.to_owned();
    };
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let value = value.trim_start_matches("point ").trim_matches('`');
    let found = match kind {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        "string" => format!("the text {value}"),
        "integer" | "floating" => format!("the number {value}"),
        "boolean" => value.to_owned(),
        _ => found.to_owned(),
    };
    let expected = match expected {
        "a sequence" => "a list",
        "a map" => "an object",
        "a string" => "a text",
        "a boolean" => "true or false",
        other => other,
    };
    format!("it is {found}, and {expected} is expected")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_parser_are_replaced() {
        for (text, expected) in [
            ("EOF while parsing a string", "the text ends in the middle of a string"),
            ("invalid type: map, expected a sequence", "it is an object, and a list is expected"),
            ("invalid type: null, expected an array", "it is null, and an array is expected"),
            ("invalid type: string \"a\", expected a boolean", "it is the text \"a\", and true or false is expected"),
            ("invalid type: integer `7`, expected a BEL term", "it is the number 7, and a BEL term is expected"),
            ("invalid type: floating point `1.5`, expected a string", "it is the number 1.5, and a text is expected"),
            ("duplicate field `id`", "key \"id\" occurs twice in one object; keep one"),
            ("expected value", "expected value"),
        ] {
            assert_eq!(in_words(text), expected);
        }
    }
}
