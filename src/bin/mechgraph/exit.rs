//! Exit codes and failures.

use std::io;
use std::process::ExitCode;

use mechgraph::build::BuildError;
use mechgraph::model::ReadError;
use mechgraph::query::QueryError;

/// What the program ends with. The numbers are a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    Ok = 0,
    Internal = 1,
    Usage = 2,
    NotFound = 3,
    BadInput = 4,
    Rejects = 5,
    Limit = 6,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why the program cannot go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Query(#[from] QueryError),
    #[error("{0}{cause}", cause = cause(.0))]
    Read(#[from] ReadError),
    #[error("{path}: {error}")]
    File { path: String, error: io::Error },
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("cannot write: {0}")]
    Write(io::Error),
    #[error("cannot encode: {0}")]
    Encode(#[from] serde_json::Error),
}

impl Failure {
    pub(crate) const fn code(&self) -> Code {
        match self {
            Self::Query(QueryError::NotFound { .. } | QueryError::NoStatement(_)) => Code::NotFound,
            Self::Query(QueryError::Limit(_)) => Code::Limit,
            Self::Query(_) => Code::Usage,
            Self::Read(_) | Self::File { .. } => Code::BadInput,
            Self::Build(_) | Self::Write(_) | Self::Encode(_) => Code::Internal,
        }
    }
}

/// The cause of a read error, as it stands in no message of its own.
fn cause(error: &ReadError) -> String {
    std::error::Error::source(error).map_or_else(String::new, |source| format!(": {source}"))
}
