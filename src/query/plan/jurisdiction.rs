//! Where a statement holds: places by code or name.

use crate::graph::{KnowledgeGraph, NodeId, StatementRef};

use super::error::QueryError;

/// Whether a statement is of a jurisdiction, by its code or any name of the place; `None` if its own is
/// unknown.
pub(crate) fn is_of_jurisdiction(statement: StatementRef<'_>, asked: &str) -> Option<bool> {
    let own = statement.applicability()?.jurisdiction?;
    let place = |name: &str| place(statement.graph(), name);
    let own = own.as_str();
    Some(own.eq_ignore_ascii_case(asked) || place(own).is_some_and(|own| place(asked) == Some(own)))
}

/// Refuses a jurisdiction that is no code of two letters, no entity of the graph and of no statement, which would match
/// nothing in silence. A code is accepted even if no statement has it.
pub(crate) fn check_jurisdiction(graph: &KnowledgeGraph, asked: Option<&String>) -> Result<(), QueryError> {
    let Some(asked) = asked else { return Ok(()) };
    let is_code = asked.len() == 2 && asked.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_code || place(graph, asked).is_some() {
        return Ok(());
    }
    let of_statement = |statement: StatementRef<'_>| statement.applicability()?.jurisdiction;
    let mut known: Vec<String> = graph.statements().filter_map(of_statement).collect();
    known.sort_unstable();
    known.dedup();
    if known.iter().any(|known| known.eq_ignore_ascii_case(asked)) {
        return Ok(());
    }
    Err(QueryError::no_jurisdiction(asked, &known))
}

/// The one entity that a name of a place means.
fn place(graph: &KnowledgeGraph, name: &str) -> Option<NodeId> {
    match graph.find(name).best.as_slice() {
        [only] => Some(only.node.number()),
        _ => None,
    }
}
