//! Keys that may hold a slot which a node or an edge does not have.

use crate::model::slots::EntityField;
use crate::text::quoted;

/// Names that other models have for a slot.
const ELSEWHERE: [(&str, &[&str]); 5] = [
    ("category", &["type", "types", "node_type", "entity_type", "semantic_type", "kind", "class"]),
    ("name", &["label", "node_name", "node_label", "preferred_name", "preferred_label", "title", "symbol"]),
    ("subject", &["source", "from", "head", "subject_id", "source_id"]),
    ("object", &["target", "to", "tail", "object_id", "target_id"]),
    ("predicate", &["relation", "type", "relationship", "predicate_id", "edge_type", "interaction", "label"]),
];

/// What other models call a slot; nothing for most.
pub(super) fn names_elsewhere(slot: &str) -> &'static [&'static str] {
    ELSEWHERE.iter().find(|(known, _)| *known == slot).map_or(&[], |(_, names)| names)
}

/// The first of some keys that may hold a slot of a node; its place among them, and the key.
pub(super) fn meant<'k>(slot: EntityField, keys: impl Iterator<Item = &'k str>) -> Option<(usize, &'k str)> {
    let names = names_elsewhere(slot.name());
    keys.enumerate().find(|(_, key)| names.iter().any(|name| key.eq_ignore_ascii_case(name)))
}

/// What to do about such a key.
pub(super) fn meant_note(what: &str, key: &str, slot: EntityField) -> String {
    let slot = slot.name();
    format!("{what} {} is kept as a property; if it is the {slot}, call it {slot}", quoted(key))
}
