//! The view of a statement: a number and a borrow.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use crate::model::Extras;

use crate::graph::KnowledgeGraph;
use crate::graph::columns::StatementClass;
use crate::graph::details::Details;
use crate::graph::flags::Flags;
use crate::graph::ids::StatementId;
use crate::graph::profiles::{Profile, ProfileWord};

/// A statement in a graph: a number and a borrow, free to copy.
#[derive(Clone, Copy)]
pub struct StatementRef<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    pub(super) statement: StatementId,
}

/// Accessors of a row that the graph is known to have.
impl<'g> StatementRef<'g> {
    pub(crate) const fn new(graph: &'g KnowledgeGraph, statement: StatementId) -> Self {
        Self { graph, statement }
    }

    pub(super) const fn row(self) -> usize {
        self.statement.index()
    }

    /// The graph that holds it.
    #[must_use]
    pub const fn graph(self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// The statement's number in its graph.
    #[must_use]
    pub const fn number(self) -> StatementId {
        self.statement
    }

    pub(crate) fn flags(self) -> Flags {
        self.profile().flags
    }

    pub(crate) fn class(self) -> &'g StatementClass {
        let statements = &self.graph.columns.statements;
        &statements.classes[self.profile().class as usize]
    }

    pub(crate) fn profile_word(self) -> ProfileWord {
        self.graph.columns.statements.profile[self.row()]
    }

    pub(crate) fn profile(self) -> Profile {
        self.graph.columns.statements.profiles[self.profile_word().row()]
    }

    /// The number of its extras, shared by statements with the same.
    pub(crate) fn extras_number(self) -> Option<u32> {
        self.details().extras()
    }

    pub(super) fn details(self) -> Details<'g> {
        self.graph.columns.statements.details.get(self.row())
    }

    pub(super) fn extras(self) -> Option<Extras> {
        // Numbers in packed details are not checked when a snapshot is opened.
        let number = self.details().extras()?;
        self.graph.columns.statements.details.extras.find(number as usize).map(Extras::decode)
    }
}

impl PartialEq for StatementRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.graph, other.graph) && self.statement == other.statement
    }
}

impl Eq for StatementRef<'_> {}

impl PartialOrd for StatementRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By number, so by subject; those of several graphs are kept apart, in no promised order.
impl Ord for StatementRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let graph = |it: &Self| core::ptr::from_ref(it.graph).addr();
        self.statement.cmp(&other.statement).then_with(|| graph(self).cmp(&graph(other)))
    }
}

impl Hash for StatementRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.statement.hash(state);
    }
}
