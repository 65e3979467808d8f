//! An edge of a pattern, compiled: which statements it takes, seen from either end.

use std::sync::Arc;

use super::attribute::{Closer, Condition};
use super::qualifiers::Qualifiers;
use super::value::QueryEdge;
use crate::graph::{EdgeEnd, EdgeRows, Ends, KnowledgeGraph, NodeId, StatementId, StatementRef};
use crate::query::plan::{EdgeFilter, Named, QueryError};
use crate::text::{Symbol, make_distinct};

/// The end of an edge from which it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Subject,
    Object,
}

impl Side {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Subject => Self::Object,
            Self::Object => Self::Subject,
        }
    }
}

/// How the statements of a query edge are found.
#[derive(Clone, Debug)]
pub(super) struct Relation<'g> {
    graph: &'g KnowledgeGraph,
    /// The edges of each entity as subject and as object.
    rows: [EdgeRows<'g>; 2],
    /// Read as they are held, and with their ends exchanged.
    readings: [Reading; 2],
    /// What is asked of each statement beside its profile; empty if nothing is.
    closer: Arc<[Closer]>,
    /// The filter of all statements, if it asks more of some than their profiles.
    filter: Option<Arc<EdgeFilter<'g>>>,
}

/// The statements that an edge takes in one reading.
#[derive(Clone, Debug)]
struct Reading {
    /// Numbers of predicates, in order; `None` if those of every predicate are looked at.
    predicates: Option<Vec<Looked>>,
    /// Whether statements of a profile may be taken.
    profiles: Vec<bool>,
    /// Whether all are.
    takes_all: bool,
}

/// A predicate of which statements are looked at.
#[derive(Clone, Copy, Debug)]
struct Looked {
    number: u16,
    /// The first row of its profiles, and the first after them.
    rows: (u32, u32),
}

impl<'g> Relation<'g> {
    pub(super) fn new(
        graph: &'g KnowledgeGraph,
        edge: &QueryEdge,
        edges: &Arc<EdgeFilter<'g>>,
    ) -> Result<Self, QueryError> {
        let place = format!("edges.{}", edge.key);
        QueryError::check_predicates(graph, &edge.predicates)
            .map_err(|error| error.at(format!("{place}.predicates")))?;
        let qualifiers = Qualifiers::new(graph, &edge.qualifiers, &format!("{place}.qualifiers"))?;
        let reading = |exchanged: bool| Reading::new(graph, edge, &qualifiers, edges, exchanged);
        let mut closer = Vec::new();
        for (number, constraint) in edge.attributes.iter().enumerate() {
            closer.push(Closer::Attribute(Condition::new(constraint, &format!("{place}.attributes[{number}]"))?));
        }
        if let Some(sources) = edge.sources.as_ref().filter(|_| !edge.primary_only) {
            closer.push(Closer::Source(sources.clone()));
        }
        let rows = 0..graph.columns.statements.profiles.len();
        let is_open = rows.into_iter().any(|row| edges.allows_profile(row).is_none());
        let filter = is_open.then(|| Arc::clone(edges));
        let rows = [graph.out_rows(), graph.in_rows()];
        Ok(Self { graph, rows, readings: [reading(false), reading(true)], closer: closer.into(), filter })
    }

    /// The entities that the edge joins to `node`, which is on `side` of it: each once, in order.
    pub(super) fn neighbours(&self, node: NodeId, side: Side, found: &mut Vec<NodeId>) {
        found.clear();
        let mut parts = 0;
        for (reading, rows) in self.readings_from(side) {
            let ends = rows.of(node);
            match &reading.predicates {
                None => {
                    self.collect(reading, ends, found);
                    parts += 2;
                }
                Some(predicates) => {
                    for predicate in predicates {
                        self.collect(reading, ends.since_row(predicate.rows.0).until_row(predicate.rows.1), found);
                        parts += 1;
                    }
                }
            }
        }
        // The ends of one predicate come in the order of neighbours.
        if parts > 1 {
            found.sort_unstable();
        }
        found.dedup();
    }

    #[inline]
    fn collect(&self, reading: &Reading, ends: Ends<'g>, found: &mut Vec<NodeId>) {
        if self.filter.is_some() || !self.closer.is_empty() {
            found.extend(ends.iter().filter(|end| self.takes(reading, end)).map(|end| end.neighbour));
        } else if reading.takes_all {
            found.extend_from_slice(ends.neighbours());
        } else {
            found.extend(ends.steps().filter(|(_, word)| reading.profiles[word.row()]).map(|(node, _)| node));
        }
    }

    /// The statements by which the edge joins two entities, by number.
    pub(super) fn statements(&self, subject: NodeId, object: NodeId) -> Vec<StatementId> {
        let mut found = Vec::new();
        for (reading, rows) in self.readings_from(Side::Subject) {
            let ends = rows.of(subject);
            let joins = |end: &EdgeEnd<'g>| end.neighbour == object && self.takes(reading, end);
            match &reading.predicates {
                None => found.extend(ends.iter().filter(joins).map(|end| end.statement())),
                Some(predicates) => {
                    let fitting = predicates.iter().flat_map(|it| ends.since_row(it.rows.0).until_row(it.rows.1));
                    found.extend(fitting.filter(joins).map(|end| end.statement()));
                }
            }
        }
        make_distinct(&mut found);
        found
    }

    /// How many statements it may have at most, by the counts of its predicates.
    pub(super) fn size(&self) -> f64 {
        let known = &self.graph.columns.predicates;
        let count = |reading: &Reading| -> u64 {
            match &reading.predicates {
                None => known.iter().map(|info| u64::from(info.count)).sum(),
                Some(looked) => looked.iter().map(|it| u64::from(known[usize::from(it.number)].count)).sum(),
            }
        };
        #[expect(clippy::cast_precision_loss, reason = "it is an estimate")]
        let size = self.readings.iter().map(count).sum::<u64>() as f64;
        size
    }

