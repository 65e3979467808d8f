//! The frozen graph.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::model::{Direction, Finding, Predicate, Source};
use crate::schema::{self, EntityGroup};
use crate::text::Symbol;

use super::adjacency::{EdgeEnd, EdgeRows, EdgesByObject, Ends};
use super::changes::Changes;
use super::columns::{Columns, StatementClass};
use super::evidence::Evidence;
use super::flags::Flags;
use super::ids::{NodeId, PredicateId, StatementId};
use super::metaedges::Metaedges;
use super::names::NameIndex;
use super::profiles::{Profile, ProfileWord};
use super::snapshot::Fingerprint;

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
    /// What an overlay changes; none in a graph of its own.
    pub(super) changes: Option<Box<Changes>>,
    pub(super) names: Arc<OnceLock<NameIndex>>,
    /// Statements in the order of their ids, made on the first look-up by id.
    pub(super) statement_ids: Arc<OnceLock<Vec<(String, StatementId)>>>,
    /// Counted on the first metapath by abbreviations.
    pub(super) metaedges: OnceLock<Metaedges>,
    /// Counted on the first question whose costs ask for it.
    evidence: Arc<OnceLock<Evidence>>,
    /// The group of each set of categories.
    entity_groups: OnceLock<Vec<EntityGroup>>,
    /// How many entities have each set of categories; counted on the first pattern.
    category_set_counts: OnceLock<Vec<u32>>,
    /// By statement; scored on the first question that asks for belief.
    pub(super) beliefs: OnceLock<Vec<u16>>,
    /// The hash of its content; of a snapshot, the one that it gives.
    pub(super) fingerprint: OnceLock<Option<Fingerprint>>,
    place_sets: OnceLock<Vec<bool>>,
}

impl KnowledgeGraph {
    pub(crate) fn from_columns(columns: Columns) -> Self {
        Self {
            columns,
            changes: None,
            names: Arc::default(),
            statement_ids: Arc::default(),
            metaedges: OnceLock::new(),
            evidence: Arc::default(),
            entity_groups: OnceLock::new(),
            category_set_counts: OnceLock::new(),
            beliefs: OnceLock::new(),
            fingerprint: OnceLock::new(),
            place_sets: OnceLock::new(),
        }
    }

    /// The same entities and statements over columns with other edges, whose evidence was counted before.
    pub(super) fn rewired(&self, columns: Columns, evidence: Evidence) -> Self {
        Self {
            names: Arc::clone(&self.names),
            statement_ids: Arc::clone(&self.statement_ids),
            evidence: Arc::new(evidence.into()),
            ..Self::from_columns(columns)
        }
    }

    /// The same graph with some changes, over columns that share its rows; what was made at first use is shared, too.
    pub(super) fn changed(&self, columns: Columns, changes: Changes) -> Self {
        Self {
            changes: Some(Box::new(changes)),
            names: Arc::clone(&self.names),
            statement_ids: Arc::clone(&self.statement_ids),
            evidence: Arc::clone(&self.evidence),
            ..Self::from_columns(columns)
        }
    }

    /// The graph with an index of its names and a fingerprint that were made before.
    pub(super) fn with_stored(self, names: NameIndex, fingerprint: Fingerprint) -> Self {
        Self { names: Arc::new(names.into()), fingerprint: Some(fingerprint).into(), ..self }
    }

