//! What an entity or a statement says, field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::model::slots::{EntityField, Merge, StatementField as Slot, entity_slots, statement_slots};
use crate::model::{Applicability, Category, ClinicalStatus, Effect, EpistemicStatus, Value};

/// A field that is not the same in both graphs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldChange {
    /// The field, as KGX names it: a slot, a qualifier or a free property. Names in another language are `labels.zh`, the
    /// dimensions of a context `context.disease`; `implied_effect` is what the statement does to a path.
    pub field: String,
    /// What the new graph no longer has: of lists, the values that are gone; `null` if there was nothing.
    pub lost: Value,
    /// What the old graph did not have: of lists, the values that are new; `null` if there is nothing.
    pub gained: Value,
}

/// How ids start that are derived.
const DERIVED: &str = "mg:";

/// What a statement does to a path, which follows from other fields.
const IMPLIED_EFFECT: &str = "implied_effect";

/// Fields of the model, but for qualifiers, labels and contexts: the slots that are compared, and the parts of those that
/// are compared part by part.
pub(super) fn of_model() -> impl Iterator<Item = &'static str> {
    let is_whole = |merge| merge != Merge::AsParts;
    let of_entity = entity_slots()
        .iter()
        .filter(move |slot| is_whole(slot.merge) && !matches!(slot.field, EntityField::Id | EntityField::Labels));
    let of_statement = statement_slots().iter().filter(move |slot| {
        use Slot::{Applicability, Context, Object, Subject};
        is_whole(slot.merge) && !matches!(slot.field, Subject | Object | Context | Applicability)
    });
    let slots = of_entity.map(|slot| slot.name).chain(of_statement.map(|slot| slot.name));
    slots.chain([IMPLIED_EFFECT]).chain(Applicability::KEYS)
}

/// Fields that have a value, by name.
#[derive(Default)]
pub(super) struct Fields(BTreeMap<String, Value>);

impl Fields {
    fn text(&mut self, name: &str, text: Option<impl Into<String>>) {
        self.0.extend(text.map(|text| (name.to_owned(), Value::Text(text.into()))));
    }

