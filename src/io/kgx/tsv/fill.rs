//! Cells of an edge as fields of its statement.

use core::fmt::Display;
use core::str::FromStr;

use crate::model::{Applicability, Argument, Context, Curie, Extras, Finding, FindingCode, Predicate, Statement};
use crate::schema;

use super::super::checks::is_missing;
use super::super::fields::PLAIN_QUALIFIERS;
use super::columns::{Applies, EdgeColumn, LIST_DELIMITER, Property, Shape};
use super::notes::Notes;
use super::refill;

/// A statement that is filled cell by cell, its extras apart.
pub(super) struct Filling<'f, 'n> {
    pub(super) form: &'f mut Statement,
    pub(super) extras: &'f mut Extras,
    pub(super) notes: &'f mut Notes<'n>,
}

/// The predicate of a cell in a column.
pub(super) fn predicate(cell: &str, column: usize) -> Result<Predicate, Finding> {
    cell.parse().map_err(|_| {
        let message = format!("predicate is {cell:?}; name it, such as biolink:related_to");
        Finding::new(FindingCode::Unreadable, message).in_column(column as u64 + 1)
    })
}

/// The context that the cells of several columns make together.
pub(super) fn context<'c>(columns: &[EdgeColumn], cell: impl Fn(usize) -> &'c str) -> Context {
    let mut context = Context::new();
    for (index, column) in columns.iter().enumerate() {
        match column {
            EdgeColumn::Context(dimension, Shape::List) => {
                refill::pieces(cell(index)).for_each(|value| context.insert(*dimension, value));
            }
            EdgeColumn::Context(dimension, Shape::One) if !cell(index).is_empty() => {
                context.insert(*dimension, cell(index));
            }
            _ => {}
        }
    }
    context
}

impl Filling<'_, '_> {
    /// Fills the field of a column with a cell of it. The predicate and the context, which several columns make, are
    /// left out.
    pub(super) fn fill(&mut self, column: &EdgeColumn, cell: &str, index: usize) -> Result<(), Finding> {
        let Self { form, extras, notes } = self;
        match column {
            EdgeColumn::Id if cell.is_empty() => form.id = None,
            EdgeColumn::Id if is_missing(cell) => {
                notes.tell(FindingCode::Normalised, "an edge's id that is nan or blank is left out", index);
                form.id = None;
            }
            EdgeColumn::Id => form.id = Some(notes.id("id", cell, index)?.to_owned()),
            EdgeColumn::Subject => form.subject = argument(notes.id("subject", cell, index)?),
            EdgeColumn::Object => form.object = argument(notes.id("object", cell, index)?),
            EdgeColumn::Negated => form.negated = notes.negation(cell, index)?,
            EdgeColumn::Qualifier(slot) => self.qualifier(slot, cell, index),
            EdgeColumn::Predicate | EdgeColumn::Context(..) => {}
            EdgeColumn::Effect => self.extras.effect = self.parsed("effect", cell, index),
            EdgeColumn::EpistemicStatus => {
                self.form.epistemic_status = self.parsed("epistemic_status", cell, index);
            }
            EdgeColumn::ClinicalStatus => {
                self.form.clinical_status = self.parsed("clinical_status", cell, index);
                self.extras.clinical_status = self.form.clinical_status;
            }
            EdgeColumn::ValidFrom => self.extras.valid_from = self.parsed("valid_from", cell, index),
            EdgeColumn::ValidTo => self.extras.valid_to = self.parsed("valid_to", cell, index),
            EdgeColumn::Reported => self.extras.reported = self.parsed("reported", cell, index),
            EdgeColumn::ShortcutOver => shortcut(&mut extras.shortcut_over, cell),
            EdgeColumn::Publications => refill::list(&mut form.evidence.publications, cell),
            EdgeColumn::KnowledgeLevel => refill::optional(&mut form.evidence.knowledge_level, cell),
            EdgeColumn::AgentType => refill::optional(&mut form.evidence.agent_type, cell),
            EdgeColumn::PrimaryKnowledgeSource => {
                refill::optional(&mut form.evidence.primary_knowledge_source, cell);
            }
            EdgeColumn::Layer => refill::optional(&mut form.layer, cell),
            EdgeColumn::Applicability(field) => {
                applies(&mut form.applicability, *field, cell);
                applies(&mut extras.applicability, *field, cell);
            }
            EdgeColumn::Property(property) => {
                let cell = notes.number(property, cell, index);
                refill::property(&mut extras.properties, property, cell);
            }
        }
        Ok(())
    }

    fn qualifier(&mut self, slot: &str, cell: &str, index: usize) {
        let is_list = || {
            slot != PLAIN_QUALIFIERS && schema::qualifier_slot(slot).is_some_and(schema::QualifierSlot::is_multivalued)
        };
        if cell.contains(LIST_DELIMITER) && is_list() {
            self.notes.misfit(slot, &format!("{cell:?} is a list; one value is expected"), index);
            self.keep_misfit(&Property::misfit(slot, Shape::List), cell);
            self.form.qualifiers.remove(slot);
        } else if cell.is_empty() {
            self.form.qualifiers.remove(slot);
        } else {
            self.form.qualifiers.refill(slot, cell);
        }
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, slot: &str, cell: &str, index: usize) -> Option<T> {
        if cell.is_empty() {
            return None;
        }
        match cell.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.notes.misfit(slot, &error, index);
                self.keep_misfit(&Property::misfit(slot, Shape::One), cell);
                None
            }
        }
    }

    /// Keeps a cell that does not fit its slot as a property.
    fn keep_misfit(&mut self, property: &Property, cell: &str) {
        refill::property(&mut self.extras.properties, property, cell);
    }
}

fn argument(id: &str) -> Argument {
    Argument::Entity(Curie::verbatim(id))
}

/// One path of statement ids: a table has no room for a second.
fn shortcut(paths: &mut Vec<Vec<String>>, cell: &str) {
    if cell.is_empty() {
        paths.clear();
        return;
    }
    paths.resize_with(1, Vec::new);
    if let Some(path) = paths.first_mut() {
        refill::list(path, cell);
    }
}

fn applies(applicability: &mut Applicability, field: Applies, cell: &str) {
    match field {
        Applies::Jurisdiction => refill::optional(&mut applicability.jurisdiction, cell),
        Applies::Population => refill::optional(&mut applicability.population, cell),
        Applies::PopulationNode => refill::optional(&mut applicability.population_node, cell),
        Applies::DiseaseCourse => refill::list(&mut applicability.disease_course_any_of, cell),
        Applies::OrPatientCondition => refill::optional(&mut applicability.or_patient_condition, cell),
        Applies::LineOfTherapy => refill::optional(&mut applicability.line_of_therapy, cell),
    }
}
