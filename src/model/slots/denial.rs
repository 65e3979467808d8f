//! Properties that seem to deny a statement, in the words of other models.

use super::super::Value;
use super::keys::bare;

/// Which values of a property deny the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denying {
    /// `false` and words against it, as of `assertion`.
    No,
    /// `true`, as of `refuted`.
    Yes,
    /// Words against it alone, as of `status`.
    Words,
}

/// Keys whose value says whether the statement holds.
const CLAIMS: [&str; 16] = [
    "affirmed",
    "agreement",
    "asserted",
    "assertion",
    "claim",
    "correct",
    "holds",
    "support",
    "supported",
    "supports",
    "true",
    "truth",
    "truth_value",
    "valid",
    "validity",
    "verdict",
];

/// Keys that say that it does not.
const DENIALS: [&str; 14] = [
    "contradicted",
    "denied",
    "disproved",
    "disproven",
    "false",
    "incorrect",
    "invalid",
    "obsolete",
    "opposed",
    "opposes",
    "refuted",
    "refutes",
    "rejected",
    "retracted",
];

/// Keys that say so by words alone, among others that do not.
const STATES: [&str; 3] = ["conclusion", "outcome", "status"];

/// Values that speak against a statement.
const AGAINST: [&str; 30] = [
    "against",
    "contradict",
    "contradicted",
    "contradicting",
    "contradictory",
    "contradicts",
    "denied",
    "denies",
    "disagree",
    "disagrees",
    "disproved",
    "disproven",
    "disproves",
    "does_not_support",
    "incorrect",
    "invalid",
    "not_supported",
    "not_supporting",
    "not_true",
    "opposed",
    "opposes",
    "opposing",
    "refute",
    "refuted",
    "refutes",
    "refuting",
    "rejected",
    "retracted",
    "unsupported",
    "untrue",
];

/// Which values of a property deny the statement, by its name in `snake_case`; none of most names.
pub(super) fn denying(name: &str) -> Option<Denying> {
    let name = ["is_", "was_", "has_"].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(name);
    let is_in = |list: &[&str]| list.binary_search(&name).is_ok();
    if is_in(&CLAIMS) {
        Some(Denying::No)
    } else if is_in(&DENIALS) {
        Some(Denying::Yes)
    } else if is_in(&STATES) {
        Some(Denying::Words)
    } else {
        None
    }
}

impl Denying {
    pub(super) fn is_denied_by(self, value: &Value) -> bool {
        match (self, value) {
            (Self::No, Value::Bool(false)) | (Self::Yes, Value::Bool(true)) => true,
            (Self::Yes, Value::Integer(number)) => *number == 1,
            (Self::No, Value::Integer(number)) => matches!(number, 0 | -1),
            (_, Value::Text(text)) => {
                let word = bare(text);
                let is = |words: &[&str]| words.contains(&&*word);
                match self {
                    Self::No => is(&["false", "no", "negative", "f", "n"]) || AGAINST.binary_search(&&*word).is_ok(),
                    Self::Yes => is(&["true", "yes", "t", "y"]),
                    Self::Words => AGAINST.binary_search(&&*word).is_ok(),
                }
            }
            (_, Value::List(values)) => values.iter().any(|value| self.is_denied_by(value)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::{Unread, value_tells_apart};
    use super::*;

    #[test]
    fn what_denies_a_statement_is_found_by_key_and_value() {
        for (key, value) in [
            ("assertion", Value::Bool(false)),
            ("Assertion", Value::from("False")),
            ("support", Value::from("against")),
            ("supports", Value::from("Does Not Support")),
            ("isTrue", Value::from("no")),
            ("is_correct", Value::Integer(0)),
            ("refuted", Value::Bool(true)),
            ("is_refuted", Value::Integer(1)),
            ("status", Value::from("REFUTED")),
            ("verdict", Value::List(vec![Value::from("refutes")])),
        ] {
            assert!(
                Unread::of(key, &value) == Some(Unread::Denial) && value_tells_apart(key, &value),
                "{key} {value:?}"
            );
        }
        for (key, value) in [
            ("assertion", Value::Bool(true)),
            ("support", Value::Number(0.9)),
            ("support", Value::Integer(12)),
            ("support", Value::from("strong")),
            ("refuted", Value::Bool(false)),
            ("status", Value::from("released")),
            ("status", Value::Bool(false)),
            ("support_score", Value::Integer(0)),
            ("reviewed", Value::Bool(false)),
            ("negated", Value::Bool(true)),
            ("note", Value::from("against")),
        ] {
            assert_eq!(Unread::of(key, &value), None, "{key} {value:?}");
            assert!(key == "negated" || !value_tells_apart(key, &value), "{key}");
        }
    }

    #[test]
    fn lists_of_words_are_sorted() {
        for list in [&CLAIMS[..], &DENIALS, &STATES, &AGAINST] {
            assert!(list.is_sorted());
        }
    }
}
