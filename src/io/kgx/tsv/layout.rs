//! The roles of the cells of a row of edges: some are the row's own, others are shared by many rows.

use crate::model::slots::{Place, StatementField};

pub(super) use super::super::own::Own;

use super::columns::{Again, Column, EdgeColumn};

/// The role of adjacent columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One column that rows differ in.
    Own(Own),
    /// Columns that rows share.
    Shared { width: usize, with: With },
    /// A column that repeats an own cell before it; none if that cell comes after it.
    Again(Option<Own>),
    /// A column of row numbers, which are left out.
    RowNumbers,
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
        let slot = match self {
            Self::Slot(field) => field.slot(),
            Self::Qualifier(_) | Self::Context(..) => return with(true, false),
            // They keep statements separate, and are kept among the extras, too; the last two are compared with another
            // column.
            Self::Applicability(_) | Self::StandIn(..) | Self::Again(_) | Self::More(_) => return with(true, true),
            Self::Property(property) if property.row_numbers.is_some() => return Part::RowNumbers,
            Self::Property(property) => {
                return with(property.tells_apart || property.is_clinical(), true);
            }
        };
        match slot.field {
            StatementField::Id => Part::Own(Own::Id),
            StatementField::Subject => Part::Own(Own::Subject),
            StatementField::Object => Part::Own(Own::Object),
            StatementField::Publications => Part::Own(Own::Publications),
            StatementField::ClinicalStatus | StatementField::Effect => with(true, true),
            _ if self.is_nested() => with(true, true),
            _ => with(slot.place != Place::Rare, slot.place == Place::Rare),
        }
    }
}

/// The parts of a row in order; shared columns side by side are one part.
pub(super) fn parts(columns: &[EdgeColumn]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // A structure may say anything, so that what is beside it is read with it.
    let is_nested = columns.iter().any(Column::is_nested);
    // What stands in for a source is a property where there is one.
    let has_stand_in = columns.iter().any(|column| matches!(column, EdgeColumn::StandIn(..)));
    for (index, column) in columns.iter().enumerate() {
        let is_source = *column == EdgeColumn::Slot(StatementField::PrimaryKnowledgeSource);
        let part = match column.part() {
            Part::Shared { width, .. } if is_nested || has_stand_in && is_source => {
                Part::Shared { width, with: With { form: true, extras: true } }
            }
            part => part,
        };
        let part = match column {
            EdgeColumn::Again(Again { of, .. }) => match columns.get(*of).map(EdgeColumn::part) {
                Some(Part::Own(own)) => Part::Again(Some(own).filter(|_| *of < index)),
                _ => part,
            },
            _ => part,
        };
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
