//! Questions as SQL, for graphs that are too large for one machine.
//!
//! The tables of [`io::parquet`](crate::io) are read by engines that scale: a [`MechanismSql`] has the text and the
//! parameters by which one finds the same mechanisms in the same order, and those by which it gives out the statements of
//! a small graph on which the question is asked anew; a [`PatternSql`] does the same of a pattern. [`documentation::cluster`](crate::documentation::cluster) is the
//! guide.
//!
//! The text is plain: unrolled joins, a branch for each number of steps, met from both ends, without recursion, arrays or
//! anything else in which engines differ.

mod between;
mod costs;
mod dialect;
mod ends;
mod error;
mod filters;
mod kept;
mod layers;
mod mechanisms;
mod paths;
mod pattern;
mod question;
mod readings;
mod statement;
pub(crate) mod tables;

pub use between::Between;
pub use dialect::Dialect;
pub use error::SqlError;
pub use mechanisms::MechanismSql;
pub use pattern::PatternSql;
pub use statement::Sql;
