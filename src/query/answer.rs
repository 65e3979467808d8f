//! Whole answers that own their data: serialisable, and free of the graph.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::model::{
    Applicability, Argument, ClinicalStatus, Context, Direction, Effect, EpistemicStatus, PartialDate, Sign,
};

use super::endpoint::Endpoint;
use super::error::QueryError;
use super::limits::{CancellationToken, Completeness, LimitKind, Limits};
use super::mechanism::{
    Absence, Constraint, ContextVerdict, Mechanism, MechanismQuery, Rule, Step, StepSupport, Therapeutic, Verdict,
    VerdictSign,
};

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
    /// What is claimed as treatment.
    pub therapeutic: Vec<TherapeuticAnswer>,
    /// Therapeutic statements that a filter could not judge.
    pub filtered: Filtered,
    /// Why there is no mechanism, if there is none.
    pub absence: Option<AbsenceAnswer>,
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
    /// The entities in sequence.
    pub nodes: Vec<NodeAnswer>,
    /// The steps in sequence.
    pub steps: Vec<StepAnswer>,
    /// Where it holds.
    pub context: Context,
    /// Whether its statements hold together; others are listed only when asked for.
    pub coherent: bool,
    /// The superclass from which it is inherited.
    pub inherited_from: Option<String>,
    /// The shortcuts on it, with what they summarise.
    pub summary: Option<Vec<SummaryAnswer>>,
    /// Statements about it.
    pub about: Vec<AboutAnswer>,
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

impl From<Option<Sign>> for SignAnswer {
    fn from(sign: Option<Sign>) -> Self {
        match sign {
            Some(Sign::Positive) => Self::Positive,
            Some(Sign::Negative) => Self::Negative,
            None => Self::Unknown,
        }
    }
}

/// A step, owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StepAnswer {
    /// The statements that say so, the best first.
    pub statements: Vec<StatementAnswer>,
    /// How the best of them is read.
    pub direction: Direction,
    /// The rules by which they became a step.
    pub rules: Vec<Rule>,
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
    /// What it does to a path.
    pub effect: Effect,
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
    /// How it is read, where that differs from its step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
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

/// A verdict, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VerdictAnswer {
    /// The sign over all.
    pub sign: VerdictSign,
    /// How sure it is.
    pub status: Option<EpistemicStatus>,
    /// The context that all share.
    pub context: Context,
    /// The cheapest mechanism of each sign.
    pub witnesses: Witnesses,
    /// The sign in each context, where there are several.
    pub by_context: Vec<ContextVerdictAnswer>,
    /// Always true: a verdict is derived from the statements, not asserted by one.
    pub derived: bool,
}

/// The sign in one context.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ContextVerdictAnswer {
    /// The context.
    pub context: Context,
    /// The sign in it.
    pub sign: VerdictSign,
    /// The cheapest mechanism of each sign.
    pub witnesses: Witnesses,
}

/// The cheapest mechanism of each sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Witnesses {
    /// Of sign `+`.
    #[serde(rename = "+")]
    pub positive: Option<Witness>,
    /// Of sign `-`.
    #[serde(rename = "-")]
    pub negative: Option<Witness>,
}

/// A mechanism that shows a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Witness {
    /// The entities in sequence, as CURIEs.
    pub nodes: Vec<String>,
    /// The best supporting statement of each step, by id.
    pub steps: Vec<String>,
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

/// A therapeutic statement, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TherapeuticAnswer {
    /// The id, given or derived.
    pub id: String,
    /// What treats.
    pub subject: String,
    /// The predicate.
    pub predicate: String,
    /// What is treated.
    pub object: String,
    /// The name of what is treated.
    pub object_name: String,
    /// How far the treatment has come.
    pub status: Option<ClinicalStatus>,
    /// The strategy whose statement it is, if it is not the drug's own.
    pub via_strategy: Option<String>,
    /// The name of the strategy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_strategy_name: Option<String>,
    /// Where.
    pub jurisdiction: Option<String>,
    /// For whom, in words.
    pub population: Option<String>,
    /// What else the source says of where and for whom.
    pub applicability: Applicability,
    /// When a source said so.
    pub reported: Option<PartialDate>,
    /// Since when it holds.
    pub valid_from: Option<PartialDate>,
    /// Until when it holds.
    pub valid_to: Option<PartialDate>,
    /// The layer.
    pub layer: Option<String>,
    /// Publications.
    pub publications: Vec<String>,
}