    /// How many statements of fitting predicates an entity has on a side: what it costs to read its neighbours.
    pub(super) fn degree(&self, node: NodeId, side: Side) -> usize {
        let of = |(reading, rows): (&Reading, EdgeRows<'g>)| {
            let ends = rows.of(node);
            let of_predicate = |it: &Looked| ends.since_row(it.rows.0).until_row(it.rows.1).len();
            reading.predicates.as_ref().map_or(ends.len(), |predicates| predicates.iter().map(of_predicate).sum())
        };
        self.readings_from(side).map(of).sum()
    }

    /// The readings that take something, each with where the statements of entities on a side are.
    #[inline]
    fn readings_from(&self, side: Side) -> impl Iterator<Item = (&Reading, EdgeRows<'g>)> {
        let [out, incoming] = self.rows;
        let rows = if side == Side::Subject { [out, incoming] } else { [incoming, out] };
        let takes =
            |(reading, _): &(&Reading, EdgeRows<'g>)| reading.predicates.as_ref().is_none_or(|it| !it.is_empty());
        self.readings.iter().zip(rows).filter(takes)
    }

    fn takes(&self, reading: &Reading, end: &EdgeEnd<'g>) -> bool {
        reading.profiles[end.profile.row()]
            && self.filter.as_ref().is_none_or(|filter| filter.allows(end))
            && (self.closer.is_empty() || self.takes_on_closer_look(end.statement()))
    }

    fn takes_on_closer_look(&self, statement: StatementId) -> bool {
        let statement = StatementRef::new(self.graph, statement);
        self.closer.iter().all(|closer| closer.holds(statement))
    }
}

impl Reading {
    fn new(
        graph: &KnowledgeGraph,
        edge: &QueryEdge,
        qualifiers: &Qualifiers,
        filter: &EdgeFilter<'_>,
        exchanged: bool,
    ) -> Self {
        let named: Vec<Named<'_>> = edge.predicates.iter().map(Named::new).collect();
        let is_named = |own: &str| named.iter().any(|named| named.readings(own)[usize::from(exchanged)]);
        let known = &graph.columns.predicates;
        let wanted: Vec<bool> = known.iter().map(|info| named.is_empty() || is_named(info.name.as_str())).collect();
        let mut profiles = profiles(graph, edge, qualifiers, exchanged);
        let table = &graph.columns.statements.profiles;
        let mut used = vec![false; known.len()];
        for ((row, profile), taken) in table.iter().enumerate().zip(&mut profiles) {
            *taken &= wanted[usize::from(profile.predicate)] && filter.allows_profile(row) != Some(false);
            used[usize::from(profile.predicate)] |= *taken;
        }
        // A predicate of which nothing is taken is not looked at.
        // Profiles of statements between entities come first, in the order of their predicates.
        let of_edges = &table[..table.partition_point(|profile| !profile.is_nested())];
        let row_at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let looked = |(number, _): (u16, &bool)| {
            let first = of_edges.partition_point(|profile| profile.predicate < number);
            let after = of_edges.partition_point(|profile| profile.predicate <= number);
            Looked { number, rows: (row_at(first), row_at(after)) }
        };
        let predicates = (0..).zip(&used).filter(|(_, used)| **used).map(looked).collect();
        let looks_at = |row: usize| used[usize::from(table[row].predicate)];
        let takes_all = profiles.iter().enumerate().all(|(row, taken)| *taken || !looks_at(row));
        let is_every = named.is_empty() && used.iter().all(|used| *used);
        if graph.is_overlay() {
            // The profiles of what is added are in no order, so that every edge of an entity is looked at.
            let takes_all = profiles.iter().all(|taken| *taken);
            return Self { predicates: None, profiles, takes_all };
        }
        Self { predicates: (!is_every).then_some(predicates), profiles, takes_all }
    }
}

/// Which profiles have the sources, levels, agents and qualifiers that an edge asks for in a reading.
fn profiles(graph: &KnowledgeGraph, edge: &QueryEdge, qualifiers: &Qualifiers, exchanged: bool) -> Vec<bool> {
    let primary = edge.sources.as_ref().filter(|_| edge.primary_only);
    let asks_class = primary.is_some() || edge.knowledge_level.is_some() || edge.agent_type.is_some();
    let statements = &graph.columns.statements;
    if !asks_class && qualifiers.is_empty() {
        return vec![true; statements.profiles.len()];
    }
    let text = |symbol: Symbol| symbol.to_option().map(|symbol| graph.columns.text.text(symbol));
    let classes: Vec<bool> = statements
        .classes
        .iter()
        .map(|class| {
            let asked = [
                (primary, class.source),
                (edge.knowledge_level.as_ref(), class.knowledge_level),
                (edge.agent_type.as_ref(), class.agent_type),
            ];
            asked.into_iter().all(|(asked, own)| asked.is_none_or(|asked| asked.admits(text(own).into_iter())))
        })
        .collect();
    let sets: Vec<bool> = statements
        .qualifier_sets
        .iter()
        .map(|set| {
            qualifiers.admit(
                || set.iter().map(|(slot, value)| (graph.columns.text.text(*slot), graph.columns.text.text(*value))),
                exchanged,
            )
        })
        .collect();
    let taken = |class: u32, set: u32| classes[class as usize] && sets[set as usize];
    statements.profiles.iter().map(|profile| taken(profile.class, profile.qualifier_set)).collect()
}
