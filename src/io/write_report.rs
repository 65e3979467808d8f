//! What a writer wrote, and what its format has no room for.

use core::fmt;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::counted;

/// What a writer wrote, what it could not represent and what it had to change, counted by reason: nothing is lost or
/// changed silently.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WriteReport {
    /// Rows written, such as nodes and edges.
    pub written: u64,
    /// How many of these rows only give a statement, which has its row, one more id.
    pub further_ids: u64,
    /// How often each reason made the writer leave something out; the texts are stable.
    pub losses: BTreeMap<&'static str, u64>,
    /// How often each reason made the writer write something otherwise, such as a line end as a space; the texts are
    /// stable.
    pub changes: BTreeMap<&'static str, u64>,
}

impl WriteReport {
    /// Whether everything was written as it is.
    #[must_use]
    pub fn is_lossless(&self) -> bool {
        self.losses.is_empty() && self.changes.is_empty()
    }

    /// How many things could not be written.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.losses.values().sum()
    }

    /// How many things were written otherwise.
    #[must_use]
    pub fn changed(&self) -> u64 {
        self.changes.values().sum()
    }

    /// Adds what another writer wrote.
    #[cfg(feature = "json")]
    pub(crate) fn unite(&mut self, other: Self) {
        self.written += other.written;
        self.further_ids += other.further_ids;
        for (own, others) in [(&mut self.losses, other.losses), (&mut self.changes, other.changes)] {
            for (reason, count) in others {
                *own.entry(reason).or_default() += count;
            }
        }
    }

    #[cfg(feature = "json")]
    pub(crate) fn change(&mut self, reason: &'static str) {
        *self.changes.entry(reason).or_default() += 1;
    }

    #[cfg(feature = "json")]
    pub(crate) fn lose(&mut self, reason: &'static str) {
        *self.losses.entry(reason).or_default() += 1;
    }
}

impl fmt::Display for WriteReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} written", counted(self.written, "row", "rows"))?;
        if self.further_ids > 0 {
            write!(f, ", {} of them only to give a statement a further id", self.further_ids)?;
        }
        self.losses.iter().try_for_each(|(reason, count)| write!(f, "; {count} x {reason}"))?;
        self.changes.iter().try_for_each(|(reason, count)| write!(f, "; {count} changed: {reason}"))
    }
}
