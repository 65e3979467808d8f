//! Memory that a search fills and a later search can use again.

use core::cell::Cell;

use super::frontier::Frontier;
use super::layers::{Layers, Places};

/// Memory of a search, to be handed from run to run so that a repeated query allocates nothing to find
/// its paths.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// The entities that were met.
    pub(crate) places: Places,
    /// Effects from the sources, by steps from them.
    pub(crate) forward: Layers,
    /// Effects to the targets, by steps to them.
    pub(crate) backward: Layers,
    /// As `backward`, for entities that walks of one length can reach from the sources; by length.
    within: Vec<Layers>,
    pub(crate) frontier: Frontier,
}

thread_local! {
    /// The memory of the last search of this thread, for the next one.
    static SPARE: Cell<Option<Scratch>> = const { Cell::new(None) };
}

/// More than this is given back when a search ends, in bytes.
const MOST_SPARE: usize = 16 << 20;

impl Scratch {
    /// Empty memory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The memory of the last search of this thread, else empty memory.
    pub(super) fn spare() -> Self {
        SPARE.try_with(Cell::take).ok().flatten().unwrap_or_default()
    }

    /// Keeps the memory for the next search of this thread, unless it is much.
    pub(super) fn keep(mut self) {
        self.frontier.clear();
        let size = self.bytes() + self.places.size() + self.frontier.size();
        if size > 0 && size <= MOST_SPARE {
            // A thread that ends keeps nothing.
            let _ = SPARE.try_with(|spare| spare.set(Some(self)));
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let within: usize = self.within.iter().map(Layers::bytes).sum();
        self.places.bytes() + self.forward.bytes() + self.backward.bytes() + within + self.frontier.bytes()
    }

    /// The narrowed layers of a length.
    pub(crate) fn within(&self, length: usize) -> &Layers {
        &self.within[length]
    }

    /// Empty layers that those of a length are to be narrowed to, until [`put_within`](Self::put_within) gives them back.
    pub(crate) fn take_within(&mut self, length: usize) -> Layers {
        if self.within.len() <= length {
            self.within.resize_with(length + 1, Layers::default);
        }
        core::mem::take(&mut self.within[length])
    }

    pub(crate) fn put_within(&mut self, length: usize, layers: Layers) {
        self.within[length] = layers;
    }
}
