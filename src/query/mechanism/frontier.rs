//! What a search has yet to try, best first.
//!
//! A frame is a path so far with what can come next on it, the cheapest first; the queue holds each frame once, by the
//! least that a path through its next child can cost. Where all cost the same, this is a depth-first walk: the frame
//! that was made last is the best, and those that are tried out go back into the pool. So the memory is that of the
//! frames with something left to try.

use core::cmp::Ordering;

use smallvec::SmallVec;

use crate::graph::NodeId;

use super::cost::Cost;
use super::evaluate::Found;
use super::product::EffectCosts;
use super::support::Support;

/// What a path has of a kind, in sequence; that of most paths takes no memory of its own.
pub(super) type Row<T> = SmallVec<[T; 8]>;

/// An entity that can come next on a path, with the statements that lead there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    pub(super) node: NodeId,
    /// The least that a path through it costs.
    pub(super) least: Cost,
    /// What the path costs up to it.
    pub(super) so_far: EffectCosts,
    /// Where its supports begin and end among those of the frame.
    pub(super) supports: (u32, u32),
}

/// A path so far, and what can come next on it.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The entities of the path, in sequence.
    pub(super) path: Vec<NodeId>,
    /// The frame and the child that it goes on from; none for the one of the starts.
    parent: Option<(u32, u32)>,
    /// The length of the paths that it is part of.
    pub(super) length: usize,
    pub(super) children: Vec<Child>,
    pub(super) supports: Vec<Support>,
    next: u32,
    /// How many frames go on from here, and one as long as there is a child to try.
    users: u32,
}

impl Frame {
    fn bytes(&self) -> usize {
        self.path.capacity() * size_of::<NodeId>()
            + self.children.capacity() * size_of::<Child>()
            + self.supports.capacity() * size_of::<Support>()
            + size_of::<Self>()
    }

    /// How many steps come after the next child.
    pub(super) const fn left(&self) -> usize {
        self.length - self.path.len()
    }
}

/// What comes up in its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The ends are to meet for paths of a length.
    Length(usize),
    /// The ends have met: paths of a length are to be looked for.
    Met(usize),
    /// A child of a frame is to be tried.
    Child(u32, u32),
    /// A mechanism is to be given out.
    Ready(u32),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    cost: Cost,
    length: u32,
    turn: Turn,
}

impl Entry {
    #[expect(clippy::cast_possible_truncation, reason = "a path has few steps")]
    const fn new(cost: Cost, length: usize, turn: Turn) -> Self {
        Self { cost, length: length as u32, turn }
    }

    /// What comes first in the order, as one number.
    const fn key(&self) -> u64 {
        (self.cost.0 as u64) << 32 | self.length as u64
    }
}

/// Frames and mechanisms that wait for their turn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frontier {
    frames: Vec<Frame>,
    free: Vec<u32>,
    ready: Vec<Option<Found>>,
    free_ready: Vec<u32>,
    /// A heap, the best first.
    queue: Vec<Entry>,
    bytes: usize,
}

impl Frontier {
    pub(super) fn clear(&mut self) {
        self.queue.clear();
        self.ready.clear();
        self.free_ready.clear();
        self.free.clear();
        // In the order in which they are taken again.
        self.free.extend((0..u32::try_from(self.frames.len()).unwrap_or(u32::MAX)).rev());
        self.bytes = 0;
    }

