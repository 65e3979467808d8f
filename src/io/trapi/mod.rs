//! TRAPI, the Translator Reasoner API: questions, and messages that answer them.
//!
//! [`MessageReader`] reads the knowledge graph of a message as a source of records, with the auxiliary graphs as what
//! [`supports`] its statements; [`read_results`] reads the results, [`write_message`] writes a graph. [`read_query`] makes a
//! [`PatternQuery`](crate::query::PatternQuery) of a query graph, [`query_graph`] writes one, [`response`] writes the
//! answer; [`mechanism_response`] writes mechanisms as the answer to a pathfinder query. Both the shape of version 1 (1.4
//! to 1.6) and that of 2.0 are read; which one is written is said by [`Version`]. The fields are those of
//! `TranslatorReasonerAPI.yaml` in NCATSTranslator/ReasonerAPI, of the branches 1.6 and 2.0.

mod auxiliary;
mod constraints;
mod document;
mod error;
mod from_kgx;
mod keys;
mod knowledge;
mod mechanisms;
mod message;
mod query;
mod query_graph;
mod reader;
mod response;
mod results;
mod sources;
mod supported;
mod supports;
mod to_kgx;
mod write;
mod written;

use super::contents::{Content, Contents};

pub use error::TrapiError;
pub use mechanisms::mechanism_response;
pub use message::{ResponseOptions, Version};
pub use query::read_query;
pub use query_graph::query_graph;
pub use reader::{Message, MessageReader};
pub use response::{Response, response};
pub use results::{MessageAnalysis, MessageResult, MessageResults, read_results};
pub use supported::supports;
pub use write::write_message;

/// What a message has room for.
pub(super) const HOLDS: Contents = Contents { none: &[Content::Nested], ..Contents::ALL };
