//! Where links leave and reach the sides of a node.

use super::digraph::Layered;

/// The room that an end with a head takes on a side.
const HEAD: i32 = 12;

/// Where the ends of links are on the sides of their nodes.
#[derive(Debug)]
pub(super) struct Ports {
    /// How far below the middle of its node each link starts and ends: at the node in the lower layer, and at
    /// that in the higher.
    pub(super) offsets: Vec<(i32, i32)>,
    /// The height that the ends need at each node.
    pub(super) heights: Vec<i32>,
    /// The room of the ends of each link.
    pub(super) rooms: Vec<(i32, i32)>,
}

/// One end of a link at a side of a node.
struct End {
    node: usize,
    /// The place of the next vertex along the link in its layer: ends stand in this sequence, so that links do
    /// not cross beside the node.
    place: usize,
    link: usize,
    room: i32,
}

impl Ports {
    /// Spreads the ends of links along the sides of the nodes; `heads` says of each link whether it has a head
    /// at the node in the lower layer, and at that in the higher, `tail` what an end without a head takes.
    pub(super) fn of(layered: &Layered, heads: &[(bool, bool)], tail: i32) -> Self {
        let mut lower: Vec<End> = Vec::new();
        let mut higher: Vec<End> = Vec::new();
        let room = |has_head: bool| if has_head { HEAD.max(tail) } else { tail };
        for (link, (chain, heads)) in layered.chains.iter().zip(heads).enumerate() {
            if let [low, next, ..] = chain[..] {
                lower.push(End { node: low, place: layered.place[next], link, room: room(heads.0) });
            }
            if let [.., next, high] = chain[..] {
                higher.push(End { node: high, place: layered.place[next], link, room: room(heads.1) });
            }
        }
        let rooms = heads.iter().map(|heads| (room(heads.0), room(heads.1))).collect();
        let mut ports = Self { offsets: vec![(0, 0); heads.len()], heights: vec![0; layered.nodes], rooms };
        ports.spread(lower, |offsets, at| offsets.0 = at);
        ports.spread(higher, |offsets, at| offsets.1 = at);
        ports
    }

    fn spread(&mut self, mut ends: Vec<End>, put: impl Fn(&mut (i32, i32), i32)) {
        ends.sort_unstable_by_key(|end| (end.node, end.place, end.link));
        for side in ends.chunk_by(|one, other| one.node == other.node) {
            let all: i32 = side.iter().map(|end| end.room).sum();
            let mut at = -all / 2;
            for end in side {
                put(&mut self.offsets[end.link], at + end.room / 2);
                at += end.room;
            }
            let height = &mut self.heights[side[0].node];
            *height = all.max(*height);
        }
    }
}
