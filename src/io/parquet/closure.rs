//! The table of hierarchies: what lies above what, all the way up.

use std::io::{self, Write};

use arrow_schema::ArrowError;

use crate::graph::{KnowledgeGraph, NodeId};
use crate::io::WriteReport;
use crate::model::Predicate;
use crate::query::predicates_above;

use super::batches::{Cell, Columns, Kind, RecordBatches, Rows};
use super::table;

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

/// The table of hierarchies: a row for each entity with each of its superclasses, and for each predicate of the graph with
/// each that a question can name for it.
#[must_use]
pub fn closure_batches(graph: &KnowledgeGraph) -> RecordBatches<'_> {
    let (mut nodes, mut predicates) = (graph.nodes(), graph.predicates());
    RecordBatches::new(COLUMNS, move |rows| {
        if let Some(node) = nodes.next() {
            push_node(rows, graph, node.number())?;
        } else if let Some((predicate, _)) = predicates.next() {
            push_predicate(rows, predicate)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    })
}

/// Writes [`closure_batches`] as Parquet.
///
/// # Errors
///
/// That of `out`.
pub fn write_closure(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    table::write(closure_batches(graph), out)
}

fn push_node(rows: &mut Rows, graph: &KnowledgeGraph, below: NodeId) -> Result<(), ArrowError> {
    for above in graph.ancestors(below) {
        let is_mutual = graph.ancestors(above).binary_search(&below).is_ok();
        rows.push([
            Cell::Long(Some(i64::from(below.0))),
            Cell::Long(Some(i64::from(above.0))),
            Cell::Flag(is_mutual),
            Cell::Text(None),
            Cell::Text(None),
            Cell::Flag(false),
            Cell::Flag(false),
            Cell::Flag(false),
        ])?;
    }
    Ok(())
}

fn push_predicate(rows: &mut Rows, predicate: &Predicate) -> Result<(), ArrowError> {
    for above in predicates_above(predicate) {
        rows.push([
            Cell::Long(None),
            Cell::Long(None),
            Cell::Flag(false),
            Cell::Text(Some(predicate.as_str().into())),
            Cell::Text(Some(above.name.into())),
            Cell::Flag(above.of_name),
            Cell::Flag(above.as_held),
            Cell::Flag(above.exchanged),
        ])?;
    }
    Ok(())
}
