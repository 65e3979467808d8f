//! Rows of edges, read into one statement again and again.

use core::fmt::Display;
use core::str::FromStr;

use crate::model::{Applicability, Argument, Context, Curie, Finding, FindingCode, Predicate, Qualifiers, Statement};
use crate::schema;

use super::super::checks::is_missing;
use super::super::fields::PLAIN_QUALIFIERS;
use super::cells::{Cells, Notes};
use super::columns::{Applies, EdgeColumn, LIST_DELIMITER, Property, Shape};
use super::refill;

#[derive(Debug)]
pub(super) struct EdgeRows {
    columns: Vec<EdgeColumn>,
    /// None before the first row, as no predicate is known before.
    statement: Option<Statement>,
    /// The cell that the statement's predicate was read from.
    predicate: String,
    /// Whether the last row left a property that no column has.
    has_misfit: bool,
}

impl EdgeRows {
    pub(super) const fn new(columns: Vec<EdgeColumn>) -> Self {
        Self { columns, statement: None, predicate: String::new(), has_misfit: false }
    }

    /// The statement of a row; an error says why the row cannot be kept.
    pub(super) fn read(&mut self, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<&Statement, Finding> {
        self.set_predicate(cells)?;
        let Self { columns, statement: Some(statement), has_misfit, .. } = self else {
            return Err(no_predicate(""));
        };
        if core::mem::take(has_misfit) {
            statement.properties.clear();
        }
        clear(statement);
        for (index, (column, cell)) in columns.iter().zip(cells.first(columns.len())).enumerate() {
            let mut row = Row { statement, notes, index, misfit: None };
            row.fill(column, cell)?;
            if let Some(property) = row.misfit {
                *has_misfit = true;
                refill::property(&mut statement.properties, &property, cell);
            }
        }
        Ok(statement)
    }

    /// Reads the predicate, unless it is the one of the row before.
    fn set_predicate(&mut self, cells: Cells<'_>) -> Result<(), Finding> {
        let column = self.columns.iter().position(|column| *column == EdgeColumn::Predicate).unwrap_or_default();
        let cell = cells.first(self.columns.len()).nth(column).unwrap_or_default();
        if self.statement.is_some() && self.predicate == cell {
            return Ok(());
        }
        let predicate: Predicate = cell.parse().map_err(|_| no_predicate(cell).in_column(column as u64 + 1))?;
        if let Some(statement) = &mut self.statement {
            statement.predicate = predicate;
        } else {
            let nothing = || Curie::verbatim(String::new());
            self.statement = Some(Statement::new(nothing(), predicate, nothing()));
        }
        refill::text_of(&mut self.predicate, cell);
        Ok(())
    }
}

fn no_predicate(cell: &str) -> Finding {
    let message = format!("predicate is {cell:?}; name it, such as biolink:related_to");
    Finding::new(FindingCode::Unreadable, message)
}

/// Forgets what cells of several columns add to, and what a short table has no column for.
fn clear(statement: &mut Statement) {
    statement.negated = false;
    if !statement.qualifiers.is_empty() {
        statement.qualifiers = Qualifiers::new();
    }
    if !statement.context.is_empty() {
        statement.context = Context::new();
    }
}

struct Row<'r, 'n> {
    statement: &'r mut Statement,
    notes: &'r mut Notes<'n>,
    index: usize,
    /// The property that keeps the cell, as it does not fit its slot.
    misfit: Option<Property>,
}

impl Row<'_, '_> {
    fn fill(&mut self, column: &EdgeColumn, cell: &str) -> Result<(), Finding> {
        match column {
            EdgeColumn::Id if cell.is_empty() => self.statement.id = None,
            EdgeColumn::Id if is_missing(cell) => {
                self.notes.tell(FindingCode::Normalised, "an edge's id that is nan or blank is left out", self.index);
                self.statement.id = None;
            }
            EdgeColumn::Id => {
                let id = self.notes.id("id", cell, self.index)?;
                refill::optional(&mut self.statement.id, id);
            }
            EdgeColumn::Subject => {
                let id = self.notes.id("subject", cell, self.index)?;
                argument(&mut self.statement.subject, id);
            }
            EdgeColumn::Object => {
                let id = self.notes.id("object", cell, self.index)?;
                argument(&mut self.statement.object, id);
            }
            EdgeColumn::Negated => {
                self.statement.negated = self.notes.negation(cell, self.index)?;
            }
            EdgeColumn::Qualifier(slot) => self.qualifier(slot, cell),
            EdgeColumn::Context(dimension, Shape::List) => {
                refill::pieces(cell).for_each(|value| self.statement.context.insert(*dimension, value));
            }
            EdgeColumn::Context(dimension, Shape::One) if !cell.is_empty() => {
                self.statement.context.insert(*dimension, cell);
            }
            EdgeColumn::Predicate | EdgeColumn::Context(_, Shape::One) => {}
            EdgeColumn::Effect => self.statement.effect = self.parsed("effect", cell),
            EdgeColumn::EpistemicStatus => self.statement.epistemic_status = self.parsed("epistemic_status", cell),
            EdgeColumn::ClinicalStatus => self.statement.clinical_status = self.parsed("clinical_status", cell),
            EdgeColumn::ValidFrom => self.statement.valid_from = self.parsed("valid_from", cell),
            EdgeColumn::ValidTo => self.statement.valid_to = self.parsed("valid_to", cell),
            EdgeColumn::Reported => self.statement.reported = self.parsed("reported", cell),
            EdgeColumn::ShortcutOver => self.shortcut(cell),
            EdgeColumn::Publications => refill::list(&mut self.statement.evidence.publications, cell),
            EdgeColumn::KnowledgeLevel => refill::optional(&mut self.statement.evidence.knowledge_level, cell),
            EdgeColumn::AgentType => refill::optional(&mut self.statement.evidence.agent_type, cell),
            EdgeColumn::PrimaryKnowledgeSource => {
                refill::optional(&mut self.statement.evidence.primary_knowledge_source, cell);
            }
            EdgeColumn::Layer => refill::optional(&mut self.statement.layer, cell),
            EdgeColumn::Applicability(field) => applies(&mut self.statement.applicability, *field, cell),
            EdgeColumn::Property(property) => {
                let cell = self.notes.number(property, cell, self.index);
                refill::property(&mut self.statement.properties, property, cell);
            }
        }
        Ok(())
    }

