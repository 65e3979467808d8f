//! Whether the statements of a path hold together: in each dimension of context, a choice of values
//! that are pairwise equal, or one above the other.

use rustc_hash::FxHashMap;

use super::budget::Budget;
use crate::graph::{ContextValue, KnowledgeGraph, NodeId};
use crate::model::Dimension;
use crate::text::make_distinct;

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
            make_distinct(&mut lists);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Context;
    use crate::query::Limits;
    use crate::query::plan::context_values;
    use crate::{GraphBuilder, Statement};

    /// The narrowest of some contexts, as `disease=D:1 species=S:1`, where `D:2` and `D:3` are kinds of `D:1`.
    fn check(contexts: &[&str], target: &str, expected: Option<&str>) {
        let classes = [("D:2", "D:1"), ("D:3", "D:1"), ("S:1", "S:2")];
        let classes = classes.map(|(low, high)| Statement::of(low, "subclass_of", high));
        let graph = GraphBuilder::from_iter(classes).freeze().unwrap();
        let values = |text: &str| {
            let pairs = text.split_whitespace().map(|pair| pair.split_once('=').unwrap());
            let context: Context = pairs.map(|(dimension, value)| (dimension.parse().unwrap(), value)).collect();
            context_values(&graph, &context).unwrap()
        };
        let all: Vec<Vec<ContextValue>> = contexts.iter().map(|text| values(text)).collect();
        let all: Vec<&[ContextValue]> = all.iter().map(Vec::as_slice).collect();
        let mut budget = Budget::new(Limits::default());
        let found = Coherence::new(&graph).narrowest(&all, &values(target), &mut budget);
        assert_eq!(found, expected.map(values), "{contexts:?} with {target:?}");
    }

    #[test]
    fn the_narrowest_value_of_a_chain_is_kept() {
        check(&["", ""], "", Some(""));
        check(&["disease=D:2", ""], "", Some("disease=D:2"));
        check(&["disease=D:1", "disease=D:2"], "", Some("disease=D:2"));
        check(&["disease=D:2", "disease=D:3"], "", None);
        check(&["disease=D:1", "disease=D:2", "disease=D:3"], "", None);
        check(&["disease=D:2 disease=D:3", "disease=D:3"], "", Some("disease=D:3"));
        check(&["disease=D:2", "species=S:1"], "", Some("disease=D:2 species=S:1"));
    }

    #[test]
    fn a_target_counts_and_is_not_repeated() {
        check(&["disease=D:2"], "disease=D:2", Some(""));
        check(&["disease=D:2"], "disease=D:1", Some("disease=D:2"));
        check(&["disease=D:2"], "disease=D:3", None);
        check(&["species=S:1"], "disease=D:3", Some("species=S:1"));
    }
}
