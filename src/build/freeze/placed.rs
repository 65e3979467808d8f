//! A statement in its place, as numbers of the frozen graph.

use crate::graph::{NodeId, StatementId};

/// A subject or object in the frozen graph. Entities sort before statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::build) enum PlacedArgument {
    Node(NodeId),
    Statement(StatementId),
}

impl PlacedArgument {
    pub(in crate::build) const fn number(self) -> u32 {
        match self {
            Self::Node(node) => node.0,
            Self::Statement(statement) => statement.0,
        }
    }

    pub(in crate::build) const fn is_statement(self) -> bool {
        matches!(self, Self::Statement(_))
    }
}

/// A statement in its place. Equal but for the draft are those that became the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::build) struct Placed {
    pub(in crate::build) subject: PlacedArgument,
    pub(in crate::build) predicate: u16,
    pub(in crate::build) object: PlacedArgument,
    /// Rank of the template.
    pub(in crate::build) template: u32,
    /// Row of the builder's statements.
    pub(in crate::build) draft: u32,
}

impl Placed {
    /// All but the subject in one number, which compares as they do, if the object is an entity.
    pub(in crate::build) const fn packed(self) -> u128 {
        let object = (self.predicate as u64) << 32 | self.object.number() as u64;
        let rest = (self.template as u64) << 32 | self.draft as u64;
        (object as u128) << 64 | rest as u128
    }

    /// The draft of a packed statement.
    #[expect(clippy::cast_possible_truncation, reason = "the part is taken out of the number")]
    pub(in crate::build) const fn draft_of(packed: u128) -> u32 {
        packed as u32
    }
}
