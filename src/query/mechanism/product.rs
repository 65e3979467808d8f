//! Sets of effects as four bits, what each costs at least, and how they combine along a path.

use bytemuck::{Pod, Zeroable};

use crate::model::{Effect, Sign};

use super::cost::Cost;

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
    #[inline]
    pub(crate) const fn then(self, step: Effect) -> Self {
        Self(THEN[step as usize][(self.0 & 15) as usize])
    }

    /// As they are, or without a sign.
    pub(crate) const fn or_unsigned(self) -> Self {
        if self.is_empty() { self } else { self.with(Self::of(Effect::Unsigned)) }
    }
}

/// See [`Effects::then`]: by the step, the set for each set before it.
static THEN: [[u8; 16]; 5] = then();

const fn then() -> [[u8; 16]; 5] {
    let mut table = [[0; 16]; 5];
    let mut number = 0;
    while number < STEP_EFFECTS.len() * 64 {
        let (step, set, before) = (number / 64, number / 4 % 16, number % 4);
        if set >> before & 1 == 1 {
            table[step][set] |= Effects::of(STEP_EFFECTS[before].then(STEP_EFFECTS[step])).0;
        }
        number += 1;
    }
    table
}

/// What a path costs at least, by its effect in the order of [`Effect`]'s variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct EffectCosts([u32; 4]);

impl EffectCosts {
    /// No path at all.
    pub(crate) const NEVER: Self = Self([u32::MAX; 4]);
    /// The empty path: it passes every sign on, and costs nothing.
    pub(crate) const START: Self = Self([u32::MAX, u32::MAX, 0, u32::MAX]);

    /// The same cost for each of these effects.
    pub(crate) fn same(effects: Effects, cost: Cost) -> Self {
        let has = |bit: u8| if effects.0 & 1 << bit == 0 { u32::MAX } else { cost.0 };
        Self([has(0), has(1), has(2), has(3)])
    }

    /// What one of these paths and a step after it cost; the same the other way round, as effects commute.
    #[inline]
    pub(crate) fn then(self, step: Effect, cost: Cost) -> Self {
        let [plus, minus, carrier, unsigned] = self.0;
        let signed = plus.min(carrier);
        let [plus, minus, carrier, unsigned] = match step {
            Effect::Positive => [signed, minus, u32::MAX, unsigned],
            Effect::Negative => [minus, signed, u32::MAX, unsigned],
            Effect::Carrier => self.0,
            Effect::Unsigned => [u32::MAX, u32::MAX, u32::MAX, self.least()],
            Effect::None => return Self::NEVER,
        };
        let add = |before: u32| before.saturating_add(cost.0);
        Self([add(plus), add(minus), add(carrier), add(unsigned)])
    }

    /// The less of each.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        let [plus, minus, carrier, unsigned] = self.0;
        let [other_plus, other_minus, other_carrier, other_unsigned] = other.0;
        Self([plus.min(other_plus), minus.min(other_minus), carrier.min(other_carrier), unsigned.min(other_unsigned)])
    }

    /// As it is, or without a sign.
    pub(crate) fn or_unsigned(self) -> Self {
        let [plus, minus, carrier, _] = self.0;
        Self([plus, minus, carrier, self.least()])
    }

    #[inline]
    pub(crate) fn least(self) -> u32 {
        let [plus, minus, carrier, unsigned] = self.0;
        plus.min(minus).min(carrier.min(unsigned))
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

    /// The least that a path of the costs so far can cost with one of those to come, if its sign is a wanted one;
    /// `None` if there is none.
    #[inline]
    pub(crate) fn least(self, so_far: EffectCosts, to_come: EffectCosts) -> Option<Cost> {
        let least = if self == Self::ANY {
            so_far.least().saturating_add(to_come.least())
        } else {
            self.least_of_pairs(so_far, to_come)
        };
        (least < u32::MAX).then_some(Cost(least))
    }

    fn least_of_pairs(self, so_far: EffectCosts, to_come: EffectCosts) -> u32 {
        let ([plus, minus, carrier, unsigned], [plus_on, minus_on, carrier_on, unsigned_on]) = (so_far.0, to_come.0);
        let add = u32::saturating_add;
        let of_plus = || add(plus, plus_on.min(carrier_on)).min(add(carrier, plus_on)).min(add(minus, minus_on));
        let of_minus = || add(minus, plus_on.min(carrier_on)).min(add(plus.min(carrier), minus_on));
        let unknown =
            || add(unsigned, to_come.least()).min(add(so_far.least(), unsigned_on)).min(add(carrier, carrier_on));
        let wanted = |sign, least: &dyn Fn() -> u32| if self.accepts(sign) { least() } else { u32::MAX };
        let signed = wanted(Some(Sign::Positive), &of_plus).min(wanted(Some(Sign::Negative), &of_minus));
        signed.min(wanted(None, &unknown))
    }

    /// Whether a path of one of the effects so far can end in a wanted sign with one of those to come.
    #[inline]
    pub(crate) const fn joins(self, so_far: Effects, to_come: Effects) -> bool {
        JOINS[self.0 as usize][(so_far.0 & 15) as usize] & (1 << (to_come.0 & 15)) != 0
    }
}

