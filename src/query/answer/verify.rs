//! Checking an answer against a graph: each mechanism by look-up, what takes a search by asking again.

use serde::Serialize;
use serde_json::Value as Json;

use crate::graph::KnowledgeGraph;
use crate::model::{Effect, Sign};
use crate::query::mechanism::{
    MechanismCounts, MechanismQuery, Proof, ProofError, ProofStep, ProofSupport, Therapeutic, VerdictSign,
};
use crate::query::plan::{LimitKind, QueryError, RunOptions};

use super::absence::AbsenceAnswer;
use super::mechanism::{MechanismAnswer, SignAnswer, StatementAnswer, StepAnswer, mechanism_answer};
use super::therapeutic::{Filtered, therapeutic_answer};
use super::whole::{Answer, endpoint_answer};

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The answer does not have its query.
    #[error("the answer does not say what was asked; its query is needed")]
    NoQuery,
    /// The query means nothing in the graph.
    #[error("the query cannot be run on this graph: {0}")]
    Query(#[from] QueryError),
    /// The proof of a mechanism does not hold.
    #[error("mechanism {place}: {error}")]
    Proof {
        /// The place of the mechanism in the answer, from 1.
        place: usize,
        /// What is wrong with it.
        error: ProofError,
    },
    /// The graph gives another value.
    #[error("{field} is not what the graph gives")]
    Field {
        /// Where in the answer, such as `mechanisms[0].steps[1].statements[0].publications`.
        field: String,
    },
    /// A limit cut the search that was to give the same answer again.
    #[error("the search was cut by {0}, so that verdict, counts and list cannot be checked; allow it more")]
    Limit(LimitKind),
}

impl Answer {
    /// Checks an answer against a graph: the ends, the treatments, and of each mechanism its proof and every field but where
    /// its statements were read, by look-up; then what takes a search, by asking again within the default
    /// [limits](crate::query::Limits).
    ///
    /// Of an answer that a limit cut, the list must be how the full one begins, a sign that its verdict has must be that of the
    /// full answer, and no count may be greater; why there is nothing is not checked.
    ///
    /// ```
    /// use mechgraph::MechanismQuery;
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let mut answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
    /// answer.verify(&graph)?;
    /// answer.mechanisms[0].steps[1].statements[0].publications.clear();
    /// let error = answer.verify(&graph).unwrap_err().to_string();
    /// assert_eq!(error, "mechanisms[0].steps[1].statements[0].publications is not what the graph gives");
    /// # Ok::<(), mechgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError`] for the first claim that does not hold, or that cannot be checked within the limits.
    pub fn verify(&self, graph: &KnowledgeGraph) -> Result<(), AnswerError> {
        self.verify_with(graph, RunOptions::default())
    }

