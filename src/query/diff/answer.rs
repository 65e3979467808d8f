//! Two answers to one question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Effect, EpistemicStatus};
use crate::query::answer::{Answer, EndpointAnswer, MechanismAnswer, NodeAnswer, SignAnswer, TherapeuticAnswer};
use crate::query::mechanism::{VerdictSign, VerdictStrength};

/// What differs between two answers to one question, such as those of an older and a newer graph.
///
/// Mechanisms are the same if they pass the same entities in sequence; of several, first those whose steps have the same
/// effects, then in their order. Which statements support a step is a matter of the graphs, not of their answers.
///
/// ```
/// use mechgraph::query::AnswerDiff;
/// use mechgraph::{MechanismQuery, datasets};
/// let question = MechanismQuery::between("ruxolitinib", "HLH");
/// let old = question.answer(&datasets::interferon_gamma())?;
/// let new = question.answer(&datasets::interferon_gamma_with_background())?;
/// let diff = AnswerDiff::between(&old, &new);
/// assert!(old.mechanisms.is_empty() && !diff.is_empty());
/// assert_eq!(diff.gained.len(), new.mechanisms.len());
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnswerDiff {
    /// Where the new answer starts.
    pub from: EndpointAnswer,
    /// Where it ends.
    pub to: EndpointAnswer,
    /// The verdicts, if they differ.
    pub verdict: Option<VerdictChange>,
    /// Mechanisms of the new answer alone, best first.
    pub gained: Vec<MechanismAnswer>,
    /// Mechanisms of the old answer alone, best first.
    pub lost: Vec<MechanismAnswer>,
    /// Mechanisms of both whose sign, effects, status or place among those of both is another, in the order of the new
    /// answer.
    pub changed: Vec<MechanismChange>,
    /// What only the new answer gives as treatment or against one, in its order.
    pub treatments_gained: Vec<TherapeuticAnswer>,
    /// The same of the old answer.
    pub treatments_lost: Vec<TherapeuticAnswer>,
    /// Whether both answers list all their mechanisms. If not, a mechanism that is gained or lost may only have come into or
    /// left the part that is listed.
    pub complete: bool,
}

/// Two verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VerdictChange {
    /// Of the old answer.
    pub old: VerdictState,
    /// Of the new answer.
    pub new: VerdictState,
}

/// What a verdict says of all mechanisms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VerdictState {
    /// The sign over all.
    pub sign: VerdictSign,
    /// By how much it leads.
    pub strength: Option<VerdictStrength>,
    /// How sure it is.
    pub status: Option<EpistemicStatus>,
}

/// A mechanism of both answers that is another in some way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MechanismChange {
    /// The entities in sequence.
    pub nodes: Vec<NodeAnswer>,
    /// In the old answer.
    pub old: MechanismState,
    /// In the new answer.
    pub new: MechanismState,
    /// Whether it has passed others that are in both answers, or was passed by them: the fewest that explain the new order.
    pub moved: bool,
}

/// What an answer says of a mechanism.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MechanismState {
    /// Its place in the order, from 1.
    pub rank: usize,
    /// What it costs.
    pub cost: f64,
    /// The net sign.
    pub sign: SignAnswer,
    /// How sure it is.
    pub status: Option<EpistemicStatus>,
    /// The effect of each step, as of its best statement.
    pub effects: Vec<Effect>,
}

impl From<&Answer> for VerdictState {
    fn from(answer: &Answer) -> Self {
        let verdict = &answer.verdict;
        Self { sign: verdict.sign, strength: verdict.strength, status: verdict.status }
    }
}

impl From<&MechanismAnswer> for MechanismState {
    fn from(mechanism: &MechanismAnswer) -> Self {
        let MechanismAnswer { rank, cost, sign, status, .. } = *mechanism;
        Self { rank, cost, sign, status, effects: effects(mechanism) }
    }
}

impl AnswerDiff {
    /// Compares two answers.
    ///
    /// # Complexity
    ///
    /// O(n log n) for n mechanisms, O(t log t) for t treatments.
    #[must_use]
    pub fn between(old: &Answer, new: &Answer) -> Self {
        let pairs = pairs(&old.mechanisms, &new.mechanisms);
        let is_paired = |of: fn(&Pair<'_>) -> usize| {
            let mut ranks: Vec<usize> = pairs.iter().map(of).collect();
            ranks.sort_unstable();
            move |mechanism: &&MechanismAnswer| ranks.binary_search(&mechanism.rank).is_err()
        };
        let lost = old.mechanisms.iter().filter(is_paired(|(old, _)| old.rank)).cloned().collect();
        let gained = new.mechanisms.iter().filter(is_paired(|(_, new)| new.rank)).cloned().collect();
        let moved = moved(&pairs.iter().map(|(old, _)| old.rank).collect::<Vec<_>>());
        let changed = pairs.iter().zip(moved).filter_map(|((old, new), moved)| change(old, new, moved)).collect();
        let verdict = VerdictChange { old: old.into(), new: new.into() };
        Self {
            from: new.from.clone(),
            to: new.to.clone(),
            verdict: (verdict.old != verdict.new).then_some(verdict),
            gained,
            lost,
            changed,
            treatments_gained: treatments_without(new, old),
            treatments_lost: treatments_without(old, new),
            complete: old.completeness.complete && new.completeness.complete,
        }
    }

