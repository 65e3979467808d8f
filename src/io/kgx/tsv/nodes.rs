//! Rows of nodes, read into one entity again and again.

use serde_json::{Map, Value as Json};

use crate::model::slots::{EntityField as Field, is_placeholder, placeholder_left_out};
use crate::model::{Category, Curie, Entity, Finding, FindingCode};

use super::super::checks::{is_missing, odd_name};
use super::super::lists::{self, Elements};
use super::super::literal;
use super::super::records::node_of_cells;
use super::cells::Cells;
use super::columns::{Again, Column, NodeColumn, Property, Shape, key_of};
use super::nested::{list_of, read_object};
use super::notes::Notes;
use super::refill;

#[derive(Debug)]
pub(super) struct NodeRows {
    columns: Vec<NodeColumn>,
    entity: Entity,
    /// The cell that the categories were read from: most entities have those of the one before.
    categories: String,
    /// Whether they are in one column.
    are_together: bool,
    /// The columns of structures, and of what several columns hold together.
    nested: Vec<usize>,
    synonyms: Vec<usize>,
    xrefs: Vec<usize>,
    /// Whether columns say again what others say.
    has_again: bool,
    /// Whether the last row left a property that no column has.
    has_misfit: bool,
}

impl NodeRows {
    /// Whether the cells of a column are lists.
    pub(super) fn is_list(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(Column::is_list)
    }

    pub(super) fn new(columns: Vec<NodeColumn>) -> Self {
        let entity = Entity::new(Curie::verbatim(String::new()));
        let is_category = |column: &&NodeColumn| **column == NodeColumn::Slot(Field::Category);
        let are_together = columns.iter().filter(is_category).count() == 1;
        let places = |is_it: &dyn Fn(&NodeColumn) -> bool| {
            let found = columns.iter().enumerate().filter(|(_, column)| is_it(column));
            found.map(|(index, _)| index).collect::<Vec<_>>()
        };
        let nested = places(&Column::is_nested);
        let synonyms = places(&|column| *column == NodeColumn::Slot(Field::Synonym));
        let xrefs = places(&|column| *column == NodeColumn::Slot(Field::Xref));
        let has_again = columns.iter().any(|column| matches!(column, NodeColumn::Again(_)));
        let categories = String::new();
        Self { columns, entity, categories, are_together, nested, synonyms, xrefs, has_again, has_misfit: false }
    }

