//! What would join groups of entities: what acts on several of them, or on what several of them act.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::{Node, NodeId};
use crate::query::plan::Budget;

use super::connect::Link;
use super::terminals::Terminals;

/// An entity that would join groups of entities.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Connector<'g> {
    /// The entity.
    pub entity: Node<'g>,
    /// How many groups it joins, at least two.
    pub groups: usize,
    /// How it acts on entities, in the order in which these were given: it is a regulator that they share.
    pub regulates: Vec<Link<'g>>,
    /// How entities act on it: it is a target that they share.
    pub regulated_by: Vec<Link<'g>>,
}

impl Connector<'_> {
    /// How many of the entities it acts on, or they on it.
    #[must_use]
    pub fn entities(&self) -> usize {
        let (targets, regulators) = (self.regulates.iter(), self.regulated_by.iter());
        targets.map(|link| link.to).chain(regulators.map(|link| link.from)).collect::<BTreeSet<_>>().len()
    }
}

/// Which side of an entity something is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Regulates,
    RegulatedBy,
}

/// Looks for connectors.
pub(super) struct Connectors<'a, 'g> {
    pub(super) terminals: &'a Terminals<'g>,
    /// By place of an entity, its group.
    pub(super) groups: &'a [usize],
    pub(super) hops: usize,
}

/// The order in which connectors are listed, the first the least: the groups and entities that it joins, the more the better,
/// its statements, and its number.
type Rank = (core::cmp::Reverse<(usize, usize)>, usize, NodeId);

impl<'g> Connectors<'_, 'g> {
    /// The best so many, judged in the order of what walks make possible.
    pub(super) fn best(&self, most: usize, budget: &mut Budget) -> Vec<Connector<'g>> {
        let mut possible = self.possible(budget);
        possible.sort_unstable_by_key(|(rank, _)| *rank);
        let mut best: Vec<(Rank, Connector<'g>)> = Vec::new();
        for (rank, relations) in possible {
            // What is judged joins no more than walks do.
            let is_settled = best.len() >= most && best.last().is_some_and(|(last, _)| *last < rank);
            if is_settled || budget.cut().is_some() {
                break;
            }
            let Some((rank, connector)) = self.judged(rank.2, &relations, budget) else { continue };
            let place = best.partition_point(|(known, _)| *known < rank);
            best.insert(place, (rank, connector));
            best.truncate(most);
        }
        best.into_iter().map(|(_, connector)| connector).collect()
    }

    /// What walks join to at least two groups, with the entities that they join it to.
    fn possible(&self, budget: &mut Budget) -> Vec<(Rank, Vec<(usize, Side)>)> {
        let mut related: FxHashMap<NodeId, Vec<(usize, Side)>> = FxHashMap::default();
        for (place, ends) in self.terminals.ends.iter().enumerate() {
            for side in [Side::Regulates, Side::RegulatedBy] {
                for node in self.within(ends, side, budget) {
                    related.entry(node).or_default().push((place, side));
                }
            }
            if !budget.hold(related.len().saturating_mul(size_of::<(NodeId, Vec<usize>, [usize; 4])>())) {
                return Vec::new();
            }
        }
        let terminals: FxHashSet<NodeId> = self.terminals.ends.iter().flatten().copied().collect();
        let ranked =
            related.into_iter().filter(|(node, _)| !terminals.contains(node)).filter_map(|(node, relations)| {
                let rank = self.rank(node, relations.iter().map(|(place, _)| *place))?;
                Some((rank, relations))
            });
        ranked.collect()
    }

    /// The rank of something that is related to the entities at some places; `None` if it joins nothing.
    fn rank(&self, node: NodeId, places: impl Iterator<Item = usize>) -> Option<Rank> {
        let places: BTreeSet<usize> = places.collect();
        let groups: BTreeSet<usize> = places.iter().filter_map(|place| self.groups.get(*place)).copied().collect();
        let joins = core::cmp::Reverse((groups.len(), places.len()));
        (groups.len() > 1).then(|| (joins, self.terminals.question.plan.graph.degree(node), node))
    }

    /// What is within the hops of some ends on one side of them, through which a path may run.
    fn within(&self, ends: &[NodeId], side: Side, budget: &mut Budget) -> Vec<NodeId> {
        let question = &self.terminals.question;
        let plan = &question.plan;
        let mut met: FxHashSet<NodeId> = ends.iter().copied().collect();
        let (mut layer, mut found) = (ends.to_vec(), Vec::new());
        layer.retain(|node| plan.allows_node(*node));
        for _ in 0..self.hops {
            let mut next = Vec::new();
            for node in layer {
                if !budget.expand() {
                    return Vec::new();
                }
                question.each_step(node, side == Side::RegulatedBy, |end, _| {
                    let node = end.neighbour;
                    let allowed = plan.allows(&end) && plan.allows_node(node) && plan.allows_inner(node);
                    if allowed && met.insert(node) {
                        next.push(node);
                    }
                });
            }
            found.extend_from_slice(&next);
            layer = next;
        }
        found
    }

    /// A connector with the mechanisms by which it is related to entities; `None` if these join no two groups, or a limit
    /// was met.
    fn judged(&self, node: NodeId, relations: &[(usize, Side)], budget: &mut Budget) -> Option<(Rank, Connector<'g>)> {
        let entity = Node::new(self.terminals.question.plan.graph, node);
        let mut connector = Connector { entity, groups: 0, regulates: Vec::new(), regulated_by: Vec::new() };
        let mut places = Vec::new();
        for (place, side) in relations {
            let ends = self.terminals.ends.get(*place)?;
            let (from, to) = match side {
                Side::Regulates => (core::slice::from_ref(&node), ends.as_slice()),
                Side::RegulatedBy => (ends.as_slice(), core::slice::from_ref(&node)),
            };
            let [Some(best), opposed] = self.terminals.best(from, to, self.hops, budget)? else { continue };
            let terminal = Node::new(self.terminals.question.plan.graph, *self.terminals.entities.get(*place)?);
            places.push(*place);
            match side {
                Side::Regulates => connector.regulates.push(Link { from: entity, to: terminal, best, opposed }),
                Side::RegulatedBy => connector.regulated_by.push(Link { from: terminal, to: entity, best, opposed }),
            }
        }
        let rank = self.rank(node, places.into_iter())?;
        connector.groups = (rank.0.0).0;
        Some((rank, connector))
    }
}
