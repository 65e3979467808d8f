//! Patterns as SQL: a table of entities for each node that is restricted, one of statements and pairs for each edge, and
//! their join.

mod edges;
mod kept;
mod matches;
mod nodes;
mod qualifiers;
mod statements;

pub use statements::PatternSql;
