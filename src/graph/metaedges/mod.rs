//! Metaedges: the abbreviations by which Hetionet, and graphs made like it, name their edges.
//!
//! Statements keep theirs as the property `metaedge`: `CbG` says that a compound binds a gene. Capital
//! letters name the category sets of entities, small ones the edge between them; `>` or `<` beside
//! the small letters gives a direction, which other metaedges do not have.

mod counting;
mod table;

pub(crate) use counting::split;
pub(crate) use table::{Metaedge, Metaedges};
