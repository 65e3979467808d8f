//! The union of the crate's errors, for `?` in applications.

use crate::build::BuildError;
use crate::model::{CurieError, ReadError, TermError};
use crate::query::QueryError;

/// Any error of the crate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A text is no CURIE.
    #[error(transparent)]
    Curie(#[from] CurieError),
    /// A text is no predicate or category.
    #[error(transparent)]
    Term(#[from] TermError),
    /// A source cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A graph cannot be frozen.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// A query cannot be run on a graph.
    #[error(transparent)]
    Query(#[from] QueryError),
}
