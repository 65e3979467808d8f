//! What rows say of one thing, with how many rows say it.
//!
//! A value that rows differ in is decided when the graph is frozen, where every row is known: the one that most rows
//! give is shown. So the result does not depend on the order of rows.

use crate::text::counted;
use core::cmp::Reverse;
use core::hash::Hash;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use crate::build::rows::numbers::Origin;
use crate::model::Source;

/// How often a value is given, and where first.
#[derive(Clone, Copy, Debug)]
pub(in crate::build) struct Vote {
    pub(in crate::build) rows: u32,
    pub(in crate::build) origin: Origin,
    /// Whether a row gives it under the entity's own id, and not under that of an entity united with it.
    pub(in crate::build) is_own: bool,
}

impl Vote {
    pub(in crate::build) const fn new(rows: u32, origin: Origin) -> Self {
        Self { rows, origin, is_own: true }
    }

    /// Counts the rows of another with these.
    pub(in crate::build) fn add(&mut self, other: Self) {
        self.rows = self.rows.saturating_add(other.rows);
        self.origin = self.origin.min(other.origin);
        self.is_own |= other.is_own;
    }
}

/// Values and their votes, in the order in which they were met.
#[derive(Debug)]
pub(in crate::build) struct Ballot<T>(IndexMap<T, Vote, FxBuildHasher>);

impl<T> Default for Ballot<T> {
    fn default() -> Self {
        Self(IndexMap::default())
    }
}

impl<T: Eq + Hash> Ballot<T> {
    pub(in crate::build) fn of(value: Option<T>, vote: Vote) -> Self {
        let mut ballot = Self::default();
        if let Some(value) = value {
            ballot.add(value, vote);
        }
        ballot
    }

    pub(in crate::build) fn add(&mut self, value: T, vote: Vote) {
        self.0.entry(value).and_modify(|known| known.add(vote)).or_insert(vote);
    }

    pub(in crate::build) fn append(&mut self, other: Self) {
        for (value, vote) in other.0 {
            self.add(value, vote);
        }
    }

    pub(in crate::build) fn disown(&mut self) {
        self.0.values_mut().for_each(|vote| vote.is_own = false);
    }

    #[cfg(test)]
    pub(in crate::build) fn len(&self) -> usize {
        self.0.len()
    }

    pub(in crate::build) fn iter(&self) -> impl ExactSizeIterator<Item = (&T, Vote)> {
        self.0.iter().map(|(value, vote)| (value, *vote))
    }

    /// The highest number of rows that give one value.
    pub(in crate::build) fn most(&self) -> u32 {
        self.0.values().map(|vote| vote.rows).max().unwrap_or_default()
    }
}

/// A value that some rows give, as a message shows it.
#[derive(Clone, Debug)]
pub(in crate::build) struct Choice {
    pub(in crate::build) text: String,
    pub(in crate::build) rows: u32,
    pub(in crate::build) origin: Origin,
}

impl Choice {
    pub(in crate::build) const fn new(text: String, vote: Vote) -> Self {
        Self { text, rows: vote.rows, origin: vote.origin }
    }
}

/// Number of values that a message lists.
const LISTED: usize = 5;

/// The kept value, with why, and the others: `"A" (kept, 12 rows), "B" (1 row, n_nodes.tsv:2)`. Where the first row with
/// the kept value is, is the place of the finding.
pub(in crate::build) fn listing(sources: &[Source], kept: &Choice, why: &str, mut others: Vec<Choice>) -> String {
    others.sort_by(|one, two| (Reverse(one.rows), &one.text).cmp(&(Reverse(two.rows), &two.text)));
    let mut parts = vec![format!("{} ({why}, {})", kept.text, rows(kept.rows))];
    let listed = others.iter().take(LISTED - 1);
    parts.extend(listed.map(|other| format!("{} ({}{})", other.text, rows(other.rows), at(sources, other.origin))));
    match others.len().saturating_sub(LISTED - 1) {
        0 => parts.join(", "),
        more => format!("{} and {more} more", parts.join(", ")),
    }
}

fn rows(count: u32) -> String {
    counted(count, "row", "rows")
}

/// Where a row is, to follow a comma; nothing for one that was not read from a source.
fn at(sources: &[Source], (source, line): Origin) -> String {
    match sources.get(source as usize) {
        Some(source) if line > 0 && source.name.is_empty() => format!(", record {line}"),
        Some(source) if line > 0 => format!(", {}:{line}", source.name),
        _ => String::new(),
    }
}
