//! Sets of effects as four bits, and how they combine along a path.

use crate::model::{Effect, Sign};

/// A set of path effects, one bit each in the order of [`Effect`]'s variants; `None` has no bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Effects(pub(crate) u8);

/// Effects in the order of their bits.
pub(crate) const STEP_EFFECTS: [Effect; 4] = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned];

impl Effects {
    /// The empty path: it passes every sign on.
    pub(crate) const START: Self = Self::of(Effect::Carrier);
    /// Every effect.
    pub(crate) const ALL: Self = Self(0b1111);

    pub(crate) const fn of(effect: Effect) -> Self {
        match effect {
            Effect::None => Self(0),
            step => Self(1 << step as u8),
        }
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The effects of a path of one of these effects and a step after it; the same the other way round,
    /// as effects commute.
    pub(crate) const fn then(self, step: Effect) -> Self {
        // Bit tricks instead of a table: swap + and - for a negative step, fold all into unsigned for an
        // unsigned one, and let a sign replace "carriers only".
        let (signs, carrier, unsigned) = (self.0 & 0b0011, self.0 & 0b0100, self.0 & 0b1000);
        Self(match step {
            Effect::Positive => signs | (carrier >> 2) | unsigned,
            Effect::Negative => (((signs << 1) | (signs >> 1)) & 0b0011) | (carrier >> 1) | unsigned,
            Effect::Carrier => self.0,
            Effect::Unsigned => {
                if self.0 == 0 {
                    0
                } else {
                    0b1000
                }
            }
            Effect::None => 0,
        })
    }

    fn contains(self, effect: Effect) -> bool {
        self.0 & Self::of(effect).0 != 0
    }
}

/// The net signs that a query wants: `+`, `-`, unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted(u8);

impl Wanted {
    pub(crate) const ANY: Self = Self(0b111);
    pub(crate) const UNKNOWN: Self = Self(0b100);

    pub(crate) const fn sign(sign: Sign) -> Self {
        Self(1 << sign as u8)
    }

    pub(crate) const fn accepts(self, sign: Option<Sign>) -> bool {
        match sign {
            Some(sign) => self.0 & Self::sign(sign).0 != 0,
            None => self.0 & Self::UNKNOWN.0 != 0,
        }
    }

    /// Which pairs of (effects so far, effects to come) can still end in a wanted sign.
    pub(crate) fn compatibility(self) -> Compatibility {
        let mut table = [0u16; 16];
        for (before, row) in (0u8..).zip(table.iter_mut()) {
            for after in 0u8..16 {
                let joins = |b: Effect, a: Effect| {
                    Effects(before).contains(b) && Effects(after).contains(a) && self.accepts(b.then(a).sign())
                };
                let any = STEP_EFFECTS.iter().any(|b| STEP_EFFECTS.iter().any(|a| joins(*b, *a)));
                *row |= u16::from(any) << after;
            }
        }
        Compatibility(table)
    }
}

/// See [`Wanted::compatibility`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compatibility([u16; 16]);

impl Compatibility {
    pub(crate) const fn allows(&self, before: Effects, after: Effects) -> bool {
        self.0[(before.0 & 15) as usize] & (1 << (after.0 & 15)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_combine_as_their_members_do() {
        for bits in 0..16 {
            for step in STEP_EFFECTS {
                let expected = STEP_EFFECTS
                    .iter()
                    .filter(|effect| Effects(bits).contains(**effect))
                    .fold(Effects::default(), |set, effect| set.with(Effects::of(effect.then(step))));
                assert_eq!(Effects(bits).then(step), expected, "{bits:04b} then {step}");
            }
        }
    }

    #[test]
    fn compatibility_asks_for_a_wanted_sign() {
        let minus = Wanted::sign(Sign::Negative).compatibility();
        assert!(minus.allows(Effects::START, Effects::of(Effect::Negative)));
        assert!(!minus.allows(Effects::START, Effects::of(Effect::Carrier)));
        assert!(!minus.allows(Effects::of(Effect::Unsigned), Effects::ALL));
        assert!(Wanted::UNKNOWN.compatibility().allows(Effects::START, Effects::START));
        assert!(!Wanted::ANY.compatibility().allows(Effects::ALL, Effects::default()));
    }
}
