//! Columns that are kept as properties and seem to be slots under another name.

use crate::model::slots::EntityField;
use crate::model::{Finding, FindingCode};
use crate::schema;

use super::super::meant::{meant, meant_note};
use super::columns::NodeColumn;
use super::header::Header;

/// What to report of such columns, which are counted from 0: a name that no source would choose is a warning, one that may
/// mean what it says a note.
pub(super) fn misnamed(header: &Header) -> Vec<(usize, Finding)> {
    let columns: &[NodeColumn] = match header {
        Header::Nodes(columns) => columns,
        Header::Edges(_) => &[],
    };
    let warning = |index| {
        let name = &header.property(index)?.name;
        let message = match header {
            Header::Nodes(_) => schema::misnamed_of_node(name),
            Header::Edges(_) => schema::misnamed_of_edge(name),
        };
        Some((index, Finding::new(FindingCode::UnknownKey, message?)))
    };
    let others = [EntityField::Category, EntityField::Name];
    let others = others.into_iter().filter_map(|slot| under_another_name(columns, slot));
    (0..header.len()).filter_map(warning).chain(others).collect()
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
