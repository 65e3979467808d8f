//! Names as lines of known width.

mod advance;
mod lines;

pub(super) use lines::Lines;
