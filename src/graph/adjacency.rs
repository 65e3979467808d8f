//! Hot records: the ends of edges by node.

use bytemuck::allocation::zeroed_vec;
use bytemuck::{Pod, Zeroable};

use crate::text::{Column, each, thread_count};

use super::flags::Flags;
use super::ids::{NodeId, StatementId};

/// One end of an edge, seen from a node: 16 bytes, all that a search reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct EdgeEnd {
    pub(crate) neighbour: NodeId,
    pub(crate) statement: StatementId,
    pub(crate) predicate: u16,
    pub(crate) flags: Flags,
    /// Row of [`StatementColumns::classes`](super::StatementColumns::classes); the query supplies the class's cost.
    pub(crate) class: u32,
}

/// How many ends are not worth a second thread.
const SMALL: usize = 1 << 14;

/// How many threads seeing edges from their other ends is worth: each reads all of them.
const MOST_THREADS: usize = 4;

/// Edge ends by node: `ends[offsets[n]..offsets[n + 1]]`, sorted by predicate, neighbour, statement.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    pub(crate) offsets: Column<u32>,
    pub(crate) ends: Column<EdgeEnd>,
}

impl Adjacency {
    /// Edge ends that are sorted by node, and within a node by predicate, neighbour and statement;
    /// `counts` tells how many each node has.
    pub(crate) fn from_sorted(counts: &[u32], ends: Vec<EdgeEnd>) -> Self {
        Self { offsets: offsets(counts).into(), ends: ends.into() }
    }

    /// The same edges seen from their other ends: a counting sort by node, which leaves those of a node sorted by
    /// neighbour, then a sort of each node's by predicate, which keeps that order. Each thread takes some of the nodes.
    pub(crate) fn reversed(&self) -> Self {
        let nodes = self.offsets.len().saturating_sub(1);
        let mut by_node = vec![0u32; nodes];
        for end in &*self.ends {
            by_node[end.neighbour.index()] += 1;
        }
        let offsets = offsets(&by_node);
        let mut ends: Vec<EdgeEnd> = zeroed_vec(self.ends.len());
        let threads = if ends.len() < SMALL { 1 } else { thread_count().min(MOST_THREADS) };
        let mut parts = Vec::with_capacity(threads);
        let (mut first, mut left) = (0, ends.as_mut_slice());
        for thread in 1..=threads {
            // As many ends for each thread.
            let until = self.ends.len() * thread / threads;
            let last = if thread == threads { nodes } else { offsets.partition_point(|end| (*end as usize) < until) };
            let last = last.clamp(first, nodes);
            let (these, others) = left.split_at_mut((offsets[last] - offsets[first]) as usize);
            parts.push((&offsets[first..=last], first, these));
            (first, left) = (last, others);
        }
        each(parts, |(offsets, first, ends)| self.reverse_into(ends, offsets, first));
        Self { offsets: offsets.into(), ends: ends.into() }
    }

    /// The ends of nodes from `first` on, seen from these; `offsets` tells where those of each start among all.
    fn reverse_into(&self, ends: &mut [EdgeEnd], offsets: &[u32], first: usize) {
        let Some((before, rest)) = offsets.split_first() else { return };
        let mut places: Vec<u32> = offsets[..rest.len()].iter().map(|start| start - before).collect();
        let nodes = self.offsets.len().saturating_sub(1);
        for node in (0..nodes).map(NodeId::from_index) {
            for end in self.of(node) {
                let Some(place) = places.get_mut(end.neighbour.index().wrapping_sub(first)) else { continue };
                ends[*place as usize] = EdgeEnd { neighbour: node, ..*end };
                *place += 1;
            }
        }
        for bounds in offsets.windows(2) {
            ends[(bounds[0] - before) as usize..(bounds[1] - before) as usize].sort_by_key(|end| end.predicate);
        }
    }

    pub(crate) fn of(&self, node: NodeId) -> &[EdgeEnd] {
        let bounds = (self.offsets.get(node.index()), self.offsets.get(node.index() + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        self.ends.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The same as plain slices, to be taken once a query.
    pub(crate) fn rows(&self) -> EdgeRows<'_> {
        EdgeRows { offsets: &self.offsets, ends: &self.ends }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives every edge end the flags of its statement anew.
    pub(crate) fn copy_flags(&mut self, flags: &[Flags]) {
        for end in self.ends.to_mut() {
            end.flags = flags.get(end.statement.index()).copied().unwrap_or(end.flags);
        }
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.offsets.size() + self.ends.size()
    }
}

/// An [`Adjacency`] without the question of who keeps its bytes, which an inner loop does not ask.
#[derive(Clone, Copy)]
pub(crate) struct EdgeRows<'g> {
    offsets: &'g [u32],
    ends: &'g [EdgeEnd],
}

impl<'g> EdgeRows<'g> {
    /// No edges at all.
    pub(crate) const EMPTY: Self = Self { offsets: &[], ends: &[] };

    pub(crate) fn of(self, node: NodeId) -> &'g [EdgeEnd] {
        let Some(&[start, end]) = self.offsets.get(node.index()..node.index() + 2) else { return &[] };
        self.ends.get(start as usize..end as usize).unwrap_or_default()
    }
}

impl core::fmt::Debug for EdgeRows<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("EdgeRows").field("edges", &self.ends.len()).finish_non_exhaustive()
    }
}

/// Where each bucket starts, and after the last one where it ends.
fn offsets(counts: &[u32]) -> Vec<u32> {
    let mut sum = 0;
    let mut offsets = Vec::with_capacity(counts.len() + 1);
    offsets.push(0);
    offsets.extend(counts.iter().map(|count| {
        sum += count;
        sum
    }));
    offsets
}