    /// As [`verify`](Self::verify), within limits, until it is cancelled; see [`RunOptions`].
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub fn verify_with(&self, graph: &KnowledgeGraph, options: impl Into<RunOptions>) -> Result<(), AnswerError> {
        let query = self.query.as_ref().ok_or(AnswerError::NoQuery)?;
        let prepared = query.prepare(graph)?;
        check("from", &self.from, &endpoint_answer(&query.from, graph))?;
        check("to", &self.to, &endpoint_answer(&query.to, graph))?;
        for (index, mechanism) in self.mechanisms.iter().enumerate() {
            let proof = mechanism.proof(query, self.to.id.as_deref());
            let replayed = proof.replay(graph).map_err(|error| AnswerError::Proof { place: index + 1, error })?;
            let claimed = without_origins(mechanism.clone());
            let given = without_origins(mechanism_answer(&replayed, index + 1));
            check(&format!("mechanisms[{index}]"), &claimed, &given)?;
        }
        let treatments = prepared.treatments();
        let claims = |list: &[Therapeutic<'_>]| list.iter().map(therapeutic_answer).collect::<Vec<_>>();
        check("therapeutic", &self.therapeutic, &claims(&treatments.statements))?;
        check("against", &self.against, &claims(&treatments.against))?;
        let filtered = Filtered::from(&treatments);
        check("filtered", &self.filtered, &filtered)?;
        self.verify_search(&query.answer_with(graph, options)?)
    }

    /// Checks what takes a search against the answer that a search gave.
    fn verify_search(&self, given: &Self) -> Result<(), AnswerError> {
        if let Some(limit) = given.completeness.cut_by {
            return Err(AnswerError::Limit(limit));
        }
        let (claimed_ids, mut given_ids) = (identities(self), identities(given));
        if self.completeness.cut_by.is_none() {
            check("mechanisms", &claimed_ids, &given_ids)?;
            check("completeness.complete", &self.completeness.complete, &given.completeness.complete)?;
            check("verdict", &self.verdict, &given.verdict)?;
            let absence = |answer: &Self| answer.absence.clone().map(without_origins_of_absence);
            return check("absence", &absence(self), &absence(given));
        }
        given_ids.truncate(claimed_ids.len());
        check("mechanisms", &claimed_ids, &given_ids)?;
        check("completeness.complete", &self.completeness.complete, &false)?;
        let (claimed, given) = (&self.verdict, &given.verdict);
        if claimed.sign != VerdictSign::Undetermined {
            check("verdict.sign", &claimed.sign, &given.sign)?;
        }
        let counts = |it: &MechanismCounts| [it.positive, it.negative, it.unknown].map(|of_sign| of_sign.mechanisms);
        let is_less =
            counts(&claimed.counts).iter().zip(counts(&given.counts)).all(|(claimed, given)| *claimed <= given);
        let field = || AnswerError::Field { field: "verdict.counts".to_owned() };
        if is_less || !given.counts.complete { Ok(()) } else { Err(field()) }
    }
}

/// What tells each mechanism of an answer from the others: its entities and the effects of its steps.
fn identities(answer: &Answer) -> Vec<(Vec<&str>, Vec<Option<Effect>>)> {
    let effect = |step: &StepAnswer| step.statements.first().map(|statement| statement.effect);
    let mechanisms = answer.mechanisms.iter();
    let identity = mechanisms.map(|MechanismAnswer { nodes, steps, .. }| {
        (nodes.iter().map(|node| node.id.as_str()).collect(), steps.iter().map(effect).collect())
    });
    identity.collect()
}

fn without_origins_of_absence(mut absence: AbsenceAnswer) -> AbsenceAnswer {
    absence.nearest_miss = absence.nearest_miss.map(without_origins);
    absence.reversed = absence.reversed.map(without_origins);
    absence.joins.iter_mut().for_each(|join| join.statement.origin = None);
    absence
}

impl MechanismAnswer {
    /// The proof of what the answer says of the mechanism; `asked` is the entity that the query ends at, if it is one.
    fn proof(&self, query: &MechanismQuery, asked: Option<&str>) -> Proof {
        Proof {
            query: query.clone(),
            nodes: self.nodes.iter().map(|node| node.id.clone()).collect(),
            steps: self.steps.iter().map(proof_step).collect(),
            sign: sign(self.sign),
            status: self.status,
            asked: asked.filter(|asked| self.nodes.last().is_some_and(|end| end.id != *asked)).map(str::to_owned),
            inherited: self.inherited_from.is_some(),
            start_inherited: self.start_inherited_from.is_some(),
            coherent: self.coherent,
            context: self.context.clone(),
        }
    }
}

/// The same graph may have been read from files of other names.
fn without_origins(mut mechanism: MechanismAnswer) -> MechanismAnswer {
    let steps = mechanism.steps.iter_mut().flat_map(|step| &mut step.statements);
    let expansions = mechanism.summary.iter_mut().flatten().flat_map(|summary| &mut summary.expansions).flatten();
    steps.chain(expansions).for_each(drop_origin);
    let against = mechanism.steps.iter_mut().flat_map(|step| &mut step.against);
    against.for_each(|opposition| drop_origin(&mut opposition.statement));
    mechanism
}

fn drop_origin(statement: &mut StatementAnswer) {
    statement.origin = None;
    statement.against.iter_mut().for_each(|opposition| drop_origin(&mut opposition.statement));
}

fn proof_step(step: &StepAnswer) -> ProofStep {
    let support = |statement: &StatementAnswer| ProofSupport {
        statement: statement.id.clone(),
        direction: statement.direction.unwrap_or(step.direction),
        rules: statement.rules.clone(),
    };
    ProofStep {
        effect: step.statements.first().map_or(Effect::None, |statement| statement.effect),
        supports: step.statements.iter().map(support).collect(),
    }
}

const fn sign(sign: SignAnswer) -> Option<Sign> {
    match sign {
        SignAnswer::Positive => Some(Sign::Positive),
        SignAnswer::Negative => Some(Sign::Negative),
        SignAnswer::Unknown => None,
    }
}

/// Compares a part of an answer with what the graph gives.
fn check<T: PartialEq + Serialize>(name: &str, claimed: &T, given: &T) -> Result<(), AnswerError> {
    if claimed == given {
        return Ok(());
    }
    let json = |value: &T| serde_json::to_value(value).unwrap_or_default();
    Err(AnswerError::Field { field: difference(name.to_owned(), &json(claimed), &json(given)) })
}

/// Where two values differ first.
fn difference(place: String, one: &Json, other: &Json) -> String {
    match (one, other) {
        (Json::Object(ours), Json::Object(theirs)) => {
            let keys = ours.keys().chain(theirs.keys());
            match keys.into_iter().find(|key| ours.get(*key) != theirs.get(*key)) {
                Some(key) => match (ours.get(key), theirs.get(key)) {
                    (Some(one), Some(other)) => difference(format!("{place}.{key}"), one, other),
                    _ => format!("{place}.{key}"),
                },
                None => place,
            }
        }
        (Json::Array(ours), Json::Array(theirs)) if ours.len() == theirs.len() => {
            match ours.iter().zip(theirs).enumerate().find(|(_, (one, other))| one != other) {
                Some((index, (one, other))) => difference(format!("{place}[{index}]"), one, other),
                None => place,
            }
        }
        _ => place,
    }
}
