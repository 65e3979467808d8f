//! What became of an entity or a statement.

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};

use crate::graph::{Node, StatementRef};
use crate::query::answer::{NodeAnswer, StatementAnswer};

use super::fields::FieldChange;

/// What became of something from the old graph to the new one.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference<T> {
    /// The new graph alone has it.
    Gained(T),
    /// The old graph alone has it.
    Lost(T),
    /// Both have it, and say something else of it.
    Changed {
        /// In the old graph.
        old: T,
        /// In the new graph.
        new: T,
        /// The fields that differ, by name; at least one.
        fields: Vec<FieldChange>,
    },
}

impl<T> Difference<T> {
    /// It, in the new graph if that has it.
    pub const fn latest(&self) -> &T {
        match self {
            Self::Gained(it) | Self::Lost(it) | Self::Changed { new: it, .. } => it,
        }
    }

    /// The fields that differ; none if one graph alone has it.
    #[must_use]
    pub fn fields(&self) -> &[FieldChange] {
        match self {
            Self::Gained(_) | Self::Lost(_) => &[],
            Self::Changed { fields, .. } => fields,
        }
    }

    /// `gained`, `lost` or `changed`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Gained(_) => "gained",
            Self::Lost(_) => "lost",
            Self::Changed { .. } => "changed",
        }
    }
}

/// One difference between two graphs.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<'g> {
    /// Of an entity.
    Entity(Difference<Node<'g>>),
    /// Of a statement.
    Statement(Difference<StatementRef<'g>>),
}

impl Change<'_> {
    /// The fields that differ; none if one graph alone has it.
    #[must_use]
    pub fn fields(&self) -> &[FieldChange] {
        match self {
            Self::Entity(difference) => difference.fields(),
            Self::Statement(difference) => difference.fields(),
        }
    }
}

/// As JSON: `change` (`gained`, `lost`, `changed`), the `entity` or the `statement` as answers give them, of the new graph if
/// that has it, and of what changed, the `fields`.
impl Serialize for Change<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.fields();
        let mut object = serializer.serialize_struct("Change", if fields.is_empty() { 2 } else { 3 })?;
        match self {
            Self::Entity(difference) => {
                object.serialize_field("change", difference.as_str())?;
                object.serialize_field("entity", &NodeAnswer::from(*difference.latest()))?;
            }
            Self::Statement(difference) => {
                object.serialize_field("change", difference.as_str())?;
                object.serialize_field("statement", &StatementAnswer::from(*difference.latest()))?;
            }
        }
        if !fields.is_empty() {
            object.serialize_field("fields", fields)?;
        }
        object.end()
    }
}
