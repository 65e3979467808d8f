//! Own values of a row of edges: those that differ from row to row, used in place.

use crate::model::{RowSpans, Span};

/// An own value of a row: a text, or the list of publications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    Id,
    Subject,
    Object,
    Publications,
}

impl Own {
    /// Puts the value into its row.
    #[inline]
    pub(super) const fn put(self, row: &mut RowSpans, span: Span) {
        match self {
            Self::Id => row.id = span,
            Self::Subject => row.subject = span,
            Self::Object => row.object = span,
            Self::Publications => row.publications = span,
        }
    }
}
