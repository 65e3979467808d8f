//! Checks of every KGX record: missing identifiers, booleans, names.

use crate::model::slots::is_placeholder;
use crate::model::{Finding, FindingCode};
use crate::text::quoted;

pub(super) use crate::io::names::odd_name;

/// Whether an identifier is blank or a placeholder.
pub(super) fn is_missing(id: &str) -> bool {
    is_placeholder(id) || id.trim().is_empty()
}

/// The finding for an identifier that is missing.
pub(super) fn missing_id(slot: &str, id: &str) -> Finding {
    Finding::new(FindingCode::EmptyId, format!("{slot} is {}; give it a CURIE", quoted(id)))
}

/// A boolean as tables write it: `true`, `1`, `false`, `0`, R's `T` and `F`, what pandas makes of 1 and 0 in a column that lacks
/// some (`1.0`), and no value or a placeholder, which is false.
pub(super) fn boolean(text: &str) -> Option<bool> {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    match text {
        "1" | "1.0" | "T" => Some(true),
        "0" | "" | "0.0" | "F" => Some(false),
        _ if is("true") => Some(true),
        _ if is("false") || is_placeholder(text) => Some(false),
        _ => None,
    }
}

/// The finding for a `negated` that is no boolean.
pub(super) fn bad_negation(found: &str) -> Finding {
    Finding::new(FindingCode::Unreadable, format!("negated is {found}; true or false is expected"))
}

/// The finding for a boolean that is a placeholder.
pub(super) fn odd_negation(found: &str) -> Option<Finding> {
    is_placeholder(found)
        .then(|| Finding::new(FindingCode::Normalised, format!("negated {} is read as false", quoted(found))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_but_a_boolean_is_one() {
        for (text, expected) in [
            ("TRUE", Some(true)),
            ("None", Some(false)),
            ("", Some(false)),
            ("nan", Some(false)),
            ("no", None),
            ("T", Some(true)),
            ("0.0", Some(false)),
            ("t", None),
        ] {
            assert_eq!(boolean(text), expected, "{text:?}");
        }
    }
}
