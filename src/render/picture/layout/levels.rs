//! How high each link is where it passes a column, and at the sides of its nodes.

use super::digraph::Layered;
use super::ports::Ports;
use super::sizes::Sizes;

/// A step of a link between two columns is made level if it climbs no more than this.
const LEVEL: i32 = 14;
/// How far from the corners of a box ends of links stay.
const CORNER: i32 = 5;

/// The heights of every link: at the node in the lower layer, at each place held open, at the node in the higher.
#[derive(Debug)]
pub(super) struct Levels {
    /// By link; none for a loop.
    pub(super) of: Vec<Vec<i32>>,
    /// The links at the right and at the left side of each node, from the top.
    sides: [Vec<Vec<usize>>; 2],
    /// The room of each link's end at the node in the lower layer, and at that in the higher.
    rooms: Vec<(i32, i32)>,
}

/// Which end of a link.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Lower,
    Higher,
}

impl Levels {
    pub(super) fn of(layered: &Layered, ports: &Ports, middles: &[i32]) -> Self {
        let mut sides = [vec![Vec::new(); layered.nodes], vec![Vec::new(); layered.nodes]];
        let mut of = Vec::with_capacity(layered.chains.len());
        for (link, (chain, offsets)) in layered.chains.iter().zip(&ports.offsets).enumerate() {
            let mut levels: Vec<i32> = chain.iter().map(|&vertex| middles[vertex]).collect();
            if let ([low, .., high], [first, .., last]) = (&chain[..], &mut levels[..]) {
                (*first, *last) = (*first + offsets.0, *last + offsets.1);
                sides[0][*low].push(link);
                sides[1][*high].push(link);
            }
            of.push(levels);
        }
        let mut levels = Self { of, sides, rooms: ports.rooms.clone() };
        for node in 0..layered.nodes {
            let heights = &levels.of;
            levels.sides[0][node].sort_by_key(|&link| heights[link].first().copied());
            levels.sides[1][node].sort_by_key(|&link| heights[link].last().copied());
        }
        levels
    }

    /// Moves ends and held places a little so that links that nearly are level between two columns are.
    pub(super) fn straighten(&mut self, layered: &Layered, sizes: &Sizes, middles: &[i32]) {
        for _ in 0..2 {
            let mut steps: Vec<(i32, usize, usize)> = Vec::new();
            for (link, levels) in self.of.iter().enumerate() {
                let climbs = levels.windows(2).map(|pair| (pair[0] - pair[1]).abs()).enumerate();
                steps.extend(
                    climbs.filter(|(_, climb)| (1..=LEVEL).contains(climb)).map(|(at, climb)| (climb, link, at)),
                );
            }
            steps.sort_unstable();
            for (_, link, at) in steps {
                let (left, right) = (self.of[link][at], self.of[link][at + 1]);
                if left != right && !self.shift(layered, sizes, middles, (link, at + 1), left) {
                    self.shift(layered, sizes, middles, (link, at), right);
                }
            }
        }
    }

    /// Moves a link at one of its places, and at those beside it that are as high, to another height, if there is room.
    pub(super) fn shift(
        &mut self,
        layered: &Layered,
        sizes: &Sizes,
        middles: &[i32],
        (link, at): (usize, usize),
        to: i32,
    ) -> bool {
        let levels = &self.of[link];
        let from = levels[at];
        let is_level = |place: &usize| levels[*place] == from;
        let first = (0..at).rev().take_while(is_level).last().unwrap_or(at);
        let last = (at + 1..levels.len()).take_while(is_level).last().unwrap_or(at);
        if !(first..=last).all(|place| self.has_room(layered, sizes, middles, (link, place), to)) {
            return false;
        }
        self.of[link][first..=last].fill(to);
        true
    }

    fn has_room(&self, layered: &Layered, sizes: &Sizes, middles: &[i32], (link, at): (usize, usize), to: i32) -> bool {
        let chain = &layered.chains[link];
        let vertex = chain[at];
        if layered.is_held(vertex) {
            let row = &layered.layers[layered.layer[vertex]];
            let place = layered.place[vertex];
            let height = |other: usize| self.height(layered, middles, other);
            let above = place.checked_sub(1).map(|place| row[place]);
            let below = row.get(place + 1).copied();
            return above.is_none_or(|other| to - height(other) >= sizes.separation(layered, other, vertex))
                && below.is_none_or(|other| height(other) - to >= sizes.separation(layered, vertex, other));
        }
        let side = if at == 0 { Side::Lower } else { Side::Higher };
        let half = sizes.boxes[vertex].1 / 2 - CORNER;
        if (to - middles[vertex]).abs() > half.max(0) {
            return false;
        }
        let links = &self.sides[usize::from(side == Side::Higher)][vertex];
        let Some(place) = links.iter().position(|&other| other == link) else { return false };
        let apart = |other: usize| i32::midpoint(self.room(link, side), self.room(other, side));
        let level = |other: usize| if side == Side::Lower { self.of[other].first() } else { self.of[other].last() };
        let keeps = |other: Option<usize>, is_above: bool| {
            let Some((other, level)) = other.and_then(|other| Some((other, *level(other)?))) else { return true };
            if is_above { to - level >= apart(other) } else { level - to >= apart(other) }
        };
        keeps(place.checked_sub(1).map(|place| links[place]), true) && keeps(links.get(place + 1).copied(), false)
    }

    fn room(&self, link: usize, side: Side) -> i32 {
        if side == Side::Lower { self.rooms[link].0 } else { self.rooms[link].1 }
    }

    /// The height of a vertex as it is now.
    fn height(&self, layered: &Layered, middles: &[i32], vertex: usize) -> i32 {
        let held = vertex.checked_sub(layered.nodes).and_then(|held| layered.held.get(held));
        held.map_or(middles[vertex], |&(link, at)| self.of[link][at])
    }
}
