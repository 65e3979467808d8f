//! A path as an edge of a pattern.

use serde::{Deserialize, Serialize};

use crate::model::{Category, Predicate};
use crate::query::plan::is_default;
use crate::text::options;

/// A path between the entities of two nodes, in place of an edge (TRAPI's `QPath`, as its pathfinder queries have it).
///
/// It is of entities, none twice, each joined to the next by a statement of any predicate, read either way; all
/// statements that join two of them are one step. Negated and refuted statements are none. Between its ends it has none
/// of the entities that its nodes name, nor a subclass of them: such a path goes on from another that starts there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueryPath {
    pub(in crate::query::pattern) key: String,
    pub(in crate::query::pattern) subject: String,
    pub(in crate::query::pattern) object: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) predicates: Vec<Predicate>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) intermediate_categories: Vec<Vec<Category>>,
    #[serde(default = "one")]
    pub(in crate::query::pattern) min_hops: usize,
    #[serde(default = "three")]
    pub(in crate::query::pattern) max_hops: usize,
}

const fn one() -> usize {
    1
}

const fn three() -> usize {
    3
}

impl QueryPath {
    /// The most steps of a path in a pattern.
    pub const MOST_HOPS: usize = 6;

    /// A path of 1 to 3 steps between two nodes, by their keys. `key` names it in the pattern.
    #[must_use]
    pub fn new(key: impl Into<String>, subject: impl Into<String>, object: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            subject: subject.into(),
            object: object.into(),
            predicates: Vec::new(),
            intermediate_categories: Vec::new(),
            min_hops: one(),
            max_hops: three(),
        }
    }

    options! { #[must_use] self:
        /// What the path is to say, as TRAPI's `predicates` has it; it constrains nothing.
        pub fn predicate(predicate: Predicate) => self.predicates.push(predicate);

        /// Paths with an entity of each of these categories between their ends; one may be of several. Repeatable: any
        /// of the sets.
        pub fn intermediate_categories(categories: impl IntoIterator<Item = Category>) =>
            self.intermediate_categories.push(categories.into_iter().collect());

        /// Sets the least number of steps, from 1. Default: 1.
        pub const fn min_hops(hops: usize) => self.min_hops = hops;

        /// Sets the most steps, from 1 to 6. Default: 3.
        pub const fn max_hops(hops: usize) => self.max_hops = hops;
    }

    /// Its name in the pattern.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The key of the node at which it starts.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The key of the node at which it ends.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.object
    }

    /// What the path is to say, as given.
    #[must_use]
    pub fn predicates(&self) -> &[Predicate] {
        &self.predicates
    }

    /// The sets of categories of which one must be there.
    #[must_use]
    pub fn category_sets(&self) -> &[Vec<Category>] {
        &self.intermediate_categories
    }

    /// The least and the greatest number of steps.
    #[must_use]
    pub const fn hops(&self) -> (usize, usize) {
        (self.min_hops, self.max_hops)
    }
}
