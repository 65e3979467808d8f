//! Which effects reach which entity in exactly how many steps.

use crate::graph::NodeId;

use super::product::Effects;

/// Effects by number of steps and entity.
///
/// One word an entity holds eight layers of four bits and the epoch in which they were written, so a
/// new run forgets the last one without touching memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers {
    low: Vec<u64>,
    high: Vec<u64>,
    epoch: u32,
    /// The entities of each layer, in the order in which they were reached.
    members: Vec<Vec<NodeId>>,
}

impl Layers {
    /// Empties every layer, for a graph of `nodes` entities.
    pub(crate) fn clear(&mut self, nodes: usize) {
        let Some(epoch) = self.epoch.checked_add(1) else {
            *self = Self::default();
            return self.clear(nodes);
        };
        self.epoch = epoch;
        if self.low.len() != nodes {
            self.low = vec![0; nodes];
            self.high = Vec::new();
        }
        self.members.iter_mut().for_each(Vec::clear);
    }

    /// The effects that reach `node` in exactly `steps`.
    pub(crate) fn get(&self, steps: usize, node: NodeId) -> Effects {
        let words = if steps < 8 { &self.low } else { &self.high };
        let Some(&word) = words.get(node.index()) else { return Effects::default() };
        if word >> 32 == u64::from(self.epoch) {
            Effects((word >> (4 * (steps % 8)) & 0b1111) as u8)
        } else {
            Effects::default()
        }
    }

    /// Adds effects to `node` at `steps`; true if the node had none there.
    pub(crate) fn add(&mut self, steps: usize, node: NodeId, effects: Effects) -> bool {
        if steps >= 8 && self.high.is_empty() {
            self.high = vec![0; self.low.len()];
        }
        let words = if steps < 8 { &mut self.low } else { &mut self.high };
        let Some(word) = words.get_mut(node.index()) else { return false };
        let epoch = u64::from(self.epoch) << 32;
        if *word & !0xFFFF_FFFF != epoch {
            *word = epoch;
        }
        let shift = 4 * (steps % 8);
        let new = (*word >> shift).trailing_zeros() >= 4;
        *word |= u64::from(effects.0) << shift;
        if new {
            if self.members.len() <= steps {
                self.members.resize_with(steps + 1, Vec::new);
            }
            self.members[steps].push(node);
        }
        new
    }

    /// The entities of a layer.
    pub(crate) fn members(&self, steps: usize) -> &[NodeId] {
        self.members.get(steps).map_or(&[], Vec::as_slice)
    }

    /// Bytes of the lists of members, which grow with the search.
    pub(crate) fn bytes(&self) -> usize {
        self.members.iter().map(|layer| layer.capacity() * size_of::<NodeId>()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Effect;
    use crate::query::plan::MOST_HOPS;

    #[test]
    fn layers_are_apart_and_forget() {
        let mut layers = Layers::default();
        layers.clear(3);
        let (node, plus) = (NodeId(2), Effects::of(Effect::Positive));
        for steps in 0..MOST_HOPS {
            assert!(layers.get(steps, node).is_empty());
            assert!(layers.add(steps, node, plus));
            assert!(!layers.add(steps, node, Effects::START));
            assert_eq!(layers.get(steps, node), plus.with(Effects::START));
            assert_eq!(layers.members(steps), [node]);
        }
        layers.clear(3);
        assert!(layers.get(7, node).is_empty() && layers.get(8, node).is_empty());
        assert!(layers.members(3).is_empty());
    }
}
