//! Which effects reach which entity in exactly how many steps, and at what cost.

use crate::graph::{EdgeEnd, NodeId, ProfileWord, StatementId};
use crate::model::Direction;

use super::cost::Cost;
use super::product::{EffectCosts, Effects};

/// The entities that a search has met, numbered in the order in which it met them.
///
/// A word an entity holds its place and the epoch in which it was met, so a new run forgets the last one without touching
/// memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    words: Vec<u64>,
    epoch: u32,
    nodes: Vec<NodeId>,
}

/// The place of an entity among those that a search has met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(u32);

impl Places {
    /// Forgets every entity, for a graph of `nodes` entities.
    pub(crate) fn clear(&mut self, nodes: usize) {
        self.nodes.clear();
        match self.epoch.checked_add(1).filter(|_| self.words.len() >= nodes) {
            Some(epoch) => self.epoch = epoch,
            None => *self = Self { words: vec![0; nodes], epoch: 1, nodes: core::mem::take(&mut self.nodes) },
        }
    }

    /// The place of an entity, if it was met.
    #[inline]
    pub(crate) fn get(&self, node: NodeId) -> Option<Place> {
        let word = self.words[node.index()];
        (word >> 32 == u64::from(self.epoch)).then_some(Place((word & 0xFFFF_FFFF) as u32))
    }

    /// The place of an entity, which is met now if it was not before.
    #[inline]
    pub(crate) fn meet(&mut self, node: NodeId) -> Place {
        if let Some(place) = self.get(node) {
            return place;
        }
        // There are no more entities than a number of them can tell.
        let place = NodeId::from_index(self.nodes.len()).0;
        self.words[node.index()] = u64::from(self.epoch) << 32 | u64::from(place);
        self.nodes.push(node);
        Place(place)
    }

    /// The entities that were met, in that order.
    pub(crate) fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// The entity at a place.
    pub(crate) fn node(&self, place: Place) -> NodeId {
        self.nodes[place.0 as usize]
    }

    /// Bytes held, those that follow from the size of the graph among them.
    pub(crate) fn size(&self) -> usize {
        self.bytes() + self.words.capacity() * size_of::<u64>()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.nodes.capacity() * size_of::<NodeId>()
    }
}

/// A step between a place of a layer and one of the layer before it, that is, one that is a step nearer to the end at which
/// the layers start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LayerEdge {
    pub(crate) place: Place,
    statement: StatementId,
    profile: ProfileWord,
    pub(crate) cost: Cost,
    /// In which direction the statement is read on the way from the sources to the targets.
    pub(crate) direction: Direction,
    /// The place of the next edge of the same place among all, and one more than that; 0 for none.
    next: u32,
}

impl LayerEdge {
    /// A step along an edge to a place of the layer before.
    #[inline]
    pub(crate) fn along(end: &EdgeEnd<'_>, direction: Direction, cost: Cost, place: Place) -> Self {
        Self { place, statement: end.statement(), profile: end.profile, cost, direction, next: 0 }
    }

    /// The same to another place.
    pub(crate) const fn to(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The end of it that is at an entity.
    #[inline]
    pub(crate) const fn end_at(self, node: NodeId) -> EdgeEnd<'static> {
        EdgeEnd::known(node, self.profile, self.statement)
    }
}

/// Effects by number of steps and place, what they cost where costs matter, and the steps that bring them.
///
/// Statements are read once, when a layer is filled; who asks later what leads from one layer to the next reads these edges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers {
    /// By place: four bits for each number of steps up to [`MOST_HOPS`](crate::query::plan::MOST_HOPS), which come around
    /// in sixteen.
    bits: Vec<u128>,
    /// The places of each layer, in the order in which they were reached.
    members: Vec<Vec<Place>>,
    /// By place, a row of so many layers; empty where costs do not matter.
    costs: Vec<EffectCosts>,
    /// The least cost of each layer.
    least: Vec<u32>,
    edges: Vec<LayerEdge>,
    /// By place, a row of so many layers: one more than where its first edge is.
    first_edges: Vec<u32>,
    /// The places of each layer that have an edge.
    joined: Vec<Vec<Place>>,
    row: usize,
    weighs: bool,
}

