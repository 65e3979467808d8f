//! mechgraph
#![forbid(unsafe_code)]

mod error;
mod text;

pub mod build;
#[cfg(feature = "json")]
pub mod datasets;
pub mod graph;
pub mod io;
pub mod model;
pub mod query;
pub mod render;
pub mod schema;

pub use build::GraphBuilder;
pub use error::Error;
pub use graph::{KnowledgeGraph, Node, NodeId};
pub use model::{Category, Curie, Entity, Predicate, Sign, Statement};
pub use petgraph;
pub use query::{Mechanism, MechanismQuery};
