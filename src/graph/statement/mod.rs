//! Views of statements: [`StatementRef`] is a number and a borrow. Its accessors are grouped by what they are about.

mod argument;
mod conditions;
mod display;
mod identity;
mod iter;
mod meaning;
mod owned;
mod provenance;
mod related;
mod view;

pub use argument::ArgumentRef;
pub use iter::Statements;
pub use view::StatementRef;
