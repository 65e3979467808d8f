//! A statement as a support of a step.

use crate::graph::{EdgeEnd, Flags, NodeId, StatementId, StatementRef};
use crate::model::{Direction, Effect};

use super::cost::Cost;
use super::ending::PlaceEnds;
use super::prepared::Prepared;

/// One statement that can support a step, read in a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Support {
    pub(crate) statement: StatementId,
    pub(crate) direction: Direction,
    pub(crate) effect: Effect,
    pub(crate) flags: Flags,
    /// What a step costs that it supports, whatever comes before.
    pub(crate) cost: Cost,
    pub(super) neighbour: NodeId,
    pub(super) places: PlaceEnds,
}

impl Support {
    /// The end of an edge as the next step, at what that costs.
    pub(super) fn along(end: &EdgeEnd<'_>, direction: Direction, cost: Cost, prepared: &Prepared<'_>) -> Self {
        let graph = prepared.plan.graph;
        let profile = graph.profile(end.profile);
        Self {
            statement: end.statement(),
            direction,
            effect: end.effect(),
            flags: profile.flags,
            cost,
            neighbour: end.neighbour,
            places: PlaceEnds::of(graph, profile, direction, end.neighbour),
        }
    }

    /// The same with what it costs from an entity on.
    pub(super) fn priced(self, from: NodeId, prepared: &Prepared<'_>) -> Self {
        let graph = prepared.plan.graph;
        let ends = if self.direction == Direction::Forward { graph.out_ends(from) } else { graph.in_ends(from) };
        let end = ends.iter().find(|end| end.statement() == self.statement);
        let cost = |end: &EdgeEnd<'_>| prepared.costs.of(end, from, end.neighbour);
        end.map_or(self, |end| Self::along(&end, self.direction, cost(&end), prepared))
    }

    /// A statement between entities, read in a direction, where costs do not matter.
    pub(crate) fn of(statement: StatementRef<'_>, direction: Direction) -> Option<Self> {
        let (subject, object) = statement.ends()?;
        let to = if direction == Direction::Forward { object } else { subject };
        Some(Self {
            statement: statement.number(),
            direction,
            effect: statement.effect(),
            flags: statement.flags(),
            cost: Cost::default(),
            neighbour: to.number(),
            places: PlaceEnds::of(statement.graph(), statement.profile(), direction, to.number()),
        })
    }
}