/// Therapeutic statements that a filter could not judge, and left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Filtered {
    /// Their date is unknown.
    pub undated: usize,
    /// Their jurisdiction is unknown.
    pub without_jurisdiction: usize,
}

/// Why there is no mechanism, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AbsenceAnswer {
    /// The fewest constraints without which there is one.
    pub constraints: Vec<Constraint>,
    /// The cheapest mechanism without them.
    pub nearest_miss: Option<MechanismAnswer>,
    /// The step that would join what the start reaches with what reaches the end.
    pub missing_step: Option<MissingStep>,
    /// What the start reaches, nearest first.
    pub reachable: Vec<NodeAnswer>,
    /// What reaches the end, nearest first.
    pub reaching: Vec<NodeAnswer>,
    /// Whether a limit cut the search for reasons.
    pub cut: bool,
}

/// A step that no statement makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MissingStep {
    /// Where it would start.
    pub from: NodeAnswer,
    /// Where it would end.
    pub to: NodeAnswer,
}

impl MechanismQuery {
    /// Runs the query and gathers everything it has to say. A query without [`limit`](Self::limit) gives
    /// as many mechanisms as `limits` allow.
    ///
    /// ```
    /// use mechgraph::query::{Limits, MechanismQuery};
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph, Limits::default(), None)?;
    /// drop(graph);
    /// assert_eq!(answer.mechanisms.len(), 1);
    /// assert_eq!(answer.therapeutic[0].object, "MONDO:0015541");
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`prepare`](Self::prepare).
    pub fn answer(
        &self,
        graph: &KnowledgeGraph,
        limits: Limits,
        token: Option<CancellationToken>,
    ) -> Result<Answer, QueryError> {
        let mut mechanisms = self.run_within(graph, limits, token)?;
        let listed: Vec<MechanismAnswer> =
            mechanisms.by_ref().zip(1..).map(|(mechanism, rank)| mechanism_answer(&mechanism, rank)).collect();
        let cut_by = match mechanisms.completeness() {
            Completeness::Truncated { by, .. } => Some(by),
            Completeness::Complete | Completeness::Open => None,
        };
        let verdict = mechanisms.verdict();
        let complete = mechanisms.completeness() == Completeness::Complete;
        let absence = (listed.is_empty() && complete).then(|| self.why_not_within(graph, mechanisms.budget()));
        let absence = absence.transpose()?;
        let treatments = mechanisms.prepared().treatments();
        Ok(Answer {
            from: endpoint_answer(&self.from, graph),
            to: endpoint_answer(&self.to, graph),
            verdict: verdict_answer(&verdict),
            completeness: CompletenessAnswer { complete, cut_by, expansions: mechanisms.expansions() },
            mechanisms: listed,
            therapeutic: treatments.statements.iter().map(therapeutic_answer).collect(),
            filtered: Filtered { undated: treatments.undated, without_jurisdiction: treatments.without_jurisdiction },
            absence: absence.as_ref().map(absence_answer),
        })
    }
}

fn endpoint_answer(endpoint: &Endpoint, graph: &KnowledgeGraph) -> EndpointAnswer {
    match endpoint.single(graph).and_then(|node| graph.node_at(node)) {
        Some(node) => EndpointAnswer { id: Some(node.curie().to_owned()), name: node.name().to_owned() },
        None => EndpointAnswer { id: None, name: endpoint.to_string() },
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

fn mechanism_answer(mechanism: &Mechanism<'_>, rank: usize) -> MechanismAnswer {
    let summary: Vec<SummaryAnswer> =
        mechanism.steps().zip(1..).flat_map(|(step, place)| summaries(step, place)).collect();
    MechanismAnswer {
        rank,
        cost: f64::from(mechanism.cost().0) / 1_000.0,
        sign: mechanism.sign().into(),
        status: mechanism.status(),
        nodes: mechanism.nodes().map(NodeAnswer::from).collect(),
        steps: mechanism.steps().map(step_answer).collect(),
        context: mechanism.context(),
        coherent: mechanism.is_coherent(),
        inherited_from: mechanism.inherited_from().map(|node| node.curie().to_owned()),
        summary: (!summary.is_empty()).then_some(summary),
        about: mechanism.about().into_iter().map(about_answer).collect(),
    }
}

fn step_answer(step: Step<'_, '_>) -> StepAnswer {
    let direction = step.direction();
    let mut rules: Vec<Rule> = step.supports().flat_map(StepSupport::rules).collect();
    rules.sort_unstable();
    rules.dedup();
    let statement = |support: StepSupport<'_>| StatementAnswer {
        direction: (support.direction != direction).then_some(support.direction),
        rules: support.rules(),
        ..StatementAnswer::from(support.statement)
    };
    StepAnswer { statements: step.supports().map(statement).collect(), direction, rules }
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
            effect: statement.effect(),
            status: statement.epistemic_status(),
            publications: statement.publications().map(own).collect(),
            primary_knowledge_source: statement.primary_knowledge_source().map(own),
            context: statement.context(),
            rules: Vec::new(),
            direction: None,
        }
    }
}

