//! The fields of one JSON object, taken one by one; what is left over becomes properties.

use serde_json::{Map, Number, Value as Json};

use crate::model::slots::{self, Shape as SlotShape, StatementField, entity_key, qualifier_dimension, statement_key};
use crate::model::{Context, Dimension, Finding, FindingCode, Properties, Sink, Statement, Value};
use crate::schema;
use crate::text::quoted;

use super::keys::is_list_of_qualifiers;
pub(super) use super::keys::is_qualifier;
use super::lists::{self, Elements};
use super::literal;
use super::numbers::{left_out, typed};
use super::records::Spot;
use super::tsv::{Property, Shape};
use super::unfold::{PLAIN_QUALIFIERS, Reports, Unfolding, into_list, shown};

pub(super) struct Fields {
    map: Map<String, Json>,
    /// Qualifiers whose type is no slot.
    qualifiers: Vec<(String, String)>,
    /// The findings so far. Values that do not fit their slot stay in the map and so become properties.
    reports: Reports,
}

/// Biolink's phase of research, which may be a number.
pub(super) const MAX_RESEARCH_PHASE: &str = StatementField::MaxResearchPhase.name();

/// The key of properties whose names are slots.
pub(super) const OWN_PROPERTIES: &str = "mechgraph:properties";

impl Fields {
    pub(super) fn new(unfolding: Unfolding) -> Self {
        let Unfolding { map, qualifiers, reports } = unfolding;
        Self { map, qualifiers, reports }
    }

    pub(super) fn take(&mut self, slot: &str) -> Option<Json> {
        self.map.remove(slot)
    }

    /// The texts and numbers of a slot, as texts. They stay there.
    pub(super) fn peek(&self, slot: &str) -> Vec<String> {
        let text = |value: &Json| match value {
            Json::String(text) => Some(text.clone()),
            Json::Number(number) => Some(number.to_string()),
            _ => None,
        };
        match self.map.get(slot) {
            Some(Json::Array(values)) => values.iter().filter_map(text).collect(),
            value => value.and_then(text).into_iter().collect(),
        }
    }

    /// A value of a slot that holds one: the element of a list of one, too.
    pub(super) fn one(&mut self, slot: &str) -> Option<Json> {
        match self.take(slot)? {
            Json::Array(mut values) if values.len() == 1 => {
                self.note(slot, format!("{slot} is a list of one value, which is read"));
                values.pop()
            }
            Json::Array(values) if values.is_empty() => None,
            value => Some(value),
        }
    }

    /// A text, if the slot holds one.
    pub(super) fn text(&mut self, slot: &str) -> Option<String> {
        match self.one(slot)? {
            Json::String(text) => Some(text),
            Json::Number(number) => Some(self.number_as_text(slot, &number)),
            Json::Null => None,
            other => {
                self.misfit(slot, other, "a text");
                None
            }
        }
    }

    /// Reports several identifiers in a slot that holds one, also as one text, and leaves them there as a list.
    pub(super) fn set_several_aside(&mut self, slot: &str) {
        let values = match self.map.get(slot) {
            Some(Json::String(text)) if lists::are_several(text) => lists::odd(text, Elements::Identifiers),
            Some(Json::Array(values)) if values.len() > 1 => {
                return self.report_misfit(slot, lists::several_sources(slot));
            }
            _ => None,
        };
        if let Some((values, _)) = values {
            self.report_misfit(slot, lists::several_sources(slot));
            self.map.insert(slot.to_owned(), Json::Array(values));
        }
    }

    /// Whether a slot holds several values.
    pub(super) fn has_list(&self, slot: &str) -> bool {
        matches!(self.map.get(slot), Some(Json::Array(values)) if values.len() > 1)
    }

    /// The text of a number where a text is expected: some pipelines write every text of digits as a number.
    pub(super) fn number_as_text(&mut self, slot: &str, number: &Number) -> String {
        self.note(slot, format!("{slot} is a number; it is read as a text"));
        number.to_string()
    }

