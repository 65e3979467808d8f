//! What can follow an entity on a path of the present length, read once.

use crate::graph::{NodeId, StatementId};
use crate::query::limits::Budget;

use super::bounds::Bounds;
use super::prepared::PreparedPaths;
use super::steps::Way;

/// An entity that can come next, and the statements that lead there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    pub(super) node: NodeId,
    /// The fewest steps from there to a target.
    pub(super) left: u8,
    /// Where its statements begin.
    statements: u32,
    pub(super) count: u32,
}

/// What can follow one entity.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The first that is a target.
    pub(super) closing: u32,
}

/// What can follow the entities that a walk has met, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Onward {
    /// By entity, one more than the number of its row; 0 if it has none yet.
    places: Vec<u32>,
    known: Vec<NodeId>,
    rows: Vec<Row>,
    nexts: Vec<Next>,
    statements: Vec<StatementId>,
    found: Vec<(NodeId, StatementId)>,
}

impl Onward {
    /// Forgets everything, for a graph of `nodes` entities.
    pub(super) fn clear(&mut self, nodes: usize) {
        if self.places.len() == nodes {
            for node in self.known.drain(..) {
                self.places[node.index()] = 0;
            }
        } else {
            self.known.clear();
            self.places.clear();
            self.places.resize(nodes, 0);
        }
        self.rows.clear();
        self.nexts.clear();
        self.statements.clear();
    }

    /// The row of `node`, read now if it has not been before; `None` if a limit was met.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 statements")]
    pub(super) fn row(
        &mut self,
        node: NodeId,
        prepared: &PreparedPaths<'_>,
        bounds: &Bounds,
        budget: &mut Budget,
    ) -> Option<Row> {
        let place = self.places.get(node.index()).copied()?;
        if let Some(row) = (place as usize).checked_sub(1).and_then(|place| self.rows.get(place)) {
            return Some(*row);
        }
        if !budget.expand() {
            return None;
        }
        self.read(node, prepared, bounds);
        let start = self.nexts.len() as u32;
        let mut closing = None;
        for group in self.found.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(&(node, _)) = group.first() else { continue };
            let left = bounds.left(node);
            if left == 0 && closing.is_none() {
                closing = Some(self.nexts.len() as u32);
            }
            self.nexts.push(Next { node, left, statements: self.statements.len() as u32, count: group.len() as u32 });
            self.statements.extend(group.iter().map(|(_, statement)| *statement));
        }
        let end = self.nexts.len() as u32;
        let row = Row { start, end, closing: closing.unwrap_or(end) };
        self.rows.push(row);
        self.known.push(node);
        self.places[node.index()] = self.rows.len() as u32;
        Some(row)
    }

    /// Finds the ends of `node` that lead on, in order.
    fn read(&mut self, node: NodeId, prepared: &PreparedPaths<'_>, bounds: &Bounds) {
        self.found.clear();
        let Some(most) = bounds.most_left(node).checked_sub(1) else { return };
        for end in prepared.steps.of(node, Way::Onward).into_iter().flatten() {
            let left = bounds.left(end.neighbour);
            if usize::from(left) <= most
                && prepared.steps.allows(end)
                && (left == 0 || prepared.allows_inner(end.neighbour))
            {
                self.found.push((end.neighbour, end.statement));
            }
        }
        self.found.sort_unstable();
    }

    pub(super) fn next(&self, place: u32) -> Option<&Next> {
        self.nexts.get(place as usize)
    }

    /// The statements that lead to what can come next.
    pub(super) fn statements(&self, next: &Next) -> &[StatementId] {
        let start = next.statements as usize;
        self.statements.get(start..start + next.count as usize).unwrap_or_default()
    }

    pub(super) const fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<u32>()
            + self.nexts.capacity() * size_of::<Next>()
            + self.statements.capacity() * size_of::<StatementId>()
            + self.rows.capacity() * (size_of::<Row>() + size_of::<NodeId>())
    }
}
