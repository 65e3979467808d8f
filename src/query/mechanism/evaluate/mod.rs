//! From a sequence of entities to mechanisms: which signs it can have, which statements support each
//! step coherently, and whether a shortcut or a signed statement takes its place.

mod choices;
mod found;
mod joined;
mod sequence;

use std::collections::VecDeque;

use crate::graph::{ContextValue, Flags, NodeId};
use crate::model::Effect;
use crate::query::plan::{Budget, Coherence};

use super::frontier::Row;
use super::goal::Goal;
use super::passages::runs_via;
use super::prepared::Prepared;
use super::support::Support;
use choices::Solution;
use found::Supports;
pub(crate) use found::{Found, FoundStep};
pub(super) use found::{correlations_in_a_row, found_steps};
use sequence::Sequence;

/// Judges sequences for one search.
#[derive(Debug)]
pub(crate) struct Evaluator<'g> {
    coherence: Coherence<'g>,
    /// The diseases that count for the end that was judged last.
    diseases: Option<(NodeId, Vec<ContextValue>)>,
    /// Step effects that are tried, kept for the next path.
    chosen: Vec<Effect>,
}

impl<'g> Evaluator<'g> {
    pub(crate) fn new(prepared: &Prepared<'g>) -> Self {
        Self { coherence: Coherence::new(prepared.plan.graph), diseases: None, chosen: Vec::new() }
    }

    /// Adds the mechanisms along `nodes` to `found`, in the order of their step effects.
    pub(crate) fn evaluate(
        &mut self,
        nodes: &[NodeId],
        steps: &[&[Support]],
        prepared: &Prepared<'g>,
        goal: &Goal,
        budget: &mut Budget,
        found: &mut VecDeque<Found>,
    ) {
        let Some(&end) = nodes.last() else { return };
        let diseases = match self.diseases.take() {
            Some((known, diseases)) if known == end => diseases,
            _ => goal.target_diseases(prepared, end),
        };
        let mut chosen = core::mem::take(&mut self.chosen);
        chosen.clear();
        let mut sequence = Sequence { nodes, steps, prepared, goal, diseases: &diseases };
        self.choose(&mut sequence, &mut chosen, Effect::Carrier, budget, found);
        self.chosen = chosen;
        self.diseases = Some((end, diseases));
    }

    /// Which of these statements of each step hold together, and where; `None` if there is no choice that does.
    pub(super) fn hold_together(
        &mut self,
        nodes: &[NodeId],
        supports: &[&[Support]],
        prepared: &Prepared<'g>,
        goal: &Goal,
        budget: &mut Budget,
    ) -> Option<Solution> {
        let diseases = goal.target_diseases(prepared, *nodes.last()?);
        let sequence = Sequence { nodes, steps: supports, prepared, goal, diseases: &diseases };
        self.solve(&sequence, supports, budget)
    }

    /// Tries every combination of step effects in order; the depth is that of the path.
    fn choose(
        &mut self,
        sequence: &mut Sequence<'_, 'g>,
        chosen: &mut Vec<Effect>,
        mut product: Effect,
        budget: &mut Budget,
        found: &mut VecDeque<Found>,
    ) {
        // Most steps have statements of one effect, among which there is nothing to choose.
        let is_forced = |step: &&&[Support]| step.first().map(|it| it.effect) == step.last().map(|it| it.effect);
        while let Some(only) = sequence.steps.get(chosen.len()).filter(is_forced) {
            let Some(support) = only.first() else { return };
            chosen.push(support.effect);
            product = product.then(support.effect);
        }
        let Some(step) = sequence.steps.get(chosen.len()) else {
            let wanted = sequence.goal.wanted;
            if budget.tick() && (wanted.accepts(product.sign()) || wanted.accepts(None)) {
                found.extend(self.judge(sequence, chosen, product, budget));
            }
            return;
        };
        let place = chosen.len();
        let is_certain = |support: &Support| {
            support.effect.sign().is_some() && !support.flags.has(Flags::HAS_CONTEXT | Flags::IN_EXPANSION)
        };
        // A signed statement that holds everywhere supersedes what has no sign, whatever the rest; unless with it the path may be
        // what a shortcut says, and so does not count.
        let signed_only =
            !sequence.prepared.query.incoherent && step.iter().any(is_certain) && !sequence.may_be_expanded();
        for group in step.chunk_by(|a, b| a.effect == b.effect) {
            if let Some(support) = group.first().filter(|s| !signed_only || s.effect.sign().is_some()) {
                if budget.cut().is_some() {
                    return;
                }
                chosen.push(support.effect);
                self.choose(sequence, chosen, product.then(support.effect), budget, found);
                chosen.truncate(place);
            }
        }
    }

    /// The mechanism with these step effects, unless it is incoherent, superseded or a shortcut's
    /// expansion, or misses an entity that it must run through.
    fn judge(
        &mut self,
        sequence: &Sequence<'_, 'g>,
        effects: &[Effect],
        product: Effect,
        budget: &mut Budget,
    ) -> Option<Found> {
        let supports: Row<&[Support]> =
            sequence.steps.iter().zip(effects).map(|(step, effect)| of_effect(step, *effect)).collect();
        let solution = match self.solve(sequence, &supports, budget) {
            Some(solution) => solution,
            None if sequence.prepared.query.incoherent => Solution { valid: None, contexts: Vec::new() },
            None => return None,
        };
        if self.is_superseded(sequence, &supports, budget) {
            return None;
        }
        let prepared = sequence.prepared;
        let kept = supports.iter().enumerate().map(|(place, step)| match &solution.valid {
            None => Supports::from_slice(step),
            Some(valid) => step.iter().zip(&valid[place]).filter(|(_, valid)| **valid).map(|(it, _)| *it).collect(),
        });
        let steps = found_steps(prepared, effects.iter().copied().zip(kept))?;
        if correlations_in_a_row(&steps) {
            return None;
        }
        let sign = sequence.net_sign(product, &steps);
        (sequence.goal.wanted.accepts(sign)
            && runs_via(prepared, sequence.nodes, steps.iter().map(|step| (step.effect, step.supports.as_slice()))))
        .then(|| Found {
            nodes: sequence.nodes.to_vec(),
            cost: steps.iter().map(|step| step.cost).sum(),
            steps,
            sign,
            contexts: solution.contexts,
            inherited_from: sequence.goal.inherits.and(sequence.nodes.last().copied()),
        })
    }

