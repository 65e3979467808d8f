//! What a cell of a table can hold, and the cells of nodes.

use crate::graph::Node;
use crate::io::WriteReport;
use crate::model::{Category, Properties, Value};

use super::super::checks::is_missing;
use super::super::tsv::{EdgeColumn, LIST_DELIMITER, NodeColumn, Property, Shape, normalised};

/// Columns and cells of one row.
pub(super) type Row = Vec<(String, String)>;

const TEXT: &str = "a text that is empty or holds a tab, a line end or a NUL";
const LIST: &str = "a list with an empty value, or a value with |, a tab or a line end";
const LABELS: &str = "names in other languages";
const NODE: &str = "a node whose identifier a table cannot hold";
const PROPERTY_NAME: &str = "a property whose name is not a column's";
const PROPERTY_SHAPE: &str = "a property that is no text, or no list of texts where lists stand";

/// Whether a cell can hold the text, and be read as what it is.
pub(super) fn fits(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\t', '\n', '\r', '\0'])
}

/// Whether a cell can hold the text as an identifier.
pub(super) fn fits_id(id: &str) -> bool {
    fits(id) && id.trim() == id && !is_missing(id) && !id.starts_with('#')
}

/// Values in one cell; none if they cannot stand in one.
pub(super) fn joined<'v>(values: impl IntoIterator<Item = &'v str>) -> Option<String> {
    let mut cell = String::new();
    for value in values {
        if !fits(value) || value.contains(LIST_DELIMITER) {
            return None;
        }
        if !cell.is_empty() {
            cell.push(LIST_DELIMITER);
        }
        cell.push_str(value);
    }
    Some(cell)
}

pub(super) fn set_text(row: &mut Row, column: &str, text: Option<&str>, report: &mut WriteReport) {
    match text {
        Some(text) if fits(text) => row.push((column.to_owned(), text.to_owned())),
        Some(_) => report.lose(TEXT),
        None => {}
    }
}

pub(super) fn set_list<'v>(
    row: &mut Row,
    column: &str,
    values: impl Iterator<Item = &'v str>,
    report: &mut WriteReport,
) {
    match joined(values) {
        Some(cell) if cell.is_empty() => {}
        Some(cell) => row.push((column.to_owned(), cell)),
        None => report.lose(LIST),
    }
}

/// Properties of the shape that a reader gives back; `of` is the column that it takes a name for.
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
        let cell = match (column.shape, value) {
            (Shape::One, Value::Text(text)) if fits(text) => Some(text.clone()),
            (Shape::List, Value::List(values)) => {
                let texts: Option<Vec<&str>> = values.iter().map(Value::as_text).collect();
                texts.and_then(joined).filter(|cell| !cell.is_empty())
            }
            _ => None,
        };
        match cell {
            Some(cell) => row.push((name.clone(), cell)),
            None => report.lose(PROPERTY_SHAPE),
        }
    }
}

/// The cells of a node; none if no row can stand for it.
pub(super) fn node(node: Node<'_>, report: &mut WriteReport) -> Option<Row> {
    if !fits_id(node.curie()) {
        report.lose(NODE);
        return None;
    }
    let mut row = vec![("id".to_owned(), node.curie().to_owned())];
    set_list(&mut row, "category", node.categories().iter().map(Category::as_str), report);
    set_text(&mut row, "name", node.given_name(), report);
    set_text(&mut row, "description", node.description(), report);
    set_list(&mut row, "synonym", node.synonyms(), report);
    set_list(&mut row, "xref", node.equivalent_ids(), report);
    set_list(&mut row, "provided_by", node.provided_by(), report);
    if node.labels().next().is_some() {
        report.lose(LABELS);
    }
    // A column of an edge's ends would make the table one of edges.
    let of = |name: &str| match (NodeColumn::new(name), EdgeColumn::new(name)) {
        (_, EdgeColumn::Subject | EdgeColumn::Predicate | EdgeColumn::Object) => None,
        (NodeColumn::Property(property), _) => Some(property),
        _ => None,
    };
    set_properties(&mut row, node.properties().as_ref(), of, report);
    Some(row)
}
