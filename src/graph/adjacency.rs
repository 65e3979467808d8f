//! The ends of edges by node, as parallel columns: a search that asks for neighbours alone reads 4 bytes an edge.

use core::iter::{FusedIterator, Zip};
use core::slice;

use bytemuck::allocation::zeroed_vec;

use crate::model::Effect;
use crate::text::{Column, each, thread_count};

use super::changed_rows::ChangedRows;
use super::ids::{NodeId, StatementId};
use super::profiles::{Profile, ProfileWord};

/// One end of an edge, seen from a node: all that a search asks for.
#[derive(Clone, Copy)]
pub(crate) struct EdgeEnd<'g> {
    pub(crate) neighbour: NodeId,
    pub(crate) profile: ProfileWord,
    place: u32,
    statements: &'g [StatementId],
}

impl EdgeEnd<'_> {
    /// An end that was looked up before.
    pub(crate) const fn known(neighbour: NodeId, profile: ProfileWord, statement: StatementId) -> Self {
        Self { neighbour, profile, place: statement.0, statements: &[] }
    }

    /// The statement, which is looked up only now: most ends that a search reads lead nowhere.
    #[inline]
    pub(crate) fn statement(&self) -> StatementId {
        self.statements.get(self.place as usize).copied().unwrap_or(StatementId(self.place))
    }

    pub(crate) const fn effect(&self) -> Effect {
        self.profile.effect()
    }
}

/// Edges by object: those of node `n` have the places from `offsets[n]` to `offsets[n + 1]`, sorted by predicate, subject,
/// statement. By subject, the place of an edge is the number of its statement, so these columns are the statements' own.
#[derive(Clone, Debug, Default)]
pub(crate) struct EdgesByObject {
    pub(crate) offsets: Column<u32>,
    pub(crate) subjects: Column<NodeId>,
    pub(crate) profiles: Column<ProfileWord>,
    pub(crate) statements: Column<StatementId>,
}

/// Edges by subject, as columns of statements between entities.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EdgesBySubject<'c> {
    pub(crate) subjects: &'c [NodeId],
    pub(crate) objects: &'c [NodeId],
    pub(crate) profiles: &'c [ProfileWord],
    pub(crate) table: &'c [Profile],
}

/// How many edges are not worth a second thread.
const SMALL: usize = 1 << 14;

/// How many threads seeing edges from their objects is worth: each reads all of them.
const MOST_THREADS: usize = 4;

impl EdgesByObject {
    /// Sees edges from their objects: a counting sort by predicate, then one by object, each of which keeps the order that
    /// was there. Each thread takes some of the nodes.
    pub(crate) fn new(edges: EdgesBySubject<'_>, nodes: usize) -> Self {
        let count = edges.objects.len();
        let offsets = offsets(edges.objects, nodes);
        let order = edges.by_predicate();
        let (mut subjects, mut profiles) = (zeroed_vec(count), zeroed_vec(count));
        let mut statements = zeroed_vec(count);
        let threads = if count < SMALL { 1 } else { thread_count().min(MOST_THREADS) };
        let mut parts = Vec::with_capacity(threads);
        let mut left = Part { first: 0, subjects: &mut subjects, profiles: &mut profiles, statements: &mut statements };
        for thread in 1..=threads {
            // As many edges for each thread.
            let until = count * thread / threads;
            let last = if thread == threads { nodes } else { offsets.partition_point(|end| (*end as usize) < until) };
            let last = last.clamp(left.first, nodes);
            let count = offsets[last] - offsets[left.first];
            let (part, rest) = left.split(count as usize, last);
            parts.push((&offsets[part.first..=last], part));
            left = rest;
        }
        each(parts, |(offsets, part)| part.fill(edges, &order, offsets));
        Self {
            offsets: offsets.into(),
            subjects: subjects.into(),
            profiles: profiles.into(),
            statements: statements.into(),
        }
    }

    /// Lets copies share the edges.
    pub(crate) fn share(&mut self) {
        self.offsets.share();
        self.subjects.share();
        self.profiles.share();
        self.statements.share();
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.offsets.size() + self.subjects.size() + self.profiles.size() + self.statements.size()
    }
}

impl EdgesBySubject<'_> {
    /// The numbers of the statements, sorted by predicate and number.
    fn by_predicate(self) -> Vec<u32> {
        let predicates: Vec<u16> = self.table.iter().map(|profile| profile.predicate).collect();
        let mut places = vec![0u32; predicates.iter().max().map_or(0, |most| usize::from(*most) + 1)];
        for profile in self.profiles {
            places[usize::from(predicates[profile.row()])] += 1;
        }
        let mut sum = 0;
        for place in &mut places {
            (*place, sum) = (sum, sum + *place);
        }
        let mut order = zeroed_vec(self.profiles.len());
        for (statement, profile) in (0..).zip(self.profiles) {
            let place = &mut places[usize::from(predicates[profile.row()])];
            order[*place as usize] = statement;
            *place += 1;
        }
        order
    }
}

