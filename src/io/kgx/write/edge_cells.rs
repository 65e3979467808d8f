//! The cells of edges.
//!
//! A row says of a statement all that makes it itself, or there is no row: without its conditions a
//! statement would say more than its source did.

use crate::graph::StatementRef;
use crate::io::WriteReport;
use crate::model::slots::{StatementField as Field, names_no_source, value_tells_apart};
use crate::model::{Applicability, Argument, Dimension, Effect, EpistemicStatus, Value};

use super::super::keys::is_list_of_qualifiers;
use super::super::lists::{Elements, are_several, list_in_cell, only, reads_otherwise};
use super::super::tsv::{APPLICABILITY, CONTEXT, EdgeColumn, Shape, normalised};
use super::cells::{Row, fits, fits_id, joined, set_list, set_properties, set_text};
use super::objects::is_list_as_read;
use super::rows::{Extent, own_status, properties, unfit_ids};

const ABOUT: &str = "a statement about a statement";
const ENDS: &str = "a statement whose subject or object a table cannot hold";
const QUALIFIER: &str = "a statement with a qualifier that a table cannot hold";
const IN_CONTEXT: &str = "a statement with a context that a table cannot hold";
const APPLIES: &str = "a statement with an applicability that a table cannot hold";
const UNREAD: &str = "a statement with a value that does not fit its slot";
const SOURCE: &str = "a statement with a source that a table cannot hold";
const ID: &str = "a statement's id that a table cannot hold; the statement has another";
const PATHS: &str = "a shortcut over several paths, or over one that a table cannot hold";

/// The cells of an edge; none if no row can hold it.
pub(super) fn edge(statement: StatementRef<'_>, id: &str, extent: Extent, report: &mut WriteReport) -> Option<Row> {
    let mut row = vec![(Field::Id.name().to_owned(), id.to_owned())];
    if extent == Extent::Whole {
        (0..unfit_ids(statement, fits_id)).for_each(|_| report.lose(ID));
    }
    let properties = properties(statement, extent).unwrap_or_default();
    let has_primary = statement.primary_knowledge_source().is_some();
    let column_of = |name: &str| match EdgeColumn::new(name) {
        EdgeColumn::Property(property) => Some(property).filter(|property| property.name == name),
        EdgeColumn::StandIn(_, property) => Some(property)
            .filter(|it| it.name == name)
            .filter(|_| has_primary || !properties.get(name).is_some_and(stands_in)),
        _ => None,
    };
    let result = identity(&mut row, statement).and_then(|()| {
        let has_no_column =
            |(name, value): (&String, &Value)| value_tells_apart(name, value) && column_of(name).is_none();
        if properties.iter().any(has_no_column) { Err(UNREAD) } else { Ok(()) }
    });
    if let Err(reason) = result {
        report.lose(reason);
        return None;
    }
    levels(&mut row, statement, report);
    match extent {
        Extent::Whole => rest(&mut row, statement, report),
        Extent::Identity => report.further_ids += 1,
    }
    set_properties(&mut row, Some(&properties), column_of, report);
    Some(row)
}

/// Whether a reader would take a value of a slot that may stand in for the primary source for that source.
fn stands_in(value: &Value) -> bool {
    match value {
        Value::Text(text) => !names_no_source(text),
        Value::List(values) => matches!(values.as_slice(), [one] if stands_in(one)),
        _ => false,
    }
}

