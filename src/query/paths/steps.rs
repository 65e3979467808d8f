//! Which edges a search reads, and in which direction.

use crate::graph::{EdgeEnd, EdgeRows, Flags, KnowledgeGraph, NodeId};
use crate::model::{Predicate, Traversal};
use crate::query::predicates::is_any_of;

use super::query::PathQuery;

/// Where a reading goes: away from the sources, or back towards them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Onward,
    Back,
}

/// The edges of a graph, read as a query wants, and its filter of statements.
#[derive(Clone, Debug)]
pub(super) struct Steps<'g> {
    onward: [EdgeRows<'g>; 2],
    back: [EdgeRows<'g>; 2],
    /// By class of statement; empty if all are allowed.
    classes: Vec<bool>,
    /// Flags that a statement must not have.
    refused: u16,
    /// Whether every statement is allowed.
    every: bool,
}

impl<'g> Steps<'g> {
    pub(super) fn new(query: &PathQuery, graph: &'g KnowledgeGraph) -> Self {
        let (out, incoming, none) = (graph.out_rows(), graph.in_rows(), EdgeRows::EMPTY);
        let (onward, back) = match query.direction {
            Traversal::Forward => ([out, none], [incoming, none]),
            Traversal::Backward => ([incoming, none], [out, none]),
            Traversal::Both => ([out, incoming], [out, incoming]),
        };
        let classes = allowed_classes(query, graph);
        let refused = if query.affirmed { Flags::NEGATED | Flags::REFUTED } else { 0 };
        let every = classes.is_empty() && refused == 0;
        Self { onward, back, classes, refused, every }
    }

    /// The edge ends at `node`, to be asked whether they are [allowed](Self::allows).
    pub(super) fn of(&self, node: NodeId, way: Way) -> [&'g [EdgeEnd]; 2] {
        let [first, second] = match way {
            Way::Onward => self.onward,
            Way::Back => self.back,
        };
        [first.of(node), second.of(node)]
    }

    /// How many edge ends there are at `node`: what it costs to read them.
    pub(super) fn degree(&self, node: NodeId, way: Way) -> usize {
        let [first, second] = self.of(node, way);
        first.len() + second.len()
    }

    /// Whether every statement is allowed, so that an inner loop need not ask.
    pub(super) const fn allows_every(&self) -> bool {
        self.every
    }

    pub(super) fn allows(&self, end: &EdgeEnd) -> bool {
        self.every || self.allows_class(end)
    }

    fn allows_class(&self, end: &EdgeEnd) -> bool {
        let class = self.classes.is_empty() || self.classes.get(end.class as usize).copied().unwrap_or(false);
        class && !end.flags.has(self.refused)
    }
}

fn allowed_classes(query: &PathQuery, graph: &KnowledgeGraph) -> Vec<bool> {
    if query.predicates.is_empty() && query.avoided_predicates.is_empty() {
        return Vec::new();
    }
    let allowed = |predicate: &Predicate| {
        (query.predicates.is_empty() || is_any_of(predicate, &query.predicates))
            && !is_any_of(predicate, &query.avoided_predicates)
    };
    let predicates: Vec<bool> = graph.columns.predicates.iter().map(|info| allowed(&info.name)).collect();
    let classes = graph.columns.statements.classes.iter();
    classes.map(|class| predicates.get(usize::from(class.predicate)).copied().unwrap_or(false)).collect()
}
