//! The pattern as a value: what is asked, as given.

mod constraint;
mod edge;
mod node;
mod path;
mod query;

pub use constraint::{AllowDeny, AttributeConstraint, Operator};
pub use edge::QueryEdge;
pub use node::{QueryNode, SetInterpretation};
pub use path::QueryPath;
pub use query::PatternQuery;
