//! Entities and statements of a graph by id or number.

use crate::schema::{self, IdentifierReading};

use super::KnowledgeGraph;
use super::ids::{NodeId, StatementId};
use super::node::{Node, Nodes};
use super::statement::{StatementRef, Statements};

impl KnowledgeGraph {
    /// The entity whose primary identifier is `id`, with its prefix in any case or as `DrugMechDB` writes it (`DB:DB00100`), or
    /// as an IRI. Equivalent identifiers are found by [`find`](Self::find).
    ///
    /// # Complexity
    ///
    /// O(log n) comparisons.
    #[must_use]
    pub fn node(&self, id: impl AsRef<str>) -> Option<Node<'_>> {
        let id = id.as_ref();
        let spelled = || match schema::read_identifier(id) {
            IdentifierReading::AsWritten => None,
            IdentifierReading::Spelled(id) | IdentifierReading::Contracted(id) => self.node_of_exact(&id),
        };
        let of_drugmechdb = || self.node_of_exact(&schema::with_biolink_prefix(id)?);
        self.node_of_exact(id).or_else(spelled).or_else(of_drugmechdb)
    }

    fn node_of_exact(&self, id: &str) -> Option<Node<'_>> {
        // Both symbols and nodes follow the order of their strings.
        let of_symbol = |symbol| self.columns.nodes.id.binary_search(&symbol).ok().map(NodeId::from_index);
        let own = self.columns.text.symbol(id).and_then(of_symbol);
        let node = own.or_else(|| self.changes.as_ref()?.node_of(id))?;
        Some(Node::new(self, node))
    }

    /// The entity of a number; `None` if the number is not of this graph.
    #[must_use]
    pub fn node_at(&self, node: NodeId) -> Option<Node<'_>> {
        (node.index() < self.node_count()).then(|| Node::new(self, node))
    }

    /// Every entity, by CURIE.
    #[must_use]
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes::all(self)
    }

    /// The statement of an id, given or derived.
    ///
    /// # Complexity
    ///
    /// O(log n) after the first call, which sorts the ids.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<StatementRef<'_>> {
        let ids = self.statement_ids();
        let own = ids.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok().and_then(|place| ids.get(place));
        let own = own.and_then(|(_, statement)| self.statement_at(*statement));
        own.or_else(|| self.statement_at(self.changes.as_ref()?.statement_of(id)?))
    }

    fn statement_ids(&self) -> &[(String, StatementId)] {
        self.statement_ids.get_or_init(|| self.sorted_statement_ids())
    }

    fn sorted_statement_ids(&self) -> Vec<(String, StatementId)> {
        // What an overlay changes is no part of it, as all overlays of a graph share the list.
        let rows = 0..self.columns.statements.subject.len();
        let all = || rows.clone().map(|row| StatementRef::new(self, StatementId::from_index(row)));
        let others = all().flat_map(|s| s.given_ids().skip(1).map(move |id| (id.to_owned(), s.number())));
        let mut ids: Vec<_> = all().map(|s| (s.id().into_owned(), s.number())).chain(others).collect();
        ids.sort_unstable();
        ids
    }

    /// The statement of a number; `None` if the number is not of this graph.
    #[must_use]
    pub fn statement_at(&self, statement: StatementId) -> Option<StatementRef<'_>> {
        let is_removed = || self.changes.as_ref().is_some_and(|it| it.removed.binary_search(&statement).is_ok());
        (statement.index() < self.statement_rows() && !is_removed()).then(|| StatementRef::new(self, statement))
    }

    /// Every statement, in the order of their numbers.
    #[must_use]
    pub fn statements(&self) -> Statements<'_> {
        Statements::all(self)
    }

    /// Statements about statements, in the order of their numbers.
    pub(crate) fn nested_statements(&self) -> impl Iterator<Item = StatementRef<'_>> {
        let rows = self.columns.incoming.statements.len()..self.columns.statements.subject.len();
        rows.filter_map(|row| self.statement_at(StatementId::from_index(row)))
    }

    /// Makes the tables that are otherwise made when they are first used: those of names, of statements' ids, of the edge
    /// kinds of metapaths, and of the evidence that costs ask for. A service calls it before the first question.
    ///
    /// # Complexity
    ///
    /// O((n + m) log (n + m)) for n names and m statements; a snapshot holds the names.
    pub fn warm_up(&self) {
        self.name_index();
        self.statement_ids();
        self.metaedges();
        self.evidence();
    }
}
