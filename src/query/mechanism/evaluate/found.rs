//! What a search found: the steps of a path, each with its statements and its cost.

use smallvec::SmallVec;

use crate::graph::{Flags, NodeId, StatementRef};
use crate::model::{Effect, Sign};
use crate::query::mechanism::cost::Cost;
use crate::query::mechanism::prepared::Prepared;
use crate::query::mechanism::support::Support;
use crate::query::plan::Narrowest;

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

/// The statements of a step; most have one, which takes no memory of its own.
pub(crate) type Supports = SmallVec<[Support; 1]>;

/// A step as the search found it.
#[derive(Clone, Debug)]
pub(crate) struct FoundStep {
    pub(crate) effect: Effect,
    pub(crate) cost: Cost,
    /// The best first: by epistemic status, then cost, then number.
    pub(crate) supports: Supports,
}

/// Whether two steps, one after the other, rest on correlations alone.
pub(in crate::query::mechanism) fn correlations_in_a_row(steps: &[FoundStep]) -> bool {
    let is_correlation = |step: &FoundStep| step.supports.iter().all(|s| s.flags.has(Flags::CORRELATIONAL));
    steps.windows(2).any(|pair| pair.iter().all(is_correlation))
}

/// The steps of a path, each with what it costs and its statements, the best first; `None` if one has none.
pub(in crate::query::mechanism) fn found_steps(
    prepared: &Prepared<'_>,
    steps: impl ExactSizeIterator<Item = (Effect, Supports)>,
) -> Option<Vec<FoundStep>> {
    let mut before = Effect::None;
    let mut found = Vec::with_capacity(steps.len());
    for (effect, mut supports) in steps {
        let status = |support: &Support| StatementRef::new(prepared.plan.graph, support.statement).epistemic_status();
        supports.sort_by_key(|s| (core::cmp::Reverse(status(s)), s.cost, s.statement));
        let least = supports.iter().map(|support| support.cost).min()?;
        let run = effect == Effect::Carrier && before == Effect::Carrier;
        let cost = if run { least + prepared.costs.carrier_run() } else { least };
        before = effect;
        found.push(FoundStep { effect, cost, supports });
    }
    Some(found)
}
