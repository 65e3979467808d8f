//! Patterns: entities and statements that fit together, as TRAPI's query graphs ask for them.
//!
//! A [`PatternQuery`] holds what is asked (`value`). Preparing it compiles each node (`candidates`, `attribute`) and each
//! edge (`places`, `relation`, `qualifiers`), and makes the plan (`order`). A run reads the statements of each edge once
//! (`explore`) into pairs of entities (`table`), which make a forest with checks (`tree`, `checked`, `walks` for paths).
//! Matches are counted by its weights (`count`) or gone through (`cursor`, `matches`), and put together as results
//! (`grouping`, `results`).

mod attribute;
mod candidates;
#[cfg(feature = "json")]
mod chain;
mod checked;
mod count;
mod cursor;
mod explained;
mod explore;
mod grouping;
mod matches;
mod order;
mod places;
mod prepared;
mod qualifiers;
mod relation;
mod results;
mod run;
mod table;
mod tree;
mod value;
mod walks;

#[cfg(feature = "parquet")]
pub(crate) use attribute::sources_of;
pub(crate) use candidates::check_set;
#[cfg(feature = "json")]
pub(crate) use chain::class_chain;
pub use count::MatchCount;
pub use explained::{PatternPlan, PatternStep};
pub use matches::{MatchRef, Matches};
pub(crate) use places::Places;
pub use prepared::PreparedPattern;
pub(crate) use qualifiers::{check_qualifier_set, schema_qualifier};
#[cfg(feature = "json")]
pub(crate) use results::EdgeSupport;
pub use results::{NodeBinding, PatternResult, PatternResults};
pub use value::{
    AllowDeny, AttributeConstraint, Operator, PatternQuery, QueryEdge, QueryNode, QueryPath, SetInterpretation,
};