    /// Bytes in use.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes + self.queue.capacity() * size_of::<Entry>()
    }

    /// Bytes held, those of the frames in the pool among them.
    pub(crate) fn size(&self) -> usize {
        self.frames.iter().map(Frame::bytes).sum::<usize>() + self.queue.capacity() * size_of::<Entry>()
    }

    /// Lets the ends meet for paths of a length once nothing better is left.
    pub(super) fn await_length(&mut self, length: usize, least: Cost) {
        self.push(Entry::new(least, length, Turn::Length(length)));
    }

    /// Lets the paths of a length be looked for once nothing better is left.
    pub(super) fn await_met(&mut self, length: usize, least: Cost) {
        self.push(Entry::new(least, length, Turn::Met(length)));
    }

    /// Keeps a mechanism for its turn.
    pub(super) fn await_turn(&mut self, found: Found) {
        let (cost, length) = (found.cost, found.steps.len());
        let place = self.free_ready.pop().unwrap_or_else(|| {
            self.ready.push(None);
            u32::try_from(self.ready.len() - 1).unwrap_or(u32::MAX)
        });
        self.ready[place as usize] = Some(found);
        self.push(Entry::new(cost, length, Turn::Ready(place)));
    }

    pub(super) fn take_ready(&mut self, place: u32) -> Option<Found> {
        self.free_ready.push(place);
        self.ready[place as usize].take()
    }

    /// A frame out of the pool, empty, for what comes after a child of another.
    pub(super) fn take_frame(&mut self, parent: Option<(u32, u32)>) -> (u32, Frame) {
        let number = self.free.pop().unwrap_or_else(|| {
            self.frames.push(Frame::default());
            u32::try_from(self.frames.len() - 1).unwrap_or(u32::MAX)
        });
        let mut frame = core::mem::take(&mut self.frames[number as usize]);
        frame.path.clear();
        frame.children.clear();
        frame.supports.clear();
        (frame.parent, frame.next, frame.users) = (parent, 0, 1);
        if let Some((parent, child)) = parent {
            let before = &self.frames[parent as usize];
            frame.length = before.length;
            frame.path.extend_from_slice(&before.path);
            frame.path.push(before.children[child as usize].node);
        }
        (number, frame)
    }

    /// Puts a frame to work whose children are known, the first of which are to be tried first.
    pub(super) fn put_frame(&mut self, number: u32, frame: Frame) {
        self.bytes += frame.bytes();
        let parent = frame.parent;
        self.frames[number as usize] = frame;
        if let Some((parent, _)) = parent {
            self.frames[parent as usize].users += 1;
        }
        self.await_child(number);
    }

    pub(super) fn frame(&self, number: u32) -> &Frame {
        &self.frames[number as usize]
    }

    /// What comes next; the next child of its frame waits for its turn.
    pub(super) fn next(&mut self) -> Option<(Cost, Turn)> {
        let Entry { cost, turn, .. } = self.pop()?;
        if let Turn::Child(number, _) = turn {
            let frame = &mut self.frames[number as usize];
            frame.next += 1;
            // The child that comes up uses the frame until it is released.
            frame.users += 1;
            self.await_child(number);
        }
        Some((cost, turn))
    }

    /// The path through a child: its entities, and the statements of each step.
    pub(super) fn sequence(&self, number: u32, child: u32) -> (Row<NodeId>, Row<&[Support]>) {
        let mut steps = Row::new();
        let mut nodes = Row::from_slice(&self.frame(number).path);
        nodes.push(self.frame(number).children[child as usize].node);
        let mut place = Some((number, child));
        while let Some((number, child)) = place {
            let frame = self.frame(number);
            let (start, end) = frame.children[child as usize].supports;
            if frame.parent.is_some() {
                steps.push(&frame.supports[start as usize..end as usize]);
            }
            place = frame.parent;
        }
        steps.reverse();
        (nodes, steps)
    }

    /// Queues the next child of a new frame, or gives the frame back.
    fn await_child(&mut self, number: u32) {
        let frame = &self.frames[number as usize];
        match frame.children.get(frame.next as usize) {
            Some(child) => {
                let (cost, length) = (child.least, frame.length);
                self.push(Entry::new(cost, length, Turn::Child(number, frame.next)));
            }
            None => self.release(number),
        }
    }

    /// Counts a user of a frame off, such as a child that was dealt with; a frame without one goes back into the pool.
    pub(super) fn release(&mut self, mut number: u32) {
        loop {
            let frame = &mut self.frames[number as usize];
            frame.users -= 1;
            if frame.users > 0 {
                return;
            }
            self.bytes -= frame.bytes();
            let parent = frame.parent;
            self.free.push(number);
            match parent {
                Some((parent, _)) => number = parent,
                None => return,
            }
        }
    }

    fn push(&mut self, entry: Entry) {
        self.queue.push(entry);
        let mut place = self.queue.len() - 1;
        while place > 0 {
            let above = (place - 1) / 2;
            if self.order(&self.queue[place], &self.queue[above]).is_ge() {
                return;
            }
            self.queue.swap(place, above);
            place = above;
        }
    }

    fn pop(&mut self) -> Option<Entry> {
        let last = self.queue.pop()?;
        let Some(first) = self.queue.first_mut() else { return Some(last) };
        let best = core::mem::replace(first, last);
        let (mut place, count) = (0, self.queue.len());
        loop {
            let (left, right) = (2 * place + 1, 2 * place + 2);
            if left >= count {
                return Some(best);
            }
            let is_right = right < count && self.order(&self.queue[right], &self.queue[left]).is_lt();
            let better = if is_right { right } else { left };
            if self.order(&self.queue[place], &self.queue[better]).is_le() {
                return Some(best);
            }
            self.queue.swap(place, better);
            place = better;
        }
    }

    /// By cost, number of steps, entities in sequence, and step effects in sequence.
    #[inline]
    fn order(&self, one: &Entry, other: &Entry) -> Ordering {
        one.key().cmp(&other.key()).then_with(|| self.order_of_turns(one.turn, other.turn))
    }

    #[inline(never)]
    fn order_of_turns(&self, one: Turn, other: Turn) -> Ordering {
        match (one, other) {
            (Turn::Length(_) | Turn::Met(_), _) => Ordering::Less,
            (_, Turn::Length(_) | Turn::Met(_)) => Ordering::Greater,
            (one, other) => self.path(one).cmp(self.path(other)).then_with(|| match (one, other) {
                (Turn::Ready(one), Turn::Ready(other)) => self.effects(one).cmp(self.effects(other)),
                // What is not judged yet cannot be as good as what is, along the same entities.
                (Turn::Ready(_), _) => Ordering::Less,
                (_, Turn::Ready(_)) => Ordering::Greater,
                _ => Ordering::Equal,
            }),
        }
    }

    /// The entities that are known of what comes up.
    fn path(&self, turn: Turn) -> impl Iterator<Item = NodeId> {
        let (path, last) = match turn {
            Turn::Child(number, child) => {
                let frame = self.frame(number);
                (frame.path.as_slice(), Some(frame.children[child as usize].node))
            }
            Turn::Ready(place) => (self.ready[place as usize].as_ref().map_or(&[][..], |found| &found.nodes), None),
            Turn::Length(_) | Turn::Met(_) => (&[][..], None),
        };
        path.iter().copied().chain(last)
    }

    fn effects(&self, place: u32) -> impl Iterator<Item = crate::model::Effect> {
        let steps = self.ready[place as usize].iter().flat_map(|found| &found.steps);
        steps.map(|step| step.effect)
    }
}
