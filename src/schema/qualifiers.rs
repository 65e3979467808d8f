//! Biolink's qualifier slots and the enums that their values come from.

use super::effects::qualifier;
use super::names;
use super::nearest::{Vocabulary, nearest};
use super::predicates::kept_curie;
use super::reading::{PredicateChange, read_predicate};
use super::tables::qualifiers::{ENUMS, SLOTS};
use crate::model::slots;

/// The slot of a qualifier, given with or without `biolink:`; `None` where Biolink 4.4.6 has none.
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

/// The canonical slot of a qualifier's key; `None` if the qualifier is not known.
///
/// Keys may have `biolink:` or not, any case, and underscores, spaces, hyphens, dots or nothing between their words. Other
/// pipelines' names of Biolink's slots are known too:
///
/// - `qualified_object_aspect` and `qualified_object_direction`, which RTX-KG2 writes
///   (`EDGE_PROPERTIES_COPY_FROM_KG2PRE_IF_EXIST` in its code; PloverDB renames them to Biolink's slots), and the
///   same of the subject;
/// - `object_aspect` and `object_direction`, in Biolink's own examples (`association-examples-with-qualifiers.md`
///   in its documentation), and the same of the subject;
/// - the form or derivative of an end, with `qualified_` before it, `_qualifier` after it, or neither:
///   `object_form_qualifier` is about a form and not about the plain thing.
///
/// ```
/// use mechgraph::schema::qualifier_slot_name;
/// assert_eq!(qualifier_slot_name("biolink:object aspect qualifier"), Some("object_aspect_qualifier"));
/// assert_eq!(qualifier_slot_name("object.direction.qualifier"), Some("object_direction_qualifier"));
/// assert_eq!(qualifier_slot_name("qualifiedObjectDirection"), Some("object_direction_qualifier"));
/// assert_eq!(qualifier_slot_name("colour"), None);
/// ```
#[must_use]
pub fn qualifier_slot_name(key: &str) -> Option<&'static str> {
    let name = slots::local(key);
    let key = slots::bare(name);
    if let Some(slot) = qualifier_slot(&key) {
        return Some(slot.name);
    }
    if let Some(slot) = SLOTS.iter().find(|slot| slots::has_letters_of(name, slot.name)) {
        return Some(slot.name);
    }
    let plain = key.strip_prefix("qualified_").unwrap_or(&key);
    let (end, what) = plain.split_once('_').filter(|(end, _)| matches!(*end, "subject" | "object"))?;
    let what = match what.strip_suffix("_qualifier").unwrap_or(what) {
        "form" => "form_or_variant",
        // By itself it may be the variant's identifier.
        "variant" if key.ends_with("_qualifier") => "form_or_variant",
        "part" if key.starts_with("qualified_") => "part",
        what @ ("aspect" | "direction" | "form_or_variant" | "derivative") => what,
        _ => return None,
    };
    qualifier_slot(&format!("{end}_{what}_qualifier")).map(QualifierSlot::name)
}

/// What a qualifier is about that does not say of which end, or in a name that Biolink does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// A form or a derivative: the statement is about another thing.
    Form,
    /// A direction, an aspect, a part or a mechanism: the sign is not known.
    Sign,
}

/// What a qualifier is about that is not read although its name says it: Biolink's slots above those of subject and
/// object, which say of neither, and names that Biolink does not have.
pub(crate) fn unread_slot(slot: &str) -> Option<Unread> {
    let is_of_no_end = || {
        matches!(
            slot,
            "aspect_qualifier"
                | "derivative_qualifier"
                | "direction_qualifier"
                | "form_or_variant_qualifier"
                | "part_qualifier"
        )
    };
    if qualifier_slot(slot).is_some() && !is_of_no_end() {
        return None;
    }
    let has = |words: &[&str]| slot.split('_').any(|word| words.contains(&word));
    if !slot.ends_with("_qualifier") {
        None
    } else if has(&["form", "variant", "derivative"]) {
        Some(Unread::Form)
    } else if has(&["aspect", "direction", "part"]) {
        Some(Unread::Sign)
    } else {
        None
    }
}

