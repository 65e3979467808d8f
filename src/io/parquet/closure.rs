//! The table of hierarchies: what lies above what, all the way up.

use std::io::{self, Write};

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;
use crate::model::Predicate;
use crate::query::predicates_above;

use super::table::{Cell, Columns, Kind, Table};

/// The columns, in order.
pub(super) const COLUMNS: Columns = &[
    ("below_node", Kind::Long),
    ("above_node", Kind::Long),
    ("mutual", Kind::Flag),
    ("below_predicate", Kind::Text),
    ("above_predicate", Kind::Text),
    ("of_name", Kind::Flag),
    ("as_held", Kind::Flag),
    ("exchanged", Kind::Flag),
];

/// Writes the table of hierarchies: a row for each entity with each of its superclasses, and for each predicate of the
/// graph with each that a question can name for it.
///
/// # Errors
///
/// That of `out`.
pub fn write_closure(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let mut table = Table::new(COLUMNS, out)?;
    for node in graph.nodes() {
        let below = node.number();
        for above in graph.ancestors(below) {
            let is_mutual = graph.ancestors(above).binary_search(&below).is_ok();
            table.push([
                Cell::Long(Some(i64::from(below.0))),
                Cell::Long(Some(i64::from(above.0))),
                Cell::Flag(is_mutual),
                Cell::Text(None),
                Cell::Text(None),
                Cell::Flag(false),
                Cell::Flag(false),
                Cell::Flag(false),
            ])?;
            report.written += 1;
        }
    }
    for (predicate, _) in graph.predicates() {
        for above in predicates_above(predicate) {
            table.push([
                Cell::Long(None),
                Cell::Long(None),
                Cell::Flag(false),
                Cell::Text(Some(Predicate::as_str(predicate))),
                Cell::Text(Some(&above.name)),
                Cell::Flag(above.of_name),
                Cell::Flag(above.as_held),
                Cell::Flag(above.exchanged),
            ])?;
            report.written += 1;
        }
    }
    table.finish()?;
    Ok(report)
}