    /// The entity of a row; an error says why the row cannot be kept.
    pub(super) fn read(&mut self, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<&Entity, Finding> {
        let Self {
            columns,
            entity,
            categories,
            are_together,
            nested: structures,
            synonyms,
            xrefs,
            has_again,
            has_misfit,
        } = self;
        if structures.iter().any(|index| !cells.at(*index).is_empty()) {
            *entity = nested(columns, cells, notes)?;
            categories.clear();
            *has_misfit = true;
        } else {
            if core::mem::take(has_misfit) {
                entity.properties.clear();
                entity.labels.clear();
            }
            for (index, column) in columns.iter().enumerate() {
                let cell = cells.at(if *has_again { stated(columns, cells, index) } else { index });
                match column {
                    NodeColumn::Slot(Field::Id) => {
                        let id = lists::only(cell);
                        if id.is_some() {
                            notes.report(FindingCode::Normalised, lists::only_note("id"), index);
                        }
                        refill::curie(&mut entity.id, notes.id("id", id.unwrap_or(cell), index)?);
                    }
                    NodeColumn::Slot(Field::Name) => refill::optional(&mut entity.name, cell),
                    // Most are longer than any placeholder.
                    NodeColumn::Slot(Field::Description) if cell.len() < 8 && is_placeholder(cell) => {
                        let note = placeholder_left_out(Field::Description.name(), cell);
                        notes.report(FindingCode::Normalised, note, index);
                        entity.description = None;
                    }
                    NodeColumn::Slot(Field::Description) => refill::optional(&mut entity.description, cell),
                    NodeColumn::Slot(Field::Category) if *are_together && cell == categories => {}
                    NodeColumn::Slot(Field::Category) => {
                        if *are_together || Some(index) == first_of(columns, Field::Category) {
                            entity.categories.clear();
                        }
                        let is_noted = fill_categories(entity, cell, index, notes);
                        *has_misfit |= is_noted;
                        refill::text(categories, if is_noted { "" } else { cell });
                    }
                    NodeColumn::Slot(Field::ProvidedBy) => {
                        let list = &mut entity.provided_by;
                        refill::list(list, cell, Elements::Texts, Field::ProvidedBy.name(), notes, index);
                        refill::leave_placeholders(list, Field::ProvidedBy.name(), notes, index);
                    }
                    // What several columns hold together.
                    NodeColumn::Slot(_) => {}
                    NodeColumn::Again(Again { of, property, .. }) => {
                        let is_same = cell == cells.at(stated(columns, cells, *of));
                        if !is_same && !cell.is_empty() {
                            notes.differs(&property.name, &key_of(columns, *of), index);
                        }
                        let cell = if is_same { "" } else { cell };
                        refill::property(&mut entity.properties, property, cell, notes, index);
                    }
                    NodeColumn::Property(property) => {
                        let cell = notes.number(property, cell, index);
                        refill::property(&mut entity.properties, property, cell, notes, index);
                    }
                }
            }
            fill_synonyms(entity, synonyms, cells, notes);
            fill_equivalent_ids(entity, xrefs, cells, notes);
        }
        if let Some(finding) = odd_name(entity) {
            let is_name = |column: &NodeColumn| *column == NodeColumn::Slot(Field::Name);
            let column = columns.iter().position(is_name).unwrap_or_default() + 1;
            let (source, line, sink) = notes.place();
            sink.finding(finding.at(source, line).in_column(column as u64));
        }
        Ok(entity)
    }
}

/// The column that a row has the value of a slot in which holds one: the slot's own, or where that has no value, one that
/// repeats it. Any other column is itself.
fn stated(columns: &[NodeColumn], cells: Cells<'_>, index: usize) -> usize {
    let holds_one = |column: &NodeColumn| matches!(column, NodeColumn::Slot(_)) && !column.is_list();
    if !columns.get(index).is_some_and(holds_one) || !is_missing(cells.at(index)) {
        return index;
    }
    let repeats = |column: &NodeColumn| matches!(column, NodeColumn::Again(Again { of, .. }) if *of == index);
    let mut again = (0..columns.len()).filter(|place| columns.get(*place).is_some_and(repeats));
    again.find(|place| !is_missing(cells.at(*place))).unwrap_or(index)
}

/// The first column of a slot.
fn first_of(columns: &[NodeColumn], field: Field) -> Option<usize> {
    columns.iter().position(|column| *column == NodeColumn::Slot(field))
}

/// The entity of a row in which cells hold structures, read as an object of JSON is.
fn nested(columns: &[NodeColumn], cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<Entity, Finding> {
    let mut object = Map::new();
    for (index, column) in columns.iter().enumerate() {
        let cell = cells.at(index);
        if cell.is_empty() {
            continue;
        }
        let is_list = match column {
            NodeColumn::Slot(Field::Labels | Field::Attributes) => {
                object.insert(column.key(), literal::parse(cell).unwrap_or_else(|| Json::from(cell)));
                continue;
            }
            NodeColumn::Again(Again { of, .. }) if stated(columns, cells, *of) == index => {
                let key = key_of(columns, *of);
                let structure = if column.is_nested() { literal::parse(cell) } else { None };
                object.insert(key, structure.unwrap_or_else(|| Json::from(cell)));
                continue;
            }
            NodeColumn::Again(Again { of, .. }) if cell == cells.at(stated(columns, cells, *of)) => continue,
            NodeColumn::Again(Again { of, property, .. }) => {
                notes.differs(&property.name, &key_of(columns, *of), index);
                false
            }
            column => column.is_list(),
        };
        let value = match (is_list, object.remove(&column.key())) {
            (true, known) => {
                let mut values = match known {
                    Some(Json::Array(values)) => values,
                    _ => Vec::new(),
                };
                values.extend(list_of(cell));
                Json::Array(values)
            }
            (false, _) => match column {
                NodeColumn::Property(property) if property.leaves_out(cell) => continue,
                NodeColumn::Property(property) => refill::json_of_cell(property, cell),
                _ => Json::from(cell),
            },
        };
        object.insert(column.key(), value);
    }
    read_object(object, node_of_cells, columns, cells, notes)
}

/// The synonyms that the cells of several columns hold together.
fn fill_synonyms(entity: &mut Entity, columns: &[usize], cells: Cells<'_>, notes: &mut Notes<'_>) {
    let name = Field::Synonym.name();
    let Some((first, others)) = columns.split_first() else {
        entity.synonyms.clear();
        return;
    };
    refill::list(&mut entity.synonyms, cells.at(*first), Elements::Texts, name, notes, *first);
    let mut list = Vec::new();
    for index in others {
        refill::list(&mut list, cells.at(*index), Elements::Texts, name, notes, *index);
        entity.synonyms.append(&mut list);
    }
}

/// The identifiers that the cells of several columns hold together.
fn fill_equivalent_ids(entity: &mut Entity, columns: &[usize], cells: Cells<'_>, notes: &mut Notes<'_>) {
    let mut count = 0;
    for index in columns {
        refill::curies(&mut entity.equivalent_ids, &mut count, cells.at(*index), Field::Xref.name(), notes, *index);
    }
    entity.equivalent_ids.truncate(count);
}

/// Whether there was something to report of the categories; one that does not fit is kept as a property, too.
fn fill_categories(entity: &mut Entity, cell: &str, index: usize, notes: &mut Notes<'_>) -> bool {
    let mut names = Vec::new();
    let before = notes.reported();
    refill::list(&mut names, cell, Elements::Identifiers, Field::Category.name(), notes, index);
    refill::leave_placeholders(&mut names, Field::Category.name(), notes, index);
    let mut misfits = false;
    for name in &names {
        match name.parse::<Category>() {
            Ok(category) if entity.categories.contains(&category) => {}
            Ok(category) => entity.categories.push(category),
            Err(error) => {
                notes.misfit(Field::Category.name(), &error, index);
                misfits = true;
            }
        }
    }
    if misfits {
        let column = Property::misfit(Field::Category.name(), Shape::One);
        refill::property(&mut entity.properties, &column, cell, notes, index);
    }
    notes.reported() > before
}
