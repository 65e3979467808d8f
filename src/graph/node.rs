//! Views of entities.

use core::fmt;

use crate::model::{Category, Curie, Entity, Extras, Properties};
use crate::schema;
use crate::text::Symbol;

use super::KnowledgeGraph;
use super::columns::NodeColumns;
use super::ids::{NodeId, compared_by_number};

/// An entity in a graph: a number and a borrow, free to copy.
#[derive(Clone, Copy)]
pub struct Node<'g> {
    graph: &'g KnowledgeGraph,
    node: NodeId,
}

impl<'g> Node<'g> {
    pub(crate) const fn new(graph: &'g KnowledgeGraph, node: NodeId) -> Self {
        Self { graph, node }
    }

    /// The entity as it was frozen with what else an overlay adds, if it is one of those; else itself.
    fn frozen(self) -> Self {
        let Some(changes) = &self.graph.changes else { return self };
        changes.added_node(self.node).map_or(self, |added| Self::new(&changes.apart, added.apart))
    }

    /// The graph that holds it.
    #[must_use]
    pub const fn graph(self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// The entity's number in its graph.
    #[must_use]
    pub const fn number(self) -> NodeId {
        self.node
    }

    /// The most specific category; `None` if none is given.
    #[must_use]
    pub fn category(self) -> Option<&'g Category> {
        self.categories().first()
    }

    /// The primary identifier, such as `UniProtKB:P01579`.
    #[must_use]
    pub fn curie(self) -> &'g str {
        self.text(|nodes| &nodes.id).unwrap_or_default()
    }

    /// The name; the identifier where there is none.
    #[must_use]
    pub fn name(self) -> &'g str {
        self.given_name().unwrap_or_else(|| self.curie())
    }

    /// The name, if one is given.
    #[must_use]
    pub fn given_name(self) -> Option<&'g str> {
        self.text(|nodes| &nodes.name)
    }

    /// The first name in a language other than that of [`name`](Self::name), by BCP 47 tag.
    #[must_use]
    pub fn label(self, language: &str) -> Option<&'g str> {
        self.labels().find(|(known, _)| *known == language).map(|(_, label)| label)
    }

    /// Names in other languages, as language and label; the first of each language is the one to show.
    pub fn labels(self) -> impl Iterator<Item = (&'g str, &'g str)> {
        let Self { graph, node } = self.frozen();
        let text = &graph.columns.text;
        let labels = graph.columns.nodes.labels.get(node.index());
        labels.iter().map(|label| (text.text(label.language), text.text(label.text)))
    }

    /// Other names, sorted.
    pub fn synonyms(self) -> impl Iterator<Item = &'g str> {
        self.texts(|nodes, row| nodes.synonyms.get(row))
    }

    /// Identifiers of the same thing elsewhere, sorted.
    pub fn equivalent_ids(self) -> impl Iterator<Item = &'g str> {
        self.texts(|nodes, row| nodes.equivalent_ids.get(row))
    }

    /// Which sources describe it, sorted.
    pub fn provided_by(self) -> impl Iterator<Item = &'g str> {
        self.texts(|nodes, row| nodes.provided_by.get(row))
    }

    /// What it is, in a sentence.
    #[must_use]
    pub fn description(self) -> Option<&'g str> {
        self.text(|nodes| &nodes.description)
    }

    /// Free properties, if there are any; they are kept packed, and unpacked at each call.
    #[must_use]
    pub fn properties(self) -> Option<Properties> {
        self.properties_bytes().map(|bytes| Extras::decode(bytes).properties)
    }

    /// Its free properties as they are encoded: equal bytes for equal ones.
    pub(crate) fn properties_bytes(self) -> Option<&'g [u8]> {
        let Self { graph, node } = self.frozen();
        let nodes = &graph.columns.nodes;
        let place = nodes.with_properties.binary_search(&node).ok()?;
        Some(nodes.properties.get(place))
    }

    /// Biolink categories, the most specific first.
    #[must_use]
    pub fn categories(self) -> &'g [Category] {
        let set = self.category_set();
        self.graph.columns.nodes.category_sets.get(set).map_or(&[], Vec::as_slice)
    }

    /// Whether the entity is in `category` or below it, by Biolink's hierarchy.
    #[must_use]
    pub fn is_in_category(self, category: &Category) -> bool {
        schema::are_in(self.categories(), &[category])
    }

    /// Whether a row describes the entity, rather than statements only mentioning it.
    #[must_use]
    pub fn is_described(self) -> bool {
        let Self { graph, node } = self.frozen();
        graph.columns.nodes.undescribed.binary_search(&node).is_err()
    }

    /// How many statements it has, as subject and as object.
    #[must_use]
    pub fn degree(self) -> usize {
        self.graph.degree(self.node)
    }

    /// An owned copy, apart from the graph.
    #[must_use]
    pub fn to_entity(self) -> Entity {
        let mut entity = Entity::new(Curie::verbatim(self.curie()));
        entity.name = self.given_name().map(str::to_owned);
        entity.categories = self.categories().to_vec();
        for (language, label) in self.labels() {
            entity.labels.entry(language.to_owned()).or_default().push(label.to_owned());
        }
        entity.synonyms = self.synonyms().map(str::to_owned).collect();
        entity.equivalent_ids = self.equivalent_ids().map(Curie::verbatim).collect();
        entity.description = self.description().map(str::to_owned);
        entity.provided_by = self.provided_by().map(str::to_owned).collect();
        entity.properties = self.properties().unwrap_or_default();
        entity
    }

    /// The symbol of the primary identifier in the graph's text; none if the entity is not of the graph.
    pub(crate) fn id_symbol(self) -> Symbol {
        let own = self.graph.columns.nodes.id.get(self.node.index()).copied();
        own.or_else(|| self.graph.columns.text.symbol(self.curie())).into()
    }

    /// The number of the entity's set of categories.
    pub(crate) fn category_set(self) -> usize {
        self.graph.category_set_of(self.node).map_or(0, |set| set as usize)
    }

    fn text(self, column: impl Fn(&'g NodeColumns) -> &'g [Symbol]) -> Option<&'g str> {
        let Self { graph, node } = self.frozen();
        let symbol = column(&graph.columns.nodes).get(node.index())?.to_option()?;
        Some(graph.columns.text.text(symbol))
    }

    fn texts(self, list: impl Fn(&'g NodeColumns, usize) -> &'g [Symbol]) -> impl Iterator<Item = &'g str> {
        let Self { graph, node } = self.frozen();
        list(&graph.columns.nodes, node.index()).iter().map(|symbol| graph.columns.text.text(*symbol))
    }
}

compared_by_number! {
    /// By number, so by CURIE; those of several graphs are kept apart, in no promised order.
    Node by node
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({} {:?})", self.curie(), self.name())
    }
}

impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Iterator over entities, by CURIE.
#[derive(Clone, Debug)]
pub struct Nodes<'g> {
    graph: &'g KnowledgeGraph,
    range: core::ops::Range<usize>,
}

impl<'g> Nodes<'g> {
    pub(super) fn all(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, range: 0..graph.node_count() }
    }
}

impl<'g> Iterator for Nodes<'g> {
    type Item = Node<'g>;

    fn next(&mut self) -> Option<Node<'g>> {
        self.range.next().map(|index| Node::new(self.graph, NodeId::from_index(index)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl ExactSizeIterator for Nodes<'_> {}
