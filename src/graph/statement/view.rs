//! The view of a statement: a number and a borrow.

use crate::model::Extras;

use crate::graph::KnowledgeGraph;
use crate::graph::changes::AddedStatement;
use crate::graph::columns::StatementClass;
use crate::graph::details::Details;
use crate::graph::flags::Flags;
use crate::graph::ids::{StatementId, compared_by_number};
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

    /// Whether an overlay adds it.
    #[must_use]
    pub fn is_added(self) -> bool {
        self.added().is_some()
    }

    pub(crate) fn class(self) -> &'g StatementClass {
        let statements = &self.graph.columns.statements;
        &statements.classes[self.profile().class as usize]
    }

    pub(crate) fn profile_word(self) -> ProfileWord {
        let changed = self.graph.changes.as_ref().and_then(|changes| changes.profile_of(self.statement));
        changed.unwrap_or_else(|| self.graph.columns.statements.profile[self.row()])
    }

    /// What an overlay adds, if it is that.
    pub(super) fn added(self) -> Option<&'g AddedStatement> {
        self.graph.changes.as_ref()?.added(self.statement)
    }

    /// The statement as it was frozen with what else an overlay adds, if it is one of those.
    pub(super) fn frozen_apart(self) -> Option<Self> {
        let apart = &self.graph.changes.as_ref()?.apart;
        self.added().map(|added| Self::new(apart, added.apart))
    }

    /// Whether an overlay turns its sign.
    #[must_use]
    pub fn is_turned(self) -> bool {
        self.graph.changes.as_ref().is_some_and(|changes| changes.turned.contains_key(&self.statement))
    }

    pub(crate) fn profile(self) -> Profile {
        self.graph.columns.statements.profiles[self.profile_word().row()]
    }

    /// The number of its extras, shared by statements with the same; none for a statement that an overlay adds.
    pub(crate) fn extras_number(self) -> Option<u32> {
        if self.is_added() {
            return None;
        }
        self.details().extras()
    }

    pub(super) fn details(self) -> Details<'g> {
        if let Some(apart) = self.frozen_apart() {
            return apart.details();
        }
        self.graph.columns.statements.details.get(self.row())
    }

    /// Its extras as they are encoded: equal bytes for equal ones.
    pub(crate) fn extras_bytes(self) -> &'g [u8] {
        if let Some(apart) = self.frozen_apart() {
            return apart.extras_bytes();
        }
        let number = self.details().extras().map(|number| number as usize);
        number.and_then(|number| self.graph.columns.statements.details.extras.find(number)).unwrap_or_default()
    }

    pub(crate) fn extras(self) -> Option<Extras> {
        if let Some(apart) = self.frozen_apart() {
            return apart.extras();
        }
        // Numbers in packed details are not checked when a snapshot is opened.
        let number = self.details().extras()?;
        self.graph.columns.statements.details.extras.find(number as usize).map(Extras::decode)
    }
}

compared_by_number! {
    /// By number, so by subject; those of several graphs are kept apart, in no promised order.
    StatementRef by statement
}
