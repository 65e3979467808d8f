//! One reading of a predicate or category for everybody: today's name, whatever spelling or release it is in.

use std::borrow::Cow;

use super::categories::{self, CategoryRow, category};
use super::legacy_rows::LegacyRow;
use super::names;
use super::older_categories::older_category;
use super::older_predicates::older_predicate;
use super::predicates::{PredicateRow, predicate};
use crate::model::Qualifiers;
use crate::model::slots::bare;

/// The predicate of Biolink 4.4.6 that a name means; `None` where Biolink never had one of that name.
///
/// Names may have `biolink:` or not, spaces or underscores between their words or camelCase, and any case; the IRI
/// `https://w3id.org/biolink/vocab/…` is read like `biolink:`. Names of older releases are translated, and an
/// inverse is read as its canonical predicate, with the ends changed.
///
/// ```
/// use mechgraph::schema::{self, PredicateChange};
///
/// let reading = schema::read_predicate("biolink:activity_decreased_by").ok_or("unknown")?;
/// assert_eq!((reading.predicate(), reading.is_inverted()), ("affects", true));
/// assert_eq!(reading.qualifiers().value("object_direction_qualifier"), Some("decreased"));
/// assert_eq!(reading.change(), PredicateChange::OlderInverse);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn read_predicate(name: &str) -> Option<PredicateReading> {
    let found = |key: &str| match predicate(key) {
        Some(row) => Some((LegacyRow::of(row.name()), false)),
        None => older_predicate(key).map(|row| (row, true)),
    };
    let (row, older) = found(&names::snake(name)).or_else(|| found(&bare(name)))?;
    let (canonical, inverted) = canonical(row.predicate())?;
    let change = match (older, inverted) {
        (true, true) => PredicateChange::OlderInverse,
        (true, false) => PredicateChange::Older,
        (false, true) => PredicateChange::Inverse,
        (false, false) if names::local(name) == canonical => PredicateChange::AsWritten,
        (false, false) => PredicateChange::Respelled,
    };
    Some(PredicateReading { meaning: row.with_predicate(canonical), inverted, change })
}

/// What the name of a predicate says, from [`read_predicate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PredicateReading {
    meaning: LegacyRow,
    inverted: bool,
    change: PredicateChange,
}

impl PredicateReading {
    /// The canonical predicate of Biolink 4.4.6, without `biolink:`.
    #[must_use]
    pub const fn predicate(&self) -> &'static str {
        self.meaning.predicate()
    }

    /// Whether subject and object change places, and with them what qualifies each.
    ///
    /// See [`qualifiers_with`](Self::qualifiers_with) for the qualifiers, [`opposite_slot`] for other slots.
    #[must_use]
    pub const fn is_inverted(&self) -> bool {
        self.inverted
    }

    /// How the name differs from the predicate.
    #[must_use]
    pub const fn change(&self) -> PredicateChange {
        self.change
    }

    /// What an older name says beyond the predicate, as it is after the ends have changed places.
    #[must_use]
    pub fn qualifiers(&self) -> Qualifiers {
        self.meaning.qualifiers()
    }

    /// Whether the name says more than its predicate.
    pub(super) const fn is_qualified(&self) -> bool {
        self.meaning.is_qualified()
    }

    /// All qualifiers of a statement that is written with this name and the given qualifiers.
    ///
    /// Where the ends change places, so do the slots of subject and object, and a `qualified_predicate` that is
    /// an inverse becomes its canonical predicate. What the name says is added where the statement does not
    /// say it itself; see [`contradicted_slot`](Self::contradicted_slot) for where both do.
    #[must_use]
    pub fn qualifiers_with(&self, written: &Qualifiers) -> Qualifiers {
        let mut all = self.qualifiers();
        for (slot, value) in written {
            let (slot, value) = self.moved(slot, value);
            all.insert(slot, value);
        }
        all
    }

    /// The slot, as the statement writes it, in which its qualifiers say otherwise than the older name itself:
    /// `decreases_activity_of` with an object direction of `increased`.
    #[must_use]
    pub fn contradicted_slot<'a>(&self, written: &'a Qualifiers) -> Option<&'a str> {
        let said = self.qualifiers();
        let contradicted = written.iter().find(|&(slot, value)| {
            let (slot, value) = self.moved(slot, value);
            said.value(&slot).is_some_and(|said| said != value)
        });
        contradicted.map(|(slot, _)| slot)
    }

    /// A qualifier after the ends have changed places, if they do.
    fn moved<'a>(&self, slot: &'a str, value: &'a str) -> (Cow<'a, str>, Cow<'a, str>) {
        if self.inverted {
            (opposite_slot(slot), opposite_value(slot, value))
        } else {
            (Cow::Borrowed(slot), Cow::Borrowed(value))
        }
    }
}

