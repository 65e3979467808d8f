//! Numbers of rows, and where they are.

/// Row of the builder's sources, and line.
pub(in crate::build) type Origin = (u32, u32);

/// The origin of a record that was not read from a source.
pub(in crate::build) const UNPLACED: Origin = (u32::MAX, 0);

/// The number of a row. Rows beyond the count that a graph can hold are refused when it is frozen.
pub(in crate::build) fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
