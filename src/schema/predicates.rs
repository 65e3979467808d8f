//! Biolink's predicates: hierarchy, inverses and effect.

use std::fmt;
use std::sync::LazyLock;

use super::effects::association;
use super::hierarchy::Hierarchy;
use super::names::local;
use super::tables::predicates::PREDICATES;
use crate::model::{Basis, Direction, Effect, Traversal};

pub(super) const SYMMETRIC: u8 = 1;
pub(super) const CANONICAL: u8 = 1 << 1;
pub(super) const DEPRECATED: u8 = 1 << 2;
pub(super) const MIXIN: u8 = 1 << 3;

/// Predicates outside Biolink that mean something here, though no path has a step of them: what summarises a mechanism, and
/// the strategy whose claims a drug shares.
pub(crate) const OWN_PREDICATES: [&str; 2] = ["mechanism_of", "implements"];

/// Below it lies all that judges an intervention against a condition.
const THERAPEUTIC_ROOT: &str = "treats_or_applied_or_studied_to_treat";

/// The row of a predicate, given with or without `biolink:`; `None` where Biolink 4.4.6 has none.
///
/// [`read_predicate`](crate::schema::read_predicate) also knows names of older releases and other spellings.
///
/// ```
/// use mechgraph::model::{Effect, Traversal};
/// use mechgraph::schema;
///
/// let caused_by = schema::predicate("biolink:caused_by").ok_or("not in Biolink")?;
/// assert_eq!(caused_by.inverse(), Some("causes"));
/// assert_eq!((caused_by.effect(), caused_by.traversal()), (Effect::Positive, Traversal::Backward));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn predicate(name: &str) -> Option<&'static PredicateRow> {
    index(name).and_then(|index| ROWS.get(index))
}

/// All predicates of Biolink 4.4.6, by name.
#[must_use]
pub fn predicates() -> &'static [PredicateRow] {
    &ROWS
}

/// Whether `descendant` is `ancestor` or below it, through `is_a` and mixins.
///
/// Unknown names are below themselves only. The names may have `biolink:` or not.
///
/// # Complexity
///
/// Two binary searches and one bit test.
#[must_use]
pub fn predicate_is_a(descendant: &str, ancestor: &str) -> bool {
    match (index(descendant), index(ancestor)) {
        (Some(descendant), Some(ancestor)) => HIERARCHY.is_a(descendant, ancestor),
        _ => local(descendant) == local(ancestor),
    }
}

/// The predicate and all those below it, by name; none for an unknown name.
#[must_use]
pub fn predicate_descendants(name: &str) -> PredicateDescendants {
    PredicateDescendants { ancestor: index(name), next: 0 }
}

/// What Biolink 4.4.6 and this crate know of one predicate.
#[derive(Clone, Copy, Debug)]
pub struct PredicateRow {
    entry: &'static PredicateEntry,
    effect: Effect,
    traversal: Traversal,
    basis: Option<Basis>,
    reason: &'static str,
    locating: bool,
    therapeutic: bool,
}

impl PredicateRow {
    /// The name in data, without `biolink:`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.entry.name
    }

    /// The predicates directly above: the slot's `is_a`, then its `mixins`.
    #[must_use]
    pub const fn parents(&self) -> &'static [&'static str] {
        self.entry.parents
    }

    /// The predicate of the same statement read the other way, whichever side of the two names it.
    #[must_use]
    pub const fn inverse(&self) -> Option<&'static str> {
        self.entry.inverse
    }

    /// Other names that the model gives, in plain words.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.entry.aliases
    }

    /// The predicate's own effect as a row of a table, before qualifiers; an inverse has its partner's.
    ///
    /// [`meaning_of`](super::meaning_of) says what a whole statement does.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        self.effect
    }

    /// On what that effect rests; `None` without effect.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        self.basis
    }

    /// The direction from the side that acts: backward for a name whose object acts, both for a symmetric predicate
    /// without effect.
    #[must_use]
    pub const fn traversal(&self) -> Traversal {
        self.traversal
    }

    /// Why it has this effect and direction.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }

    /// Whether its object is the place of its subject: `located_in`, not `location_of`.
    #[must_use]
    pub const fn is_locating(&self) -> bool {
        self.locating
    }

    /// Whether it, or its inverse, is `treats_or_applied_or_studied_to_treat` or below it.
    #[must_use]
    pub const fn is_therapeutic(&self) -> bool {
        self.therapeutic
    }

    /// The CURIE, `biolink:` and the name.
    #[must_use]
    pub fn curie(&self) -> String {
        format!("biolink:{}", self.name())
    }

    /// Whether subject and object may change places (`symmetric`).
    #[must_use]
    pub const fn is_symmetric(&self) -> bool {
        self.entry.flags & SYMMETRIC != 0
    }

    /// Whether it is the one of two inverses that data should use (`canonical_predicate`).
    #[must_use]
    pub const fn is_canonical(&self) -> bool {
        self.entry.flags & CANONICAL != 0
    }

    /// Whether the model has given it up (`deprecated`).
    #[must_use]
    pub const fn is_deprecated(&self) -> bool {
        self.entry.flags & DEPRECATED != 0
    }

    /// Whether the model holds it for grouping others (`mixin`).
    #[must_use]
    pub const fn is_mixin(&self) -> bool {
        self.entry.flags & MIXIN != 0
    }

    /// Whether it is meant for data: not deprecated, and a mixin only where the model calls it canonical, as
    /// it does `treats`.
    pub(super) const fn is_wanted(&self) -> bool {
        !self.is_deprecated() && (!self.is_mixin() || self.is_canonical())
    }

    /// Whether a sign on it speaks of going together and not of cause.
    #[must_use]
    pub const fn is_correlational(&self) -> bool {
        matches!(self.basis, Some(Basis::Correlation))
    }

    /// The direction in which it leads to a place: forward for `located_in`, backward for `location_of`.
    pub(crate) fn direction_to_place(&self) -> Option<Direction> {
        if self.locating {
            return Some(Direction::Forward);
        }
        let inverse = self.inverse().and_then(predicate)?;
        inverse.locating.then_some(Direction::Backward)
    }
}