impl Layers {
    /// Empties every layer. There can be `row` layers, which have costs if it `weighs`.
    pub(crate) fn clear(&mut self, row: usize, weighs: bool) {
        self.undo();
        (self.row, self.weighs) = (row, weighs);
        self.least.clear();
        self.least.resize(row, u32::MAX);
        self.widen();
    }

    /// Takes out what was added, place by place: a search adds to few of the places that there is room for.
    fn undo(&mut self) {
        for (steps, layer) in self.members.iter_mut().enumerate() {
            for place in layer.drain(..) {
                let place = place.0 as usize;
                self.bits[place] = 0;
                if self.weighs {
                    self.costs[place * self.row + steps] = EffectCosts::NEVER;
                }
            }
        }
        for (steps, layer) in self.joined.iter_mut().enumerate() {
            for place in layer.drain(..) {
                self.first_edges[place.0 as usize * self.row + steps] = 0;
            }
        }
        self.edges.clear();
    }

    /// Makes as much room for costs and edges as for effects.
    fn widen(&mut self) {
        let cells = self.bits.len() * self.row;
        if self.weighs && self.costs.len() < cells {
            self.costs.resize(cells, EffectCosts::NEVER);
        }
        if self.first_edges.len() < cells {
            self.first_edges.resize(cells, 0);
        }
    }

    /// The effects that reach a place in exactly `steps`.
    #[inline]
    pub(crate) fn get(&self, steps: usize, place: Place) -> Effects {
        self.bits.get(place.0 as usize).map_or(Effects::default(), |bits| Effects((bits >> (4 * steps) & 0b1111) as u8))
    }

    /// Adds effects to a place at `steps`; true if it had none there.
    #[inline]
    pub(crate) fn add(&mut self, steps: usize, place: Place, effects: Effects) -> bool {
        let row = place.0 as usize;
        if self.bits.len() <= row {
            self.make_room(row);
        }
        let (bits, shift) = (&mut self.bits[row], 4 * steps);
        let new = (*bits >> shift).trailing_zeros() >= 4;
        *bits |= u128::from(effects.0) << shift;
        if new {
            layer_of(&mut self.members, steps).push(place);
        }
        new
    }

    /// Makes room for a place, and for others, as one is seldom alone.
    #[cold]
    fn make_room(&mut self, place: usize) {
        self.bits.resize((place + 1).next_power_of_two().max(16), 0);
        self.widen();
    }

    /// As [`add`](Self::add), with what each effect costs.
    #[inline]
    pub(crate) fn add_at(&mut self, steps: usize, place: Place, effects: Effects, costs: EffectCosts) -> bool {
        let new = self.add(steps, place, effects);
        let known = &mut self.costs[place.0 as usize * self.row + steps];
        *known = known.or(costs);
        self.least[steps] = self.least[steps].min(costs.least());
        new
    }

    /// Adds an edge from a place at `steps`.
    #[inline]
    pub(crate) fn join(&mut self, steps: usize, place: Place, edge: LayerEdge) {
        if self.bits.len() <= place.0 as usize {
            self.make_room(place.0 as usize);
        }
        let first = &mut self.first_edges[place.0 as usize * self.row + steps];
        if *first == 0 {
            layer_of(&mut self.joined, steps).push(place);
        }
        self.edges.push(LayerEdge { next: *first, ..edge });
        // So many that a number cannot tell them would take 80 GB.
        *first = StatementId::from_index(self.edges.len()).0;
    }

    /// The edges of a place at `steps`, the last one first.
    pub(crate) fn edges(&self, steps: usize, place: Place) -> impl Iterator<Item = &LayerEdge> {
        let row = place.0 as usize * self.row;
        let get = |next: u32| self.edges.get((next as usize).checked_sub(1)?);
        let first = self.first_edges.get(row + steps).copied().unwrap_or_default();
        core::iter::successors(get(first), move |edge| get(edge.next))
    }

