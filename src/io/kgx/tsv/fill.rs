//! Cells of an edge as fields of its statement.

use core::fmt::Display;
use core::str::FromStr;

use crate::io::rows::Silent;
use crate::model::slots::{
    StatementField as Field, is_placeholder, is_placeholder_source, names_no_source, placeholder_left_out,
    placeholder_note,
};
use crate::model::{
    Applicability, Argument, ClinicalStatus, Context, Curie, Effect, Extras, Finding, FindingCode, Predicate, Statement,
};
use crate::schema;
use crate::text::quoted;

use super::super::checks::is_missing;
use super::super::fields::{
    MAX_RESEARCH_PHASE, joined, phase_note, placeholders_left, read_choice, several_in, several_values,
};
use super::super::keys::is_list_of_qualifiers;
use super::super::lists::{self, Elements};
use super::super::literal;
use super::super::records::{several_clinical_values, unknown_clinical_value};
use super::super::unfold::{no_source, read_as_source};
use super::columns::{Again, Column, EdgeColumn, Property, Shape, key_of};
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
        let message = format!("predicate is {}; name it, such as biolink:related_to", quoted(cell));
        Finding::new(FindingCode::Unreadable, message).in_column(column as u64 + 1)
    })
}

/// The context that the cells of several columns make together.
pub(super) fn context<'c>(columns: &[EdgeColumn], cell: impl Fn(usize) -> &'c str) -> Context {
    let mut context = Context::new();
    for (index, column) in columns.iter().enumerate() {
        let EdgeColumn::Context(dimension, shape) = column else { continue };
        for value in refill::values(cell(index), *shape) {
            context.insert(*dimension, value);
        }
    }
    context
}

/// What a row says in a column: the cell, or where that has no value, that of a column which repeats it.
fn value<'c>(columns: &[EdgeColumn], cell: impl Fn(usize) -> &'c str, index: usize) -> &'c str {
    let own = cell(index);
    if !is_missing(own) {
        let only = lists::only(own).unwrap_or(own);
        let is_stand_in = matches!(columns.get(index), Some(EdgeColumn::StandIn(..)));
        return if is_stand_in { lists::without_placeholders(only) } else { only };
    }
    first_with_value(columns, &cell, index).map_or(own, cell)
}

/// The first of a column and those that repeat it in which a row has a value.
fn first_with_value<'c>(columns: &[EdgeColumn], cell: impl Fn(usize) -> &'c str, of: usize) -> Option<usize> {
    let repeats = |column: &EdgeColumn| matches!(column, EdgeColumn::Again(Again { of: other, .. }) if *other == of);
    let again = columns.iter().enumerate().filter(|(_, column)| repeats(column)).map(|(index, _)| index);
    core::iter::once(of).chain(again).find(|index| !is_missing(cell(*index)))
}

/// The column that a row's source is read from, and those that could stand in for it but name none.
struct SourceColumns {
    read: Option<usize>,
    nameless: Vec<usize>,
}

/// The column of the primary source, or where that has no value, the first of those that stand in for it.
fn source_columns<'c>(columns: &[EdgeColumn], cell: impl Fn(usize) -> &'c str) -> SourceColumns {
    let mut found = SourceColumns { read: None, nameless: Vec::new() };
    let is_primary = |column: &EdgeColumn| *column == EdgeColumn::Slot(Field::PrimaryKnowledgeSource);
    let primary = columns.iter().position(is_primary);
    if let Some(index) = primary.filter(|index| !is_blank(cell(*index)) && !is_placeholder_source(cell(*index))) {
        found.read = Some(index).filter(|index| !lists::are_several(cell(*index)));
        return found;
    }
    let rank = |(index, column): (usize, &EdgeColumn)| match column {
        EdgeColumn::StandIn(rank, _) if lists::is_one_source(cell(index)) => Some((*rank, index)),
        _ => None,
    };
    let mut stand_ins: Vec<(usize, usize)> = columns.iter().enumerate().filter_map(rank).collect();
    stand_ins.sort_unstable();
    for (_, index) in stand_ins {
        if !names_no_source(cell(index)) {
            found.read = Some(index);
            break;
        }
        found.nameless.push(index);
    }
    found
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// The notes about the columns that stand in for the primary source of a row, each with its column.
pub(super) fn stand_in_notes<'c>(
    columns: &[EdgeColumn],
    cell: impl Fn(usize) -> &'c str + Copy,
) -> impl Iterator<Item = (usize, String)> {
    let SourceColumns { read, nameless } = source_columns(columns, |index| value(columns, cell, index));
    let name = |index: usize| key_of(columns, index);
    let nameless = nameless.into_iter().map(move |index| (index, no_source(&name(index))));
    let is_stand_in = |index: &usize| matches!(columns.get(*index), Some(EdgeColumn::StandIn(..)));
    nameless.chain(read.filter(is_stand_in).map(|index| (index, read_as_source(&name(index)))))
}

