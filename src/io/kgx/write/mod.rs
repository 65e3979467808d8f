//! Writers of KGX: the rows of a graph, as JSON Lines, as one document, or as tables.

mod cells;
mod edge_cells;
pub(super) mod json;
pub(in crate::io) mod keys_and_values;
pub(super) mod objects;
pub(super) mod rows;
mod tsv;

pub use json::{write_json, write_jsonl, write_jsonl_edges, write_jsonl_nodes};
pub use tsv::{write_tsv_edges, write_tsv_nodes};
