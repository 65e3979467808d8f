//! What all mechanisms together say.

use serde::{Deserialize, Serialize};

use crate::model::{Context, EpistemicStatus};
use crate::query::mechanism::{ContextVerdict, Mechanism, MechanismCounts, Verdict, VerdictSign, VerdictStrength};

/// A verdict, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VerdictAnswer {
    /// The sign over all.
    pub sign: VerdictSign,
    /// By how much it leads; null where it is neither `+` nor `-`, and where it is so by correlation only.
    #[serde(default)]
    pub strength: Option<VerdictStrength>,
    /// Whether every mechanism rests on a correlation, which decides nothing.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub by_correlation: bool,
    /// How sure it is.
    pub status: Option<EpistemicStatus>,
    /// The context that all share.
    pub context: Context,
    /// The cheapest mechanism of each sign.
    pub witnesses: Witnesses,
    /// How many mechanisms there are of each sign, and on how much they rest.
    #[serde(default)]
    pub counts: MechanismCounts,
    /// The sign in each context, where there are several.
    pub by_context: Vec<ContextVerdictAnswer>,
    /// Always true: a verdict is derived from the statements, not asserted by one.
    pub derived: bool,
}

/// The sign in one context.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ContextVerdictAnswer {
    /// The context.
    pub context: Context,
    /// The sign in it.
    pub sign: VerdictSign,
    /// By how much it leads; null where it is neither `+` nor `-`.
    #[serde(default)]
    pub strength: Option<VerdictStrength>,
    /// The cheapest mechanism of each sign.
    pub witnesses: Witnesses,
}

/// The cheapest mechanism of each sign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Witness {
    /// The entities in sequence, as CURIEs.
    pub nodes: Vec<String>,
    /// The best supporting statement of each step, by id.
    pub steps: Vec<String>,
    /// What it costs.
    #[serde(default)]
    pub cost: f64,
}

pub(super) fn verdict_answer(verdict: &Verdict<'_>, counts: MechanismCounts) -> VerdictAnswer {
    let in_context = |part: &ContextVerdict<'_>| ContextVerdictAnswer {
        context: part.context.clone(),
        sign: part.sign,
        strength: part.strength,
        witnesses: witnesses(part.positive.as_ref(), part.negative.as_ref()),
    };
    VerdictAnswer {
        sign: verdict.sign,
        strength: verdict.strength,
        by_correlation: verdict.by_correlation,
        status: verdict.status,
        context: verdict.context.clone(),
        witnesses: witnesses(verdict.positive.as_ref(), verdict.negative.as_ref()),
        counts,
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
        cost: f64::from(mechanism.cost().0) / 1_000.0,
    };
    Witnesses { positive: positive.map(witness), negative: negative.map(witness) }
}
