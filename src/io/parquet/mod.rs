//! Parquet: a graph as tables for SQL engines, and tables of nodes and edges read as graphs.
//!
//! A graph is four tables: entities ([`write_nodes`]), statements ([`write_edges`]), what lies above what
//! ([`write_closure`]), and records, shortcuts and contexts ([`write_links`]). Columns that KGX has a slot for have its name;
//! those that begin with `mg_` hold what the graph worked out and what [`sql`](crate::sql) asks for: numbers in the order of
//! identifiers, effects, flags and parts of costs. [`documentation::cluster`](crate::documentation::cluster) lists them.
//! [`Reader`] reads nodes and edges back, and those of others.
//!
//! The same tables are given out as arrays of Arrow ([`node_batches`] and so on), and read from them ([`BatchReader`]).
//! [`arrow_array`] is re-exported: its version is part of what this crate promises.

mod batch_reader;
mod batches;
mod closure;
mod edges;
mod links;
mod nodes;
mod reader;
mod spread;
mod table;
mod values;

pub use arrow_array;
pub use batch_reader::BatchReader;
pub use batches::RecordBatches;
pub use closure::{closure_batches, write_closure};
pub use edges::{edge_batches, write_edges};
pub use links::{link_batches, write_links};
pub use nodes::{node_batches, write_nodes};
pub use reader::{Parquet, Reader};