    /// What the effects that reach a place in exactly `steps` cost; by [`add_at`](Self::add_at) alone.
    #[inline]
    pub(crate) fn costs(&self, steps: usize, place: Place) -> EffectCosts {
        self.costs.get(place.0 as usize * self.row + steps).copied().unwrap_or(EffectCosts::NEVER)
    }

    /// The least cost of a layer.
    pub(crate) fn least(&self, steps: usize) -> u32 {
        self.least.get(steps).copied().unwrap_or(u32::MAX)
    }

    /// The places of a layer.
    pub(crate) fn members(&self, steps: usize) -> &[Place] {
        self.members.get(steps).map_or(&[], Vec::as_slice)
    }

    /// Bytes in use, which grow with the search.
    pub(crate) fn bytes(&self) -> usize {
        let layers = self.members.iter().chain(&self.joined);
        let members: usize = layers.map(|layer| layer.capacity() * size_of::<Place>()).sum();
        let edges = self.edges.capacity() * size_of::<LayerEdge>() + self.first_edges.capacity() * size_of::<u32>();
        members + edges + self.bits.capacity() * size_of::<u128>() + self.costs.capacity() * size_of::<EffectCosts>()
    }
}

/// The places of a layer, which may be the first to have any.
#[inline]
fn layer_of(layers: &mut Vec<Vec<Place>>, steps: usize) -> &mut Vec<Place> {
    if layers.len() <= steps {
        layers.resize_with(steps + 1, Vec::new);
    }
    &mut layers[steps]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Effect;
    use crate::query::plan::MOST_HOPS;

    #[test]
    fn layers_are_apart_and_forget() {
        let (mut places, mut layers) = (Places::default(), Layers::default());
        let (node, plus) = (NodeId(2), Effects::of(Effect::Positive));
        for _ in 0..2 {
            places.clear(3);
            layers.clear(MOST_HOPS + 1, false);
            assert!(places.get(node).is_none());
            let place = places.meet(node);
            assert_eq!((places.get(node), places.node(place)), (Some(place), node));
            for steps in 0..=MOST_HOPS {
                assert!(layers.get(steps, place).is_empty() && layers.members(steps).is_empty());
                assert!(layers.add(steps, place, plus));
                assert!(!layers.add(steps, place, Effects::START));
                assert_eq!(layers.get(steps, place), plus.with(Effects::START));
                assert_eq!(layers.members(steps), [place]);
            }
        }
    }

    #[test]
    fn the_least_costs_are_kept() {
        let (mut places, mut layers) = (Places::default(), Layers::default());
        places.clear(3);
        layers.clear(4, true);
        let cost = |cost| EffectCosts::START.then(Effect::Positive, Cost(cost));
        let (near, far) = (places.meet(NodeId(1)), places.meet(NodeId(0)));
        layers.add_at(3, far, Effects::of(Effect::Positive), cost(7));
        layers.add_at(3, far, Effects::of(Effect::Positive), cost(5));
        assert_eq!((layers.costs(3, far), layers.costs(3, near)), (cost(5), EffectCosts::NEVER));
        assert_eq!((layers.least(3), layers.least(2)), (5, u32::MAX));
        layers.clear(4, true);
        assert_eq!(layers.costs(3, far), EffectCosts::NEVER);
        // The same places in more layers, with and without costs.
        let end = EdgeEnd::known(NodeId(0), ProfileWord::default(), StatementId(5));
        let step = LayerEdge::along(&end, Direction::Forward, Cost(9), far);
        for (row, weighs) in [(6, false), (13, true), (4, true), (13, false)] {
            layers.clear(row, weighs);
            for (steps, place) in (0..row).flat_map(|steps| [(steps, near), (steps, far)]) {
                assert!(layers.get(steps, place).is_empty() && layers.edges(steps, place).next().is_none());
                assert_eq!(layers.costs(steps, place), EffectCosts::NEVER);
                let effects = Effects::of(Effect::Positive);
                if weighs {
                    layers.add_at(steps, place, effects, cost(9))
                } else {
                    layers.add(steps, place, effects)
                };
                layers.join(steps, place, step);
                layers.join(steps, place, step);
                assert_eq!(layers.edges(steps, place).count(), 2);
            }
        }
    }
}
