//! Rows that say otherwise than those they were merged with.

use rustc_hash::FxHashMap;

use crate::build::rows::numbers::{Origin, row};
use crate::build::rows::votes::Vote;

/// Rows that were merged into statements that others gave.
#[derive(Debug, Default)]
pub(in crate::build) struct MergedRows {
    /// By the place of the statement, the row's attributes and its extras, or `u32::MAX` for none.
    pub(in crate::build) versions: FxHashMap<(u32, u32, u32), Vote>,
    /// Ids that statements have beside their first, with an example.
    pub(in crate::build) ids: MergedIds,
}

/// How many ids rows of their own gave to statements that had one, with an example: the two ids of a statement.
#[derive(Debug, Default)]
pub(in crate::build) struct MergedIds {
    pub(in crate::build) count: u64,
    pub(in crate::build) example: Option<(String, String, Origin)>,
}

impl MergedRows {
    pub(in crate::build) fn add(&mut self, place: usize, attributes: u32, extras: Option<u32>, origin: Origin) {
        let vote = Vote::new(1, origin);
        let known = self.versions.entry((row(place), attributes, extras.unwrap_or(u32::MAX)));
        known.and_modify(|known| known.add(vote)).or_insert(vote);
    }
}
