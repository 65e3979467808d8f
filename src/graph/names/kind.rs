//! The kinds of names.

use serde::Serialize;

/// What kind of name matched, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// The primary identifier.
    Id,
    /// An equivalent identifier.
    EquivalentId,
    /// The name.
    Name,
    /// A synonym, or a label in another language.
    Synonym,
}
