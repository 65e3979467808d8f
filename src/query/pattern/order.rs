//! The order in which a pattern is matched: the most selective first.

use super::candidates::Candidates;
use super::relation::{Relation, Side};

/// An edge between two nodes, by their places in the pattern.
#[derive(Clone, Debug)]
pub(super) struct Edge<'g> {
    pub(super) subject: usize,
    pub(super) object: usize,
    pub(super) relation: Relation<'g>,
    pub(super) exclude: bool,
}

impl Edge<'_> {
    /// The side on which a node is.
    pub(super) const fn side_of(&self, node: usize) -> Side {
        if self.subject == node { Side::Subject } else { Side::Object }
    }

    /// The node at the other end.
    pub(super) const fn other(&self, node: usize) -> usize {
        if self.subject == node { self.object } else { self.subject }
    }
}

/// One step of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// The entities of a node are those named, or all that fit.
    Start { node: usize },
    /// The statements of an edge are read from one node, and give the entities of the other.
    Expand { edge: usize, from: usize },
    /// The statements of an edge are read from one node, and hold the entities of both against each other.
    Join { edge: usize, from: usize },
    /// The same, of an edge that must not be there.
    Exclude { edge: usize, from: usize },
    /// Entities of a node are left out that have a statement of an edge; the node at its other end has no other edge.
    Without { edge: usize, from: usize },
}

/// A step, and how many entities its node is estimated to have after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimated {
    pub(super) step: Step,
    pub(super) entities: f64,
}

/// How many named entities are looked at to estimate how many neighbours each has.
const SAMPLED: usize = 64;

/// Makes the plan: starts at what is named, and goes on where the fewest statements are to be read.
pub(super) fn order(nodes: &[Candidates<'_>], edges: &[Edge<'_>], is_bound: &[bool]) -> Vec<Estimated> {
    let mut planner =
        Planner { nodes, edges, known: vec![None; nodes.len()], used: vec![false; edges.len()], steps: Vec::new() };
    for node in (0..nodes.len()).filter(|node| is_bound[*node] && nodes[*node].named.is_some()) {
        planner.start(node);
    }
    loop {
        if planner.join() || planner.expand() {
            continue;
        }
        let left = (0..nodes.len()).filter(|node| is_bound[*node] && planner.known[*node].is_none());
        match left.min_by_key(|node| nodes[*node].count) {
            Some(node) => planner.start(node),
            None => break,
        }
    }
    planner.exclude(is_bound);
    planner.steps
}

struct Planner<'a, 'g> {
    nodes: &'a [Candidates<'g>],
    edges: &'a [Edge<'g>],
    /// How many entities each node is estimated to have, once it has any.
    known: Vec<Option<f64>>,
    used: Vec<bool>,
    steps: Vec<Estimated>,
}

#[expect(clippy::cast_precision_loss, reason = "these are estimates")]
impl Planner<'_, '_> {
    fn start(&mut self, node: usize) {
        let entities = self.nodes[node].count as f64;
        self.known[node] = Some(entities);
        self.steps.push(Estimated { step: Step::Start { node }, entities });
    }

    /// How many statements of an edge are to be read from one of its nodes.
    fn cost(&self, edge: usize, from: usize) -> f64 {
        let entities = self.known[from].unwrap_or(self.nodes[from].count as f64);
        let Edge { relation, .. } = &self.edges[edge];
        if let Some(named) = &self.nodes[from].named {
            let side = self.edges[edge].side_of(from);
            let sampled = named.entities.iter().take(SAMPLED);
            let read: usize = sampled.clone().map(|node| relation.degree(*node, side)).sum();
            return entities * read as f64 / sampled.len().max(1) as f64;
        }
        entities * relation.size() / (self.nodes[from].count.max(1) as f64)
    }

    fn join(&mut self) -> bool {
        let open = (0..self.edges.len()).filter(|edge| !self.used[*edge] && !self.edges[*edge].exclude);
        let mut ready = open.filter(|edge| {
            let Edge { subject, object, .. } = &self.edges[*edge];
            self.known[*subject].is_some() && self.known[*object].is_some()
        });
        let Some(edge) = ready.next() else { return false };
        let from = self.cheaper_end(edge);
        let other = self.edges[edge].other(from);
        let statements = self.cost(edge, from);
        for node in [from, other] {
            let entities = self.known[node].unwrap_or(0.0).min(statements);
            self.known[node] = Some(entities);
        }
        self.used[edge] = true;
        let entities = self.known[from].unwrap_or(0.0);
        self.steps.push(Estimated { step: Step::Join { edge, from }, entities });
        true
    }

    fn expand(&mut self) -> bool {
        let mut best: Option<(f64, usize, usize)> = None;
        for edge in (0..self.edges.len()).filter(|edge| !self.used[*edge] && !self.edges[*edge].exclude) {
            let Edge { subject, object, .. } = &self.edges[edge];
            for (from, to) in [(*subject, *object), (*object, *subject)] {
                if self.known[from].is_some() && self.known[to].is_none() {
                    let cost = self.cost(edge, from);
                    if best.is_none_or(|(least, ..)| cost < least) {
                        best = Some((cost, edge, from));
                    }
                }
            }
        }
        let Some((statements, edge, from)) = best else { return false };
        let to = self.edges[edge].other(from);
        let entities = statements.min(self.nodes[to].count as f64);
        self.known[to] = Some(entities);
        self.used[edge] = true;
        self.steps.push(Estimated { step: Step::Expand { edge, from }, entities });
        true
    }

    fn cheaper_end(&self, edge: usize) -> usize {
        let Edge { subject, object, .. } = &self.edges[edge];
        if self.cost(edge, *subject) <= self.cost(edge, *object) { *subject } else { *object }
    }

    fn exclude(&mut self, is_bound: &[bool]) {
        for (edge, excluded) in self.edges.iter().enumerate().filter(|(_, edge)| edge.exclude) {
            let Edge { subject, object, .. } = excluded;
            let step = match (is_bound[*subject], is_bound[*object]) {
                (true, true) => Step::Exclude { edge, from: self.cheaper_end(edge) },
                (true, false) => Step::Without { edge, from: *subject },
                _ => Step::Without { edge, from: *object },
            };
            let (Step::Exclude { from, .. } | Step::Without { from, .. }) = step else { continue };
            self.steps.push(Estimated { step, entities: self.known[from].unwrap_or(0.0) });
        }
    }
}
