//! What a cell of a table can hold, and the cells of nodes.

use crate::graph::Node;
use crate::io::WriteReport;
use crate::model::slots::{EntityField, StatementField};
use crate::model::{Category, Properties, Value};

use super::super::checks::is_missing;
use super::super::lists::{Elements, list_in_cell, reads_otherwise};
use super::super::numbers::{Reading, of_cell};
use super::super::tsv::{EdgeColumn, LIST_DELIMITER, NodeColumn, Property, Shape, normalised};

use super::objects::{DEEPEST, to_json};

/// Columns and cells of one row.
pub(super) type Row = Vec<(String, String)>;

const EMPTY: &str = "a text that is empty";
const SPACES: &str = "a tab or a line end in a text, written as a space";
const QUOTE: &str = "a text that begins with a quote, written with a space before it";
const DELIMITED: &str = "a value of a list that holds |, its delimiter";
const ID_IN_LIST: &str = "an identifier in a list that a table cannot hold";
const LABELS: &str = "names in other languages";
const NODE: &str = "a node whose identifier a table cannot hold";
const PROPERTY_NAME: &str = "a property whose name is not a column's";
const PROPERTY_NULL: &str = "a property that is null, or an empty list";
const AS_TEXT: &str = "a number or a boolean, written as text";
const LIKE_A_NUMBER: &str = "a text that reads as a number or a boolean";
const LIKE_A_LIST: &str = "a text that reads as a list";
const PLACEHOLDER: &str = "a placeholder in a column of numbers or booleans";
const AS_JSON: &str = "a list or a map in a column of texts, written as JSON";
const AS_VALUE: &str = "a list of one value in a column of one, written as the value";
const AS_LIST: &str = "a value in a column of lists, written as a list of it";

/// Whether a cell can hold the text, and be read as what it is. A quote at the start of a cell would be quoting.
pub(super) fn fits(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('"') && !text.contains(UNFIT)
}

/// What ends a cell or a row, and what no text holds.
const UNFIT: [char; 4] = ['\t', '\n', '\r', '\0'];

/// A text as a cell holds it; none if it is empty.
fn cell(text: &str, report: &mut WriteReport) -> Option<String> {
    if text.is_empty() {
        report.lose(EMPTY);
        return None;
    }
    let mut cell = String::with_capacity(text.len());
    if text.starts_with('"') {
        report.change(QUOTE);
        cell.push(' ');
    }
    if text.contains(UNFIT) {
        report.change(SPACES);
    }
    cell.extend(text.replace("\r\n", "\n").chars().map(|c| if UNFIT.contains(&c) { ' ' } else { c }));
    Some(cell)
}

/// Whether a cell can hold the text as an identifier.
pub(super) fn fits_id(id: &str) -> bool {
    fits(id) && id.trim() == id && !is_missing(id) && !id.starts_with('#')
}

/// Values in one cell; none if one cell cannot hold them.
pub(super) fn joined<'v>(values: impl IntoIterator<Item = &'v str>) -> Option<String> {
    let mut cell = String::new();
    for value in values {
        if !fits(value) || value.contains(LIST_DELIMITER) {
            return None;
        }
        push(&mut cell, value);
    }
    Some(cell)
}

pub(super) fn set_text(row: &mut Row, column: &str, text: Option<&str>, report: &mut WriteReport) {
    if let Some(cell) = text.and_then(|text| cell(text, report)) {
        row.push((column.to_owned(), cell));
    }
}

/// Texts in one cell; those that it cannot hold are left out.
pub(super) fn set_list<'v>(
    row: &mut Row,
    column: &str,
    values: impl Iterator<Item = &'v str>,
    elements: Elements,
    report: &mut WriteReport,
) {
    let mut list = String::new();
    for value in values {
        if value.contains(LIST_DELIMITER) {
            report.lose(DELIMITED);
        } else if let Some(cell) = cell(value, report) {
            push(&mut list, &cell);
        }
    }
    push_list(row, column, list, elements, report);
}

fn push_list(row: &mut Row, column: &str, list: String, elements: Elements, report: &mut WriteReport) {
    if reads_otherwise(&list, elements) {
        report.change(LIKE_A_LIST);
    }
    if !list.is_empty() {
        row.push((column.to_owned(), list));
    }
}

/// Identifiers in one cell; those that it cannot hold are left out, as a changed one would be of something else.
fn set_ids<'v>(row: &mut Row, column: &str, ids: impl Iterator<Item = &'v str>, report: &mut WriteReport) {
    let mut list = String::new();
    for id in ids {
        if fits(id) && !id.contains(LIST_DELIMITER) {
            push(&mut list, id);
        } else {
            report.lose(ID_IN_LIST);
        }
    }
    push_list(row, column, list, Elements::Identifiers, report);
}

