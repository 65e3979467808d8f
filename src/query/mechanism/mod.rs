//! How one thing acts on another: the mechanism query, its search and its answers.
//!
//! A query ([`MechanismQuery`]) is prepared against a graph ([`Prepared`]: names resolved, filters
//! compiled), then run. The run walks sequences of entities, shortest first, under exact bounds grown
//! from both ends (`reach`, `walk`), judges each (`evaluate`, `coherence`), and gives out
//! [`Mechanism`]s lazily ([`Mechanisms`]). [`Verdict`] says what all of them say together.

mod coherence;
mod cost;
mod evaluate;
mod goal;
mod layers;
mod mechanisms;
mod path;
mod prepared;
mod product;
mod proof;
mod query;
mod reach;
mod scratch;
mod therapeutic;
mod verdict;
mod walk;
mod why_not;

pub(crate) use coherence::Coherence;
pub use cost::{Cost, CostModel};
pub(crate) use layers::MOST_HOPS;
pub use mechanisms::Mechanisms;
pub use path::{Mechanism, Step, StepSupport};
pub use prepared::Prepared;
pub(crate) use prepared::context_value;
pub use proof::{Proof, ProofError, ProofStep, Rule};
pub use query::MechanismQuery;
pub use scratch::Scratch;
pub use therapeutic::{Therapeutic, Treatments};
pub use verdict::{ContextVerdict, Verdict, VerdictSign};
pub use why_not::{Absence, Constraint};
