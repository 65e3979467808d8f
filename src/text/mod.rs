//! Strings by number: one byte buffer and spans, filled through an interner; columns and rows of bytes; work on them on
//! several threads.

mod arena;
mod column;
mod conversions;
mod counted;
mod distinct;
mod find;
mod half_hash;
mod interner;
mod options;
mod quoted;
mod rows;
mod same;
mod threads;

pub(crate) use arena::{Arena, Symbol};
pub(crate) use column::Column;
pub(crate) use conversions::conversions;
pub use counted::counted;
pub(crate) use distinct::{distinct, make_distinct};
pub(crate) use find::find_byte;
pub(crate) use half_hash::HalfHash;
pub(crate) use interner::Interner;
pub(crate) use options::options;
pub(crate) use quoted::{is_invisible, quoted, quoted_list, quoted_start};
pub(crate) use rows::Rows;
#[cfg(feature = "json")]
pub(crate) use same::starts_with;
pub(crate) use same::{is_same, is_shorter_or_less};
pub(crate) use threads::{both, each, thread_count};
