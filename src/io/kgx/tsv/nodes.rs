//! Rows of nodes, read into one entity again and again.

use crate::model::{Category, Curie, Entity, Finding};

use super::super::checks::odd_name;
use super::cells::{Cells, Notes};
use super::columns::{NodeColumn, Property, Shape};
use super::refill;

#[derive(Debug)]
pub(super) struct NodeRows {
    columns: Vec<NodeColumn>,
    entity: Entity,
    /// The cell that the entity's categories were read from.
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
        let mut equivalent_ids = 0;
        for (index, (column, cell)) in columns.iter().zip(cells.first(columns.len())).enumerate() {
            match column {
                NodeColumn::Id => refill::curie(&mut entity.id, notes.id("id", cell, index)?),
                NodeColumn::Name => refill::optional(&mut entity.name, cell),
                NodeColumn::Description => refill::optional(&mut entity.description, cell),
                NodeColumn::Category if cell == categories.as_str() => {}
                NodeColumn::Category => {
                    *has_misfit |= fill_categories(entity, cell, index, notes);
                    // A tab stands in no cell, so that the next cell is read in any case.
                    refill::text_of(categories, if *has_misfit { "\t" } else { cell });
                }
                NodeColumn::Synonym => refill::list(&mut entity.synonyms, cell),
                NodeColumn::EquivalentIds => {
                    refill::curies(&mut entity.equivalent_ids, &mut equivalent_ids, cell);
                }
                NodeColumn::ProvidedBy => refill::list(&mut entity.provided_by, cell),
                NodeColumn::Property(property) => {
                    let cell = notes.number(property, cell, index);
                    refill::property(&mut entity.properties, property, cell);
                }
            }
        }
        entity.equivalent_ids.truncate(equivalent_ids);
        if let Some(finding) = odd_name(entity) {
            let column = columns.iter().position(|column| *column == NodeColumn::Name).unwrap_or_default() + 1;
            notes.sink.finding(finding.at(notes.source, notes.line).in_column(column as u64));
        }
        Ok(entity)
    }
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