impl fmt::Display for PredicateRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "biolink:{}", self.name())
    }
}

/// Iterator over the names of a predicate and of those below it, from [`predicate_descendants`].
#[derive(Clone, Debug)]
pub struct PredicateDescendants {
    ancestor: Option<usize>,
    next: usize,
}

impl Iterator for PredicateDescendants {
    type Item = &'static str;

    fn next(&mut self) -> Option<Self::Item> {
        let ancestor = self.ancestor?;
        while let Some(entry) = PREDICATES.get(self.next) {
            self.next += 1;
            if HIERARCHY.is_a(self.next - 1, ancestor) {
                return Some(entry.name);
            }
        }
        None
    }
}

/// A line of the generated table.
#[derive(Debug)]
pub(super) struct PredicateEntry {
    pub(super) name: &'static str,
    pub(super) parents: &'static [&'static str],
    pub(super) inverse: Option<&'static str>,
    pub(super) aliases: &'static [&'static str],
    pub(super) flags: u8,
}

/// What the generated table says of a predicate, field by field.
pub(super) const fn entry(
    name: &'static str,
    parents: &'static [&'static str],
    inverse: Option<&'static str>,
    aliases: &'static [&'static str],
    flags: u8,
) -> PredicateEntry {
    PredicateEntry { name, parents, inverse, aliases, flags }
}

static HIERARCHY: LazyLock<Hierarchy> = LazyLock::new(|| {
    Hierarchy::new(PREDICATES.len(), |row| {
        let parents = PREDICATES.get(row).map_or(&[][..], |entry| entry.parents);
        parents.iter().filter_map(|parent| index(parent))
    })
});

/// The generated table joined to the table of effects, in the order of the former.
static ROWS: LazyLock<Vec<PredicateRow>> = LazyLock::new(|| PREDICATES.iter().map(row_of).collect());

fn row_of(entry: &'static PredicateEntry) -> PredicateRow {
    // A test sees to it that each has a row there; if one had none, it would be no step.
    let found = association(entry.name);
    let (effect, basis, reason) =
        found.map_or((Effect::None, None, ""), |(row, _)| (row.effect, row.basis, row.reason));
    let is_inverse = found.is_some_and(|(_, is_inverse)| is_inverse);
    let own = found.map_or(Traversal::Forward, |(row, _)| row.traversal);
    let traversal = match own {
        _ if entry.flags & SYMMETRIC != 0 && basis.is_none() => Traversal::Both,
        own if is_inverse => own.turned(),
        own => own,
    };
    let therapeutic = predicate_is_a(entry.name, THERAPEUTIC_ROOT)
        || entry.inverse.is_some_and(|inverse| predicate_is_a(inverse, THERAPEUTIC_ROOT));
    let locating = basis == Some(Basis::Place) && !is_inverse;
    PredicateRow { entry, effect, traversal, basis, reason, locating, therapeutic }
}

fn index(name: &str) -> Option<usize> {
    PREDICATES.binary_search_by_key(&local(name), |entry| entry.name).ok()
}

/// The CURIE of each predicate, in the order of the table.
static CURIES: LazyLock<Vec<String>> =
    LazyLock::new(|| PREDICATES.iter().map(|entry| format!("biolink:{}", entry.name)).collect());

/// The CURIE of a predicate, kept as long as the program runs.
pub(super) fn kept_curie(name: &str) -> Option<&'static str> {
    index(name).and_then(|index| CURIES.get(index)).map(String::as_str)
}
