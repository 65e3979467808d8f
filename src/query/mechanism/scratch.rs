//! Memory that a search fills and a later search can use again.

use super::layers::Layers;
use super::walk::Stack;

/// Memory of a search, to be handed from run to run so that a repeated query allocates nothing to find
/// its paths.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Effects from the sources, by steps from them.
    pub(crate) forward: Layers,
    /// Effects to the targets, by steps to them.
    pub(crate) backward: Layers,
    /// As `backward`, for entities that the present length of path can reach from the sources.
    pub(crate) within: Layers,
    pub(crate) stack: Stack,
}

impl Scratch {
    /// Empty memory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.forward.bytes() + self.backward.bytes() + self.within.bytes() + self.stack.bytes()
    }
}
