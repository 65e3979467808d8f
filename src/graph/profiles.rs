//! Profiles: what many statements share, written once.

use bytemuck::{Pod, Zeroable};

use super::flags::Flags;

/// What a search asks of a statement, and its qualifiers and context. A statement keeps the number of its profile.
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
}

impl Profile {
    /// What profiles are sorted by. Those of statements between entities come first, so that one comparison of numbers
    /// tells whether a statement is an edge.
    pub(crate) const fn rank(self) -> (bool, u32, u32, u32, u16) {
        (self.is_nested(), self.class, self.qualifier_set, self.context, self.flags.0)
    }

    /// Whether a subject or object is a statement.
    pub(crate) const fn is_nested(self) -> bool {
        self.flags.has(Flags::SUBJECT_IS_STATEMENT | Flags::OBJECT_IS_STATEMENT)
    }
}
