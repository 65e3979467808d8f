//! Subjects and objects of statements.

use core::fmt;

use crate::model::{Argument, Curie};

use crate::graph::flags::Flags;
use crate::graph::ids::{NodeId, StatementId};
use crate::graph::node::Node;

use super::view::StatementRef;

/// The subject or object of a statement in a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentRef<'g> {
    /// An entity.
    Node(Node<'g>),
    /// Another statement.
    Statement(StatementRef<'g>),
}

impl<'g> ArgumentRef<'g> {
    /// The entity, if it is one.
    #[must_use]
    pub const fn node(self) -> Option<Node<'g>> {
        match self {
            Self::Node(node) => Some(node),
            Self::Statement(_) => None,
        }
    }

    /// The statement, if it is one.
    #[must_use]
    pub const fn statement(self) -> Option<StatementRef<'g>> {
        match self {
            Self::Node(_) => None,
            Self::Statement(statement) => Some(statement),
        }
    }

    /// An owned copy.
    #[must_use]
    pub fn to_argument(self) -> Argument {
        match self {
            Self::Node(node) => Argument::Entity(Curie::verbatim(node.curie())),
            Self::Statement(statement) => Argument::statement(statement.id()),
        }
    }
}

impl fmt::Display for ArgumentRef<'_> {
    /// The entity's name, or the statement in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(node) => write!(f, "{node}"),
            Self::Statement(statement) => write!(f, "[{statement}]"),
        }
    }
}

impl<'g> StatementRef<'g> {
    /// What acts.
    #[must_use]
    pub fn subject(self) -> ArgumentRef<'g> {
        if let Some(added) = self.added() {
            return ArgumentRef::Node(Node::new(self.graph, added.subject));
        }
        self.argument(self.graph.columns.statements.subject[self.row()], Flags::SUBJECT_IS_STATEMENT)
    }

    /// What is acted on.
    #[must_use]
    pub fn object(self) -> ArgumentRef<'g> {
        if let Some(added) = self.added() {
            return ArgumentRef::Node(Node::new(self.graph, added.object));
        }
        self.argument(self.graph.columns.statements.object[self.row()], Flags::OBJECT_IS_STATEMENT)
    }

    fn argument(self, number: u32, is_statement: u16) -> ArgumentRef<'g> {
        if self.flags().has(is_statement) {
            ArgumentRef::Statement(Self::new(self.graph, StatementId(number)))
        } else {
            ArgumentRef::Node(Node::new(self.graph, NodeId(number)))
        }
    }

    /// Subject and object, if both are entities.
    #[must_use]
    pub fn ends(self) -> Option<(Node<'g>, Node<'g>)> {
        Some((self.subject().node()?, self.object().node()?))
    }
}
