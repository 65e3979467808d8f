//! What engines write differently.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::{ChoiceError, choose};

/// The dialect of an engine. All that differs is how a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Dialect {
    /// `DuckDB`: parameters as `$p1`.
    DuckDb,
    /// Spark and Sail: parameters as `:p1`.
    Spark,
}

impl Dialect {
    /// The name: `duckdb` or `spark`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Spark => "spark",
        }
    }

    /// What a parameter begins with in the text.
    pub(super) const fn mark(self) -> char {
        match self {
            Self::DuckDb => '$',
            Self::Spark => ':',
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Dialect {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose("dialect", &[Self::DuckDb, Self::Spark], Self::as_str, text)
    }
}
