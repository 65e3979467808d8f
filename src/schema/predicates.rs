//! Biolink's predicates: hierarchy, inverses and effect.

use std::fmt;
use std::sync::LazyLock;

use super::effects::association;
use super::hierarchy::Hierarchy;
use super::names::{self, local};
use super::nearest::{Vocabulary, nearest};
use super::older_predicates::hinted_predicate;
use super::reading::{read_predicate, wider_replacement};
use super::tables::older_names;
use super::tables::predicates::PREDICATES;
use crate::model::{Basis, Effect, Traversal};

pub(super) const SYMMETRIC: u8 = 1;
pub(super) const CANONICAL: u8 = 1 << 1;
pub(super) const DEPRECATED: u8 = 1 << 2;
pub(super) const MIXIN: u8 = 1 << 3;

/// Below it lies all that judges an intervention against a condition.
const THERAPEUTIC_ROOT: &str = "treats_or_applied_or_studied_to_treat";

/// The row of a predicate, given with or without `biolink:`; `None` where Biolink 4.4.6 has none.
///
/// [`read_predicate`] also knows names of older releases and other spellings.
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

/// The known predicate that an unknown name means or misspells, for a message.
///
/// Names of older releases come first, then the model's aliases, then spelling. A name is misspelt if each of
/// its words is one of the predicate's with a letter or two mistaken; a word that means something else, such
/// as `increases` beside `decreases`, is none. Deprecated predicates and mixins that only gather others are
/// never offered.
#[must_use]
pub fn near_predicate(name: &str) -> Option<&'static str> {
    if let Some(reading) = read_predicate(name) {
        return wanted(reading.predicate());
    }
    let key = names::snake(name);
    if let Some(hint) = hinted_predicate(&key).or_else(|| of_ontology(name)) {
        return wanted(hint);
    }
    let aliased = PREDICATES.iter().find(|entry| entry.aliases.iter().any(|alias| names::snake(alias) == key));
    if let Some(entry) = aliased {
        return wanted(entry.name);
    }
    let known = ROWS.iter().filter(|row| row.is_wanted()).map(PredicateRow::name);
    nearest(&key, known, &VOCABULARY)
}

/// The namespaces of RDF's vocabularies, by their usual prefixes.
const RDF_NAMESPACES: [(&str, &str); 5] = [
    ("rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs:", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl:", "http://www.w3.org/2002/07/owl#"),
    ("skos:", "http://www.w3.org/2004/02/skos/core#"),
    ("oboInOwl:", "http://www.geneontology.org/formats/oboInOwl#"),
];

/// Biolink's predicates for those of ontologies, which its mappings name (`exact_mappings`, and for
/// `owl:equivalentClass`, `rdfs:subPropertyOf` and `oboInOwl:hasDbXref` the nearest).
const ONTOLOGY_PREDICATES: [(&str, &str); 9] = [
    ("rdfs:subClassOf", "subclass_of"),
    ("rdfs:subPropertyOf", "subclass_of"),
    ("owl:sameAs", "same_as"),
    ("owl:equivalentClass", "same_as"),
    ("skos:exactMatch", "exact_match"),
    ("skos:closeMatch", "close_match"),
    ("skos:broadMatch", "broad_match"),
    ("skos:narrowMatch", "narrow_match"),
    ("oboInOwl:hasDbXref", "close_match"),
];

/// Whether a name, as a CURIE or as an IRI, is one of RDF's, in any case.
fn is_of_rdf(name: &str, curie: &str) -> bool {
    let name = name.trim().trim_start_matches('<').trim_end_matches('>');
    let is_iri = |(prefix, namespace): &(&str, &str)| {
        let locals = name.strip_prefix(namespace).zip(curie.strip_prefix(prefix));
        locals.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    name.eq_ignore_ascii_case(curie) || RDF_NAMESPACES.iter().any(is_iri)
}

/// Biolink's predicate for one of an ontology.
fn of_ontology(name: &str) -> Option<&'static str> {
    ONTOLOGY_PREDICATES.iter().find(|(curie, _)| is_of_rdf(name, curie)).map(|(_, predicate)| *predicate)
}

/// Whether a name says that the object is the class of the subject, which Biolink says by a category.
pub(crate) fn is_rdf_type(name: &str) -> bool {
    is_of_rdf(name, "rdf:type")
}

/// The predicate itself, or what to use instead that says no more.
fn wanted(name: &'static str) -> Option<&'static str> {
    if predicate(name)?.is_wanted() { Some(name) } else { wider_replacement(name) }
}

/// All words of predicates, of this release and of older ones.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let names = PREDICATES.iter().flat_map(|entry| entry.aliases.iter().copied().chain([entry.name]));
    Vocabulary::new(names.chain(older_names::PREDICATES.iter().map(|(name, _)| *name)))
});

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

    /// The CURIE, `biolink:` and the name.
    #[must_use]
    pub fn curie(&self) -> String {
        format!("biolink:{}", self.name())
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

    /// Whether a sign on it speaks of going together and not of cause.
    #[must_use]
    pub const fn is_correlational(&self) -> bool {
        matches!(self.basis, Some(Basis::Correlation))
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
