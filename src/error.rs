//! The union of the crate's errors, for `?` in applications.

use crate::build::{BuildError, LoadError, OverlayError};
use crate::graph::SnapshotError;
use crate::model::{ChoiceError, CurieError, DateError, ProbabilityError, ReadError, TermError};
use crate::query::{CostModelError, MetapathError, ProofError, QueryError};
use crate::sql::SqlError;

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
    /// A text names none of a closed set: no sign, direction, effect, basis, status, context dimension or SQL dialect.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// A text is no date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// A source cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// There is nothing to read at a path.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Open(#[from] crate::io::OpenError),
    /// A destination is of no format that can be written.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Destination(#[from] crate::io::DestinationError),
    /// A graph cannot be saved.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Save(#[from] crate::io::SaveError),
    /// A TRAPI message asks nothing that can be read.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Trapi(#[from] crate::io::trapi::TrapiError),
    /// A source cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A graph cannot be frozen.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Changes cannot be laid over a graph.
    #[error(transparent)]
    Overlay(#[from] OverlayError),
    /// A snapshot cannot be opened.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// A graph or an answer cannot be written.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
    /// A text is no metapath.
    #[error(transparent)]
    Metapath(#[from] MetapathError),
    /// A text is no probability.
    #[error(transparent)]
    Probability(#[from] ProbabilityError),
    /// A text is no table of costs.
    #[error(transparent)]
    Costs(#[from] CostModelError),
    /// A question cannot be said in SQL.
    #[error(transparent)]
    Sql(#[from] SqlError),
    /// A picture cannot be written as PNG or PDF.
    #[cfg(feature = "raster")]
    #[error(transparent)]
    Raster(#[from] crate::render::RasterError),
    /// A query cannot be run on a graph.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// An answer does not hold.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Answer(#[from] crate::query::AnswerError),
    /// A proof does not hold.
    #[error(transparent)]
    Proof(#[from] ProofError),
}
