//! The fields of one JSON object, taken one by one; what is left over becomes properties.

mod applicability;
mod controls;
mod object;
mod properties;
mod qualifiers;

pub(super) use super::keys::is_qualifier;
pub(super) use applicability::placeholders_left;
pub(super) use object::{Fields, read_choice};
pub(in crate::io) use properties::OWN_PROPERTIES;
pub(super) use properties::{MAX_RESEARCH_PHASE, phase_note};
pub(super) use qualifiers::{is_context_qualifier, joined, several_in, several_values};
