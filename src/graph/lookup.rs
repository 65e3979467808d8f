//! Entities and statements of a graph by id or number.

use crate::schema::{self, IdentifierReading};

use super::KnowledgeGraph;
use super::ids::{NodeId, StatementId};
use super::node::{Node, Nodes};
use super::statement::{StatementRef, Statements};

impl KnowledgeGraph {
    /// The entity whose primary identifier is `id`, with its prefix in any case, or as an IRI. Equivalent identifiers are
    /// found by [`find`](Self::find).
    ///
    /// # Complexity
    ///
    /// O(log n) comparisons.
    #[must_use]
    pub fn node(&self, id: impl AsRef<str>) -> Option<Node<'_>> {
        let id = id.as_ref();
        self.node_of_exact(id).or_else(|| match schema::read_identifier(id) {
            IdentifierReading::AsWritten => None,
            IdentifierReading::Spelled(id) | IdentifierReading::Contracted(id) => self.node_of_exact(&id),
        })
    }

    fn node_of_exact(&self, id: &str) -> Option<Node<'_>> {
        let symbol = self.columns.text.symbol(id)?;
        // Both symbols and nodes follow the order of their strings.
        let place = self.columns.nodes.id.binary_search(&symbol).ok()?;
        Some(Node::new(self, NodeId::from_index(place)))
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
        let place = ids.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        ids.get(place).map(|(_, statement)| StatementRef::new(self, *statement))
    }

    fn statement_ids(&self) -> &[(String, StatementId)] {
        self.statement_ids.get_or_init(|| self.sorted_statement_ids())
    }

    fn sorted_statement_ids(&self) -> Vec<(String, StatementId)> {
        let others = self.statements().flat_map(|s| s.given_ids().skip(1).map(move |id| (id.to_owned(), s.number())));
        let mut ids: Vec<_> = self.statements().map(|s| (s.id().into_owned(), s.number())).chain(others).collect();
        ids.sort_unstable();
        ids
    }

    /// The statement of a number; `None` if the number is not of this graph.
    #[must_use]
    pub fn statement_at(&self, statement: StatementId) -> Option<StatementRef<'_>> {
        (statement.index() < self.statement_count()).then(|| StatementRef::new(self, statement))
    }

    /// Every statement, in the order of their numbers.
    #[must_use]
    pub fn statements(&self) -> Statements<'_> {
        Statements::all(self)
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
