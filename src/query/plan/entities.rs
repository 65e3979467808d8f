//! Which entities a path may touch, and which it may run through.

use crate::graph::{KnowledgeGraph, Node, NodeId};
use crate::model::Category;
use crate::schema;
use crate::text::{distinct, make_distinct};

use super::endpoint::Endpoint;
use super::error::QueryError;
use super::filters::Filters;

/// A filter of entities, compiled: one look-up each.
#[derive(Clone, Debug)]
pub(crate) struct EntityFilter {
    /// By set of categories, whether a path may run through its entities; empty if it may through all.
    inner_kinds: Vec<bool>,
    /// In order.
    avoided: Vec<NodeId>,
}

impl EntityFilter {
    pub(crate) fn new(graph: &KnowledgeGraph, filters: &Filters) -> Result<Self, QueryError> {
        QueryError::check_categories(graph, &filters.categories)?;
        QueryError::check_categories(graph, &filters.avoiding.categories)?;
        let named = |endpoint: &Endpoint| endpoint.named(graph);
        let avoided = distinct(filters.avoiding.entities.iter().map(named).collect::<Result<Vec<_>, _>>()?.concat());
        Ok(Self { inner_kinds: inner_kinds(graph, &filters.categories, &filters.avoiding.categories), avoided })
    }

    /// Keeps away from more entities.
    pub(crate) fn avoid(&mut self, entities: impl IntoIterator<Item = NodeId>) {
        self.avoided.extend(entities);
        make_distinct(&mut self.avoided);
    }

    /// What a path may not touch, in order.
    pub(crate) fn avoided(&self) -> &[NodeId] {
        &self.avoided
    }

    /// Whether a path may touch the entity at all.
    pub(crate) fn allows(&self, node: NodeId) -> bool {
        self.avoided.is_empty() || self.avoided.binary_search(&node).is_err()
    }

    /// Whether a path may run through the entity, rather than start or end there.
    pub(crate) fn allows_inner(&self, graph: &KnowledgeGraph, node: NodeId) -> bool {
        self.inner_kinds.is_empty() || self.allows_kind(Node::new(graph, node).category_set())
    }

    /// Whether a path may run through entities of a set of categories.
    pub(crate) fn allows_kind(&self, kind: usize) -> bool {
        self.inner_kinds.is_empty() || self.inner_kinds.get(kind).copied().unwrap_or(false)
    }

    /// Whether some entities may not be run through.
    pub(crate) const fn has_inner(&self) -> bool {
        !self.inner_kinds.is_empty()
    }
}

fn inner_kinds(graph: &KnowledgeGraph, within: &[Category], avoided: &[Category]) -> Vec<bool> {
    if within.is_empty() && avoided.is_empty() {
        return Vec::new();
    }
    let allowed =
        |kind: &Vec<Category>| (within.is_empty() || schema::are_in(kind, within)) && !schema::are_in(kind, avoided);
    graph.columns.nodes.category_sets.iter().map(allowed).collect()
}
