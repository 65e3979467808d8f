//! The fields of one JSON object, taken one by one; what is left over becomes properties.

use serde_json::{Map, Value as Json};

use crate::model::{Context, Dimension, Finding, FindingCode, Properties, Sink, Statement, Value};
use crate::schema;

use super::numbers::{Range, left_out};
use super::records::Spot;

pub(super) struct Fields {
    map: Map<String, Json>,
    /// Values that do not fit their slot: they stay in the map and so become properties.
    misfits: Vec<(String, Finding)>,
}

/// Qualifier slots that say where a statement holds.
const CONTEXT_QUALIFIERS: [(&str, Dimension); 4] = [
    ("disease_context_qualifier", Dimension::Disease),
    ("anatomical_context_qualifier", Dimension::AnatomicalEntity),
    ("species_context_qualifier", Dimension::Species),
    ("population_context_qualifier", Dimension::Population),
];

/// Older KGX's list of qualifiers without slots, such as the conditions of an experiment. It belongs to a
/// statement's identity as one qualifier of this name, its values joined by `|`.
pub(super) const PLAIN_QUALIFIERS: &str = "qualifiers";

/// The key of properties whose names are slots.
pub(super) const OWN_PROPERTIES: &str = "mechgraph:properties";

impl Fields {
    pub(super) const fn new(map: Map<String, Json>) -> Self {
        Self { map, misfits: Vec::new() }
    }

    pub(super) fn has(&self, slot: &str) -> bool {
        self.map.contains_key(slot)
    }

    pub(super) fn take(&mut self, slot: &str) -> Option<Json> {
        self.map.remove(slot)
    }

    /// A text, if the slot holds one.
    pub(super) fn text(&mut self, slot: &str) -> Option<String> {
        match self.take(slot)? {
            Json::String(text) => Some(text),
            Json::Null => None,
            other => {
                self.misfit(slot, other, "a text");
                None
            }
        }
    }

