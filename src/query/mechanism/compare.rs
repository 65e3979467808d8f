//! What two questions share on the way, what is of one of them alone, and where they act against each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::{Effect, Sign};
use crate::query::plan::{Budget, Completeness, QueryError, RunOptions};

use super::expansion::read_from;
use super::joint::Joint;
use super::mechanisms::Mechanisms;
use super::path::{Mechanism, Step};
use super::query::MechanismQuery;
use super::verdict::Verdict;

/// Compares how two things act: the entities on the mechanisms of two questions, with the sign with which each start acts on
/// them.
///
/// Looked at are the best mechanisms of each question, as many as its limit says, else [`CompareQuery::MECHANISMS`].
/// Entities within shortcuts count, the ends of a mechanism do not. [`Comparison::joint`] says what both do to the end.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::{CompareQuery, Relation};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let question = |from: &str| MechanismQuery::between(from, "hemopoiesis");
/// let compared = CompareQuery::of(question("IFN-γ"), question("eltrombopag")).run(&graph)?;
/// let opposed = compared.entities.iter().find(|it| it.relation() == Relation::Opposed).ok_or("none")?;
/// assert_eq!(opposed.entity.name(), "thrombopoietin receptor");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[must_use = "a query does nothing until it is run"]
pub struct CompareQuery {
    first: MechanismQuery,
    second: MechanismQuery,
}

impl CompareQuery {
    /// How many mechanisms of a question without a limit of its own are looked at.
    pub const MECHANISMS: usize = 1_000;

    /// Compares the mechanisms of one question with those of another.
    pub const fn of(first: MechanismQuery, second: MechanismQuery) -> Self {
        Self { first, second }
    }

    /// Runs the query with the default limits.
    ///
    /// # Errors
    ///
    /// As [`MechanismQuery::prepare`], of each of the questions.
    pub fn run<'g>(&self, graph: &'g KnowledgeGraph) -> Result<Comparison<'g>, QueryError> {
        self.run_with(graph, RunOptions::default())
    }

    /// Runs the query within limits, until it is cancelled; the two questions share the deadline and the token, all other
    /// limits are of each.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// # Complexity
    ///
    /// As the two questions, and linear in the entities on their mechanisms.
    pub fn run_with<'g>(
        &self,
        graph: &'g KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<Comparison<'g>, QueryError> {
        let budget = Budget::new(options);
        let mut entities: BTreeMap<NodeId, [Passages; 2]> = BTreeMap::new();
        let mut look = |question: &MechanismQuery, side: Side| {
            let prepared = question.clone().limit(question.limit.unwrap_or(Self::MECHANISMS)).prepare(graph)?;
            let mut run = Mechanisms::new(prepared, None, Budget::new(budget.remaining()));
            let (mut best, mut mechanisms) = (None, 0);
            for mechanism in run.by_ref() {
                for (node, sign, after) in acted_on(&mechanism) {
                    let [first, second] = entities.entry(node).or_default();
                    let (counts, steps) = if side == Side::First { first } else { second };
                    counts.add(sign);
                    *steps = Some(steps.map_or(after, |known| known.min(after)));
                }
                mechanisms += 1;
                best.get_or_insert(mechanism);
            }
            let (verdict, completeness, expansions) = (run.verdict(), run.completeness(), run.expansions());
            let sign = question.sign;
            Ok::<_, QueryError>(ComparedSide { best, sign, mechanisms, verdict, completeness, expansions })
        };
        let (first, second) = (look(&self.first, Side::First)?, look(&self.second, Side::Second)?);
        let entity = |(node, [first, second]): (NodeId, [Passages; 2])| {
            ComparedEntity::new(Node::new(graph, node), first, second)
        };
        let mut entities: Vec<ComparedEntity<'g>> = entities.into_iter().map(entity).collect();
        entities.sort_by_key(|it| (it.relation(), core::cmp::Reverse(it.first.all() + it.second.all())));
        Ok(Comparison { first, second, entities })
    }
}

/// How many mechanisms of a question pass an entity, and after how many steps at least.
type Passages = (SignedCounts, Option<usize>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    First,
    Second,
}

/// What a [`CompareQuery`] found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Comparison<'g> {
    /// The first question.
    pub first: ComparedSide<'g>,
    /// The second question.
    pub second: ComparedSide<'g>,
    /// The entities on their mechanisms: by relation, then by how many mechanisms pass them, then by CURIE.
    pub entities: Vec<ComparedEntity<'g>>,
}

impl<'g> Comparison<'g> {
    /// What both starts do to the end together, by the signs of their verdicts alone, and where they meet first. Of a
    /// question that wants one sign, its mechanisms of that sign count alone, whatever the verdict is.
    #[must_use]
    pub fn joint(&self) -> Joint<'g> {
        Joint::of([&self.first, &self.second], &self.entities)
    }
}

