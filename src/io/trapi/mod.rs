//! TRAPI, the Translator Reasoner API: questions, and messages that answer them.
//!
//! [`read_query`] makes a [`PatternQuery`](crate::query::PatternQuery) of a query graph, [`query_graph`] writes one;
//! [`response`] writes the answer; [`MessageReader`] reads the knowledge graph of a message as a source of records. Both
//! the shape of version 1 (1.4 to 1.6) and that of 2.0 are read; which one is written is said by [`Version`]. The fields
//! are those of `TranslatorReasonerAPI.yaml` in NCATSTranslator/ReasonerAPI, of the branches 1.6 and 2.0.

mod constraints;
mod error;
mod keys;
mod knowledge;
mod message;
mod query;
mod query_graph;
mod reader;
mod response;

pub use error::TrapiError;
pub use message::{ResponseOptions, Version};
pub use query::read_query;
pub use query_graph::query_graph;
pub use reader::{Message, MessageReader};
pub use response::{Response, response};
