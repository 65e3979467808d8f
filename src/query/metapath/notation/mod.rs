//! How metapaths are written: in Hetionet's abbreviations, or in categories and predicates.

mod abbreviations;
mod cursor;
mod metapath;
mod words;

pub(super) use abbreviations::Abbreviation;
pub use metapath::Metapath;
pub(super) use metapath::Notation;
pub(super) use words::{Edge, Metanode, Qualifier, Words};
