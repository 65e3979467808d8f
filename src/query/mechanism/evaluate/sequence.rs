//! A path under judgement.

use crate::graph::{ContextValue, Flags, NodeId, StatementId};
use crate::model::{Effect, Sign};
use crate::query::mechanism::ending::net_sign;
use crate::query::mechanism::goal::Goal;
use crate::query::mechanism::prepared::{Expansion, Prepared};
use crate::query::mechanism::support::Support;

use super::found::FoundStep;

/// An expansion that the path runs through, from a step on.
pub(super) struct Run<'g> {
    pub(super) start: usize,
    pub(super) expansion: Expansion<'g>,
}

/// A path under judgement.
pub(super) struct Sequence<'s, 'g> {
    pub(super) nodes: &'s [NodeId],
    pub(super) steps: &'s [&'s [Support]],
    pub(super) prepared: &'s Prepared<'g>,
    pub(super) goal: &'s Goal,
    pub(super) diseases: &'s [ContextValue],
}

impl<'g> Sequence<'_, 'g> {
    /// The net sign of the path with these steps.
    pub(super) fn net_sign(&self, product: Effect, steps: &[FoundStep]) -> Option<Sign> {
        let steps = steps.iter().map(|step| (step.effect, step.supports.as_slice()));
        net_sign(self.prepared.plan.graph, product, self.nodes, steps)
    }

    /// Whether it may run through an expansion of a usable shortcut.
    pub(super) fn may_be_expanded(&self) -> bool {
        let mut supports = self.steps.iter().flat_map(|step| step.iter());
        !self.prepared.expansions.is_empty() && supports.any(|support| support.flags.has(Flags::IN_EXPANSION))
    }

    /// The expansions of usable shortcuts that these statements run through.
    pub(super) fn expansion_runs(&self, supports: &[&[Support]]) -> Vec<Run<'g>> {
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
