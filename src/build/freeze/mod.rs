//! From the tables to a graph: what rows that differ say is decided, numbered in order, and written to columns.

pub(super) mod contradictions;
pub(super) mod cycles;
pub(super) mod decided;
pub(super) mod effects;
pub(super) mod error;
pub(super) mod expansions;
pub(super) mod frozen_nodes;
pub(super) mod frozen_statements;
pub(super) mod graph;
pub(super) mod order;
pub(super) mod order_by_id;
pub(super) mod placed;
pub(super) mod profiles;
pub(super) mod self_statements;
pub(super) mod swapped;
pub(super) mod templates;
pub(super) mod versions;
