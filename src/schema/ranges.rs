//! What the values of Biolink's slots are: numbers, truth values, identifiers or texts.

#[cfg(feature = "json")]
use super::multivalued::is_multivalued;
use super::names::local;
use super::predicates::predicate;
#[cfg(feature = "json")]
use super::qualifiers::qualifier_slot;
use super::tables::ranges::RANGES;

/// What the values of a slot are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotRange {
    /// A text, the value of an enum, or a structure such as a quantity with its unit.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An identifier, or in JSON the thing itself that has it.
    Curie,
}

/// Numbers that Biolink leaves without a range: the twin of `relative_frequency_subject`.
const MORE: [(&str, SlotRange); 1] = [("relative_frequency_object", SlotRange::Number)];

/// What the values of a slot are, given with or without `biolink:`; `Text` for slots that Biolink does not have.
///
/// The ranges are those of the slots, of the slots above them where they have none, or of all classes that
/// narrow them; for a list they are those of its elements ([`is_multivalued`](super::is_multivalued)).
///
/// ```
/// use mechgraph::schema::{SlotRange, slot_range};
/// assert_eq!(slot_range("p_value"), SlotRange::Number);
/// assert_eq!(slot_range("biolink:negated"), SlotRange::Boolean);
/// assert_eq!(slot_range("name"), SlotRange::Text);
/// ```
#[must_use]
pub fn slot_range(slot: &str) -> SlotRange {
    let slot = local(slot);
    if let Some((_, range)) = MORE.iter().find(|(name, _)| *name == slot) {
        return *range;
    }
    match RANGES.binary_search_by_key(&slot, |(name, _)| name) {
        Ok(at) => RANGES.get(at).map_or(SlotRange::Text, |(_, range)| *range),
        Err(_) if predicate(slot).is_some() => SlotRange::Curie,
        Err(_) => SlotRange::Text,
    }
}

/// Whether Biolink is known to have a slot of a name, given with or without `biolink:`: one of lists, of values that
/// are no texts, or of qualifiers.
#[cfg(feature = "json")]
pub(crate) fn is_slot(name: &str) -> bool {
    slot_range(name) != SlotRange::Text || is_multivalued(name) || qualifier_slot(name).is_some()
}
