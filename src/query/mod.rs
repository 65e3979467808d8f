//! Questions to a graph, as values.

mod endpoint;
mod error;
mod limits;
mod mechanism;

pub use endpoint::Endpoint;
pub use error::{Candidate, QueryError};
pub use limits::{CancellationToken, Completeness, LimitKind, Limits};
pub use mechanism::{
    ContextVerdict, Cost, CostModel, Mechanism, MechanismQuery, Mechanisms, Prepared, Scratch, Step, StepSupport,
    Verdict, VerdictSign,
};
