//! Bounds of a run: no query works without end, and a cut is told, never silent.

use core::fmt;
use core::time::Duration;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use serde::{Deserialize, Serialize};

/// The bounds of one run. Whichever is met first cuts the run, and [`Completeness`] names it.
///
/// | limit | default | hardened |
/// |---|---|---|
/// | paths | 100,000 | 1,000 |
/// | expansions | 5,000,000 | 200,000 |
/// | memory | 512 MiB | 64 MiB |
/// | deadline | none | 1 s |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Bounds for questions from strangers.
    #[must_use]
    pub const fn hardened() -> Self {
        Self { paths: 1_000, expansions: 200_000, memory: 64 << 20, deadline: Some(Duration::from_secs(1)) }
    }

    /// Sets the number of mechanisms.
    #[must_use]
    pub const fn with_paths(mut self, paths: usize) -> Self {
        self.paths = paths;
        self
    }

    /// Sets the number of expansions.
    #[must_use]
    pub const fn with_expansions(mut self, expansions: u64) -> Self {
        self.expansions = expansions;
        self
    }

    /// Sets the bytes.
    #[must_use]
    pub const fn with_memory(mut self, bytes: usize) -> Self {
        self.memory = bytes;
        self
    }

    /// Sets the time.
    #[must_use]
    pub const fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
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
    /// The caller's [`CancellationToken`].
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

/// Ends a run from another thread.
///
/// ```
/// use mechgraph::query::CancellationToken;
/// let token = CancellationToken::new();
/// let same = token.clone();
/// same.cancel();
/// assert!(token.is_cancelled());
/// ```
#[derive(Clone, Debug, Default)]
pub struct CancellationToken(Arc<AtomicBool>);

impl CancellationToken {
    /// A token that is not cancelled.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends every run that has this token, at its next poll.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether [`cancel`](Self::cancel) was called.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How often the clock and the token are looked at, in expansions; a power of two.
const POLL: u64 = 256;

/// How many small pieces of work an expansion is worth.
const TICKS: u64 = 64;

/// What is left of the limits of one run.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    limits: Limits,
    token: Option<CancellationToken>,
    started: Instant,
    expansions: u64,
    /// Small pieces of work that are no expansion: choices of signs, supports and contexts.
    ticks: u64,
    cut: Option<LimitKind>,
}

impl Budget {
    pub(crate) fn new(limits: Limits, token: Option<CancellationToken>) -> Self {
        Self { limits, token, started: Instant::now(), expansions: 0, ticks: 0, cut: None }
    }

    /// A budget of the same limits and start with nothing spent but time.
    pub(crate) fn fresh(&self) -> Self {
        Self { expansions: 0, ticks: 0, cut: None, ..self.clone() }
    }

    /// As [`fresh`](Self::fresh), with at most so many expansions.
    pub(crate) fn fresh_within(&self, expansions: u64) -> Self {
        let limits = self.limits.with_expansions(self.limits.expansions.min(expansions));
        Self { limits, ..self.fresh() }
    }

    /// Counts an expansion; false once a limit has cut the run.
    pub(crate) fn expand(&mut self) -> bool {
        if self.cut.is_some() {
            return false;
        }
        if self.expansions >= self.limits.expansions {
            self.cut = Some(LimitKind::Expansions);
            return false;
        }
        if self.expansions.is_multiple_of(POLL) {
            self.poll();
        }
        self.expansions += 1;
        self.cut.is_none()
    }

    /// Counts a small piece of work; false once a limit has cut the run. So many as there may be
    /// expansions, times [`TICKS`], cut it as expansions do.
    pub(crate) fn tick(&mut self) -> bool {
        if self.cut.is_some() {
            return false;
        }
        if self.ticks.is_multiple_of(POLL) {
            self.poll();
        }
        self.ticks += 1;
        if self.ticks > self.limits.expansions.saturating_mul(TICKS) {
            self.cut = Some(LimitKind::Expansions);
        }
        self.cut.is_none()
    }

    fn poll(&mut self) {
        if self.token.as_ref().is_some_and(CancellationToken::is_cancelled) {
            self.cut = Some(LimitKind::Cancelled);
        } else if self.limits.deadline.is_some_and(|deadline| self.started.elapsed() >= deadline) {
            self.cut = Some(LimitKind::Deadline);
        }
    }

    /// Notes the bytes in use; false if they exceed the limit.
    pub(crate) const fn hold(&mut self, bytes: usize) -> bool {
        if bytes > self.limits.memory && self.cut.is_none() {
            self.cut = Some(LimitKind::Memory);
        }
        self.cut.is_none()
    }

    /// Notes the mechanisms given out; false if one more exceeds the limit.
    pub(crate) const fn give_out(&mut self, given: usize) -> bool {
        if given >= self.limits.paths && self.cut.is_none() {
            self.cut = Some(LimitKind::Paths);
        }
        self.cut.is_none()
    }

    pub(crate) const fn expansions(&self) -> u64 {
        self.expansions
    }

    pub(crate) const fn cut(&self) -> Option<LimitKind> {
        self.cut
    }

    pub(crate) fn truncation(&self) -> Option<Completeness> {
        let by = self.cut?;
        Some(Completeness::Truncated { by, expansions: self.expansions, elapsed: self.started.elapsed() })
    }
}
