//! A mechanism's proof: what it rests on, checked against a graph without any search.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::graph::{Node, StatementRef};
use crate::model::{Basis, Context, Direction, Effect, EpistemicStatus, Sign, Traversal, words};
use crate::query::plan::QueryError;
use crate::schema;
use crate::text::{make_distinct, quoted};

use super::constraint::Constraint;
use super::path::{Mechanism, Step, StepSupport};
use super::query::MechanismQuery;

words! {
    /// A rule by which a statement became a step, or a path an answer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[non_exhaustive]
    pub enum Rule {
        /// The predicate is an inverse: the statement is read from object to subject.
        Inverse = "inverse",
        /// The predicate is symmetric, and the statement is read from object to subject.
        Symmetric = "symmetric",
        /// The step passes the sign on: the process, part or place through which an effect runs.
        Carrier = "carrier",
        /// The sign is that of a correlation.
        Correlation = "correlation",
        /// A gene's variation is what bears on the condition, so that the sign is not known.
        Variation = "variation",
        /// The one takes part in the other, or is a part of it, so that the sign is not known.
        Membership = "membership",
        /// It only says where something is.
        Place = "place",
        /// The curator's effect differs from the one that the predicate implies, and wins.
        ExplicitEffect = "explicit_effect",
        /// The statement is of a gene's product, or of a product's gene, which a rule has made one.
        GeneProduct = "gene_product",
        /// An overlay turns the sign of the statement.
        TurnedSign = "turned_sign",
        /// An overlay adds the statement.
        Added = "added",
        /// The statement summarises an expansion.
        Shortcut = "shortcut",
        /// An end of the path is a subclass or, if inherited, a superclass of what was asked.
        Hierarchy = "hierarchy",
    }

    /// Every rule, in order.
    pub const ALL;
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inverse => "inverse",
            Self::Symmetric => "symmetric",
            Self::Carrier => "carrier",
            Self::Correlation => "correlation",
            Self::Variation => "variation in the gene",
            Self::Membership => "membership",
            Self::Place => "place",
            Self::ExplicitEffect => "explicit effect",
            Self::GeneProduct => "gene and product as one",
            Self::TurnedSign => "turned sign",
            Self::Added => "addition",
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
            (Rule::Inverse, backward && traversal != Some(Traversal::Both)),
            (Rule::Symmetric, backward && traversal == Some(Traversal::Both)),
            (Rule::Carrier, statement.effect() == Effect::Carrier),
            (Rule::Correlation, statement.is_correlational()),
            (Rule::Variation, statement.basis() == Some(Basis::Genetic)),
            (Rule::Membership, statement.basis() == Some(Basis::Membership)),
            (Rule::Place, statement.basis() == Some(Basis::Place)),
            (Rule::ExplicitEffect, statement.effect_differs()),
            (Rule::GeneProduct, is_of_a_joined_gene(statement)),
            (Rule::TurnedSign, statement.is_turned()),
            (Rule::Added, statement.is_added()),
            (Rule::Shortcut, !statement.expansions().is_empty()),
        ];
        rules.into_iter().filter(|(_, used)| *used).map(|(rule, _)| rule).collect()
    }
}

/// Whether an end of a statement was written as a product and is a gene now, or the other way round.
fn is_of_a_joined_gene(statement: StatementRef<'_>) -> bool {
    let is_both =
        |node: Node<'_>| ["Gene", "GeneProductMixin"].iter().all(|kind| schema::are_in(node.categories(), &[kind]));
    let is_one_of = |id: &str, category: &str| {
        let prefix = id.split_once(':').map_or("", |(prefix, _)| prefix);
        schema::category(category).is_some_and(|row| row.id_prefixes().contains(&prefix))
    };
    let is_other_kind = |one: &str, other: &str| {
        is_one_of(one, "Gene") && !is_one_of(one, "Protein") && is_one_of(other, "Protein") && !is_one_of(other, "Gene")
    };
    let Some((subject, object)) = statement.ends() else { return false };
    [(subject, "original_subject"), (object, "original_object")].into_iter().any(|(node, slot)| {
        is_both(node)
            && statement.property(slot).is_some_and(|original| {
                let texts = original.texts();
                texts.into_iter().any(|id| is_other_kind(id, node.curie()) || is_other_kind(node.curie(), id))
            })
    })
}

