//! What is wrong with a metapath.

use rapidfuzz::distance::osa;

use crate::query::plan::MetapathError;

/// A problem and its column, before it is known in which metapath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) column: usize,
    pub(super) text: String,
}

impl Problem {
    pub(super) fn new(column: usize, text: impl Into<String>) -> Self {
        Self { column, text: text.into() }
    }

    pub(super) fn of(self, metapath: &str) -> MetapathError {
        MetapathError { metapath: metapath.to_owned(), column: self.column, problem: self.text }
    }
}

/// The nearest of known names, as the end of a message.
pub(super) fn did_you_mean<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> String {
    let limit = unknown.chars().count().div_ceil(3);
    let near = known.map(|name| (osa::distance(unknown.chars(), name.chars()), name)).min();
    near.filter(|(distance, _)| *distance <= limit)
        .map_or_else(String::new, |(_, name)| format!("; did you mean {name}?"))
}
