//! What the cells of a row of edges are for: some each row has for itself, the others it shares with many.

use super::columns::EdgeColumn;

/// What columns that stand side by side are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One column that rows differ in.
    Own(Own),
    /// Columns that rows share.
    Shared { width: usize, with: With },
}

/// A cell that a row has for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    Id,
    Subject,
    Object,
    Publications,
}

/// With what a shared cell is kept: the form of its row, the extras, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct With {
    pub(super) form: bool,
    pub(super) extras: bool,
}

impl EdgeColumn {
    /// What a column alone is for.
    pub(super) fn part(&self) -> Part {
        let with = |form, extras| Part::Shared { width: 1, with: With { form, extras } };
        match self {
            Self::Id => Part::Own(Own::Id),
            Self::Subject => Part::Own(Own::Subject),
            Self::Object => Part::Own(Own::Object),
            Self::Publications => Part::Own(Own::Publications),
            Self::Predicate
            | Self::Negated
            | Self::Qualifier(_)
            | Self::Context(..)
            | Self::EpistemicStatus
            | Self::KnowledgeLevel
            | Self::AgentType
            | Self::PrimaryKnowledgeSource
            | Self::Layer => with(true, false),
            // They tell statements apart, and stand among the extras, too.
            Self::ClinicalStatus | Self::Applicability(_) => with(true, true),
            Self::Effect
            | Self::ShortcutOver
            | Self::ValidFrom
            | Self::ValidTo
            | Self::Reported
            | Self::Property(_) => with(false, true),
        }
    }
}

/// The parts of a row in order; shared columns side by side are one part.
pub(super) fn parts(columns: &[EdgeColumn]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for column in columns {
        let part = column.part();
        match (parts.last_mut(), part) {
            (Some(Part::Shared { width, with }), Part::Shared { with: also, .. }) if *with == also => *width += 1,
            _ => parts.push(part),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_columns_side_by_side_are_one_part() {
        let names = ["subject", "predicate", "negated", "object", "layer", "note", "weight", "clinical_status"];
        let columns = names.map(EdgeColumn::new);
        let shared = |width, form, extras| Part::Shared { width, with: With { form, extras } };
        assert_eq!(
            parts(&columns),
            [
                Part::Own(Own::Subject),
                shared(2, true, false),
                Part::Own(Own::Object),
                shared(1, true, false),
                shared(2, false, true),
                shared(1, true, true),
            ]
        );
    }
}