/// What a mechanism claims and rests on, apart from any graph.
///
/// The library makes it, from a mechanism or from JSON; [`verify`](Self::verify) says whether it holds. An unknown field of
/// the JSON is an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Proof {
    /// The query that it answers.
    pub query: MechanismQuery,
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
    /// Whether the path starts at a superclass of what was asked.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub start_inherited: bool,
    /// Whether the statements hold together in some context.
    pub coherent: bool,
    /// Where it holds, with the alternatives of each dimension together.
    pub context: Context,
}

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProofStep {
    /// What the step does to the sign.
    pub effect: Effect,
    /// The statements that say so.
    pub supports: Vec<ProofSupport>,
}

/// A statement that supports a step of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProofSupport {
    /// The id of the statement.
    pub statement: String,
    /// How it is read.
    pub direction: Direction,
    /// The rules by which it supports the step.
    pub rules: Vec<Rule>,
}

/// What is wrong with a proof.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// An entity or statement is not in the graph.
    #[error("{} is not in the graph", quoted(.0))]
    Missing(String),
    /// The path has no step, or repeats an entity.
    #[error("the entities are no simple path with a step between each two")]
    Shape,
    /// A statement does not lead from one entity to the next with the effect and rules that are claimed.
    #[error("statement {} does not support step {step}", quoted(.statement))]
    Support {
        /// The step, from 1.
        step: usize,
        /// The statement.
        statement: String,
    },
    /// The steps give another sign.
    #[error("the steps give {}, not the sign that the proof claims", .0.map_or("no sign".to_owned(), |sign| format!("sign {sign}")))]
    Sign(Option<Sign>),
    /// The statements give another status.
    #[error("the statements give {}, not the status that the proof claims", .0.map_or("no status".to_owned(), |status| format!("status {status}")))]
    Status(Option<EpistemicStatus>),
    /// The statements do not hold together.
    #[error("statement {} does not hold together with the rest of the path", quoted(.0))]
    Incoherent(String),
    /// The statements hold together, or do not, where the proof says otherwise.
    #[error("the statements {}hold together, which the proof denies", if *.0 { "" } else { "do not " })]
    Coherence(bool),
    /// The statements hold in another context.
    #[error("the statements hold in another context than the proof says")]
    Context(Context),
    /// The path does not start where the query does.
    #[error("the query does not start at {}", quoted(.0))]
    Start(String),
    /// The path does not end where the query does.
    #[error("the query does not end at {}", quoted(.0))]
    End(String),
    /// The path does not meet a constraint of the query.
    #[error("the path does not meet a constraint of the query: {0}")]
    Constraint(Constraint),
    /// The query means nothing in the graph.
    #[error("the query cannot be run on this graph")]
    Query(#[from] QueryError),
    /// What was asked is neither the end of the path nor related to it by class.
    #[error("{} is not the end of the path, nor a class above or below it as claimed", quoted(.0))]
    Hierarchy(String),
}

impl Mechanism<'_> {
    /// What the mechanism claims and rests on; [`Proof::verify`] checks it.
    #[must_use]
    pub fn proof(&self) -> Proof {
        let support = |support: StepSupport<'_>| ProofSupport {
            statement: support.statement.id().into_owned(),
            direction: support.direction,
            rules: support.rules(),
        };
        let step =
            |step: Step<'_, '_>| ProofStep { effect: step.effect(), supports: step.supports().map(support).collect() };
        Proof {
            query: self.query().clone(),
            nodes: self.nodes().map(|node| node.curie().to_owned()).collect(),
            steps: self.steps().map(step).collect(),
            sign: self.sign(),
            status: self.status(),
            asked: self
                .asked()
                .filter(|asked| self.nodes().next_back() != Some(*asked))
                .map(|asked| asked.curie().to_owned()),
            inherited: self.inherited_from().is_some(),
            start_inherited: self.start_inherited_from().is_some(),
            coherent: self.is_coherent(),
            context: self.context(),
        }
    }

    /// The rules by which the mechanism became an answer, those of its supports included, in order.
    #[must_use]
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules: Vec<Rule> = self.steps().flat_map(Step::supports).flat_map(StepSupport::rules).collect();
        let is_other_end = self.asked().is_some_and(|asked| self.nodes().next_back() != Some(asked));
        if is_other_end || self.start_inherited_from().is_some() {
            rules.push(Rule::Hierarchy);
        }
        make_distinct(&mut rules);
        rules
    }
}
