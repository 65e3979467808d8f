//! Predicates that questions name, beside those that statements have.
//!
//! A statement is held as the canonical predicate of Biolink, so a question that names an inverse, or a name of an older
//! release, means statements of another name, perhaps with their ends exchanged.

use crate::model::Predicate;
use crate::schema;

/// How a statement is read to be one of the predicate that a question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// From its subject to its object.
    AsHeld,
    /// From its object to its subject.
    Inverse,
}

/// A predicate that a question names, looked up once.
#[derive(Clone, Debug)]
pub(crate) struct Named<'p> {
    /// Today's name.
    name: &'p str,
    inverse: Option<&'static str>,
}

impl<'p> Named<'p> {
    pub(crate) fn new(predicate: &'p Predicate) -> Self {
        let known = schema::read_predicate(predicate.as_str()).filter(|known| known.qualifiers().is_empty());
        let inverse_of = |name: &str| schema::predicate(name).and_then(schema::PredicateRow::inverse);
        let name = match known {
            Some(known) if known.is_inverted() => inverse_of(known.predicate()).unwrap_or(predicate.as_str()),
            Some(known) => known.predicate(),
            None => predicate.as_str(),
        };
        Self { name, inverse: inverse_of(name) }
    }

    /// Today's name, without the prefix of Biolink.
    pub(crate) fn bare(&self) -> &'p str {
        self.name.strip_prefix("biolink:").unwrap_or(self.name)
    }

    /// How statements of a predicate are read to be of the one named, or of one below it; none if they are not.
    pub(crate) fn reading(&self, own: &str) -> Option<Reading> {
        if schema::predicate_is_a(own, self.name) {
            return Some(Reading::AsHeld);
        }
        self.inverse.filter(|inverse| schema::predicate_is_a(own, inverse)).map(|_| Reading::Inverse)
    }

    /// Whether statements of a predicate are of the one named as they are held, and whether they are with their ends
    /// exchanged; both may be. A predicate says all that those above it say, and so the inverse of each, and the
    /// same of exchanged ends where one is symmetric.
    pub(crate) fn readings(&self, own: &str) -> [bool; 2] {
        let as_held = schema::predicate_is_a(own, self.name);
        let above = schema::predicates().iter().filter(|row| schema::predicate_is_a(own, row.name()));
        let exchanged = |row: &schema::PredicateRow| {
            let other = if row.is_symmetric() { Some(row.name()) } else { row.inverse() };
            other.is_some_and(|other| schema::predicate_is_a(other, self.name))
        };
        let inverse = self.inverse.is_some_and(|inverse| schema::predicate_is_a(own, inverse));
        [as_held, inverse || above.into_iter().any(exchanged)]
    }

    /// Whether statements of a predicate are of exactly the one named, and how they are read.
    pub(crate) fn exact_reading(&self, own: &str) -> Option<Reading> {
        let bare = |name: &str| name.strip_prefix("biolink:").unwrap_or(name).to_owned();
        match bare(own) {
            own if own == bare(self.name) => Some(Reading::AsHeld),
            own => self.inverse.filter(|inverse| **inverse == own).map(|_| Reading::Inverse),
        }
    }

    /// Whether statements may be of it with their ends exchanged.
    pub(crate) const fn has_inverse(&self) -> bool {
        self.inverse.is_some()
    }
}

/// Whether a question may name a predicate that no statement of its graph has.
pub(crate) fn is_known(predicate: &Predicate) -> bool {
    schema::read_predicate(predicate.as_str()).is_some_and(|known| known.qualifiers().is_empty())
}

/// Whether a predicate is one of those that a question names, or below one, in either reading.
pub(crate) fn is_any_of(own: &Predicate, names: &[Predicate]) -> bool {
    names.iter().any(|name| Named::new(name).reading(own.as_str()).is_some())
}

/// A name that a question can give for statements of a predicate, and how these are read to be of it.
#[cfg(feature = "parquet")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameAbove {
    /// Without the prefix of Biolink.
    pub(crate) name: String,
    /// Whether they are at or below the name, or its inverse: what a search for paths by this name takes.
    pub(crate) of_name: bool,
    /// Whether they are of it from subject to object, and from object to subject.
    pub(crate) as_held: bool,
    pub(crate) exchanged: bool,
}

/// The names that a question can give for statements of a predicate: its own, those above it, and the inverses of all.
#[cfg(feature = "parquet")]
pub(crate) fn predicates_above(own: &Predicate) -> Vec<NameAbove> {
    let known = schema::predicates().iter().filter_map(|row| row.name().parse::<Predicate>().ok());
    let read = |name: Predicate| {
        let named = Named::new(&name);
        let [as_held, exchanged] = named.readings(own.as_str());
        let of_name = named.reading(own.as_str()).is_some();
        (of_name || exchanged).then(|| NameAbove { name: named.bare().to_owned(), of_name, as_held, exchanged })
    };
    crate::text::distinct(known.chain([own.clone()]).filter_map(read))
}
