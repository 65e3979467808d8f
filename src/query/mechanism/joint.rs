//! What two starts do to one end together.

use serde::{Deserialize, Serialize};

use crate::model::{Sign, words};
use crate::query::plan::Completeness;

use super::compare::{ComparedEntity, ComparedSide};
use super::verdict::{VerdictSign, VerdictStrength};

words! {
    /// In which direction two starts act on one end, by the rule of signs: of the verdict of each, whatever the other does; of a
    /// question that wants one sign, by that sign if it has a mechanism of it.
    ///
    /// That two drugs act in the same direction is not that their effects add up, and less that they are synergistic: of doses
    /// and of what one does to the other a graph of mechanisms knows nothing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    pub enum JointEffect {
        /// Both verdicts have one sign.
        SameDirection = "same_direction",
        /// One verdict is `+`, the other `-`.
        OppositeDirections = "opposite_directions",
        /// The first verdict has a sign, and the second start has no mechanism.
        FirstAlone = "first_alone",
        /// The second verdict has a sign, and the first start has no mechanism.
        SecondAlone = "second_alone",
        /// A verdict is conflicting or without a sign, or a limit left it open.
        Undetermined = "undetermined",
        /// Neither has a mechanism.
        None = "none",
    }

    /// The word in data, such as `same_direction`.
    pub fn as_str;
}

/// What two starts do to one end together; from [`Comparison::joint`](super::Comparison::joint).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Joint<'g> {
    /// In which direction they act.
    pub effect: JointEffect,
    /// The weaker strength of the verdicts that decide; none where the effect is undetermined or there is none.
    pub strength: Option<VerdictStrength>,
    /// The entity at which they meet first: it is on mechanisms of both, after the fewest steps of the start that is further
    /// from it, then of both, then as entities are listed. None if they meet at the end alone.
    pub meeting: Option<ComparedEntity<'g>>,
}

impl<'g> Joint<'g> {
    pub(super) fn of(sides: [&ComparedSide<'_>; 2], entities: &[ComparedEntity<'g>]) -> Self {
        let [first, second] = sides.map(Part::of);
        let effect = match (first.sign, second.sign) {
            (Some(one), Some(other)) if one == other => JointEffect::SameDirection,
            (Some(_), Some(_)) => JointEffect::OppositeDirections,
            (Some(_), None) if second.is_none => JointEffect::FirstAlone,
            (None, Some(_)) if first.is_none => JointEffect::SecondAlone,
            _ if first.is_none && second.is_none => JointEffect::None,
            _ => JointEffect::Undetermined,
        };
        let strength = match effect {
            JointEffect::SameDirection | JointEffect::OppositeDirections => first.strength.min(second.strength),
            JointEffect::FirstAlone => first.strength,
            JointEffect::SecondAlone => second.strength,
            JointEffect::Undetermined | JointEffect::None => None,
        };
        let steps = |it: &&ComparedEntity<'_>| Some((it.first_steps?, it.second_steps?));
        let of_both = entities.iter().filter_map(|it| Some((steps(&it)?, it)));
        let meeting = of_both.min_by_key(|((first, second), _)| (*first.max(second), first + second));
        Self { effect, strength, meeting: meeting.map(|(_, it)| *it) }
    }
}

/// What one of the two questions says.
struct Part {
    sign: Option<Sign>,
    strength: Option<VerdictStrength>,
    /// Whether there is no mechanism, as far as the question wants some.
    is_none: bool,
}

impl Part {
    fn of(side: &ComparedSide<'_>) -> Self {
        let verdict = &side.verdict;
        let sign = match verdict.sign {
            VerdictSign::Positive => Some(Sign::Positive),
            VerdictSign::Negative => Some(Sign::Negative),
            _ => None,
        };
        match side.sign {
            None => Self { sign, strength: verdict.strength, is_none: verdict.sign == VerdictSign::None },
            // What has mechanisms of the other sign as well leads by nothing.
            Some(wanted) => Self {
                sign: side.best.as_ref().map(|_| wanted),
                strength: verdict.strength.filter(|_| sign == Some(wanted)),
                is_none: side.best.is_none() && side.completeness == Completeness::Complete,
            },
        }
    }
}
