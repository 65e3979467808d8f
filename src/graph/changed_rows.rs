//! Edges that an overlay lists anew.

use rustc_hash::FxHashMap;

use super::ids::{NodeId, StatementId};
use super::profiles::ProfileWord;

/// The edges of entities of which some are changed, in the place of those of the graph below.
#[derive(Debug, Default)]
pub(crate) struct ChangedRows {
    /// Where the edges of an entity start and end.
    pub(super) places: FxHashMap<NodeId, (u32, u32)>,
    pub(super) neighbours: Vec<NodeId>,
    pub(super) profiles: Vec<ProfileWord>,
    pub(super) statements: Vec<StatementId>,
}

impl ChangedRows {
    /// Where the edges of an entity start, and they themselves, if some of them are changed.
    pub(super) fn of(&self, node: NodeId) -> Option<(u32, &[NodeId], &[ProfileWord])> {
        let &(first, end) = self.places.get(&node)?;
        let places = first as usize..end as usize;
        Some((
            first,
            self.neighbours.get(places.clone()).unwrap_or_default(),
            self.profiles.get(places).unwrap_or_default(),
        ))
    }
}