/// The clinical status that Biolink's slots amount to.
fn clinical_status<'c>(columns: &[EdgeColumn], cell: impl Fn(usize) -> &'c str) -> Option<ClinicalStatus> {
    schema::CLINICAL_SLOTS.iter().find_map(|slot| {
        let is_it = |column: &EdgeColumn| matches!(column, EdgeColumn::Property(property) if property.name == *slot);
        let index = columns.iter().position(is_it)?;
        let values = clinical_values(cell(index));
        let is_one = values.len() < 2 || !schema::has_one_clinical_value(slot);
        values.iter().filter(|_| is_one).find_map(|text| schema::clinical_status_of(slot, text))
    })
}

/// The values of a cell of a clinical slot.
fn clinical_values(cell: &str) -> Vec<String> {
    lists::list_in_cell(cell).unwrap_or_else(|| refill::pieces(cell).map(str::to_owned).collect())
}

impl Filling<'_, '_> {
    /// Fills the field of a column with a cell of it. What several columns make together is left to
    /// [`finish`](Self::finish), and the predicate and the context are left out.
    pub(super) fn fill(&mut self, column: &EdgeColumn, cell: &str, index: usize) -> Result<(), Finding> {
        let cell = self.one_value(column, cell, index);
        match column {
            EdgeColumn::Slot(field) => self.slot(*field, cell, index)?,
            EdgeColumn::Qualifier(slot) => self.qualifier(slot, cell, index),
            // The name of a column is put together, so it is asked for where it is needed alone.
            EdgeColumn::Context(..) if lists::may_be_odd(cell, Elements::Identifiers) => {
                refill::note_odd_list(cell, &column.key(), self.notes, index);
            }
            EdgeColumn::Context(..) | EdgeColumn::Again(_) | EdgeColumn::More(_) => {}
            EdgeColumn::Applicability(field) => {
                applies(&mut self.form.applicability, field, cell);
                for note in placeholders_left(&mut self.form.applicability) {
                    self.notes.report(FindingCode::Normalised, note, index);
                }
                self.extras.applicability.clone_from(&self.form.applicability);
            }
            EdgeColumn::Property(property) | EdgeColumn::StandIn(_, property) => {
                let cell = self.notes.number(property, cell, index);
                let cell = if property.is_clinical() { self.clinical(property, cell, index) } else { cell };
                self.property(property, cell, index);
            }
        }
        Ok(())
    }

