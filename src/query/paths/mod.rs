//! Plain paths: which ways lead from here to there, whatever they mean.
//!
//! A query ([`PathQuery`]) is prepared against a graph ([`PreparedPaths`]: names resolved, filters
//! compiled) and then asked for every simple path in order ([`Paths`]), of which the first k are the k
//! shortest; for their number ([`PathCount`]); for one shortest path, with or without a net sign
//! ([`ShortestPath`], [`PathLength`]); or for what lies within some steps ([`Neighbourhood`]).
//!
//! Listing and counting walk depth first under exact bounds: two balls grown from both ends (`ball`),
//! of which the one about the target is carried on through what both hold (`bounds`), tell of every
//! entity how few steps lead on to the target, and no branch is entered that cannot end there in the
//! steps left. What can follow an entity is read once a length (`onward`). Shortest paths are met from
//! both ends (`fronts`). A signed walk is a walk over pairs of an entity and a parity, which are numbers
//! and not a graph of their own.

mod ball;
mod bounds;
mod count;
mod fronts;
mod neighbourhood;
mod onward;
mod path;
mod prepared;
mod query;
mod results;
mod route;
mod run;
mod scratch;
mod walk;

pub use neighbourhood::{Neighbourhood, Neighbours};
pub use path::{Path, PathRef, PathStep};
pub use prepared::PreparedPaths;
pub use query::{Parallels, PathQuery};
pub use results::{NeighbourhoodSize, PathCount, PathLength, ShortestPath};
pub use scratch::PathScratch;
pub use walk::Paths;
