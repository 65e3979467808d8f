//! Two graphs side by side.

use std::collections::{BTreeSet, VecDeque};

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, NodeId, StatementRef};
use crate::query::plan::{Budget, Completeness, RunOptions};

use super::change::{Change, Difference};
use super::counts::DiffCounts;
use super::fields::Fields;
use super::matching::{Matching, Placed};
use super::ranks::{Ranks, Walk, ranks};

/// The differences between two graphs, from [`GraphDiffQuery::run`](super::GraphDiffQuery::run): an iterator, in order.
pub struct GraphDiff<'g> {
    graphs: [&'g KnowledgeGraph; 2],
    /// Of entities, by number.
    nodes: Ranks,
    /// Of predicates, by number.
    predicates: Ranks,
    matching: Matching,
    stage: Stage<'g>,
    ready: VecDeque<Change<'g>>,
    counts: DiffCounts,
    budget: Budget,
}

/// What is compared next.
enum Stage<'g> {
    Entities(Walk),
    Statements(Walk),
    /// The statements about statements of each subject that are left, the last first.
    Nested(Vec<[Vec<Placed<'g>>; 2]>),
    Done,
}

impl<'g> GraphDiff<'g> {
    pub(super) fn new(graphs: [&'g KnowledgeGraph; 2], ignored: BTreeSet<String>, options: RunOptions) -> Self {
        let [old, new] = graphs;
        let names = |graph: &'g KnowledgeGraph| graph.predicates().map(|(predicate, _)| predicate.as_str());
        let nodes = ranks(old.nodes().map(Node::curie), new.nodes().map(Node::curie));
        let mut budget = Budget::new(options);
        budget.hold(nodes.iter().map(|ranks| ranks.capacity() * size_of::<usize>()).sum());
        Self {
            graphs,
            nodes,
            predicates: ranks(names(old), names(new)),
            matching: Matching::new(ignored),
            stage: Stage::Entities(Walk::default()),
            ready: VecDeque::new(),
            counts: DiffCounts::default(),
            budget,
        }
    }

    /// How many differences were given out.
    #[must_use]
    pub const fn counts(&self) -> &DiffCounts {
        &self.counts
    }

    /// Whether these are all differences, and if not, what cut the run.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        match &self.stage {
            Stage::Done if self.budget.cut().is_none() && self.ready.is_empty() => Completeness::Complete,
            _ => self.budget.truncation().unwrap_or(Completeness::Open),
        }
    }

    /// Compares the next entity, or the statements of the next subject.
    fn advance(&mut self) {
        match &mut self.stage {
            Stage::Entities(walk) => match walk.next(&self.nodes) {
                Some(pair) => self.compare_entities(pair),
                None => self.stage = Stage::Statements(Walk::default()),
            },
            Stage::Statements(walk) => match walk.next(&self.nodes) {
                Some([old, new]) => {
                    let (old, new) = (self.outgoing(0, old), self.outgoing(1, new));
                    self.compare_statements(&old, &new);
                }
                None => self.stage = Stage::Nested(self.nested()),
            },
            Stage::Nested(subjects) => match subjects.pop() {
                Some([old, new]) => self.compare_statements(&old, &new),
                None => self.stage = Stage::Done,
            },
            Stage::Done => {}
        }
    }

    fn compare_entities(&mut self, [old, new]: [Option<usize>; 2]) {
        if !self.budget.expand() {
            return;
        }
        let [of_old, of_new] = self.graphs;
        let node = |graph: &'g KnowledgeGraph, place: Option<usize>| {
            place.and_then(|place| graph.node_at(NodeId::from_index(place)))
        };
        let difference = match (node(of_old, old), node(of_new, new)) {
            (Some(old), Some(new)) if says_the_same(old, new) => return,
            (Some(old), Some(new)) => {
                let fields = Fields::of_entity(old).changes(Fields::of_entity(new), self.matching.ignored());
                if fields.is_empty() {
                    return;
                }
                Difference::Changed { old, new, fields }
            }
            (Some(old), None) => Difference::Lost(old),
            (None, Some(new)) => Difference::Gained(new),
            (None, None) => return,
        };
        self.ready.push_back(Change::Entity(difference));
    }

    /// The statements of an entity as subject, in the graph of a side.
    fn outgoing(&self, side: usize, node: Option<usize>) -> Vec<Placed<'g>> {
        let node = self.graphs.get(side).zip(node);
        let node = node.and_then(|(graph, node)| graph.node_at(NodeId::from_index(node)));
        let placed = |statement: StatementRef<'g>| {
            Some(Placed {
                predicate: rank(&self.predicates, side, statement.predicate_id().index())?,
                object: rank(&self.nodes, side, statement.object().node()?.number().index())?,
                statement,
            })
        };
        node.map(|node| node.outgoing().filter_map(placed).collect()).unwrap_or_default()
    }

    fn compare_statements(&mut self, old: &[Placed<'g>], new: &[Placed<'g>]) {
        if old.iter().chain(new).all(|_| self.budget.expand()) {
            let differences = self.matching.differences(old, new);
            self.ready.extend(differences.into_iter().map(Change::Statement));
        }
    }

    /// The statements about statements of both graphs, by subject, predicate and object; the last subject first.
    fn nested(&self) -> Vec<[Vec<Placed<'g>>; 2]> {
        let of = |graph: &'g KnowledgeGraph| graph.statements().filter(|statement| statement.ends().is_none());
        let inner = |statement: StatementRef<'g>| [statement.subject(), statement.object()].map(ArgumentRef::statement);
        let all = self.graphs.iter().flat_map(|graph| of(graph));
        // Statements rank behind all entities, by id.
        let ids: BTreeSet<String> = all.flat_map(inner).flatten().map(|inner| inner.id().into_owned()).collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let entities = self.nodes.iter().filter_map(|ranks| ranks.last()).max().map_or(0, |last| last + 1);
        let argument = |side: usize, argument: ArgumentRef<'g>| match argument {
            ArgumentRef::Node(node) => rank(&self.nodes, side, node.number().index()),
            ArgumentRef::Statement(inner) => {
                ids.binary_search_by(|id| id.as_str().cmp(&inner.id())).ok().map(|place| entities + place)
            }
        };
        let mut placed: Vec<(usize, usize, Placed<'g>)> = Vec::new();
        for (side, graph) in self.graphs.iter().enumerate() {
            placed.extend(of(graph).filter_map(|statement| {
                let (subject, object) = (argument(side, statement.subject())?, argument(side, statement.object())?);
                let predicate = rank(&self.predicates, side, statement.predicate_id().index())?;
                Some((subject, side, Placed { predicate, object, statement }))
            }));
        }
        placed.sort_by_key(|(subject, side, placed)| (*subject, *side, placed.key(), placed.statement.number()));
        let side_of = |subject: &[(usize, usize, Placed<'g>)], side: usize| {
            subject.iter().filter(|(_, of, _)| *of == side).map(|(.., placed)| *placed).collect()
        };
        let by_subject = placed.chunk_by(|(one, ..), (other, ..)| one == other);
        let mut subjects: Vec<_> = by_subject.map(|subject| [side_of(subject, 0), side_of(subject, 1)]).collect();
        subjects.reverse();
        subjects
    }
}

