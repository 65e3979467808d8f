//! Common upstream regulators of genes that went up and down together.
//!
//! The signed statements from anything to entities of the sort of the genes are a [`network`] of two sides. A regulator is
//! scored by how far its statements agree with the changes, and the score is set against those in networks in which every
//! entity has kept its degrees ([`permutation`]).

mod chance;
mod multiplicity;
mod network;
mod permutation;
mod query;
mod results;

pub use query::RegulatorQuery;
pub use results::{Regulator, RegulatorTarget, Regulators};
