//! What pipelines write in other keys and structures, as the slots that it stands for.
//!
//! Keys are read with or without `biolink:`, in any case, and under the names that other pipelines give them
//! ([`slots`](crate::model::slots)). Lists of qualifiers, of retrieval sources and of attributes, as TRAPI has them,
//! become the slots that their elements name, so that one statement is one statement however it is written.

use serde_json::{Map, Value as Json};

use crate::model::slots::{
    self, Merge, Place, Shape, StatementField, entity_key, names_no_source, qualifier_dimension, statement_key,
    tells_apart,
};
use crate::model::{Dimension, Finding, FindingCode};
use crate::schema;

use super::fields::is_qualifier;
use super::literal;

/// Older KGX's list of qualifiers without slots, such as the conditions of an experiment. It belongs to a
/// statement's identity as one qualifier of this name, its values joined by `|`.
pub(super) const PLAIN_QUALIFIERS: &str = StatementField::Qualifiers.name();

/// Qualifiers that are not read: what they say tells statements apart.
const UNREAD_QUALIFIERS: &str = "unread_qualifiers";
/// Retrieval sources that are not read: what they say tells statements apart.
const UNREAD_SOURCES: &str = "unread_sources";
/// Attributes that are not read and speak of source or context: what they say tells statements apart.
const UNREAD_ATTRIBUTES: &str = "unread_attributes";
/// Primary sources beside the first: what they say tells statements apart.
const OTHER_PRIMARY: &str = "other_primary_knowledge_source";
/// What each retrieval source took its data from, where it does not follow from the roles.
const UPSTREAM: &str = "upstream_resource_ids";

