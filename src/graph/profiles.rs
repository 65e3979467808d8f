//! Profiles: what many statements share, written once.

use bytemuck::{Pod, Zeroable};

use crate::model::{Basis, Effect};

use super::flags::Flags;

/// What a search asks of a statement, and its qualifiers and context. A statement keeps a [`ProfileWord`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Profile {
    /// Row of [`StatementColumns::classes`](super::StatementColumns::classes); the query supplies the class's cost.
    pub(crate) class: u32,
    /// The predicate of the class.
    pub(crate) predicate: u16,
    pub(crate) flags: Flags,
    /// Row of [`StatementColumns::qualifier_sets`](super::StatementColumns::qualifier_sets); 0 is the empty set.
    pub(crate) qualifier_set: u32,
    /// Row of [`StatementColumns::contexts`](super::StatementColumns::contexts); 0 is the empty context.
    pub(crate) context: u32,
    /// On what the effect rests, see [`basis`](Self::basis).
    pub(crate) basis: BasisCode,
}

/// A basis as a number: its place among [`Basis::ALL`] from 1; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct BasisCode(u32);

impl From<Option<Basis>> for BasisCode {
    fn from(basis: Option<Basis>) -> Self {
        Self(basis.map_or(0, |basis| basis as u32 + 1))
    }
}

/// The number of a profile, and the flags of it that every search asks for: so an inner loop need not look it up.
///
/// The flags are the lowest bits, so that words are in the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct ProfileWord(u32);

impl ProfileWord {
    /// How many profiles there can be.
    pub(crate) const MOST: usize = 1 << (u32::BITS - Flags::OF_EDGE);
    const FLAGS: u16 = (1 << Flags::OF_EDGE) - 1;

    /// Wraps a number that the builder has checked to be less than [`MOST`](Self::MOST).
    #[expect(clippy::cast_possible_truncation, reason = "the builder refuses more profiles")]
    pub(crate) const fn new(row: usize, flags: Flags) -> Self {
        Self((row as u32) << Flags::OF_EDGE | (flags.0 & Self::FLAGS) as u32)
    }

    pub(crate) const fn number(self) -> u32 {
        self.0 >> Flags::OF_EDGE
    }

    /// Row of [`StatementColumns::profiles`](super::StatementColumns::profiles).
    pub(crate) const fn row(self) -> usize {
        self.number() as usize
    }

    /// Whether flags are all among the lowest, which a word has.
    pub(crate) const fn has_all(flags: u16) -> bool {
        flags & !Self::FLAGS == 0
    }

    /// Whether the profile has one of these flags, which must be among the lowest.
    pub(crate) const fn has(self, flags: u16) -> bool {
        debug_assert!(Self::has_all(flags), "an edge has the lowest flags alone");
        self.0 & flags as u32 != 0
    }

    pub(crate) const fn effect(self) -> Effect {
        self.flags().effect()
    }

    /// Bit 0 of the flags: whether a sign is `-`.
    pub(crate) const fn negative(self) -> u32 {
        self.0 & 1
    }

    #[expect(clippy::cast_possible_truncation, reason = "the mask leaves the lowest bits alone")]
    const fn flags(self) -> Flags {
        Flags(self.0 as u16 & Self::FLAGS)
    }
}

impl Profile {
    /// What profiles are sorted by. Those of statements between entities come first, so that one comparison of numbers
    /// says whether a statement is an edge.
    pub(crate) const fn rank(self) -> (bool, u32, u32, u32, u16, BasisCode) {
        (self.is_nested(), self.class, self.qualifier_set, self.context, self.flags.0, self.basis)
    }

    /// On what the effect rests; none without effect.
    pub(crate) fn basis(self) -> Option<Basis> {
        Basis::ALL.get((self.basis.0 as usize).checked_sub(1)?).copied()
    }

    /// Whether a subject or object is a statement.
    pub(crate) const fn is_nested(self) -> bool {
        self.flags.has(Flags::SUBJECT_IS_STATEMENT | Flags::OBJECT_IS_STATEMENT)
    }
}
