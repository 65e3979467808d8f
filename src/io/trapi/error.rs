//! What is wrong with a message.

use crate::io::json_places::place_of;
use crate::io::json_words::reason;

/// What is wrong with a TRAPI message that asks something, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}{problem}", .place, if .place.is_empty() { "" } else { ": " })]
#[non_exhaustive]
pub struct TrapiError {
    /// Where in it, as a path of keys such as `message.query_graph.edges.e0.predicates[1]`, or as a line and a column.
    pub place: String,
    /// What is wrong, and what to write instead if that is known.
    pub problem: String,
}

impl TrapiError {
    pub(super) fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into() }
    }

    /// What is wrong with a text that is no JSON.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let (line, column) = place_of(error, (1, 1));
        Self::new(format!("line {line}, column {column}"), reason(error))
    }
}