/// One of two questions that are compared.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ComparedSide<'g> {
    /// Its best mechanism.
    pub best: Option<Mechanism<'g>>,
    /// The sign that the question wants, if it wants one.
    pub sign: Option<Sign>,
    /// How many of its mechanisms were looked at.
    pub mechanisms: usize,
    /// What all mechanisms together say, those of other signs than the question wants included.
    pub verdict: Verdict<'g>,
    /// Whether these are all: open if only as many as asked for were looked at, which then are the best.
    pub completeness: Completeness,
    /// Entities expanded.
    pub expansions: u64,
}

/// An entity on the mechanisms of one question or of both.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ComparedEntity<'g> {
    /// The entity.
    pub entity: Node<'g>,
    /// How many mechanisms of the first question pass it, by the sign with which its start acts on the entity.
    pub first: SignedCounts,
    /// The same of the second question.
    pub second: SignedCounts,
    /// After how many steps at least a mechanism of the first question passes it; none if none does. What is within a
    /// shortcut comes with its step.
    pub first_steps: Option<usize>,
    /// The same of the second question.
    pub second_steps: Option<usize>,
}

/// How many mechanisms pass an entity, by the sign with which their start acts on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SignedCounts {
    /// That raise it.
    #[serde(rename = "+")]
    pub positive: usize,
    /// That lower it.
    #[serde(rename = "-")]
    pub negative: usize,
    /// That reach it without a sign.
    #[serde(rename = "?")]
    pub unknown: usize,
}

impl SignedCounts {
    /// How many there are of all signs.
    #[must_use]
    pub const fn all(self) -> usize {
        self.positive + self.negative + self.unknown
    }

    /// The one sign of all that have one.
    #[must_use]
    pub const fn sign(self) -> Option<Sign> {
        match (self.positive, self.negative) {
            (1.., 0) => Some(Sign::Positive),
            (0, 1..) => Some(Sign::Negative),
            _ => None,
        }
    }

    const fn add(&mut self, sign: Option<Sign>) {
        match sign {
            Some(Sign::Positive) => self.positive += 1,
            Some(Sign::Negative) => self.negative += 1,
            None => self.unknown += 1,
        }
    }
}

/// How two questions meet at an entity, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// One raises it, the other lowers it, each on all of its mechanisms that have a sign there.
    Opposed,
    /// Both pass it, and do not oppose each other.
    Shared,
    /// It is on mechanisms of the first alone.
    First,
    /// It is on mechanisms of the second alone.
    Second,
}

impl<'g> ComparedEntity<'g> {
    const fn new(entity: Node<'g>, (first, first_steps): Passages, (second, second_steps): Passages) -> Self {
        Self { entity, first, second, first_steps, second_steps }
    }

    /// Whether both raise it, or both lower it, each on all of its mechanisms that have a sign there.
    #[must_use]
    pub fn converges(&self) -> bool {
        self.first.sign().is_some() && self.first.sign() == self.second.sign()
    }

    /// How the two questions meet here.
    #[must_use]
    pub fn relation(&self) -> Relation {
        match (self.first.all(), self.second.all()) {
            (_, 0) => Relation::First,
            (0, _) => Relation::Second,
            _ => match (self.first.sign(), self.second.sign()) {
                (Some(first), Some(second)) if first != second => Relation::Opposed,
                _ => Relation::Shared,
            },
        }
    }
}

/// The entities between the ends of a mechanism, within its shortcuts too, each once with each sign with which the start acts
/// on it, and after how many steps at least.
fn acted_on(mechanism: &Mechanism<'_>) -> Vec<(NodeId, Option<Sign>, usize)> {
    let ends: Vec<NodeId> = mechanism.nodes().map(Node::number).collect();
    let mut acted_on = Vec::new();
    let mut so_far = Effect::Carrier;
    for (step, number) in mechanism.steps().zip(1..) {
        within_shortcuts(step, number, so_far, &mut acted_on);
        so_far = so_far.then(step.effect());
        acted_on.push((step.to().number(), so_far.sign(), number));
    }
    acted_on.retain(|(node, ..)| ends.first() != Some(node) && ends.last() != Some(node));
    acted_on.sort_unstable();
    acted_on.dedup_by_key(|(node, sign, _)| (*node, *sign));
    acted_on
}

/// Adds the entities of the expansions of a step.
fn within_shortcuts(
    step: Step<'_, '_>,
    number: usize,
    so_far: Effect,
    acted_on: &mut Vec<(NodeId, Option<Sign>, usize)>,
) {
    for path in step.expansions() {
        let mut so_far = so_far;
        for read in read_from(step.from(), path) {
            so_far = so_far.then(read.statement.effect());
            acted_on.push((read.to.number(), so_far.sign(), number));
        }
    }
}
