//! Mechanisms and their statements.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::{Node, StatementRef};
use crate::model::{Argument, Basis, Context, Direction, Effect, EpistemicStatus, Sign, Value};
use crate::query::mechanism::{
    CostPart, Mechanism, Opposition, OppositionKind, Read, Rule, Step, StepSupport, read_from,
};
use crate::text::distinct;

/// A mechanism, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MechanismAnswer {
    /// Its place in the order, from 1.
    pub rank: usize,
    /// What it costs.
    pub cost: f64,
    /// The net sign: `+`, `-` or `?`.
    pub sign: SignAnswer,
    /// How sure it is.
    pub status: Option<EpistemicStatus>,
    /// On what it rests: as its weakest step.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// The entities in sequence.
    pub nodes: Vec<NodeAnswer>,
    /// The steps in sequence.
    pub steps: Vec<StepAnswer>,
    /// Where it holds, all alternatives together.
    pub context: Context,
    /// The alternatives, where it holds in one context or in another that do not make one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<Context>,
    /// Whether its statements hold together; others are listed only when asked for.
    pub coherent: bool,
    /// The superclass from which it is inherited.
    pub inherited_from: Option<String>,
    /// The class of what was asked at which it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_inherited_from: Option<String>,
    /// The shortcuts on it, with what they summarise.
    pub summary: Option<Vec<SummaryAnswer>>,
    /// Statements about it.
    pub about: Vec<AboutAnswer>,
}

/// An entity in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NodeAnswer {
    /// The CURIE.
    pub id: String,
    /// The name.
    pub name: String,
    /// The most specific category.
    pub category: Option<String>,
}

/// A net sign in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignAnswer {
    /// `+`
    #[serde(rename = "+")]
    Positive,
    /// `-`
    #[serde(rename = "-")]
    Negative,
    /// Unknown.
    #[serde(rename = "?")]
    Unknown,
}

/// A step, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StepAnswer {
    /// The statements that say so, the best first.
    pub statements: Vec<StatementAnswer>,
    /// How the best of them is read.
    pub direction: Direction,
    /// The rules by which they became a step.
    pub rules: Vec<Rule>,
    /// On what it rests: as the strongest of them.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// What it costs.
    #[serde(default)]
    pub cost: f64,
    /// What makes up its cost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cost_parts: Vec<CostPart>,
    /// What speaks against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<OppositionAnswer>,
}

/// A statement that speaks against a step, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OppositionAnswer {
    /// How it does.
    pub kind: OppositionKind,
    /// The statement.
    pub statement: StatementAnswer,
}

/// A supporting statement, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StatementAnswer {
    /// The id, given or derived.
    pub id: String,
    /// The layer.
    pub layer: Option<String>,
    /// What acts.
    pub subject: Argument,
    /// How it acts.
    pub predicate: String,
    /// What is acted on.
    pub object: Argument,
    /// Qualifiers by slot.
    pub qualifiers: BTreeMap<String, String>,
    /// Whether it denies this.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub negated: bool,
    /// What it does to a path.
    pub effect: Effect,
    /// On what its effect rests.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// How sure its source is.
    pub status: Option<EpistemicStatus>,
    /// Publications.
    pub publications: Vec<String>,
    /// The source that first said so.
    pub primary_knowledge_source: Option<String>,
    /// Where it holds.
    #[serde(default, skip_serializing_if = "Context::is_empty")]
    pub context: Context,
    /// The rules by which it supports its step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What kind of knowledge it is (Biolink `knowledge_level`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knowledge_level: Option<String>,
    /// Who made it (Biolink `agent_type`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_type: Option<String>,
    /// The words of the publications (Biolink `supporting_text`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<String>,
    /// Where the graph has it from: a file and a line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginAnswer>,
    /// How it is read, where that differs from its step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// What speaks against it, where it is a sub-step of a shortcut; [`StepAnswer::against`] has what speaks against a step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<OppositionAnswer>,
}

/// The place of a record in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OriginAnswer {
    /// The source, such as a file.
    pub source: String,
    /// The line, from 1.
    pub line: u64,
}

/// A shortcut with the statements that it summarises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SummaryAnswer {
    /// The step that it supports, from 1.
    pub step: usize,
    /// The shortcut's id.
    pub statement: String,
    /// Its expansions, each the sub-steps in sequence.
    pub expansions: Vec<Vec<StatementAnswer>>,
}

/// A statement about a mechanism.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AboutAnswer {
    /// The id, given or derived.
    pub id: String,
    /// What it is that the statement is about, or who says so.
    pub subject: Argument,
    /// How they are related.
    pub predicate: String,
    /// The other side.
    pub object: Argument,
}

pub(super) fn mechanism_answer(mechanism: &Mechanism<'_>, rank: usize) -> MechanismAnswer {
    let summary: Vec<SummaryAnswer> =
        mechanism.steps().zip(1..).flat_map(|(step, place)| summaries(step, place)).collect();
    MechanismAnswer {
        rank,
        cost: f64::from(mechanism.cost().0) / 1_000.0,
        sign: mechanism.sign().into(),
        status: mechanism.status(),
        basis: mechanism.basis(),
        nodes: mechanism.nodes().map(NodeAnswer::from).collect(),
        steps: mechanism.steps().map(step_answer).collect(),
        context: mechanism.context(),
        contexts: Some(mechanism.contexts()).filter(|contexts| contexts.len() > 1).unwrap_or_default(),
        coherent: mechanism.is_coherent(),
        inherited_from: mechanism.inherited_from().map(|node| node.curie().to_owned()),
        start_inherited_from: mechanism.start_inherited_from().map(|node| node.curie().to_owned()),
        summary: (!summary.is_empty()).then_some(summary),
        about: mechanism.about().into_iter().map(about_answer).collect(),
    }
}

