//! Names of predicates, categories and slots in one spelling.

use std::borrow::Cow;

pub(super) use crate::model::slots::local as bare;

/// The name without `biolink:`.
pub(super) fn local(name: &str) -> &str {
    name.strip_prefix("biolink:").unwrap_or(name)
}

/// The words of a name in lower case, with one underscore between them: `Treated by` is `treated_by`.
///
/// Words end at spaces, underscores and commas: an early predicate is "negatively regulates, entity to entity".
pub(super) fn snake(name: &str) -> Cow<'_, str> {
    let name = bare(name);
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.bytes().all(is_plain) && !name.contains("__") {
        return Cow::Borrowed(name);
    }
    Cow::Owned(joined(name, |c| c.is_whitespace() || c == '_' || c == ',', "_"))
}

/// The letters of a name in lower case, without what is between its words: `Chemical entity` is
/// `chemicalentity`.
pub(super) fn letters(name: &str) -> String {
    joined(bare(name), |c| c.is_whitespace() || c == '_' || c == ',' || c == '-', "")
}

/// The letters of a value in lower case, with one underscore between words that spaces, underscores or hyphens
/// separate.
pub(super) fn value(text: &str) -> String {
    joined(bare(text), |c| c.is_whitespace() || c == '_' || c == '-', "_")
}

fn joined(text: &str, between: impl Fn(char) -> bool, with: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in text.split(between).filter(|word| !word.is_empty()) {
        if !joined.is_empty() {
            joined.push_str(with);
        }
        joined.extend(word.chars().flat_map(char::to_lowercase));
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{letters, snake, value};

    #[test]
    fn a_name_has_one_spelling() {
        for name in ["treated_by", "treated by", "biolink:treated_by", "BIOLINK:Treated By", " Treated__by "] {
            assert_eq!(snake(name), "treated_by", "{name}");
        }
        assert_eq!(snake("https://w3id.org/biolink/vocab/treats"), "treats");
        assert_eq!(snake("http://w3id.org/biolink/vocab/treats"), "treats");
        assert_eq!(snake("negatively regulates, entity to entity"), "negatively_regulates_entity_to_entity");
        assert_eq!(snake("RO:0002212"), "ro:0002212");
        assert_eq!(snake(""), "");
        assert_eq!(letters("biolink:Chemical entity"), "chemicalentity");
        assert_eq!(value("ADP-ribosylation"), "adp_ribosylation");
        assert_eq!(value(" biolink:loss of function"), "loss_of_function");
    }
}
