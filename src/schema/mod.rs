//! Biolink 4.4.6 as checked-in tables, and what its predicates mean for a path.
//!
//! [Biolink](https://biolink.github.io/biolink-model/) is the vocabulary of statements: **predicates** say
//! how two things are related, **categories** what kind of things they are, **qualifiers** refine a
//! statement. Predicates and categories form hierarchies, through `is_a` and through mixins; whether one is
//! below another is one bit test ([`predicate_is_a`], [`category_is_a`]).
//!
//! Biolink does not say what a statement does to a path; that is this crate's own. [`meaning_of`] is its one rule: the
//! [`Effect`](crate::model::Effect), in which direction it is read, and on what it rests
//! ([`Basis`](crate::model::Basis)), by the rows of `tables/effects.tsv`, the qualifiers and the categories.
//!
//! Data is not always in this vocabulary's words. [`read_predicate`] and [`read_category`] know other spellings
//! and the names of older releases, [`qualifier_slot_name`] and [`read_qualifier_value`] those of qualifiers,
//! [`read_identifier`], [`read_publication`] and [`read_source`] those of identifiers. What stays unknown has a
//! hint at best ([`near_predicate`], [`near_category`]), and a term that Biolink does not want in data has
//! another to use instead ([`replacement_for`]).
//!
//! The tables under `tables` are written by `generate.py` from the model files, and by `older_names.py` from
//! all releases, and are checked in; the effect rows and the meaning of older names are written by hand, and
//! tests hold them against the tables.

mod belief;
mod by_prefix;
mod categories;
mod clinical;
mod effects;
mod entity_groups;
mod hierarchy;
mod identifiers;
#[cfg(feature = "rdf")]
mod iris;
mod legacy_rows;
mod levels;
mod meaning;
mod multivalued;
mod names;
mod near_category;
mod near_predicate;
mod near_slot;
mod nearest;
mod older_categories;
mod older_predicates;
mod other_prefixes;
mod predicates;
mod qualifiers;
mod ranges;
mod reading;
mod said;
mod tables;

pub use belief::{Belief, BeliefScorer, ErrorRates, EvidenceOf};
pub use by_prefix::deciding_categories;
pub(crate) use by_prefix::{categories_by_prefix, is_decided_by_prefix};
pub(crate) use categories::are_in;
pub use categories::{
    CategoryDescendants, CategoryRow, categories, categories_are_disjoint, category, category_descendants,
    category_is_a, preferred_prefixes, sort_most_specific_first,
};
pub(crate) use clinical::is_off_label;
pub use clinical::{CLINICAL_SLOTS, clinical_status_of};
#[cfg(feature = "json")]
pub(crate) use clinical::{has_one_clinical_value, is_unclear_status, is_unknown_clinical_value, research_phase_of};
pub(crate) use effects::{WORDINGS, wording_apart};
pub use entity_groups::EntityGroup;
#[cfg(feature = "json")]
pub(crate) use identifiers::known_prefix;
pub(crate) use identifiers::lacks_prefix;
pub use identifiers::{IdentifierReading, PublicationReading, read_identifier, read_publication, read_source};
#[cfg(feature = "rdf")]
pub(crate) use iris::prefix_iri;
pub use legacy_rows::LegacyRow;
#[cfg(feature = "json")]
pub(crate) use levels::weaker;
pub(crate) use levels::{AGENT_TYPES, KNOWLEDGE_LEVELS, NOT_PROVIDED, strength};
pub use levels::{read_agent_type, read_knowledge_level};
pub(crate) use meaning::reads_wording;
pub use meaning::{Meaning, Reading, meaning_of, records_mechanisms};
pub use multivalued::is_multivalued;
pub use near_category::near_category;
pub use near_predicate::near_predicate;
pub(crate) use near_predicate::{unlike_a_predicate, wider_than};
pub(crate) use near_slot::slot_meant;
#[cfg(feature = "json")]
pub(crate) use near_slot::{misnamed_of_edge, misnamed_of_node};
pub use older_predicates::legacy_predicate;
pub(crate) use other_prefixes::with_biolink_prefix;
pub(crate) use predicates::OWN_PREDICATES;
pub use predicates::{
    PredicateDescendants, PredicateRow, predicate, predicate_descendants, predicate_is_a, predicates,
};
pub use qualifiers::{
    EnumValue, QualifierEnum, QualifierSlot, QualifierValue, enum_is_a, near_qualifier_value, qualifier_enum,
    qualifier_slot, qualifier_slot_name, qualifier_slots, read_qualifier_value,
};
pub(crate) use qualifiers::{are_several_qualifier_values, is_denial, reads_qualifier_value, unread_slot, unread_text};
#[cfg(feature = "json")]
pub(crate) use ranges::is_slot;
pub use ranges::{SlotRange, slot_range};
pub use reading::{
    CategoryChange, CategoryReading, PredicateChange, PredicateReading, opposite_slot, read_category, read_predicate,
    replacement_for,
};
pub(crate) use said::brings_about;

/// The version of the Biolink model that the tables hold.
pub const BIOLINK_VERSION: &str = "4.4.6";
