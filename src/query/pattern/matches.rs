//! Matches one by one.

use super::checked::forest;
use super::cursor::Cursor;
use super::prepared::PreparedPattern;
use super::tree::{Forest, Weights};
use super::walks::Walks;
use crate::graph::{Node, NodeId};
use crate::query::plan::{Budget, Completeness};

/// Goes through the matches of a pattern, each lent until the next: an entity for each node.
///
/// They come by the entities in the order of the plan, which [`PatternPlan`](super::PatternPlan) shows. Sets make no
/// difference here: a match has one entity of each node.
#[derive(Debug)]
pub struct Matches<'p, 'g> {
    pattern: &'p PreparedPattern<'g>,
    found: Option<Found>,
    walks: Walks<'g>,
    budget: Budget,
    given: usize,
    is_over: bool,
}

/// What was read, and where the search is.
#[derive(Debug)]
struct Found {
    forest: Forest,
    weights: Weights,
    cursor: Cursor,
}

impl<'p, 'g> Matches<'p, 'g> {
    pub(super) fn new(pattern: &'p PreparedPattern<'g>, mut budget: Budget) -> Self {
        let forest = forest(pattern, &mut budget);
        let found = forest.map_err(|by| budget.cut_by(by)).ok().map(|mut forest| {
            let weights = forest.weights(&[]);
            forest.prune(&weights);
            let cursor = Cursor::new(&forest, pattern, &pattern.is_bound);
            Found { forest, weights, cursor }
        });
        let walks = Walks::new(&pattern.paths);
        Self { pattern, found, walks, budget, given: 0, is_over: false }
    }

    /// The next match, lent until the one after it.
    pub fn advance(&mut self) -> Option<MatchRef<'_, 'g>> {
        self.is_over = !self.step();
        let found = self.found.as_ref().filter(|_| !self.is_over)?;
        Some(MatchRef { pattern: self.pattern, found })
    }

    /// Whether all matches have been given.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        let end = if self.is_over { Completeness::Complete } else { Completeness::Open };
        self.budget.truncation().unwrap_or(end)
    }

    fn step(&mut self) -> bool {
        let Some(Found { forest, weights, cursor }) = &mut self.found else { return false };
        if !cursor.advance(forest, weights, &mut self.walks, self.pattern, &mut self.budget)
            || !self.budget.give_out(self.given)
        {
            return false;
        }
        self.given += 1;
        true
    }

    /// What is left of the budget, and the finder of paths.
    pub(super) fn into_rest(self) -> (Budget, Walks<'g>) {
        (self.budget, self.walks)
    }

    pub(super) const fn budget(&mut self) -> &mut Budget {
        &mut self.budget
    }
}

/// A match in the memory of its search: gone with the next one.
#[derive(Clone, Copy, Debug)]
pub struct MatchRef<'s, 'g> {
    pattern: &'s PreparedPattern<'g>,
    found: &'s Found,
}

impl<'s, 'g> MatchRef<'s, 'g> {
    /// The entity of a node; `None` if the pattern has no such node, or only an excluded edge has it.
    #[must_use]
    pub fn entity(self, key: &str) -> Option<Node<'g>> {
        let place = self.pattern.query.nodes.iter().position(|node| node.key == key)?;
        self.number(place).map(|node| Node::new(self.pattern.graph, node))
    }

    /// The entities of the nodes that are bound, with their keys, in the order of the pattern.
    pub fn entities(self) -> impl Iterator<Item = (&'s str, Node<'g>)> {
        let keys = self.pattern.query.nodes.iter().map(|node| node.key.as_str());
        let bound = keys.enumerate().filter_map(move |(place, key)| Some((key, self.number(place)?)));
        bound.map(move |(key, node)| (key, Node::new(self.pattern.graph, node)))
    }

    /// The entity of the node at a place in the pattern, by number.
    pub(super) fn number(self, place: usize) -> Option<NodeId> {
        let Found { forest, cursor, .. } = self.found;
        forest.levels[place].entities.get(cursor.places()[place] as usize).copied()
    }
}