    /// Whether there is a coherent signed statement beside an unsigned or carrier step.
    fn is_superseded(&mut self, sequence: &Sequence<'_, 'g>, supports: &[&[Support]], budget: &mut Budget) -> bool {
        for (place, step) in sequence.steps.iter().enumerate() {
            let unsigned = supports[place].first().is_some_and(|support| support.effect.sign().is_none());
            if !unsigned {
                continue;
            }
            for signed in step.chunk_by(|a, b| a.effect == b.effect) {
                if signed.first().is_some_and(|support| support.effect.sign().is_some()) {
                    let mut other = supports.to_vec();
                    other[place] = signed;
                    if self.solve(sequence, &other, budget).is_some() {
                        return true;
                    }
                }
            }
        }
        false
    }
}

/// The statements of one effect; those of a step are sorted by effect.
fn of_effect(step: &[Support], effect: Effect) -> &[Support] {
    let (start, end) = (step.partition_point(|s| s.effect < effect), step.partition_point(|s| s.effect <= effect));
    &step[start..end]
}

#[cfg(test)]
mod tests {
    use crate::model::{Context, Dimension};
    use crate::{Curie, GraphBuilder, MechanismQuery, Statement};

    /// The mechanisms from `A:1` to `A:3`, each as its signs, along statements with their pathways, if any.
    fn check(statements: &[(&str, &str, &str, &str)], expected: &[&str]) {
        let said = statements.iter().map(|(from, predicate, to, pathway)| {
            let context: Context = pathway.split_whitespace().map(|value| (Dimension::Pathway, value)).collect();
            Statement::of(from, predicate, to).in_context(context)
        });
        let graph = said.collect::<GraphBuilder>().freeze().unwrap();
        let found = MechanismQuery::between("A:1", "A:3").run(&graph).unwrap();
        let effects = found.map(|it| it.steps().map(|step| step.effect().to_string()).collect::<String>());
        assert_eq!(effects.collect::<Vec<_>>(), expected, "{statements:?}");
    }

    #[test]
    fn opposite_signs_are_two_steps_and_a_sign_supersedes_none() {
        let first = ("A:1", "causes", "A:2", "");
        check(&[first, ("A:2", "causes", "A:3", ""), ("A:2", "disrupts", "A:3", "")], &["++", "+-"]);
        check(&[first, ("A:2", "causes", "A:3", ""), ("A:2", "affects", "A:3", "")], &["++"]);
        check(&[first, ("A:2", "affects", "A:3", "")], &["+unsigned"]);
    }

    #[test]
    fn only_what_holds_together_supports_and_supersedes() {
        let first = ("A:1", "causes", "A:2", "P:1");
        check(&[first, ("A:2", "causes", "A:3", "P:1")], &["++"]);
        check(&[first, ("A:2", "causes", "A:3", "P:2")], &[]);
        check(&[first, ("A:2", "causes", "A:3", "P:2"), ("A:2", "disrupts", "A:3", "P:1 P:3")], &["+-"]);
        // The signed statement holds elsewhere, so it does not take the place of the unsigned one.
        check(&[first, ("A:2", "causes", "A:3", "P:2"), ("A:2", "affects", "A:3", "P:1")], &["+unsigned"]);
    }

    #[test]
    fn many_choices_are_judged_together() {
        // Cells in a chain: any choice holds together, in the narrowest of its cells.
        let mut builder = GraphBuilder::new();
        let mut add = |from: String, predicate: &str, to: String, cell: Option<String>| {
            let context: Context = cell.into_iter().map(|value| (Dimension::Cell, value)).collect();
            builder.add_statement(Statement::of(&from, predicate, &to).in_context(context));
        };
        for cell in 0..9 {
            add(format!("CL:{}", cell + 1), "subclass_of", format!("CL:{cell}"), None);
        }
        for step in 1..7 {
            for cell in 0..10 {
                add(format!("A:{step}"), "causes", format!("A:{}", step + 1), Some(format!("CL:{cell}")));
            }
        }
        // One that holds with none of the others.
        add("A:3".to_owned(), "causes", "A:4".to_owned(), Some("CL:99".to_owned()));
        let graph = builder.freeze().unwrap();
        let [from, to]: [Curie; 2] = ["A:1", "A:7"].map(|id| id.parse().unwrap());
        let found = MechanismQuery::between(from, to).max_hops(6).run(&graph).unwrap().collect_complete().unwrap();
        assert_eq!(found.len(), 1);
        let supports: Vec<usize> = found[0].steps().map(|step| step.supports().count()).collect();
        assert_eq!(supports, [10; 6]);
        assert_eq!(found[0].context(), [(Dimension::Cell, "CL:0")].into_iter().collect());
    }
}
