//! On what a step's effect rests.

use serde::{Deserialize, Serialize};

use super::choice::words;

words! {
    /// On what the effect of a statement rests, from the strongest to the weakest.
    ///
    /// A step has the basis of its best statement, a mechanism that of its weakest step.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum Basis {
        /// The curator gave the effect of this statement.
        Stated = "stated",
        /// The predicate or its qualifiers name a cause and what it does.
        Causal = "causal",
        /// A step of a mechanism record, in the order in which the curator wrote it: what takes part, where it happens
        /// and what goes together pass on what the curator let them pass.
        CuratedMechanism = "curated mechanism",
        /// Variation in a gene brings about a condition; whether more or less of the gene does is not said.
        Genetic = "genetic",
        /// The two go together, which names no cause.
        Correlation = "correlation",
        /// The one takes part in the other or is a part of it; what it does there is not said.
        Membership = "membership",
        /// The one is found in the other, so a path ends there.
        Place = "place",
    }

    /// All of them, from the strongest to the weakest.
    pub const ALL;

    /// The word in data: `stated`, `causal`, `curated mechanism`, `genetic`, `correlation`, `membership` or `place`.
    pub fn as_str;

    impl Display;
    impl FromStr for "basis";
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
