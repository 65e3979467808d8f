//! Results: matches that belong together.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grouping::{Group, Grouping, Pair, is_whole};
use super::matches::Matches;
use super::prepared::PreparedPattern;
use super::value::PatternQuery;
use super::walks::Walks;
use crate::graph::{Node, NodeId, StatementRef};
use crate::query::paths::Path;
use crate::query::plan::{Budget, Completeness, LimitKind};
use crate::text::distinct;

/// The results of a pattern, in order.
#[derive(Debug)]
pub struct PatternResults<'g> {
    pattern: Arc<PreparedPattern<'g>>,
    groups: std::vec::IntoIter<Group>,
    walks: Walks<'g>,
    budget: Budget,
    /// Paths given out.
    paths: usize,
}

/// The entities of a node in a result.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeBinding<'g> {
    /// The entity that is named, or the one found where none is.
    pub id: Node<'g>,
    /// The entities found: itself or subclasses of it, by CURIE.
    pub entities: Vec<Node<'g>>,
}

/// Statements that an edge of a pattern is bound to, between two entities.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "json"), expect(dead_code, reason = "what is named is told apart in responses alone"))]
pub(crate) struct EdgeSupport<'g> {
    /// The entities that are named, or those found where none are.
    pub(crate) asked: (Node<'g>, Node<'g>),
    pub(crate) found: (Node<'g>, Node<'g>),
    pub(crate) statements: Vec<StatementRef<'g>>,
}

impl<'g> PatternResults<'g> {
    pub(super) fn find(pattern: Arc<PreparedPattern<'g>>, budget: Budget) -> Self {
        let mut grouping = Grouping::new(&pattern);
        let most = budget.limit_of_paths();
        let mut matches = Matches::new(&pattern, budget.with_limit_of_paths(usize::MAX));
        let places = 0..pattern.nodes.len();
        while let Some(found) = matches.advance() {
            let entities: Vec<Option<NodeId>> = places.clone().map(|place| found.number(place)).collect();
            if !grouping.take(&entities, most, matches.budget()) {
                break;
            }
        }
        let Grouping { groups, .. } = grouping;
        let (budget, walks) = matches.into_rest();
        let mut groups: Vec<Group> = groups.into_iter().filter(|group| is_whole(group, &pattern)).collect();
        groups.sort_unstable_by(|one, other| one.key.cmp(&other.key));
        Self { pattern, groups: groups.into_iter(), walks, budget: budget.with_limit_of_paths(most), paths: 0 }
    }

    /// The pattern.
    pub fn query(&self) -> &PatternQuery {
        &self.pattern.query
    }

    /// Identifiers of nodes that the graph does not have, beside others that it has, each with the node's key.
    #[must_use]
    pub fn missing(&self) -> Vec<(&str, &str)> {
        let nodes = self.pattern.query.nodes.iter().zip(&self.pattern.nodes);
        nodes.flat_map(|(node, known)| known.missing.iter().map(|id| (node.key.as_str(), id.as_str()))).collect()
    }

    /// Whether all results are there with all their paths. Those that a limit cut off are no particular ones: the others
    /// are in order.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        let end = if self.groups.len() == 0 { Completeness::Complete } else { Completeness::Open };
        self.budget.truncation().unwrap_or(end)
    }

    /// How many matches the results hold; `budget` gets what is left of the search's.
    pub(super) fn matches(self, budget: &mut Budget) -> u64 {
        *budget = self.budget;
        self.groups.map(|group| group.matches).fold(0, u64::saturating_add)
    }
}

impl<'g> Iterator for PatternResults<'g> {
    type Item = PatternResult<'g>;

