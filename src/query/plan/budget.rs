//! What is left of the limits of one run.

use std::time::Instant;

use super::limits::{Completeness, LimitKind};
use super::options::{CancellationToken, RunOptions};

/// How often the clock and the token are looked at, in expansions; a power of two.
const POLL: u64 = 256;

/// How many small pieces of work an expansion is worth.
const TICKS: u64 = 64;

/// How often they are looked at in pieces of work that are counted many at a time.
const WORK_POLL: u64 = 1 << 16;

/// What is left of the limits of one run.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    options: RunOptions,
    started: Instant,
    expansions: u64,
    /// Small pieces of work that are no expansion: choices of signs, supports and contexts.
    ticks: u64,
    /// Multiplications and the like, which come many at a time.
    work: u64,
    next_poll: u64,
    /// Statements that expansions have read, and how many they may read at most.
    read: u64,
    most_read: u64,
    /// Bytes of what is kept until the end.
    kept: usize,
    cut: Option<LimitKind>,
}

impl Budget {
    pub(crate) fn new(options: impl Into<RunOptions>) -> Self {
        Self {
            options: options.into(),
            started: Instant::now(),
            expansions: 0,
            ticks: 0,
            work: 0,
            next_poll: 0,
            read: 0,
            most_read: u64::MAX,
            kept: 0,
            cut: None,
        }
    }

    /// A budget of the same limits and start with nothing spent but time.
    pub(crate) fn fresh(&self) -> Self {
        Self { started: self.started, ..Self::new(&self.options) }
    }

    /// As [`fresh`](Self::fresh), with at most so many expansions.
    pub(crate) fn fresh_within(&self, expansions: u64) -> Self {
        let mut fresh = self.fresh();
        fresh.options.limits.expansions = fresh.options.limits.expansions.min(expansions);
        fresh
    }

    /// Part of what is left of this run, for a search within it that is worth no more: so many parts are left in all.
    pub(crate) fn share(&self, parts: u64) -> Self {
        let left = self.options.limits.expansions.saturating_sub(self.expansions);
        let mut share = self.fresh_within(left / parts);
        share.most_read = self.most_read.saturating_sub(self.read) / parts;
        share
    }

    /// Counts what a [share](Self::share) has spent. That it was cut cuts nothing else, but for the deadline and the token.
    pub(crate) fn spend_share(&mut self, share: &Self) {
        self.expansions = self.expansions.saturating_add(share.expansions);
        self.read = self.read.saturating_add(share.read);
        if let Some(by @ (LimitKind::Deadline | LimitKind::Cancelled)) = share.cut {
            self.cut_by(by);
        }
    }

    /// The same with a limit of the statements that are read: hubs make expansions cost very different work.
    pub(crate) const fn with_limit_of_reading(mut self, statements: u64) -> Self {
        self.most_read = statements;
        self
    }

    /// Counts an expansion; false once a limit has cut the run.
    pub(crate) fn expand(&mut self) -> bool {
        if self.cut.is_some() {
            return false;
        }
        if self.expansions >= self.options.limits.expansions {
            self.cut = Some(LimitKind::Expansions);
            return false;
        }
        if self.expansions.is_multiple_of(POLL) {
            self.poll();
        }
        self.expansions += 1;
        self.cut.is_none()
    }

    /// Counts an expansion of an entity of so many statements; false once a limit has cut the run.
    pub(crate) fn expand_over(&mut self, statements: usize) -> bool {
        if !self.expand() {
            return false;
        }
        self.read = self.read.saturating_add(statements as u64);
        if self.read > self.most_read {
            self.cut = Some(LimitKind::Expansions);
        }
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
        if self.ticks > self.options.limits.expansions.saturating_mul(TICKS) {
            self.cut = Some(LimitKind::Expansions);
        }
        self.cut.is_none()
    }

    fn poll(&mut self) {
        if self.options.token.as_ref().is_some_and(CancellationToken::is_cancelled) {
            self.cut = Some(LimitKind::Cancelled);
        } else if self.options.limits.deadline.is_some_and(|deadline| self.started.elapsed() >= deadline) {
            self.cut = Some(LimitKind::Deadline);
        }
    }

    /// Notes the bytes in use; false if they exceed the limit.
    pub(crate) const fn hold(&mut self, bytes: usize) -> bool {
        if bytes > self.options.limits.memory && self.cut.is_none() {
            self.cut = Some(LimitKind::Memory);
        }
        self.cut.is_none()
    }

    /// Notes the mechanisms given out; false if one more exceeds the limit.
    pub(crate) const fn give_out(&mut self, given: usize) -> bool {
        if given >= self.options.limits.paths && self.cut.is_none() {
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

    pub(crate) const fn work(&self) -> u64 {
        self.work
    }

    pub(crate) const fn limit_of_paths(&self) -> usize {
        self.options.limits.paths
    }

    pub(crate) fn truncation(&self) -> Option<Completeness> {
        let by = self.cut?;
        Some(Completeness::Truncated { by, expansions: self.expansions, elapsed: self.started.elapsed() })
    }
    /// Counts pieces of work, such as multiplications; an error once a limit is met.
    pub(crate) fn spend(&mut self, work: u64) -> Result<(), LimitKind> {
        self.afford(work)?;
        self.work += work;
        if self.work >= self.next_poll {
            self.next_poll = self.work + WORK_POLL;
            self.poll();
        }
        self.cut.map_or(Ok(()), Err)
    }

    /// Whether so many pieces of work more are within the limit.
    pub(crate) const fn afford(&self, work: u64) -> Result<(), LimitKind> {
        if self.work.saturating_add(work) > self.options.limits.expansions.saturating_mul(TICKS) {
            return Err(LimitKind::Expansions);
        }
        Ok(())
    }

    /// Whether so many bytes beside those kept are within the limit.
    pub(crate) const fn hold_beside(&self, bytes: usize) -> Result<(), LimitKind> {
        if self.kept.saturating_add(bytes) > self.options.limits.memory {
            return Err(LimitKind::Memory);
        }
        Ok(())
    }

    /// Counts bytes that stay in use until the end.
    pub(crate) const fn keep(&mut self, bytes: usize) -> Result<(), LimitKind> {
        self.kept = self.kept.saturating_add(bytes);
        self.hold_beside(0)
    }

    /// Notes that a limit of a part of the work cuts the whole.
    pub(crate) fn cut_by(&mut self, by: LimitKind) {
        self.cut.get_or_insert(by);
    }

    /// What is left for a search within this one.
    pub(crate) fn remaining(&self) -> RunOptions {
        let mut options = self.options.clone();
        options.limits.expansions = options.limits.expansions.saturating_sub(self.expansions);
        options.limits.deadline =
            options.limits.deadline.map(|deadline| deadline.saturating_sub(self.started.elapsed()));
        options
    }

    /// Counts what a search within this one has spent.
    pub(crate) fn charge(&mut self, expansions: u64, completeness: Completeness) {
        self.expansions = self.expansions.saturating_add(expansions);
        if let Completeness::Truncated { by, .. } = completeness {
            self.cut_by(by);
        }
    }

    /// The same with another limit of paths.
    pub(crate) const fn with_limit_of_paths(mut self, paths: usize) -> Self {
        self.options.limits.paths = paths;
        self
    }

    /// Of a search that ended by itself or by a limit.
    pub(crate) fn completeness(&self) -> Completeness {
        self.truncation().unwrap_or(Completeness::Complete)
    }
}
