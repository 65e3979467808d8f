//! How one run is bounded and ended from outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::limits::Limits;

use crate::text::{conversions, options};

/// What a run may spend, and who may end it.
///
/// Wherever a run takes options, [`Limits`] alone will do:
///
/// ```
/// use mechgraph::query::{CancellationToken, Limits, MechanismQuery, RunOptions};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = MechanismQuery::between("emapalumab", "HLH");
/// assert_eq!(query.answer_with(&graph, Limits::hardened())?.mechanisms.len(), 1);
/// let token = CancellationToken::new();
/// token.cancel();
/// let options = RunOptions::from(Limits::hardened()).with_token(token);
/// assert!(!query.answer_with(&graph, options)?.completeness.complete);
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RunOptions {
    /// The bounds.
    pub limits: Limits,
    /// Ends the run from elsewhere.
    pub token: Option<CancellationToken>,
}

impl RunOptions {
    /// The default limits, and no token.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    options! { #[must_use] self:
        /// Sets the bounds.
        pub const fn with_limits(limits: Limits) => self.limits = limits;

        /// Sets the token that ends the run.
        pub fn with_token(token: CancellationToken) => self.token = Some(token);
    }
}

conversions! { RunOptions:
    limits: Limits => Self { limits, token: None };
    options: &Self => options.clone();
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