    /// A list of texts; one text counts as a list of one. An element that is no text does not take the others along.
    pub(super) fn texts(&mut self, slot: &str, elements: Elements) -> Vec<String> {
        let values = match self.take(slot) {
            None | Some(Json::Null) => return Vec::new(),
            Some(Json::Array(values)) => values,
            Some(value) => vec![value],
        };
        let (mut texts, mut misfits) = (Vec::new(), Vec::new());
        for value in values {
            self.element(slot, value, elements, &mut texts, &mut misfits);
        }
        if !misfits.is_empty() {
            self.misfit(slot, Json::Array(misfits), "a list of texts");
        }
        texts
    }

    /// Takes the element of a list, which may be a list as text.
    fn element(
        &mut self,
        slot: &str,
        value: Json,
        elements: Elements,
        texts: &mut Vec<String>,
        misfits: &mut Vec<Json>,
    ) {
        match value {
            Json::String(text) if text.is_empty() && elements == Elements::Identifiers => {}
            Json::String(text) => {
                let is_odd =
                    lists::may_be_odd(&text, elements) || elements == Elements::Identifiers && text.contains('|');
                match is_odd.then(|| lists::odd(&text, elements)).flatten() {
                    None => texts.push(text),
                    Some((values, written)) => {
                        self.note(slot, written.note(slot));
                        for value in values {
                            match value {
                                Json::String(text) => texts.push(text),
                                Json::Null => {}
                                other => misfits.push(other),
                            }
                        }
                    }
                }
            }
            Json::Null => self.note(slot, format!("{slot} holds null, which is left out")),
            // A number is no identifier.
            Json::Number(number) if elements == Elements::Texts && entity_key(slot).is_some() => {
                texts.push(self.number_as_text(slot, &number));
            }
            other => misfits.push(other),
        }
    }

