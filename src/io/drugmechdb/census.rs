//! What the records of a file say of one identifier or one name, compared.

use rustc_hash::FxHashMap;

use crate::model::{Category, Entity, FindingCode};
use crate::schema;

/// The categories of identifiers and the identifiers of names, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct Census {
    categories: FxHashMap<String, Vec<Category>>,
    names: FxHashMap<String, Vec<String>>,
}

impl Census {
    /// Enters an entity; returns what does not agree with the entities before it.
    pub(super) fn enter(&mut self, entity: &Entity) -> Vec<(FindingCode, String)> {
        let mut findings = Vec::new();
        let id = entity.id.as_str();
        for category in &entity.categories {
            let known = self.categories.entry(id.to_owned()).or_default();
            if known.contains(category) {
                continue;
            }
            if let Some(other) = known.iter().find(|other| exclude_each_other(category, other)) {
                let (a, b) = if category < other { (category, other) } else { (other, category) };
                findings.push((FindingCode::CategoryConflict, format!("{id} is a {a} and a {b}; both are kept")));
            }
            known.push(category.clone());
        }
        if let Some(name) = &entity.name {
            let known = self.names.entry(name.to_lowercase()).or_default();
            if !known.iter().any(|other| other == id) {
                if let Some(first) = known.first() {
                    findings.push((FindingCode::SharedName, format!("{name:?} is the name of {first} and of {id}")));
                }
                known.push(id.to_owned());
            }
        }
        findings
    }
}

/// Whether neither is above the other.
fn exclude_each_other(one: &Category, other: &Category) -> bool {
    let (one, other) = (one.as_str(), other.as_str());
    !schema::category_is_a(one, other) && !schema::category_is_a(other, one)
}
