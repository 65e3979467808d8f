//! Nodes and edges as JSON objects, in an order that people can read.

use serde_json::{Value as Json, json};

use crate::io::WriteReport;
use crate::io::json_writing::Object;
use crate::model::slots::{EntityField, StatementField as Field, is_placeholder};
use crate::model::{
    Applicability, Argument, Category, ClinicalStatus, Context, Curie, Effect, Entity, EpistemicStatus, Properties,
    Qualifiers, Statement, Value,
};

use super::super::fields::{Fields, OWN_PROPERTIES, is_context_qualifier, is_qualifier, joined};
use super::super::keys::{is_list_of_qualifiers, is_taken_of_edge, is_taken_of_node};
use super::super::unfold::PLAIN_QUALIFIERS;

/// Maximum depth of nested lists and maps; the readers refuse more.
pub(super) const DEEPEST: usize = 100;

/// Whether an object can have the id.
pub(in crate::io) fn is_id(id: &str) -> bool {
    !id.is_empty()
}

const NOT_FINITE: &str = "a number that is not finite";
const TOO_DEEP: &str = "a property nested over 100 deep";
const NAMED_TWICE: &str = "a free field of the applicability that is named as one of its own";

/// The object of an entity; `report` counts what JSON has no room for.
pub(in crate::io) fn node(entity: &Entity, report: &mut WriteReport) -> Object {
    let mut object = Object::default();
    object.set(EntityField::Id.name(), entity.id.as_str());
    object.set_list(EntityField::Category.name(), entity.categories.iter().map(Category::as_str));
    object.set_some(EntityField::Name.name(), entity.name.as_deref());
    object.set_some(EntityField::Description.name(), entity.description.as_deref());
    object.set_list(EntityField::Synonym.name(), texts(&entity.synonyms));
    object.set_list(EntityField::Xref.name(), entity.equivalent_ids.iter().map(Curie::as_str));
    object.set_list(EntityField::ProvidedBy.name(), texts(&entity.provided_by));
    let labels = entity.labels.iter().filter(|(_, labels)| !labels.is_empty());
    let mut by_language = Object::default();
    labels.for_each(|(language, labels)| by_language.set(language, labels.as_slice()));
    object.set_object(EntityField::Labels.name(), by_language);
    set_properties(&mut object, &entity.properties, is_taken_of_node, report);
    object
}

/// The object of a statement, likewise.
pub(in crate::io) fn edge(statement: &Statement, report: &mut WriteReport) -> Object {
    let mut object = Object::default();
    let evidence = &statement.evidence;
    object.set_some(Field::Id.name(), statement.id.as_deref());
    object.set(Field::Subject.name(), argument(&statement.subject));
    object.set(Field::Predicate.name(), statement.predicate.as_str());
    object.set(Field::Object.name(), argument(&statement.object));
    if statement.negated {
        object.set(Field::Negated.name(), true);
    }
    set_qualifiers(&mut object, &statement.qualifiers);
    set_context(&mut object, &statement.context);
    object.set_some(Field::ClinicalStatus.name(), statement.clinical_status.map(ClinicalStatus::as_str));
    if !statement.applicability.is_empty() {
        object.set(Field::Applicability.name(), applies(&statement.applicability, report));
    }
    object.set_some(Field::PrimaryKnowledgeSource.name(), evidence.primary_knowledge_source.as_deref());
    object.set_some(Field::Effect.name(), statement.effect.map(Effect::as_str));
    object.set_some(Field::EpistemicStatus.name(), statement.epistemic_status.map(EpistemicStatus::as_str));
    object.set_some(Field::ValidFrom.name(), statement.valid_from.map(|date| date.to_string()));
    object.set_some(Field::ValidTo.name(), statement.valid_to.map(|date| date.to_string()));
    object.set_some(Field::Reported.name(), statement.reported.map(|date| date.to_string()));
    object.set_list(Field::Publications.name(), texts(&evidence.publications));
    object.set_some(Field::KnowledgeLevel.name(), evidence.knowledge_level.as_deref());
    object.set_some(Field::AgentType.name(), evidence.agent_type.as_deref());
    object.set_some(Field::Layer.name(), statement.layer.as_deref());
    object.set_list(Field::ShortcutOver.name(), statement.shortcut_over.iter().map(Vec::as_slice));
    let has_primary = evidence.primary_knowledge_source.is_some();
    set_properties(&mut object, &statement.properties, |name| is_taken_of_edge(name, has_primary), report);
    object
}