    /// The cell, or the value of a list of one in a column that holds one; empty for a placeholder where nothing else is done
    /// with it.
    fn one_value<'c>(&mut self, column: &EdgeColumn, cell: &'c str, index: usize) -> &'c str {
        let is_one = !column.is_list() && matches!(column, EdgeColumn::Slot(_) | EdgeColumn::Qualifier(_));
        let cell = match Some(cell).filter(|_| is_one).and_then(lists::only) {
            Some("") => "",
            Some(only) => {
                self.notes.report(FindingCode::Normalised, lists::only_note(&column.key()), index);
                only
            }
            None => cell,
        };
        let is_left_out = match column {
            // An effect may be `none`, in small letters.
            EdgeColumn::Slot(Field::Effect) => cell != Effect::None.as_str(),
            EdgeColumn::Slot(field) => matches!(
                field,
                Field::EpistemicStatus
                    | Field::ClinicalStatus
                    | Field::ValidFrom
                    | Field::ValidTo
                    | Field::Reported
                    | Field::ShortcutOver
            ),
            EdgeColumn::Property(property) => property.is_clinical(),
            _ => false,
        };
        if is_left_out && is_placeholder(cell) {
            self.notes.report(FindingCode::Normalised, placeholder_left_out(&column.key(), cell), index);
            return "";
        }
        cell
    }

    fn slot(&mut self, field: Field, cell: &str, index: usize) -> Result<(), Finding> {
        let Self { form, extras, notes } = self;
        match field {
            Field::Id if cell.is_empty() => form.id = None,
            Field::Id if is_missing(cell) => {
                notes.report(FindingCode::Normalised, "an edge's id that is blank or a placeholder is left out", index);
                form.id = None;
            }
            Field::Id => form.id = Some(notes.id(Field::Id.name(), cell, index)?.to_owned()),
            Field::Subject => form.subject = argument(notes.id(Field::Subject.name(), cell, index)?),
            Field::Object => form.object = argument(notes.id(Field::Object.name(), cell, index)?),
            Field::Negated => form.negated = notes.negation(cell, index)?,
            Field::Effect => {
                self.form.effect = self.parsed(field, cell, index);
                self.extras.effect = self.form.effect;
            }
            Field::EpistemicStatus => self.form.epistemic_status = self.parsed(field, cell, index),
            Field::ClinicalStatus => {
                self.form.clinical_status = self.parsed(field, cell, index);
                self.extras.clinical_status = self.form.clinical_status;
            }
            Field::ValidFrom => self.extras.valid_from = self.parsed(field, cell, index),
            Field::ValidTo => self.extras.valid_to = self.parsed(field, cell, index),
            Field::Reported => self.extras.reported = self.parsed(field, cell, index),
            Field::ShortcutOver => shortcut(&mut extras.shortcut_over, cell),
            Field::Publications => {
                let publications = &mut form.evidence.publications;
                refill::list(publications, cell, Elements::Identifiers, field.name(), notes, index);
            }
            Field::PrimaryKnowledgeSource if lists::are_several(cell) => {
                notes.report(FindingCode::BadValue, lists::several_sources(field.name()), index);
                let values = Property::misfit(field.name(), Shape::One);
                let values = Property { shape: Shape::List, elements: Elements::Identifiers, ..values };
                self.property(&values, cell, index);
            }
            Field::PrimaryKnowledgeSource if lists::is_broken(cell, Elements::Identifiers) => {
                notes.report(FindingCode::BadValue, lists::broken(field.name(), cell), index);
            }
            Field::PrimaryKnowledgeSource if is_placeholder_source(cell) => {
                notes.report(FindingCode::Normalised, placeholder_note(cell), index);
            }
            Field::KnowledgeLevel => refill::optional(&mut form.evidence.knowledge_level, cell),
            Field::AgentType => refill::optional(&mut form.evidence.agent_type, cell),
            Field::Layer => refill::optional(&mut form.layer, cell),
            // What several columns make together, and structures, which are read as JSON.
            _ => {}
        }
        Ok(())
    }

    /// Sets what several columns make together: the context, the source where others stand in for the primary one, and
    /// the clinical status where Biolink's slots give it; and looks at columns that should say the same.
    pub(super) fn finish<'c>(
        &mut self,
        columns: &[EdgeColumn],
        cell: impl Fn(usize) -> &'c str + Copy,
    ) -> Result<(), Finding> {
        for (index, column) in columns.iter().enumerate() {
            let EdgeColumn::Again(Again { of, property, .. }) = column else { continue };
            let read = first_with_value(columns, cell, *of);
            if read.is_some_and(|read| read != index && cell(index) != cell(read)) && !is_missing(cell(index)) {
                self.notes.differs(&property.name, &key_of(columns, *of), index);
                self.property(property, cell(index), index);
                continue;
            }
            self.form.properties.remove(&property.name);
            self.extras.properties.remove(&property.name);
            if let Some(column) = columns.get(*of).filter(|_| read == Some(index)) {
                self.fill(column, cell(index), index)?;
            }
        }
        for (index, note) in stand_in_notes(columns, cell) {
            self.notes.report_shared(FindingCode::Normalised, note, index);
        }
        let cell = |index| value(columns, cell, index);
        let Self { form, extras, .. } = self;
        form.context = context(columns, cell);
        let source = source_columns(columns, cell).read;
        refill::optional(&mut form.evidence.primary_knowledge_source, source.map_or("", cell));
        if let Some(EdgeColumn::StandIn(_, property)) = source.and_then(|index| columns.get(index)) {
            form.properties.remove(&property.name);
            extras.properties.remove(&property.name);
        }
        let is_given = columns.contains(&EdgeColumn::Slot(Field::ClinicalStatus)) && form.clinical_status.is_some();
        if !is_given {
            form.clinical_status = clinical_status(columns, cell);
        }
        extras.clinical_status = form.clinical_status;
        Ok(())
    }

    fn qualifier(&mut self, slot: &str, cell: &str, index: usize) {
        if cell.is_empty() {
            self.form.qualifiers.remove(slot);
        } else if is_list_of_qualifiers(slot) {
            let mut values = Vec::new();
            refill::list(&mut values, cell, Elements::Identifiers, slot, self.notes, index);
            refill::leave_placeholders(&mut values, slot, self.notes, index);
            self.form.qualifiers.refill(slot, &joined(values));
        } else if let Some(mut values) = several_in(slot, cell) {
            if values.len() < 2 {
                self.notes.report(FindingCode::Normalised, lists::only_note(slot), index);
                let only = values.pop().unwrap_or_default();
                return self.qualifier(slot, &only, index);
            }
            self.notes.report(FindingCode::BadValue, several_values(slot, &values), index);
            self.form.qualifiers.refill(slot, &joined(values));
        } else {
            self.form.qualifiers.refill(slot, cell);
        }
    }

    /// The cell of a clinical slot: a phase by its name, and a finding where Biolink does not have the value.
    fn clinical<'c>(&mut self, property: &Property, cell: &'c str, index: usize) -> &'c str {
        if property.name == MAX_RESEARCH_PHASE
            && let Some(phase) = schema::research_phase_of(cell)
        {
            self.notes.report(FindingCode::Normalised, phase_note(cell, phase), index);
            return phase;
        }
        let values = clinical_values(cell);
        if schema::has_one_clinical_value(&property.name) && values.len() > 1 {
            self.notes.report(FindingCode::BadValue, several_clinical_values(&property.name, &values), index);
            return cell;
        }
        for text in values.iter().filter(|text| schema::is_unknown_clinical_value(&property.name, text)) {
            self.notes.report(FindingCode::BadValue, unknown_clinical_value(&property.name, text), index);
        }
        cell
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, field: Field, cell: &str, index: usize) -> Option<T> {
        let slot = field.name();
        if cell.is_empty() {
            return None;
        }
        match read_choice(slot, cell) {
            Ok((value, note)) => {
                if let Some(note) = note {
                    self.notes.report(FindingCode::Normalised, note, index);
                }
                Some(value)
            }
            Err(error) => {
                self.notes.misfit(slot, &error, index);
                self.property(&Property::misfit(slot, Shape::One), cell, index);
                None
            }
        }
    }

    /// Fills a property, which is a part of the form, too, if it keeps statements separate.
    fn property(&mut self, property: &Property, cell: &str, index: usize) {
        refill::property(&mut self.extras.properties, property, cell, self.notes, index);
        if property.tells_apart {
            // What there is to report is reported already.
            let mut silent = Silent;
            let mut notes = Notes::new("", 0, &mut silent);
            refill::property(&mut self.form.properties, property, cell, &mut notes, index);
        }
    }
}

fn argument(id: &str) -> Argument {
    Argument::Entity(Curie::verbatim(id))
}

/// A path of statement ids, or several as JSON.
fn shortcut(paths: &mut Vec<Vec<String>>, cell: &str) {
    if cell.is_empty() {
        paths.clear();
        return;
    }
    if let Some(several) = literal::parse(cell).and_then(|it| serde_json::from_value::<Vec<Vec<String>>>(it).ok()) {
        *paths = several;
        return;
    }
    paths.resize_with(1, Vec::new);
    if let Some(path) = paths.first_mut() {
        refill::pieces_into(path, cell);
    }
}

fn applies(applicability: &mut Applicability, key: &str, cell: &str) {
    if key == Applicability::COURSES {
        refill::pieces_into(&mut applicability.disease_course_any_of, cell);
    }
    if let Some((_, text)) = applicability.texts_mut().into_iter().find(|(name, _)| *name == key) {
        refill::optional(text, cell);
    }
}
