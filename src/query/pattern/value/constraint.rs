//! Constraints that nodes and edges share.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Value, words};

/// Values that are allowed or denied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllowDeny {
    /// At least one of these values must be there.
    Allow(Vec<String>),
    /// None of these values may be there.
    Deny(Vec<String>),
}

impl AllowDeny {
    /// Any of these values.
    #[must_use]
    pub fn allow<T: Into<String>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::Allow(values.into_iter().map(Into::into).collect())
    }

    /// None of these values.
    #[must_use]
    pub fn deny<T: Into<String>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::Deny(values.into_iter().map(Into::into).collect())
    }

    /// The values, allowed or denied.
    #[must_use]
    pub fn values(&self) -> &[String] {
        match self {
            Self::Allow(values) | Self::Deny(values) => values,
        }
    }

    /// Whether a property with these values meets the constraint.
    pub(in crate::query::pattern) fn admits<'v>(&self, mut own: impl Iterator<Item = &'v str>) -> bool {
        match self {
            Self::Allow(values) => own.any(|own| values.iter().any(|value| value == own)),
            Self::Deny(values) => !own.any(|own| values.iter().any(|value| value == own)),
        }
    }
}

impl fmt::Display for AllowDeny {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allow(values) => f.write_str(&values.join(" or ")),
            Self::Deny(values) => write!(f, "not {}", values.join(" nor ")),
        }
    }
}

words! {
    /// How an attribute's value is compared (`operator` of TRAPI's `AttributeConstraint`).
    ///
    /// Of lists, on either side, one comparison that holds is enough, but for [`Same`](Self::Same).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    pub enum Operator {
        /// The values are equal; numbers are compared as numbers.
        Equal = "==",
        /// The attribute's value is greater.
        Greater = ">",
        /// The attribute's value is less.
        Less = "<",
        /// The constraint's value is a regular expression that a part of the attribute's text matches.
        Matches = "matches",
        /// Both have the same type and content, lists the same order.
        Same = "===",
    }

    /// Every operator.
    pub const ALL;

    /// As TRAPI writes it.
    pub fn as_str;
}

/// A condition on an attribute of an entity or a statement (TRAPI's `AttributeConstraint`).
///
/// The attribute is a slot, such as `biolink:publications`, a free property, or an attribute that the source left as
/// one. An attribute that is not there meets no condition, and so every negated one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeConstraint {
    /// The attribute's identifier, with or without `biolink:`.
    pub id: String,
    /// How to compare.
    pub operator: Operator,
    /// What to compare with.
    pub value: Value,
    /// Whether the comparison must not hold.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub not: bool,
    /// A name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The unit of the value, as given; values are not converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_id: Option<String>,
    /// The unit's name, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_name: Option<String>,
}

impl AttributeConstraint {
    /// A comparison that must hold.
    #[must_use]
    pub fn new(id: impl Into<String>, operator: Operator, value: impl Into<Value>) -> Self {
        let value = value.into();
        Self { id: id.into(), operator, value, not: false, name: None, unit_id: None, unit_name: None }
    }

    /// The same comparison, which must not hold.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { not: !self.not, ..self }
    }
}

impl fmt::Display for AttributeConstraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = String::new();
        self.value.write_to(&mut value);
        let not = if self.not { "not " } else { "" };
        write!(f, "{not}{} {} {value}", self.id, self.operator.as_str())
    }
}
