//! Classes: what lies above and below an entity by `subclass_of`.

use crate::text::distinct;

use rustc_hash::FxHashSet;

use super::KnowledgeGraph;
use super::adjacency::EdgeEnd;
use super::columns::Hierarchy;
use super::flags::Flags;
use super::ids::NodeId;

impl KnowledgeGraph {
    /// Direct superclasses of an entity, sorted.
    #[must_use]
    pub fn parents(&self, node: NodeId) -> Vec<NodeId> {
        self.class_neighbours(node, Hierarchy::Up)
    }

    /// Direct subclasses of an entity, sorted.
    #[must_use]
    pub fn children(&self, node: NodeId) -> Vec<NodeId> {
        self.class_neighbours(node, Hierarchy::Down)
    }

    /// Every superclass of an entity, itself left out, sorted. A ring of classes counts as one level:
    /// its members are above and below each other.
    ///
    /// # Complexity
    ///
    /// Linear in the classes found and their statements.
    #[must_use]
    pub fn ancestors(&self, node: NodeId) -> Vec<NodeId> {
        self.class_closure(node, Hierarchy::Up)
    }

    /// Every subclass of an entity, itself left out, sorted.
    ///
    /// # Complexity
    ///
    /// As [`ancestors`](Self::ancestors).
    #[must_use]
    pub fn descendants(&self, node: NodeId) -> Vec<NodeId> {
        self.class_closure(node, Hierarchy::Down)
    }

    fn class_closure(&self, node: NodeId, way: Hierarchy) -> Vec<NodeId> {
        let mut seen = FxHashSet::from_iter([node]);
        let mut open = vec![node];
        while let Some(next) = open.pop() {
            open.extend(self.class_neighbours(next, way).into_iter().filter(|&found| seen.insert(found)));
        }
        seen.remove(&node);
        let mut found: Vec<NodeId> = seen.into_iter().collect();
        found.sort_unstable();
        found
    }

    fn class_neighbours(&self, node: NodeId, way: Hierarchy) -> Vec<NodeId> {
        // `subclass_of` is read with its direction to go up, `superclass_of` against it.
        let other_way = if way == Hierarchy::Up { Hierarchy::Down } else { Hierarchy::Up };
        let builds = |end: &EdgeEnd<'_>, hierarchy: Hierarchy| {
            let predicate = usize::from(self.profile(end.profile).predicate);
            !end.profile.has(Flags::NEGATED | Flags::REFUTED)
                && self.columns.predicates[predicate].hierarchy == hierarchy
        };
        let with = self.out_ends(node).iter().filter(|end| builds(end, way));
        let against = self.in_ends(node).iter().filter(|end| builds(end, other_way));
        distinct(with.chain(against).map(|end| end.neighbour).filter(|&n| n != node))
    }
}
