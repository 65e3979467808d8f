//! The model's facts as tables that `generate.py` and `older_names.py` write; each is sorted by name.

pub(super) mod categories;
pub(super) mod mapped_predicates;
pub(super) mod multivalued;
pub(super) mod older_names;
pub(super) mod predicates;
pub(super) mod prefixes;
pub(super) mod qualifiers;
pub(super) mod ranges;
