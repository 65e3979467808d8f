//! Bounds of a run: no query works without end, and a cut is reported, never silent.

use core::fmt;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::text::options;

/// The most steps that a path may have.
pub(crate) const MOST_HOPS: usize = 16;

/// The bounds of one run. Whichever is met first cuts the run, and [`Completeness`] names it.
///
/// | limit | default | hardened |
/// |---|---|---|
/// | paths | 100,000 | 1,000 |
/// | expansions | 5,000,000 | 200,000 |
/// | memory | 512 MiB | 64 MiB |
/// | deadline | none | 1 s |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Limits {
    /// Mechanisms or paths given out, at most.
    pub paths: usize,
    /// Entities whose statements are read, at most; the verdict has as many of its own.
    pub expansions: u64,
    /// Bytes of frontiers and stacks, at most.
    pub memory: usize,
    /// Time from the start of the run, at most; polled every 256 expansions.
    pub deadline: Option<Duration>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { paths: 100_000, expansions: 5_000_000, memory: 512 << 20, deadline: None }
    }
}

impl Limits {
    /// Bounds for untrusted input.
    #[must_use]
    pub const fn hardened() -> Self {
        Self { paths: 1_000, expansions: 200_000, memory: 64 << 20, deadline: Some(Duration::from_secs(1)) }
    }

    /// No bounds: for a query whose work is proportional to the graph.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self { paths: usize::MAX, expansions: u64::MAX, memory: usize::MAX, deadline: None }
    }

    options! { #[must_use] self:
        /// Sets the maximum number of paths.
        pub const fn with_paths(paths: usize) => self.paths = paths;

        /// Sets the maximum number of expansions.
        pub const fn with_expansions(expansions: u64) => self.expansions = expansions;

        /// Sets the maximum number of bytes.
        pub const fn with_memory(bytes: usize) => self.memory = bytes;

        /// Sets the time limit.
        pub const fn with_deadline(deadline: Duration) => self.deadline = Some(deadline);
    }
}

/// What cut a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LimitKind {
    /// [`Limits::paths`].
    Paths,
    /// [`Limits::expansions`].
    Expansions,
    /// [`Limits::memory`].
    Memory,
    /// [`Limits::deadline`].
    Deadline,
    /// The caller's [`CancellationToken`](crate::query::CancellationToken).
    Cancelled,
}

impl fmt::Display for LimitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Paths => "the limit of paths",
            Self::Expansions => "the limit of expansions",
            Self::Memory => "the memory limit",
            Self::Deadline => "the deadline",
            Self::Cancelled => "the caller",
        })
    }
}

/// Whether a run saw everything within its hop limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// There is nothing beyond what was given out.
    Complete,
    /// The caller stopped asking; there may be more.
    Open,
    /// A limit cut the run.
    Truncated {
        /// The limit.
        by: LimitKind,
        /// Entities expanded until then.
        expansions: u64,
        /// Time since the start of the run.
        elapsed: Duration,
    },
}

impl Completeness {
    /// The same of a list, where one that is as long as was wanted may go on.
    pub(crate) const fn of_list(self, is_full: bool) -> Self {
        match self {
            Self::Complete if is_full => Self::Open,
            other => other,
        }
    }
}

impl fmt::Display for Completeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Complete => f.write_str("complete"),
            Self::Open => f.write_str("stopped by the caller: there may be more"),
            Self::Truncated { by, .. } => write!(f, "cut by {by}: there may be more"),
        }
    }
}
