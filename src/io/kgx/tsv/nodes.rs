//! Rows of nodes, read into one entity again and again.

use crate::model::{Category, Curie, Entity, Finding};

use super::super::checks::odd_name;
use super::cells::Cells;
use super::columns::{NodeColumn, Property, Shape};
use super::notes::Notes;
use super::refill;

#[derive(Debug)]
pub(super) struct NodeRows {
    columns: Vec<NodeColumn>,
    entity: Entity,
    /// The cell that the categories were read from: most entities have those of the one before.
    categories: String,
    /// Whether the last row left a property that no column has.
    has_misfit: bool,
}

impl NodeRows {
    pub(super) fn new(columns: Vec<NodeColumn>) -> Self {
        let entity = Entity::new(Curie::verbatim(String::new()));
        Self { columns, entity, categories: String::new(), has_misfit: false }
    }

    /// The entity of a row; an error says why the row cannot be kept.
    pub(super) fn read(&mut self, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<&Entity, Finding> {
        let Self { columns, entity, categories, has_misfit } = self;
        if core::mem::take(has_misfit) {
            entity.properties.clear();
        }
        for (index, column) in columns.iter().enumerate() {
            let cell = cells.at(index);
            match column {
                NodeColumn::Id => refill::curie(&mut entity.id, notes.id("id", cell, index)?),
                NodeColumn::Name => refill::optional(&mut entity.name, cell),
                NodeColumn::Description => refill::optional(&mut entity.description, cell),
                NodeColumn::Category if cell == categories => {}
                NodeColumn::Category => {
                    *has_misfit = fill_categories(entity, cell, index, notes);
                    refill::text(categories, if *has_misfit { "" } else { cell });
                }
                NodeColumn::Synonym => refill::list(&mut entity.synonyms, cell),
                NodeColumn::EquivalentIds => {}
                NodeColumn::ProvidedBy => refill::list(&mut entity.provided_by, cell),
                NodeColumn::Property(property) => {
                    let cell = notes.number(property, cell, index);
                    refill::property(&mut entity.properties, property, cell);
                }
            }
        }
        fill_equivalent_ids(entity, columns, cells);
        if let Some(finding) = odd_name(entity) {
            let column = columns.iter().position(|column| *column == NodeColumn::Name).unwrap_or_default() + 1;
            let (source, line, sink) = notes.place();
            sink.finding(finding.at(source, line).in_column(column as u64));
        }
        Ok(entity)
    }
}

/// The identifiers that the cells of several columns hold together.
fn fill_equivalent_ids(entity: &mut Entity, columns: &[NodeColumn], cells: Cells<'_>) {
    let mut count = 0;
    for (index, column) in columns.iter().enumerate() {
        if *column == NodeColumn::EquivalentIds {
            refill::curies(&mut entity.equivalent_ids, &mut count, cells.at(index));
        }
    }
    entity.equivalent_ids.truncate(count);
}

/// Whether a category did not fit; then the cell is kept as a property, too.
fn fill_categories(entity: &mut Entity, cell: &str, index: usize, notes: &mut Notes<'_>) -> bool {
    entity.categories.clear();
    let mut misfits = false;
    for piece in refill::pieces(cell) {
        match piece.parse::<Category>() {
            Ok(category) => entity.categories.push(category),
            Err(error) => {
                notes.misfit("category", &error, index);
                misfits = true;
            }
        }
    }
    if misfits {
        let column = Property::misfit("category", Shape::One);
        refill::property(&mut entity.properties, &column, cell);
    }
    misfits
}
