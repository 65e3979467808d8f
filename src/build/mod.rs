//! From records to a frozen graph.
//!
//! A [`GraphBuilder`] interns what it is given, unites records about one entity or one statement by
//! rules that do not depend on their order, and freezes the result into sorted columns. What it had to
//! decide about is in [`LoadReport`] and in [`KnowledgeGraph::findings`](crate::KnowledgeGraph::findings).
//!
//! A stage uses only those before it: `rows`, `identities`, `merge`, `freeze`, `builder`, `revision`, `overlay`.

mod builder;
mod freeze;
mod identities;
mod merge;
mod overlay;
mod revision;
mod rows;

pub use freeze::error::BuildError;
pub use identities::state::GraphBuilder;
pub use merge::equivalence::{
    EquivalenceLink, EquivalenceReport, EquivalenceRules, LinkReason, Refusal, RefusedClique, UnitedClique,
};
pub use overlay::{Overlay, OverlayError, StatementKey};
pub use rows::limits::LoadLimits;
pub use rows::mappings::{Mapping, MappingKind, Mappings};
pub use rows::report::{LoadReport, Outcome, Reject};
pub use rows::strictness::{LoadError, Strictness};
