//! Statements that an entity acts on itself, which no path can use.

use crate::graph::{KnowledgeGraph, NodeId, StatementId};
use crate::model::{Effect, Finding, FindingCode};

/// One finding for all statements that would be steps if their subject were not their object, with the first as the
/// example; none if there is no such statement.
pub(in crate::build) fn self_statements(graph: &KnowledgeGraph) -> Option<Finding> {
    let statements = &graph.columns.statements;
    let ends = statements.subject.iter().zip(statements.object.iter()).take(statements.edge_count());
    let loops = ends.enumerate().filter(|(_, (subject, object))| subject == object).map(|(row, _)| row);
    let is_step = |row: &usize| {
        let statement = graph.statement_at(StatementId::from_index(*row));
        statement.is_some_and(|it| it.effect() != Effect::None && !it.is_negated())
    };
    let mut found = loops.filter(is_step);
    let first = found.next()?;
    let node = statements.subject.get(first).and_then(|node| graph.node_at(NodeId(*node)));
    let message = format!(
        "statements have one entity as subject and object, such as {}; a path passes an entity once, so they are neither \
         steps nor feedback loops",
        node.map_or("", |node| node.curie())
    );
    let finding = graph.columns.finding_of_row(FindingCode::SelfStatement, message, first);
    Some(finding.counted(found.count() as u64 + 1))
}
