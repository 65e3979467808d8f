//! What is wrong with a metapath.

use rapidfuzz::distance::osa;

/// What is wrong with a metapath: its notation, or a word that means nothing in a graph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("metapath {metapath:?}, column {column}: {problem}")]
#[non_exhaustive]
pub struct MetapathError {
    /// The metapath as given.
    pub metapath: String,
    /// Where in it, in characters from 1.
    pub column: usize,
    /// What is wrong, and what to write instead if that is known.
    pub problem: String,
}

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
