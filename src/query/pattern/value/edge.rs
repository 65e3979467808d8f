//! An edge of a pattern.

use serde::{Deserialize, Serialize};

use super::constraint::{AllowDeny, AttributeConstraint};
use crate::model::Predicate;
use crate::query::plan::is_default;
use crate::text::options;

/// An edge of a pattern (TRAPI's `QEdge`): a statement between the entities of two nodes.
///
/// A statement fits as it is held, or read the other way where its predicate or one above it is symmetric or has an
/// inverse; what qualifies its subject then qualifies the object. Without a predicate, every statement fits, either
/// way. Negated and refuted statements never do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueryEdge {
    pub(in crate::query::pattern) key: String,
    pub(in crate::query::pattern) subject: String,
    pub(in crate::query::pattern) object: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) predicates: Vec<Predicate>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) qualifiers: Vec<Vec<(String, String)>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) attributes: Vec<AttributeConstraint>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) sources: Option<AllowDeny>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) primary_only: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) knowledge_level: Option<AllowDeny>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) agent_type: Option<AllowDeny>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) exclude: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) knowledge_type: Option<String>,
}

impl QueryEdge {
    /// An edge between two nodes, by their keys. `key` names it in the pattern.
    #[must_use]
    pub fn new(key: impl Into<String>, subject: impl Into<String>, object: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            subject: subject.into(),
            object: object.into(),
            predicates: Vec::new(),
            qualifiers: Vec::new(),
            attributes: Vec::new(),
            sources: None,
            primary_only: false,
            knowledge_level: None,
            agent_type: None,
            exclude: false,
            knowledge_type: None,
        }
    }

    /// Statements of this predicate and those below it. Repeatable: any of them. Default: all.
    #[must_use]
    pub fn predicate(mut self, predicate: Predicate) -> Self {
        self.predicates.push(predicate);
        self
    }

    /// Statements with all of these qualifiers, by slot and value, or with values below. Repeatable: any of the sets.
    #[must_use]
    pub fn qualifier_set<S: Into<String>, V: Into<String>>(mut self, set: impl IntoIterator<Item = (S, V)>) -> Self {
        self.qualifiers.push(set.into_iter().map(|(slot, value)| (slot.into(), value.into())).collect());
        self
    }

    options! { #[must_use] self:
        /// Statements whose attribute meets a condition. Repeatable: all of them.
        pub fn attribute(constraint: AttributeConstraint) => self.attributes.push(constraint);

        /// Statements with these knowledge sources, primary or not, or without them.
        pub fn sources(sources: AllowDeny) => (self.sources, self.primary_only) = (Some(sources), false);

        /// Statements of these primary knowledge sources, or of others.
        pub fn primary_sources(sources: AllowDeny) => (self.sources, self.primary_only) = (Some(sources), true);

        /// Statements of these knowledge levels, or of others.
        pub fn knowledge_level(levels: AllowDeny) => self.knowledge_level = Some(levels);

        /// Statements of these agent types, or of others.
        pub fn agent_type(types: AllowDeny) => self.agent_type = Some(types);

        /// Asks that there be no such statement. A node that no other edge has stands for any entity that fits it.
        pub const fn exclude() => self.exclude = true;

        /// What TRAPI's `knowledge_type` says; whatever it is, statements are looked up and nothing is inferred.
        pub fn knowledge_type(knowledge_type: impl Into<String>) => self.knowledge_type = Some(knowledge_type.into());
    }

    /// Its name in the pattern.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The key of the node that is the subject.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The key of the node that is the object.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.object
    }

    /// The predicates, as given.
    #[must_use]
    pub fn predicates(&self) -> &[Predicate] {
        &self.predicates
    }

    /// The sets of qualifiers, as given.
    #[must_use]
    pub fn qualifier_sets(&self) -> &[Vec<(String, String)>] {
        &self.qualifiers
    }

    /// The conditions on attributes.
    #[must_use]
    pub fn attributes(&self) -> &[AttributeConstraint] {
        &self.attributes
    }

    /// The knowledge levels.
    #[must_use]
    pub const fn given_knowledge_level(&self) -> Option<&AllowDeny> {
        self.knowledge_level.as_ref()
    }

    /// The agent types.
    #[must_use]
    pub const fn given_agent_type(&self) -> Option<&AllowDeny> {
        self.agent_type.as_ref()
    }

    /// Whether no such statement may be there.
    #[must_use]
    pub const fn is_excluded(&self) -> bool {
        self.exclude
    }

    /// TRAPI's `knowledge_type`, as given.
    #[must_use]
    pub fn given_knowledge_type(&self) -> Option<&str> {
        self.knowledge_type.as_deref()
    }

    /// The sources, and whether they are primary ones alone.
    #[must_use]
    pub fn given_sources(&self) -> Option<(&AllowDeny, bool)> {
        self.sources.as_ref().map(|sources| (sources, self.primary_only))
    }
}
