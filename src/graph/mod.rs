//! The frozen graph: columns, views, names, classes, and petgraph's traits.
//!
//! A [`KnowledgeGraph`] keeps each field of its entities and statements in a column of its own and
//! gives them out as views, [`Node`] and [`StatementRef`], which are a number and a borrow. What a
//! search reads is 20 bytes an edge: its other end and its profile, sorted by predicate and neighbour, once by
//! subject and once by object. By subject, an edge's place is the number of its statement.

mod adjacency;
mod belief;
mod changed_rows;
mod changes;
mod columns;
mod detail_rows;
mod details;
mod evidence;
mod extras;
mod flags;
mod hierarchy;
mod ids;
mod knowledge_graph;
mod lists;
mod lookup;
mod metaedges;
mod names;
mod node;
mod node_statements;
mod overlay;
mod packed;
mod permuted;
mod profiles;
mod snapshot;
mod statement;
pub mod visit;

pub(crate) use adjacency::{EdgeEnd, EdgeRows, EdgesByObject, Ends, EndsIter, offsets};
pub(crate) use belief::Beliefs;
pub(crate) use columns::{
    Columns, ContextValue, DatedRow, Dates, Hierarchy, Label, NodeColumns, Origin, PredicateInfo, Sparse,
    StatementClass, StatementColumns,
};
pub(crate) use detail_rows::DetailRows;
pub(crate) use details::{Details, write_details, write_details_of, write_extras, write_texts};
pub(crate) use evidence::PARTS_OF_A_BIT;
pub(crate) use flags::Flags;
pub use ids::{NodeId, PredicateId, StatementId};
pub use knowledge_graph::KnowledgeGraph;
pub(crate) use metaedges::{Metaedge, Metaedges, split as split_metaedge};
pub use names::{Closeness, NameKind, NameMatch, NameMatches, NameSearch};
pub use node::{Node, Nodes};
pub(crate) use permuted::NetworkTemplate;
pub(crate) use profiles::BasisCode;
pub(crate) use profiles::{Profile, ProfileWord};
pub use snapshot::{Fingerprint, SnapshotError};
pub use statement::{ArgumentRef, StatementRef, Statements};
