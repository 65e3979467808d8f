//! Columns that are kept as properties and seem to be slots under another name.

use crate::model::slots::EntityField;
use crate::model::{Finding, FindingCode};
use crate::schema;

use super::super::meant::{meant, meant_note};
use super::columns::{EdgeColumn, NodeColumn};
use super::header::Header;

/// What to report of such columns, which are counted from 0: a name that no source would choose is a warning, one that may
/// mean what it says a note.
pub(super) fn misnamed(header: &Header) -> Vec<(usize, Finding)> {
    let warning = |message| Finding::new(FindingCode::UnknownKey, message);
    match header {
        Header::Nodes(columns) => {
            let of_name = |(index, column): (usize, &NodeColumn)| match column {
                NodeColumn::Property(property) => Some((index, warning(schema::misnamed_of_node(&property.name)?))),
                _ => None,
            };
            let others = [EntityField::Category, EntityField::Name];
            let others = others.into_iter().filter_map(|slot| under_another_name(columns, slot));
            columns.iter().enumerate().filter_map(of_name).chain(others).collect()
        }
        Header::Edges(columns) => {
            let of_name = |(index, column): (usize, &EdgeColumn)| match column {
                EdgeColumn::Property(property) => Some((index, warning(schema::misnamed_of_edge(&property.name)?))),
                _ => None,
            };
            columns.iter().enumerate().filter_map(of_name).collect()
        }
    }
}

/// The first column that may hold a slot that no column has, and what to do about it.
fn under_another_name(columns: &[NodeColumn], slot: EntityField) -> Option<(usize, Finding)> {
    if columns.contains(&NodeColumn::Slot(slot)) {
        return None;
    }
    let names = columns.iter().map(|column| match column {
        NodeColumn::Property(property) => property.name.as_str(),
        _ => "",
    });
    let (index, name) = meant(slot, names)?;
    Some((index, Finding::new(FindingCode::Normalised, meant_note("column", name, slot))))
}
