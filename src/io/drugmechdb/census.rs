//! The names of a file's records, compared.

use rustc_hash::FxHashMap;

use crate::model::{Entity, FindingCode};
use crate::text::quoted;

/// The identifiers of names, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct Census {
    names: FxHashMap<String, Vec<String>>,
}

impl Census {
    /// Enters an entity; returns what does not agree with the entities before it.
    pub(super) fn enter(&mut self, entity: &Entity) -> Vec<(FindingCode, String)> {
        let mut findings = Vec::new();
        let id = entity.id.as_str();
        if let Some(name) = &entity.name {
            let known = self.names.entry(name.to_lowercase()).or_default();
            if !known.iter().any(|other| other == id) {
                if let Some(first) = known.first() {
                    findings.push((
                        FindingCode::SharedName,
                        format!("{} is the name of {first} and of {id}", quoted(name)),
                    ));
                }
                known.push(id.to_owned());
            }
        }
        findings
    }
}
