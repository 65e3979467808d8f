//! The table of what statements have to do with each other: records, shortcuts and contexts.

use std::io::{self, Write};

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;

use super::table::{Cell, Columns, Kind, Table};

/// The columns, in order.
pub(super) const COLUMNS: Columns =
    &[("statement", Kind::Long), ("record", Kind::Long), ("member", Kind::Long), ("context_node", Kind::Long)];

/// Writes the table of links: for each statement, a row for each record that says it, for each statement of the paths
/// that it summarises, and for each entity of its context.
///
/// # Errors
///
/// That of `out`.
pub fn write_links(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let mut table = Table::new(COLUMNS, out)?;
    let evidence = graph.evidence();
    for statement in graph.statements() {
        let number = i64::from(statement.number().0);
        let records =
            evidence.records(&graph.columns, statement.number()).map(|record| [Some(i64::from(record)), None, None]);
        let mut members: Vec<i64> = statement.expansions().iter().flatten().map(|member| i64::from(member.0)).collect();
        members.sort_unstable();
        members.dedup();
        let members = members.into_iter().map(|member| [None, Some(member), None]);
        let nodes = statement.context_values().iter().filter_map(|value| value.node);
        let contexts = nodes.map(|node| [None, None, Some(i64::from(node.0))]);
        for [record, member, context] in records.chain(members).chain(contexts) {
            table.push([Cell::Long(Some(number)), Cell::Long(record), Cell::Long(member), Cell::Long(context)])?;
            report.written += 1;
        }
    }
    table.finish()?;
    Ok(report)
}
