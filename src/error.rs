//! The union of the crate's errors, for `?` in applications.

use crate::build::{BuildError, LoadError, OverlayError};
use crate::graph::SnapshotError;
use crate::model::{ChoiceError, CurieError, DateError, ProbabilityError, ReadError, TermError};
use crate::query::{CostModelError, MetapathError, ProofError, QueryError};
use crate::sql::SqlError;

/// Any error of the crate.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum Error {
    /// A text is no CURIE.
    Curie(#[from] CurieError),
    /// A text is no predicate or category.
    Term(#[from] TermError),
    /// A text names none of a closed set: no sign, direction, effect, basis, status, context dimension or SQL dialect.
    Choice(#[from] ChoiceError),
    /// A text is no date.
    Date(#[from] DateError),
    /// A source cannot be read.
    Read(#[from] ReadError),
    /// There is nothing to read at a path.
    #[cfg(feature = "json")]
    Open(#[from] crate::io::OpenError),
    /// A destination is of no format that can be written.
    #[cfg(feature = "json")]
    Destination(#[from] crate::io::DestinationError),
    /// A graph cannot be saved.
    #[cfg(feature = "json")]
    Save(#[from] crate::io::SaveError),
    /// A TRAPI message asks nothing that can be read.
    #[cfg(feature = "json")]
    Trapi(#[from] crate::io::trapi::TrapiError),
    /// A source cannot be loaded.
    Load(#[from] LoadError),
    /// A graph cannot be frozen.
    Build(#[from] BuildError),
    /// Changes cannot be laid over a graph.
    Overlay(#[from] OverlayError),
    /// A snapshot cannot be opened.
    Snapshot(#[from] SnapshotError),
    /// A graph or an answer cannot be written.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
    /// A text is no metapath.
    Metapath(#[from] MetapathError),
    /// A text is no probability.
    Probability(#[from] ProbabilityError),
    /// A text is no table of costs.
    Costs(#[from] CostModelError),
    /// A question cannot be said in SQL.
    Sql(#[from] SqlError),
    /// A picture cannot be written as PNG or PDF.
    #[cfg(feature = "raster")]
    Raster(#[from] crate::render::RasterError),
    /// A query cannot be run on a graph.
    Query(#[from] QueryError),
    /// An answer does not hold.
    #[cfg(feature = "json")]
    Answer(#[from] crate::query::AnswerError),
    /// A proof does not hold.
    Proof(#[from] ProofError),
}
