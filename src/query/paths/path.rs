//! Paths as a search gives them out.

use core::fmt;

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementId, StatementRef};
use crate::model::Direction;

/// The numbers of a path: its entities, and the statements of each step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) nodes: Vec<NodeId>,
    pub(super) statements: Vec<StatementId>,
    /// Where the statements of each step end.
    pub(super) steps: Vec<u32>,
}

impl Route {
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.statements.clear();
        self.steps.clear();
    }

    /// Ends the statements of a step.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 statements")]
    pub(super) fn close_step(&mut self) {
        self.steps.push(self.statements.len() as u32);
    }
}

/// A path that owns its numbers.
#[derive(Clone)]
pub struct Path<'g> {
    graph: &'g KnowledgeGraph,
    route: Route,
}

impl<'g> Path<'g> {
    /// The path as a borrow, which has all there is to ask.
    #[must_use]
    pub const fn view(&self) -> PathRef<'_, 'g> {
        PathRef { graph: self.graph, route: &self.route }
    }

    /// How many steps it has.
    #[must_use]
    pub const fn hops(&self) -> usize {
        self.view().hops()
    }

    /// Its entities in sequence, one more than its steps.
    #[must_use]
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'g>> {
        self.view().nodes()
    }

    /// Its steps in sequence.
    #[must_use]
    pub fn steps(&self) -> impl ExactSizeIterator<Item = PathStep<'_, 'g>> {
        self.view().steps()
    }
}

impl PartialEq for Path<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}

impl Eq for Path<'_> {}

impl fmt::Debug for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.view(), f)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.view(), f)
    }
}

/// A path in the memory of its search: free to copy, gone with the next one.
#[derive(Clone, Copy)]
pub struct PathRef<'s, 'g> {
    graph: &'g KnowledgeGraph,
    route: &'s Route,
}

impl<'s, 'g> PathRef<'s, 'g> {
    pub(super) const fn new(graph: &'g KnowledgeGraph, route: &'s Route) -> Self {
        Self { graph, route }
    }

    /// How many steps it has.
    #[must_use]
    pub const fn hops(self) -> usize {
        self.route.steps.len()
    }

    /// Its entities in sequence, one more than its steps.
    #[must_use]
    pub fn nodes(self) -> impl ExactSizeIterator<Item = Node<'g>> + use<'s, 'g> {
        let graph = self.graph;
        self.route.nodes.iter().map(move |node| Node::new(graph, *node))
    }

    /// Its steps in sequence.
    #[must_use]
    pub fn steps(self) -> impl ExactSizeIterator<Item = PathStep<'s, 'g>> + use<'s, 'g> {
        let route = self.route;
        route.steps.iter().enumerate().map(move |(place, end)| {
            let start = place.checked_sub(1).and_then(|before| route.steps.get(before)).copied().unwrap_or(0);
            PathStep {
                graph: self.graph,
                from: route.nodes[place],
                to: route.nodes[place + 1],
                statements: &route.statements[start as usize..*end as usize],
            }
        })
    }

    /// A copy that outlives the search.
    #[must_use]
    pub fn to_path(self) -> Path<'g> {
        Path { graph: self.graph, route: self.route.clone() }
    }
}

impl PartialEq for PathRef<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.graph, other.graph) && self.route == other.route
    }
}

impl Eq for PathRef<'_, '_> {}

impl fmt::Debug for PathRef<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nodes: Vec<&str> = self.nodes().map(Node::curie).collect();
        f.debug_struct("Path").field("nodes", &nodes).field("statements", &self.route.statements).finish()
    }
}

impl fmt::Display for PathRef<'_, '_> {
    /// Names joined by the predicate of each step's first statement, in the direction in which it points.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.nodes().next() {
            write!(f, "{first}")?;
        }
        for step in self.steps() {
            let predicate = step.statements().next().map_or("", |statement| statement.predicate().local_name());
            match step.direction() {
                Direction::Forward => write!(f, " —{predicate}→ {}", step.to())?,
                Direction::Backward => write!(f, " ←{predicate}— {}", step.to())?,
            }
        }
        Ok(())
    }
}

/// One step of a path: an entity, the next one, and the statements that join them.
#[derive(Clone, Copy)]
pub struct PathStep<'s, 'g> {
    graph: &'g KnowledgeGraph,
    from: NodeId,
    to: NodeId,
    statements: &'s [StatementId],
}

impl<'s, 'g> PathStep<'s, 'g> {
    /// Where it starts.
    #[must_use]
    pub const fn from(self) -> Node<'g> {
        Node::new(self.graph, self.from)
    }

    /// Where it ends.
    #[must_use]
    pub const fn to(self) -> Node<'g> {
        Node::new(self.graph, self.to)
    }

    /// The statements that join them, by number: one, or all where parallels are merged.
    #[must_use]
    pub fn statements(self) -> impl ExactSizeIterator<Item = StatementRef<'g>> + use<'s, 'g> {
        let graph = self.graph;
        self.statements.iter().map(move |statement| StatementRef::new(graph, *statement))
    }

    /// How its first statement is read.
    #[must_use]
    pub fn direction(self) -> Direction {
        let first = self.statements().next().and_then(StatementRef::ends);
        match first {
            Some((subject, _)) if subject.number() != self.from => Direction::Backward,
            _ => Direction::Forward,
        }
    }
}

impl fmt::Debug for PathStep<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PathStep({} to {}, {:?})", self.from().curie(), self.to().curie(), self.statements)
    }
}
