//! Filling the same texts and lists again and again, so that rows after the first allocate little.

use crate::model::{Curie, Properties, Value};

use super::columns::{LIST_DELIMITER, Property, Shape};

/// The text of an optional slot; none where the cell is empty.
pub(super) fn optional(slot: &mut Option<String>, cell: &str) {
    match slot {
        _ if cell.is_empty() => *slot = None,
        Some(text) => text_of(text, cell),
        None => *slot = Some(cell.to_owned()),
    }
}

pub(super) fn text_of(slot: &mut String, cell: &str) {
    slot.clear();
    slot.push_str(cell);
}

/// An identifier, in the memory of the one before.
pub(super) fn curie(slot: &mut Curie, cell: &str) {
    let mut text = String::from(core::mem::replace(slot, Curie::verbatim(String::new())));
    text_of(&mut text, cell);
    *slot = Curie::verbatim(text);
}

/// The values of a cell that holds a list; what stands empty between delimiters is no value.
pub(super) fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(LIST_DELIMITER).filter(|piece| !piece.is_empty())
}

pub(super) fn list(slot: &mut Vec<String>, cell: &str) {
    let mut count = 0;
    for piece in pieces(cell) {
        match slot.get_mut(count) {
            Some(text) => text_of(text, piece),
            None => slot.push(piece.to_owned()),
        }
        count += 1;
    }
    slot.truncate(count);
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
        if !properties.is_empty() {
            properties.remove(&column.name);
        }
        return;
    }
    match (column.shape, properties.get_mut(&column.name)) {
        (Shape::One, Some(Value::Text(text))) => text_of(text, cell),
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
            Some(Value::Text(text)) => text_of(text, piece),
            Some(other) => *other = Value::from(piece),
            None => values.push(Value::from(piece)),
        }
        count += 1;
    }
    values.truncate(count);
}
