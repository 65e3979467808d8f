//! Why a graph cannot be frozen.

/// Why a graph cannot be frozen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// More predicates than 16 bits can count.
    #[error("{0} predicates; at most 65,535 fit in one graph, so map rare ones to a common parent")]
    TooManyPredicates(usize),
    /// More profiles than 25 bits can count: different combinations of predicate, qualifiers, context and what is said of
    /// a statement's origin.
    #[error(
        "{0} combinations of predicate, qualifiers, context and origin; at most 33,554,432 fit in one graph, so split it"
    )]
    TooManyProfiles(usize),
    /// More entities or statements than 32 bits can count, or more text than 4 GiB.
    #[error("the graph has more {0} than 32 bits can count; split it")]
    TooLarge(&'static str),
}
