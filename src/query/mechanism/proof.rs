//! A mechanism's proof: what it rests on, checked against a graph without any search.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::graph::{ContextValue, KnowledgeGraph, Node, StatementRef};
use crate::model::{Direction, Effect, EpistemicStatus, Sign, Traversal};
use crate::query::limits::{Budget, Limits};
use crate::schema;

use super::coherence::Coherence;
use super::goal::disease_value;
use super::path::{Mechanism, Step, StepSupport};

/// A rule by which a statement became a step, or a path an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rule {
    /// The predicate is an inverse: the statement is read from object to subject.
    Inverse,
    /// The predicate is symmetric, and the statement is read from object to subject.
    Symmetric,
    /// The step passes the sign on: the process, part or place through which an effect runs.
    Carrier,
    /// The sign is that of a correlation.
    Correlation,
    /// The curator's effect differs from the one that the predicate implies, and wins.
    ExplicitEffect,
    /// The statement summarises an expansion.
    Shortcut,
    /// An end of the path is a subclass or, if inherited, a superclass of what was asked.
    Hierarchy,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inverse => "inverse",
            Self::Symmetric => "symmetric",
            Self::Carrier => "carrier",
            Self::Correlation => "correlation",
            Self::ExplicitEffect => "explicit effect",
            Self::Shortcut => "shortcut",
            Self::Hierarchy => "hierarchy",
        })
    }
}

impl StepSupport<'_> {
    /// The rules by which the statement supports its step, in order.
    #[must_use]
    pub fn rules(self) -> Vec<Rule> {
        let statement = self.statement;
        let traversal = schema::predicate(statement.predicate().as_str()).map(schema::PredicateRow::traversal);
        let backward = self.direction == Direction::Backward;
        let rules = [
            (Rule::Inverse, backward && traversal == Some(Traversal::Backward)),
            (Rule::Symmetric, backward && traversal == Some(Traversal::Both)),
            (Rule::Carrier, statement.effect() == Effect::Carrier),
            (Rule::Correlation, statement.is_correlational()),
            (Rule::ExplicitEffect, statement.effect_differs()),
            (Rule::Shortcut, !statement.expansions().is_empty()),
        ];
        rules.into_iter().filter(|(_, used)| *used).map(|(rule, _)| rule).collect()
    }
}

/// What a mechanism claims and rests on, apart from any graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Proof {
    /// The entities in sequence, as CURIEs.
    pub nodes: Vec<String>,
    /// The steps in sequence.
    pub steps: Vec<ProofStep>,
    /// The net sign.
    pub sign: Option<Sign>,
    /// How sure it is.
    pub status: Option<EpistemicStatus>,
    /// The entity that was asked about, if the path ends at a subclass of it or, inherited, at a
    /// superclass.
    pub asked: Option<String>,
    /// Whether the path ends at a superclass of what was asked.
    pub inherited: bool,
    /// Whether the statements hold together in some context.
    pub coherent: bool,
}

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ProofStep {
    /// What the step does to the sign.
    pub effect: Effect,
    /// The statements that say so, by id, with direction and rules.
    pub supports: Vec<(String, Direction, Vec<Rule>)>,
}

/// What is wrong with a proof.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// An entity or statement is not in the graph.
    #[error("{0:?} is not in the graph")]
    Missing(String),
    /// The path is no simple path of one step or more.
    #[error("the entities are no simple path with a step between each two")]
    Shape,
    /// A statement does not lead from one entity to the next with the effect and rules that are claimed.
    #[error("statement {statement:?} does not support step {step}")]
    Support {
        /// The step, from 1.
        step: usize,
        /// The statement.
        statement: String,
    },
    /// The steps give another sign.
    #[error("the steps give sign {0:?}")]
    Sign(Option<Sign>),
    /// The statements give another status.
    #[error("the statements give status {0:?}")]
    Status(Option<EpistemicStatus>),
    /// The statements do not hold together.
    #[error("statement {0:?} does not hold together with the rest of the path")]
    Incoherent(String),
    /// What was asked is neither the end of the path nor related to it by class.
    #[error("{0:?} is not the end of the path, nor a class above or below it as claimed")]
    Hierarchy(String),
}

impl Mechanism<'_> {
    /// What the mechanism claims and rests on; [`Proof::verify`] checks it.
    #[must_use]
    pub fn proof(&self) -> Proof {
        let support =
            |support: StepSupport<'_>| (support.statement.id().into_owned(), support.direction, support.rules());
        let step =
            |step: Step<'_, '_>| ProofStep { effect: step.effect(), supports: step.supports().map(support).collect() };
        Proof {
            nodes: self.nodes().map(|node| node.curie().to_owned()).collect(),
            steps: self.steps().map(step).collect(),
            sign: self.sign(),
            status: self.status(),
            asked: self
                .asked()
                .filter(|asked| self.nodes().next_back() != Some(*asked))
                .map(|asked| asked.curie().to_owned()),
            inherited: self.inherited_from().is_some(),
            coherent: self.is_coherent(),
        }
    }

    /// The rules by which the mechanism became an answer, those of its supports included, in order.
    #[must_use]
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules: Vec<Rule> = self.steps().flat_map(Step::supports).flat_map(StepSupport::rules).collect();
        if self.asked().is_some_and(|asked| self.nodes().next_back() != Some(asked)) {
            rules.push(Rule::Hierarchy);
        }
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