    /// Whether both answers say the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.verdict.is_none()
            && self.gained.is_empty()
            && self.lost.is_empty()
            && self.changed.is_empty()
            && self.treatments_gained.is_empty()
            && self.treatments_lost.is_empty()
    }
}

/// A mechanism in the old answer and in the new one.
type Pair<'a> = (&'a MechanismAnswer, &'a MechanismAnswer);

fn effects(mechanism: &MechanismAnswer) -> Vec<Effect> {
    mechanism.steps.iter().map(|step| step.statements.first().map_or(Effect::None, |it| it.effect)).collect()
}

/// The mechanisms of both answers, in the order of the new one.
fn pairs<'a>(old: &'a [MechanismAnswer], new: &'a [MechanismAnswer]) -> Vec<Pair<'a>> {
    let mut alike: BTreeMap<Vec<&str>, [Vec<&MechanismAnswer>; 2]> = BTreeMap::new();
    for (side, mechanisms) in [old, new].into_iter().enumerate() {
        for mechanism in mechanisms {
            let sequence = mechanism.nodes.iter().map(|node| node.id.as_str()).collect();
            let sides = alike.entry(sequence).or_default();
            sides.get_mut(side).into_iter().for_each(|of_side| of_side.push(mechanism));
        }
    }
    let mut pairs = Vec::new();
    for [mut old, new] in alike.into_values() {
        let mut others = Vec::new();
        for mechanism in new {
            let effects_of_new = effects(mechanism);
            match old.iter().position(|old| effects(old) == effects_of_new) {
                Some(place) => pairs.push((old.remove(place), mechanism)),
                None => others.push(mechanism),
            }
        }
        pairs.extend(old.into_iter().zip(others));
    }
    pairs.sort_by_key(|(_, new)| new.rank);
    pairs
}

fn change(old: &MechanismAnswer, new: &MechanismAnswer, moved: bool) -> Option<MechanismChange> {
    let nodes = &new.nodes;
    let (old, new) = (MechanismState::from(old), MechanismState::from(new));
    let is_same = !moved && old.sign == new.sign && old.status == new.status && old.effects == new.effects;
    (!is_same).then(|| MechanismChange { nodes: nodes.clone(), old, new, moved })
}

/// Which members of a sequence of distinct numbers are not in its longest rising part; of several parts, one that is found
/// from its smallest ends on.
fn moved(ranks: &[usize]) -> Vec<bool> {
    // The place of the smallest end of a rising part of each length, and before each member the one that it follows.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (place, rank) in ranks.iter().enumerate() {
        let length = ends.partition_point(|end| ranks.get(*end).is_some_and(|known| known < rank));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut moved = vec![true; ranks.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        moved.get_mut(place).into_iter().for_each(|is_moved| *is_moved = false);
        at = before.get(place).copied().flatten();
    }
    moved
}

/// The treatments of one answer, and what speaks against some, that another has not.
fn treatments_without(answer: &Answer, other: &Answer) -> Vec<TherapeuticAnswer> {
    let all = |answer: &'_ Answer| answer.therapeutic.iter().chain(&answer.against).cloned().collect::<Vec<_>>();
    let mut known: BTreeMap<String, Vec<TherapeuticAnswer>> = BTreeMap::new();
    for treatment in all(other) {
        known.entry(treatment.id.clone()).or_default().push(treatment);
    }
    let is_known =
        |treatment: &TherapeuticAnswer| known.get(&treatment.id).is_some_and(|those| those.contains(treatment));
    all(answer).into_iter().filter(|treatment| !is_known(treatment)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_that_explain_an_order_have_moved() {
        let check = |ranks: &[usize], expected: &[usize]| {
            let moved = moved(ranks);
            let those: Vec<usize> =
                ranks.iter().zip(moved).filter(|(_, moved)| *moved).map(|(rank, _)| *rank).collect();
            assert_eq!(those, expected);
        };
        check(&[], &[]);
        check(&[1, 2, 3], &[]);
        check(&[5, 1, 2, 3, 4], &[5]);
        check(&[2, 3, 4, 5, 1], &[1]);
        check(&[1, 7, 3, 4, 9, 2], &[7, 2]);
        check(&[3, 2, 1], &[3, 2]);
    }
}
