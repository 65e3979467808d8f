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
        self.get(node).unwrap_or_else(|| self.meet_first(node))
    }

    /// The place of an entity that was not met before.
    pub(crate) fn meet_first(&mut self, node: NodeId) -> Place {
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
    by_steps: Vec<Layer>,
    /// Those of all layers.
    edges: Vec<LayerEdge>,
    weighs: bool,
    /// For how many places there is room, in all layers together.
    room: usize,
}

/// What is reached in one number of steps, by place.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    effects: Vec<Effects>,
    /// Empty where costs do not matter.
    costs: Vec<EffectCosts>,
    /// One more than where the first edge is.
    first_edges: Vec<u32>,
    /// The places with effects, in the order in which they were reached.
    members: Vec<Place>,
    /// The places that had an edge before they had effects.
    joined: Vec<Place>,
    least: u32,
}

impl Default for Layer {
    fn default() -> Self {
        let (effects, costs, first_edges) = (Vec::new(), Vec::new(), Vec::new());
        Self { effects, costs, first_edges, members: Vec::new(), joined: Vec::new(), least: u32::MAX }
    }
}

impl Layers {
    /// Empties every layer. There can be `count` layers, which have costs if it `weighs`.
    pub(crate) fn clear(&mut self, count: usize, weighs: bool) {
        for layer in &mut self.by_steps {
            layer.undo(self.weighs);
        }
        if self.by_steps.len() < count {
            self.by_steps.resize_with(count, Layer::default);
        }
        self.edges.clear();
        self.weighs = weighs;
    }

    /// What is reached in exactly `steps`.
    #[inline]
    pub(crate) fn at(&self, steps: usize) -> &Layer {
        &self.by_steps[steps]
    }

    /// The layer of `steps`, to add to it.
    #[inline]
    pub(crate) fn fill(&mut self, steps: usize) -> Filling<'_> {
        Filling::of(&mut self.by_steps[steps], &mut self.edges, &mut self.room, self.weighs)
    }

    /// The layer of `steps`, and the one after it, to add to it.
    pub(crate) fn fill_after(&mut self, steps: usize) -> (&Layer, Filling<'_>) {
        let (before, after) = self.by_steps.split_at_mut(steps + 1);
        (&before[steps], Filling::of(&mut after[0], &mut self.edges, &mut self.room, self.weighs))
    }

    /// The edges of a place at `steps`, the last one first.
    pub(crate) fn edges(&self, steps: usize, place: Place) -> impl Iterator<Item = &LayerEdge> {
        let get = |next: u32| self.edges.get((next as usize).checked_sub(1)?);
        let first = self.at(steps).first_edges.get(place.0 as usize).copied().unwrap_or_default();
        core::iter::successors(get(first), move |edge| get(edge.next))
    }

    /// Bytes in use, which grow with the search.
    pub(crate) const fn bytes(&self) -> usize {
        let of_cost = if self.weighs { size_of::<EffectCosts>() } else { 0 };
        let of_place = size_of::<Effects>() + of_cost + size_of::<u32>() + 2 * size_of::<Place>();
        self.room * of_place + self.edges.capacity() * size_of::<LayerEdge>()
    }
}

impl Layer {
    /// Takes out what was added, place by place: a search adds to few of the places that there is room for.
    fn undo(&mut self, weighs: bool) {
        for place in self.members.drain(..) {
            let place = place.0 as usize;
            self.effects[place] = Effects::default();
            self.first_edges[place] = 0;
            if weighs {
                self.costs[place] = EffectCosts::NEVER;
            }
        }
        for place in self.joined.drain(..) {
            self.first_edges[place.0 as usize] = 0;
        }
        self.least = u32::MAX;
    }

    /// The effects that reach a place.
    #[inline]
    pub(crate) fn effects(&self, place: Place) -> Effects {
        self.effects.get(place.0 as usize).copied().unwrap_or_default()
    }

    /// What the effects that reach a place cost, where costs matter.
    #[inline]
    pub(crate) fn costs(&self, place: Place) -> EffectCosts {
        self.costs.get(place.0 as usize).copied().unwrap_or(EffectCosts::NEVER)
    }

    /// The places that are reached, in that order.
    pub(crate) fn members(&self) -> &[Place] {
        &self.members
    }

    /// The least cost of an effect.
    pub(crate) const fn least(&self) -> u32 {
        self.least
    }
}

/// A layer that is filled.
pub(crate) struct Filling<'l> {
    layer: &'l mut Layer,
    edges: &'l mut Vec<LayerEdge>,
    room: &'l mut usize,
    weighs: bool,
}