    /// A list of texts; one text counts as a list of one.
    pub(super) fn texts(&mut self, slot: &str) -> Vec<String> {
        match self.take(slot) {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::String(text)) => vec![text],
            Some(value) => serde_json::from_value(value.clone()).unwrap_or_else(|_| {
                self.misfit(slot, value, "a list of texts");
                Vec::new()
            }),
        }
    }

    /// A text that is read as a `T`.
    pub(super) fn parsed<T: core::str::FromStr<Err: core::fmt::Display>>(&mut self, slot: &str) -> Option<T> {
        let text = self.text(slot)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.tell_misfit(slot, format!("{slot}: {error}"));
                self.map.insert(slot.to_owned(), Json::String(text));
                None
            }
        }
    }

    /// Texts that are each read as a `T`; those that cannot be are told.
    pub(super) fn parsed_list<T: core::str::FromStr<Err: core::fmt::Display>>(&mut self, slot: &str) -> Vec<T> {
        let mut values = Vec::new();
        for text in self.texts(slot) {
            match text.parse() {
                Ok(value) => values.push(value),
                Err(error) => self.tell_misfit(slot, format!("{slot}: {error}")),
            }
        }
        values
    }

    /// A structured value.
    pub(super) fn typed<T: serde::de::DeserializeOwned>(&mut self, slot: &str) -> Option<T> {
        let value = self.take(slot).filter(|value| !value.is_null())?;
        match serde_json::from_value(value.clone()) {
            Ok(typed) => Some(typed),
            Err(error) => {
                self.misfit(slot, value, &error.to_string());
                None
            }
        }
    }

    /// One path of statement ids, or several.
    pub(super) fn paths(&mut self, slot: &str) -> Vec<Vec<String>> {
        match self.map.get(slot) {
            Some(Json::Array(values)) if values.iter().all(Json::is_string) => match self.texts(slot) {
                path if path.is_empty() => Vec::new(),
                path => vec![path],
            },
            _ => self.typed(slot).unwrap_or_default(),
        }
    }

    /// Every key that is a qualifier, and the context, which some qualifiers are part of.
    pub(super) fn qualifiers(&mut self, statement: &mut Statement) {
        statement.context = self.typed::<Context>("context").unwrap_or_default();
        self.flatten_qualifiers(statement);
        for (slot, dimension) in CONTEXT_QUALIFIERS {
            for value in self.texts(slot) {
                statement.context.insert(dimension, value);
            }
        }
        let slots: Vec<String> = self.map.keys().filter(|slot| is_qualifier(slot)).cloned().collect();
        for slot in slots {
            if let Some(value) = self.text(&slot) {
                statement.qualifiers.insert(slot, value);
            }
        }
    }

    /// TRAPI's list of qualifiers: `[{"qualifier_type_id": .., "qualifier_value": ..}]`. A Biolink CURIE is
    /// read as the key of its name would be, any other type as the name of a qualifier.
    fn flatten_qualifiers(&mut self, statement: &mut Statement) {
        let Some(Json::Array(list)) = self.map.get(PLAIN_QUALIFIERS) else { return };
        if !list.is_empty() && list.iter().all(Json::is_string) {
            statement.qualifiers.insert(PLAIN_QUALIFIERS, self.texts(PLAIN_QUALIFIERS).join("|"));
            return;
        }
        let pairs: Option<Vec<(String, String)>> = list.iter().map(nested_qualifier).collect();
        let Some(pairs) = pairs.filter(|pairs| !pairs.is_empty()) else { return };
        self.map.remove(PLAIN_QUALIFIERS);
        for (kind, value) in pairs {
            match kind.strip_prefix("biolink:").filter(|name| is_qualifier(name)) {
                Some(name) if !self.map.contains_key(name) => {
                    self.map.insert(name.to_owned(), Json::String(value));
                }
                Some(name) => {
                    let message = format!("qualifiers: {name} stands twice; {value:?} is left out");
                    self.tell_misfit(PLAIN_QUALIFIERS, message);
                }
                None => statement.qualifiers.insert(kind, value),
            }
        }
    }

    /// What is left, as properties, with those that our writers put aside as their names are slots.
    pub(super) fn rest(&mut self) -> Properties {
        let mut rest = core::mem::take(&mut self.map);
        match rest.remove(OWN_PROPERTIES) {
            Some(Json::Object(own)) => rest.extend(own),
            Some(other) => drop(rest.insert(OWN_PROPERTIES.to_owned(), other)),
            None => {}
        }
        rest.retain(|name, value| {
            let number = match &*value {
                Json::String(text) => text.clone(),
                Json::Number(number) => number.to_string(),
                _ => return true,
            };
            let Some(reason) = Range::of(name).refusal(&number) else { return true };
            let finding = Finding::new(FindingCode::BadNumber, left_out(name, &value.to_string(), reason));
            self.tell(name, finding);
            false
        });
        rest.into_iter().map(|(name, value)| (name, to_value(value))).collect()
    }

    /// Tells of values that hold control characters, which are kept.
    pub(super) fn look_for_controls(&mut self) {
        let found: Vec<String> = self
            .map
            .iter()
            .filter(|(name, value)| has_control(name) || holds_control(value))
            .map(|it| it.0.clone())
            .collect();
        for slot in found {
            let message = format!("{slot:?} holds control characters; they are kept");
            self.tell(&slot, Finding::new(FindingCode::ControlCharacter, message));
        }
    }

    /// Keeps a finding about a slot until it is known that the record is kept.
    pub(super) fn tell(&mut self, slot: &str, finding: Finding) {
        self.misfits.push((slot.to_owned(), finding));
    }

    /// Hands the findings on, with their places.
    pub(super) fn report(&mut self, spot: Spot<'_>, sink: &mut dyn Sink) {
        for (slot, finding) in self.misfits.drain(..) {
            sink.finding(spot.at_slot(finding, &slot));
        }
    }

    fn misfit(&mut self, slot: &str, value: Json, expected: &str) {
        self.tell_misfit(slot, format!("{slot} is {value}; {expected} is expected"));
        self.map.insert(slot.to_owned(), value);
    }

    fn tell_misfit(&mut self, slot: &str, message: String) {
        self.tell(slot, Finding::new(FindingCode::BadValue, message));
    }
}

/// Type and value of one qualifier in TRAPI's form.
fn nested_qualifier(json: &Json) -> Option<(String, String)> {
    let Json::Object(map) = json else { return None };
    let text = |key: &str| map.get(key).and_then(Json::as_str).map(str::to_owned);
    (map.len() == 2).then_some(())?;
    Some((text("qualifier_type_id")?, text("qualifier_value")?))
}

/// Whether a key or column is read as a qualifier.
pub(super) fn is_qualifier(slot: &str) -> bool {
    schema::qualifier_slot(slot).is_some() || slot.ends_with("_qualifier")
}

/// Whether a key is read as a part of the context.
pub(super) fn is_context_qualifier(slot: &str) -> bool {
    CONTEXT_QUALIFIERS.iter().any(|(known, _)| *known == slot)
}

/// Whether a control character stands in a text, other than those that set it in lines.
fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// Whether a text in a value holds a control character. Values are not nested deeper than the parser allows.
fn holds_control(value: &Json) -> bool {
    match value {
        Json::String(text) => has_control(text),
        Json::Array(values) => values.iter().any(holds_control),
        Json::Object(map) => map.iter().any(|(name, value)| has_control(name) || holds_control(value)),
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
