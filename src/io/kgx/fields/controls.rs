//! Control characters in the values of an object.

use serde_json::Value as Json;

use crate::io::kgx::lists;
use crate::model::slots::{Shape, entity_key, statement_key};
use crate::model::{Finding, FindingCode};
use crate::schema;
use crate::text::quoted;

use super::object::Fields;

impl Fields {
    /// Reports values that hold control characters, which are kept. In lists, the unit separator separates.
    pub(in crate::io::kgx) fn look_for_controls(&mut self) {
        let found: Vec<String> = self
            .map
            .iter()
            .filter(|(name, value)| has_control(name, false) || holds_control(value, is_list(name)))
            .map(|it| it.0.clone())
            .collect();
        for slot in found {
            let message = format!("{} holds control characters; they are kept", quoted(&slot));
            self.add_finding(&slot, Finding::new(FindingCode::ControlCharacter, message));
        }
    }
}

/// Whether a slot holds a list.
fn is_list(slot: &str) -> bool {
    entity_key(slot).is_some_and(|key| key.field.slot().shape == Shape::List)
        || statement_key(slot).is_some_and(|key| key.field.slot().shape == Shape::List)
        || schema::is_multivalued(slot)
}

/// Whether a text holds a control character, other than those that set it in lines, or separate the values of a
/// list.
fn has_control(text: &str, is_list: bool) -> bool {
    let is_separator = |letter: char| is_list && lists::SEPARATORS.contains(&letter);
    text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r') && !is_separator(c))
}

/// Whether a text in a value holds a control character. Values are not nested deeper than the parser allows.
fn holds_control(value: &Json, is_list: bool) -> bool {
    match value {
        Json::String(text) => has_control(text, is_list),
        Json::Array(values) => values.iter().any(|value| holds_control(value, is_list)),
        Json::Object(map) => map.iter().any(|(name, value)| has_control(name, false) || holds_control(value, false)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}
