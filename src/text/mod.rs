//! Strings by number: one byte buffer and spans, filled through an interner; columns and rows of bytes.

mod arena;
mod column;
mod half_hash;
mod interner;
mod rows;
mod same;

pub(crate) use arena::{Arena, Symbol};
pub(crate) use column::Column;
pub(crate) use half_hash::HalfHash;
pub(crate) use interner::Interner;
pub(crate) use rows::Rows;
pub(crate) use same::is_same;
#[cfg(feature = "json")]
pub(crate) use same::starts_with;
