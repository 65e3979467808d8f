//! What all mechanisms together say: one sign over all, and one in each context.

use core::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Context, EpistemicStatus, Sign, words};
use crate::query::plan::{Budget, Narrowest};

use super::cost::Cost;
use super::evaluate::Found;
use super::goal::Goal;
use super::path::{Mechanism, context_of};
use super::prepared::Prepared;
use super::product::Wanted;
use super::scratch::Scratch;
use super::search::Search;
use super::stage::Stage;

/// The sign of an ensemble of mechanisms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VerdictSign {
    /// The best mechanism of sign `+` leads, or there is none of sign `-`.
    #[serde(rename = "+")]
    Positive,
    /// The best mechanism of sign `-` leads, or there is none of sign `+`.
    #[serde(rename = "-")]
    Negative,
    /// There are mechanisms of both signs, and the best of neither leads.
    #[serde(rename = "conflicting")]
    Conflicting,
    /// There are mechanisms, none with a sign.
    #[serde(rename = "unknown")]
    Unknown,
    /// There is no mechanism.
    #[serde(rename = "none")]
    None,
    /// A limit cut the search before it was settled.
    #[serde(rename = "undetermined")]
    Undetermined,
}

impl fmt::Display for VerdictSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Positive => "+",
            Self::Negative => "−",
            Self::Conflicting => "conflicting",
            Self::Unknown => "unknown",
            Self::None => "none",
            Self::Undetermined => "undetermined",
        })
    }
}

words! {
    /// By how much a sign leads.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum VerdictStrength {
        /// By [`Verdict::LEAN`] at least.
        Leaning = "leaning",
        /// By [`Verdict::CLEAR`] at least, or there is no mechanism of the other sign.
        Clear = "clear",
    }

    /// The word in data: `leaning` or `clear`.
    pub fn as_str;

    impl Display;
}

/// What the mechanisms within the hop limit say together. It is derived, not asserted by any source.
///
/// The sign of the best mechanism alone is not enough (that of the shortest signed path is right about 78 % of the time,
/// by the benchmark of PhysioMap): hence one search for a `+` and one for a `-` mechanism, each with its best witness.
/// The sign whose witness costs less by a margin is the verdict; the other witness is what dissents. How many mechanisms
/// there are of each sign is [counted](crate::query::Mechanisms::counts) apart, as it takes longer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Verdict<'g> {
    /// The sign over all contexts.
    pub sign: VerdictSign,
    /// By how much the sign leads; `None` where it is neither `+` nor `-`, and where it is so by correlation only.
    pub strength: Option<VerdictStrength>,
    /// Whether every mechanism rests on a correlation, for a query that [allows](crate::MechanismQuery::allow_correlations) them.
    /// Beside one that does not, they have no part in the verdict.
    pub by_correlation: bool,
    /// How sure the witness of the sign is; of two that conflict, the weaker.
    pub status: Option<EpistemicStatus>,
    /// The narrowest context, where all mechanisms share one.
    pub context: Context,
    /// The cheapest mechanism of sign `+`.
    pub positive: Option<Mechanism<'g>>,
    /// The cheapest mechanism of sign `-`.
    pub negative: Option<Mechanism<'g>>,
    /// The sign in each narrowest context, by context; empty where there is only one.
    pub by_context: Vec<ContextVerdict<'g>>,
}

/// What the mechanisms of one narrowest context say together.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ContextVerdict<'g> {
    /// The context; empty for mechanisms that hold everywhere.
    pub context: Context,
    /// The sign in it.
    pub sign: VerdictSign,
    /// By how much the sign leads; `None` where it is neither `+` nor `-`.
    pub strength: Option<VerdictStrength>,
    /// The cheapest mechanism of sign `+`.
    pub positive: Option<Mechanism<'g>>,
    /// The cheapest mechanism of sign `-`.
    pub negative: Option<Mechanism<'g>>,
}

impl Verdict<'_> {
    /// By so much the best mechanism of a sign must cost less than that of the other to be the verdict.
    pub const LEAN: Cost = Cost(500);
    /// By so much it must cost less for the verdict to be clear.
    pub const CLEAR: Cost = Cost(1_000);
}

