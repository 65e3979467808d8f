//! Filling the same texts and lists again and again, so that rows after the first allocate little.

use crate::model::{Curie, Properties, Value};

use super::columns::{LIST_DELIMITER, Property, Shape};
use super::scan::before;

/// The text of an optional slot; none where the cell is empty.
pub(super) fn optional(slot: &mut Option<String>, cell: &str) {
    match slot {
        _ if cell.is_empty() => *slot = None,
        Some(known) => text(known, cell),
        None => *slot = Some(cell.to_owned()),
    }
}

/// The values of a cell that holds a list.
pub(super) fn list(slot: &mut Vec<String>, cell: &str) {
    let mut count = 0;
    for piece in pieces(cell) {
        match slot.get_mut(count) {
            Some(known) => text(known, piece),
            None => slot.push(piece.to_owned()),
        }
        count += 1;
    }
    slot.truncate(count);
}

pub(super) fn text(slot: &mut String, cell: &str) {
    slot.clear();
    slot.push_str(cell);
}

/// An identifier, in the memory of the one before.
pub(super) fn curie(slot: &mut Curie, cell: &str) {
    let mut known = String::from(core::mem::replace(slot, Curie::verbatim(String::new())));
    text(&mut known, cell);
    *slot = Curie::verbatim(known);
}

/// The values of a cell that holds a list; what stands empty between delimiters is no value.
pub(super) fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell);
    let pieces = core::iter::from_fn(move || {
        let cell = rest?;
        let end = before(cell.as_bytes(), LIST_DELIMITER as u8);
        rest = cell.get(end + 1..);
        cell.get(..end)
    });
    pieces.filter(|piece| !piece.is_empty())
}

/// Identifiers of several columns in one list; `count` is how many of this row it holds already.
pub(super) fn curies(slot: &mut Vec<Curie>, count: &mut usize, cell: &str) {
    for piece in pieces(cell) {
        match slot.get_mut(*count) {
            Some(id) => curie(id, piece),
            None => slot.push(Curie::verbatim(piece)),
        }
        *count += 1;
    }
}

/// A property; it is left out where the cell is empty.
pub(super) fn property(properties: &mut Properties, column: &Property, cell: &str) {
    if cell.is_empty() {
        properties.remove(&column.name);
        return;
    }
    match (column.shape, properties.get_mut(&column.name)) {
        (Shape::One, Some(Value::Text(known))) => text(known, cell),
        (Shape::List, Some(Value::List(values))) => fill_values(values, cell),
        (Shape::One, _) => {
            properties.insert(column.name.clone(), Value::from(cell));
        }
        (Shape::List, _) => {
            properties.insert(column.name.clone(), Value::List(pieces(cell).map(Value::from).collect()));
        }
    }
}

fn fill_values(values: &mut Vec<Value>, cell: &str) {
    let mut count = 0;
    for piece in pieces(cell) {
        match values.get_mut(count) {
            Some(Value::Text(known)) => text(known, piece),
            Some(other) => *other = Value::from(piece),
            None => values.push(Value::from(piece)),
        }
        count += 1;
    }
    values.truncate(count);
}
