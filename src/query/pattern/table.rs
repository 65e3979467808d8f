//! The pairs of entities that an edge joins, by their places among the entities of its nodes.

use crate::graph::NodeId;

/// The entities of a node that are found, and which of them may still be in a match.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    pub(super) entities: Vec<NodeId>,
    pub(super) alive: Vec<bool>,
    /// By number of an entity: its place from 1, 0 if it was not met, [`REFUSED`](Self::REFUSED) if it does not fit.
    places: Vec<u32>,
}

impl Level {
    const REFUSED: u32 = u32::MAX;

    pub(super) fn new(node_count: usize) -> Self {
        Self { entities: Vec::new(), alive: Vec::new(), places: vec![0; node_count] }
    }

    /// The place of an entity, which is added if it is new and fits.
    #[inline]
    pub(super) fn place_or_add(&mut self, node: NodeId, fits: impl FnOnce() -> bool) -> Option<u32> {
        match self.places[node.index()] {
            0 => {
                if !fits() {
                    self.places[node.index()] = Self::REFUSED;
                    return None;
                }
                Some(self.add(node))
            }
            Self::REFUSED => None,
            place => Some(place - 1),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 entities")]
    pub(super) fn add(&mut self, node: NodeId) -> u32 {
        let place = self.entities.len() as u32;
        self.places[node.index()] = place + 1;
        self.entities.push(node);
        self.alive.push(true);
        place
    }

    /// The place of an entity that is still alive.
    #[inline]
    pub(super) fn place(&self, node: NodeId) -> Option<u32> {
        let place = self.places[node.index()];
        (place != 0 && place != Self::REFUSED && self.alive[place as usize - 1]).then(|| place - 1)
    }

    /// Leaves out the entities that are not marked.
    pub(super) fn keep(&mut self, marked: &[bool]) {
        self.alive.iter_mut().zip(marked).for_each(|(alive, marked)| *alive &= marked);
    }

    pub(super) const fn len(&self) -> usize {
        self.entities.len()
    }

    /// Bytes held.
    pub(super) const fn size(&self) -> usize {
        self.entities.len() * (size_of::<NodeId>() + size_of::<bool>() + size_of::<u32>())
    }
}

/// The pairs that an edge joins: for each entity of one node a row of entities of the other.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) from: usize,
    pub(super) to: usize,
    starts: Vec<u32>,
    others: Vec<u32>,
}

impl Table {
    pub(super) fn new(from: usize, to: usize) -> Self {
        Self { from, to, starts: vec![0], others: Vec::new() }
    }

    pub(super) fn push(&mut self, other: u32) {
        self.others.push(other);
    }

    /// Ends the row of an entity, and says whether it has any.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 statements")]
    pub(super) fn end_row(&mut self) -> bool {
        let before = self.starts.last().copied().unwrap_or(0);
        self.starts.push(self.others.len() as u32);
        self.others.len() > before as usize
    }

    pub(super) fn row(&self, place: usize) -> &[u32] {
        &self.others[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    /// Where a row starts and ends among all entries.
    #[inline]
    pub(super) fn range(&self, place: u32) -> (u32, u32) {
        (self.starts[place as usize], self.starts[place as usize + 1])
    }

    /// The entry at a place among all.
    #[inline]
    pub(super) fn entry(&self, place: u32) -> u32 {
        self.others[place as usize]
    }

    /// How many pairs there are.
    pub(super) const fn entries(&self) -> usize {
        self.others.len()
    }

    pub(super) const fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// Bytes held.
    pub(super) const fn size(&self) -> usize {
        (self.starts.len() + self.others.len()) * size_of::<u32>()
    }

    /// The same pairs by the other node, which has so many entities; rows are in order.
    pub(super) fn transposed(&self, rows: usize) -> Self {
        let mut starts = vec![0u32; rows + 1];
        for other in &self.others {
            starts[*other as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut others = vec![0; self.others.len()];
        for (place, row) in (0..).zip(0..self.rows()) {
            for other in self.row(row) {
                let slot = &mut next[*other as usize];
                others[*slot as usize] = place;
                *slot += 1;
            }
        }
        Self { from: self.to, to: self.from, starts, others }
    }

    /// The same pairs with rows in order.
    pub(super) fn sorted(mut self) -> Self {
        for row in 0..self.rows() {
            self.others[self.starts[row] as usize..self.starts[row + 1] as usize].sort_unstable();
        }
        self
    }

    /// Keeps the pairs that a test wants.
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer than before")]
    pub(super) fn retain(&mut self, mut keep: impl FnMut(usize, u32) -> bool) {
        let mut kept = 0;
        let mut start = 0;
        for row in 0..self.starts.len() - 1 {
            let end = self.starts[row + 1] as usize;
            for place in start..end {
                let other = self.others[place];
                if keep(row, other) {
                    self.others[kept] = other;
                    kept += 1;
                }
            }
            start = end;
            self.starts[row + 1] = kept as u32;
        }
        self.others.truncate(kept);
    }
}
