//! A question as the parts of its SQL see it.

use crate::query::MechanismQuery;

use super::between::Between;

/// A question as the parts of its SQL see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'q> {
    pub(super) query: &'q MechanismQuery,
    pub(super) between: Between,
}

impl Question<'_> {
    /// What of the question no column says.
    pub(super) fn unsupported(&self) -> Option<&'static str> {
        let query = self.query;
        let asked = [
            (query.loops, "a loop"),
            (query.by_indication, "the indication of records"),
            (query.filters.belief.is_some() || query.costs.doubt().0 > 0, "belief"),
            (query.via_in_order, "the order of what is run through"),
            (query.via.iter().any(|via| via.sign.is_some()), "the sign at what is run through"),
        ];
        asked.into_iter().find(|(is_asked, _)| *is_asked).map(|(_, what)| what)
    }

    /// The column that says which pair a row is of, with a comma after it; nothing where there is one pair alone.
    pub(super) fn key(&self, table: &str) -> String {
        if self.is_of_pairs() { format!("{table}.question, ") } else { String::new() }
    }

    /// That two rows are of the same pair, after another condition.
    pub(super) fn same(&self, one: &str, other: &str) -> String {
        if self.is_of_pairs() { format!(" AND {one}.question = {other}.question") } else { String::new() }
    }

    /// Whether the ends are rows of a table.
    pub(super) fn is_of_pairs(&self) -> bool {
        self.between == Between::Pairs
    }

    /// The most steps of a path.
    pub(super) const fn hops(&self) -> usize {
        self.query.max_hops
    }

    pub(super) const fn avoids_entities(&self) -> bool {
        !self.query.filters.avoiding.entities.is_empty()
    }

    /// Whether some entities may not be run through.
    pub(super) const fn chooses_inner(&self) -> bool {
        !self.query.filters.categories.is_empty() || !self.query.filters.avoiding.categories.is_empty()
    }

    /// Whether it takes the paths that a shortcut summarises to say what becomes of it.
    pub(super) fn looks_into_shortcuts(&self) -> bool {
        !self.query.via.is_empty() || !self.query.filters.avoiding.is_empty()
    }

    /// Whether costs ask in which records a statement is.
    pub(super) fn asks_for_records(&self) -> bool {
        self.query.costs.asks_for_records()
    }
}
