//! From records to a frozen graph.
//!
//! A [`GraphBuilder`] interns what it is given, unites records about one entity or one statement by
//! rules that do not depend on their order, and freezes the result into sorted columns. What it had to
//! decide about is in [`LoadReport`] and in [`KnowledgeGraph::findings`](crate::KnowledgeGraph::findings).

mod builder;
mod contradictions;
mod cycles;
mod decided;
mod drafts;
mod effects;
mod entities;
mod equivalence;
mod expansions;
mod findings;
mod freeze;
mod frozen_nodes;
mod frozen_statements;
mod hints;
mod identities;
mod intake;
mod limits;
mod loading;
mod merge;
mod order;
mod order_by_id;
mod placed;
mod readings;
mod records;
mod report;
mod revision;
mod rows;
mod statements;
mod strictness;
mod templates;
mod versions;
mod votes;

pub use builder::{GraphBuilder, Outcome};
pub use equivalence::{
    EquivalenceReport, EquivalenceRules, Mapping, MappingKind, Mappings, Refusal, RefusedClique, UnitedClique,
};
pub use freeze::BuildError;
pub use limits::LoadLimits;
pub use report::{LoadReport, Reject};
pub use strictness::{LoadError, Strictness};
