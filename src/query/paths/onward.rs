//! What can follow an entity on a path of the present length, read once.

use crate::graph::{NodeId, StatementId};
use crate::query::plan::{Budget, Way};

use super::bounds::Bounds;
use super::prepared::PreparedPaths;

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
    whole: Places,
    /// Of what the only target follows, if its statements have been read.
    closing: Places,
    closes: bool,
    rows: Vec<Row>,
    nexts: Vec<Next>,
    statements: Vec<StatementId>,
    found: Vec<(NodeId, StatementId)>,
}

/// The rows of entities, by number.
#[derive(Clone, Debug, Default)]
struct Places {
    /// By entity, one more than the number of its row; 0 if it has none.
    places: Vec<u32>,
    known: Vec<NodeId>,
}

impl Places {
    fn clear(&mut self, nodes: usize) {
        if self.places.len() == nodes {
            for node in self.known.drain(..) {
                self.places[node.index()] = 0;
            }
        } else {
            self.known.clear();
            self.places.clear();
            self.places.resize(nodes, 0);
        }
    }

    fn get(&self, node: NodeId) -> Option<usize> {
        (self.places.get(node.index()).copied()? as usize).checked_sub(1)
    }

    /// Gives an entity the last of so many rows.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 statements")]
    fn set(&mut self, node: NodeId, rows: usize) {
        if let Some(place) = self.places.get_mut(node.index()) {
            *place = rows as u32;
            self.known.push(node);
        }
    }

    const fn bytes(&self) -> usize {
        (self.places.capacity() + self.known.capacity()) * size_of::<u32>()
    }
}

impl Onward {
    /// Forgets everything, for bounds that have been measured anew.
    pub(super) fn start(&mut self, prepared: &PreparedPaths<'_>, bounds: &Bounds) {
        let nodes = prepared.plan.graph.node_count();
        self.whole.clear(nodes);
        self.closing.clear(nodes);
        self.rows.clear();
        self.nexts.clear();
        self.statements.clear();
        // What the bounds have read of the target need not be read again from the other side.
        let target = prepared.only_target().filter(|_| bounds.have_read_targets());
        self.closes = target.is_some();
        if let Some(target) = target {
            self.read_closing(target, prepared);
        }
    }

    /// The rows of the last step, from the target's side.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 statements")]
    fn read_closing(&mut self, target: NodeId, prepared: &PreparedPaths<'_>) {
        self.found.clear();
        let ends = prepared.steps.of(target, Way::Back).flatten();
        self.found.extend(ends.filter(|end| prepared.plan.allows(end)).map(|end| (end.neighbour, end.statement())));
        self.found.sort_unstable();
        for group in self.found.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(&(node, _)) = group.first() else { continue };
            let (start, statements) = (self.nexts.len() as u32, self.statements.len() as u32);
            self.nexts.push(Next { node: target, left: 0, statements, count: group.len() as u32 });
            self.statements.extend(group.iter().map(|(_, statement)| *statement));
            self.rows.push(Row { start, end: start + 1, closing: start });
            self.closing.set(node, self.rows.len());
        }
    }

    /// The row of `node` with `left` steps to go, read now if it has not been before; `None` if a limit
    /// was met.
    #[expect(clippy::cast_possible_truncation, reason = "a graph has fewer than 2^32 statements")]
    pub(super) fn row(
        &mut self,
        node: NodeId,
        left: usize,
        prepared: &PreparedPaths<'_>,
        bounds: &Bounds,
        budget: &mut Budget,
    ) -> Option<Row> {
        if left == 1 && self.closes {
            let row = self.closing.get(node).and_then(|place| self.rows.get(place));
            return Some(row.copied().unwrap_or_default());
        }
        if let Some(row) = self.whole.get(node).and_then(|place| self.rows.get(place)) {
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
        self.whole.set(node, self.rows.len());
        Some(row)
    }

    /// Finds the ends of `node` that lead on, in order.
    fn read(&mut self, node: NodeId, prepared: &PreparedPaths<'_>, bounds: &Bounds) {
        self.found.clear();
        let Some(most) = bounds.most_left(node).checked_sub(1) else { return };
        for ends in prepared.steps.of(node, Way::Onward) {
            // Written always and kept if it is near enough: there is no branch to foresee.
            let mut count = self.found.len();
            self.found.resize(count + ends.len(), (NodeId::default(), StatementId::default()));
            for end in ends {
                if let Some(found) = self.found.get_mut(count) {
                    *found = (end.neighbour, end.statement());
                }
                let near = usize::from(bounds.left(end.neighbour)) <= most;
                count += usize::from(near & prepared.plan.allows(&end));
            }
            self.found.truncate(count);
        }
        if prepared.plan.entities.has_inner() {
            self.found.retain(|(node, _)| bounds.left(*node) == 0 || prepared.plan.allows_inner(*node));
        }
        self.found.sort_unstable();
    }

    pub(super) fn next(&self, place: u32) -> Option<&Next> {
        self.nexts.get(place as usize)
    }

    /// The statements that lead to what can come next.
    pub(super) fn statements(&self, next: &Next) -> &[StatementId] {
        let start = next.statements as usize;
        &self.statements[start..start + next.count as usize]
    }

    pub(super) const fn bytes(&self) -> usize {
        self.whole.bytes()
            + self.closing.bytes()
            + self.nexts.capacity() * size_of::<Next>()
            + self.statements.capacity() * size_of::<StatementId>()
            + self.rows.capacity() * size_of::<Row>()
    }
}
