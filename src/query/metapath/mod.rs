//! Metapaths: how many paths of one kind join two entities, and how specific they are.
//!
//! A [`Metapath`] names the kinds of entities and edges (`notation`), a [`MetapathQuery`] asks for its
//! paths, and [`MetapathCounts`] holds the pairs of entities that they join. In between, the words become
//! selections of statements (`resolve`, `selection`), the part of the graph that paths can run through is
//! cut out from both ends (`reach`), positions that can hold the same entity are found (`classes`), and paths
//! are counted (`counting`): by products of sparse matrices (`matrix`), one or several (`terms`, `network`), or
//! one by one (`enumeration`). A [`MetapathNull`] says what chance makes of the counts, from networks whose entities
//! keep their degrees (`networks`).

mod classes;
mod counting;
mod counts;
mod enumeration;
mod error;
mod gamma;
mod matrix;
mod network;
mod networks;
mod notation;
mod null;
mod query;
mod reach;
mod resolve;
mod selection;
mod terms;

pub use counts::{MetapathCount, MetapathCounts};
pub use notation::Metapath;
pub use null::{DegreeGroup, MetapathNull};
pub use query::{MetapathQuery, PreparedMetapath};
