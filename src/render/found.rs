//! Statements of answers, found again in their graph.

use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::model::Argument;

/// The statement of an id between these two.
///
/// A look-up by the id alone derives and sorts the ids of the whole graph, which takes seconds where there are
/// millions; this reads what starts at the subject. Statements about statements, which are few, are looked up.
pub(super) fn statement_between<'g>(
    graph: &'g KnowledgeGraph,
    subject: &Argument,
    object: &Argument,
    id: &str,
) -> Option<StatementRef<'g>> {
    let node = |argument: &Argument| match argument {
        Argument::Entity(id) => graph.node(id.as_str()),
        Argument::Statement { .. } => None,
    };
    match (node(subject), node(object)) {
        (Some(subject), Some(object)) => between(subject, object).find(|statement| statement.id() == id),
        _ => graph.statement(id),
    }
}

/// The statements whose subject is one entity and whose object the other.
pub(super) fn between<'g>(subject: Node<'g>, object: Node<'g>) -> impl Iterator<Item = StatementRef<'g>> {
    subject.outgoing().filter(move |statement| statement.object().node() == Some(object))
}
