//! What sets of mappings say of pairs of ids.

use core::fmt;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Curie, Finding};
use crate::text::{Symbol, counted};

/// What a mapping says of two ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MappingKind {
    /// They are ids of one thing.
    Equivalent,
    /// They are not, whatever else says so.
    Different,
    /// One is a gene and the other its product.
    GeneProduct,
}

/// What one row of a set of mappings says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Mapping {
    /// The one id.
    pub subject: Curie,
    /// The other.
    pub object: Curie,
    /// What they have to do with each other.
    pub kind: MappingKind,
}

impl Mapping {
    /// A mapping of two ids.
    #[must_use]
    pub const fn new(subject: Curie, kind: MappingKind, object: Curie) -> Self {
        Self { subject, object, kind }
    }
}

/// A pair of ids of a mapping that was added.
#[derive(Clone, Copy, Debug)]
pub(in crate::build) struct MappedPair {
    pub(in crate::build) ids: (Symbol, Symbol),
    pub(in crate::build) kind: MappingKind,
    /// The name of the set.
    pub(in crate::build) source: Symbol,
}

/// A set of mappings, such as [`sssom::Reader`](crate::io::sssom::Reader) reads:
/// `read = mappings + others + quarantined + skipped`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Mappings {
    /// The source, such as a file name.
    pub source: String,
    /// What says something of whether two ids are of one thing.
    pub mappings: Vec<Mapping>,
    /// How many rows have each other predicate, such as `skos:closeMatch`; they join nothing.
    pub others: BTreeMap<String, u64>,
    /// Rows read.
    pub read: u64,
    /// Rows left out; each is in a finding.
    pub quarantined: u64,
    /// Blank lines, lines of metadata, and rows that say that there is no match.
    pub skipped: u64,
    /// What had to be decided, in order of lines.
    pub findings: Vec<Finding>,
}

impl fmt::Display for Mappings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |kind| self.mappings.iter().filter(|mapping| mapping.kind == kind).count();
        write!(
            f,
            "{}: {}, {}, {} denied, {}, {}, {} quarantined, {} skipped",
            self.source,
            counted(self.read, "row", "rows"),
            counted(count(MappingKind::Equivalent), "equivalence", "equivalences"),
            count(MappingKind::Different),
            counted(count(MappingKind::GeneProduct), "gene product", "gene products"),
            counted(self.others.values().sum::<u64>(), "other mapping", "other mappings"),
            self.quarantined,
            self.skipped
        )
    }
}