/// What a qualifier without a slot is about, where its text has the name of one (`object_direction_qualifier:decreased`) or
/// a value of Biolink's enums of directions, aspects, mechanisms and forms.
pub(crate) fn unread_text(text: &str) -> Option<Unread> {
    if is_denial(text) {
        return Some(Unread::Form);
    }
    let key = text.split_once('=').or_else(|| text.rsplit_once(':')).map(|(key, _)| key);
    let named = key.and_then(qualifier_slot_name).or_else(|| {
        let value = names::value(text);
        ["object_direction_qualifier", "object_aspect_qualifier", "causal_mechanism_qualifier", FORM].into_iter().find(
            |slot| {
                let values =
                    qualifier_slot(slot).and_then(QualifierSlot::values).map_or(&[][..], QualifierEnum::values);
                values.iter().any(|known| names::value(known.name) == value)
            },
        )
    })?;
    Some(if named.contains("form_or_variant") || named.contains("derivative") { Unread::Form } else { Unread::Sign })
}

/// Whether a qualifier without a slot denies the statement, as annotations of GO and HPO do.
pub(crate) fn is_denial(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("not")
}

const FORM: &str = "object_form_or_variant_qualifier";

/// How the value of a qualifier is written, from [`read_qualifier_value`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierValue {
    /// As the slot's enum has it, or the slot takes any value.
    AsWritten,
    /// In another spelling than the enum's, which is this.
    Spelled(&'static str),
    /// The slot's enum does not have it.
    Unknown,
}

/// Reads the value of a qualifier: whether its slot's enum has it, and in what spelling.
///
/// Case, spaces around it, `biolink:`, and spaces, underscores or hyphens between its words do not matter; any
/// other difference does: `decrease` is not `decreased`. The value of `qualified_predicate` is a predicate and
/// is spelled as a CURIE, `biolink:causes`. Slots without an enum, and slots that Biolink does not have, take
/// any value.
///
/// ```
/// use mechgraph::schema::{QualifierValue, read_qualifier_value};
///
/// let slot = "object_direction_qualifier";
/// assert_eq!(read_qualifier_value(slot, "decreased"), QualifierValue::AsWritten);
/// assert_eq!(read_qualifier_value(slot, "biolink:Decreased"), QualifierValue::Spelled("decreased"));
/// assert_eq!(read_qualifier_value(slot, "reduced"), QualifierValue::Unknown);
/// ```
#[must_use]
pub fn read_qualifier_value(slot: &str, value: &str) -> QualifierValue {
    let Some(row) = qualifier_slot_name(slot).and_then(qualifier_slot) else {
        return QualifierValue::AsWritten;
    };
    if row.name == "qualified_predicate" {
        return read_qualified_predicate(value);
    }
    let Some(values) = row.values() else {
        return QualifierValue::AsWritten;
    };
    if values.contains(value) {
        return QualifierValue::AsWritten;
    }
    let spelled = names::value(value);
    let known = values.values.iter().find(|known| names::value(known.name) == spelled);
    known.map_or(QualifierValue::Unknown, |known| QualifierValue::Spelled(known.name))
}

/// Whether a text is several values of a qualifier whose values are of an enum, with `|` between them.
pub(crate) fn are_several_qualifier_values(slot: &str, text: &str) -> bool {
    let has_enum = || qualifier_slot_name(slot).and_then(qualifier_slot).is_some_and(|row| row.values().is_some());
    let is_value = |part| read_qualifier_value(slot, part) != QualifierValue::Unknown;
    text.contains('|') && has_enum() && text.split('|').all(is_value)
}

