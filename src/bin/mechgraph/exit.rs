//! Exit codes and failures.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mechgraph::build::{BuildError, LoadError, OverlayError};
use mechgraph::graph::SnapshotError;
use mechgraph::io::OpenError;
use mechgraph::model::Finding;
use mechgraph::query::{LimitKind, Limits, QueryError};
use mechgraph::schema;

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
    Corrupt = 7,
    Interrupted = 130,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why the program cannot go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{0}")]
    Usage(String),
    #[error("{}", in_program(.0))]
    Query(#[from] QueryError),
    #[error("{0}{cause}", cause = cause(.0))]
    Open(#[from] OpenError),
    #[error("{0}{cause}", cause = cause(.0))]
    Load(LoadError),
    #[error("{place}{code} {message}; --strict ends at the first such finding", place = place(.0), code = .0.code, message = .0.message)]
    Refused(Finding),
    /// A question of a file.
    #[error("{place}: {error}")]
    Asked { place: String, error: QueryError },
    #[error("{0}")]
    Input(String),
    #[error("{path}: {error}", path = .0.display(), error = .1)]
    Snapshot(PathBuf, SnapshotError),
    #[error(transparent)]
    Overlay(#[from] OverlayError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("cannot write {path}: {error}", path = .0.display(), error = .1)]
    File(PathBuf, io::Error),
    #[error("cannot write: {0}")]
    Write(io::Error),
    #[error("cannot encode: {0}")]
    Encode(#[from] serde_json::Error),
}

impl Failure {
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::Query(QueryError::InPattern { error, .. }) => Self::Query((**error).clone()).code(),
            Self::Asked { error, .. } => Self::Query(error.clone()).code(),
            Self::Query(QueryError::NotFound { .. } | QueryError::NoStatement(_))
            | Self::Overlay(OverlayError::NoEntity(_) | OverlayError::NoStatement(_)) => Code::NotFound,
            Self::Query(QueryError::Limit(LimitKind::Cancelled)) => Code::Interrupted,
            Self::Query(QueryError::Limit(_)) => Code::Limit,
            Self::Overlay(OverlayError::Nested(_) | OverlayError::Refused(_))
            | Self::Open(_)
            | Self::Load(_)
            | Self::Refused(_)
            | Self::Input(_) => Code::BadInput,
            Self::Query(_) | Self::Usage(_) | Self::Overlay(_) => Code::Usage,
            Self::Snapshot(..) => Code::Corrupt,
            // A place that cannot be written to was named wrongly; a full disk is nobody's mistake.
            Self::File(_, error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::WriteZero | io::ErrorKind::Other => Code::Internal,
                _ => Code::Usage,
            },
            Self::Build(_) | Self::Write(_) | Self::Encode(_) => Code::Internal,
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Refused(finding) => Self::Refused(finding),
            other => Self::Load(other),
        }
    }
}

/// What is wrong with a question, with what the program has to mend it.
fn in_program(error: &QueryError) -> String {
    let limit = match error {
        QueryError::NotFound { name, .. } => {
            return match schema::category(name) {
                Some(category) => format!("{error}; biolink:{} is any entity of that category", category.name()),
                None if Path::new(name).extension().is_some() && Path::new(name).exists() => {
                    format!("{error}; it is a file, and files come after the names, or with --graph")
                }
                None => error.to_string(),
            };
        }
        QueryError::Limit(limit) => limit,
        _ => return error.to_string(),
    };
    let size = match limit {
        LimitKind::Cancelled => return "interrupted before there was an answer".to_owned(),
        LimitKind::Deadline => {
            return format!("{limit} cut the run before there was an answer; give more time by --timeout");
        }
        LimitKind::Memory => format!(" of {} MiB", Limits::default().memory >> 20),
        _ => String::new(),
    };
    format!(
        "{limit}{size} cut the run before there was an answer, and no option raises it; ask for less, such as for one \
         entity at an end, or for fewer steps"
    )
}

/// The cause of an error, which no message of its own names.
fn cause(error: &dyn Error) -> String {
    error.source().map_or_else(String::new, |source| format!(": {source}"))
}

/// The place of a finding, as far as it is known.
fn place(finding: &Finding) -> String {
    match (finding.source.as_str(), finding.line, finding.column) {
        ("", _, _) => String::new(),
        (source, 0, _) => format!("{source}: "),
        (source, line, 0) => format!("{source}, line {line}: "),
        (source, line, column) => format!("{source}, line {line}, column {column}: "),
    }
}
