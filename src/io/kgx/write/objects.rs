//! Nodes and edges as JSON objects, in an order that people can read.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

use crate::io::WriteReport;
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

/// Keys and values in the order in which they are written.
#[derive(Debug, Default)]
pub(in crate::io) struct Object(pub(super) Vec<(String, Json)>);

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Object {
    /// Keys and values in the order in which they are written.
    pub(in crate::io) fn into_entries(self) -> Vec<(String, Json)> {
        self.0
    }

    fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.0.push((key.to_owned(), value.into()));
    }

    fn set_some(&mut self, key: &str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    fn set_list<T: Into<Json>>(&mut self, key: &str, values: impl Iterator<Item = T>) {
        let values: Vec<Json> = values.map(Into::into).collect();
        if !values.is_empty() {
            self.set(key, values);
        }
    }

    /// Properties by their names; those that a reader would take for slots are written apart.
    fn set_properties(&mut self, properties: &Properties, is_slot: impl Fn(&str) -> bool, report: &mut WriteReport) {
        let mut apart = Map::new();
        for (name, written) in properties {
            let Some(value) = to_json(written, DEEPEST, report) else { continue };
            // What a reader would take for a slot, or in the slot's shape, is written apart.
            if is_slot(name) || name == OWN_PROPERTIES || !Fields::gives_back(name, &value, written) {
                apart.insert(name.clone(), value);
            } else {
                self.0.push((name.clone(), value));
            }
        }
        if !apart.is_empty() {
            self.set(OWN_PROPERTIES, apart);
        }
    }
}

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
    let labels: Map<String, Json> = labels.map(|(language, it)| (language.clone(), it.as_slice().into())).collect();
    if !labels.is_empty() {
        object.set(EntityField::Labels.name(), labels);
    }
    object.set_properties(&entity.properties, is_taken_of_node, report);
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
    object.set_properties(&statement.properties, |name| is_taken_of_edge(name, has_primary), report);
    object
}

fn texts(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

fn argument(argument: &Argument) -> Json {
    match argument {
        Argument::Entity(id) => id.as_str().into(),
        Argument::Statement { statement } => {
            Json::Object(Map::from_iter([("statement".to_owned(), statement.as_str().into())]))
        }
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
    let pair = |(slot, value): (&str, &str)| {
        let entries = [("qualifier_type_id", slot), ("qualifier_value", value)];
        Map::from_iter(entries.map(|(key, text)| (key.to_owned(), Json::from(text))))
    };
    object.set_list(PLAIN_QUALIFIERS, nested.into_iter().map(pair));
}

fn set_context(object: &mut Object, of: &Context) {
    let mut context = Map::new();
    for (dimension, values) in of.iter() {
        let value = match values {
            [one] => Json::from(one.as_str()),
            many => Json::from(many.to_vec()),
        };
        context.insert(dimension.as_str().to_owned(), value);
    }
    if !context.is_empty() {
        object.set(Field::Context.name(), context);
    }
}

fn applies(applicability: &Applicability, report: &mut WriteReport) -> Map<String, Json> {
    let mut map = Map::new();
    let texts = [
        ("jurisdiction", &applicability.jurisdiction),
        ("population", &applicability.population),
        ("population_node", &applicability.population_node),
        ("or_patient_condition", &applicability.or_patient_condition),
        ("line_of_therapy", &applicability.line_of_therapy),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            map.insert(key.to_owned(), text.as_str().into());
        }
    }
    if !applicability.disease_course_any_of.is_empty() {
        map.insert("disease_course_any_of".to_owned(), applicability.disease_course_any_of.clone().into());
    }
    for (name, value) in &applicability.other {
        if Applicability::KEYS.contains(&name.as_str()) {
            report.lose(NAMED_TWICE);
        } else if let Some(value) = to_json(value, DEEPEST, report) {
            map.insert(name.clone(), value);
        }
    }
    map
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
