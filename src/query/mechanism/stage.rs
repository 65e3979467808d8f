//! What is searched for a question, in order: its own ends, then the classes of the target, then those of the start.

use super::goal::Goal;
use super::prepared::Prepared;
use super::product::Wanted;
use super::search::inherited_goal;

/// Between which ends mechanisms are looked for. Each comes if the one before has none, of whatever sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Own,
    ClassesOfTarget,
    ClassesOfStart,
}

impl Stage {
    /// In the order in which they are searched.
    pub(super) const ALL: [Self; 3] = [Self::Own, Self::ClassesOfTarget, Self::ClassesOfStart];

    /// What to look for, and the question that takes the place of the query's own; `None` if the query does not ask for it
    /// or there is no such class.
    pub(super) fn asked<'g>(self, prepared: &Prepared<'g>, wanted: Wanted) -> Option<(Option<Prepared<'g>>, Goal)> {
        match self {
            // What an entity does to itself is not what it does to its classes.
            Self::ClassesOfTarget | Self::ClassesOfStart if prepared.query.loops => None,
            Self::Own => Some((None, Goal::new(prepared.plan.targets.clone(), wanted))),
            Self::ClassesOfTarget => Some((None, inherited_goal(prepared, wanted)?)),
            Self::ClassesOfStart => {
                let of_classes = prepared.of_classes()?;
                let goal = Goal::new(of_classes.plan.targets.clone(), wanted);
                Some((Some(of_classes), goal))
            }
        }
    }
}
