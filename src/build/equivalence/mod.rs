//! Equivalent identifiers: entities that are one thing under several ids become one, on request.
//!
//! Two ids are equivalent if an entity lists the other among its
//! [`equivalent_ids`](crate::Entity::equivalent_ids) (KGX `xref`, `same_as`, `equivalent_identifiers`, the
//! header ids of `DrugMechDB`), or if a statement says `same_as` or `exact_match` of them. What hangs
//! together by such pairs is a *clique*. A clique that cannot be one thing is left as it is and reported:
//! see [`Refusal`].

mod cliques;
mod guard;
mod report;
mod unite;

pub use report::{EquivalenceReport, Refusal, RefusedClique, UnitedClique};
pub(super) use unite::merge_equivalent_ids;
