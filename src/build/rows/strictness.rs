//! How much a source may have wrong with it.

use serde::{Deserialize, Serialize};

use crate::model::{Finding, FindingCode, ReadError, Severity};

/// What happens where a source has something wrong with it.
///
/// | | a harmless warning | another warning | a row that cannot be read | a source that cannot be read on |
/// |---|---|---|---|---|
/// | pedantic | error | error | error | error |
/// | strict | counted, kept | error | error | error |
/// | standard | counted, kept | counted, kept | counted, left out | error |
/// | lenient | counted, kept | counted, kept | counted, left out | counted; everything before is kept |
///
/// A warning is harmless if it is not about [meaning](FindingCode::is_about_meaning), such as a name that differs
/// between two rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strictness {
    /// The first finding above a note ends the loading.
    Pedantic,
    /// The first row that cannot be read, and the first warning about what a source means, ends the loading.
    Strict,
    /// Rows are left out one by one; a source that cannot be read to its end is an error.
    #[default]
    Standard,
    /// What could be read of a source is kept.
    Lenient,
}

impl Strictness {
    /// Whether a finding of this code ends the loading.
    #[must_use]
    pub fn ends_at(self, code: FindingCode) -> bool {
        match self {
            Self::Pedantic => code.severity() > Severity::Note,
            Self::Strict => match code.severity() {
                Severity::Note => false,
                Severity::Warning => code.is_about_meaning(),
                Severity::Quarantined | Severity::Error => true,
            },
            Self::Standard | Self::Lenient => false,
        }
    }

    /// Whether any finding ends the loading.
    pub(in crate::build) const fn is_strict(self) -> bool {
        matches!(self, Self::Pedantic | Self::Strict)
    }
}

/// Why loading ended before the end of the source.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The source cannot be read, or is not of the reader's format.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// In pedantic or strict mode, the first finding that [ends](Strictness::ends_at) the loading.
    #[error("{0}; strict loading ends at the first such finding")]
    Refused(Finding),
}
