//! Rows of edges in which cells hold structures.

use serde_json::{Map, Value as Json};

use crate::model::slots::StatementField as Field;
use crate::model::{Applicability, Finding, Statement};

use super::super::checks::is_missing;
use super::super::literal;
use super::super::records::{Taken, edge_of_cells};
use super::cells::Cells;
use super::columns::{Again, Column, EdgeColumn, Shape, key_of};
use super::notes::Notes;
use super::refill;

/// Whether a cell of a row may hold a structure.
pub(super) fn is_nested(columns: &[impl Column], cells: Cells<'_>) -> bool {
    columns.iter().enumerate().any(|(index, column)| column.is_nested() && !cells.at(index).is_empty())
}

/// Whether what rows share may come from structures: then it has more fields than the columns fill.
pub(super) fn may_be_nested(columns: &[EdgeColumn]) -> bool {
    columns.iter().any(Column::is_nested)
}

/// The statement of a row in which cells hold structures, read as an object of JSON is.
pub(super) fn nested(columns: &[EdgeColumn], cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<Statement, Finding> {
    of_cells(columns, cells, |_| true, notes)
}

/// The same without the id and the publications that the row has in cells of their own: what its structures say, which other
/// rows may share.
pub(super) fn nested_without_own(
    columns: &[EdgeColumn],
    cells: Cells<'_>,
    notes: &mut Notes<'_>,
) -> Result<Statement, Finding> {
    let is_shared = |column: &EdgeColumn| !matches!(column, EdgeColumn::Slot(Field::Id | Field::Publications));
    of_cells(columns, cells, is_shared, notes)
}

fn of_cells(
    columns: &[EdgeColumn],
    cells: Cells<'_>,
    is_read: impl Fn(&EdgeColumn) -> bool,
    notes: &mut Notes<'_>,
) -> Result<Statement, Finding> {
    let mut object = Map::new();
    let mut applicability = Map::new();
    for (index, column) in columns.iter().enumerate() {
        let cell = cells.at(index);
        if cell.is_empty() || !is_read(column) {
            continue;
        }
        match column {
            EdgeColumn::Slot(Field::Id | Field::Subject | Field::Object) if is_missing(cell) => {}
            EdgeColumn::Again(Again { of, .. }) if cell == cells.at(*of) || is_missing(cell) => {}
            EdgeColumn::Again(Again { of, .. })
                if is_missing(cells.at(*of))
                    && columns.get(*of).is_some_and(|own| !object.contains_key(&own.key())) =>
            {
                if let Some(own) = columns.get(*of) {
                    object.insert(own.key(), Json::from(cell));
                }
            }
            EdgeColumn::Again(Again { of, property, .. }) => {
                notes.differs(&property.name, &key_of(columns, *of), index);
                object.insert(column.key(), Json::from(cell));
            }
            EdgeColumn::Slot(Field::Applicability) => {
                object.insert(column.key(), literal::parse(cell).unwrap_or_else(|| Json::from(cell)));
            }
            EdgeColumn::Slot(Field::Qualifiers | Field::ShortcutOver) => {
                let value = literal::parse(cell).unwrap_or_else(|| list_of(cell).into());
                object.insert(column.key(), value);
            }
            EdgeColumn::Applicability(field) => {
                let value = if *field == Applicability::COURSES { list_of(cell).into() } else { Json::from(cell) };
                applicability.insert((*field).to_owned(), value);
            }
            EdgeColumn::Property(property) if property.leaves_out(cell) => {}
            EdgeColumn::Property(property) | EdgeColumn::StandIn(_, property) if property.shape == Shape::One => {
                object.insert(column.key(), refill::json_of_cell(property, cell));
            }
            column if column.is_list() => drop(object.insert(column.key(), list_of(cell).into())),
            column => drop(object.insert(column.key(), Json::from(cell))),
        }
    }
    if !applicability.is_empty() && !object.contains_key(Field::Applicability.name()) {
        object.insert(Field::Applicability.name().to_owned(), Json::Object(applicability));
    }
    read_object(object, edge_of_cells, columns, cells, notes)
}

/// Reads the object of a row in which cells hold structures. What has no column is a part of the first structure.
pub(super) fn read_object<T>(
    object: Map<String, Json>,
    read: fn(Map<String, Json>) -> Taken<T>,
    columns: &[impl Column],
    cells: Cells<'_>,
    notes: &mut Notes<'_>,
) -> Result<T, Finding> {
    let filled = || columns.iter().enumerate().filter(|(index, _)| !cells.at(*index).is_empty());
    let nested = filled().find(|(_, column)| column.is_nested()).map_or(0, |(index, _)| index);
    let place = |slot: &str, message: &str| {
        let parts = || filled().filter(|(_, column)| column.whole() == Some(slot));
        // A message about a part begins with its name.
        let part = || parts().find(|(_, column)| message.starts_with(&column.key())).or_else(|| parts().next());
        let own = columns.iter().position(|column| column.key() == slot);
        own.or_else(|| part().map(|(index, _)| index)).unwrap_or(nested)
    };
    let (record, reports) = read(object).map_err(|(finding, slot)| {
        let column = place(slot, &finding.message) as u64 + 1;
        finding.in_column(column)
    })?;
    for (slot, finding) in reports {
        let column = place(&slot, &finding.message);
        notes.report(finding.code, finding.message, column);
    }
    Ok(record)
}

pub(super) fn list_of(cell: &str) -> Vec<Json> {
    match literal::parse(cell) {
        Some(Json::Array(list)) => list,
        _ => refill::pieces(cell).map(Json::from).collect(),
    }
}
