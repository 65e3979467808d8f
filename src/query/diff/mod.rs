//! What differs between two graphs, and between two answers to one question.
//!
//! A [`GraphDiff`] walks both graphs side by side, in the order that both have, and gives out what is of one alone
//! (`ranks`, `graph`); statements of one subject are matched by their identity, then by what else joins them
//! (`matching`). An [`AnswerDiff`] takes two [`Answer`](super::Answer)s, however they came about.

mod answer;
mod change;
mod counts;
mod fields;
mod graph;
mod matching;
mod query;
mod ranks;

pub use answer::{AnswerDiff, MechanismChange, MechanismState, VerdictChange, VerdictState};
pub use change::{Change, Difference};
pub use counts::{ChangeCounts, DiffCounts};
pub use fields::FieldChange;
pub use graph::GraphDiff;
pub use query::GraphDiffQuery;