/// The value of a slot's enum that an unknown one misspells, that it is the agent or the beginning of, for a message.
///
/// ```
/// use mechgraph::schema::near_qualifier_value;
/// assert_eq!(near_qualifier_value("object_direction_qualifier", "decrease"), Some("decreased"));
/// assert_eq!(near_qualifier_value("object_direction_qualifier", "reduced"), None);
/// let whole = near_qualifier_value("subject_form_or_variant_qualifier", "gain of function");
/// assert_eq!(whole, Some("gain_of_function_variant_form"));
/// assert_eq!(near_qualifier_value("causal_mechanism_qualifier", "inverse agonist"), Some("inverse_agonism"));
/// ```
#[must_use]
pub fn near_qualifier_value(slot: &str, value: &str) -> Option<&'static str> {
    let values = qualifier_slot_name(slot).and_then(qualifier_slot)?.values()?.values();
    let names = || values.iter().map(EnumValue::name);
    let value = names::value(value);
    // What acts, for its action.
    let action = || {
        let (stem, ending) = [("or", "ion"), ("ist", "ism")]
            .into_iter()
            .find_map(|(agent, action)| value.strip_suffix(agent).map(|stem| (stem, action)))?;
        names().find(|name| name.strip_prefix(stem) == Some(ending))
    };
    nearest(&value, names(), &Vocabulary::new(names())).or_else(action).or_else(|| {
        // Several words that only one value begins with.
        let goes_on = |name: &&str| name.strip_prefix(&*value).is_some_and(|rest| rest.starts_with('_'));
        let mut longer = names().filter(goes_on).filter(|_| value.contains('_'));
        longer.next().filter(|_| longer.next().is_none())
    })
}

/// Whether a value that the enum of its slot does not have is read all the same: `likelihood` as an aspect says how likely
/// the thing itself is.
#[must_use]
pub(crate) fn reads_qualifier_value(slot: &str, value: &str) -> bool {
    let slot = slot.trim_start_matches("subject_").trim_start_matches("object_");
    qualifier(slot, value, "association").is_some()
}

/// A predicate is written as its CURIE; one that says more than a predicate of today is unknown as such.
fn read_qualified_predicate(value: &str) -> QualifierValue {
    let Some(reading) = read_predicate(value) else {
        return QualifierValue::Unknown;
    };
    let curie = match reading.change() {
        // An inverse stays one: whether it may change depends on the statement.
        PredicateChange::Inverse => kept_curie(&names::snake(value)),
        PredicateChange::OlderInverse => None,
        _ if reading.is_qualified() => None,
        _ => kept_curie(reading.predicate()),
    };
    match curie {
        Some(curie) if curie == value => QualifierValue::AsWritten,
        Some(curie) => QualifierValue::Spelled(curie),
        None => QualifierValue::Unknown,
    }
}

/// All qualifier slots of Biolink 4.4.6, by name.
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

/// What Biolink 4.4.6 says of one qualifier slot.
#[derive(Debug)]
pub struct QualifierSlot {
    pub(super) name: &'static str,
    pub(super) parents: &'static [&'static str],
    pub(super) range: Option<&'static str>,
    pub(super) multivalued: bool,
    pub(super) deprecated: bool,
}

impl QualifierSlot {
    /// What a row of the table has where it says nothing.
    pub(super) const NOTHING: Self =
        Self { name: "", parents: &[], range: None, multivalued: false, deprecated: false };

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

    /// The enum that the values come from, if they come from one.
    #[must_use]
    pub fn values(&self) -> Option<&'static QualifierEnum> {
        self.range.and_then(qualifier_enum)
    }

    /// Whether the slot may have the value, as far as an enum says; other ranges permit any.
    #[must_use]
    pub fn permits(&self, value: &str) -> bool {
        self.values().is_none_or(|values| values.contains(value))
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
    /// What a row of the table has where it says nothing.
    pub(super) const NOTHING: Self = Self { name: "", parent: None };

    /// The value in data.
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