impl<'g> Verdict<'g> {
    pub(crate) fn find(prepared: &Prepared<'g>, spent: &Budget) -> Self {
        if prepared.query.incoherent {
            // Incoherent paths may be listed, but they say nothing together.
            let mut coherent = prepared.clone();
            Arc::make_mut(&mut coherent.query).incoherent = false;
            return Self::find(&coherent, spent);
        }
        // What goes together decides nothing, so it is asked only where nothing acts.
        let causal = prepared.query.correlations.then(|| {
            let mut causal = prepared.clone();
            Arc::make_mut(&mut causal.query).correlations = false;
            causal
        });
        let asked = [(causal.as_ref().unwrap_or(prepared), false), (prepared, true)];
        let asked = asked.get(..1 + usize::from(causal.is_some())).unwrap_or_default();
        let mut own = None;
        for stage in Stage::ALL {
            for (prepared, by_correlation) in asked.iter().copied() {
                let Some((of_classes, goal)) = stage.asked(prepared, Wanted::ANY) else { continue };
                let prepared = of_classes.as_ref().unwrap_or(prepared);
                let witnesses = Witnesses::search(prepared, spent, &goal);
                if witnesses.any() || witnesses.cut {
                    let mut verdict = witnesses.verdict(prepared, by_context(prepared, spent, goal));
                    if by_correlation {
                        verdict.rest_on_correlations();
                    }
                    return verdict;
                }
                own.get_or_insert(witnesses);
            }
        }
        own.unwrap_or_default().verdict(prepared, Vec::new())
    }

    /// Marks what correlations say, which has no strength.
    fn rest_on_correlations(&mut self) {
        self.by_correlation = true;
        self.strength = None;
        self.by_context.iter_mut().for_each(|part| part.strength = None);
    }
}

/// The cheapest mechanism of each sign.
#[derive(Clone, Debug, Default)]
struct Witnesses {
    positive: Option<Found>,
    negative: Option<Found>,
    unknown: Option<Found>,
    /// Where a limit cut the search for each sign: no mechanism of it costs less.
    positive_cut: Option<Cost>,
    negative_cut: Option<Cost>,
    cut: bool,
}

impl Witnesses {
    /// The first mechanism of each sign; each is looked for with a budget of its own.
    fn search(prepared: &Prepared<'_>, spent: &Budget, goal: &Goal) -> Self {
        let mut witnesses = Self::default();
        let mut search: Option<Search<'_>> = None;
        let mut look = |wanted: Wanted, cut: &mut Option<Cost>| {
            let mut budget = spent.fresh();
            let search = match &mut search {
                Some(search) => {
                    search.turn_to(wanted);
                    search
                }
                none => none.insert(Search::new(prepared, goal.clone().wanting(wanted), Scratch::spare())),
            };
            let found = search.next(prepared, &mut budget);
            if found.is_none() && budget.cut().is_some() {
                *cut = Some(search.reached());
            }
            found
        };
        witnesses.positive = look(Wanted::sign(Sign::Positive), &mut witnesses.positive_cut);
        witnesses.negative = look(Wanted::sign(Sign::Negative), &mut witnesses.negative_cut);
        if witnesses.positive.is_none() && witnesses.negative.is_none() {
            let mut cut = None;
            witnesses.unknown = look(Wanted::UNKNOWN, &mut cut);
            witnesses.cut |= cut.is_some();
        }
        witnesses.cut |= witnesses.positive_cut.is_some() || witnesses.negative_cut.is_some();
        witnesses
    }

    const fn any(&self) -> bool {
        self.positive.is_some() || self.negative.is_some() || self.unknown.is_some()
    }

