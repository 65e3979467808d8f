//! A node of a pattern.

use serde::{Deserialize, Serialize};

use super::constraint::AttributeConstraint;
use crate::model::Category;
use crate::query::plan::{Endpoint, is_default};
use crate::text::options;

/// How several entities of a node make results (TRAPI's `set_interpretation`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetInterpretation {
    /// Each by itself: a result has one of them.
    #[default]
    Batch,
    /// Each result has all of the entities named.
    All,
    /// A result has as many of the entities named as fit.
    Many,
    /// A result has all entities that fit, none of which is named.
    Collate,
}

/// A node of a pattern (TRAPI's `QNode`): which entities it can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueryNode {
    pub(in crate::query::pattern) key: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) ids: Vec<Endpoint>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) set_id: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) categories: Vec<Category>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) set_interpretation: SetInterpretation,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) constraints: Vec<AttributeConstraint>,
    /// Whether subclasses of the entities named are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(in crate::query::pattern) exact: bool,
}

impl QueryNode {
    /// A node that can be any entity. `key` names it in the pattern.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            ids: Vec::new(),
            set_id: None,
            categories: Vec::new(),
            set_interpretation: SetInterpretation::Batch,
            constraints: Vec::new(),
            exact: false,
        }
    }

    options! { #[must_use] self:
        /// This entity or its subclasses, by identifier or name. Repeatable: any of them, or all, as the
        /// [`SetInterpretation`] says.
        pub fn id(id: impl Into<Endpoint>) => self.ids.push(id.into());

        /// Entities of this category and those below it. Repeatable: any of them. Default: all.
        pub fn category(category: Category) => self.categories.push(category);

        /// How several entities make results. Default: each by itself.
        pub const fn set(interpretation: SetInterpretation) => self.set_interpretation = interpretation;

        /// The identifier of the set that the entities make, as TRAPI's `ids` gives it where `member_ids` names them.
        pub fn set_id(id: impl Into<String>) => self.set_id = Some(id.into());

        /// Entities whose attribute meets a condition. Repeatable: all of them.
        pub fn constraint(constraint: AttributeConstraint) => self.constraints.push(constraint);

        /// Leaves subclasses of the entities named out. Default: they count.
        pub const fn exact() => self.exact = true;
    }

    /// Its name in the pattern.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The entities named, as given.
    #[must_use]
    pub fn ids(&self) -> &[Endpoint] {
        &self.ids
    }

    /// The categories, as given.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// How several entities make results.
    #[must_use]
    pub const fn set_interpretation(&self) -> SetInterpretation {
        self.set_interpretation
    }

    /// The identifier of the set.
    #[must_use]
    pub fn given_set_id(&self) -> Option<&str> {
        self.set_id.as_deref()
    }

    /// The conditions on attributes.
    #[must_use]
    pub fn constraints(&self) -> &[AttributeConstraint] {
        &self.constraints
    }

    pub(crate) const fn is_exact(&self) -> bool {
        self.exact
    }
}