/// How the name of a predicate differs from that of Biolink 4.4.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PredicateChange {
    /// It is the same, with or without `biolink:`.
    AsWritten,
    /// It differs in case, in spaces or in the form of its prefix.
    Respelled,
    /// It is of an older release, or of a vocabulary that Biolink has taken over.
    Older,
    /// It is an inverse, and is held as its canonical predicate.
    Inverse,
    /// It is an inverse of an older release.
    OlderInverse,
}

/// The slot of the other end: `object_aspect_qualifier` for `subject_aspect_qualifier`, and the other way.
///
/// Slots that speak of neither end are their own.
///
/// ```
/// use mechgraph::schema::opposite_slot;
/// assert_eq!(opposite_slot("subject_direction_qualifier"), "object_direction_qualifier");
/// assert_eq!(opposite_slot("species_context_qualifier"), "species_context_qualifier");
/// ```
#[must_use]
pub fn opposite_slot(slot: &str) -> Cow<'_, str> {
    let (prefix, name) = slot.strip_prefix("biolink:").map_or(("", slot), |name| ("biolink:", name));
    if let Some(rest) = name.strip_prefix("subject_") {
        Cow::Owned(format!("{prefix}object_{rest}"))
    } else if let Some(rest) = name.strip_prefix("object_") {
        Cow::Owned(format!("{prefix}subject_{rest}"))
    } else {
        Cow::Borrowed(slot)
    }
}

/// The value of a slot after the ends have changed places: an inverse becomes its canonical predicate.
fn opposite_value<'a>(slot: &str, value: &'a str) -> Cow<'a, str> {
    let is_predicate = names::local(slot) == "qualified_predicate";
    let inverse =
        is_predicate.then(|| read_predicate(value)).flatten().filter(|it| it.change == PredicateChange::Inverse);
    inverse.map_or(Cow::Borrowed(value), |it| Cow::Owned(format!("biolink:{}", it.predicate())))
}

/// The predicate that data should have of a predicate and its inverse, and whether it is the inverse.
///
/// It is the one of the two that the model marks as canonical, or the predicate itself where it marks neither.
/// `location_of` and `expresses` stay as they are: mechanism records lead on from a place with them, and end at one with
/// `located_in`.
fn canonical(name: &str) -> Option<(&'static str, bool)> {
    let row = predicate(name)?;
    let other = row.inverse().and_then(predicate).filter(|other| other.is_canonical() && !row.is_canonical());
    let other = other.filter(|_| !["location_of", "expresses"].contains(&row.name()));
    Some(other.map_or((row.name(), false), |other| (other.name(), true)))
}

/// The category of Biolink 4.4.6 that a name means; `None` where Biolink has none of that name.
///
/// Names may have `biolink:` or not, any case, and spaces or underscores between their words. Categories of
/// older releases have their new names, or are read as the nearest that is left of those above them.
///
/// ```
/// use mechgraph::schema;
///
/// let reading = schema::read_category("biolink:ChemicalSubstance").ok_or("unknown")?;
/// assert_eq!(reading.category(), "ChemicalEntity");
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn read_category(name: &str) -> Option<CategoryReading> {
    if let Some(row) = category(name) {
        return Some(CategoryReading { row, change: CategoryChange::AsWritten });
    }
    if let Some(row) = categories::category_of_letters(&names::letters(name)) {
        return Some(CategoryReading { row, change: CategoryChange::Respelled });
    }
    let row = older_category(name).and_then(category)?;
    Some(CategoryReading { row, change: CategoryChange::Older })
}

/// What the name of a category says, from [`read_category`].
#[derive(Clone, Copy, Debug)]
pub struct CategoryReading {
    row: &'static CategoryRow,
    change: CategoryChange,
}

impl CategoryReading {
    /// The category of Biolink 4.4.6, without `biolink:`.
    #[must_use]
    pub const fn category(&self) -> &'static str {
        self.row.name()
    }

    /// How the name differs from the category.
    #[must_use]
    pub const fn change(&self) -> CategoryChange {
        self.change
    }
}

