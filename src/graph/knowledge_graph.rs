//! The frozen graph.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::model::{Finding, Predicate, Source};
use crate::schema::{self, IdentifierReading};
use crate::text::Symbol;

use super::adjacency::{EdgeEnd, EdgeRows, EdgesByObject, Ends};
use super::columns::{Columns, StatementClass};
use super::evidence::Evidence;
use super::flags::Flags;
use super::ids::{NodeId, PredicateId, StatementId};
use super::metaedges::Metaedges;
use super::names::NameIndex;
use super::node::{Node, Nodes};
use super::profiles::{Profile, ProfileWord};
use super::statement::{StatementRef, Statements};

/// A biomedical knowledge graph, frozen: entities joined by statements, in columns, ready to be queried.
///
/// [`GraphBuilder`](crate::GraphBuilder) makes one. It never changes, is shared between threads without
/// a lock, and gives the same answers in the same order whatever the order in which it was filled.
/// Queries are values of their own, in [`query`](crate::query); petgraph's algorithms run on
/// `&KnowledgeGraph` through the traits in [`visit`](super::visit).
///
/// ```
/// let graph = mechgraph::datasets::interferon_gamma();
/// let emapalumab = graph.node("UNII:3S252O2Z4X").ok_or("not there")?;
/// assert_eq!(emapalumab.name(), "emapalumab");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct KnowledgeGraph {
    pub(crate) columns: Columns,
    pub(super) names: OnceLock<NameIndex>,
    /// Statements in the order of their ids, made on the first look-up by id.
    pub(super) statement_ids: OnceLock<Vec<(String, StatementId)>>,
    /// Counted on the first metapath by abbreviations.
    metaedges: OnceLock<Metaedges>,
    /// Counted on the first question whose costs ask for it.
    evidence: OnceLock<Evidence>,
}

impl KnowledgeGraph {
    pub(crate) const fn from_columns(columns: Columns) -> Self {
        Self {
            columns,
            names: OnceLock::new(),
            statement_ids: OnceLock::new(),
            metaedges: OnceLock::new(),
            evidence: OnceLock::new(),
        }
    }

    /// The graph with an index of its names that was made before.
    pub(super) fn with_names(self, names: NameIndex) -> Self {
        Self { names: names.into(), ..self }
    }

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

    /// How many entities there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.columns.nodes.id.len()
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

    /// How many statements there are, those about statements included.
    #[must_use]
    pub fn statement_count(&self) -> usize {
        self.columns.statements.subject.len()
    }

    /// How many statements join two entities.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.columns.incoming.statements.len()
    }

    /// The predicates that occur, in order, with the number of their statements.
    pub fn predicates(&self) -> impl ExactSizeIterator<Item = (&Predicate, usize)> {
        self.columns.predicates.iter().map(|info| (&info.name, info.count as usize))
    }

    /// The primary knowledge sources that statements name, in order.
    pub fn knowledge_sources(&self) -> impl Iterator<Item = &str> {
        self.texts_of_classes(|class| class.source)
    }

    /// The layers to which statements belong, in order.
    pub fn layers(&self) -> impl Iterator<Item = &str> {
        self.texts_of_classes(|class| class.layer)
    }

    fn texts_of_classes(&self, field: impl Fn(&StatementClass) -> Symbol) -> impl Iterator<Item = &str> {
        // Symbols are in the order of their texts.
        let symbols = self.columns.statements.classes.iter().filter_map(|class| field(class).to_option());
        symbols.collect::<BTreeSet<Symbol>>().into_iter().map(|symbol| self.columns.text.text(symbol))
    }

    /// The number of a predicate; `None` if no statement has it.
    #[must_use]
    pub fn predicate_id(&self, predicate: &Predicate) -> Option<PredicateId> {
        let place = self.columns.predicates.binary_search_by(|info| info.name.cmp(predicate)).ok()?;
        Some(PredicateId::from_index(place))
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

    /// What the builder had to decide about, in order of code, source and line.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.columns.findings
    }

    /// What the graph was made from, in the order in which it was loaded.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.columns.sources
    }

    /// Bytes that a search reads: offsets and edge ends, both ways, and what the profiles of edges say.
    #[must_use]
    pub fn hot_bytes(&self) -> usize {
        let Columns { statements, out_offsets, incoming, .. } = &self.columns;
        let by_subject = self.edge_count() * (size_of::<NodeId>() + size_of::<ProfileWord>());
        out_offsets.size() + by_subject + incoming.size() + statements.profiles.size()
    }

    /// The kinds of edges that statements name in their property `metaedge`.
    pub(crate) fn metaedges(&self) -> &Metaedges {
        self.metaedges.get_or_init(|| Metaedges::of(self))
    }

    /// How much speaks for each statement.
    pub(crate) fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| Evidence::count(&self.columns))
    }

    /// What subjects of `node` there are to see, as hot records.
    pub(crate) fn out_ends(&self, node: NodeId) -> Ends<'_> {
        self.out_rows().of(node)
    }

    pub(crate) fn in_ends(&self, node: NodeId) -> Ends<'_> {
        self.in_rows().of(node)
    }

    /// [`out_ends`](Self::out_ends) of every node, for an inner loop.
    pub(crate) fn out_rows(&self) -> EdgeRows<'_> {
        let Columns { statements, out_offsets, .. } = &self.columns;
        EdgeRows {
            offsets: out_offsets,
            neighbours: bytemuck::cast_slice(&statements.object),
            profiles: &statements.profile,
            statements: &[],
            table: &statements.profiles,
        }
    }

    pub(crate) fn in_rows(&self) -> EdgeRows<'_> {
        let EdgesByObject { offsets, subjects, profiles, statements } = &self.columns.incoming;
        EdgeRows { offsets, neighbours: subjects, profiles, statements, table: &self.columns.statements.profiles }
    }

    /// Edge ends by which a path leaves `node`, in no promised order.
    pub(crate) fn steps_from(&self, node: NodeId) -> impl Iterator<Item = EdgeEnd<'_>> {
        let forward = self.out_ends(node).iter().filter(|end| end.profile.has(Flags::FORWARD));
        forward.chain(self.in_ends(node).iter().filter(|end| end.profile.has(Flags::BACKWARD)))
    }

    /// What an edge shares with others.
    #[inline]
    pub(crate) fn profile(&self, word: ProfileWord) -> Profile {
        self.columns.statements.profiles[word.row()]
    }

    pub(crate) fn statements_about(&self, statement: StatementId) -> &[StatementId] {
        self.columns.statements.about.get(statement.index()).map_or(&[], Vec::as_slice)
    }

    /// Edge ends at `node`, both ways: an upper bound of what a search reads there.
    pub(crate) fn degree(&self, node: NodeId) -> usize {
        self.out_rows().degree(node) + self.in_rows().degree(node)
    }
}
