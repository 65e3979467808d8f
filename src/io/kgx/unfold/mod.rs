//! Maps the other keys and structures that pipelines write to slots.
//!
//! Keys are read with or without `biolink:`, in any case, and under the names that other pipelines give them
//! ([`slots`](crate::model::slots)). Lists of qualifiers, of retrieval sources and of attributes, as TRAPI has them,
//! become the slots that their elements name, so that one statement is one statement however it is written.

mod attributes;
mod qualifiers;
mod sources;

use serde_json::{Map, Value as Json};

use crate::model::slots::{self, Shape};
use crate::model::{Finding, FindingCode};

pub(super) use super::keys::PLAIN_QUALIFIERS;
use super::keys::{Named, edge_name, node_name};
use super::literal;
pub(in crate::io) use attributes::{attribute_slot, attribute_target};
pub(super) use sources::{no_source, read_as_source};

/// What each retrieval source took its data from; a property of this name where it does not follow from the roles.
pub(in crate::io) const UPSTREAM: &str = "upstream_resource_ids";

/// The findings about a record, each with the key to point to.
pub(super) type Reports = Vec<(String, Finding)>;

/// An object of a source whose keys are brought to the names of slots.
pub(super) struct Unfolding {
    pub(super) map: Map<String, Json>,
    /// Qualifiers whose type is no slot.
    pub(super) qualifiers: Vec<(String, String)>,
    pub(super) reports: Reports,
}

impl Unfolding {
    /// A node.
    pub(super) fn node(map: Map<String, Json>) -> Self {
        let mut unfolding = Self::renamed(map, node_name);
        unfolding.attributes(node_name, false);
        unfolding
    }

    /// An edge.
    pub(super) fn edge(map: Map<String, Json>) -> Self {
        let mut unfolding = Self::renamed(map, edge_name);
        unfolding.attributes(edge_name, true);
        unfolding.read_qualifiers();
        unfolding.read_sources();
        unfolding.stand_in();
        unfolding
    }

    fn renamed(map: Map<String, Json>, name: fn(&str) -> Named<'_>) -> Self {
        let is_plain = map.keys().all(|key| name(key).name == *key);
        let mut unfolding = Self { map: Map::new(), qualifiers: Vec::new(), reports: Vec::new() };
        if is_plain {
            unfolding.map = map;
            return unfolding;
        }
        let mut others = Vec::new();
        for (key, value) in map {
            let Named { name, shape } = name(&key);
            if name == key {
                unfolding.map.insert(key, value);
            } else {
                others.push((name.into_owned(), shape, key, value));
            }
        }
        for (slot, shape, key, value) in others {
            unfolding.put(&key, &slot, shape, value);
        }
        unfolding
    }

    /// Puts the value of a key into a slot that the source may have filled already.
    fn put(&mut self, key: &str, slot: &str, shape: Shape, value: Json) {
        let known = self.map.get_mut(slot).filter(|known| !known.is_null());
        match known {
            _ if value.is_null() => return,
            None => drop(self.map.insert(slot.to_owned(), value)),
            Some(known) if *known == value => {}
            Some(_) if shape == Shape::One && is_missing(&value) => return,
            Some(known) if shape == Shape::One && is_missing(known) => *known = value,
            Some(known) if shape == Shape::List => {
                let mut values = into_list(known.take());
                values.extend(into_list(value));
                *known = Json::Array(values);
            }
            Some(known) => {
                let message = format!("{key} is {value} and {slot} is {known}; {slot} is read, so leave one out");
                self.report(FindingCode::BadValue, key, message);
                self.map.insert(key.to_owned(), value);
                return;
            }
        }
        // The type of an attribute is its key.
        if key != slots::StatementField::Attributes.name() {
            self.report(FindingCode::Normalised, key, format!("{key} is read as {slot}"));
        }
    }

    fn report(&mut self, code: FindingCode, key: &str, message: impl Into<String>) {
        self.reports.push((key.to_owned(), Finding::new(code, message)));
    }