    /// A text that is read as a `T`.
    pub(super) fn parsed<T: core::str::FromStr<Err: core::fmt::Display>>(&mut self, slot: &str) -> Option<T> {
        let text = self.text(slot)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.report_misfit(slot, format!("{slot}: {error}"));
                self.map.insert(slot.to_owned(), Json::String(text));
                None
            }
        }
    }

    /// Texts that are each read as a `T`; those that cannot be are reported.
    pub(super) fn parsed_list<T: core::str::FromStr<Err: core::fmt::Display>>(
        &mut self,
        slot: &str,
        elements: Elements,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for text in self.texts(slot, elements) {
            match text.parse() {
                Ok(value) => values.push(value),
                Err(error) => self.report_misfit(slot, format!("{slot}: {error}")),
            }
        }
        values
    }

    /// A structured value, which may be the text of one; `expected` says what it is.
    pub(super) fn typed<T: serde::de::DeserializeOwned>(&mut self, slot: &str, expected: &str) -> Option<T> {
        let value = self.take(slot).filter(|value| !value.is_null() && *value != "")?;
        let parsed = value.as_str().and_then(literal::parse);
        if let Ok(typed) = serde_json::from_value(parsed.unwrap_or_else(|| value.clone())) {
            return Some(typed);
        }
        self.misfit(slot, value, expected);
        None
    }

    /// One path of statement ids, or several.
    pub(super) fn paths(&mut self, slot: &str) -> Vec<Vec<String>> {
        match self.map.get(slot) {
            Some(Json::Array(values)) if values.iter().all(Json::is_string) => {
                match self.texts(slot, Elements::Texts) {
                    path if path.is_empty() => Vec::new(),
                    path => vec![path],
                }
            }
            _ => self.typed(slot, "a list of ids of statements, or of such lists,").unwrap_or_default(),
        }
    }

    /// Every key that is a qualifier, and the context, which some qualifiers are part of.
    pub(super) fn qualifiers(&mut self, statement: &mut Statement) {
        self.context(&mut statement.context);
        if self.map.get(PLAIN_QUALIFIERS).is_some_and(is_texts) {
            let plain = self.texts(PLAIN_QUALIFIERS, Elements::Texts).join("|");
            if !plain.is_empty() {
                statement.qualifiers.insert(PLAIN_QUALIFIERS, plain);
            }
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
            } else if let Some(value) = self.text(&slot).filter(|value| !value.is_empty()) {
                statement.qualifiers.insert(slot, value);
            }
        }
        for (slot, value) in core::mem::take(&mut self.qualifiers) {
            statement.qualifiers.insert(slot, value);
        }
    }

    /// The context of nested values, by dimension or by Biolink's qualifier.
    fn context(&mut self, context: &mut Context) {
        let slot = StatementField::Context.name();
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
                    Json::String(text) => context.insert(dimension, text),
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

    /// What is left, as properties, with those that our writers put aside as their names are slots.
    pub(super) fn rest(&mut self) -> Properties {
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
    pub(super) fn gives_back(name: &str, value: &Json, property: &Value) -> bool {
        let mut fields = Self { map: Map::new(), qualifiers: Vec::new(), reports: Vec::new() };
        fields.property(name, value.clone()).as_ref() == Some(property)
    }

    /// The value of a property in the shape of its slot; none if it says nothing, or is a number that is none.
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
        let value = match value {
            Json::Null => return None,
            Json::String(text) if text.is_empty() => return None,
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
                self.note(name, format!("{name} is a list of one value, which is read"));
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

    /// Reports values that hold control characters, which are kept. In lists, the unit separator separates.
    pub(super) fn look_for_controls(&mut self) {
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

    /// Keeps a finding about a slot until it is known that the record is kept.
    pub(super) fn add_finding(&mut self, slot: &str, finding: Finding) {
        self.reports.push((slot.to_owned(), finding));
    }

    /// Hands the findings on, with their places.
    pub(super) fn report(&mut self, spot: Spot<'_>, sink: &mut dyn Sink) {
        for (slot, finding) in self.reports.drain(..) {
            sink.finding(spot.at_slot(finding, &slot));
        }
    }

    /// The findings, each with the slot to point to.
    pub(super) fn into_reports(self) -> Reports {
        self.reports
    }

    pub(super) fn note(&mut self, slot: &str, message: String) {
        self.add_finding(slot, Finding::new(FindingCode::Normalised, message));
    }

    fn misfit(&mut self, slot: &str, value: Json, expected: &str) {
        self.report_misfit(slot, format!("{slot} is {}; {expected} is expected", shown(&value)));
        self.map.insert(slot.to_owned(), value);
    }

    pub(super) fn report_misfit(&mut self, slot: &str, message: String) {
        self.add_finding(slot, Finding::new(FindingCode::BadValue, message));
    }
}

fn is_texts(value: &Json) -> bool {
    match value {
        Json::Array(values) => values.iter().all(Json::is_string),
        other => other.is_string(),
    }
}

/// Whether a key is read as a part of the context.
pub(super) fn is_context_qualifier(slot: &str) -> bool {
    qualifier_dimension(slot).is_some()
}

/// The note about a research phase that is a number.
pub(super) fn phase_note(number: &str, phase: &str) -> String {
    format!("{MAX_RESEARCH_PHASE} is {number}; it is read as {phase}")
}

/// The values of a qualifier that has several, as the one text that belongs to the identity: their order means nothing.
pub(super) fn joined(mut values: Vec<String>) -> String {
    values.retain(|value| !value.is_empty());
    values.sort_unstable();
    values.dedup();
    values.join("|")
}

/// Whether a slot holds a list.
fn is_list(slot: &str) -> bool {
    entity_key(slot).is_some_and(|key| key.field.slot().shape == SlotShape::List)
        || statement_key(slot).is_some_and(|key| key.field.slot().shape == SlotShape::List)
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
