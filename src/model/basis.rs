//! On what a step's effect rests.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::choice::{ChoiceError, choose};

/// On what the effect of a statement rests, from the strongest to the weakest.
///
/// A step has the basis of its best statement, a mechanism that of its weakest step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The curator gave the effect of this statement.
    Stated,
    /// The predicate or its qualifiers name a cause and what it does.
    Causal,
    /// A step of a mechanism record, in the order in which the curator wrote it: what takes part, where it happens
    /// and what goes together pass on what the curator let them pass.
    #[serde(rename = "curated mechanism")]
    CuratedMechanism,
    /// Variation in a gene brings about a condition; whether more or less of the gene does is not said.
    Genetic,
    /// The two go together, which names no cause.
    Correlation,
    /// The one takes part in the other or is a part of it; what it does there is not said.
    Membership,
    /// The one is found in the other, so a path ends there.
    Place,
}

impl Basis {
    /// All of them, from the strongest to the weakest.
    pub const ALL: [Self; 7] = [
        Self::Stated,
        Self::Causal,
        Self::CuratedMechanism,
        Self::Genetic,
        Self::Correlation,
        Self::Membership,
        Self::Place,
    ];

    /// The word in data: `stated`, `causal`, `curated mechanism`, `genetic`, `correlation`, `membership` or `place`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Causal => "causal",
            Self::CuratedMechanism => "curated mechanism",
            Self::Genetic => "genetic",
            Self::Correlation => "correlation",
            Self::Membership => "membership",
            Self::Place => "place",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Basis {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose("basis", &Self::ALL, Self::as_str, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_as_it_is_written_and_the_strongest_is_the_least() {
        for basis in Basis::ALL {
            assert_eq!(basis.as_str().parse(), Ok(basis));
            assert_eq!(serde_json::to_string(&basis).unwrap(), format!("\"{basis}\""));
        }
        assert!(Basis::ALL.is_sorted());
        let message = "hearsay".parse::<Basis>().unwrap_err().to_string();
        assert!(message.starts_with("unknown basis \"hearsay\"; one of stated, causal, "), "{message}");
    }
}
