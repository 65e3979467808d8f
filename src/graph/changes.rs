//! What an overlay changes of the graph that it lies over.

use rustc_hash::FxHashMap;

use super::KnowledgeGraph;
use super::changed_rows::ChangedRows;
use super::ids::{NodeId, StatementId};
use super::profiles::ProfileWord;

/// Entities and statements that are added, with numbers after those of the graph below; statements that are taken away,
/// whose numbers stay free; and those whose sign is turned.
#[derive(Debug)]
pub(crate) struct Changes {
    /// What is added, frozen for itself together with the entities that it joins.
    pub(super) apart: KnowledgeGraph,
    /// The number of the first entity that is added.
    pub(super) first_node: usize,
    pub(super) nodes: Vec<AddedNode>,
    /// The number of the first statement that is added.
    pub(super) first_statement: usize,
    pub(super) statements: Vec<AddedStatement>,
    /// Where the sources of what is added start among the graph's.
    pub(super) first_source: u32,
    /// In order.
    pub(super) removed: Vec<StatementId>,
    /// How many of those join entities.
    pub(super) removed_edges: usize,
    pub(super) turned: FxHashMap<StatementId, ProfileWord>,
    pub(super) outgoing: ChangedRows,
    pub(super) incoming: ChangedRows,
}

/// An entity that an overlay adds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AddedNode {
    /// Its number in the graph of what is added.
    pub(super) apart: NodeId,
    pub(super) category_set: u32,
}

/// A statement that an overlay adds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AddedStatement {
    pub(super) subject: NodeId,
    pub(super) object: NodeId,
    pub(super) profile: ProfileWord,
    /// Its number in the graph of what is added.
    pub(super) apart: StatementId,
}

impl Changes {
    pub(super) fn added(&self, statement: StatementId) -> Option<&AddedStatement> {
        self.statements.get(statement.index().checked_sub(self.first_statement)?)
    }

    /// The profile of a statement that is added or turned.
    pub(super) fn profile_of(&self, statement: StatementId) -> Option<ProfileWord> {
        let added = self.added(statement).map(|added| added.profile);
        added.or_else(|| self.turned.get(&statement).copied())
    }

    pub(super) fn added_node(&self, node: NodeId) -> Option<AddedNode> {
        self.nodes.get(node.index().checked_sub(self.first_node)?).copied()
    }

    /// The number of an entity that is added, by its number in the graph of what is added.
    pub(super) fn number_of(&self, apart: NodeId) -> Option<NodeId> {
        let place = self.nodes.binary_search_by_key(&apart, |added| added.apart).ok()?;
        Some(NodeId::from_index(self.first_node + place))
    }

    /// The entity that is added under an identifier.
    pub(super) fn node_of(&self, id: &str) -> Option<NodeId> {
        self.number_of(self.apart.node(id)?.number())
    }

    /// The statement that is added under an id, given or derived.
    pub(super) fn statement_of(&self, id: &str) -> Option<StatementId> {
        let apart = self.apart.statement(id)?.number();
        let place = self.statements.iter().position(|added| added.apart == apart)?;
        Some(StatementId::from_index(self.first_statement + place))
    }

    /// How rare a statement that is added is: counted among what is added.
    pub(crate) fn surprise_of(&self, statement: StatementId) -> Option<u8> {
        let added = self.added(statement)?;
        self.apart.evidence().surprise().get(added.apart.index()).copied()
    }
}
