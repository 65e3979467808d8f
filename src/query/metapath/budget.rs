//! What is left of the limits of one run.

use std::time::Instant;

use crate::query::limits::{CancellationToken, LimitKind, Limits};

/// How many multiplications an expansion is worth.
const WORTH: u64 = 64;

/// How often the clock and the token are looked at, in multiplications.
const POLL: u64 = 1 << 16;

/// The limit that a run has met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overrun(pub(super) LimitKind);

/// Counts the work and the memory of a run.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    limits: Limits,
    token: Option<CancellationToken>,
    started: Instant,
    work: u64,
    next_poll: u64,
    /// Bytes of what is kept until the end.
    kept: usize,
}

impl Budget {
    pub(super) fn new(limits: Limits, token: Option<CancellationToken>) -> Self {
        Self { limits, token, started: Instant::now(), work: 0, next_poll: 0, kept: 0 }
    }

    /// Counts multiplications, or steps of an enumeration.
    pub(super) fn spend(&mut self, work: u64) -> Result<(), Overrun> {
        self.afford(work)?;
        self.work += work;
        if self.work < self.next_poll {
            return Ok(());
        }
        self.next_poll = self.work + POLL;
        if self.token.as_ref().is_some_and(CancellationToken::is_cancelled) {
            return Err(Overrun(LimitKind::Cancelled));
        }
        if self.limits.deadline.is_some_and(|deadline| self.started.elapsed() >= deadline) {
            return Err(Overrun(LimitKind::Deadline));
        }
        Ok(())
    }

    /// Whether so many multiplications more are within the limit.
    pub(super) const fn afford(&self, work: u64) -> Result<(), Overrun> {
        if self.work.saturating_add(work) > self.limits.expansions.saturating_mul(WORTH) {
            return Err(Overrun(LimitKind::Expansions));
        }
        Ok(())
    }

    /// Whether so many bytes more are within the limit.
    pub(super) const fn hold(&self, bytes: usize) -> Result<(), Overrun> {
        if self.kept.saturating_add(bytes) > self.limits.memory {
            return Err(Overrun(LimitKind::Memory));
        }
        Ok(())
    }

    /// Counts bytes that stay in use until the end.
    pub(super) const fn keep(&mut self, bytes: usize) -> Result<(), Overrun> {
        self.kept = self.kept.saturating_add(bytes);
        self.hold(0)
    }

    pub(super) const fn work(&self) -> u64 {
        self.work
    }
}
