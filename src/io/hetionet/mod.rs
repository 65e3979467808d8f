//! Hetionet: genes, compounds, diseases and eight other kinds, joined by 24 kinds of edges.
//!
//! It comes as two tables with tabs (Himmelstein et al. 2017, doi:10.7554/eLife.26726): nodes (`id`,
//! `name`, `kind`) and edges (`source`, `metaedge`, `target`), with identifiers such as `Gene::9021`.
//! [`Reader`] reads either; which it is, the header says.
//!
//! Identifiers become CURIEs, kinds Biolink categories, and metaedges Biolink predicates with qualifiers,
//! by what the edges were made from. The abbreviation of the metaedge stays as the property `metaedge`.
//! Hetionet names no source of single edges in these tables; all are from `infores:hetio`.

mod metaedges;
mod nodes;
mod reader;

#[cfg(feature = "json")]
use super::contents::{Contents, holds};

pub use reader::Reader;

/// What is read.
#[cfg(feature = "json")]
pub(super) const HOLDS: Contents = holds! {
    whole: Categories, Names, Direction, Effects, Correlations, Qualifiers;
    partly: Sources;
    ..NOTHING
};