/// What there is to report of a record, with the key to point to.
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
        let is_plain = map.keys().all(|key| matches!(name(key), Named::AsWritten));
        let mut unfolding = Self { map: Map::new(), qualifiers: Vec::new(), reports: Vec::new() };
        if is_plain {
            unfolding.map = map;
            return unfolding;
        }
        let mut others = Vec::new();
        for (key, value) in map {
            match name(&key) {
                Named::AsWritten => drop(unfolding.map.insert(key, value)),
                Named::As(slot, shape) => others.push((key.clone(), slot.to_owned(), shape, value)),
                Named::Bare(slot) => others.push((key.clone(), slot.to_owned(), Shape::One, value)),
            }
        }
        for (key, slot, shape, value) in others {
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
        self.report(FindingCode::Normalised, key, format!("{key} is read as {slot}"));
    }

    fn report(&mut self, code: FindingCode, key: &str, message: impl Into<String>) {
        self.reports.push((key.to_owned(), Finding::new(code, message)));
    }

    /// The elements of a structure of objects, each of which, or all together, may be the text of them; none if the
    /// slot holds something else.
    fn objects(&mut self, slot: &str) -> Option<Vec<Json>> {
        let value = self.map.get(slot).filter(|value| !is_blank(value))?;
        let elements = objects_in(value)?;
        self.map.remove(slot);
        Some(elements)
    }

    /// As [`objects`](Self::objects); what is no structure is reported, and stays.
    fn structure(&mut self, slot: &str, expected: &str) -> Option<Vec<Json>> {
        let objects = self.objects(slot);
        if objects.is_none()
            && let Some(value) = self.map.get(slot).filter(|value| !is_blank(value))
        {
            let message = format!("{slot} is {}; {expected} is expected", shown(value));
            self.report(FindingCode::BadValue, slot, message);
        }
        objects
    }

    /// Attributes, each as the key of its type. Those of types that are no slots stay; if their types speak of source or
    /// context, they tell statements apart.
    fn attributes(&mut self, name: fn(&str) -> Named<'_>, is_edge: bool) {
        let slot = StatementField::Attributes.name();
        let Some(attributes) = self.structure(slot, "a list of objects with types and values") else {
            if is_edge && let Some(value) = self.map.remove(slot).filter(|value| !is_blank(value)) {
                self.keep_unread_attributes(into_list(value));
            }
            return;
        };
        let (mut left, mut unread) = (Vec::new(), Vec::new());
        for attribute in attributes {
            let Json::Object(map) = &attribute else { continue };
            let kind = ["attribute_type_id", "type"].iter().find_map(|key| map.get(*key)?.as_str());
            let value = map.get("value").or_else(|| map.get("attribute_value"));
            let (Some(kind), Some(value)) = (kind, value) else {
                left.push(attribute);
                continue;
            };
            let bare = slots::bare(kind).into_owned();
            let target = match name(&bare) {
                Named::As(slot, shape) => Some((slot.to_owned(), shape)),
                Named::Bare(slot) => Some((slot.to_owned(), Shape::One)),
                Named::AsWritten if kind.starts_with("biolink:") || is_slot(&bare) => {
                    Some((bare.clone(), shape_of(&bare)))
                }
                Named::AsWritten => None,
            };
            let is_other = |(slot, shape): &(String, Shape)| {
                let known = self.map.get(slot).filter(|known| !known.is_null());
                *shape != Shape::List && known.is_some_and(|known| known != value)
            };
            // What the attribute says beside type and value would be lost.
            let says_more = map.iter().any(|(key, value)| {
                !matches!(
                    key.as_str(),
                    "attribute_type_id"
                        | "type"
                        | "value"
                        | "attribute_value"
                        | "value_type_id"
                        | "original_attribute_name"
                ) && !value.is_null()
            });
            match target {
                None if is_edge && tells_apart(&bare) => unread.push(attribute),
                None => left.push(attribute),
                Some(target) if is_other(&target) => {
                    let known = self.map.get(&target.0).unwrap_or(&Json::Null);
                    let message = format!(
                        "attributes: {} is {} and {}; the first is read, so leave one out",
                        target.0,
                        shown(known),
                        shown(value)
                    );
                    self.report(FindingCode::BadValue, slot, message);
                    if is_edge && tells_apart(&target.0) { unread.push(attribute) } else { left.push(attribute) }
                }
                Some((target, shape)) => {
                    let value = value.clone();
                    if says_more {
                        left.push(attribute);
                    }
                    self.put(slot, &target, shape, value);
                }
            }
        }
        if !left.is_empty() {
            self.map.insert(slot.to_owned(), Json::Array(left));
        }
        if !unread.is_empty() {
            let message = "attributes speak of source or context in types that are not known; they are kept and tell \
                           statements apart";
            self.report(FindingCode::BadValue, slot, message);
            self.keep_unread_attributes(unread);
        }
    }

    fn keep_unread_attributes(&mut self, attributes: Vec<Json>) {
        let mut known = self.map.remove(UNREAD_ATTRIBUTES).map(into_list).unwrap_or_default();
        known.extend(attributes);
        self.map.insert(UNREAD_ATTRIBUTES.to_owned(), Json::Array(known));
    }

    /// Qualifiers in one list or map, each as the key of its type.
    fn read_qualifiers(&mut self) {
        let Some(elements) = self.objects(PLAIN_QUALIFIERS) else { return };
        let mut unread = Vec::new();
        for element in elements {
            let Json::Object(map) = element else { continue };
            self.qualifier_map(map, &mut unread);
        }
        if !unread.is_empty() {
            self.report(
                FindingCode::BadValue,
                PLAIN_QUALIFIERS,
                "qualifiers hold more than types and values; what is not read is kept and tells statements apart",
            );
            self.map.insert(UNREAD_QUALIFIERS.to_owned(), Json::Array(unread));
        }
    }

    fn qualifier_map(&mut self, mut map: Map<String, Json>, unread: &mut Vec<Json>) {
        let kind = map.remove("qualifier_type_id").or_else(|| map.remove("qualifier_type"));
        let Some(kind) = kind else {
            // A set of qualifiers, as in TRAPI's constraints, or slots with their values.
            for (key, value) in map {
                match value {
                    Json::Array(set) if slots::bare(&key) == "qualifier_set" => {
                        for element in set {
                            match element {
                                Json::Object(map) => self.qualifier_map(map, unread),
                                other => unread.push(other),
                            }
                        }
                    }
                    value => self.qualifier(&key, value),
                }
            }
            return;
        };
        let value = map.remove("qualifier_value").unwrap_or_default();
        map.retain(|_, value| !value.is_null());
        match kind {
            Json::String(kind) if map.is_empty() => self.qualifier(&kind, value),
            kind => {
                if let Json::String(kind) = &kind {
                    self.qualifier(kind, value.clone());
                }
                map.insert("qualifier_type_id".to_owned(), kind);
                map.insert("qualifier_value".to_owned(), value);
                unread.push(Json::Object(map));
            }
        }
    }

    /// One qualifier of the list. Its type is read as the key of that name would be, any other type as the name of a
    /// qualifier.
    fn qualifier(&mut self, kind: &str, value: Json) {
        let slot = qualifier_name(kind).map(str::to_owned).or_else(|| {
            let name = kind.strip_prefix("biolink:").unwrap_or(kind);
            name.ends_with("_qualifier").then(|| name.to_owned())
        });
        let value = match value {
            Json::Array(mut values) if values.len() == 1 => values.remove(0),
            value => value,
        };
        let Some(slot) = slot else {
            match value {
                Json::String(text) => self.qualifiers.push((kind.to_owned(), text)),
                Json::Null => {}
                value => self.qualifiers.push((kind.to_owned(), value.to_string())),
            }
            return;
        };
        match self.map.get(&slot) {
            Some(known) if *known == value || value.is_null() => {}
            Some(known) if !known.is_null() && is_list_of_qualifiers(&slot) => {
                let values = into_list(known.clone()).into_iter().chain(into_list(value));
                self.map.insert(slot, Json::Array(values.collect()));
            }
            Some(known) if !known.is_null() => {
                let message = format!("qualifiers: {slot} is {known} and {value}; the first is read, so leave one out");
                self.report(FindingCode::BadValue, PLAIN_QUALIFIERS, message);
                let unread = self.map.entry(UNREAD_QUALIFIERS).or_insert_with(|| Json::Array(Vec::new()));
                if let Json::Array(list) = unread {
                    list.push(Json::Object(Map::from_iter([(slot, value)])));
                }
            }
            _ => drop(self.map.insert(slot, value)),
        }
    }

    /// TRAPI's list of retrieval sources, by role.
    fn read_sources(&mut self) {
        let slot = StatementField::Sources.name();
        let Some(elements) = self.structure(slot, "a list of objects with resource_id and resource_role") else {
            return;
        };
        let mut primary = Vec::new();
        let mut upstream: Map<String, Json> = Map::new();
        let (mut aggregators, mut supporting, mut urls, mut unread) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for element in elements {
            let Json::Object(mut map) = element else { continue };
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
            if let Some(above) = map.remove(UPSTREAM).map(into_list).filter(|above| !above.is_empty()) {
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
            let message = "sources hold roles or keys that are not known; they are kept and tell statements apart";
            self.report(FindingCode::BadValue, slot, message);
            self.map.insert(UNREAD_SOURCES.to_owned(), Json::Array(unread));
        }
        self.read_upstream(upstream, &primary, &aggregators, &supporting);
        let mut primary = primary.into_iter();
        if let Some(first) = primary.next() {
            self.primary(first);
        }
        let others: Vec<Json> = primary.collect();
        if !others.is_empty() {
            let message =
                "sources name more than one primary source; the first is read, the others tell statements apart";
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
                let message = format!("{name} is {known}, and sources have {first}; both tell statements apart");
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
    fn stand_in(&mut self) {
        let slot = StatementField::PrimaryKnowledgeSource.slot();
        if self.map.get(slot.name).is_some_and(|value| !is_blank(value)) {
            return;
        }
        let one = |value: &Json| match value {
            Json::Array(values) => {
                values.first().and_then(Json::as_str).filter(|_| values.len() == 1).map(str::to_owned)
            }
            other => other.as_str().map(str::to_owned),
        };
        let mut found = None;
        for name in slot.stand_ins {
            let Some(source) = self.map.get(*name).and_then(one).filter(|source| !source.trim().is_empty()) else {
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
            self.map.insert(slot.name.to_owned(), value);
            self.report(FindingCode::Normalised, name, format!("{name} is read as {}", slot.name));
        }
    }
}

/// What a key is called among the slots.
enum Named<'k> {
    /// It is so already, or means nothing known.
    AsWritten,
    /// The name of the slot.
    As(&'static str, Shape),
    /// The key without `biolink:`.
    Bare(&'k str),
}

fn node_name(key: &str) -> Named<'_> {
    match entity_key(key) {
        Some(found) if found.is_exact => Named::AsWritten,
        Some(found) => Named::As(found.field.name(), found.field.slot().shape),
        None => bare_name(key),
    }
}

fn edge_name(key: &str) -> Named<'_> {
    match statement_key(key) {
        Some(found) if found.is_exact => Named::AsWritten,
        Some(found) => Named::As(found.field.name(), found.field.slot().shape),
        None => match qualifier_name(key) {
            Some(name) if name == key => Named::AsWritten,
            Some(name) => Named::As(name, Shape::One),
            None => bare_name(key),
        },
    }
}

fn bare_name(key: &str) -> Named<'_> {
    key.strip_prefix("biolink:").filter(|name| !name.is_empty()).map_or(Named::AsWritten, Named::Bare)
}

/// Whether the readers take a key of a node for anything but a property of this name.
pub(super) fn is_taken_of_node(key: &str) -> bool {
    let is_end = |key: slots::Key<StatementField>| {
        matches!(key.field, StatementField::Subject | StatementField::Object | StatementField::Predicate)
    };
    !matches!(node_name(key), Named::AsWritten) || entity_key(key).is_some() || statement_key(key).is_some_and(is_end)
}

/// Whether the readers take a key of an edge for anything but a property of this name. Where the edge has a primary
/// source, nothing stands in for it.
pub(super) fn is_taken_of_edge(key: &str, has_primary: bool) -> bool {
    let is_list = matches!(key, "nodes" | "edges");
    if is_list || !matches!(edge_name(key), Named::AsWritten) {
        return true;
    }
    if let Some(found) = statement_key(key) {
        return !is_property(found.field);
    }
    let stands_in = StatementField::PrimaryKnowledgeSource.slot().stand_ins.contains(&key);
    is_qualifier(key)
        || key.strip_prefix("context_").is_some_and(|name| name.parse::<Dimension>().is_ok())
        || stands_in && !has_primary
}

/// Whether a slot is kept as a property of its name.
pub(super) fn is_property(field: StatementField) -> bool {
    let slot = field.slot();
    slot.place == Place::Rare && slot.shape == Shape::List
        || (slot.place, slot.shape, slot.merge) == (Place::Identity, Shape::One, Merge::AsParts)
}

/// Whether a qualifier has several values: Biolink's lists, and what belongs to the context.
pub(super) fn is_list_of_qualifiers(slot: &str) -> bool {
    qualifier_dimension(slot).is_some()
        || slot != PLAIN_QUALIFIERS && slot.ends_with("_qualifier") && schema::is_multivalued(slot)
}

/// The note about a stand-in for the primary source that names none.
pub(super) fn no_source(slot: &str) -> String {
    format!("{slot} is the name of a file or a placeholder, which is no source; it is kept as a property")
}

/// The qualifier slot that a key names, however it is spelled.
pub(super) fn qualifier_name(key: &str) -> Option<&'static str> {
    schema::qualifier_slot_name(key)
}

