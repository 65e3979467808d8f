//! Qualifiers and the context of a statement, from the keys of an object.

use serde_json::{Map, Value as Json};

use crate::io::kgx::keys::{is_list_of_qualifiers, is_qualifier};
use crate::io::kgx::lists::{self, Elements};
use crate::io::kgx::literal;
use crate::io::kgx::unfold::{PLAIN_QUALIFIERS, into_list};
use crate::model::slots::{self, StatementField, qualifier_dimension};
use crate::model::{Context, Dimension, Statement};
use crate::schema;
use crate::text::quoted_list;

use super::object::Fields;

impl Fields {
    /// Every key that is a qualifier, and the context, which some qualifiers are part of.
    pub(in crate::io::kgx) fn qualifiers(&mut self, statement: &mut Statement) {
        self.context(&mut statement.context);
        // What holds objects is read before; what is no text is reported.
        let plain = self.texts(PLAIN_QUALIFIERS, Elements::Texts).join("|");
        if !plain.is_empty() {
            statement.qualifiers.insert(PLAIN_QUALIFIERS, plain);
        }
        for dimension in Dimension::ALL {
            for value in self.texts(&format!("context_{dimension}"), Elements::Identifiers) {
                statement.context.insert(dimension, value);
            }
        }
        let slots: Vec<String> = self.map.keys().filter(|slot| is_qualifier(slot)).cloned().collect();
        for slot in slots {
            if let Some(dimension) = qualifier_dimension(&slot) {
                for value in self.texts(&slot, Elements::Identifiers) {
                    statement.context.insert(dimension, value);
                }
            } else if is_list_of_qualifiers(&slot) {
                let values = joined(self.texts(&slot, Elements::Identifiers));
                if !values.is_empty() {
                    statement.qualifiers.insert(slot, values);
                }
            } else if let Some(values) = self.several_texts(&slot) {
                self.report_misfit(&slot, several_values(&slot, &values));
                statement.qualifiers.insert(slot, joined(values));
            } else if let Some(value) = self.text(&slot).filter(|value| !value.is_empty()) {
                statement.qualifiers.insert(slot, value);
            }
        }
        for (slot, value) in core::mem::take(&mut self.qualifiers) {
            statement.qualifiers.insert(slot, value);
        }
    }

    /// Takes the texts of a slot that has several values; of a list of one, the list stays.
    fn several_texts(&mut self, slot: &str) -> Option<Vec<String>> {
        let values = match self.map.get(slot)? {
            Json::Array(values) => values_of(values),
            Json::String(text) => several_in(slot, text),
            _ => None,
        };
        let values = values?;
        if values.len() < 2 {
            self.map.insert(slot.to_owned(), Json::from(values));
            return None;
        }
        self.take(slot);
        Some(values)
    }

    /// The context of nested values, by dimension or by Biolink's qualifier.
    fn context(&mut self, context: &mut Context) {
        let slot = StatementField::Context.name();
        if self.leave_placeholder(slot) {
            return;
        }
        let parsed = self.map.get(slot).and_then(Json::as_str).and_then(literal::parse);
        let Some(value) = self.take(slot).map(|value| parsed.unwrap_or(value)) else { return };
        let Json::Object(map) = value else {
            if !value.is_null() && value != "" {
                self.misfit(slot, value, "a map of dimensions and values");
            }
            return;
        };
        let mut left = Map::new();
        for (key, value) in map {
            let name = slots::bare(&key);
            let Some(dimension) = name.parse::<Dimension>().ok().or_else(|| qualifier_dimension(&name)) else {
                left.insert(key, value);
                continue;
            };
            let mut misfits = Vec::new();
            for value in into_list(value) {
                match value {
                    Json::Null => {}
                    Json::String(text) => {
                        for value in lists::several(&text).unwrap_or_else(|| vec![text]) {
                            context.insert(dimension, value);
                        }
                    }
                    other => misfits.push(other),
                }
            }
            if !misfits.is_empty() {
                left.insert(key, Json::Array(misfits));
            }
        }
        if !left.is_empty() {
            self.misfit(
                slot,
                Json::Object(left),
                "a map of disease, anatomical_entity, cell, species, pathway, population",
            );
        }
    }
}

/// The values of a text that is a list, or has several for a qualifier, each once and in order.
pub(in crate::io::kgx) fn several_in(slot: &str, text: &str) -> Option<Vec<String>> {
    let literal = if literal::may_be_list(text) { literal::parse(text) } else { None };
    match literal {
        Some(Json::Array(values)) => values_of(&values),
        _ => schema::are_several_qualifier_values(slot, text).then(|| in_order(text.split('|').map(str::to_owned))),
    }
}

/// The values of a list, as texts, without nulls and placeholders; none of a list that holds structures.
fn values_of(list: &[Json]) -> Option<Vec<String>> {
    let mut values = Vec::new();
    for value in list {
        match value {
            Json::Null => {}
            Json::String(text) => values.push(text.clone()),
            Json::Number(_) | Json::Bool(_) => values.push(value.to_string()),
            Json::Array(_) | Json::Object(_) => return None,
        }
    }
    values.retain(|text| !text.is_empty());
    if values.len() > 1 {
        values.retain(|text| !slots::is_placeholder(text));
    }
    Some(in_order(values.into_iter()))
}

fn in_order(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut values: Vec<String> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// The message about several values of a qualifier that has one.
pub(in crate::io::kgx) fn several_values(slot: &str, values: &[String]) -> String {
    format!("{slot} has several values, {}; none of them has an effect, so give one", quoted_list(values))
}

/// Whether a key is read as a part of the context.
pub(in crate::io::kgx) fn is_context_qualifier(slot: &str) -> bool {
    qualifier_dimension(slot).is_some()
}

/// The values of a qualifier that has several, as the one text that belongs to the identity: their order means nothing.
pub(in crate::io::kgx) fn joined(values: Vec<String>) -> String {
    in_order(values.into_iter().filter(|value| !value.is_empty())).join("|")
}
