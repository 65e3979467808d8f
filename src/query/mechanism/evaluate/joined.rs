//! The coherent choices of one option a step, where there are too many to go through one by one.

use rustc_hash::FxHashMap;

use crate::query::plan::Narrowest;
use crate::text::make_distinct;

use super::choices::Choices;

/// So many choices are gone through one by one.
const FEW: usize = 256;

/// Choices so far that can go on in the same ways and hold in the same context.
struct State {
    /// One of them.
    chosen: Vec<usize>,
    /// The states of the step before, each with the option that leads here.
    from: Vec<(usize, usize)>,
}

/// What tells states apart: where the choices hold, and which contexts of later steps hold together with them.
type Key = (Narrowest, Vec<bool>);

impl Choices<'_, '_, '_> {
    /// Whether to join choices: there are many, and whether they hold together is seen from each two of them, which is so
    /// where no context has two values of a dimension. What a shortcut summarises is told by whole choices.
    pub(super) fn can_be_joined(&self) -> bool {
        let all = &self.sequence.prepared.plan.graph.columns.statements.contexts;
        let contexts = self.options.iter().flatten().filter_map(|option| all.get(option.context as usize));
        let is_single = |context: &Vec<crate::graph::ContextValue>| {
            context.windows(2).all(|two| !matches!(two, [one, other] if one.dimension == other.dimension))
        };
        let choices = self.options.iter().map(Vec::len).fold(1, usize::saturating_mul);
        choices > FEW
            && self.runs.is_empty()
            && is_single(&self.sequence.prepared.context)
            && contexts.into_iter().all(is_single)
    }

    /// Finds the options that take part in a coherent choice, and where the choices hold: step by step, with one state for
    /// all that are alike from there on.
    pub(super) fn explore_joined(&mut self) {
        let mut layers: Vec<Vec<State>> = vec![vec![State { chosen: Vec::new(), from: Vec::new() }]];
        for step in 0..self.options.len() {
            let mut next: Vec<State> = Vec::new();
            let mut known: FxHashMap<Key, usize> = FxHashMap::default();
            let Some(states) = layers.last() else { return };
            for (before, state) in states.iter().enumerate() {
                for option in 0..self.options[step].len() {
                    if !self.budget.expand() {
                        return;
                    }
                    self.chosen.clone_from(&state.chosen);
                    self.chosen.push(option);
                    let Some(context) = self.narrowest(&[]) else { continue };
                    let key = (context, self.later(step));
                    let place = *known.entry(key).or_insert(next.len());
                    if place == next.len() {
                        next.push(State { chosen: self.chosen.clone(), from: Vec::new() });
                    }
                    next[place].from.push((before, option));
                }
            }
            layers.push(next);
        }
        self.mark(&layers);
        self.chosen.clear();
    }

    /// Which options of the steps after `step` hold together with what is chosen.
    fn later(&mut self, step: usize) -> Vec<bool> {
        let mut holds = Vec::new();
        for later in step + 1..self.options.len() {
            for option in 0..self.options[later].len() {
                let context = self.options[later][option].context;
                holds.push(context == 0 || self.narrowest(&[(usize::MAX, usize::MAX, context)]).is_some());
            }
        }
        holds
    }

    /// Marks what leads to a whole choice, from the last step back.
    fn mark(&mut self, layers: &[Vec<State>]) {
        let Some((last, _)) = layers.split_last() else { return };
        let mut reached: Vec<usize> = (0..last.len()).collect();
        for state in last {
            self.chosen.clone_from(&state.chosen);
            if let Some(context) = self.narrowest(&[]).filter(|context| !self.contexts.contains(context)) {
                self.contexts.push(context);
            }
        }
        for (step, states) in layers.iter().enumerate().skip(1).rev() {
            let mut before = Vec::new();
            for state in reached.iter().filter_map(|place| states.get(*place)) {
                for (from, option) in &state.from {
                    self.used[step - 1][*option] = true;
                    before.push(*from);
                }
            }
            make_distinct(&mut before);
            reached = before;
        }
    }
}
