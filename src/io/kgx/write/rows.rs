//! Which rows a graph is written as.

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementRef};
use crate::model::EpistemicStatus;

/// How much of a statement a row tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    /// Its identity alone: the row gives the statement one more id.
    Identity,
}

/// Entities that some row described, and those that nothing would bring back. An entity that statements
/// alone name has no row, so that it stays undescribed.
pub(super) fn nodes(graph: &KnowledgeGraph) -> impl Iterator<Item = Node<'_>> {
    let mut is_named = vec![false; graph.node_count()];
    for statement in graph.statements() {
        for argument in [statement.subject(), statement.object()] {
            if let ArgumentRef::Node(node) = argument
                && let Some(named) = is_named.get_mut(node.number().index())
            {
                *named = true;
            }
        }
    }
    graph.nodes().zip(is_named).filter(|(node, is_named)| node.is_described() || !is_named).map(|(node, _)| node)
}

/// Every statement with its id, then once more for each other id that it goes by.
pub(super) fn edges(graph: &KnowledgeGraph) -> impl Iterator<Item = (StatementRef<'_>, String, Extent)> {
    graph.statements().flat_map(|statement| {
        let whole = (statement, statement.id().into_owned(), Extent::Whole);
        let others = statement.given_ids().skip(1).map(move |id| (statement, id.to_owned(), Extent::Identity));
        core::iter::once(whole).chain(others)
    })
}

/// The epistemic status, where the knowledge level does not imply it.
pub(super) fn own_status(statement: StatementRef<'_>) -> Option<EpistemicStatus> {
    let implied = statement.knowledge_level().and_then(EpistemicStatus::from_knowledge_level);
    statement.epistemic_status().filter(|status| Some(*status) != implied)
}