impl<'l> Filling<'l> {
    #[inline]
    fn of(layer: &'l mut Layer, edges: &'l mut Vec<LayerEdge>, room: &'l mut usize, weighs: bool) -> Self {
        if weighs && layer.costs.len() < layer.effects.len() {
            layer.costs.resize(layer.effects.len(), EffectCosts::NEVER);
        }
        Self { layer, edges, room, weighs }
    }

    /// Makes room for a place, and for others, as one is seldom alone.
    #[cold]
    fn make_room(&mut self, place: usize) {
        let places = (place + 1).next_power_of_two().max(16);
        *self.room += places - self.layer.effects.len();
        self.layer.effects.resize(places, Effects::default());
        self.layer.first_edges.resize(places, 0);
        if self.weighs {
            self.layer.costs.resize(places, EffectCosts::NEVER);
        }
    }

    /// Adds effects to a place, with what each costs if costs matter; true if it had none.
    #[inline]
    pub(crate) fn add(&mut self, place: Place, effects: Effects, costs: impl FnOnce() -> EffectCosts) -> bool {
        let row = place.0 as usize;
        if self.layer.effects.len() <= row {
            self.make_room(row);
        }
        let known = &mut self.layer.effects[row];
        let is_new = known.is_empty() && !effects.is_empty();
        *known = known.with(effects);
        if self.weighs {
            let (known, costs) = (&mut self.layer.costs[row], costs());
            *known = if is_new { costs } else { known.or(costs) };
            self.layer.least = self.layer.least.min(costs.least());
        }
        if is_new {
            self.layer.members.push(place);
        }
        is_new
    }

    /// Adds an edge from a place.
    #[inline]
    pub(crate) fn join(&mut self, place: Place, edge: LayerEdge) {
        let row = place.0 as usize;
        if self.layer.effects.len() <= row {
            self.make_room(row);
        }
        let first = &mut self.layer.first_edges[row];
        if *first == 0 && self.layer.effects[row].is_empty() {
            self.layer.joined.push(place);
        }
        self.edges.push(LayerEdge { next: *first, ..edge });
        // So many that a number cannot tell them would take 80 GB.
        *first = StatementId::from_index(self.edges.len()).0;
    }
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
        let free = || EffectCosts::START;
        for _ in 0..2 {
            places.clear(3);
            layers.clear(MOST_HOPS + 1, false);
            assert!(places.get(node).is_none());
            let place = places.meet(node);
            assert_eq!((places.get(node), places.node(place)), (Some(place), node));
            for steps in 0..=MOST_HOPS {
                assert!(layers.at(steps).effects(place).is_empty() && layers.at(steps).members().is_empty());
                assert!(layers.fill(steps).add(place, plus, free));
                assert!(!layers.fill(steps).add(place, Effects::START, free));
                assert_eq!(layers.at(steps).effects(place), plus.with(Effects::START));
                assert_eq!(layers.at(steps).members(), [place]);
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
        let (before, mut third) = layers.fill_after(2);
        assert!(before.members().is_empty());
        third.add(far, Effects::of(Effect::Positive), || cost(7));
        third.add(far, Effects::of(Effect::Positive), || cost(5));
        assert_eq!((layers.at(3).costs(far), layers.at(3).costs(near)), (cost(5), EffectCosts::NEVER));
        assert_eq!((layers.at(3).least(), layers.at(2).least()), (5, u32::MAX));
        layers.clear(4, true);
        assert_eq!((layers.at(3).costs(far), layers.at(3).least()), (EffectCosts::NEVER, u32::MAX));
        // The same places in more layers, with and without costs.
        let end = EdgeEnd::known(NodeId(0), ProfileWord::default(), StatementId(5));
        let step = LayerEdge::along(&end, Direction::Forward, Cost(9), far);
        for (count, weighs) in [(6, false), (13, true), (4, true), (13, false)] {
            layers.clear(count, weighs);
            for (steps, place) in (0..count).flat_map(|steps| [(steps, near), (steps, far)]) {
                assert!(layers.at(steps).effects(place).is_empty() && layers.edges(steps, place).next().is_none());
                assert_eq!(layers.at(steps).costs(place), EffectCosts::NEVER);
                // An edge before the effects, and one after them.
                layers.fill(steps).join(place, step);
                layers.fill(steps).add(place, Effects::of(Effect::Positive), || cost(9));
                layers.fill(steps).join(place, step);
                assert_eq!(layers.edges(steps, place).count(), 2);
                assert_eq!(layers.at(steps).costs(place), if weighs { cost(9) } else { EffectCosts::NEVER });
            }
        }
    }
}
