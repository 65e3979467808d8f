//! Texts that name one of a closed set.

use crate::text::quoted;

/// A text that names none of a closed set, such as a sign, an effect or a status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {of} {}; {} is expected", quoted(.given), listed(.choices))]
#[non_exhaustive]
pub struct ChoiceError {
    /// What was to be named, such as `sign`.
    pub of: &'static str,
    /// The text.
    pub given: String,
    /// The names that would do.
    pub choices: Vec<&'static str>,
}

/// The member of a set with a name.
pub(crate) fn choose<T: Copy>(
    of: &'static str,
    set: &[T],
    name: impl Fn(T) -> &'static str,
    given: &str,
) -> Result<T, ChoiceError> {
    let found = set.iter().copied().find(|member| name(*member) == given);
    found.ok_or_else(|| ChoiceError { of, given: given.to_owned(), choices: set.iter().copied().map(name).collect() })
}

fn listed(choices: &[&str]) -> String {
    match choices {
        [one, other] => format!("{one} or {other}"),
        many => format!("one of {}", many.join(", ")),
    }
}
