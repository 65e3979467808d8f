//! The model's facts as tables that `generate.py` writes; each is sorted by name.

pub(super) mod categories;
pub(super) mod multivalued;
pub(super) mod predicates;
pub(super) mod qualifiers;
