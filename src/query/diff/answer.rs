//! Two answers to one question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::KnowledgeGraph;
use crate::model::{Effect, EpistemicStatus};
use crate::query::answer::{Answer, EndpointAnswer, MechanismAnswer, NodeAnswer, SignAnswer, TherapeuticAnswer};
use crate::query::mechanism::{Membership, VerdictSign, VerdictStrength};
use crate::query::plan::{QueryError, RunOptions};

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
    /// Mechanisms that both graphs have, and the new answer alone lists, best first; only
    /// [`between_graphs`](Self::between_graphs) tells these from what is gained.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entered: Vec<MechanismAnswer>,
    /// Mechanisms that both graphs have, and the old answer alone lists, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<MechanismAnswer>,
    /// Mechanisms of both whose sign, effects, status or place among those of both is another, in the order of the new
    /// answer.
    pub changed: Vec<MechanismChange>,
    /// What only the new answer gives as treatment or against one, in its order.
    pub treatments_gained: Vec<TherapeuticAnswer>,
    /// The same of the old answer.
    pub treatments_lost: Vec<TherapeuticAnswer>,
    /// Whether both answers list all their mechanisms. If not, there may be other differences beyond what is listed; and of
    /// [`between`](Self::between), a mechanism that is gained or lost may only have come into or left the part that is listed.
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
    /// Compares two answers by what they list.
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
            entered: Vec::new(),
            left: Vec::new(),
            changed,
            treatments_gained: treatments_without(new, old),
            treatments_lost: treatments_without(old, new),
            complete: old.completeness.complete && new.completeness.complete,
        }
    }

    /// Compares two answers to one query, each with the graph that gave it: a mechanism is gained or lost only if the other
    /// graph does not have it, however many mechanisms an answer lists.
    ///
    /// ```
    /// use mechgraph::query::{AnswerDiff, Limits};
    /// use mechgraph::{MechanismQuery, Overlay, datasets};
    /// let graph = datasets::interferon_gamma_with_background();
    /// let question = MechanismQuery::between("ruxolitinib", "HLH").limit(1);
    /// let old = question.answer(&graph)?;
    /// let first = &old.mechanisms[0].nodes[1].id;
    /// let changed = Overlay::new().without_entity(first).over(&graph)?;
    /// let new = question.answer(&changed)?;
    /// let diff = AnswerDiff::between_graphs((&old, &graph), (&new, &changed), Limits::default())?;
    /// assert_eq!((diff.lost.len(), diff.gained.len(), diff.entered.len()), (1, 0, 1));
    /// # Ok::<(), mechgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`QueryError`] if a query that an answer holds cannot be put to the other graph, or [`QueryError::Limit`] if a limit
    /// is met.
    ///
    /// # Complexity
    ///
    /// As [`between`](Self::between); where an answer does not list all, a search for one mechanism, and the statements at the
    /// entities of each mechanism that is looked for.
    pub fn between_graphs(
        (old, old_graph): (&Answer, &KnowledgeGraph),
        (new, new_graph): (&Answer, &KnowledgeGraph),
        options: impl Into<RunOptions>,
    ) -> Result<Self, QueryError> {
        let options = options.into();
        let mut diff = Self::between(old, new);
        (diff.gained, diff.entered) = apart(diff.gained, (old, old_graph), &options)?;
        (diff.lost, diff.left) = apart(diff.lost, (new, new_graph), &options)?;
        Ok(diff)
    }

    /// Whether both answers say the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.verdict.is_none()
            && self.gained.is_empty()
            && self.lost.is_empty()
            && self.entered.is_empty()
            && self.left.is_empty()
            && self.changed.is_empty()
            && self.treatments_gained.is_empty()
            && self.treatments_lost.is_empty()
    }
}

/// Mechanisms that another answer does not list: those that its graph does not have, and those that it has.
fn apart(
    mechanisms: Vec<MechanismAnswer>,
    (other, graph): (&Answer, &KnowledgeGraph),
    options: &RunOptions,
) -> Result<(Vec<MechanismAnswer>, Vec<MechanismAnswer>), QueryError> {
    let Some(query) = other.query.as_ref().filter(|_| !other.completeness.complete && !mechanisms.is_empty()) else {
        return Ok((mechanisms, Vec::new()));
    };
    let mut membership = Membership::of(query, graph, options)?;
    let (mut absent, mut present) = (Vec::new(), Vec::new());
    for mechanism in mechanisms {
        let entities = mechanism.nodes.iter().map(|node| node.id.as_str());
        let has = membership.has(entities, &effects(&mechanism));
        let list = if has.ok_or_else(|| membership.limit())? { &mut present } else { &mut absent };
        list.push(mechanism);
    }
    Ok((absent, present))
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
