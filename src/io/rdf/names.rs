//! What an entity is called: of its names in RDF, the one that is its name.

use oxrdf::Literal;
use serde_json::{Map, Value as Json};

use crate::model::slots::EntityField;

use super::records::Slots;
use super::terms::slot;

/// The name that a thesaurus prefers (SKOS); Biolink has no mapping for it.
const PREFERRED: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";

/// The names of an entity with their languages, and those that a thesaurus prefers.
#[derive(Default)]
pub(super) struct Names {
    labels: Map<String, Json>,
    /// How good each would be as the name, lower is better: English before others, a label before a preferred one.
    tagged: Vec<((bool, bool), String)>,
    preferred: Vec<String>,
}

impl Names {
    /// Takes a literal, if it is a name with a language or a preferred one.
    pub(super) fn take(&mut self, predicate: &str, literal: &Literal) -> bool {
        let is_preferred = predicate == PREFERRED;
        if !is_preferred && slot(predicate) != EntityField::Name.name() {
            return false;
        }
        let Some(language) = literal.language() else {
            if is_preferred {
                self.preferred.push(literal.value().to_owned());
            }
            return is_preferred;
        };
        let is_english = language == "en" || language.starts_with("en-");
        self.tagged.push(((!is_english, is_preferred), literal.value().to_owned()));
        let names = self.labels.entry(language).or_insert_with(|| Json::Array(Vec::new()));
        let name = Json::from(literal.value());
        if let Json::Array(names) = names
            && !names.contains(&name)
        {
            names.push(name);
        }
        true
    }

    /// The slots of the entity with its name: one without a language, else one in English, else the first in any other.
    /// Each other name without a language is a synonym; those with one stay names in their languages.
    pub(super) fn into_map(self, mut slots: Slots) -> Map<String, Json> {
        let name = EntityField::Name.name();
        for preferred in self.preferred {
            slots.add(name, (preferred.into(), false));
        }
        let mut map = slots.into_map();
        settle_name(&mut map);
        if !map.contains_key(name)
            && let Some((_, best)) = self.tagged.into_iter().min_by_key(|(rank, _)| *rank)
        {
            map.insert(name.to_owned(), best.into());
        }
        if !self.labels.is_empty() {
            map.insert(EntityField::Labels.name().to_owned(), Json::Object(self.labels));
        }
        map
    }
}

/// Of several names of an entity, the first is the name and each other a synonym; RDF has no order, so it is that of the
/// source.
fn settle_name(map: &mut Map<String, Json>) {
    let name = EntityField::Name.name();
    let Some(Json::Array(names)) = map.get(name) else { return };
    if !names.iter().all(Json::is_string) {
        return;
    }
    let mut names: Vec<Json> = names.clone();
    let Some(first) = (!names.is_empty()).then(|| names.remove(0)) else { return };
    names.retain(|other| *other != first);
    map.insert(name.to_owned(), first);
    if names.is_empty() {
        return;
    }
    match map.entry(EntityField::Synonym.name()).or_insert_with(|| Json::Array(Vec::new())) {
        Json::Array(synonyms) => {
            names.retain(|other| !synonyms.contains(other));
            synonyms.append(&mut names);
        }
        synonym => {
            names.insert(0, synonym.take());
            *synonym = Json::Array(names);
        }
    }
}
