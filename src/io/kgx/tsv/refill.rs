//! Filling the same texts and lists again and again, so that rows after the first allocate little.

use serde_json::Value as Json;

use crate::model::slots::{is_placeholder, placeholder_left_out};
use crate::model::{Curie, FindingCode, Properties, Value};

use super::super::lists::{self, Elements};
use super::super::numbers::of_cell;
use super::super::scan::before;
use super::columns::{LIST_DELIMITER, Property, Shape};
use super::notes::Notes;

/// The text of an optional slot; none where the cell is empty.
pub(super) fn optional(slot: &mut Option<String>, cell: &str) {
    match slot {
        _ if cell.is_empty() => *slot = None,
        Some(known) => text(known, cell),
        None => *slot = Some(cell.to_owned()),
    }
}

/// The values of a cell that holds a list of a slot, however it is written.
pub(super) fn list(
    slot: &mut Vec<String>,
    cell: &str,
    elements: Elements,
    name: &str,
    notes: &mut Notes<'_>,
    index: usize,
) {
    match odd_list(cell, elements, name, notes, index) {
        None => pieces_into(slot, cell),
        Some(values) => {
            slot.clear();
            slot.extend(texts_of(values));
        }
    }
}

/// The texts of a list that are not empty.
fn texts_of(values: Vec<Json>) -> impl Iterator<Item = String> {
    values.into_iter().filter_map(|value| match value {
        Json::String(text) if !text.is_empty() => Some(text),
        _ => None,
    })
}

/// The values of a cell that holds a list in another way than with `|`, which is noted; an element that is no text is
/// reported.
fn odd_list(cell: &str, elements: Elements, name: &str, notes: &mut Notes<'_>, index: usize) -> Option<Vec<Json>> {
    if !lists::may_be_odd(cell, elements) {
        return None;
    }
    let Some((values, written)) = lists::odd(cell, elements) else {
        if !lists::is_broken(cell, elements) {
            return None;
        }
        notes.report(FindingCode::BadValue, lists::broken(name, cell), index);
        return Some(vec![Json::from(cell)]);
    };
    notes.report(FindingCode::Normalised, written.note(name), index);
    for bad in values.iter().filter(|value| !value.is_string() && !value.is_null()) {
        notes.misfit(name, &format_args!("{bad} in a list is left out; a text is expected"), index);
    }
    Some(values)
}

/// Leaves the placeholders out of a list, which are noted.
pub(super) fn leave_placeholders(list: &mut Vec<String>, name: &str, notes: &mut Notes<'_>, index: usize) {
    for placeholder in list.extract_if(.., |text| is_placeholder(text)) {
        notes.report(FindingCode::Normalised, placeholder_left_out(name, &placeholder), index);
    }
}

/// The cell of a property that has one value, as JSON that says the same.
pub(super) fn json_of_cell(column: &Property, cell: &str) -> Json {
    if let Some(texts) = lists::list_in_cell(cell) {
        return Json::from(texts);
    }
    if let Some(texts) = column.several(cell) {
        return Json::from(texts);
    }
    let value = of_cell(column.range, cell).and_then(|value| serde_json::to_value(value).ok());
    value.unwrap_or_else(|| Json::from(cell))
}

/// Notes a cell that holds a list in another way than with `|`.
pub(super) fn note_odd_list(cell: &str, name: &str, notes: &mut Notes<'_>, index: usize) {
    odd_list(cell, Elements::Identifiers, name, notes, index);
}

/// The values of a cell of identifiers, however it is written.
pub(super) fn values(cell: &str, shape: Shape) -> Vec<String> {
    let is_odd = lists::may_be_odd(cell, Elements::Identifiers) || shape == Shape::One && cell.contains(LIST_DELIMITER);
    match is_odd.then(|| lists::odd(cell, Elements::Identifiers)).flatten() {
        Some((values, _)) => texts_of(values).collect(),
        None if shape == Shape::One || is_odd && lists::is_broken(cell, Elements::Identifiers) => {
            Some(cell.to_owned()).filter(|cell| !cell.is_empty()).into_iter().collect()
        }
        None => pieces(cell).map(str::to_owned).collect(),
    }
}

/// The values of a cell that holds a list with `|` between them.
pub(super) fn pieces_into(slot: &mut Vec<String>, cell: &str) {
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

/// The values of a cell that holds a list; what is empty between delimiters is not a value.
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
pub(super) fn curies(
    slot: &mut Vec<Curie>,
    count: &mut usize,
    cell: &str,
    name: &str,
    notes: &mut Notes<'_>,
    index: usize,
) {
    let mut take = |text: &str| {
        match slot.get_mut(*count) {
            Some(id) => curie(id, text),
            None => slot.push(Curie::verbatim(text)),
        }
        *count += 1;
    };
    match odd_list(cell, Elements::Identifiers, name, notes, index) {
        None => pieces(cell).for_each(take),
        Some(values) => texts_of(values).for_each(|text| take(&text)),
    }
}

/// A property in the shape and range of its slot; it is left out where the cell is empty.
pub(super) fn property(
    properties: &mut Properties,
    column: &Property,
    cell: &str,
    notes: &mut Notes<'_>,
    index: usize,
) {
    if cell.is_empty() {
        properties.remove(&column.name);
        return;
    }
    if column.shape == Shape::One
        && let Some(mut texts) = lists::list_in_cell(cell)
    {
        let value = match texts.as_slice() {
            [_] if column.is_biolink => {
                notes.report(FindingCode::Normalised, lists::only_note(&column.name), index);
                texts.pop().map(Value::from)
            }
            _ => Some(Value::list(texts)),
        };
        properties.extend(value.map(|value| (column.name.clone(), value)));
        return;
    }
    if let Some(texts) = column.several(cell) {
        properties.insert(column.name.clone(), Value::list(texts));
        return;
    }
    let texts = match column.shape {
        Shape::One => {
            match (of_cell(column.range, cell), properties.get_mut(&column.name)) {
                (None, Some(Value::Text(known))) => text(known, cell),
                (value, _) => {
                    properties.insert(column.name.clone(), value.unwrap_or_else(|| Value::from(cell)));
                }
            }
            return;
        }
        Shape::List if column.is_set || pieces(cell).any(is_placeholder) && column.drops_placeholders() => {
            let mut texts = Vec::new();
            list(&mut texts, cell, column.elements, &column.name, notes, index);
            Some(texts)
        }
        Shape::List => odd_list(cell, column.elements, &column.name, notes, index).map(|list| texts_of(list).collect()),
    };
    if let Some(mut texts) = texts {
        if texts.iter().any(|text| is_placeholder(text)) && column.drops_placeholders() {
            leave_placeholders(&mut texts, &column.name, notes, index);
        }
        if column.is_set {
            texts.sort_unstable();
            texts.dedup();
        }
        if texts.is_empty() {
            properties.remove(&column.name);
        } else {
            properties.insert(column.name.clone(), Value::list(texts));
        }
    } else if let Some(Value::List(values)) = properties.get_mut(&column.name) {
        fill_values(values, cell);
    } else {
        properties.insert(column.name.clone(), Value::list(pieces(cell)));
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