/// Whether a key without `biolink:` has a place of its own, as a slot of the model or of Biolink.
fn is_slot(name: &str) -> bool {
    statement_key(name).is_some() || qualifier_name(name).is_some() || schema::is_slot(name)
}

fn shape_of(name: &str) -> Shape {
    if schema::is_multivalued(name) { Shape::List } else { Shape::One }
}

/// The objects of a list, of one, or of their text.
fn objects_in(value: &Json) -> Option<Vec<Json>> {
    match value {
        Json::Object(_) => Some(vec![value.clone()]),
        Json::String(text) => literal::parse(text).filter(|value| !value.is_string()).and_then(|it| objects_in(&it)),
        Json::Array(values) if !values.is_empty() => {
            let lists: Option<Vec<Vec<Json>>> = values.iter().map(objects_in).collect();
            lists.map(|lists| lists.into_iter().flatten().collect())
        }
        _ => None,
    }
}

/// The start of a value, for a message.
pub(super) fn shown(value: &Json) -> String {
    const LONGEST: usize = 80;
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

fn text_of(value: Option<Json>) -> Option<String> {
    match value? {
        Json::String(text) if !text.trim().is_empty() => Some(text),
        Json::Array(mut values) if values.len() == 1 => text_of(values.pop()),
        _ => None,
    }
}

fn is_blank(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(values) => values.iter().all(is_blank),
        _ => false,
    }
}
