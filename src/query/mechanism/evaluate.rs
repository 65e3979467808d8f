//! From a sequence of entities to mechanisms: which signs it can have, which statements support each
//! step coherently, and whether a shortcut or a signed statement takes its place.

use std::collections::VecDeque;

use crate::graph::{ContextValue, Flags, NodeId, StatementId, StatementRef};
use crate::model::{Effect, Sign};
use crate::query::plan::{Budget, Coherence, Narrowest};

use super::cost::Cost;
use super::ending::net_sign;
use super::goal::Goal;
use super::prepared::{Expansion, Prepared};
use super::support::Support;

/// A mechanism as the search found it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) nodes: Vec<NodeId>,
    pub(crate) steps: Vec<FoundStep>,
    pub(crate) sign: Option<Sign>,
    pub(crate) cost: Cost,
    /// The widest contexts in which it holds; none if it is incoherent.
    pub(crate) contexts: Vec<Narrowest>,
    /// The superclass at which it ends, where the query asks about one of its subclasses.
    pub(crate) inherited_from: Option<NodeId>,
}

/// A step as the search found it.
#[derive(Clone, Debug)]
pub(crate) struct FoundStep {
    pub(crate) effect: Effect,
    pub(crate) cost: Cost,
    /// The best first: by epistemic status, then cost, then number.
    pub(crate) supports: Vec<Support>,
}

/// The statements of each step that hold together, and where.
pub(super) struct Solution {
    /// For each step, for each of its statements, whether it takes part in a coherent choice.
    pub(super) valid: Vec<Vec<bool>>,
    pub(super) contexts: Vec<Narrowest>,
}

/// An expansion that the path runs through, from a step on.
pub(super) struct Run<'g> {
    start: usize,
    expansion: Expansion<'g>,
}

/// Judges sequences for one search.
#[derive(Debug)]
pub(crate) struct Evaluator<'g> {
    coherence: Coherence<'g>,
    /// The diseases that count for the end that was judged last.
    diseases: Option<(NodeId, Vec<ContextValue>)>,
}

