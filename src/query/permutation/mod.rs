//! Networks whose entities keep their degrees, drawn at random: what chance is measured by.
//!
//! Two edges, `a → x` and `b → y`, become `a → y` and `b → x` ([`exchange`]), many times over: the `XSwap` of Hanhijärvi,
//! Garriga and Puolamäki (2009, doi:10.1137/1.9781611972795.67).

mod exchange;
mod graph;
mod present;
mod random;

pub(crate) use exchange::{Ends, exchange};
pub(crate) use graph::{AT_FIRST, BETWEEN, PermutedGraphs};
pub(crate) use present::Present;
pub(crate) use random::Random;
