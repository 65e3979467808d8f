//! Finding entities by what people call them.
//!
//! A name is looked up as a CURIE, an equivalent id, a name, and a synonym or label in any language,
//! in that order of strength. Names are compared after Unicode NFKC and case folding, with Greek
//! letters, their names and their usual Latin spellings equal (γ, gamma, g), dashes, slashes and
//! spaces equal, and without apostrophes; a remark in brackets at the end of a name may be left out. An acronym of up to five capitals
//! prefers its exact case. Ambiguity is an answer with its candidates, never a guess. Where nothing is meant exactly,
//! names that start with a text, contain its words or are near to it are searched.

mod find;
mod folding;
mod index;
mod kind;
mod matches;
mod prominence;
mod search;

pub(super) use index::NameIndex;
pub use kind::NameKind;
pub use matches::{Closeness, NameMatch, NameMatches, NameSearch};