    fn next(&mut self) -> Option<PatternResult<'g>> {
        let group = self.groups.next()?;
        let edges = self.pattern.edges.len();
        let mut paths = Vec::new();
        for (number, pairs) in group.pairs.iter().skip(edges).enumerate() {
            let mut found = Vec::new();
            for [(_, from), (_, to)] in pairs {
                let left = self.budget.limit_of_paths().saturating_sub(self.paths);
                let list = self.walks.list(number, (*from, *to), left, &mut self.budget);
                self.paths += list.len();
                found.extend(list);
            }
            paths.push(found);
        }
        if !self.pattern.paths.is_empty() && self.paths >= self.budget.limit_of_paths() {
            self.budget.cut_by(LimitKind::Paths);
        }
        Some(PatternResult { pattern: Arc::clone(&self.pattern), group, paths })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.groups.size_hint()
    }
}

impl ExactSizeIterator for PatternResults<'_> {}

/// One result: the entities of each node, and the statements of each edge.
#[derive(Debug)]
pub struct PatternResult<'g> {
    pattern: Arc<PreparedPattern<'g>>,
    group: Group,
    paths: Vec<Vec<Path<'g>>>,
}

impl<'g> PatternResult<'g> {
    /// The entities of a node, each with the identifier by which it is asked for; empty for a node that is at the end of
    /// an excluded edge alone, and for one that the pattern does not have.
    #[must_use]
    pub fn bindings(&self, key: &str) -> Vec<NodeBinding<'g>> {
        let Some(place) = self.pattern.query.nodes.iter().position(|node| node.key == key) else { return Vec::new() };
        let mut bindings: Vec<NodeBinding<'g>> = Vec::new();
        for (asked, entity) in &self.group.nodes[place] {
            let (asked, entity) = (self.node(*asked), self.node(*entity));
            match bindings.last_mut().filter(|last| last.id == asked) {
                Some(last) => last.entities.push(entity),
                None => bindings.push(NodeBinding { id: asked, entities: vec![entity] }),
            }
        }
        bindings
    }

    /// The entities found for a node, by CURIE.
    #[must_use]
    pub fn entities(&self, key: &str) -> impl ExactSizeIterator<Item = Node<'g>> + use<'g> {
        let place = self.pattern.query.nodes.iter().position(|node| node.key == key);
        let found = place.map(|place| self.group.nodes[place].iter().map(|(_, entity)| *entity).collect());
        let found: BTreeSet<NodeId> = found.unwrap_or_default();
        let graph = self.pattern.graph;
        found.into_iter().map(move |node| Node::new(graph, node))
    }

    /// The statements of an edge, in the order of their numbers; none of an excluded one.
    #[must_use]
    pub fn statements(&self, key: &str) -> impl ExactSizeIterator<Item = StatementRef<'g>> + use<'g> {
        let supports = self.supports(key);
        let found: Vec<StatementRef<'g>> = distinct(supports.into_iter().flat_map(|support| support.statements));
        found.into_iter()
    }

    /// The paths of a path of the pattern, by their ends, then by number of steps, then by their entities.
    #[must_use]
    pub fn paths(&self, key: &str) -> &[Path<'g>] {
        let place = self.pattern.query.paths.iter().position(|path| path.key == key);
        place.and_then(|place| self.paths.get(place)).map_or(&[], Vec::as_slice)
    }

    /// How many matches it puts together.
    #[must_use]
    pub const fn matches(&self) -> u64 {
        self.group.matches
    }

    /// The statements of an edge by the entities that they join.
    pub(crate) fn supports(&self, key: &str) -> Vec<EdgeSupport<'g>> {
        let Some(place) = self.pattern.query.edges.iter().position(|edge| edge.key == key) else { return Vec::new() };
        let edge = &self.pattern.edges[place];
        let support = |[(asked_subject, subject), (asked_object, object)]: &Pair| {
            let statements = edge.relation.statements(*subject, *object);
            EdgeSupport {
                asked: (self.node(*asked_subject), self.node(*asked_object)),
                found: (self.node(*subject), self.node(*object)),
                statements: statements.into_iter().map(|it| StatementRef::new(self.pattern.graph, it)).collect(),
            }
        };
        self.group.pairs[place].iter().map(support).collect()
    }

    fn node(&self, node: NodeId) -> Node<'g> {
        Node::new(self.pattern.graph, node)
    }
}