/// How the name of a category differs from that of Biolink 4.4.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryChange {
    /// It is the same, with or without `biolink:`.
    AsWritten,
    /// It differs in case, in spaces or in the form of its prefix.
    Respelled,
    /// It is of an older release.
    Older,
}

/// The predicate or category to use instead of one that Biolink does not want in data; `None` for others.
///
/// A deprecated term gives way to its replacement or to the nearest above it, an inverse to its canonical
/// predicate, and a mixin that only gathers others to one right below it, the one with the most below itself. What
/// it names is itself wanted in data.
///
/// ```
/// use mechgraph::schema::replacement_for;
/// assert_eq!(replacement_for("interacts_with"), Some("physically_interacts_with"));
/// assert_eq!(replacement_for("biolink:binds"), Some("directly_physically_interacts_with"));
/// assert_eq!(replacement_for("treats"), None);
/// ```
#[must_use]
pub fn replacement_for(name: &str) -> Option<&'static str> {
    wider_replacement(name).or_else(|| match (of_predicate(name), of_category(name)) {
        (Some((_, false)), _) => fullest_below(name, super::predicate_descendants, of_predicate),
        (None, Some((_, false))) => fullest_below(name, categories::category_descendants, of_category),
        _ => None,
    })
}

/// The terms directly above a predicate, and whether it is meant for data.
fn of_predicate(name: &str) -> Option<(&'static [&'static str], bool)> {
    predicate(name).map(|row| (row.parents(), row.is_wanted()))
}

/// As [`of_predicate`], of a category.
fn of_category(name: &str) -> Option<(&'static [&'static str], bool)> {
    category(name).map(|row| (row.parents(), row.is_wanted()))
}

/// The predicate or category itself, or what to use instead that says no more.
pub(super) fn wanted(name: &'static str) -> Option<&'static str> {
    let (_, is_wanted) = of_predicate(name).or_else(|| of_category(name))?;
    if is_wanted { Some(name) } else { wider_replacement(name) }
}

/// What [`replacement_for`] gives, where it says no more than the term itself: all but what is below a mixin.
pub(super) fn wider_replacement(name: &str) -> Option<&'static str> {
    if let Some(row) = predicate(name) {
        return if row.is_wanted() { None } else { wider_predicate(row) };
    }
    let row = category(name).filter(|row| row.is_deprecated())?;
    nearest_above(row.name(), of_category)
}

fn wider_predicate(row: &PredicateRow) -> Option<&'static str> {
    // Deprecated without a word on what to use; Biolink's predicate_mapping.yaml has the qualifiers.
    match row.name() {
        "increases_amount_or_activity_of" | "decreases_amount_or_activity_of" => return Some("affects"),
        "amount_or_activity_increased_by" | "amount_or_activity_decreased_by" => return Some("affected_by"),
        _ => {}
    }
    let (canonical, inverted) = canonical(row.name())?;
    if inverted && predicate(canonical).is_some_and(PredicateRow::is_wanted) {
        return Some(canonical);
    }
    if row.is_deprecated() { nearest_above(row.name(), of_predicate) } else { None }
}

/// The nearest of the terms above that is wanted, breadth first.
fn nearest_above(
    name: &'static str,
    row: impl Fn(&'static str) -> Option<(&'static [&'static str], bool)>,
) -> Option<&'static str> {
    let mut seen = vec![name];
    let mut next = 0;
    while let Some(name) = seen.get(next).copied() {
        let (parents, wanted) = row(name)?;
        if next > 0 && wanted {
            return Some(name);
        }
        for parent in parents {
            if !seen.contains(parent) {
                seen.push(parent);
            }
        }
        next += 1;
    }
    None
}

/// Of the predicates or categories below that are wanted, the one to name: right below first, then with the most below itself,
/// then by name.
fn fullest_below<D: Iterator<Item = &'static str>>(
    name: &str,
    below: impl Fn(&str) -> D,
    row: impl Fn(&str) -> Option<(&'static [&'static str], bool)>,
) -> Option<&'static str> {
    let ranked = below(name).filter_map(|one| {
        let (parents, _) = row(one).filter(|(_, wanted)| *wanted)?;
        Some((parents.contains(&names::local(name)), below(one).count(), one))
    });
    // Names come sorted, so of equals the first.
    let best = ranked.reduce(|best, other| if (other.0, other.1) > (best.0, best.1) { other } else { best });
    best.map(|(_, _, name)| name)
}
