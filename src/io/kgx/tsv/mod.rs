//! KGX tables: nodes or edges, a row a line, cells between tabs.

mod cells;
mod columns;
mod edges;
mod header;
mod nodes;
mod reader;
mod refill;

pub use reader::TsvReader;
