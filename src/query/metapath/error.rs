//! What is wrong with a metapath.

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