fn push(list: &mut String, value: &str) {
    if !list.is_empty() {
        list.push(LIST_DELIMITER);
    }
    list.push_str(value);
}

/// Properties as cells; `of` is the column that the reader takes a name for. What is no text is written as JSON.
pub(super) fn set_properties(
    row: &mut Row,
    properties: Option<&Properties>,
    of: impl Fn(&str) -> Option<Property>,
    report: &mut WriteReport,
) {
    for (name, value) in properties.into_iter().flatten() {
        let Some(column) = Some(name).filter(|name| fits(name) && normalised(name) == **name).and_then(|name| of(name))
        else {
            report.lose(PROPERTY_NAME);
            continue;
        };
        let values = match (column.shape, value) {
            (_, Value::Null) => &[],
            (Shape::List, Value::List(values)) => values.as_slice(),
            (Shape::List, one) => {
                report.change(AS_LIST);
                core::slice::from_ref(one)
            }
            // The readers take a list of one value in a slot of Biolink's that holds one for that value.
            (Shape::One, Value::List(values)) if column.is_biolink && matches!(values.as_slice(), [Value::Text(_)]) => {
                report.change(AS_VALUE);
                values.as_slice()
            }
            (Shape::One, one) => core::slice::from_ref(one),
        };
        if values.is_empty() {
            report.lose(PROPERTY_NULL);
            continue;
        }
        let texts: Vec<String> = values.iter().filter_map(|value| text(value, report)).collect();
        match (column.shape, texts.as_slice()) {
            (_, []) => {}
            (Shape::One, [text, ..]) => {
                // A list or a map is text for whoever reads the cell, which is counted already.
                match (of_cell(column.range, text), value) {
                    (_, Value::Text(text)) if column.reading(text) == Reading::Missing => {
                        report.lose(PLACEHOLDER);
                        continue;
                    }
                    (Some(_), Value::Text(_)) => report.change(LIKE_A_NUMBER),
                    (_, Value::Text(text)) if list_in_cell(text).is_some() => report.change(LIKE_A_LIST),
                    (read, Value::Bool(_) | Value::Integer(_) | Value::Number(_)) if read.as_ref() != Some(value) => {
                        report.change(AS_TEXT);
                    }
                    _ => {}
                }
                set_text(row, name, Some(text), report);
            }
            (Shape::List, texts) => {
                let is_text = |value: &&Value| matches!(value, Value::Text(_) | Value::List(_) | Value::Map(_));
                values.iter().filter(|value| !is_text(value)).for_each(|_| report.change(AS_TEXT));
                set_list(row, name, texts.iter().map(String::as_str), column.elements, report);
            }
        }
    }
}

/// A value as text: a text as it is, any other as JSON.
fn text(value: &Value, report: &mut WriteReport) -> Option<String> {
    if let Value::Text(text) = value {
        return Some(text.clone());
    }
    let json = to_json(value, DEEPEST, report)?.to_string();
    let comes_back = matches!(value, Value::List(_)) && list_in_cell(&json).is_some();
    if matches!(value, Value::List(_) | Value::Map(_)) && !comes_back {
        report.change(AS_JSON);
    }
    Some(json)
}

/// The cells of a node; none if no row can hold it.
pub(super) fn node(node: Node<'_>, report: &mut WriteReport) -> Option<Row> {
    if !fits_id(node.curie()) {
        report.lose(NODE);
        return None;
    }
    let mut row = vec![(EntityField::Id.name().to_owned(), node.curie().to_owned())];
    set_list(
        &mut row,
        EntityField::Category.name(),
        node.categories().iter().map(Category::as_str),
        Elements::Identifiers,
        report,
    );
    set_text(&mut row, EntityField::Name.name(), node.given_name(), report);
    set_text(&mut row, EntityField::Description.name(), node.description(), report);
    set_list(&mut row, EntityField::Synonym.name(), node.synonyms(), Elements::Texts, report);
    set_ids(&mut row, "xref", node.equivalent_ids(), report);
    set_list(&mut row, EntityField::ProvidedBy.name(), node.provided_by(), Elements::Texts, report);
    if node.labels().next().is_some() {
        report.lose(LABELS);
    }
    // A column of an edge's ends would make the table one of edges.
    let of = |name: &str| match (NodeColumn::new(name), EdgeColumn::new(name)) {
        (_, EdgeColumn::Slot(StatementField::Subject | StatementField::Predicate | StatementField::Object)) => None,
        (NodeColumn::Property(property), _) => Some(property).filter(|property| property.name == name),
        _ => None,
    };
    set_properties(&mut row, node.properties().as_ref(), of, report);
    Some(row)
}