impl<'g> Evaluator<'g> {
    pub(crate) fn new(prepared: &Prepared<'g>) -> Self {
        Self { coherence: Coherence::new(prepared.plan.graph), diseases: None }
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
        let mut effects = Vec::with_capacity(steps.len());
        let mut sequence = Sequence { nodes, steps, prepared, goal, diseases: &diseases };
        self.choose(&mut sequence, &mut effects, Effect::Carrier, budget, found);
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
        product: Effect,
        budget: &mut Budget,
        found: &mut VecDeque<Found>,
    ) {
        let Some(step) = sequence.steps.get(chosen.len()) else {
            let wanted = sequence.goal.wanted;
            if budget.tick() && (wanted.accepts(product.sign()) || wanted.accepts(None)) {
                found.extend(self.judge(sequence, chosen, product, budget));
            }
            return;
        };
        let is_certain = |support: &Support| {
            support.effect.sign().is_some() && !support.flags.has(Flags::HAS_CONTEXT | Flags::IN_EXPANSION)
        };
        // A signed statement that holds everywhere supersedes what has no sign, whatever the rest.
        let signed_only = !sequence.prepared.query.incoherent && step.iter().any(is_certain);
        for group in step.chunk_by(|a, b| a.effect == b.effect) {
            if let Some(support) = group.first().filter(|s| !signed_only || s.effect.sign().is_some()) {
                if budget.cut().is_some() {
                    return;
                }
                chosen.push(support.effect);
                self.choose(sequence, chosen, product.then(support.effect), budget, found);
                chosen.pop();
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
        let supports: Vec<&[Support]> =
            sequence.steps.iter().zip(effects).map(|(step, effect)| of_effect(step, *effect)).collect();
        let solution = match self.solve(sequence, &supports, budget) {
            Some(solution) => solution,
            None if sequence.prepared.query.incoherent => {
                Solution { valid: supports.iter().map(|step| vec![true; step.len()]).collect(), contexts: Vec::new() }
            }
            None => return None,
        };
        if self.is_superseded(sequence, &supports, budget) {
            return None;
        }
        let prepared = sequence.prepared;
        let kept = supports.iter().zip(&solution.valid).map(|(step, valid)| {
            step.iter().zip(valid).filter(|(_, valid)| **valid).map(|(support, _)| *support).collect()
        });
        let steps = found_steps(prepared, effects.iter().copied().zip(kept))?;
        if correlations_in_a_row(&steps) {
            return None;
        }
        let sign = sequence.net_sign(product, &steps);
        (sequence.goal.wanted.accepts(sign)
            && runs_via(prepared, sequence.nodes, &steps.iter().flat_map(|step| &step.supports)))
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

    /// The coherent choices of one statement a step, or `None` if there is none.
    fn solve(&mut self, sequence: &Sequence<'_, 'g>, supports: &[&[Support]], budget: &mut Budget) -> Option<Solution> {
        let prepared = sequence.prepared;
        let runs = sequence.expansion_runs(supports);
        let plain =
            runs.is_empty() && supports.iter().flat_map(|step| step.iter()).all(|s| !s.flags.has(Flags::HAS_CONTEXT));
        if plain && prepared.context.is_empty() {
            let valid = supports.iter().map(|step| vec![true; step.len()]).collect();
            return Some(Solution { valid, contexts: vec![Vec::new()] });
        }
        let mut choices = Choices {
            sequence,
            coherence: &mut self.coherence,
            budget,
            runs: &runs,
            options: supports.iter().map(|step| options(step, prepared, &runs)).collect(),
            chosen: Vec::with_capacity(supports.len()),
            used: Vec::new(),
            contexts: Vec::new(),
        };
        choices.used = choices.options.iter().map(|step| vec![false; step.len()]).collect();
        if choices.can_be_joined() {
            choices.explore_joined();
        } else {
            choices.explore();
        }
        let Choices { options, used, contexts, .. } = choices;
        if contexts.is_empty() {
            return None;
        }
        let mark = |(step, (options, used)): (&&[Support], (&Vec<StepOption>, &Vec<bool>))| {
            let valid = |support: &Support| {
                let key = option_of(support, prepared, &runs);
                options.iter().zip(used).any(|(option, used)| *used && *option == key)
            };
            step.iter().map(valid).collect()
        };
        let valid = supports.iter().zip(options.iter().zip(&used)).map(mark).collect();
        let contexts = self.widest(&contexts);
        Some(Solution { valid, contexts })
    }

    /// Drops contexts that lie within another.
    fn widest(&mut self, contexts: &[Narrowest]) -> Vec<Narrowest> {
        let mut widest: Vec<Narrowest> = Vec::new();
        for context in contexts {
            let within_another = contexts.iter().any(|other| {
                other != context
                    && self.coherence.is_within(context, other)
                    && !self.coherence.is_within(other, context)
            });
            if !within_another && !widest.contains(context) {
                widest.push(context.clone());
            }
        }
        widest.sort_unstable();
        widest
    }
}

/// A path under judgement.
pub(super) struct Sequence<'s, 'g> {
    nodes: &'s [NodeId],
    steps: &'s [&'s [Support]],
    pub(super) prepared: &'s Prepared<'g>,
    goal: &'s Goal,
    diseases: &'s [ContextValue],
}

impl<'g> Sequence<'_, 'g> {
    /// The net sign of the path with these steps.
    fn net_sign(&self, product: Effect, steps: &[FoundStep]) -> Option<Sign> {
        let graph = self.prepared.plan.graph;
        let last = steps.last()?;
        let supports = last.supports.iter().map(|support| StatementRef::new(graph, support.statement));
        net_sign(product, last.effect, self.nodes.last().and_then(|end| graph.node_at(*end)), supports)
    }

    /// The expansions of usable shortcuts that these statements run through.
    fn expansion_runs(&self, supports: &[&[Support]]) -> Vec<Run<'g>> {
        let mut runs = Vec::new();
        if self.prepared.expansions.is_empty() {
            return runs;
        }
        for (start, step) in supports.iter().enumerate() {
            for support in step.iter().filter(|support| support.flags.has(Flags::IN_EXPANSION)) {
                for expansion in self.prepared.expansions.get(&support.statement).into_iter().flatten() {
                    let steps = supports.get(start..start + expansion.path.len());
                    let holds =
                        |(step, member): (&&[Support], &StatementId)| step.iter().any(|s| s.statement == *member);
                    if steps.is_some_and(|steps| steps.iter().zip(expansion.path).all(holds)) {
                        runs.push(Run { start, expansion: *expansion });
                    }
                }
            }
        }
        runs
    }
}

