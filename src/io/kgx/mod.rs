//! KGX, the exchange format of Biolink graphs.
//!
//! JSON Lines has one object a line, a node or an edge with Biolink's slots as keys. Ours are a superset:
//! `effect`, `context`, `epistemic_status`, `clinical_status`, `applicability`, `valid_from`,
//! `valid_to`, `reported`, `shortcut_over`, `layer`, `labels`, and `{"statement": ID}` as a subject or
//! object. Keys that are neither become properties.

mod checks;
mod fields;
mod json;
mod jsonl;
mod records;
mod strict;
mod tsv;
mod write;

pub use json::JsonReader;
pub use jsonl::JsonlReader;
pub use tsv::TsvReader;
pub use write::{write_json, write_jsonl, write_jsonl_edges, write_jsonl_nodes, write_tsv_edges, write_tsv_nodes};
