//! Filling the same texts and lists again and again, so that rows after the first allocate little.

use crate::model::{Argument, Curie, Properties, Value};

use super::columns::{LIST_DELIMITER, Property, Shape};
use super::scan::before;

/// Texts that slots gave up, for those that need one: what one row leaves empty the next one fills.
#[derive(Debug, Default)]
pub(super) struct Spare(Vec<String>);

/// The most texts that are kept; a row that gives up more is rare.
const MOST_SPARE: usize = 64;

impl Spare {
    /// The text of an optional slot; none where the cell is empty.
    pub(super) fn optional(&mut self, slot: &mut Option<String>, cell: &str) {
        match slot {
            _ if cell.is_empty() => self.put(slot.take()),
            Some(text) => text_of(text, cell),
            None => *slot = Some(self.take(cell)),
        }
    }

    /// The values of a cell that holds a list.
    pub(super) fn list(&mut self, slot: &mut Vec<String>, cell: &str) {
        let mut count = 0;
        for piece in pieces(cell) {
            match slot.get_mut(count) {
                Some(text) => text_of(text, piece),
                None => slot.push(self.take(piece)),
            }
            count += 1;
        }
        if slot.len() > count {
            self.put(slot.drain(count..));
        }
    }

    fn take(&mut self, cell: &str) -> String {
        let mut text = self.0.pop().unwrap_or_default();
        text_of(&mut text, cell);
        text
    }

    fn put(&mut self, texts: impl IntoIterator<Item = String>) {
        let room = MOST_SPARE.saturating_sub(self.0.len());
        self.0.extend(texts.into_iter().take(room));
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

/// The subject or object of a statement, which in a table is an entity.
pub(super) fn argument(slot: &mut Argument, id: &str) {
    match slot {
        Argument::Entity(entity) => curie(entity, id),
        Argument::Statement { .. } => *slot = Argument::Entity(Curie::verbatim(id)),
    }
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
