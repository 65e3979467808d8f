//! What a search says beside paths: numbers, and whether everything was seen.

use crate::query::plan::Completeness;

use super::path::PathRef;

/// How many paths there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathCount {
    /// The paths counted; all of them if the count is complete. It stops at `u64::MAX`.
    pub paths: u64,
    /// Whether all were counted.
    pub completeness: Completeness,
    /// Entities whose statements were read, and branches entered.
    pub expansions: u64,
}

/// How many steps the shortest path or walk has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathLength {
    /// The steps; `None` if there is none within the hop limit, or a limit cut the search.
    pub steps: Option<usize>,
    /// Whether the answer is sure.
    pub completeness: Completeness,
    /// Entities whose statements were read.
    pub expansions: u64,
}

/// How many entities lie within some steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NeighbourhoodSize {
    /// The entities counted; all of them if the count is complete.
    pub entities: usize,
    /// Whether all were counted.
    pub completeness: Completeness,
    /// Entities whose statements were read.
    pub expansions: u64,
}

/// A shortest path or walk, in the scratch of its search.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ShortestPath<'s, 'g> {
    /// The path; `None` if there is none within the hop limit, or a limit cut the search.
    pub path: Option<PathRef<'s, 'g>>,
    /// Whether the answer is sure.
    pub completeness: Completeness,
    /// Entities whose statements were read.
    pub expansions: u64,
}
