//! Rows of edges, read into one statement again and again.

use core::fmt::Display;
use core::str::FromStr;

use crate::model::{Applicability, Context, Curie, Finding, FindingCode, Predicate, Statement};
use crate::schema;

use super::super::checks::is_missing;
use super::super::fields::PLAIN_QUALIFIERS;
use super::cells::Cells;
use super::columns::{Applies, EdgeColumn, LIST_DELIMITER, Property, Shape};
use super::notes::Notes;
use super::refill::{self, Spare};

#[derive(Debug)]
pub(super) struct EdgeRows {
    columns: Vec<EdgeColumn>,
    /// None before the first row, as no predicate is known before.
    statement: Option<Statement>,
    /// The column of the predicate, and the cell that the statement's was read from.
    predicate: (usize, String),
    spare: Spare,
    /// Whether the last row left a property that no column has.
    has_misfit: bool,
}

impl EdgeRows {
    pub(super) fn new(columns: Vec<EdgeColumn>) -> Self {
        let predicate = columns.iter().position(|column| *column == EdgeColumn::Predicate).unwrap_or_default();
        let predicate = (predicate, String::new());
        Self { columns, statement: None, predicate, spare: Spare::default(), has_misfit: false }
    }

    /// The statement of a row; an error says why the row cannot be kept.
    pub(super) fn read(&mut self, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<&Statement, Finding> {
        self.set_predicate(cells.at(self.predicate.0))?;
        let Self { columns, statement: Some(statement), spare, has_misfit, .. } = self else {
            return Err(no_predicate(""));
        };
        if core::mem::take(has_misfit) {
            statement.properties.clear();
        }
        let mut row = Row { statement, spare, notes, index: 0, misfit: None, changes_context: false };
        for (index, cell) in cells.changed() {
            let Some(column) = columns.get(index) else { break };
            row.index = index;
            row.fill(column, cell)?;
            if let Some(property) = row.misfit.take() {
                *has_misfit = true;
                refill::property(&mut row.statement.properties, &property, cell);
            }
        }
        if row.changes_context {
            row.statement.context = context(columns, cells);
        }
        Ok(statement)
    }

    /// Reads the predicate, unless it is the one of the row before.
    fn set_predicate(&mut self, cell: &str) -> Result<(), Finding> {
        if self.statement.is_some() && self.predicate.1 == cell {
            return Ok(());
        }
        let predicate: Predicate =
            cell.parse().map_err(|_| no_predicate(cell).in_column(self.predicate.0 as u64 + 1))?;
        if let Some(statement) = &mut self.statement {
            statement.predicate = predicate;
        } else {
            let nothing = || Curie::verbatim(String::new());
            self.statement = Some(Statement::new(nothing(), predicate, nothing()));
        }
        refill::text_of(&mut self.predicate.1, cell);
        Ok(())
    }
}

fn no_predicate(cell: &str) -> Finding {
    let message = format!("predicate is {cell:?}; name it, such as biolink:related_to");
    Finding::new(FindingCode::Unreadable, message)
}

/// The context that the cells of several columns make together.
fn context(columns: &[EdgeColumn], cells: Cells<'_>) -> Context {
    let mut context = Context::new();
    for (index, column) in columns.iter().enumerate() {
        match column {
            EdgeColumn::Context(dimension, Shape::List) => {
                refill::pieces(cells.at(index)).for_each(|value| context.insert(*dimension, value));
            }
            EdgeColumn::Context(dimension, Shape::One) if !cells.at(index).is_empty() => {
                context.insert(*dimension, cells.at(index));
            }
            _ => {}
        }
    }
    context
}

struct Row<'r, 'n> {
    statement: &'r mut Statement,
    spare: &'r mut Spare,
    notes: &'r mut Notes<'n>,
    index: usize,
    /// The property that keeps the cell, as it does not fit its slot.
    misfit: Option<Property>,
    changes_context: bool,
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
                self.spare.optional(&mut self.statement.id, id);
            }
            EdgeColumn::Subject => {
                let id = self.notes.id("subject", cell, self.index)?;
                refill::argument(&mut self.statement.subject, id);
            }
            EdgeColumn::Object => {
                let id = self.notes.id("object", cell, self.index)?;
                refill::argument(&mut self.statement.object, id);
            }
            EdgeColumn::Negated => {
                self.statement.negated = self.notes.negation(cell, self.index)?;
            }
            EdgeColumn::Qualifier(slot) => self.qualifier(slot, cell),
            EdgeColumn::Predicate => {}
            EdgeColumn::Context(..) => self.changes_context = true,
            EdgeColumn::Effect => self.statement.effect = self.parsed("effect", cell),
            EdgeColumn::EpistemicStatus => self.statement.epistemic_status = self.parsed("epistemic_status", cell),
            EdgeColumn::ClinicalStatus => self.statement.clinical_status = self.parsed("clinical_status", cell),
            EdgeColumn::ValidFrom => self.statement.valid_from = self.parsed("valid_from", cell),
            EdgeColumn::ValidTo => self.statement.valid_to = self.parsed("valid_to", cell),
            EdgeColumn::Reported => self.statement.reported = self.parsed("reported", cell),
            EdgeColumn::ShortcutOver => self.shortcut(cell),
            EdgeColumn::Publications => self.spare.list(&mut self.statement.evidence.publications, cell),
            EdgeColumn::KnowledgeLevel => self.spare.optional(&mut self.statement.evidence.knowledge_level, cell),
            EdgeColumn::AgentType => self.spare.optional(&mut self.statement.evidence.agent_type, cell),
            EdgeColumn::PrimaryKnowledgeSource => {
                self.spare.optional(&mut self.statement.evidence.primary_knowledge_source, cell);
            }
            EdgeColumn::Layer => self.spare.optional(&mut self.statement.layer, cell),
            EdgeColumn::Applicability(field) => {
                applies(&mut self.statement.applicability, *field, cell, self.spare);
            }
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
            self.statement.qualifiers.remove(slot);
        } else if cell.is_empty() {
            self.statement.qualifiers.remove(slot);
        } else {
            self.statement.qualifiers.refill(slot, cell);
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
            self.spare.list(path, cell);
        }
    }
}

fn applies(applicability: &mut Applicability, field: Applies, cell: &str, spare: &mut Spare) {
    match field {
        Applies::Jurisdiction => spare.optional(&mut applicability.jurisdiction, cell),
        Applies::Population => spare.optional(&mut applicability.population, cell),
        Applies::PopulationNode => spare.optional(&mut applicability.population_node, cell),
        Applies::DiseaseCourse => spare.list(&mut applicability.disease_course_any_of, cell),
        Applies::OrPatientCondition => spare.optional(&mut applicability.or_patient_condition, cell),
        Applies::LineOfTherapy => spare.optional(&mut applicability.line_of_therapy, cell),
    }
}