    /// The elements of a structure of objects, each of which, or all together, may be the text of them; none if the
    /// slot holds none. What else is among them is reported and does not take them along.
    fn objects(&mut self, slot: &str) -> Option<Elements> {
        self.leave_placeholder(slot);
        let value = self.map.get(slot).filter(|value| !is_blank(value))?;
        let mut elements = Elements::default();
        elements.add(value);
        if elements.objects.is_empty() && !elements.others.is_empty() {
            return None;
        }
        let mut notes = Vec::new();
        elements.objects.iter_mut().for_each(|map| name_parts(map, &mut notes));
        for note in notes {
            self.report(FindingCode::Normalised, slot, note);
        }
        for other in &elements.others {
            let message =
                format!("{slot} holds {}, which is no object; it is kept, and the others are read", shown(other));
            self.report(FindingCode::BadValue, slot, message);
        }
        for missing in &elements.missing {
            self.report(FindingCode::Normalised, slot, format!("{slot} holds {}, which is left out", shown(missing)));
        }
        self.map.remove(slot);
        Some(elements)
    }

    /// Leaves out a placeholder, which does not count as a value.
    fn leave_placeholder(&mut self, slot: &str) {
        let placeholder = self.map.get(slot).and_then(Json::as_str).filter(|text| slots::is_placeholder(text));
        if let Some(note) = placeholder.map(|text| slots::placeholder_left_out(slot, text)) {
            self.map.remove(slot);
            self.report(FindingCode::Normalised, slot, note);
        }
    }

    /// As [`objects`](Self::objects); what is no structure is reported, and stays.
    fn structure(&mut self, slot: &str, expected: &str) -> Option<Elements> {
        let objects = self.objects(slot);
        if objects.is_none()
            && let Some(value) = self.map.get(slot).filter(|value| !is_blank(value))
        {
            let message = format!("{slot} is {}; {expected} is expected", shown(value));
            self.report(FindingCode::BadValue, slot, message);
        }
        objects
    }
}

/// Gives the keys of an element their names in TRAPI, in a set of qualifiers, too, and notes them.
fn name_parts(map: &mut Map<String, Json>, notes: &mut Vec<String>) {
    let odd: Vec<String> = map.keys().filter(|key| part_name(key).is_some()).cloned().collect();
    for key in odd {
        let (Some(name), Some(value)) = (part_name(&key), map.remove(&key)) else { continue };
        map.insert(name.to_owned(), value);
        notes.push(format!("{key} is read as {name}"));
    }
    if let Some(Json::Array(set)) = map.get_mut("qualifier_set") {
        set.iter_mut().filter_map(Json::as_object_mut).for_each(|map| name_parts(map, notes));
    }
}

/// What TRAPI calls a key of an element that is spelled otherwise.
fn part_name(key: &str) -> Option<&'static str> {
    const PARTS: [&str; 12] = [
        "attribute_source",
        "attribute_type_id",
        "attribute_value",
        "original_attribute_name",
        "qualifier_set",
        "qualifier_type_id",
        "qualifier_value",
        "resource_id",
        "resource_role",
        "source_record_urls",
        UPSTREAM,
        "value_type_id",
    ];
    let name = slots::local(key);
    PARTS.into_iter().find(|part| slots::has_letters_of(name, part)).filter(|part| *part != key)
}

/// What a structure of objects holds.
#[derive(Default)]
struct Elements {
    objects: Vec<Map<String, Json>>,
    /// Blanks and placeholders.
    missing: Vec<Json>,
    /// Anything else.
    others: Vec<Json>,
}

impl Elements {
    /// Adds an object, the elements of a list, or what their text holds.
    fn add(&mut self, value: &Json) {
        match value {
            Json::Object(map) => self.objects.push(map.clone()),
            Json::Array(values) => values.iter().for_each(|value| self.add(value)),
            Json::String(text) => match literal::parse(text).filter(|value| !value.is_string()) {
                Some(value) => self.add(&value),
                None if is_missing(value) => self.missing.push(value.clone()),
                None => self.others.push(value.clone()),
            },
            Json::Null => self.missing.push(Json::Null),
            other => self.others.push(other.clone()),
        }
    }
}

/// The start of a value, for a message.
pub(super) fn shown(value: &Json) -> String {
    const LONGEST: usize = 80;
    match value {
        Json::Object(map) if map.is_empty() => return "an empty object".to_owned(),
        Json::Array(list) if list.is_empty() => return "an empty list".to_owned(),
        _ => {}
    }
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}..", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

pub(super) fn into_list(value: Json) -> Vec<Json> {
    match value {
        Json::Array(values) => values,
        Json::Null => Vec::new(),
        other => vec![other],
    }
}

/// Whether a value is blank or a placeholder.
pub(super) fn is_missing(value: &Json) -> bool {
    is_blank(value) || value.as_str().is_some_and(slots::is_placeholder)
}

fn is_blank(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(values) => values.iter().all(is_blank),
        _ => false,
    }
}