/// The edges of the objects from `first` on.
struct Part<'c> {
    first: usize,
    subjects: &'c mut [NodeId],
    profiles: &'c mut [ProfileWord],
    statements: &'c mut [StatementId],
}

impl Part<'_> {
    /// The first `count` edges, and the others, which are those of objects from `next` on.
    fn split(self, count: usize, next: usize) -> (Self, Self) {
        let (subjects, other_subjects) = self.subjects.split_at_mut(count);
        let (profiles, other_profiles) = self.profiles.split_at_mut(count);
        let (statements, other_statements) = self.statements.split_at_mut(count);
        let others =
            Part { first: next, subjects: other_subjects, profiles: other_profiles, statements: other_statements };
        (Part { first: self.first, subjects, profiles, statements }, others)
    }

    /// `offsets` says where the edges of each object start among all, `order` in which order they come.
    fn fill(self, edges: EdgesBySubject<'_>, order: &[u32], offsets: &[u32]) {
        let Some((before, rest)) = offsets.split_first() else { return };
        let mut places: Vec<u32> = offsets[..rest.len()].iter().map(|start| start - before).collect();
        for statement in order {
            let row = *statement as usize;
            let object = edges.objects[row].index().wrapping_sub(self.first);
            let Some(place) = places.get_mut(object) else { continue };
            self.subjects[*place as usize] = edges.subjects[row];
            self.profiles[*place as usize] = edges.profiles[row];
            self.statements[*place as usize] = StatementId(*statement);
            *place += 1;
        }
    }
}

/// Where the edges of each node start, and after those of the last where they end.
pub(crate) fn offsets(ends: &[NodeId], nodes: usize) -> Vec<u32> {
    let mut offsets = vec![0; nodes + 1];
    for node in ends {
        offsets[node.index() + 1] += 1;
    }
    let mut sum = 0;
    for offset in &mut offsets {
        sum += *offset;
        *offset = sum;
    }
    offsets
}

/// The edges of every node as plain slices, to be taken once a query.
#[derive(Clone, Copy)]
pub(crate) struct EdgeRows<'g> {
    pub(super) offsets: &'g [u32],
    pub(super) neighbours: &'g [NodeId],
    pub(super) profiles: &'g [ProfileWord],
    /// Empty if the number of a statement is the place of its edge.
    pub(super) statements: &'g [StatementId],
    pub(super) table: &'g [Profile],
    /// The edges of entities of which an overlay changes some.
    pub(super) changed: Option<&'g ChangedRows>,
}

impl<'g> EdgeRows<'g> {
    /// No edges at all.
    pub(crate) const EMPTY: Self =
        Self { offsets: &[], neighbours: &[], profiles: &[], statements: &[], table: &[], changed: None };

    #[inline]
    pub(crate) fn of(self, node: NodeId) -> Ends<'g> {
        if let Some(changed) = self.changed
            && let Some((first, neighbours, profiles)) = changed.of(node)
        {
            return Ends { neighbours, profiles, statements: &changed.statements, first, table: self.table };
        }
        let Some(&[first, end]) = self.offsets.get(node.index()..node.index() + 2) else { return Ends::EMPTY };
        let places = first as usize..end as usize;
        Ends {
            neighbours: self.neighbours.get(places.clone()).unwrap_or_default(),
            profiles: self.profiles.get(places).unwrap_or_default(),
            statements: self.statements,
            first,
            table: self.table,
        }
    }

    /// How many edges a node has.
    #[inline]
    pub(crate) fn degree(self, node: NodeId) -> usize {
        if let Some((_, neighbours, _)) = self.changed.and_then(|changed| changed.of(node)) {
            return neighbours.len();
        }
        let Some(&[first, end]) = self.offsets.get(node.index()..node.index() + 2) else { return 0 };
        end.saturating_sub(first) as usize
    }
}

impl core::fmt::Debug for EdgeRows<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("EdgeRows").field("edges", &self.neighbours.len()).finish_non_exhaustive()
    }
}

/// The edges of one node, sorted by predicate, neighbour, statement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends<'g> {
    neighbours: &'g [NodeId],
    profiles: &'g [ProfileWord],
    /// By place among all edges; empty if the number of a statement is the place of its edge.
    statements: &'g [StatementId],
    first: u32,
    table: &'g [Profile],
}

