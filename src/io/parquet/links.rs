//! The table of what statements have to do with each other: records, shortcuts and contexts.

use std::io::{self, Write};

use arrow_schema::ArrowError;

use crate::graph::{KnowledgeGraph, StatementRef};
use crate::io::WriteReport;

use super::batches::{Cell, Columns, Kind, RecordBatches, Rows};
use super::table;

/// The columns, in order.
pub(super) const COLUMNS: Columns =
    &[("statement", Kind::Long), ("record", Kind::Long), ("member", Kind::Long), ("context_node", Kind::Long)];

/// The table of links: for each statement, a row for each record that says it, for each statement of the paths that it
/// summarises, and for each entity of its context.
#[must_use]
pub fn link_batches(graph: &KnowledgeGraph) -> RecordBatches<'_> {
    let mut statements = graph.statements();
    RecordBatches::new(COLUMNS, move |rows| {
        let Some(statement) = statements.next() else { return Ok(false) };
        push(rows, graph, statement)?;
        Ok(true)
    })
}

/// Writes [`link_batches`] as Parquet.
///
/// # Errors
///
/// That of `out`.
pub fn write_links(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    table::write(link_batches(graph), out)
}

fn push(rows: &mut Rows, graph: &KnowledgeGraph, statement: StatementRef<'_>) -> Result<(), ArrowError> {
    let number = i64::from(statement.number().0);
    let records = graph
        .evidence()
        .records(&graph.columns, statement.number())
        .map(|record| [Some(i64::from(record)), None, None]);
    let mut members: Vec<i64> = statement.expansions().iter().flatten().map(|member| i64::from(member.0)).collect();
    members.sort_unstable();
    members.dedup();
    let members = members.into_iter().map(|member| [None, Some(member), None]);
    let nodes = statement.context_values().iter().filter_map(|value| value.node);
    let contexts = nodes.map(|node| [None, None, Some(i64::from(node.0))]);
    for [record, member, context] in records.chain(members).chain(contexts) {
        rows.push([Cell::Long(Some(number)), Cell::Long(record), Cell::Long(member), Cell::Long(context)])?;
    }
    Ok(())
}
