//! The cells of edges.
//!
//! A row says of a statement all that makes it itself, or there is no row: without its conditions a
//! statement would say more than its source did.

use crate::graph::StatementRef;
use crate::io::WriteReport;
use crate::model::{Applicability, Argument, Dimension, Effect, EpistemicStatus};
use crate::schema;

use super::super::tsv::{APPLICABILITY, Applies, CONTEXT, EdgeColumn, LIST_DELIMITER, Shape, normalised};
use super::cells::{Row, fits, fits_id, joined, set_list, set_properties, set_text};
use super::rows::{Extent, own_status};

const ABOUT: &str = "a statement about a statement, left out";
const ENDS: &str = "a statement whose subject or object a table cannot hold, left out";
const QUALIFIER: &str = "a statement with a qualifier that a table cannot hold, left out";
const IN_CONTEXT: &str = "a statement with a context that a table cannot hold, left out";
const APPLIES: &str = "a statement with an applicability that a table cannot hold, left out";
const SOURCE: &str = "a statement with a source that a table cannot hold, left out";
const ID: &str = "a statement's id that a table cannot hold";
const PATHS: &str = "a shortcut over several paths, or over one that a table cannot hold";

/// The cells of an edge; none if no row can stand for it.
pub(super) fn edge(statement: StatementRef<'_>, id: &str, extent: Extent, report: &mut WriteReport) -> Option<Row> {
    let mut row = Row::new();
    if fits_id(id) {
        row.push(("id".to_owned(), id.to_owned()));
    } else {
        report.lose(ID);
    }
    if let Err(reason) = identity(&mut row, statement) {
        report.lose(reason);
        return None;
    }
    if extent == Extent::Whole {
        rest(&mut row, statement, report);
    }
    Some(row)
}

/// What makes the statement itself; an error says why a table cannot hold it.
fn identity(row: &mut Row, statement: StatementRef<'_>) -> Result<(), &'static str> {
    let end = |argument: Argument| match argument {
        Argument::Statement { .. } => Err(ABOUT),
        Argument::Entity(id) if fits_id(id.as_str()) => Ok(String::from(id)),
        Argument::Entity(_) => Err(ENDS),
    };
    row.push(("subject".to_owned(), end(statement.subject().to_argument())?));
    row.push(("predicate".to_owned(), statement.predicate().as_str().to_owned()));
    row.push(("object".to_owned(), end(statement.object().to_argument())?));
    if statement.is_negated() {
        row.push(("negated".to_owned(), "true".to_owned()));
    }
    for (slot, value) in statement.qualifiers() {
        if !fits(value) || !fits(slot) || !is_column_of_one(slot, value) {
            return Err(QUALIFIER);
        }
        row.push((slot.to_owned(), value.to_owned()));
    }
    for (dimension, values) in statement.context().iter() {
        row.push(context(dimension, values).ok_or(IN_CONTEXT)?);
    }
    if let Some(status) = statement.clinical_status() {
        row.push(("clinical_status".to_owned(), status.as_str().to_owned()));
    }
    if let Some(applicability) = statement.applicability() {
        applies(row, &applicability).ok_or(APPLIES)?;
    }
    if let Some(source) = statement.primary_knowledge_source() {
        if !fits(source) {
            return Err(SOURCE);
        }
        row.push(("primary_knowledge_source".to_owned(), source.to_owned()));
    }
    Ok(())
}

/// Whether a reader takes the column for this qualifier, and the cell for one value.
fn is_column_of_one(slot: &str, value: &str) -> bool {
    let is_list = schema::qualifier_slot(slot).is_some_and(schema::QualifierSlot::is_multivalued);
    normalised(slot) == slot
        && EdgeColumn::new(slot) == EdgeColumn::Qualifier(slot.to_owned())
        && !(is_list && value.contains(LIST_DELIMITER))
}

/// Biolink's column where it has one that can hold the values, else ours.
fn context(dimension: Dimension, values: &[String]) -> Option<(String, String)> {
    CONTEXT.iter().filter(|(_, known, _)| *known == dimension).find_map(|(column, _, shape)| {
        let cell = match (shape, values) {
            (Shape::One, [one]) => Some(one.clone()).filter(|one| fits(one)),
            (Shape::One, _) => None,
            (Shape::List, values) => joined(values.iter().map(String::as_str)),
        };
        Some(((*column).to_owned(), cell?))
    })
}

fn applies(row: &mut Row, applicability: &Applicability) -> Option<()> {
    if !applicability.other.is_empty() {
        return None;
    }
    for (column, field) in APPLICABILITY {
        let text = match field {
            Applies::Jurisdiction => &applicability.jurisdiction,
            Applies::Population => &applicability.population,
            Applies::PopulationNode => &applicability.population_node,
            Applies::OrPatientCondition => &applicability.or_patient_condition,
            Applies::LineOfTherapy => &applicability.line_of_therapy,
            Applies::DiseaseCourse => {
                let cell = joined(applicability.disease_course_any_of.iter().map(String::as_str))?;
                if !cell.is_empty() {
                    row.push((column.to_owned(), cell));
                }
                continue;
            }
        };
        match text {
            Some(text) if fits(text) => row.push((column.to_owned(), text.clone())),
            Some(_) => return None,
            None => {}
        }
    }
    Some(())
}

/// What a statement says beside its identity.
fn rest(row: &mut Row, statement: StatementRef<'_>, report: &mut WriteReport) {
    let mut set = |column: &str, text: Option<&str>| set_text(row, column, text, report);
    set("effect", statement.explicit_effect().map(Effect::as_str));
    set("epistemic_status", own_status(statement).map(EpistemicStatus::as_str));
    set("valid_from", statement.valid_from().map(|date| date.to_string()).as_deref());
    set("valid_to", statement.valid_to().map(|date| date.to_string()).as_deref());
    set("reported", statement.reported().map(|date| date.to_string()).as_deref());
    set("knowledge_level", statement.knowledge_level());
    set("agent_type", statement.agent_type());
    set("layer", statement.layer());
    set_list(row, "publications", statement.publications(), report);
    match statement.to_statement().shortcut_over.as_slice() {
        [] => {}
        [path] if !path.is_empty() => match joined(path.iter().map(String::as_str)) {
            Some(cell) => row.push(("shortcut_over".to_owned(), cell)),
            None => report.lose(PATHS),
        },
        _ => report.lose(PATHS),
    }
    let of = |name: &str| match EdgeColumn::new(name) {
        EdgeColumn::Property(property) => Some(property),
        _ => None,
    };
    set_properties(row, statement.properties().as_ref(), of, report);
}