impl<'g> Iterator for GraphDiff<'g> {
    type Item = Change<'g>;

    fn next(&mut self) -> Option<Change<'g>> {
        while self.ready.is_empty() && self.budget.cut().is_none() && !matches!(self.stage, Stage::Done) {
            self.advance();
        }
        if self.ready.is_empty() || !self.budget.give_out(self.counts.all()) {
            return None;
        }
        let change = self.ready.pop_front()?;
        self.counts.add(&change);
        Some(change)
    }
}

impl core::iter::FusedIterator for GraphDiff<'_> {}

impl core::fmt::Debug for GraphDiff<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("GraphDiff").field("counts", &self.counts).finish_non_exhaustive()
    }
}

/// The rank of a number in the graph of a side.
fn rank(ranks: &Ranks, side: usize, number: usize) -> Option<usize> {
    ranks.get(side)?.get(number).copied()
}

/// Whether two entities differ in nothing but their numbers.
fn says_the_same(old: Node<'_>, new: Node<'_>) -> bool {
    old.given_name() == new.given_name()
        && old.categories() == new.categories()
        && old.description() == new.description()
        && old.properties_bytes() == new.properties_bytes()
        && old.synonyms().eq(new.synonyms())
        && old.equivalent_ids().eq(new.equivalent_ids())
        && old.provided_by().eq(new.provided_by())
        && old.labels().eq(new.labels())
}