/// Properties by their names; those that a reader would take for slots, or in the shape of one, are written apart.
fn set_properties(
    object: &mut Object,
    properties: &Properties,
    is_slot: impl Fn(&str) -> bool,
    report: &mut WriteReport,
) {
    let mut apart = Object::default();
    for (name, written) in properties {
        let Some(value) = to_json(written, DEEPEST, report) else { continue };
        let is_apart = is_slot(name) || name == OWN_PROPERTIES || !Fields::gives_back(name, &value, written);
        if is_apart { &mut apart } else { &mut *object }.set(name, value);
    }
    object.set_object(OWN_PROPERTIES, apart);
}

fn texts(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

fn argument(argument: &Argument) -> Json {
    match argument {
        Argument::Entity(id) => id.as_str().into(),
        Argument::Statement { statement } => json!({"statement": statement}),
    }
}

/// Whether a value is read as it is where identifiers are expected.
pub(in crate::io) fn is_read_as_it_is(value: &str) -> bool {
    !value.is_empty()
        && !is_placeholder(value)
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":_.-".contains(&byte))
}

/// Whether the values of a qualifier, joined by `|`, are read as they are: in order, each once, and none of them a list.
pub(super) fn is_list_as_read(value: &str) -> bool {
    value.split('|').all(is_read_as_it_is) && joined(value.split('|').map(str::to_owned).collect()) == value
}

/// Qualifiers by their slots; those whose slot no reader would know go into TRAPI's list.
fn set_qualifiers(object: &mut Object, qualifiers: &Qualifiers) {
    let mut nested: Vec<(&str, &str)> = Vec::new();
    for (slot, value) in qualifiers {
        let is_plain = is_qualifier(slot) && !is_context_qualifier(slot) && slot != PLAIN_QUALIFIERS;
        let is_list = is_list_of_qualifiers(slot);
        if is_plain && is_list && is_list_as_read(value) {
            object.set_list(slot, value.split('|'));
        } else if is_plain && !is_list {
            object.set(slot, value);
        } else {
            nested.push((slot, value));
        }
    }
    // A list loses what is empty and its placeholders.
    if let [(PLAIN_QUALIFIERS, values)] = nested.as_slice()
        && !values.split('|').any(|value| value.is_empty() || is_placeholder(value))
    {
        object.set_list(PLAIN_QUALIFIERS, values.split('|'));
        return;
    }
    let pair = |(slot, value): (&str, &str)| json!({"qualifier_type_id": slot, "qualifier_value": value});
    object.set_list(PLAIN_QUALIFIERS, nested.into_iter().map(pair));
}

fn set_context(object: &mut Object, of: &Context) {
    let mut context = Object::default();
    for (dimension, values) in of.iter() {
        match values {
            [one] => context.set(dimension.as_str(), one.as_str()),
            many => context.set(dimension.as_str(), many.to_vec()),
        }
    }
    object.set_object(Field::Context.name(), context);
}

fn applies(applicability: &Applicability, report: &mut WriteReport) -> Object {
    let mut object = Object::default();
    for (key, text) in applicability.texts() {
        object.set_some(key, text.as_deref());
    }
    object.set_list(Applicability::COURSES, texts(&applicability.disease_course_any_of));
    for (name, value) in &applicability.other {
        if Applicability::KEYS.contains(&name.as_str()) {
            report.lose(NAMED_TWICE);
        } else {
            object.set_some(name, to_json(value, DEEPEST, report));
        }
    }
    object
}

/// A property as JSON; none, with the reason counted, where JSON or its readers cannot hold it.
pub(in crate::io) fn to_json(value: &Value, depth: usize, report: &mut WriteReport) -> Option<Json> {
    let Some(below) = depth.checked_sub(1) else {
        report.lose(TOO_DEEP);
        return None;
    };
    Some(match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Integer(value) => Json::from(*value),
        Value::Number(value) => {
            let number = serde_json::Number::from_f64(*value);
            if number.is_none() {
                report.lose(NOT_FINITE);
            }
            Json::Number(number?)
        }
        Value::Text(text) => Json::from(text.as_str()),
        Value::List(values) => {
            Json::Array(values.iter().map(|value| to_json(value, below, report)).collect::<Option<_>>()?)
        }
        Value::Map(entries) => {
            let entries = entries.iter().map(|(name, value)| Some((name.clone(), to_json(value, below, report)?)));
            Json::Object(entries.collect::<Option<_>>()?)
        }
    })
}
