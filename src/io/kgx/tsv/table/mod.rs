//! The rows of a table, below its header.

mod lines;
mod quoted_rows;
mod row;
mod tally;

pub(super) use lines::Table;
pub(super) use tally::Tally;
