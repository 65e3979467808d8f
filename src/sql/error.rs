//! Why a question has no SQL.

use crate::query::QueryError;
use crate::text::quoted;

/// Why a question has no SQL.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SqlError {
    /// An end is anything, so that paths would be looked for between all entities.
    #[error("an end is anything; name entities by identifier, or a category")]
    Anything,
    /// A text is a name, which the tables do not know.
    #[error("{} is no identifier; look it up in a graph that has the entity, in the program with --graph", quoted(.0))]
    Name(String),
    /// Classes stand in for one entity that is asked about, and the end is not one.
    #[error("classes stand in for one entity; name one, without exact endpoints")]
    NoClasses,
    /// Something of the question that the tables cannot say.
    #[error("{0} has no SQL; leave it out, and ask it of the small graph")]
    Unsupported(&'static str),
    /// What is wrong with the question itself.
    #[error(transparent)]
    Query(#[from] QueryError),
}
