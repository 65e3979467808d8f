//! From records to a frozen graph.
//!
//! A [`GraphBuilder`] interns what it is given, unites records about one entity or one statement by
//! rules that do not depend on their order, and freezes the result into sorted columns. What it had to
//! decide about is in [`LoadReport`] and in [`KnowledgeGraph::findings`](crate::KnowledgeGraph::findings).

mod builder;
mod cycles;
mod drafts;
mod effects;
mod equivalence;
mod expansions;
mod findings;
mod freeze;
mod loading;
mod merge;
mod order;
mod report;
mod strictness;

pub use builder::{GraphBuilder, Outcome};
pub use equivalence::{EquivalenceReport, Refusal, RefusedClique, UnitedClique};
pub use freeze::BuildError;
pub use report::{LoadReport, Reject};
pub use strictness::{LoadError, Strictness};
