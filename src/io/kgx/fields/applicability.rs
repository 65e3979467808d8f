//! For whom a treatment holds, from a map of JSON.

use serde_json::{Map, Value as Json};

use crate::io::kgx::literal;
use crate::io::kgx::unfold::into_list;
use crate::model::Applicability;
use crate::model::slots::{self, StatementField, is_placeholder, placeholder_left_out};

use super::object::Fields;

impl Fields {
    /// For whom the statement holds; a null or a placeholder takes nothing else along.
    pub(in crate::io::kgx) fn applicability(&mut self) -> Applicability {
        let slot = StatementField::Applicability.name();
        let parsed = self.map.get(slot).and_then(Json::as_str).and_then(literal::parse);
        let own = match parsed.as_ref().or_else(|| self.map.get(slot)) {
            Some(Json::Object(map)) => map.iter().map(|(key, value)| own_field(key, value)).collect::<Map<_, _>>(),
            _ => Map::new(),
        };
        if !own.is_empty() {
            self.map.insert(slot.to_owned(), Json::Object(own));
        }
        let expected = format!("a map of {}", Applicability::KEYS.join(", "));
        let mut applicability = self.typed(slot, &expected).unwrap_or_default();
        for note in placeholders_left(&mut applicability) {
            self.note(slot, note);
        }
        applicability
    }
}

/// A field in the shape that it has, if it is one of the applicability.
fn own_field(key: &str, value: &Json) -> (String, Json) {
    let name = slots::bare(key);
    if !Applicability::KEYS.contains(&&*name) {
        return (key.to_owned(), value.clone());
    }
    let value = match value {
        Json::Null if name == Applicability::COURSES => Json::Array(Vec::new()),
        value if name == Applicability::COURSES => {
            let mut courses = into_list(value.clone());
            courses.retain(|course| !course.is_null());
            Json::Array(courses)
        }
        Json::Array(values) if values.len() == 1 => values.first().cloned().unwrap_or_default(),
        Json::Number(number) => Json::String(number.to_string()),
        value => value.clone(),
    };
    (name.into_owned(), value)
}

/// Leaves nulls and placeholders out of an applicability, and gives the notes about them. `NA` is a placeholder and not Namibia,
/// which is `NAM`.
pub(in crate::io::kgx) fn placeholders_left(applicability: &mut Applicability) -> Vec<String> {
    let mut notes = Vec::new();
    for (name, field) in applicability.texts_mut() {
        if let Some(text) = field.take_if(|text| text.is_empty() || is_placeholder(text)).filter(|it| !it.is_empty()) {
            notes.push(placeholder_left_out(name, &text));
        }
    }
    let courses = &mut applicability.disease_course_any_of;
    courses.retain(|text| !text.is_empty());
    for text in courses.extract_if(.., |text| is_placeholder(text)) {
        notes.push(placeholder_left_out(Applicability::COURSES, &text));
    }
    notes
}