impl Proof {
    /// Checks every claim against a graph, by look-up alone.
    ///
    /// # Errors
    ///
    /// [`ProofError`] for the first claim that does not hold, or that cannot be checked within the default
    /// [`Limits`](crate::query::Limits).
    pub fn verify(&self, graph: &KnowledgeGraph) -> Result<(), ProofError> {
        let node = |id: &String| graph.node_by_text(id).ok_or_else(|| ProofError::Missing(id.clone()));
        let nodes: Vec<Node<'_>> = self.nodes.iter().map(node).collect::<Result<_, _>>()?;
        let repeats =
            nodes.iter().enumerate().any(|(place, node)| nodes.iter().skip(place + 1).any(|other| other == node));
        if self.steps.is_empty() || nodes.len() != self.steps.len() + 1 || repeats {
            return Err(ProofError::Shape);
        }
        let mut supports: Vec<Vec<StatementRef<'_>>> = Vec::new();
        for (place, (step, ends)) in self.steps.iter().zip(nodes.windows(2)).enumerate() {
            supports.push(step.check(place + 1, ends, graph)?);
        }
        let sign = self.sign_of(&nodes, &supports);
        if sign != self.sign {
            return Err(ProofError::Sign(sign));
        }
        let best = |step: &Vec<StatementRef<'_>>| step.iter().map(|s| s.epistemic_status()).max().flatten();
        let weakest = supports.iter().map(best).min().flatten();
        let status = if self.inherited { weakest.min(Some(EpistemicStatus::Hypothesised)) } else { weakest };
        if status != self.status {
            return Err(ProofError::Status(status));
        }
        let asked = self.asked.as_ref().map(node).transpose()?;
        self.check_asked(&nodes, asked, graph)?;
        if self.coherent { self.check_coherence(&nodes, asked, &supports, graph) } else { Ok(()) }
    }

    fn sign_of(&self, nodes: &[Node<'_>], supports: &[Vec<StatementRef<'_>>]) -> Option<Sign> {
        let product = self.steps.iter().fold(Effect::Carrier, |product, step| product.then(step.effect));
        let last_is_carrier = self.steps.last().is_some_and(|step| step.effect == Effect::Carrier);
        let locates = |statement: &StatementRef<'_>| {
            schema::predicate(statement.predicate().as_str()).is_some_and(schema::PredicateRow::is_locating)
        };
        let at_location = supports.last().is_some_and(|step| step.iter().any(locates));
        let is_place = nodes.last().is_some_and(|node| node.is_place());
        if last_is_carrier && (at_location || is_place) { None } else { product.sign() }
    }

    fn check_asked(
        &self,
        nodes: &[Node<'_>],
        asked: Option<Node<'_>>,
        graph: &KnowledgeGraph,
    ) -> Result<(), ProofError> {
        let (Some(asked), Some(end)) = (asked, nodes.last()) else { return Ok(()) };
        let classes = if self.inherited { graph.ancestors(asked.number()) } else { graph.descendants(asked.number()) };
        let related = *end == asked || classes.binary_search(&end.number()).is_ok();
        if related { Ok(()) } else { Err(ProofError::Hierarchy(asked.curie().to_owned())) }
    }

    /// Each support must take part in a choice of one statement a step that holds together.
    fn check_coherence(
        &self,
        nodes: &[Node<'_>],
        asked: Option<Node<'_>>,
        supports: &[Vec<StatementRef<'_>>],
        graph: &KnowledgeGraph,
    ) -> Result<(), ProofError> {
        let asked = asked.filter(|_| self.inherited);
        let diseases: Vec<ContextValue> =
            nodes.last().copied().into_iter().chain(asked).filter_map(disease_value).collect();
        let mut coherence = Coherence::new(graph);
        let mut budget = Budget::new(Limits::default(), None);
        for (place, step) in supports.iter().enumerate() {
            for support in step {
                let mut fixed = supports.to_vec();
                fixed[place] = vec![*support];
                if !holds_together(&fixed, &mut Vec::new(), &diseases, &mut coherence, &mut budget) {
                    return Err(ProofError::Incoherent(support.id().into_owned()));
                }
            }
        }
        Ok(())
    }
}

/// Whether some choice of one statement a step is coherent; the depth is that of the path.
fn holds_together<'g>(
    steps: &[Vec<StatementRef<'g>>],
    chosen: &mut Vec<&'g [ContextValue]>,
    diseases: &[ContextValue],
    coherence: &mut Coherence<'g>,
    budget: &mut Budget,
) -> bool {
    if coherence.narrowest(chosen, diseases, budget).is_none() {
        return false;
    }
    let Some((step, rest)) = steps.split_first() else { return true };
    step.iter().any(|statement| {
        chosen.push(statement.context_values());
        let holds = holds_together(rest, chosen, diseases, coherence, budget);
        chosen.pop();
        holds
    })
}

impl ProofStep {
    /// The supporting statements, if each leads from one end to the other as claimed.
    fn check<'g>(
        &self,
        step: usize,
        ends: &[Node<'g>],
        graph: &'g KnowledgeGraph,
    ) -> Result<Vec<StatementRef<'g>>, ProofError> {
        let mut supports = Vec::with_capacity(self.supports.len());
        for (id, direction, rules) in &self.supports {
            let statement = graph.statement(id).ok_or_else(|| ProofError::Missing(id.clone()))?;
            let read = statement.ends().map(|(subject, object)| match direction {
                Direction::Forward => [subject, object],
                Direction::Backward => [object, subject],
            });
            let support = StepSupport { statement, direction: *direction };
            let holds = read.is_some_and(|read| read == ends)
                && statement.permits(*direction)
                && statement.effect() == self.effect
                && support.rules() == *rules;
            if !holds {
                return Err(ProofError::Support { step, statement: id.clone() });
            }
            supports.push(statement);
        }
        if supports.is_empty() { Err(ProofError::Shape) } else { Ok(supports) }
    }
}
