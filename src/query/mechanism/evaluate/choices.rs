//! Choices of one statement a step, and which of them hold together.

use crate::graph::{ContextValue, Flags, StatementId, StatementRef};
use crate::query::mechanism::prepared::Prepared;
use crate::query::mechanism::support::Support;
use crate::query::plan::{Budget, Coherence, Narrowest};
use crate::text::distinct;

use super::Evaluator;
use super::sequence::{Run, Sequence};

/// The statements of each step that hold together, and where.
pub(in crate::query::mechanism) struct Solution {
    /// For each step, for each of its statements, whether it takes part in a coherent choice; none where all do.
    pub(in crate::query::mechanism) valid: Option<Vec<Vec<bool>>>,
    pub(in crate::query::mechanism) contexts: Vec<Narrowest>,
}

impl<'g> Evaluator<'g> {
    /// The coherent choices of one statement a step, or `None` if there is none.
    pub(super) fn solve(
        &mut self,
        sequence: &Sequence<'_, 'g>,
        supports: &[&[Support]],
        budget: &mut Budget,
    ) -> Option<Solution> {
        let prepared = sequence.prepared;
        let runs = sequence.expansion_runs(supports);
        let plain =
            runs.is_empty() && supports.iter().flat_map(|step| step.iter()).all(|s| !s.flags.has(Flags::HAS_CONTEXT));
        if plain && prepared.context.is_empty() {
            return Some(Solution { valid: None, contexts: vec![Vec::new()] });
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
        Some(Solution { valid: Some(valid), contexts })
    }

    /// Drops contexts that lie within another, alternatives that do, and of those that are one class in a ring all but the
    /// first.
    fn widest(&mut self, contexts: &[Narrowest]) -> Vec<Narrowest> {
        let sorted: Vec<Narrowest> = distinct(contexts.to_vec());
        let mut widest: Vec<Narrowest> = Vec::new();
        for (place, context) in sorted.iter().enumerate() {
            let mut others = sorted.iter().enumerate().filter(|(other, _)| *other != place);
            let is_dropped = others.any(|(other, wider)| {
                self.coherence.is_within(context, wider) && (other < place || !self.coherence.is_within(wider, context))
            });
            if !is_dropped {
                widest.push(context.clone());
            }
        }
        let narrower: Vec<Vec<ContextValue>> = widest.iter().map(|context| self.narrower(context, &widest)).collect();
        for (context, narrower) in widest.iter_mut().zip(narrower) {
            context.retain(|value| !narrower.contains(value));
        }
        widest
    }

    /// The alternatives of a context with which alone it would lie within an alternative of another, and not the other way
    /// round.
    fn narrower(&mut self, context: &Narrowest, all: &[Narrowest]) -> Vec<ContextValue> {
        let alone = |context: &Narrowest, value: &ContextValue| -> Narrowest {
            context.iter().filter(|it| it.dimension != value.dimension || *it == value).copied().collect()
        };
        let has_others = |value: &ContextValue| context.iter().any(|it| it.dimension == value.dimension && it != value);
        let mut narrower = Vec::new();
        for value in context.iter().filter(|value| has_others(value)) {
            let own = alone(context, value);
            let mut wider = all
                .iter()
                .filter(|other| *other != context)
                .flat_map(|other| other.iter().filter(|it| it.dimension == value.dimension).map(|it| alone(other, it)));
            if wider.any(|wider| self.coherence.is_within(&own, &wider) && !self.coherence.is_within(&wider, &own)) {
                narrower.push(*value);
            }
        }
        narrower
    }
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
