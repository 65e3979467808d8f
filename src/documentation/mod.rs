//! Longer texts: what the graph means, how the crate is built, and how it compares.

#[doc = include_str!("semantics.md")]
pub mod semantics {}

#[doc = include_str!("architecture.md")]
pub mod architecture {}

#[doc = include_str!("comparison.md")]
pub mod comparison {}
