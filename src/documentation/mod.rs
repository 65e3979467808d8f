//! Longer texts: what the graph means, how the crate is built, and how it compares.

#[doc = include_str!("semantics.md")]
pub mod semantics {}

#[doc = include_str!("architecture.md")]
pub mod architecture {}

#[doc = include_str!("snapshot.md")]
pub mod snapshot {}

#[doc = include_str!("comparison.md")]
pub mod comparison {}

/// The code of the README is a test too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
