//! Signed statements as a network of two sides: what acts, and the genes.

use std::collections::BTreeMap;

use crate::graph::{Flags, KnowledgeGraph, Node, NodeId};
use crate::model::{Category, Sign};
use crate::query::plan::{Budget, EdgeFilter};
use crate::schema::EntityGroup;
use crate::text::distinct;

/// A regulator and a target, by their places on the two sides.
pub(super) type Edge = [u32; 2];

/// Statements of one predicate and sign, from regulators of one sort.
#[derive(Clone, Debug)]
pub(super) struct EdgeClass {
    pub(super) sign: Sign,
    pub(super) edges: Vec<Edge>,
}

/// What acts with a sign on entities of some sorts.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// By number.
    pub(super) regulators: Vec<NodeId>,
    /// By number.
    pub(super) targets: Vec<NodeId>,
    pub(super) classes: Vec<EdgeClass>,
}

impl Network {
    /// Reads the statements that a filter allows, from entities of a category to those of some sorts. Each sign between two
    /// counts once. `None` once a limit is met.
    pub(super) fn read(
        graph: &KnowledgeGraph,
        filter: &EdgeFilter<'_>,
        of: Option<&Category>,
        groups: &[EntityGroup],
        budget: &mut Budget,
    ) -> Option<Self> {
        let group = |node: Node<'_>| EntityGroup::of(node.categories());
        let of_sets: Vec<EntityGroup> =
            graph.columns.nodes.category_sets.iter().map(|it| EntityGroup::of(it)).collect();
        let is_target = |node: NodeId| {
            let set = graph.columns.nodes.category_set.get(node.index()).map(|set| *set as usize);
            set.and_then(|set| of_sets.get(set)).is_some_and(|group| groups.contains(group))
        };
        let mut regulators = Vec::new();
        let mut classes: BTreeMap<(usize, EntityGroup, bool), Vec<(u32, NodeId)>> = BTreeMap::new();
        for node in graph.nodes() {
            if !budget.expand() {
                return None;
            }
            if of.is_some_and(|category| !node.is_in_category(category)) {
                continue;
            }
            let mut signs: Vec<(NodeId, bool, usize)> = Vec::new();
            for end in graph.out_ends(node.number()) {
                let sign = end.effect().sign().filter(|_| end.profile.has(Flags::FORWARD));
                if let Some(sign) = sign
                    && is_target(end.neighbour)
                    && end.neighbour != node.number()
                    && filter.allows(&end)
                {
                    let predicate = usize::from(graph.profile(end.profile).predicate);
                    signs.push((end.neighbour, sign == Sign::Negative, predicate));
                }
            }
            signs.sort_unstable();
            signs.dedup_by_key(|(target, is_negative, _)| (*target, *is_negative));
            if signs.is_empty() {
                continue;
            }
            let number = u32::try_from(regulators.len()).ok()?;
            regulators.push(node.number());
            for (target, is_negative, predicate) in signs {
                classes.entry((predicate, group(node), is_negative)).or_default().push((number, target));
            }
        }
        let targets: Vec<NodeId> = distinct(classes.values().flatten().map(|(_, target)| *target));
        let place = |target: NodeId| targets.binary_search(&target).ok().and_then(|place| u32::try_from(place).ok());
        let class = |((_, _, is_negative), edges): ((usize, EntityGroup, bool), Vec<(u32, NodeId)>)| EdgeClass {
            sign: if is_negative { Sign::Negative } else { Sign::Positive },
            edges: edges.into_iter().filter_map(|(regulator, target)| Some([regulator, place(target)?])).collect(),
        };
        let classes = classes.into_iter().map(class).collect();
        Some(Self { regulators, targets, classes })
    }

    /// How far the statements of each regulator agree with changes of the targets, given as 1, −1 and 0 for none: those that
    /// agree without those that do not, if the regulator went up.
    pub(super) fn scores(&self, changes: &[i8]) -> Vec<i32> {
        let mut scores = vec![0; self.regulators.len()];
        for EdgeClass { sign, edges } in &self.classes {
            let turn = if *sign == Sign::Negative { -1 } else { 1 };
            for [regulator, target] in edges {
                let change = changes.get(*target as usize).copied().unwrap_or_default();
                if let Some(score) = scores.get_mut(*regulator as usize) {
                    *score += turn * i32::from(change);
                }
            }
        }
        scores
    }

    /// For each regulator, its targets that changed with the sign of the statement, in order.
    pub(super) fn targets_among(&self, changes: &[i8]) -> Vec<Vec<(u32, Sign)>> {
        let mut among = vec![Vec::new(); self.regulators.len()];
        for EdgeClass { sign, edges } in &self.classes {
            for [regulator, target] in edges {
                let has_changed = changes.get(*target as usize).is_some_and(|change| *change != 0);
                if let Some(targets) = among.get_mut(*regulator as usize).filter(|_| has_changed) {
                    targets.push((*target, *sign));
                }
            }
        }
        for targets in &mut among {
            targets.sort_unstable();
        }
        among
    }
}
