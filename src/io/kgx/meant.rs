//! Keys of nodes that may hold a slot which the node does not have.

use crate::model::slots::EntityField;
use crate::text::quoted;

/// Names that other models have for a slot of nodes.
const MEANT: [(EntityField, &[&str]); 2] = [
    (EntityField::Category, &["type", "types", "node_type", "entity_type", "semantic_type", "kind", "class"]),
    (EntityField::Name, &["label", "node_name", "node_label", "preferred_name", "preferred_label", "title", "symbol"]),
];

/// The first of some keys that may hold a slot; its place among them, and the key.
pub(super) fn meant<'k>(slot: EntityField, keys: impl Iterator<Item = &'k str>) -> Option<(usize, &'k str)> {
    let names = MEANT.iter().find(|(known, _)| *known == slot).map_or(&[][..], |(_, names)| names);
    keys.enumerate().find(|(_, key)| names.iter().any(|name| key.eq_ignore_ascii_case(name)))
}

/// What to do about such a key.
pub(super) fn meant_note(what: &str, key: &str, slot: EntityField) -> String {
    let slot = slot.name();
    format!("{what} {} is kept as a property; if it is the {slot}, call it {slot}", quoted(key))
}
