//! Entities and statements from JSON objects.

use serde_json::{Map, Value as Json};

use crate::model::{Argument, Curie, Entity, Finding, FindingCode, RecordRef, Row, Sink, Statement};

use super::checks::{bad_negation, boolean, is_missing, look_at_name, missing_id};
use super::fields::Fields;

/// What an object is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Node,
    Edge,
    /// An edge if it has a subject or an object, else a node.
    Either,
}

/// Hands the record of one object to the sink; an error says why it cannot be kept.
pub(super) fn hand_on(
    map: Map<String, Json>,
    kind: Kind,
    row: Row<'_>,
    source: &str,
    sink: &mut dyn Sink,
) -> Result<(), Finding> {
    let mut fields = Fields::new(map);
    let is_edge = match kind {
        Kind::Node => false,
        Kind::Edge => true,
        Kind::Either => fields.has("subject") || fields.has("object"),
    };
    if is_edge {
        let statement = statement(&mut fields)?;
        fields.report(row.line, source, sink);
        sink.record(RecordRef::Statement(&statement), row);
    } else {
        let entity = entity(&mut fields)?;
        fields.report(row.line, source, sink);
        look_at_name(&entity, source, row.line, sink);
        sink.record(RecordRef::Entity(&entity), row);
    }
    Ok(())
}

/// A row that is not what the format asks for.
pub(super) fn unreadable(message: impl Into<String>) -> Finding {
    Finding::new(FindingCode::Unreadable, message)
}

fn entity(fields: &mut Fields) -> Result<Entity, Finding> {
    let id = fields.text("id").ok_or_else(|| unreadable("a node has no id; give it a CURIE"))?;
    let mut entity = Entity::new(curie("id", id)?);
    entity.name = fields.text("name");
    entity.description = fields.text("description");
    entity.categories = fields.parsed_list("category");
    entity.synonyms = fields.texts("synonym");
    entity.provided_by = fields.texts("provided_by");
    for slot in ["xref", "equivalent_identifiers", "same_as"] {
        entity.equivalent_ids.extend(fields.texts(slot).into_iter().map(Curie::verbatim));
    }
    entity.labels = fields.typed("labels").unwrap_or_default();
    entity.properties = fields.rest();
    Ok(entity)
}

fn statement(fields: &mut Fields) -> Result<Statement, Finding> {
    let subject = argument(fields, "subject")?;
    let object = argument(fields, "object")?;
    let predicate = fields
        .text("predicate")
        .ok_or_else(|| unreadable("an edge has no predicate; name it, such as biolink:related_to"))?;
    let predicate = predicate.parse().map_err(|error| unreadable(format!("predicate: {error}")))?;
    let mut statement = Statement::new(subject, predicate, object);
    statement.id = fields.text("id").filter(|id| !id.is_empty());
    statement.negated = negated(fields)?;
    fields.qualifiers(&mut statement);
    statement.effect = fields.parsed("effect");
    statement.shortcut_over = fields.paths("shortcut_over");
    statement.epistemic_status = fields.parsed("epistemic_status");
    statement.clinical_status = fields.parsed("clinical_status");
    statement.applicability = fields.typed("applicability").unwrap_or_default();
    statement.valid_from = fields.parsed("valid_from");
    statement.valid_to = fields.parsed("valid_to");
    statement.reported = fields.parsed("reported");
    statement.evidence.publications = fields.texts("publications");
    statement.evidence.knowledge_level = fields.text("knowledge_level");
    statement.evidence.agent_type = fields.text("agent_type");
    statement.evidence.primary_knowledge_source = fields.text("primary_knowledge_source");
    statement.layer = fields.text("layer");
    statement.properties = fields.rest();
    Ok(statement)
}

fn negated(fields: &mut Fields) -> Result<bool, Finding> {
    let value = fields.take("negated").unwrap_or(Json::Null);
    let known = match &value {
        Json::Null => Some(false),
        Json::Bool(negated) => Some(*negated),
        Json::String(text) => boolean(text.trim()),
        Json::Number(number) => boolean(&number.to_string()),
        _ => None,
    };
    known.ok_or_else(|| bad_negation(&value.to_string()))
}

fn argument(fields: &mut Fields, slot: &str) -> Result<Argument, Finding> {
    match fields.take(slot) {
        Some(Json::String(id)) => Ok(Argument::Entity(curie(slot, id)?)),
        Some(Json::Object(map)) if map.len() == 1 => match map.get("statement") {
            Some(Json::String(id)) => Ok(Argument::statement(id)),
            _ => Err(unreadable(format!("{slot} is an object; {{\"statement\": ID}} is expected"))),
        },
        None | Some(Json::Null) => Err(unreadable(format!("an edge has no {slot}; give it a CURIE"))),
        Some(other) => Err(unreadable(format!("{slot} is {other}; a CURIE or {{\"statement\": ID}} is expected"))),
    }
}

/// An identifier as it stands, unless there is none.
fn curie(slot: &str, id: String) -> Result<Curie, Finding> {
    // The builder's own word for an empty identifier is left to it.
    if !id.is_empty() && is_missing(&id) { Err(missing_id(slot, &id)) } else { Ok(Curie::verbatim(id)) }
}
