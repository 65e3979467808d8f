//! Which rows a graph is written as.

use std::collections::HashMap;

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementId, StatementRef};
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
    let mut others: HashMap<StatementId, Vec<String>> = HashMap::new();
    for (id, statement) in &graph.columns.statements.aliases {
        others.entry(*statement).or_default().push(graph.columns.text.text(*id).to_owned());
    }
    graph.statements().flat_map(move |statement| {
        let mut aliases = others.remove(&statement.number()).unwrap_or_default();
        aliases.sort_unstable();
        let whole = (statement, statement.id().into_owned(), Extent::Whole);
        core::iter::once(whole).chain(aliases.into_iter().map(move |id| (statement, id, Extent::Identity)))
    })
}

/// The epistemic status, where the knowledge level does not imply it.
pub(super) fn own_status(statement: StatementRef<'_>) -> Option<EpistemicStatus> {
    let implied = statement.knowledge_level().and_then(EpistemicStatus::from_knowledge_level);
    statement.epistemic_status().filter(|status| Some(*status) != implied)
}