/// See [`Wanted::joins`]: by the wanted signs and the effects so far, a bit for each set of effects to come.
static JOINS: [[u16; 16]; 8] = joins();

#[expect(clippy::cast_possible_truncation, reason = "there are eight sets of wanted signs")]
const fn joins() -> [[u16; 16]; 8] {
    let mut table = [[0; 16]; 8];
    let mut number = 0;
    while number < table.len() * 256 {
        let (wanted, so_far, to_come) = (number / 256, number / 16 % 16, number % 16);
        let mut pair = 0;
        while pair < 16 {
            let (before, after) = (pair / 4, pair % 4);
            let sign = STEP_EFFECTS[before].then(STEP_EFFECTS[after]).sign();
            if so_far >> before & to_come >> after & 1 == 1 && Wanted(wanted as u8).accepts(sign) {
                table[wanted][so_far] |= 1 << to_come;
            }
            pair += 1;
        }
        number += 1;
    }
    table
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
                    .filter(|effect| bits & Effects::of(**effect).0 != 0)
                    .fold(Effects::default(), |set, effect| set.with(Effects::of(effect.then(step))));
                assert_eq!(Effects(bits).then(step), expected, "{bits:04b} then {step}");
            }
        }
    }

    #[test]
    fn costs_are_those_of_the_members() {
        let all: [u32; 4] = [7, 5, 3, 11];
        for bits in 0..16u8 {
            let kept = |place: usize| if bits & 1 << place == 0 { u32::MAX } else { all[place] };
            let before = EffectCosts([kept(0), kept(1), kept(2), kept(3)]);
            for step in STEP_EFFECTS {
                let mut expected = [u32::MAX; 4];
                for (effect, cost) in STEP_EFFECTS.into_iter().zip(before.0).filter(|(_, cost)| *cost < u32::MAX) {
                    let slot = &mut expected[effect.then(step) as usize];
                    *slot = (*slot).min(cost + 2);
                }
                assert_eq!(before.then(step, Cost(2)), EffectCosts(expected), "{bits:04b} then {step}");
            }
            let least = (0..4).map(kept).min().filter(|cost| *cost < u32::MAX).map(Cost);
            assert_eq!(Wanted::ANY.least(before, EffectCosts::START), least);
        }
        let minus = Wanted::sign(Sign::Negative);
        let costs = EffectCosts(all);
        assert_eq!(minus.least(costs, EffectCosts::START), Some(Cost(5)));
        // By − and a carrier, or by a carrier and −: the less of both.
        assert_eq!(minus.least(costs, costs), Some(Cost(8)));
        assert_eq!(minus.least(EffectCosts::START, EffectCosts::START), None);
        assert_eq!(Wanted::UNKNOWN.least(costs, EffectCosts::START), Some(Cost(3)));
    }

    #[test]
    fn paths_join_to_a_wanted_sign() {
        let minus = Wanted::sign(Sign::Negative);
        assert!(minus.joins(Effects::START, Effects::of(Effect::Negative)));
        assert!(!minus.joins(Effects::START, Effects::of(Effect::Carrier)));
        assert!(!minus.joins(Effects::of(Effect::Unsigned), Effects::ALL));
        assert!(Wanted::UNKNOWN.joins(Effects::START, Effects::START));
        assert!(!Wanted::ANY.joins(Effects::ALL, Effects::default()));
    }
}
