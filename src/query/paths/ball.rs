//! The entities around some others, by how few steps away they are.

use crate::graph::NodeId;

/// The distance of what has not been reached.
pub(super) const FAR: u8 = u8::MAX;

/// Entities by distance from a set: grown level by level, and forgotten without touching what it never
/// reached.
#[derive(Clone, Debug, Default)]
pub(super) struct Ball {
    /// By entity.
    distance: Vec<u8>,
    /// Level after level.
    members: Vec<NodeId>,
    /// Where each level ends among the members, and what it costs to read.
    levels: Vec<(usize, usize)>,
}

impl Ball {
    /// Forgets everything, for a graph of `nodes` entities.
    pub(super) fn clear(&mut self, nodes: usize) {
        if self.distance.len() == nodes {
            self.forget(0);
        } else {
            self.distance.clear();
            self.distance.resize(nodes, FAR);
            self.members.clear();
        }
        self.levels.clear();
    }

    /// Forgets the levels beyond `depth`.
    pub(super) fn truncate(&mut self, depth: usize) {
        if let Some(&(end, _)) = self.levels.get(depth) {
            self.forget(end);
            self.levels.truncate(depth + 1);
        }
    }

    fn forget(&mut self, from: usize) {
        for node in self.members.drain(from..) {
            self.distance[node.index()] = FAR;
        }
    }

    pub(super) fn distance(&self, node: NodeId) -> u8 {
        self.distance.get(node.index()).copied().unwrap_or(FAR)
    }

    /// Puts an entity into the level that is being filled, unless it is nearer already.
    #[expect(clippy::cast_possible_truncation, reason = "no path has more than 16 steps")]
    pub(super) fn add(&mut self, node: NodeId) {
        let level = self.levels.len() as u8;
        if let Some(distance) = self.distance.get_mut(node.index())
            && *distance == FAR
        {
            *distance = level;
            self.members.push(node);
        }
    }

    /// Ends the level that is being filled; `weigh` gives what it costs to read an entity of it.
    pub(super) fn close_level(&mut self, weigh: impl Fn(NodeId) -> usize) {
        let start = self.levels.last().map_or(0, |(end, _)| *end);
        let weight = self.members.iter().skip(start).map(|node| weigh(*node)).sum();
        self.levels.push((self.members.len(), weight));
    }

    /// The range of a level among the members.
    pub(super) fn level(&self, level: usize) -> core::ops::Range<usize> {
        let start = level.checked_sub(1).and_then(|before| self.levels.get(before)).map_or(0, |(end, _)| *end);
        start..self.levels.get(level).map_or(start, |(end, _)| *end)
    }

    pub(super) fn member(&self, place: usize) -> Option<NodeId> {
        self.members.get(place).copied()
    }

    /// What it costs to read a level.
    pub(super) fn weight(&self, level: usize) -> usize {
        self.levels.get(level).map_or(0, |(_, weight)| *weight)
    }

    /// The number of the last level; the first is 0.
    pub(super) const fn depth(&self) -> usize {
        self.levels.len().saturating_sub(1)
    }

    pub(super) const fn bytes(&self) -> usize {
        self.distance.capacity() + self.members.capacity() * size_of::<NodeId>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_apart_and_forgotten() {
        let mut ball = Ball::default();
        ball.clear(4);
        for (level, node) in [2, 0, 3].into_iter().enumerate() {
            ball.add(NodeId(2));
            ball.add(NodeId(node));
            ball.close_level(NodeId::index);
            assert_eq!(ball.level(level).map(|place| ball.member(place)).collect::<Vec<_>>(), [Some(NodeId(node))]);
            assert_eq!((ball.weight(level), ball.depth()), (node as usize, level));
        }
        ball.truncate(1);
        assert_eq!([0, 1, 2, 3].map(|node| ball.distance(NodeId(node))), [1, FAR, 0, FAR]);
        ball.clear(4);
        assert_eq!([0, 1, 2, 3].map(|node| ball.distance(NodeId(node))), [FAR; 4]);
    }
}
