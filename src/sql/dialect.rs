//! What engines write differently.

use serde::{Deserialize, Serialize};

use crate::model::words;

words! {
    /// The dialect of an engine. All that differs is how a parameter is written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[non_exhaustive]
    pub enum Dialect {
        /// `DuckDB`: parameters as `$p1`.
        DuckDb = "duckdb",
        /// Spark and Sail: parameters as `:p1`.
        Spark = "spark",
    }

    const ALL;

    /// The name: `duckdb` or `spark`.
    pub fn as_str;

    impl Display;
    impl FromStr for "dialect";
}

impl Dialect {
    /// What a parameter begins with in the text.
    pub(super) const fn mark(self) -> char {
        match self {
            Self::DuckDb => '$',
            Self::Spark => ':',
        }
    }
}
