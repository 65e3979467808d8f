//! Paths that stand in place of edges.

use rustc_hash::FxHashMap;

use super::prepared::PathEdge;
use crate::graph::{Node, NodeId};
use crate::query::paths::{Path, PathRef, PathScratch};
use crate::query::plan::{Budget, Completeness};

/// Finds the paths of a pattern, and remembers which entities they join.
#[derive(Debug)]
pub(super) struct Walks<'g> {
    paths: Vec<PathEdge<'g>>,
    known: Vec<FxHashMap<(NodeId, NodeId), bool>>,
    scratch: PathScratch,
}

impl<'g> Walks<'g> {
    pub(super) fn new(paths: &[PathEdge<'g>]) -> Self {
        let known = paths.iter().map(|_| FxHashMap::default()).collect();
        Self { paths: paths.to_vec(), known, scratch: PathScratch::new() }
    }

    /// Whether a path joins two entities; false, too, if a limit cuts the search.
    pub(super) fn join(&mut self, path: usize, from: NodeId, to: NodeId, budget: &mut Budget) -> bool {
        if let Some(known) = self.known[path].get(&(from, to)) {
            return *known;
        }
        let edge = &mut self.paths[path];
        let is_free = edge.named.iter().all(|named| *named == from || *named == to);
        let is_joined = if edge.min_hops <= 1 && edge.category_sets.is_empty() && is_free {
            edge.prepared.set_ends(from, to);
            let length = edge.prepared.distance(&mut self.scratch, budget.remaining());
            budget.charge(length.expansions, length.completeness);
            length.steps.is_some_and(|steps| steps > 0)
        } else {
            !self.list(path, (from, to), 1, budget).is_empty()
        };
        if budget.cut().is_none() {
            self.known[path].insert((from, to), is_joined);
        }
        is_joined
    }

    /// The paths between two entities, by number of steps and then by entities, at most so many.
    pub(super) fn list(
        &mut self,
        path: usize,
        (from, to): (NodeId, NodeId),
        most: usize,
        budget: &mut Budget,
    ) -> Vec<Path<'g>> {
        let edge = &mut self.paths[path];
        edge.prepared.set_ends(from, to);
        let options = budget.remaining();
        let options = crate::query::plan::RunOptions { limits: options.limits.with_paths(usize::MAX), ..options };
        let mut paths = edge.prepared.clone().run_with(core::mem::take(&mut self.scratch), options);
        let mut found = Vec::new();
        while found.len() < most
            && let Some(path) = paths.advance()
        {
            if edge.admits(path) {
                found.push(path.to_path());
            }
        }
        let completeness = if found.len() < most { paths.completeness() } else { Completeness::Open };
        budget.charge(paths.expansions(), completeness);
        self.scratch = paths.into_scratch();
        found
    }
}

impl PathEdge<'_> {
    /// Whether a path is long enough and has entities of the categories, and none of the ends, between its ends.
    fn admits(&self, path: PathRef<'_, '_>) -> bool {
        let inner = || path.nodes().skip(1).take(path.hops().saturating_sub(1));
        let has = |category: &crate::model::Category| inner().any(|node: Node<'_>| node.is_in_category(category));
        let is_end = |node: Node<'_>| self.named.binary_search(&node.number()).is_ok();
        path.hops() >= self.min_hops.max(1)
            && !inner().any(is_end)
            && (self.category_sets.is_empty() || self.category_sets.iter().any(|set| set.iter().all(has)))
    }
}