    /// How many entities there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.columns.nodes.id.len() + self.changes.as_ref().map_or(0, |it| it.nodes.len())
    }

    /// How many statements there are, those about statements included.
    #[must_use]
    pub fn statement_count(&self) -> usize {
        self.statement_rows() - self.changes.as_ref().map_or(0, |it| it.removed.len())
    }

    /// How many statements join two entities.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        let own = self.columns.incoming.statements.len();
        self.changes.as_ref().map_or(own, |it| own + it.statements.len() - it.removed_edges)
    }

    /// The numbers of statements are less than this; in an overlay some of them may be no statement's.
    pub(crate) fn statement_rows(&self) -> usize {
        self.columns.statements.subject.len() + self.changes.as_ref().map_or(0, |it| it.statements.len())
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

    /// The slots and values of all sets of qualifiers.
    pub(crate) fn qualifiers(&self) -> impl Iterator<Item = (&str, &str)> {
        let text = &self.columns.text;
        let pairs = self.columns.statements.qualifier_sets.iter().flatten();
        pairs.map(|(slot, value)| (text.text(*slot), text.text(*value)))
    }

    fn texts_of_classes(&self, field: impl Fn(&StatementClass) -> Symbol) -> impl Iterator<Item = &str> {
        let symbols = self.columns.statements.classes.iter().filter_map(|class| field(class).to_option());
        let distinct = symbols.collect::<BTreeSet<Symbol>>();
        distinct.into_iter().map(|symbol| self.columns.text.text(symbol)).collect::<BTreeSet<&str>>().into_iter()
    }

    /// The number of a predicate; `None` if no statement has it.
    #[must_use]
    pub fn predicate_id(&self, predicate: &Predicate) -> Option<PredicateId> {
        let known = &self.columns.predicates;
        // Those that an overlay adds come after the others, in no order.
        let place = known.binary_search_by(|info| info.name.cmp(predicate)).ok();
        let place =
            place.or_else(|| self.is_overlay().then(|| known.iter().position(|it| it.name == *predicate))?)?;
        Some(PredicateId::from_index(place))
    }

    /// Whether it is an overlay: another graph with some changes.
    #[must_use]
    pub fn is_overlay(&self) -> bool {
        self.changes.is_some()
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

    /// How rare each statement is, counted by its source.
    pub(crate) fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| Evidence::count(&self.columns))
    }

    /// How rare a statement is that an overlay adds, in parts of a bit.
    #[cold]
    pub(crate) fn surprise_of_added(&self, statement: StatementId) -> u8 {
        self.changes.as_ref().and_then(|changes| changes.surprise_of(statement)).unwrap_or_default()
    }

    /// How many entities have each set of categories, by its number.
    pub(crate) fn category_set_counts(&self) -> &[u32] {
        self.category_set_counts.get_or_init(|| {
            let mut counts = vec![0; self.columns.nodes.category_sets.len()];
            for set in self.category_set_of_nodes().iter() {
                counts[*set as usize] += 1;
            }
            counts
        })
    }

    /// The number of the set of categories of each entity.
    pub(crate) fn category_set_of_nodes(&self) -> Cow<'_, [u32]> {
        let own = &*self.columns.nodes.category_set;
        match &self.changes {
            Some(changes) if !changes.nodes.is_empty() => {
                own.iter().copied().chain(changes.nodes.iter().map(|node| node.category_set)).collect()
            }
            _ => Cow::Borrowed(own),
        }
    }

    /// The number of an entity's set of categories.
    pub(crate) fn category_set_of(&self, node: NodeId) -> Option<u32> {
        let own = self.columns.nodes.category_set.get(node.index()).copied();
        own.or_else(|| Some(self.changes.as_ref()?.added_node(node)?.category_set))
    }

    /// The group of each set of categories, by its number.
    pub(crate) fn entity_groups(&self) -> &[EntityGroup] {
        self.entity_groups.get_or_init(|| {
            self.columns.nodes.category_sets.iter().map(|categories| EntityGroup::of(categories)).collect()
        })
    }

    /// The direction in which statements of a profile lead to the place of what they start from.
    #[inline]
    pub(crate) fn direction_to_place(&self, profile: Profile) -> Option<Direction> {
        self.columns.predicates.get(usize::from(profile.predicate)).and_then(|info| info.to_place)
    }

    /// Whether an entity is a place: an anatomical entity, a taxon, or a part of the planet.
    pub(crate) fn is_place(&self, node: NodeId) -> bool {
        const PLACES: [&str; 3] = ["AnatomicalEntity", "OrganismTaxon", "PlanetaryEntity"];
        let sets = &self.columns.nodes.category_sets;
        let sets = self.place_sets.get_or_init(|| sets.iter().map(|set| schema::are_in(set, &PLACES)).collect());
        self.category_set_of(node).is_some_and(|set| sets.get(set as usize) == Some(&true))
    }

    /// Edge ends whose subject is `node`, as hot records.
    #[inline]
    pub(crate) fn out_ends(&self, node: NodeId) -> Ends<'_> {
        self.out_rows().of(node)
    }

    /// Edge ends whose object is `node`, as hot records.
    #[inline]
    pub(crate) fn in_ends(&self, node: NodeId) -> Ends<'_> {
        self.in_rows().of(node)
    }

    /// The edges between two entities, each with the direction in which it is read from the first to the second, by way of
    /// the one with fewer.
    pub(crate) fn edges_between(&self, from: NodeId, to: NodeId) -> impl Iterator<Item = (EdgeEnd<'_>, Direction)> {
        let from_start = self.degree(from) <= self.degree(to);
        let (at, other) = if from_start { (from, to) } else { (to, from) };
        // What leads away from the first is read forward.
        let (outgoing, incoming) = if from_start {
            (Direction::Forward, Direction::Backward)
        } else {
            (Direction::Backward, Direction::Forward)
        };
        let ways = [(self.out_ends(at), outgoing), (self.in_ends(at), incoming)];
        ways.into_iter().flat_map(move |(ends, direction)| {
            ends.iter().filter(move |end| end.neighbour == other).map(move |end| (end, direction))
        })
    }

    /// [`out_ends`](Self::out_ends) of every node, for an inner loop.
    #[inline]
    pub(crate) fn out_rows(&self) -> EdgeRows<'_> {
        let Columns { statements, out_offsets, .. } = &self.columns;
        EdgeRows {
            offsets: out_offsets,
            neighbours: bytemuck::cast_slice(&statements.object),
            profiles: &statements.profile,
            statements: &[],
            table: &statements.profiles,
            changed: self.changes.as_ref().map(|it| &it.outgoing),
        }
    }

    #[inline]
    pub(crate) fn in_rows(&self) -> EdgeRows<'_> {
        let EdgesByObject { offsets, subjects, profiles, statements } = &self.columns.incoming;
        EdgeRows {
            offsets,
            neighbours: subjects,
            profiles,
            statements,
            table: &self.columns.statements.profiles,
            changed: self.changes.as_ref().map(|it| &it.incoming),
        }
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
    #[inline]
    pub(crate) fn degree(&self, node: NodeId) -> usize {
        self.out_rows().degree(node) + self.in_rows().degree(node)
    }
}
