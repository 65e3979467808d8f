//! Memory that a search of paths fills and a later search can use again.

use super::bounds::Bounds;
use super::fronts::Fronts;
use super::neighbourhood::Reached;
use super::onward::Onward;
use super::path::Route;
use super::walk::Stack;

/// Memory of a search of paths, to be handed from run to run. A shortest path, a signed one and a
/// neighbourhood allocate nothing in a scratch that has been used on the graph.
#[derive(Clone, Debug, Default)]
pub struct PathScratch {
    pub(super) bounds: Bounds,
    pub(super) onward: Onward,
    pub(super) stack: Stack,
    pub(super) fronts: Fronts,
    pub(super) reached: Reached,
    pub(super) states: Vec<u32>,
    pub(super) route: Route,
}

impl PathScratch {
    /// Empty memory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Bytes of what grows with a listing or a count.
    pub(super) fn bytes(&self) -> usize {
        self.bounds.bytes() + self.onward.bytes() + self.stack.bytes()
    }
}
