//! One module a verb.

pub(crate) mod audit;
pub(crate) mod build;
pub(crate) mod bypass;
pub(crate) mod candidates;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod connect;
pub(crate) mod contradictions;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod draw;
pub(crate) mod essential;
pub(crate) mod explain;
pub(crate) mod find;
pub(crate) mod info;
pub(crate) mod loops;
pub(crate) mod matching;
pub(crate) mod metapath;
pub(crate) mod names;
pub(crate) mod paths;
pub(crate) mod questions;
pub(crate) mod regulators;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod verify;
