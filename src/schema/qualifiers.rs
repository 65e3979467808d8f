//! Biolink's qualifier slots and the enums that their values come from.

use super::tables::qualifiers::{ENUMS, SLOTS};

/// The slot of a qualifier, given with or without `biolink:`; `None` where Biolink 4.4.4 has none.
///
/// ```
/// use mechgraph::schema;
///
/// let slot = schema::qualifier_slot("object_direction_qualifier").ok_or("not in Biolink")?;
/// assert_eq!(slot.range(), Some("DirectionQualifierEnum"));
/// assert!(slot.permits("downregulated"));
/// assert!(schema::enum_is_a("DirectionQualifierEnum", "downregulated", "decreased"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn qualifier_slot(name: &str) -> Option<&'static QualifierSlot> {
    let name = name.strip_prefix("biolink:").unwrap_or(name);
    SLOTS.binary_search_by_key(&name, |slot| slot.name).ok().and_then(|index| SLOTS.get(index))
}

/// All qualifier slots of Biolink 4.4.4, by name.
#[must_use]
pub fn qualifier_slots() -> &'static [QualifierSlot] {
    &SLOTS
}

/// The enum of a name; `None` if no qualifier takes its values from one of that name.
#[must_use]
pub fn qualifier_enum(name: &str) -> Option<&'static QualifierEnum> {
    ENUMS.binary_search_by_key(&name, |row| row.name).ok().and_then(|index| ENUMS.get(index))
}

/// Whether, among an enum's values, `descendant` is `ancestor` or below it.
///
/// Values that the enum does not know are below themselves only.
#[must_use]
pub fn enum_is_a(enum_name: &str, descendant: &str, ancestor: &str) -> bool {
    descendant == ancestor
        || qualifier_enum(enum_name)
            .is_some_and(|values| values.with_ancestors(descendant).any(|value| value == ancestor))
}

/// What Biolink 4.4.4 says of one qualifier slot.
#[derive(Debug)]
pub struct QualifierSlot {
    pub(super) name: &'static str,
    pub(super) parents: &'static [&'static str],
    pub(super) range: Option<&'static str>,
    pub(super) multivalued: bool,
    pub(super) deprecated: bool,
}

impl QualifierSlot {
    /// The name in data, without `biolink:`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The slots directly above: the slot's `is_a`, then its `mixins`.
    #[must_use]
    pub const fn parents(&self) -> &'static [&'static str] {
        self.parents
    }

    /// What the values are: an enum, a category or a type such as `uriorcurie`.
    ///
    /// Where the slot leaves it open, it is the enum that Biolink's associations give it, if they agree.
    #[must_use]
    pub const fn range(&self) -> Option<&'static str> {
        self.range
    }

    /// The enum that the values come from, if they come from one.
    #[must_use]
    pub fn values(&self) -> Option<&'static QualifierEnum> {
        self.range.and_then(qualifier_enum)
    }

    /// Whether the value may stand in the slot, as far as an enum says; other ranges permit any.
    #[must_use]
    pub fn permits(&self, value: &str) -> bool {
        self.values().is_none_or(|values| values.contains(value))
    }

    /// Whether a statement may have several values (`multivalued`).
    #[must_use]
    pub const fn is_multivalued(&self) -> bool {
        self.multivalued
    }

    /// Whether the model has given it up (`deprecated`).
    #[must_use]
    pub const fn is_deprecated(&self) -> bool {
        self.deprecated
    }
}

/// An enum that qualifiers take their values from.
#[derive(Debug)]
pub struct QualifierEnum {
    pub(super) name: &'static str,
    pub(super) values: &'static [EnumValue],
}

impl QualifierEnum {
    /// The name, such as `DirectionQualifierEnum`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The permissible values, by name.
    #[must_use]
    pub const fn values(&self) -> &'static [EnumValue] {
        self.values
    }

    /// Whether it has the value.
    #[must_use]
    pub fn contains(&self, value: &str) -> bool {
        self.value(value).is_some()
    }

    /// The value and those above it, nearest first; nothing for a value that it does not have.
    pub(super) fn with_ancestors(&self, value: &str) -> impl Iterator<Item = &'static str> + '_ {
        // No chain is longer than the enum, so even a cycle in a future model would end.
        std::iter::successors(self.value(value), |value| self.value(value.parent?))
            .take(self.values.len())
            .map(|value| value.name)
    }

    fn value(&self, name: &str) -> Option<&'static EnumValue> {
        let values = self.values;
        values.binary_search_by_key(&name, |value| value.name).ok().and_then(|index| values.get(index))
    }
}

/// A permissible value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    pub(super) name: &'static str,
    pub(super) parent: Option<&'static str>,
}

impl EnumValue {
    /// The value as it stands in data.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value directly above (`is_a`).
    #[must_use]
    pub const fn parent(&self) -> Option<&'static str> {
        self.parent
    }
}
