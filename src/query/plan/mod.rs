//! What every search shares: its ends, its filters, its direction and its budget.
//!
//! A query holds its endpoints and its [`Filters`] as given. Preparing it makes a [`Plan`]: the entities at
//! which paths start and end ([`Targets`]), a filter of statements that costs one look-up an edge
//! ([`EdgeFilter`]) and one of entities ([`EntityFilter`]). A run has [`RunOptions`], of which [`Budget`] says
//! what is left. A filter that is added to [`Filters`] holds in every query.

mod budget;
mod coherence;
mod context;
mod edges;
mod endpoint;
mod entities;
mod error;
mod explained;
mod filters;
mod jurisdiction;
mod limits;
mod near;
mod options;
mod predicates;
mod resolved;

pub(crate) use budget::Budget;
pub(crate) use coherence::{Coherence, Narrowest};
pub(crate) use context::{context_value, context_values};
pub(crate) use edges::{EdgeFilter, is_at_or_below, qualifier_sets};
pub(crate) use endpoint::with_subclasses;
pub use endpoint::{Endpoint, resolve};
pub(crate) use entities::EntityFilter;
pub use error::{Candidate, MetapathError, PatternError, QueryError};
pub use explained::{PlanEnd, PlanFilter, QueryPlan};
pub(crate) use filters::{Avoiding, Filters, filter_methods, is_default};
pub(crate) use jurisdiction::{check_jurisdiction, is_of_jurisdiction};
pub(crate) use limits::MOST_HOPS;
pub use limits::{Completeness, LimitKind, Limits};
pub(crate) use near::{did_you_mean, meant, nearest};
pub use options::{CancellationToken, RunOptions};
#[cfg(feature = "parquet")]
pub(crate) use predicates::{NameAbove, predicates_above};
pub(crate) use predicates::{Named, Reading, is_known};
pub(crate) use resolved::{Plan, Targets, Way};
