//! The slots of an object of JSON, each in its shape.

use serde_json::{Map, Number, Value as Json};

use crate::io::kgx::lists::{self, Elements};
use crate::io::kgx::literal;
use crate::io::kgx::meant::names_elsewhere;
use crate::io::kgx::records::Spot;
use crate::io::kgx::unfold::{Reports, Unfolding, shown};
use crate::model::slots::{self, EntityField, entity_key};
use crate::model::{Finding, FindingCode, Properties, Sink};
use crate::text::quoted;

/// An object whose slots are taken one by one; what is left over becomes properties.
pub(in crate::io::kgx) struct Fields {
    pub(super) map: Map<String, Json>,
    /// Qualifiers whose type is no slot.
    pub(super) qualifiers: Vec<(String, String)>,
    /// The findings so far. Values that do not fit their slot stay in the map and so become properties.
    pub(super) reports: Reports,
}

impl Fields {
    pub(in crate::io::kgx) fn new(unfolding: Unfolding) -> Self {
        let Unfolding { map, qualifiers, reports } = unfolding;
        Self { map, qualifiers, reports }
    }

    pub(in crate::io::kgx) fn take(&mut self, slot: &str) -> Option<Json> {
        self.map.remove(slot)
    }

    /// The texts and numbers of a slot, as texts. They stay there.
    pub(in crate::io::kgx) fn peek(&self, slot: &str) -> Vec<String> {
        let text = |value: &Json| match value {
            Json::String(text) => Some(lists::only(text).unwrap_or(text).to_owned()),
            Json::Number(number) => Some(number.to_string()),
            _ => None,
        };
        match self.map.get(slot) {
            Some(Json::Array(values)) => values.iter().filter_map(text).collect(),
            value => value.and_then(text).into_iter().collect(),
        }
    }

    /// A value of a slot that holds one: the element of a list of one, too.
    pub(in crate::io::kgx) fn one(&mut self, slot: &str) -> Option<Json> {
        match self.take(slot)? {
            Json::Array(mut values) if values.len() == 1 => {
                self.note(slot, lists::only_note(slot));
                values.pop()
            }
            Json::Array(values) if values.is_empty() => None,
            // The text of a list is that list; the name of a thing is never one.
            Json::String(text) if literal::may_be_list(&text) && !is_name(slot) => match literal::parse(&text) {
                Some(Json::Object(map)) if map.is_empty() => None,
                Some(list @ Json::Array(_)) => {
                    self.map.insert(slot.to_owned(), list);
                    self.one(slot)
                }
                _ => Some(Json::String(text)),
            },
            value => Some(value),
        }
    }

    /// Leaves out a placeholder, which does not count as a value; whether the slot holds one.
    pub(in crate::io::kgx) fn leave_placeholder(&mut self, slot: &str) -> bool {
        let placeholder = match self.map.get(slot) {
            Some(Json::String(text)) => Some(lists::only(text).unwrap_or(text)),
            Some(Json::Array(values)) if values.len() == 1 => values.first().and_then(Json::as_str),
            _ => None,
        };
        let Some(placeholder) = placeholder.filter(|text| slots::is_placeholder(text)) else { return false };
        let note = slots::placeholder_left_out(slot, placeholder);
        self.note(slot, note);
        self.map.remove(slot);
        true
    }

