//! KGX, the exchange format of Biolink graphs.
//!
//! A graph is a pair of tables ([`TsvReader`], [`write_tsv_nodes`], [`write_tsv_edges`]), one JSON document
//! ([`JsonReader`], [`write_json`]) or JSON Lines ([`JsonlReader`], [`write_jsonl`]): a node or an edge is
//! a row or an object, with Biolink's slots as columns or keys. Columns and keys that are no slots become
//! properties. What other pipelines write in other shapes is read as [`reading`](crate::documentation::reading) says.
//!
//! Ours are a superset: `effect`, `epistemic_status`, `clinical_status`, `valid_from`, `valid_to`,
//! `reported`, `shortcut_over` and `layer` in all three; in JSON `context`, `applicability`, `labels`,
//! `{"statement": ID}` as a subject or object, and `mechgraph:properties` for properties whose names are
//! slots; in tables `context_cell`, `applicability_jurisdiction` and their like. JSON holds every graph, a
//! table what fits into cells; the writers count the rest.

mod checks;
mod fields;
mod finite;
mod json;
mod jsonl;
mod keys;
mod lists;
mod literal;
mod meant;
mod numbers;
mod own;
mod record_json;
mod records;
mod scan;
mod strict;
mod tracked;
mod tsv;
mod unfold;
mod whole;
mod write;

use super::contents::{Content, Contents};

pub(super) use fields::OWN_PROPERTIES;
pub use json::JsonReader;
pub use jsonl::JsonlReader;
pub(super) use keys::is_qualifier;
pub(super) use records::{RecordKind, Spot, Trouble, edge_of_cells, hand_on, node_of_cells, parse};
pub(super) use strict::value as strict_value;
pub(super) use tsv::{Progress, Record, normalised as column_name};
pub use tsv::{Quoting, TsvReader};
#[cfg(feature = "parquet")]
pub(super) use tsv::{is_pandas_index, may_be_numbered};
pub(super) use unfold::{UPSTREAM, attribute_slot, attribute_target};
pub(super) use whole::read_whole;
#[cfg(feature = "rdf")]
pub(super) use write::json::edge as row_object;
pub(super) use write::keys_and_values;
#[cfg(feature = "rdf")]
pub(super) use write::objects::is_id;
pub(super) use write::objects::{edge as edge_object, is_read_as_it_is, node as node_object, to_json};
#[cfg(any(feature = "parquet", feature = "rdf"))]
pub(super) use write::rows::nodes as node_rows;
pub(super) use write::rows::{Extent, edges as edge_rows, record as row_record};
pub use write::{write_json, write_jsonl, write_jsonl_edges, write_jsonl_nodes, write_tsv_edges, write_tsv_nodes};

/// What a table has room for; JSON has room for everything.
pub(super) const TABLE: Contents = Contents {
    partly: &[Content::OtherNames, Content::Conditions, Content::Shortcuts, Content::Properties],
    none: &[Content::Nested],
    ..Contents::ALL
};
