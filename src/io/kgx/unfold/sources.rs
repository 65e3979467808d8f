//! TRAPI's retrieval sources by role, and what stands in for the primary source.

use serde_json::{Map, Value as Json};

use super::super::lists::{is_one_source, only, without_placeholders};
use super::{UPSTREAM, Unfolding, into_list, is_blank, is_missing};
use crate::model::FindingCode;
use crate::model::slots::{self, StatementField, is_placeholder_source, names_no_source, placeholder_note};

/// Retrieval sources that are not read; statements that differ in them are kept separate.
const UNREAD_SOURCES: &str = "unread_sources";
/// Primary sources after the first; statements that differ in them are kept separate.
const OTHER_PRIMARY: &str = "other_primary_knowledge_source";

impl Unfolding {
    /// TRAPI's list of retrieval sources, by role.
    pub(super) fn read_sources(&mut self) {
        let slot = StatementField::Sources.name();
        let Some(elements) = self.structure(slot, "a list of objects with resource_id and resource_role") else {
            return;
        };
        let mut primary = Vec::new();
        let mut upstream: Map<String, Json> = Map::new();
        let (mut aggregators, mut supporting, mut urls, mut unread) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for mut map in elements.objects {
            let whole = Json::Object(map.clone());
            map.remove("id");
            let role = text_of(map.remove("resource_role"));
            let id = text_of(map.remove("resource_id"));
            let list = match role.as_deref().map(slots::bare).as_deref() {
                Some("primary_knowledge_source") => &mut primary,
                Some("aggregator_knowledge_source") => &mut aggregators,
                Some("supporting_data_source") => &mut supporting,
                _ => {
                    unread.push(whole);
                    continue;
                }
            };
            let Some(id) = id else {
                unread.push(whole);
                continue;
            };
            // An empty list says that there is nothing above; null says nothing.
            if let Some(above) = map.remove(UPSTREAM).filter(|above| !above.is_null()).map(into_list) {
                upstream.insert(id.clone(), Json::Array(above));
            }
            urls.extend(map.remove("source_record_urls").map(into_list).unwrap_or_default());
            map.retain(|key, value| !value.is_null() && !matches!(key.as_str(), "category" | "type"));
            if !map.is_empty() {
                unread.push(whole);
            }
            let id = Json::String(id);
            if !list.contains(&id) {
                list.push(id);
            }
        }
        if !unread.is_empty() {
            let message = "sources have unknown roles or keys; they are kept, and statements that differ in them are \
                           kept separate";
            self.report(FindingCode::BadValue, slot, message);
        }
        unread.extend(elements.others);
        if !unread.is_empty() {
            self.map.insert(UNREAD_SOURCES.to_owned(), Json::Array(unread));
        }
        self.read_upstream(upstream, &primary, &aggregators, &supporting);
        let mut primary = primary.into_iter();
        if let Some(first) = primary.next() {
            self.primary(first);
        }
        let others: Vec<Json> = primary.collect();
        if !others.is_empty() {
            let message = "sources name more than one primary source; the first is read, and statements that differ in \
                           the others are kept separate";
            self.report(FindingCode::BadValue, slot, message);
            self.map.insert(OTHER_PRIMARY.to_owned(), Json::Array(others));
        }
        for (field, list) in [
            (StatementField::AggregatorKnowledgeSource, aggregators),
            (StatementField::SupportingDataSource, supporting),
            (StatementField::SourceRecordUrls, urls),
        ] {
            let mut known = self.map.remove(field.name()).map(into_list).unwrap_or_default();
            known.extend(list);
            if !known.is_empty() {
                self.map.insert(field.name().to_owned(), Json::Array(known));
            }
        }
    }

    /// The primary source of the list, unless the slot names another.
    fn primary(&mut self, first: Json) {
        let name = StatementField::PrimaryKnowledgeSource.name();
        match self.map.get(name) {
            Some(known) if !known.is_null() && *known != first => {
                let message = format!(
                    "{name} is {known}, and sources have {first}; statements that differ in either are kept separate"
                );
                self.report(FindingCode::BadValue, name, message);
                self.map.insert(OTHER_PRIMARY.to_owned(), Json::Array(vec![first]));
            }
            _ => drop(self.map.insert(name.to_owned(), first)),
        }
    }

    /// Keeps what each source took its data from, but for what follows from the roles: aggregators have it from the
    /// primary source, and that from the sources of supporting data.
    fn read_upstream(
        &mut self,
        mut upstream: Map<String, Json>,
        primary: &[Json],
        aggregators: &[Json],
        supporting: &[Json],
    ) {
        let holds = |list: &[Json], id: &str| list.iter().any(|known| known.as_str() == Some(id));
        upstream.retain(|id, above| {
            let above = above.as_array().map_or(&[][..], Vec::as_slice);
            let follows = |roles: &[Json]| above.iter().all(|id| roles.contains(id)) && above.len() == roles.len();
            !(holds(aggregators, id) && follows(primary) || holds(primary, id) && follows(supporting))
        });
        if !upstream.is_empty() {
            self.map.insert(UPSTREAM.to_owned(), Json::Object(upstream));
        }
    }

    /// Reads older slots of provenance where there is no primary source.
    pub(super) fn stand_in(&mut self) {
        let slot = StatementField::PrimaryKnowledgeSource.slot();
        let placeholder = self.map.get(slot.name).and_then(one).filter(|source| is_placeholder_source(source));
        if let Some(placeholder) = placeholder {
            self.map.remove(slot.name);
            self.report(FindingCode::Normalised, slot.name, placeholder_note(&placeholder));
        }
        if self.map.get(slot.name).is_some_and(|value| !is_blank(value)) {
            return;
        }
        let mut found = None;
        for name in slot.stand_ins {
            let Some(source) = self.map.get(*name).and_then(one).filter(|source| is_one_source(source)) else {
                continue;
            };
            if !names_no_source(&source) {
                found = Some(name);
                break;
            }
            self.report(FindingCode::Normalised, name, no_source(name));
        }
        let Some(name) = found else { return };
        if let Some(value) = self.map.remove(*name) {
            let has_one = match &value {
                Json::Array(values) => values.len() == 1,
                Json::String(text) => !text.contains('|'),
                _ => true,
            };
            // A list with placeholders, of which one value is left.
            let value = if has_one { value } else { one(&value).map_or(value, Json::from) };
            self.map.insert(slot.name.to_owned(), value);
            self.report(FindingCode::Normalised, name, read_as_source(name));
        }
    }
}

/// The only text of a value.
fn one(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(without_placeholders(only(text).unwrap_or(text)).to_owned()),
        Json::Array(values) if values.len() == 1 => values.first().and_then(Json::as_str).map(str::to_owned),
        Json::Array(values) => {
            let mut values = values.iter().filter(|value| !is_missing(value));
            values.next().and_then(Json::as_str).filter(|_| values.next().is_none()).map(str::to_owned)
        }
        _ => None,
    }
}

/// The note about a slot that is read where there is no primary source.
pub(in crate::io::kgx) fn read_as_source(slot: &str) -> String {
    format!("{slot} is read as {}", StatementField::PrimaryKnowledgeSource.name())
}

/// The note about a stand-in for the primary source that names none.
pub(in crate::io::kgx) fn no_source(slot: &str) -> String {
    format!("{slot} is the name of a file or a placeholder, which is no source; it is kept as a property")
}

fn text_of(value: Option<Json>) -> Option<String> {
    match value? {
        Json::String(text) if !text.trim().is_empty() => Some(text),
        Json::Array(mut values) if values.len() == 1 => text_of(values.pop()),
        _ => None,
    }
}
