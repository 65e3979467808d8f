//! What a key of an object or a column of a table is called among the slots, however a source writes it.

use std::borrow::Cow;

use crate::model::Dimension;
use crate::model::slots::{
    self, Merge, Place, Shape, StatementField, entity_key, has_letters_of, qualifier_dimension, statement_key,
};
use crate::schema;

/// Older KGX's list of qualifiers without slots, such as the conditions of an experiment. It belongs to a
/// statement's identity as one qualifier of this name, its values joined by `|`.
pub(super) const PLAIN_QUALIFIERS: &str = StatementField::Qualifiers.name();

/// What a key is called among the slots: the key itself where it means nothing known.
pub(super) struct Named<'k> {
    pub(super) name: Cow<'k, str>,
    pub(super) shape: Shape,
}

impl<'k> Named<'k> {
    fn new(name: impl Into<Cow<'k, str>>) -> Self {
        let name = name.into();
        let shape = if schema::is_multivalued(&name) { Shape::List } else { Shape::One };
        Self { name, shape }
    }

    /// A key that is no slot of the model, but may be one of Biolink's in another spelling.
    fn free(key: &'k str, is_known: fn(&str) -> bool) -> Self {
        let name = slots::local(key);
        if is_known(name) {
            return Self::new(name);
        }
        if let Some(slot) = schema::CLINICAL_SLOTS.into_iter().find(|slot| has_letters_of(name, slot)) {
            return Self::new(slot);
        }
        let words = slots::bare(name);
        if is_known(&words) {
            return Self::new(words);
        }
        Self::new(key.strip_prefix("biolink:").filter(|name| !name.is_empty()).unwrap_or(key))
    }
}

/// What a key of a node is called.
pub(super) fn node_name(key: &str) -> Named<'_> {
    match entity_key(key) {
        Some(found) => Named { name: found.field.name().into(), shape: found.field.slot().shape },
        None => Named::free(key, schema::is_slot),
    }
}

/// What a key of an edge is called.
pub(super) fn edge_name(key: &str) -> Named<'_> {
    match (statement_key(key), schema::qualifier_slot_name(key).or_else(|| flattened_qualifier(key))) {
        (Some(found), _) => Named { name: found.field.name().into(), shape: found.field.slot().shape },
        (None, Some(slot)) => Named { name: slot.into(), shape: Shape::One },
        (None, None) => Named::free(key, |name| {
            is_qualifier(name) || is_context(name) || is_stand_in(name) || schema::is_slot(name)
        }),
    }
}

/// Biolink's qualifier in a map of qualifiers that pandas made columns of: `qualifiers.object_direction_qualifier`.
fn flattened_qualifier(key: &str) -> Option<&'static str> {
    let (map, slot) = key.split_once('.')?;
    let is_map = statement_key(map).is_some_and(|key| key.field == StatementField::Qualifiers);
    schema::qualifier_slot(slot).filter(|_| is_map).map(schema::QualifierSlot::name)
}

/// Whether a key or column is read as a qualifier.
pub(in crate::io) fn is_qualifier(slot: &str) -> bool {
    schema::qualifier_slot(slot).is_some() || slot.ends_with("_qualifier")
}

fn is_context(name: &str) -> bool {
    name.strip_prefix("context_").is_some_and(|name| name.parse::<Dimension>().is_ok())
}

fn is_stand_in(name: &str) -> bool {
    StatementField::PrimaryKnowledgeSource.slot().stand_ins.contains(&name)
}

/// Whether the readers take a key of a node for anything but a property of this name.
pub(super) fn is_taken_of_node(key: &str) -> bool {
    let is_end = |key: slots::Key<StatementField>| {
        matches!(key.field, StatementField::Subject | StatementField::Object | StatementField::Predicate)
    };
    node_name(key).name != key || entity_key(key).is_some() || statement_key(key).is_some_and(is_end)
}

/// Whether the readers take a key of an edge for anything but a property of this name. Where the edge has a primary
/// source, nothing stands in for it.
pub(super) fn is_taken_of_edge(key: &str, has_primary: bool) -> bool {
    let is_list = matches!(key, "nodes" | "edges");
    if is_list || edge_name(key).name != key {
        return true;
    }
    if let Some(found) = statement_key(key) {
        return !is_property(found.field);
    }
    is_qualifier(key) || is_context(key) || is_stand_in(key) && !has_primary
}

/// Whether a slot is kept as a property of its name.
pub(super) fn is_property(field: StatementField) -> bool {
    let slot = field.slot();
    slot.place == Place::Rare && slot.shape == Shape::List
        || (slot.place, slot.shape, slot.merge) == (Place::Identity, Shape::One, Merge::AsParts)
}

/// Whether a qualifier has several values: Biolink's lists, and what belongs to the context.
pub(super) fn is_list_of_qualifiers(slot: &str) -> bool {
    qualifier_dimension(slot).is_some()
        || slot != PLAIN_QUALIFIERS && slot.ends_with("_qualifier") && schema::is_multivalued(slot)
}

/// Whether a name has a place of its own, as a slot of the model or of Biolink.
pub(super) fn is_slot(name: &str) -> bool {
    statement_key(name).is_some() || schema::is_slot(name)
}
