//! How many mechanisms there are of each sign, and on how much they rest.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::graph::{StatementId, StatementRef};
use crate::model::Sign;
use crate::query::plan::{Budget, Completeness};

use super::mechanisms::Mechanisms;
use super::path::Mechanism;
use super::prepared::Prepared;

/// How many coherent mechanisms there are of each sign; see [`Mechanisms::counts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MechanismCounts {
    /// Of sign `+`.
    #[serde(rename = "+")]
    pub positive: SignCounts,
    /// Of sign `-`.
    #[serde(rename = "-")]
    pub negative: SignCounts,
    /// Without a sign.
    #[serde(rename = "?")]
    pub unknown: SignCounts,
    /// Whether these are all. Otherwise they are the best, up to where counting ended, and there are at least so many.
    pub complete: bool,
}

/// How many mechanisms of a sign there are, and on how much they rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SignCounts {
    /// How many there are.
    pub mechanisms: usize,
    /// Distinct primary knowledge sources of the statements that support their steps.
    pub sources: usize,
    /// Distinct publications of these statements.
    pub publications: usize,
}

impl MechanismCounts {
    /// The most mechanisms that are counted.
    pub const MOST: usize = 1_000;

    pub(super) fn find(prepared: &Prepared<'_>, spent: &Budget) -> Self {
        let mut prepared = prepared.clone();
        let query = Arc::make_mut(&mut prepared.query);
        (query.sign, query.limit, query.incoherent) = (None, Some(Self::MOST), false);
        let mut mechanisms = Mechanisms::new(prepared, None, spent.fresh_within(EXPANSIONS));
        let mut counted: [Counted; 3] = Default::default();
        for mechanism in mechanisms.by_ref() {
            let [positive, negative, unknown] = &mut counted;
            let of_sign = match mechanism.sign() {
                Some(Sign::Positive) => positive,
                Some(Sign::Negative) => negative,
                None => unknown,
            };
            of_sign.add(&mechanism);
        }
        let complete = mechanisms.completeness() == Completeness::Complete;
        let [positive, negative, unknown] = counted.map(|one| one.counts(mechanisms.prepared()));
        Self { positive, negative, unknown, complete }
    }
}

/// The most expansions of the search that counts.
const EXPANSIONS: u64 = 10_000;

/// The mechanisms of a sign, and the statements that support them.
#[derive(Clone, Debug, Default)]
struct Counted {
    mechanisms: usize,
    statements: BTreeSet<StatementId>,
}

impl Counted {
    fn add(&mut self, mechanism: &Mechanism<'_>) {
        self.mechanisms += 1;
        self.statements.extend(mechanism.statements().map(StatementRef::number));
    }

    fn counts(self, prepared: &Prepared<'_>) -> SignCounts {
        let graph = prepared.plan.graph;
        let statements = || self.statements.iter().filter_map(|number| graph.statement_at(*number));
        let sources: BTreeSet<&str> = statements().filter_map(StatementRef::primary_knowledge_source).collect();
        let publications: BTreeSet<&str> = statements().flat_map(StatementRef::publications).collect();
        let Self { mechanisms, .. } = self;
        SignCounts { mechanisms, sources: sources.len(), publications: publications.len() }
    }
}

impl Mechanisms<'_> {
    /// How many coherent mechanisms there are of each sign, whatever was given out and whatever sign or number the query
    /// wants, and how many sources and publications support them.
    ///
    /// The best [`MechanismCounts::MOST`] are looked at, within 10,000 expansions and what the limits of the run leave.
    ///
    /// ```
    /// use mechgraph::MechanismQuery;
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let counts = MechanismQuery::between("emapalumab", "HLH").run(&graph)?.counts();
    /// assert_eq!((counts.negative.mechanisms, counts.positive.mechanisms, counts.complete), (1, 0, true));
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> MechanismCounts {
        MechanismCounts::find(self.prepared(), self.budget())
    }
}
