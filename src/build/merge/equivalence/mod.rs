//! Equivalent identifiers: entities that are one thing under several ids become one, on request.
//!
//! Two ids are equivalent if an entity lists the other among its
//! [`equivalent_ids`](crate::Entity::equivalent_ids) (KGX `xref`, `same_as`, `equivalent_identifiers`, the
//! header ids of `DrugMechDB`), if a statement says `same_as` or `exact_match` of them, or if a [`Mapping`](crate::build::Mapping) does. What
//! hangs together by such pairs is a *clique*. A clique that cannot be one thing is left as it is and reported: see
//! [`Refusal`]. Two ids that a mapping says are not of one thing are never joined, whatever else says so.
//!
//! A gene and its product are two things, and sources differ in which of the two they name. [`EquivalenceRules`] can make
//! them one, where a statement `has_gene_product` or `gene_product_of`, or a mapping, says so.

mod cliques;
mod guard;
mod links;
mod report;
mod rules;
mod unite;

pub use report::{EquivalenceLink, EquivalenceReport, LinkReason, Refusal, RefusedClique, UnitedClique};
pub use rules::EquivalenceRules;
pub(in crate::build) use unite::merge_equivalent_ids;
