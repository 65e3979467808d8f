//! The metaedges of a graph, and each statement's.

use crate::graph::ids::StatementId;

/// No metaedge, in a column of numbers.
pub(super) const NONE: u16 = u16::MAX;

/// A metaedge, as the statements have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Metaedge {
    pub(crate) abbreviation: String,
    /// Its statements between entities.
    pub(crate) count: usize,
    /// Numbers of the predicates of its statements, in order.
    pub(crate) predicates: Vec<u16>,
    /// By number of a set of categories, how many subjects and objects have it.
    pub(crate) subjects: Vec<u32>,
    pub(crate) objects: Vec<u32>,
    /// Whether its statements run from what the abbreviation names last to what it names first.
    pub(crate) backward: bool,
}

/// All metaedges of a graph, by abbreviation, and each statement's.
#[derive(Debug, Default)]
pub(crate) struct Metaedges {
    pub(crate) all: Vec<Metaedge>,
    /// The number of its metaedge for each statement; empty if no statement has one.
    pub(super) of_statement: Vec<u16>,
}

impl Metaedges {
    /// The number of the metaedge of an abbreviation.
    pub(crate) fn number(&self, abbreviation: &str) -> Option<u16> {
        let place = self.all.binary_search_by(|known| known.abbreviation.as_str().cmp(abbreviation)).ok()?;
        u16::try_from(place).ok()
    }

    /// Whether a statement has the metaedge of a number.
    pub(crate) fn has(&self, statement: StatementId, number: u16) -> bool {
        self.of_statement.get(statement.index()) == Some(&number)
    }
}
