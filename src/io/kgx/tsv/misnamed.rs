//! Columns that are kept as properties and seem to be slots under another name.

use crate::model::slots::EntityField;
use crate::model::{Finding, FindingCode};
use crate::schema;
use crate::text::quoted;

use super::columns::{EdgeColumn, NodeColumn};
use super::header::Header;

/// Names of columns that may hold a slot of nodes, where no column has the slot's name.
const MEANT: [(EntityField, &[&str]); 2] = [
    (EntityField::Category, &["type", "types", "node_type", "entity_type", "semantic_type", "kind", "class"]),
    (EntityField::Name, &["label", "node_name", "node_label", "preferred_name", "preferred_label", "title", "symbol"]),
];

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
            let others = MEANT.into_iter().filter_map(|(slot, names)| under_another_name(columns, slot, names));
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
fn under_another_name(columns: &[NodeColumn], slot: EntityField, names: &[&str]) -> Option<(usize, Finding)> {
    if columns.contains(&NodeColumn::Slot(slot)) {
        return None;
    }
    let (index, name) = columns.iter().enumerate().find_map(|(index, column)| match column {
        NodeColumn::Property(property) => {
            let is_meant = names.iter().any(|name| property.name.eq_ignore_ascii_case(name));
            is_meant.then_some((index, &property.name))
        }
        _ => None,
    })?;
    let slot = slot.name();
    let message = format!("column {} is kept as a property; if it is the {slot}, call it {slot}", quoted(name));
    Some((index, Finding::new(FindingCode::Normalised, message)))
}
