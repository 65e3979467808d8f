//! Everything that a query has to say.

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::Sign;
use crate::query::mechanism::{MechanismChance, MechanismCounts, MechanismQuery};
use crate::query::plan::{Completeness, Endpoint, LimitKind, QueryError, RunOptions};

use super::absence::{AbsenceAnswer, absence_answer};
use super::mechanism::{MechanismAnswer, mechanism_answer};
use super::therapeutic::{Filtered, TherapeuticAnswer, therapeutic_answer};
use super::verdict::{VerdictAnswer, verdict_answer};

/// Everything that a mechanism query has to say, owned: mechanisms, verdict, therapeutic statements,
/// and why there is nothing.
///
/// Its JSON is the contract of `paths --json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Answer {
    /// Where the query starts.
    pub from: EndpointAnswer,
    /// Where it ends.
    pub to: EndpointAnswer,
    /// What all mechanisms together say.
    pub verdict: VerdictAnswer,
    /// Whether everything was seen.
    pub completeness: CompletenessAnswer,
    /// The mechanisms, best first.
    pub mechanisms: Vec<MechanismAnswer>,
    /// How often chance has as good a mechanism as the best one, if that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<MechanismChance>,
    /// What is claimed as treatment.
    pub therapeutic: Vec<TherapeuticAnswer>,
    /// What speaks against a treatment: refuted and denied claims, contraindications and adverse effects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<TherapeuticAnswer>,
    /// Therapeutic statements that a filter could not judge.
    pub filtered: Filtered,
    /// Why there is no mechanism, if there is none.
    pub absence: Option<AbsenceAnswer>,
    /// What was asked. [`verify`](Self::verify) needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<MechanismQuery>,
}

/// One end of a query: an entity, or the words of the query where it names no single one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EndpointAnswer {
    /// The CURIE of the entity.
    pub id: Option<String>,
    /// The name of the entity, or the query's words.
    pub name: String,
}

/// Whether everything was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompletenessAnswer {
    /// Whether there is nothing beyond what is listed.
    pub complete: bool,
    /// What cut the run; null if it was the number of mechanisms asked for.
    pub cut_by: Option<LimitKind>,
    /// Entities expanded.
    pub expansions: u64,
}

impl CompletenessAnswer {
    /// `is_last`: whether nothing comes after what is listed.
    pub(crate) fn new(completeness: Completeness, is_last: bool, expansions: u64) -> Self {
        let cut_by = match completeness {
            Completeness::Truncated { by, .. } => Some(by),
            Completeness::Complete | Completeness::Open => None,
        };
        Self { complete: is_last && cut_by.is_none(), cut_by, expansions }
    }
}

impl MechanismQuery {
    /// Runs the query and gathers everything it has to say. A query without [`limit`](Self::limit) gives
    /// as many mechanisms as the limits allow.
    ///
    /// ```
    /// use mechgraph::MechanismQuery;
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
    /// drop(graph);
    /// assert_eq!(answer.mechanisms.len(), 1);
    /// assert_eq!(answer.therapeutic[0].object, "MONDO:0015541");
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn answer(&self, graph: &KnowledgeGraph) -> Result<Answer, QueryError> {
        self.answer_with(graph, RunOptions::default())
    }

    /// As [`answer`](Self::answer), within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn answer_with(&self, graph: &KnowledgeGraph, options: impl Into<RunOptions>) -> Result<Answer, QueryError> {
        let mut mechanisms = self.run_with(graph, options)?;
        let listed: Vec<MechanismAnswer> =
            mechanisms.by_ref().zip(1..).map(|(mechanism, rank)| mechanism_answer(&mechanism, rank)).collect();
        let (verdict, counts) = (mechanisms.verdict(), mechanisms.counts());
        let is_last = mechanisms.completeness() == Completeness::Complete || self.lists_all(&counts, listed.len());
        let completeness = CompletenessAnswer::new(mechanisms.completeness(), is_last, mechanisms.expansions());
        let complete = completeness.complete;
        let absence = (listed.is_empty() && complete).then(|| self.why_not_within(graph, mechanisms.budget()));
        let absence = absence.transpose()?;
        let treatments = mechanisms.prepared().treatments();
        Ok(Answer {
            from: endpoint_answer(&self.from, graph),
            to: endpoint_answer(&self.to, graph),
            verdict: verdict_answer(&verdict, counts),
            completeness,
            mechanisms: listed,
            chance: None,
            therapeutic: treatments.statements.iter().map(therapeutic_answer).collect(),
            against: treatments.against.iter().map(therapeutic_answer).collect(),
            filtered: Filtered::from(&treatments),
            absence: absence.as_ref().map(absence_answer),
            query: Some(self.clone()),
        })
    }
}

impl MechanismQuery {
    /// Whether so many mechanisms are all there are, by a count of them.
    fn lists_all(&self, counts: &MechanismCounts, listed: usize) -> bool {
        let of_sign = match self.sign {
            Some(Sign::Positive) => counts.positive.mechanisms,
            Some(Sign::Negative) => counts.negative.mechanisms,
            None => [counts.positive, counts.negative, counts.unknown].iter().map(|one| one.mechanisms).sum(),
        };
        // Incoherent ones are not counted.
        counts.complete && !self.incoherent && listed == of_sign
    }
}

pub(super) fn endpoint_answer(endpoint: &Endpoint, graph: &KnowledgeGraph) -> EndpointAnswer {
    match endpoint.single(graph).and_then(|node| graph.node_at(node)) {
        Some(node) => EndpointAnswer { id: Some(node.curie().to_owned()), name: node.name().to_owned() },
        None => EndpointAnswer { id: None, name: endpoint.to_string() },
    }
}