    fn list<'a>(&mut self, name: &str, texts: impl Iterator<Item = &'a str>) {
        let list: Vec<Value> = texts.map(Value::from).collect();
        if !list.is_empty() {
            self.0.insert(name.to_owned(), Value::List(list));
        }
    }

    /// The fields that an entity or a statement of a graph has.
    pub(super) fn names(graph: &KnowledgeGraph) -> BTreeSet<String> {
        let entities = graph.nodes().map(Fields::of_entity);
        let statements = graph.statements().map(Fields::of_statement);
        entities.chain(statements).flat_map(|fields| fields.0.into_keys()).collect()
    }

    pub(super) fn of_entity(node: Node<'_>) -> Self {
        let mut fields = Self(node.properties().unwrap_or_default());
        fields.text(EntityField::Name.name(), node.given_name());
        fields.text(EntityField::Description.name(), node.description());
        fields.list(EntityField::Category.name(), node.categories().iter().map(Category::as_str));
        fields.list(EntityField::Synonym.name(), node.synonyms());
        fields.list(EntityField::Xref.name(), node.equivalent_ids());
        fields.list(EntityField::ProvidedBy.name(), node.provided_by());
        let languages: BTreeSet<&str> = node.labels().map(|(language, _)| language).collect();
        for language in languages {
            let labels = node.labels().filter(|(known, _)| *known == language).map(|(_, label)| label);
            fields.list(&format!("labels.{language}"), labels);
        }
        fields
    }

    /// The fields of a statement but for its ends.
    pub(super) fn of_statement(statement: StatementRef<'_>) -> Self {
        let extras = statement.extras().unwrap_or_default();
        let mut fields = Self(extras.properties);
        // An id that the statement would have without one, as writers give it, says nothing of it.
        fields.list(Slot::Id.name(), statement.given_ids().filter(|id| !is_derived(statement, id)));
        fields.text(Slot::Predicate.name(), Some(statement.predicate().as_str()));
        if statement.is_negated() {
            fields.0.insert(Slot::Negated.name().to_owned(), Value::Bool(true));
        }
        for (slot, value) in statement.qualifiers() {
            fields.text(slot, Some(value));
        }
        for (dimension, values) in statement.context().iter() {
            fields.list(&format!("context.{dimension}"), values.iter().map(String::as_str));
        }
        fields.text(Slot::PrimaryKnowledgeSource.name(), statement.primary_knowledge_source());
        fields.text(Slot::KnowledgeLevel.name(), statement.knowledge_level());
        fields.text(Slot::AgentType.name(), statement.agent_type());
        fields.text(Slot::Layer.name(), statement.layer());
        fields.text(Slot::EpistemicStatus.name(), statement.epistemic_status().map(EpistemicStatus::as_str));
        fields.text(Slot::ClinicalStatus.name(), extras.clinical_status.map(ClinicalStatus::as_str));
        fields.text(IMPLIED_EFFECT, Some(statement.effect().as_str()));
        fields.text(Slot::Effect.name(), extras.effect.map(Effect::as_str));
        for (slot, date) in
            [(Slot::ValidFrom, extras.valid_from), (Slot::ValidTo, extras.valid_to), (Slot::Reported, extras.reported)]
        {
            fields.text(slot.name(), date.map(|date| date.to_string()));
        }
        fields.list(Slot::Publications.name(), statement.publications());
        if !extras.shortcut_over.is_empty() {
            let path = |path: &Vec<String>| Value::List(path.iter().map(|id| id.as_str().into()).collect());
            let paths = extras.shortcut_over.iter().map(path).collect();
            fields.0.insert(Slot::ShortcutOver.name().to_owned(), Value::List(paths));
        }
        fields.applicability(extras.applicability);
        fields
    }

    fn applicability(&mut self, applicability: Applicability) {
        let Applicability {
            jurisdiction,
            population,
            population_node,
            disease_course_any_of,
            or_patient_condition,
            line_of_therapy,
            other,
        } = applicability;
        self.text("jurisdiction", jurisdiction);
        self.text("population", population);
        self.text("population_node", population_node);
        self.list("disease_course_any_of", disease_course_any_of.iter().map(String::as_str));
        self.text("or_patient_condition", or_patient_condition);
        self.text("line_of_therapy", line_of_therapy);
        self.0.extend(other);
    }

    /// The fields that differ, by name.
    pub(super) fn changes(mut self, mut new: Self, ignored: &BTreeSet<String>) -> Vec<FieldChange> {
        let names: BTreeSet<String> = self.0.keys().chain(new.0.keys()).cloned().collect();
        let mut changes = Vec::new();
        for field in names {
            let [old, new] = [&mut self, &mut new].map(|fields| fields.0.remove(&field).unwrap_or(Value::Null));
            if old != new && !ignored.contains(&field) {
                let (lost, gained) = differing(old, new);
                changes.push(FieldChange { field, lost, gained });
            }
        }
        changes
    }
}

/// Whether an id is the one that is derived for the statement.
pub(super) fn is_derived(statement: StatementRef<'_>, id: &str) -> bool {
    id.starts_with(DERIVED) && statement.derived_id() == id
}

/// Of two lists the values that are of one alone; the lists themselves if they differ only in their order.
fn differing(old: Value, new: Value) -> (Value, Value) {
    let (Value::List(of_old), Value::List(of_new)) = (&old, &new) else { return (old, new) };
    let (lost, gained) = (without(of_old, of_new), without(of_new, of_old));
    if lost.is_empty() && gained.is_empty() { (old, new) } else { (list_or_null(lost), list_or_null(gained)) }
}

fn without(values: &[Value], others: &[Value]) -> Vec<Value> {
    let key = |value: &Value| {
        let mut text = String::new();
        value.write_to(&mut text);
        text
    };
    let others: BTreeSet<String> = others.iter().map(key).collect();
    values.iter().filter(|value| !others.contains(&key(value))).cloned().collect()
}

fn list_or_null(values: Vec<Value>) -> Value {
    if values.is_empty() { Value::Null } else { Value::List(values) }
}