    fn qualifier(&mut self, slot: &str, cell: &str) {
        let is_list = || {
            slot != PLAIN_QUALIFIERS && schema::qualifier_slot(slot).is_some_and(schema::QualifierSlot::is_multivalued)
        };
        if cell.contains(LIST_DELIMITER) && is_list() {
            self.notes.misfit(slot, &format!("{cell:?} is a list; one value is expected"), self.index);
            self.misfit = Some(Property::misfit(slot, Shape::List));
        } else if !cell.is_empty() {
            self.statement.qualifiers.insert(slot, cell);
        }
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, slot: &str, cell: &str) -> Option<T> {
        if cell.is_empty() {
            return None;
        }
        match cell.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.notes.misfit(slot, &error, self.index);
                self.misfit = Some(Property::misfit(slot, Shape::One));
                None
            }
        }
    }

    /// One path of statement ids: a table has no room for a second.
    fn shortcut(&mut self, cell: &str) {
        let paths = &mut self.statement.shortcut_over;
        if cell.is_empty() {
            paths.clear();
            return;
        }
        paths.resize_with(1, Vec::new);
        if let Some(path) = paths.first_mut() {
            refill::list(path, cell);
        }
    }
}

fn argument(slot: &mut Argument, id: &str) {
    match slot {
        Argument::Entity(curie) => refill::curie(curie, id),
        Argument::Statement { .. } => *slot = Argument::Entity(Curie::verbatim(id)),
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
