//! Whether the statements of a path hold together: in each dimension of context, a choice of values
//! that are pairwise equal, or one above the other.

use rustc_hash::FxHashMap;

use super::budget::Budget;
use crate::graph::{ContextValue, KnowledgeGraph, NodeId};
use crate::model::Dimension;

/// The narrowest values in which statements hold together: alternatives by dimension.
pub(crate) type Narrowest = Vec<ContextValue>;

/// Compares context values by the graph's hierarchy; remembers the superclasses that it met.
#[derive(Debug)]
pub(crate) struct Coherence<'g> {
    graph: &'g KnowledgeGraph,
    ancestors: FxHashMap<NodeId, Vec<NodeId>>,
}

impl<'g> Coherence<'g> {
    pub(crate) fn new(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, ancestors: FxHashMap::default() }
    }

    /// The narrowest context in which all of `contexts` hold, or `None` if they do not hold together.
    ///
    /// `target` is a disease that counts as a context and is left out of the result, unless the result
    /// is narrower.
    ///
    /// A budget that runs out counts as "do not hold together"; the run is then cut.
    pub(crate) fn narrowest(
        &mut self,
        contexts: &[&[ContextValue]],
        targets: &[ContextValue],
        budget: &mut Budget,
    ) -> Option<Narrowest> {
        let mut narrowest = Vec::new();
        for dimension in Dimension::ALL {
            let mut lists: Vec<&[ContextValue]> = contexts.iter().map(|context| of(context, dimension)).collect();
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                continue;
            }
            let targets = of(targets, dimension);
            lists.extend(targets.iter().map(core::slice::from_ref));
            // From equal lists the same value can be chosen.
            lists.sort_unstable();
            lists.dedup();
            let mut least = Vec::new();
            self.chains(&lists, &mut Vec::new(), &mut least, budget);
            if least.is_empty() {
                return None;
            }
            // The least of a chain lies at or below the target in it; at its level it says no more.
            let at_target = |value: &ContextValue| targets.iter().any(|target| self.is_at_or_below(*target, *value));
            if !least.iter().any(at_target) {
                narrowest.extend(self.widest(least));
            }
        }
        Some(narrowest)
    }

    /// Collects the least member of every choice of one value a list that is pairwise comparable. The
    /// depth is that of a path.
    fn chains(
        &mut self,
        lists: &[&[ContextValue]],
        chosen: &mut Vec<ContextValue>,
        least: &mut Vec<ContextValue>,
        budget: &mut Budget,
    ) {
        let Some((list, rest)) = lists.split_first() else {
            let below_all = |value: &ContextValue| chosen.iter().all(|other| self.is_at_or_below(*value, *other));
            let found = chosen.clone().into_iter().find(below_all);
            least.extend(found.filter(|value| !least.contains(value)));
            return;
        };
        for value in *list {
            if !budget.tick() {
                return;
            }
            let comparable =
                |other: &ContextValue| self.is_at_or_below(*value, *other) || self.is_at_or_below(*other, *value);
            if chosen.clone().iter().all(comparable) {
                chosen.push(*value);
                self.chains(rest, chosen, least, budget);
                chosen.pop();
            }
        }
    }

    /// The values that lie below no other, sorted: a context that holds more widely says more.
    fn widest(&mut self, mut values: Vec<ContextValue>) -> Vec<ContextValue> {
        let all = values.clone();
        let mut is_strictly_below =
            |low: ContextValue, high: ContextValue| self.is_at_or_below(low, high) && !self.is_at_or_below(high, low);
        values.retain(|value| !all.iter().any(|other| is_strictly_below(*value, *other)));
        values.sort_unstable();
        values
    }

    /// Whether `narrow` lies within `wide`: in each dimension of `wide` it has values, each at or below
    /// one of `wide`'s.
    pub(crate) fn is_within(&mut self, narrow: &[ContextValue], wide: &[ContextValue]) -> bool {
        Dimension::ALL.into_iter().all(|dimension| {
            let (narrow, wide) = (of(narrow, dimension), of(wide, dimension));
            wide.is_empty()
                || (!narrow.is_empty() && narrow.iter().all(|n| wide.iter().any(|w| self.is_at_or_below(*n, *w))))
        })
    }

    fn is_at_or_below(&mut self, low: ContextValue, high: ContextValue) -> bool {
        if low.text == high.text {
            return true;
        }
        let (Some(low), Some(high)) = (low.node, high.node) else { return false };
        self.above(low).binary_search(&high).is_ok()
    }

    /// What lies above an entity, in order.
    pub(crate) fn above(&mut self, node: NodeId) -> &[NodeId] {
        let graph = self.graph;
        self.ancestors.entry(node).or_insert_with(|| graph.ancestors(node))
    }
}

/// The values of one dimension; contexts are sorted by dimension.
fn of(context: &[ContextValue], dimension: Dimension) -> &[ContextValue] {
    let start = context.partition_point(|value| value.dimension < dimension);
    let length = context[start..].partition_point(|value| value.dimension == dimension);
    &context[start..start + length]
}
