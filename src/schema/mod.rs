//! Biolink 4.4.4 as checked-in tables, and what its predicates mean for a path.
//!
//! [Biolink](https://biolink.github.io/biolink-model/) is the vocabulary of statements: **predicates** say
//! how two things are related, **categories** what kind of things they are, **qualifiers** refine a
//! statement. Predicates and categories form hierarchies, through `is_a` and through mixins; whether one is
//! below another is one bit test ([`predicate_is_a`], [`category_is_a`]).
//!
//! Biolink does not say what a statement does to a path; that is this crate's own: each predicate has one
//! row with its [`Effect`](crate::model::Effect) and reading direction, and [`derive_effect`] adds what the
//! qualifiers say. Older predicates, such as those of DrugMechDB, are translated by [`legacy_predicate`].
//!
//! The tables under `tables` are written by `generate.py` from the model file and checked in; the effect
//! rows are written by hand, and tests hold them against the model.

mod categories;
mod derive;
mod effects;
mod hierarchy;
mod legacy;
mod multivalued;
mod nearest;
mod predicates;
mod qualifiers;
mod tables;

pub use categories::{
    CategoryDescendants, CategoryRow, categories, categories_are_disjoint, category, category_descendants,
    category_is_a, near_category, preferred_prefixes, sort_most_specific_first,
};
pub use derive::{Derivation, derive_effect};
pub use legacy::{LegacyRow, legacy_predicate};
pub use multivalued::is_multivalued;
pub use predicates::{
    PredicateDescendants, PredicateRow, near_predicate, predicate, predicate_descendants, predicate_is_a, predicates,
};
pub use qualifiers::{
    EnumValue, QualifierEnum, QualifierSlot, enum_is_a, qualifier_enum, qualifier_slot, qualifier_slots,
};

/// The version of the Biolink model that the tables hold.
pub const BIOLINK_VERSION: &str = "4.4.4";