fn step_answer(step: Step<'_, '_>) -> StepAnswer {
    let direction = step.direction();
    let rules: Vec<Rule> = distinct(step.supports().flat_map(StepSupport::rules));
    let statement = |support: StepSupport<'_>| StatementAnswer {
        direction: (support.direction != direction).then_some(support.direction),
        rules: support.rules(),
        ..StatementAnswer::from(support.statement)
    };
    StepAnswer {
        statements: step.supports().map(statement).collect(),
        direction,
        rules,
        basis: step.basis(),
        cost: f64::from(step.cost().0) / 1_000.0,
        cost_parts: step.cost_parts(),
        against: step.against().into_iter().map(|opposition| opposition_answer(opposition, direction)).collect(),
    }
}

fn opposition_answer(opposition: Opposition<'_>, of_step: Direction) -> OppositionAnswer {
    let Opposition { statement, direction, kind } = opposition;
    let direction = (direction != of_step).then_some(direction);
    OppositionAnswer { kind, statement: StatementAnswer { direction, ..StatementAnswer::from(statement) } }
}

/// The statements of an expansion, each as it is read from the start of the step on, with what speaks against it.
fn sub_steps<'g>(step: Step<'_, 'g>, path: Vec<StatementRef<'g>>) -> Vec<StatementAnswer> {
    let mut start = step.from();
    let answer = |read: Read<'g>| {
        let against = step.against_sub_step(start, &read).into_iter();
        start = read.to;
        StatementAnswer {
            direction: (read.direction == Direction::Backward).then_some(read.direction),
            against: against.map(|opposition| opposition_answer(opposition, read.direction)).collect(),
            ..StatementAnswer::from(read.statement)
        }
    };
    read_from(step.from(), path).map(answer).collect()
}

fn summaries<'g>(step: Step<'_, 'g>, place: usize) -> Vec<SummaryAnswer> {
    let shortcuts = step.supports().map(|support| support.statement).filter(|s| !s.expansions().is_empty());
    let summary = |shortcut: StatementRef<'g>| SummaryAnswer {
        step: place,
        statement: shortcut.id().into_owned(),
        expansions: step.expansions_of(shortcut).map(|path| sub_steps(step, path)).collect(),
    };
    shortcuts.map(summary).collect()
}

fn about_answer(statement: StatementRef<'_>) -> AboutAnswer {
    AboutAnswer {
        id: statement.id().into_owned(),
        subject: statement.subject().to_argument(),
        predicate: statement.predicate().to_string(),
        object: statement.object().to_argument(),
    }
}

impl From<Option<Sign>> for SignAnswer {
    fn from(sign: Option<Sign>) -> Self {
        match sign {
            Some(Sign::Positive) => Self::Positive,
            Some(Sign::Negative) => Self::Negative,
            None => Self::Unknown,
        }
    }
}

impl From<Node<'_>> for NodeAnswer {
    fn from(node: Node<'_>) -> Self {
        Self {
            id: node.curie().to_owned(),
            name: node.name().to_owned(),
            category: node.category().map(ToString::to_string),
        }
    }
}

/// Where a statement was read, if its source has a name.
fn origin(statement: StatementRef<'_>) -> Option<OriginAnswer> {
    let (source, line) = statement.origin().filter(|(source, _)| !source.is_empty())?;
    Some(OriginAnswer { source: source.to_owned(), line })
}

/// The texts of a statement's `supporting_text`.
fn quotes(statement: StatementRef<'_>) -> Vec<String> {
    match statement.property("supporting_text") {
        Some(Value::List(texts)) => texts.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        Some(Value::Text(text)) => vec![text],
        _ => Vec::new(),
    }
}

impl From<StatementRef<'_>> for StatementAnswer {
    fn from(statement: StatementRef<'_>) -> Self {
        let own = |text: &str| text.to_owned();
        Self {
            id: statement.id().into_owned(),
            layer: statement.layer().map(own),
            subject: statement.subject().to_argument(),
            predicate: statement.predicate().to_string(),
            object: statement.object().to_argument(),
            qualifiers: statement.qualifiers().map(|(slot, value)| (slot.to_owned(), value.to_owned())).collect(),
            negated: statement.is_negated(),
            effect: statement.effect(),
            basis: statement.basis(),
            status: statement.epistemic_status(),
            publications: statement.publications().map(own).collect(),
            primary_knowledge_source: statement.primary_knowledge_source().map(own),
            context: statement.context(),
            rules: Vec::new(),
            knowledge_level: statement.knowledge_level().map(own),
            agent_type: statement.agent_type().map(own),
            quotes: quotes(statement),
            origin: origin(statement),
            direction: None,
            against: Vec::new(),
        }
    }
}
