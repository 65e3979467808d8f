//! Strings by number: one byte buffer and spans, filled through an interner.

mod arena;
mod interner;
mod rows;

pub(crate) use arena::{Arena, Symbol};
pub(crate) use interner::Interner;
pub(crate) use rows::Rows;
