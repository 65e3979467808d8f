//! Longer texts: what the graph means, how mechanisms are ranked, how the crate is built, how to add to it, how it
//! compares, what fits a pattern, which formats it reads, how it reads what others write, what it finds in sources, what an audit
//! checks, what differs between two graphs, how far a statement is
//! believed, what is upstream of genes, what its pictures show, how to ask a graph that is too large for one machine, its limits, and what to write instead of what is written from habit.

#[doc = include_str!("semantics.md")]
pub mod semantics {}

#[doc = include_str!("ranking.md")]
pub mod ranking {}

#[doc = include_str!("architecture.md")]
pub mod architecture {}

#[doc = include_str!("contributing.md")]
pub mod contributing {}

#[doc = include_str!("snapshot.md")]
pub mod snapshot {}

#[doc = include_str!("comparison.md")]
pub mod comparison {}

#[cfg_attr(feature = "json", doc = include_str!("patterns.md"))]
#[cfg_attr(not(feature = "json"), doc = "See the documentation with the feature `json`.")]
pub mod patterns {}

#[doc = include_str!("formats.md")]
pub mod formats {}

#[doc = include_str!("reading.md")]
pub mod reading {}

#[doc = include_str!("findings.md")]
pub mod findings {}

#[doc = include_str!("audit.md")]
pub mod audit {}

#[doc = include_str!("diff.md")]
pub mod diff {}

#[doc = include_str!("belief.md")]
pub mod belief {}

#[doc = include_str!("regulators.md")]
pub mod regulators {}

#[doc = include_str!("pictures.md")]
#[doc = include_str!("pictures/emapalumab.svg")]
///
/// # How eltrombopag acts on hematopoiesis
///
#[doc = include_str!("pictures/eltrombopag.svg")]
pub mod pictures {}

#[doc = include_str!("cluster.md")]
pub mod cluster {}

#[doc = include_str!("limits.md")]
pub mod limits {}

#[cfg_attr(feature = "json", doc = include_str!("habits.md"))]
#[cfg_attr(not(feature = "json"), doc = "See the documentation with the feature `json`.")]
pub mod habits {}

/// The code of the README is a test too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
