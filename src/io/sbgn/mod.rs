//! SBGN-ML, a map in SBGN's activity flow language; written, not read.
//!
//! A map shows influences: each statement that acts on one of its ends is an arc from what acts.
//!
//! | effect | arc |
//! |---|---|
//! | `+` | positive influence |
//! | `-` | negative influence |
//! | `unsigned` | unknown influence |
//! | `carrier` | none: the language has no arc for what passes an effect on |
//!
//! Correlations and denied or refuted statements are no influence, and the language has no arc for them. They are left out
//! and counted, as is an entity that no arc starts or ends in. A process, a disease or a phenotype that acts on nothing is a phenotype of
//! the map; any other entity is a biological activity, with what it is an activity of as its unit of information. Ids and all attributes are in
//! the extension of a glyph or an arc, as elements `data` of the namespace `urn:mechgraph`. The map is drawn in layers, from
//! what nothing acts on to the right.
//!
//! The source is SBGN.xsd of sbgn/libsbgn (SBGN-ML 0.3) and SBGN Activity Flow Level 1 Version 1.2.

mod glyphs;
mod places;
mod write;

use super::contents::{Contents, Room, holds};

pub use write::write_graph;

/// What is written.
pub(super) const HOLDS: Contents = Contents {
    otherwise: Room::AsText,
    ..holds! {
        whole: Names, Parallel, Direction, Qualifiers, Statuses, Sources;
        partly: Effects;
        none: Correlations, Denied, Nested;
        ..ALL
    }
};
