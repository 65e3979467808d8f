//! How many things changed, and in what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Value;

use super::change::{Change, Difference};
use super::fields::FieldChange;

/// How many things one graph alone has, and how many differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangeCounts {
    /// Of the new graph alone.
    pub gained: usize,
    /// Of the old graph alone.
    pub lost: usize,
    /// Of both, and not the same.
    pub changed: usize,
}

impl ChangeCounts {
    fn add<T>(&mut self, difference: &Difference<T>) {
        match difference {
            Difference::Gained(_) => self.gained += 1,
            Difference::Lost(_) => self.lost += 1,
            Difference::Changed { .. } => self.changed += 1,
        }
    }

    const fn add_field(&mut self, change: &FieldChange) {
        match (&change.lost, &change.gained) {
            (Value::Null, _) => self.gained += 1,
            (_, Value::Null) => self.lost += 1,
            _ => self.changed += 1,
        }
    }

    /// How many there are in all.
    #[must_use]
    pub const fn all(self) -> usize {
        self.gained + self.lost + self.changed
    }
}

/// How many differences between two graphs there are, and in which fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DiffCounts {
    /// Entities.
    pub entities: ChangeCounts,
    /// Statements.
    pub statements: ChangeCounts,
    /// In how many of the changed entities each field has values more, less or other ones.
    pub fields_of_entities: BTreeMap<String, ChangeCounts>,
    /// The same of the changed statements.
    pub fields_of_statements: BTreeMap<String, ChangeCounts>,
}

impl DiffCounts {
    pub(super) fn add(&mut self, change: &Change<'_>) {
        let fields = match change {
            Change::Entity(difference) => {
                self.entities.add(difference);
                &mut self.fields_of_entities
            }
            Change::Statement(difference) => {
                self.statements.add(difference);
                &mut self.fields_of_statements
            }
        };
        for field in change.fields() {
            fields.entry(field.field.clone()).or_default().add_field(field);
        }
    }

    /// How many differences there are in all.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.entities.all() + self.statements.all()
    }
}