    /// The sign that leads, and by how much.
    fn sign(&self) -> (VerdictSign, Option<VerdictStrength>) {
        // What was not found before a limit costs as much as was reached, or more.
        let cost = |found: &Option<Found>, cut: Option<Cost>| found.as_ref().map(|found| found.cost).or(cut);
        let positive = cost(&self.positive, self.positive_cut);
        let negative = cost(&self.negative, self.negative_cut);
        let lead = |other: Option<Cost>, own: Cost| match other {
            None if self.cut => None,
            None => Some(VerdictStrength::Clear),
            Some(other) if other >= own + Verdict::CLEAR => Some(VerdictStrength::Clear),
            Some(other) if other >= own + Verdict::LEAN => Some(VerdictStrength::Leaning),
            Some(_) => None,
        };
        let of_positive = self.positive.as_ref().and_then(|found| lead(negative, found.cost));
        let of_negative = self.negative.as_ref().and_then(|found| lead(positive, found.cost));
        let sign = match (&self.positive, &self.negative, &self.unknown) {
            _ if of_positive.is_some() => VerdictSign::Positive,
            _ if of_negative.is_some() => VerdictSign::Negative,
            (Some(_), Some(_), _) => VerdictSign::Conflicting,
            _ if self.cut => VerdictSign::Undetermined,
            (None, None, Some(_)) => VerdictSign::Unknown,
            _ => VerdictSign::None,
        };
        (sign, of_positive.or(of_negative))
    }

    fn verdict<'g>(self, prepared: &Prepared<'g>, mut contexts: Vec<(Narrowest, Self)>) -> Verdict<'g> {
        let graph = prepared.plan.graph;
        let (sign, strength) = self.sign();
        let shared = if contexts.len() == 1 { contexts.pop().map(|(context, _)| context) } else { None };
        let mechanism = |found: Option<Found>| found.map(|found| Mechanism::new(prepared, found));
        let unknown = mechanism(self.unknown);
        let (positive, negative) = (mechanism(self.positive), mechanism(self.negative));
        let seen = match sign {
            VerdictSign::Positive => [&positive, &None, &None],
            VerdictSign::Negative => [&negative, &None, &None],
            _ => [&positive, &negative, &unknown],
        };
        let seen = seen.into_iter().flatten();
        Verdict {
            sign,
            strength,
            by_correlation: false,
            status: seen.map(Mechanism::status).min().flatten(),
            context: shared.map(|context| context_of(graph, &[context])).unwrap_or_default(),
            by_context: contexts
                .into_iter()
                .map(|(context, witnesses)| {
                    let (sign, strength) = witnesses.sign();
                    ContextVerdict {
                        context: context_of(graph, &[context]),
                        sign,
                        strength,
                        positive: mechanism(witnesses.positive),
                        negative: mechanism(witnesses.negative),
                    }
                })
                .collect(),
            positive,
            negative,
        }
    }
}

/// The most expansions of the search for contexts, which goes through all mechanisms.
const CONTEXT_SEARCH: u64 = 500_000;

/// The witnesses in each distinct narrowest context, found by going through all mechanisms within the
/// limits. A graph without contexts needs no such search.
fn by_context(prepared: &Prepared<'_>, spent: &Budget, goal: Goal) -> Vec<(Narrowest, Witnesses)> {
    let mut contexts: Vec<(Narrowest, Witnesses)> = Vec::new();
    if prepared.plan.graph.columns.statements.contexts.len() <= 1 && prepared.context.is_empty() {
        return contexts;
    }
    let mut budget = spent.fresh_within(CONTEXT_SEARCH);
    let mut search = Search::new(prepared, goal, Scratch::spare());
    while let Some(found) = search.next(prepared, &mut budget) {
        for context in &found.contexts {
            let place = contexts.iter().position(|(known, _)| known == context).unwrap_or_else(|| {
                contexts.push((context.clone(), Witnesses::default()));
                contexts.len() - 1
            });
            let Some((_, witnesses)) = contexts.get_mut(place) else { continue };
            let slot = match found.sign {
                Some(Sign::Positive) => &mut witnesses.positive,
                Some(Sign::Negative) => &mut witnesses.negative,
                None => &mut witnesses.unknown,
            };
            slot.get_or_insert_with(|| found.clone());
        }
    }
    for (_, witnesses) in &mut contexts {
        witnesses.cut = budget.cut().is_some();
    }
    contexts.sort_by(|(a, _), (b, _)| a.cmp(b));
    contexts
}