/// Whether two steps, one after the other, rest on correlations alone.
pub(super) fn correlations_in_a_row(steps: &[FoundStep]) -> bool {
    let is_correlation = |step: &FoundStep| step.supports.iter().all(|s| s.flags.has(Flags::CORRELATIONAL));
    steps.windows(2).any(|pair| pair.iter().all(is_correlation))
}

/// The steps of a path, each with what it costs and its statements, the best first; `None` if one has none.
pub(super) fn found_steps(
    prepared: &Prepared<'_>,
    steps: impl Iterator<Item = (Effect, Vec<Support>)>,
) -> Option<Vec<FoundStep>> {
    let mut before = Effect::None;
    let step = |(effect, mut supports): (Effect, Vec<Support>)| {
        let status = |support: &Support| StatementRef::new(prepared.plan.graph, support.statement).epistemic_status();
        supports.sort_by_key(|s| (core::cmp::Reverse(status(s)), s.cost, s.statement));
        let least = supports.iter().map(|support| support.cost).min()?;
        let run = effect == Effect::Carrier && before == Effect::Carrier;
        let cost = if run { least + prepared.costs.carrier_run() } else { least };
        before = effect;
        Some(FoundStep { effect, cost, supports })
    };
    steps.map(step).collect()
}

/// Whether a path runs through every entity that it must, within its shortcuts too.
pub(super) fn runs_via<'s>(
    prepared: &Prepared<'_>,
    nodes: &[NodeId],
    supports: &(impl Iterator<Item = &'s Support> + Clone),
) -> bool {
    let graph = prepared.plan.graph;
    let within_shortcut = |node: &NodeId| {
        let mut inner = supports
            .clone()
            .flat_map(|support| StatementRef::new(graph, support.statement).expansions())
            .flatten()
            .filter_map(|statement| StatementRef::new(graph, *statement).ends());
        inner.any(|(subject, object)| subject.number() == *node || object.number() == *node)
    };
    prepared.via.iter().all(|any_of| any_of.iter().any(|node| nodes.contains(node) || within_shortcut(node)))
}

/// What matters of a statement for coherence: its context, and whether it is part of an expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StepOption {
    pub(super) context: u32,
    member: Option<StatementId>,
}

fn option_of(support: &Support, prepared: &Prepared<'_>, runs: &[Run<'_>]) -> StepOption {
    let member = runs.iter().any(|run| run.expansion.path.contains(&support.statement));
    StepOption {
        context: StatementRef::new(prepared.plan.graph, support.statement).context_number(),
        member: member.then_some(support.statement),
    }
}

fn options(step: &[Support], prepared: &Prepared<'_>, runs: &[Run<'_>]) -> Vec<StepOption> {
    let mut options: Vec<StepOption> = Vec::new();
    for support in step {
        let option = option_of(support, prepared, runs);
        if !options.contains(&option) {
            options.push(option);
        }
    }
    options
}

/// Goes through the choices of one option a step.
pub(super) struct Choices<'c, 's, 'g> {
    pub(super) sequence: &'c Sequence<'s, 'g>,
    coherence: &'c mut Coherence<'g>,
    pub(super) budget: &'c mut Budget,
    pub(super) runs: &'c [Run<'g>],
    pub(super) options: Vec<Vec<StepOption>>,
    /// The option chosen at each step so far.
    pub(super) chosen: Vec<usize>,
    pub(super) used: Vec<Vec<bool>>,
    pub(super) contexts: Vec<Narrowest>,
}