/// The statements of an expansion, each as it is read from `start` on.
fn sub_steps<'g>(start: Node<'g>, path: Vec<StatementRef<'g>>) -> Vec<StatementAnswer> {
    let mut at = start;
    let mut answers = Vec::with_capacity(path.len());
    for statement in path {
        let ends = statement.ends();
        let backward = ends.is_some_and(|(subject, _)| subject != at);
        at = ends.map_or(at, |(subject, object)| if backward { subject } else { object });
        let direction = backward.then_some(Direction::Backward);
        answers.push(StatementAnswer { direction, ..StatementAnswer::from(statement) });
    }
    answers
}

fn summaries(step: Step<'_, '_>, place: usize) -> Vec<SummaryAnswer> {
    let shortcuts = step.supports().map(|support| support.statement).filter(|s| !s.expansions().is_empty());
    let summary = |shortcut: StatementRef<'_>| SummaryAnswer {
        step: place,
        statement: shortcut.id().into_owned(),
        expansions: shortcut.expansion_statements().map(|path| sub_steps(step.from(), path)).collect(),
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

fn verdict_answer(verdict: &Verdict<'_>) -> VerdictAnswer {
    let in_context = |part: &ContextVerdict<'_>| ContextVerdictAnswer {
        context: part.context.clone(),
        sign: part.sign,
        witnesses: witnesses(part.positive.as_ref(), part.negative.as_ref()),
    };
    VerdictAnswer {
        sign: verdict.sign,
        status: verdict.status,
        context: verdict.context.clone(),
        witnesses: witnesses(verdict.positive.as_ref(), verdict.negative.as_ref()),
        by_context: verdict.by_context.iter().map(in_context).collect(),
        derived: true,
    }
}

fn witnesses(positive: Option<&Mechanism<'_>>, negative: Option<&Mechanism<'_>>) -> Witnesses {
    let witness = |mechanism: &Mechanism<'_>| Witness {
        nodes: mechanism.nodes().map(|node| node.curie().to_owned()).collect(),
        steps: mechanism
            .steps()
            .filter_map(|step| step.supports().next().map(|support| support.statement.id().into_owned()))
            .collect(),
    };
    Witnesses { positive: positive.map(witness), negative: negative.map(witness) }
}

fn therapeutic_answer(therapeutic: &Therapeutic<'_>) -> TherapeuticAnswer {
    let statement = therapeutic.statement;
    let applicability = statement.applicability().unwrap_or_default();
    TherapeuticAnswer {
        id: statement.id().into_owned(),
        subject: therapeutic.treatment.curie().to_owned(),
        predicate: statement.predicate().to_string(),
        object: therapeutic.condition.curie().to_owned(),
        object_name: therapeutic.condition.name().to_owned(),
        status: statement.clinical_status(),
        via_strategy: therapeutic.via_strategy.map(|node| node.curie().to_owned()),
        via_strategy_name: therapeutic.via_strategy.map(|node| node.name().to_owned()),
        jurisdiction: applicability.jurisdiction.clone(),
        population: applicability.patients(),
        reported: statement.reported(),
        valid_from: statement.valid_from(),
        valid_to: statement.valid_to(),
        layer: statement.layer().map(str::to_owned),
        publications: statement.publications().map(str::to_owned).collect(),
        applicability,
    }
}

fn absence_answer(absence: &Absence<'_>) -> AbsenceAnswer {
    AbsenceAnswer {
        constraints: absence.relaxed.clone(),
        nearest_miss: absence.nearest_miss.as_ref().map(|mechanism| mechanism_answer(mechanism, 1)),
        missing_step: absence.missing_step.map(|(from, to)| MissingStep { from: from.into(), to: to.into() }),
        reachable: absence.reachable.iter().copied().map(NodeAnswer::from).collect(),
        reaching: absence.reaching.iter().copied().map(NodeAnswer::from).collect(),
        cut: absence.cut,
    }
}
