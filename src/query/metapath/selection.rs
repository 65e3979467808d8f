//! Which statements a step of a metapath takes.

use std::borrow::Cow;
use std::sync::Arc;

use crate::graph::{EdgeEnd, Ends, KnowledgeGraph, Metaedges, NodeId};

use super::networks::PermutedStep;
use crate::model::Traversal;
use crate::query::plan::{EdgeFilter, EntityFilter};

/// The end of a step from which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// What else than its predicate a statement must have; looked up by number, never by text.
#[derive(Clone, Debug)]
pub(super) enum Sieve<'g> {
    All,
    Metaedge(&'g Metaedges, u16),
    /// Whether statements of a profile are taken, by its number.
    Profiles(Vec<bool>),
}

/// The statements of one step. Negated and refuted ones are none.
#[derive(Clone, Debug)]
pub(super) struct Selection<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    /// The number of each entity's set of categories.
    pub(super) kinds: Cow<'g, [u32]>,
    /// Numbers of predicates, in order.
    pub(super) predicates: Vec<u16>,
    /// Likewise, of those whose statements run from the right to the left where the step runs forward.
    pub(super) inverse: Vec<u16>,
    pub(super) sieve: Sieve<'g>,
    pub(super) way: Traversal,
    /// Whether an entity may be at the left end or the right end, by number of its set of categories.
    pub(super) left: Vec<bool>,
    pub(super) right: Vec<bool>,
    pub(super) edges: Arc<EdgeFilter<'g>>,
    /// Entities that no path touches, in order.
    pub(super) avoided: Vec<NodeId>,
    /// What the step joins instead, in a permuted network.
    pub(super) instead: Option<Arc<PermutedStep>>,
}

impl Selection<'_> {
    /// The same step in a permuted network.
    pub(super) fn permuted(&self, step: Arc<PermutedStep>) -> Self {
        Self { instead: Some(step), ..self.clone() }
    }

    /// Takes no more than a filter of entities admits; `inner` says of which sides entities lie between the ends.
    pub(super) fn restrict(&mut self, entities: &EntityFilter, inner: (bool, bool)) {
        self.avoided = entities.avoided().to_vec();
        for (kinds, _) in
            [(&mut self.left, inner.0), (&mut self.right, inner.1)].into_iter().filter(|(_, inner)| *inner)
        {
            for (number, kind) in kinds.iter_mut().enumerate() {
                *kind &= entities.allows_kind(number);
            }
        }
    }

    fn admits_node(&self, node: NodeId) -> bool {
        self.avoided.is_empty() || self.avoided.binary_search(&node).is_err()
    }

    /// The entities that the step joins to `node`, which is on `side` of it: each once, in order,
    /// however many statements there are. An entity may be joined to itself.
    pub(super) fn neighbours(&self, node: u32, side: Side, found: &mut Vec<u32>) {
        found.clear();
        if let Some(step) = &self.instead {
            step.neighbours(node, side, found);
            return;
        }
        let node = NodeId(node);
        let way = if side == Side::Left { self.way } else { self.way.turned() };
        for (predicates, way) in [(&self.predicates, way), (&self.inverse, way.turned())] {
            if way != Traversal::Backward {
                self.collect(self.graph.out_ends(node), predicates, side, found);
            }
            if way != Traversal::Forward {
                self.collect(self.graph.in_ends(node), predicates, side, found);
            }
        }
        // The ends of one predicate come in the order of neighbours.
        if way == Traversal::Both || self.predicates.len() + self.inverse.len() > 1 {
            found.sort_unstable();
        }
        found.dedup();
    }

    /// The entities that may be on a side of the step.
    pub(super) fn nodes(&self, side: Side) -> impl Iterator<Item = u32> {
        let kinds = if side == Side::Left { &self.left } else { &self.right };
        let nodes = (0..).zip(&*self.kinds).filter(|(_, kind)| admits(kinds, **kind)).map(|(node, _)| node);
        nodes.filter(|node| self.admits_node(NodeId(*node)))
    }

    fn collect(&self, ends: Ends<'_>, predicates: &[u16], side: Side, found: &mut Vec<u32>) {
        let kinds = if side == Side::Left { &self.right } else { &self.left };
        for predicate in predicates {
            let fitting = ends.of_predicate(*predicate).iter().filter(|end| {
                self.kinds.get(end.neighbour.index()).is_some_and(|kind| admits(kinds, *kind))
                    && self.takes(end)
                    && self.admits_node(end.neighbour)
            });
            found.extend(fitting.map(|end| end.neighbour.0));
        }
    }

    fn takes(&self, end: &EdgeEnd<'_>) -> bool {
        self.edges.allows(end)
            && match &self.sieve {
                Sieve::All => true,
                Sieve::Metaedge(metaedges, number) => metaedges.has(end.statement(), *number),
                Sieve::Profiles(taken) => taken.get(end.profile.row()).copied().unwrap_or(false),
            }
    }
}

fn admits(kinds: &[bool], kind: u32) -> bool {
    kinds.get(kind as usize).copied().unwrap_or(false)
}
