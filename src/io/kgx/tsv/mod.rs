//! KGX tables: nodes or edges, a row a line, cells between tabs.

mod cells;
mod columns;
mod dialect;
mod edges;
mod fill;
mod header;
mod layout;
mod misnamed;
mod nested;
mod nodes;
mod notes;
#[cfg(feature = "parallel")]
mod parallel;
mod quoted;
mod reader;
mod refill;
mod row_numbers;
mod shared;
mod table;
#[cfg(feature = "parallel")]
mod transcript;

pub(super) use columns::{APPLICABILITY, CONTEXT, EdgeColumn, LIST_DELIMITER, NodeColumn, Property, Shape};
pub(in crate::io) use header::normalised;
pub use quoted::Quoting;
pub(in crate::io) use quoted::{Progress, Record};
pub use reader::TsvReader;
#[cfg(feature = "parquet")]
pub(in crate::io) use row_numbers::{is_pandas_index, may_be_numbered};
