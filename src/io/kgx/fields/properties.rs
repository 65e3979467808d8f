//! Properties: what no slot of the model takes.

use serde_json::{Map, Value as Json};

use crate::io::kgx::lists::{Written, list_in_cell, only_note};
use crate::io::kgx::numbers::{Reading, left_out, misfit, typed};
use crate::io::kgx::tsv::{Property, Shape};
use crate::model::slots::{StatementField, placeholder_left_out};
use crate::model::{Finding, FindingCode, Properties, Value};
use crate::schema;
use crate::text::quoted_start;

use super::object::Fields;

/// Biolink's phase of research, which may be a number.
pub(in crate::io::kgx) const MAX_RESEARCH_PHASE: &str = StatementField::MaxResearchPhase.name();

/// The key of properties whose names are slots.
pub(in crate::io) const OWN_PROPERTIES: &str = "mechgraph:properties";

impl Fields {
    /// What is left, as properties, with those that our writers put aside as their names are slots.
    pub(in crate::io::kgx) fn rest(&mut self) -> Properties {
        let mut rest = core::mem::take(&mut self.map);
        let own = match rest.remove(OWN_PROPERTIES) {
            Some(Json::Object(own)) => own,
            Some(other) => Map::from_iter([(OWN_PROPERTIES.to_owned(), other)]),
            None => Map::new(),
        };
        let mut properties = Properties::new();
        for (name, value) in rest {
            if let Some(value) = self.property(&name, value) {
                properties.insert(name, value);
            }
        }
        properties.extend(own.into_iter().map(|(name, value)| (name, to_value(value))));
        properties
    }

    /// Whether a property comes back as it is from its key and this value.
    pub(in crate::io::kgx) fn gives_back(name: &str, value: &Json, property: &Value) -> bool {
        let mut fields = Self { map: Map::new(), qualifiers: Vec::new(), reports: Vec::new() };
        fields.property(name, value.clone()).as_ref() == Some(property)
    }

    /// The value of a property in the shape of its slot; none if it is empty or not a valid number.
    fn property(&mut self, name: &str, value: Json) -> Option<Value> {
        let column = Property::new(name);
        if name == MAX_RESEARCH_PHASE
            && let Some(phase) = self.phase(&value)
        {
            return Some(Value::from(phase));
        }
        let refused = match &value {
            Json::String(text) => column.range.refusal(text),
            Json::Number(number) => column.range.refusal(&number.to_string()),
            _ => None,
        };
        if let Some(reason) = refused {
            let finding = Finding::new(FindingCode::BadNumber, left_out(name, &value.to_string(), reason));
            self.add_finding(name, finding);
            return None;
        }
        match &value {
            Json::String(text) if column.has(text) => {}
            Json::String(text) => match column.reading(text) {
                Reading::Value => {}
                Reading::Missing => {
                    self.note(name, placeholder_left_out(name, text));
                    return None;
                }
                Reading::Misfit(expected) => self.report_misfit(name, misfit(name, &quoted_start(text), expected)),
            },
            Json::Null => {}
            Json::Array(values) if values.len() == 1 => {}
            // As the cell of a table that says the same.
            Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => {
                let text = value.to_string();
                if let Reading::Misfit(expected) = column.reading(&text) {
                    self.report_misfit(name, misfit(name, &quoted_start(&text), expected));
                }
            }
        }
        if let Json::String(text) = &value
            && column.shape == Shape::One
            && column.is_biolink
            && let Some(texts) = list_in_cell(text)
        {
            if texts.len() > 1 {
                self.note(name, Written::Literal.note(name));
            }
            return self.property(name, Json::Array(texts.into_iter().map(Json::from).collect()));
        }
        let value = match value {
            Json::Null => return None,
            Json::String(text) if text.is_empty() => return None,
            Json::String(text) if column.several(&text).is_some() => {
                Json::Array(column.several(&text).unwrap_or_default().into_iter().map(Json::from).collect())
            }
            value => value,
        };
        let value = match value {
            Json::String(text) if column.shape == Shape::One => typed(column.range, &text),
            value @ (Json::String(_) | Json::Array(_)) if column.shape == Shape::List => {
                let values = match value {
                    Json::Array(values) => values,
                    other => vec![other],
                };
                let (mut texts, mut others) = (Vec::new(), Vec::new());
                for value in values {
                    self.element(name, value, column.elements, &mut texts, &mut others);
                }
                let mut list: Vec<Value> = texts.into_iter().map(Value::Text).collect();
                if column.is_set {
                    list.sort_by(|one, two| one.as_text().cmp(&two.as_text()));
                    list.dedup();
                }
                list.extend(others.into_iter().map(to_value));
                if list.is_empty() {
                    return None;
                }
                Value::List(list)
            }
            Json::Array(mut values) if values.len() == 1 && column.is_biolink => {
                self.note(name, only_note(name));
                return self.property(name, values.pop()?);
            }
            value => to_value(value),
        };
        Some(value)
    }

    /// The research phase of a number, which is noted.
    fn phase(&mut self, value: &Json) -> Option<&'static str> {
        let text = match value {
            Json::String(text) => text.clone(),
            Json::Number(number) => number.to_string(),
            Json::Array(values) if values.len() == 1 => return self.phase(values.first()?),
            _ => return None,
        };
        let phase = schema::research_phase_of(&text)?;
        self.note(MAX_RESEARCH_PHASE, phase_note(&text, phase));
        Some(phase)
    }
}

/// The note about a research phase that is a number.
pub(in crate::io::kgx) fn phase_note(number: &str, phase: &str) -> String {
    format!("{MAX_RESEARCH_PHASE} is {number}; it is read as {phase}")
}

/// JSON as a property. Whole numbers beyond 64 bits with a sign become numbers with a fraction.
fn to_value(json: Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => {
            number.as_i64().map(Value::Integer).or_else(|| number.as_f64().map(Value::Number)).unwrap_or(Value::Null)
        }
        Json::String(text) => Value::Text(text),
        Json::Array(values) => Value::List(values.into_iter().map(to_value).collect()),
        Json::Object(map) => Value::Map(map.into_iter().map(|(name, value)| (name, to_value(value))).collect()),
    }
}