impl Choices<'_, '_, '_> {
    /// Depth first; the depth is that of the path.
    fn explore(&mut self) {
        let step = self.chosen.len();
        if step == self.options.len() {
            if let Some(context) = self.narrowest(&[]).filter(|_| !self.is_expansion()) {
                for (used, option) in self.used.iter_mut().zip(&self.chosen) {
                    used[*option] = true;
                }
                if !self.contexts.contains(&context) {
                    self.contexts.push(context);
                }
            }
            return;
        }
        for option in 0..self.options[step].len() {
            self.chosen.push(option);
            // A choice that is incoherent so far cannot become coherent.
            let unbound = self.options[step][option].context == 0;
            if (unbound || self.narrowest(&[]).is_some()) && self.budget.expand() {
                self.explore();
            }
            self.chosen.pop();
        }
    }

    /// The narrowest context of what is chosen, with the `replaced` steps' contexts in place of theirs.
    pub(super) fn narrowest(&mut self, replaced: &[(usize, usize, u32)]) -> Option<Narrowest> {
        let all = &self.sequence.prepared.plan.graph.columns.statements.contexts;
        let outside = |step: usize| !replaced.iter().any(|(start, end, _)| (*start..*end).contains(&step));
        let chosen = self.chosen.iter().enumerate().filter(|(step, _)| outside(*step));
        let numbers = chosen.map(|(step, option)| self.options[step][*option].context);
        let numbers = numbers.chain(replaced.iter().map(|(_, _, context)| *context));
        let mut contexts: Vec<&[ContextValue]> =
            numbers.filter(|n| *n != 0).map(|n| all[n as usize].as_slice()).collect();
        contexts.push(&self.sequence.prepared.context);
        self.coherence.narrowest(&contexts, self.sequence.diseases, self.budget)
    }

    /// Whether the choice is what a shortcut says, which holds in its place.
    fn is_expansion(&mut self) -> bool {
        let graph = self.sequence.prepared.plan.graph;
        for run in self.runs {
            let end = run.start + run.expansion.path.len();
            let members = self.chosen.iter().zip(&self.options).map(|(option, options)| options[*option].member);
            let whole = members.skip(run.start).zip(run.expansion.path).all(|(member, own)| member == Some(*own));
            let shortcut = StatementRef::new(graph, run.expansion.shortcut).context_number();
            if whole && self.narrowest(&[(run.start, end, shortcut)]).is_some() {
                return true;
            }
        }
        false
    }
}

/// The statements of one effect; those of a step are sorted by effect.
fn of_effect(step: &[Support], effect: Effect) -> &[Support] {
    step.chunk_by(|a, b| a.effect == b.effect)
        .find(|group| group.first().is_some_and(|s| s.effect == effect))
        .unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use crate::model::{Context, Dimension};
    use crate::{Curie, GraphBuilder, MechanismQuery, Statement};

    /// The mechanisms from `A:1` to `A:3`, each as its signs, along statements with their pathways, if any.
    fn check(statements: &[(&str, &str, &str, &str)], expected: &[&str]) {
        let mut builder = GraphBuilder::new();
        for (from, predicate, to, pathway) in statements {
            let [from, to]: [Curie; 2] = [from, to].map(|id| id.parse().unwrap());
            let context: Context = pathway.split_whitespace().map(|value| (Dimension::Pathway, value)).collect();
            builder.add_statement(Statement::new(from, predicate.parse().unwrap(), to).in_context(context));
        }
        let graph = builder.freeze().unwrap();
        let [from, to]: [Curie; 2] = ["A:1", "A:3"].map(|id| id.parse().unwrap());
        let found = MechanismQuery::between(from, to).run(&graph).unwrap();
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
            let [from, to]: [Curie; 2] = [from, to].map(|id| id.parse().unwrap());
            let context: Context = cell.into_iter().map(|value| (Dimension::Cell, value)).collect();
            builder.add_statement(Statement::new(from, predicate.parse().unwrap(), to).in_context(context));
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