/// What makes the statement itself; an error says why a table cannot hold it.
fn identity(row: &mut Row, statement: StatementRef<'_>) -> Result<(), &'static str> {
    let end = |argument: Argument| match argument {
        Argument::Statement { .. } => Err(ABOUT),
        Argument::Entity(id) if fits_id(id.as_str()) => Ok(String::from(id)),
        Argument::Entity(_) => Err(ENDS),
    };
    row.push((Field::Subject.name().to_owned(), end(statement.subject().to_argument())?));
    row.push((Field::Predicate.name().to_owned(), statement.predicate().as_str().to_owned()));
    row.push((Field::Object.name().to_owned(), end(statement.object().to_argument())?));
    if statement.is_negated() {
        row.push((Field::Negated.name().to_owned(), "true".to_owned()));
    }
    for (slot, value) in statement.qualifiers() {
        // A list loses what is empty.
        let is_list = slot == Field::Qualifiers.name()
            && !value.split('|').any(str::is_empty)
            && !reads_otherwise(value, Elements::Texts);
        let has_column = is_list || is_column_of_one(slot, value);
        if !fits(value) || !fits(slot) || !has_column {
            return Err(QUALIFIER);
        }
        row.push((slot.to_owned(), value.to_owned()));
    }
    for (dimension, values) in statement.context().iter() {
        row.push(context(dimension, values).ok_or(IN_CONTEXT)?);
    }
    if let Some(status) = statement.clinical_status() {
        row.push((Field::ClinicalStatus.name().to_owned(), status.as_str().to_owned()));
    }
    if let Some(applicability) = statement.applicability() {
        applies(row, &applicability).ok_or(APPLIES)?;
    }
    if let Some(source) = statement.primary_knowledge_source() {
        if !fits(source) {
            return Err(SOURCE);
        }
        row.push((Field::PrimaryKnowledgeSource.name().to_owned(), source.to_owned()));
    }
    Ok(())
}

/// Whether a reader takes the column for this qualifier, and the cell for its value or values.
fn is_column_of_one(slot: &str, value: &str) -> bool {
    normalised(slot) == slot
        && only(value).is_none()
        && list_in_cell(value).is_none()
        && EdgeColumn::new(slot) == EdgeColumn::Qualifier(slot.to_owned())
        && (!is_list_of_qualifiers(slot) || is_list_as_read(value))
}

/// Biolink's column where it has one that can hold the values, else ours.
fn context(dimension: Dimension, values: &[String]) -> Option<(String, String)> {
    CONTEXT.iter().filter(|(_, known, _)| *known == dimension).find_map(|(column, _, shape)| {
        let cell = match (shape, values) {
            (Shape::One, [one]) => Some(one.clone()).filter(|one| fits(one) && !are_several(one)),
            (Shape::One, _) => None,
            (Shape::List, values) => {
                joined(values.iter().map(String::as_str)).filter(|cell| !reads_otherwise(cell, Elements::Identifiers))
            }
        };
        Some(((*column).to_owned(), cell?))
    })
}

fn applies(row: &mut Row, applicability: &Applicability) -> Option<()> {
    if !applicability.other.is_empty() {
        return None;
    }
    let mut set = |key: &str, cell: String| row.push((format!("{APPLICABILITY}{key}"), cell));
    for (key, text) in applicability.texts().into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?))) {
        set(key, Some(text).filter(|text| fits(text))?.clone());
    }
    let courses = joined(applicability.disease_course_any_of.iter().map(String::as_str))?;
    if !courses.is_empty() {
        set(Applicability::COURSES, courses);
    }
    Some(())
}

/// How sure a statement is, and by whom.
fn levels(row: &mut Row, statement: StatementRef<'_>, report: &mut WriteReport) {
    let mut set = |column: &str, text: Option<&str>| set_text(row, column, text, report);
    set(Field::EpistemicStatus.name(), own_status(statement).map(EpistemicStatus::as_str));
    set(Field::KnowledgeLevel.name(), statement.knowledge_level());
    set(Field::AgentType.name(), statement.agent_type());
}

/// What a statement says beside that and its identity.
fn rest(row: &mut Row, statement: StatementRef<'_>, report: &mut WriteReport) {
    let mut set = |column: &str, text: Option<&str>| set_text(row, column, text, report);
    set(Field::Effect.name(), statement.explicit_effect().map(Effect::as_str));
    set(Field::ValidFrom.name(), statement.valid_from().map(|date| date.to_string()).as_deref());
    set(Field::ValidTo.name(), statement.valid_to().map(|date| date.to_string()).as_deref());
    set(Field::Reported.name(), statement.reported().map(|date| date.to_string()).as_deref());
    set(Field::Layer.name(), statement.layer());
    set_list(row, Field::Publications.name(), statement.publications(), Elements::Identifiers, report);
    match statement.to_statement().shortcut_over.as_slice() {
        [] => {}
        [path] if !path.is_empty() => match joined(path.iter().map(String::as_str)) {
            Some(cell) => row.push((Field::ShortcutOver.name().to_owned(), cell)),
            None => report.lose(PATHS),
        },
        _ => report.lose(PATHS),
    }
}
