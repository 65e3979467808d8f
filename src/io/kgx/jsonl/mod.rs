//! KGX JSON Lines: a node or an edge a line, each an object.

mod edges;
mod known;
mod lines;
mod own;
mod reader;
mod split;

pub use reader::JsonlReader;
