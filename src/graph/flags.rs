//! Facts about a statement in one word.

use bytemuck::{Pod, Zeroable};

use crate::model::Effect;

/// Facts about a statement in one word, kept in its profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct Flags(pub(crate) u16);

/// The effects by their bits: a look-up, as an inner loop cannot guess which one comes.
static EFFECTS: [Effect; 8] = {
    let mut effects = [Effect::None; 8];
    effects[Effect::Positive as usize] = Effect::Positive;
    effects[Effect::Negative as usize] = Effect::Negative;
    effects[Effect::Carrier as usize] = Effect::Carrier;
    effects[Effect::Unsigned as usize] = Effect::Unsigned;
    effects
};

impl Flags {
    /// Bits 0 to 2: the effect, in the order of its variants.
    pub(crate) const EFFECT: u16 = 0b111;
    pub(crate) const NEGATED: u16 = 1 << 3;
    pub(crate) const REFUTED: u16 = 1 << 4;
    pub(crate) const FORWARD: u16 = 1 << 5;
    pub(crate) const BACKWARD: u16 = 1 << 6;
    pub(crate) const HAS_CONTEXT: u16 = 1 << 7;
    /// Other statements are about this one.
    pub(crate) const HAS_ABOUT: u16 = 1 << 8;
    pub(crate) const SHORTCUT: u16 = 1 << 9;
    pub(crate) const DATED: u16 = 1 << 10;
    pub(crate) const CORRELATIONAL: u16 = 1 << 11;
    /// The statement stands in an expansion of a shortcut.
    pub(crate) const IN_EXPANSION: u16 = 1 << 12;
    pub(crate) const SUBJECT_IS_STATEMENT: u16 = 1 << 13;
    pub(crate) const OBJECT_IS_STATEMENT: u16 = 1 << 14;
    /// The explicit effect differs from the one that predicate and qualifiers imply.
    pub(crate) const EFFECT_DIFFERS: u16 = 1 << 15;

    /// How many of the lowest bits an edge has beside the number of its profile: those that every search asks for.
    pub(crate) const OF_EDGE: u32 = 7;

    pub(crate) const fn has(self, bit: u16) -> bool {
        self.0 & bit != 0
    }

    /// Whether a path can run through the statement, one way or the other.
    pub(crate) const fn is_step(self) -> bool {
        self.has(Self::FORWARD | Self::BACKWARD)
    }

    /// Whether it only says that two things go together, and nothing denies it.
    pub(crate) const fn is_readable_correlation(self) -> bool {
        self.has(Self::CORRELATIONAL) && !self.has(Self::NEGATED | Self::REFUTED)
    }

    pub(crate) const fn set(&mut self, bit: u16, on: bool) {
        if on {
            self.0 |= bit;
        } else {
            self.0 &= !bit;
        }
    }

    pub(crate) const fn effect(self) -> Effect {
        EFFECTS[(self.0 & Self::EFFECT) as usize]
    }

    pub(crate) const fn set_effect(&mut self, effect: Effect) {
        self.0 = (self.0 & !Self::EFFECT) | effect as u16;
    }
}