    /// A text, if the slot holds one.
    pub(in crate::io::kgx) fn text(&mut self, slot: &str) -> Option<String> {
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

    /// A text that is not empty.
    pub(in crate::io::kgx) fn filled(&mut self, slot: &str) -> Option<String> {
        self.text(slot).filter(|text| !text.is_empty())
    }

    /// Reports several identifiers in a slot that holds one, also as one text, and leaves them there as a list.
    pub(in crate::io::kgx) fn set_several_aside(&mut self, slot: &str) {
        let values = match self.map.get(slot) {
            Some(Json::String(text)) if lists::is_broken(text, Elements::Identifiers) => {
                let message = lists::broken(slot, text);
                return self.report_misfit(slot, message);
            }
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

    /// The key that may be meant where an end of an edge or its predicate is missing, as the end of a message.
    pub(in crate::io::kgx) fn meant(&self, slot: &str) -> String {
        let meant = names_elsewhere(slot).iter().find(|name| self.map.contains_key(**name));
        meant.map_or_else(String::new, |name| format!("; if {} is it, call it {slot}", quoted(name)))
    }

    /// Whether a slot holds several values.
    pub(in crate::io::kgx) fn has_list(&self, slot: &str) -> bool {
        matches!(self.map.get(slot), Some(Json::Array(values)) if values.len() > 1)
    }

    /// The text of a number where a text is expected: some pipelines write every text of digits as a number.
    pub(in crate::io::kgx) fn number_as_text(&mut self, slot: &str, number: &Number) -> String {
        self.note(slot, format!("{slot} is a number; it is read as a text"));
        number.to_string()
    }

    /// A list of texts; one text counts as a list of one. An element that is no text does not take the others along.
    pub(in crate::io::kgx) fn texts(&mut self, slot: &str, elements: Elements) -> Vec<String> {
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
    pub(super) fn element(
        &mut self,
        slot: &str,
        value: Json,
        elements: Elements,
        texts: &mut Vec<String>,
        misfits: &mut Vec<Json>,
    ) {
        match value {
            Json::String(text) if self.is_dropped(slot, &text) => {}
            Json::String(text) => {
                let is_odd =
                    lists::may_be_odd(&text, elements) || elements == Elements::Identifiers && text.contains('|');
                match is_odd.then(|| lists::odd(&text, elements)).flatten() {
                    None => {
                        if is_odd && lists::is_broken(&text, elements) {
                            self.report_misfit(slot, lists::broken(slot, &text));
                        }
                        texts.push(text);
                    }
                    Some((values, written)) => {
                        self.note(slot, written.note(slot));
                        for value in values {
                            match value {
                                Json::String(text) if self.is_dropped(slot, &text) => {}
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

    /// Whether an element of a list says nothing: it is empty, or a placeholder, which is noted.
    fn is_dropped(&mut self, slot: &str, text: &str) -> bool {
        let is_placeholder = slots::is_placeholder(text) && lists::drops_placeholders(slot);
        if is_placeholder {
            self.note(slot, slots::placeholder_left_out(slot, text));
        }
        is_placeholder || text.is_empty()
    }

    /// A text that is read as a `T`.
    pub(in crate::io::kgx) fn parsed<T: core::str::FromStr<Err: core::fmt::Display>>(
        &mut self,
        slot: &str,
    ) -> Option<T> {
        // An effect may be `none`, in small letters.
        let is_value = self.map.get(slot).and_then(Json::as_str).is_some_and(|text| text.parse::<T>().is_ok());
        if !is_value && self.leave_placeholder(slot) {
            return None;
        }
        let text = self.text(slot)?;
        match read_choice(slot, &text) {
            Ok((value, note)) => {
                if let Some(note) = note {
                    self.note(slot, note);
                }
                Some(value)
            }
            Err(error) => {
                self.report_misfit(slot, format!("{slot}: {error}"));
                self.map.insert(slot.to_owned(), Json::String(text));
                None
            }
        }
    }

    /// Texts that are each read as a `T`; those that cannot be are reported.
    pub(in crate::io::kgx) fn parsed_list<T: core::str::FromStr<Err: core::fmt::Display>>(
        &mut self,
        slot: &str,
        elements: Elements,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for text in self.texts(slot, elements) {
            if slots::is_placeholder(&text) {
                self.note(slot, slots::placeholder_left_out(slot, &text));
                continue;
            }
            match text.parse() {
                Ok(value) => values.push(value),
                Err(error) => self.report_misfit(slot, format!("{slot}: {error}")),
            }
        }
        values
    }

    /// A structured value, which may be the text of one; `expected` says what it is.
    pub(in crate::io::kgx) fn typed<T: serde::de::DeserializeOwned>(
        &mut self,
        slot: &str,
        expected: &str,
    ) -> Option<T> {
        if self.leave_placeholder(slot) {
            return None;
        }
        let value = self.take(slot).filter(|value| !value.is_null() && *value != "")?;
        let parsed = value.as_str().and_then(literal::parse);
        if let Ok(typed) = serde_json::from_value(parsed.unwrap_or_else(|| value.clone())) {
            return Some(typed);
        }
        self.misfit(slot, value, expected);
        None
    }

    /// One path of statement ids, or several.
    pub(in crate::io::kgx) fn paths(&mut self, slot: &str) -> Vec<Vec<String>> {
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

    /// Keeps a finding about a slot until it is known that the record is kept.
    pub(in crate::io::kgx) fn add_finding(&mut self, slot: &str, finding: Finding) {
        self.reports.push((slot.to_owned(), finding));
    }

    /// Reports properties whose keys seem to be slots under another name.
    pub(in crate::io::kgx) fn note_misnamed(&mut self, properties: &Properties, misnamed: fn(&str) -> Option<String>) {
        for key in properties.keys() {
            if let Some(message) = misnamed(key) {
                self.add_finding(key, Finding::new(FindingCode::UnknownKey, message));
            }
        }
    }

    /// Hands the findings on, with their places.
    pub(in crate::io::kgx) fn report(&mut self, spot: Spot<'_>, sink: &mut dyn Sink) {
        for (slot, finding) in self.reports.drain(..) {
            sink.finding(spot.at_slot(finding, &slot));
        }
    }

    /// The findings, each with the slot to point to.
    pub(in crate::io::kgx) fn into_reports(self) -> Reports {
        self.reports
    }

    pub(in crate::io::kgx) fn note(&mut self, slot: &str, message: String) {
        self.add_finding(slot, Finding::new(FindingCode::Normalised, message));
    }

    pub(super) fn misfit(&mut self, slot: &str, value: Json, expected: &str) {
        self.report_misfit(slot, format!("{slot} is {}; {expected} is expected", shown(&value)));
        self.map.insert(slot.to_owned(), value);
    }

    pub(in crate::io::kgx) fn report_misfit(&mut self, slot: &str, message: String) {
        self.add_finding(slot, Finding::new(FindingCode::BadValue, message));
    }
}

/// Whether a slot holds how a thing is called or described.
fn is_name(slot: &str) -> bool {
    [EntityField::Name, EntityField::Description].iter().any(|field| field.name() == slot)
}

/// One of few values, whose case, `biolink:` and what is between its words make no difference; the note says if they do.
pub(in crate::io::kgx) fn read_choice<T: core::str::FromStr>(
    slot: &str,
    text: &str,
) -> Result<(T, Option<String>), T::Err> {
    text.parse().map(|value| (value, None)).or_else(|error| {
        let spelled = slots::bare(text);
        let read = spelled.parse().map_err(|_| error)?;
        Ok((read, Some(format!("{slot} {} is read as {}", quoted(text), quoted(spelled)))))
    })
}