impl<'g> Ends<'g> {
    const EMPTY: Self = Self { neighbours: &[], profiles: &[], statements: &[], first: 0, table: &[] };

    pub(crate) const fn len(self) -> usize {
        self.neighbours.len()
    }

    /// The other ends alone.
    pub(crate) const fn neighbours(self) -> &'g [NodeId] {
        self.neighbours
    }

    /// The other ends and the profiles.
    #[inline]
    pub(crate) fn steps(self) -> impl Iterator<Item = (NodeId, ProfileWord)> {
        self.neighbours.iter().copied().zip(self.profiles.iter().copied())
    }

    /// The edges of one predicate.
    pub(crate) fn of_predicate(self, predicate: u16) -> Self {
        let predicate_of = |word: &ProfileWord| self.table.get(word.row()).map_or(0, |profile| profile.predicate);
        let from = self.profiles.partition_point(|word| predicate_of(word) < predicate);
        let rest = self.profiles.get(from..).unwrap_or_default();
        let count = rest.partition_point(|word| predicate_of(word) == predicate);
        let neighbours = self.neighbours.get(from..from + count).unwrap_or_default();
        let profiles = self.profiles.get(from..from + count).unwrap_or_default();
        Self { neighbours, profiles, first: self.first.wrapping_add(StatementId::from_index(from).0), ..self }
    }

    /// The edges from the first on whose profile has this row or a later one. Profiles are in the order of their
    /// predicates, and so are edges; where a predicate starts, no profile is looked up.
    #[inline]
    pub(crate) fn since_row(self, row: u32) -> Self {
        let from = self.profiles.partition_point(|word| word.number() < row);
        Self {
            neighbours: self.neighbours.get(from..).unwrap_or_default(),
            profiles: self.profiles.get(from..).unwrap_or_default(),
            first: self.first.wrapping_add(StatementId::from_index(from).0),
            ..self
        }
    }

    /// The edges before the first whose profile has this row or a later one, likewise.
    #[inline]
    pub(crate) fn until_row(self, row: u32) -> Self {
        let count = self.profiles.partition_point(|word| word.number() < row);
        Self {
            neighbours: self.neighbours.get(..count).unwrap_or_default(),
            profiles: self.profiles.get(..count).unwrap_or_default(),
            ..self
        }
    }

    /// Calls a function with each edge of the profiles that are asked for, in order. Of the others nothing but the profile is
    /// read.
    #[inline]
    pub(crate) fn each_of(self, asks_for: impl Fn(ProfileWord) -> bool, mut look: impl FnMut(EdgeEnd<'g>)) {
        for (row, (&profile, &neighbour)) in self.profiles.iter().zip(self.neighbours).enumerate() {
            if asks_for(profile) {
                let place = self.first.wrapping_add(StatementId::from_index(row).0);
                look(EdgeEnd { neighbour, profile, place, statements: self.statements });
            }
        }
    }

    #[inline]
    pub(crate) fn iter(self) -> EndsIter<'g> {
        let Self { neighbours, profiles, statements, first, .. } = self;
        let columns = neighbours.iter().zip(profiles);
        EndsIter { end: first.wrapping_add(StatementId::from_index(columns.len()).0), columns, statements }
    }
}

impl<'g> IntoIterator for Ends<'g> {
    type Item = EdgeEnd<'g>;
    type IntoIter = EndsIter<'g>;

    #[inline]
    fn into_iter(self) -> EndsIter<'g> {
        self.iter()
    }
}

/// Iterator over the edges of one node.
#[derive(Clone, Debug)]
pub(crate) struct EndsIter<'g> {
    /// Other ends and profiles, together: one question for both whether there is another.
    columns: Zip<slice::Iter<'g, NodeId>, slice::Iter<'g, ProfileWord>>,
    /// Where they end among all edges. The place of one follows from how many are left: the loop has one counter.
    end: u32,
    statements: &'g [StatementId],
}

impl<'g> Iterator for EndsIter<'g> {
    type Item = EdgeEnd<'g>;

    #[inline]
    fn next(&mut self) -> Option<EdgeEnd<'g>> {
        // A profile that is not asked for is not read, once this is inlined.
        let (&neighbour, &profile) = self.columns.next()?;
        let place = self.end.wrapping_sub(StatementId::from_index(self.columns.len()).0 + 1);
        Some(EdgeEnd { neighbour, profile, place, statements: self.statements })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.columns.size_hint()
    }
}

impl ExactSizeIterator for EndsIter<'_> {}

impl FusedIterator for EndsIter<'_> {}
