//! The frozen graph: columns, views, names, classes, and petgraph's traits.
//!
//! A [`KnowledgeGraph`] keeps each field of its entities and statements in a column of its own and
//! gives them out as views, [`Node`] and [`StatementRef`], which are a number and a borrow. What a
//! search reads is kept apart: one 16-byte record for each end of an edge, sorted by predicate and
//! neighbour, once by subject and once by object.

mod columns;
mod details;
mod extras;
mod hierarchy;
mod identity;
mod ids;
mod knowledge_graph;
mod metaedges;
mod names;
mod node;
mod statement;
pub mod visit;

pub(crate) use columns::{
    Adjacency, Columns, ContextValue, Dates, EdgeEnd, Flags, Hierarchy, NodeColumns, PredicateInfo, Sparse,
    StatementClass, StatementColumns,
};
pub(crate) use details::{Details, write_details};
pub(crate) use extras::Extras;
pub use ids::{NodeId, PredicateId, StatementId};
pub use knowledge_graph::KnowledgeGraph;
pub(crate) use metaedges::{Metaedge, Metaedges, split as split_metaedge};
pub use names::{NameKind, NameMatch, NameMatches};
pub use node::{Node, Nodes};
pub use statement::{ArgumentRef, StatementRef, Statements};
