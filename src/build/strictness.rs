//! How much a source may have wrong with it.

use serde::{Deserialize, Serialize};

use crate::model::{Finding, ReadError};

/// What happens where a source has something wrong with it.
///
/// | | a warning | a row that cannot be read | a source that cannot be read on |
/// |---|---|---|---|
/// | strict | error | error | error |
/// | standard | counted, kept | counted, left out | error |
/// | lenient | counted, kept | counted, left out | counted; what stands before is kept |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strictness {
    /// The first finding above a note ends the loading.
    Strict,
    /// Rows are left out one by one; a source that cannot be read to its end is an error.
    #[default]
    Standard,
    /// What could be read of a source is kept.
    Lenient,
}

/// Why loading ended before the end of the source.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The source cannot be read, or is not of the reader's format.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// In strict mode, the first finding above a note.
    #[error("{0}; strict loading ends at the first finding")]
    Refused(Finding),
}
