//! The table of hierarchies: what lies above what, all the way up.

use std::io::{self, Write};

use crate::graph::{KnowledgeGraph, NodeId};
use crate::io::WriteReport;
use crate::model::Predicate;
use crate::query::{NameAbove, predicates_above};

use super::batches::{Cell, Columns, Kind, RecordBatches, columns};
use super::table;

columns! {
    fn cells(nodes: Option<[NodeId; 2]>, is_mutual: bool, names: Option<(&Predicate, NameAbove)>);
    "below_node": Long = nodes.map(|[below, _]| i64::from(below.0)),
    "above_node": Long = nodes.map(|[_, above]| i64::from(above.0)),
    "mutual": Flag = is_mutual,
    "below_predicate": Text = names.as_ref().map(|(below, _)| below.as_str().to_owned().into()),
    "above_predicate": Text = names.as_ref().map(|(_, above)| above.name.clone().into()),
    "of_name": Flag = names.as_ref().is_some_and(|(_, above)| above.of_name),
    "as_held": Flag = names.as_ref().is_some_and(|(_, above)| above.as_held),
    "exchanged": Flag = names.as_ref().is_some_and(|(_, above)| above.exchanged),
}

/// The table of hierarchies: a row for each entity with each of its superclasses, and for each predicate of the graph with
/// each that a question can name for it.
#[must_use]
pub fn closure_batches(graph: &KnowledgeGraph) -> RecordBatches<'_> {
    let (mut nodes, mut predicates) = (graph.nodes(), graph.predicates());
    RecordBatches::new(COLUMNS, move |rows| {
        if let Some(node) = nodes.next() {
            let below = node.number();
            for above in graph.ancestors(below) {
                let is_mutual = graph.ancestors(above).binary_search(&below).is_ok();
                rows.push(cells(Some([below, above]), is_mutual, None))?;
            }
        } else if let Some((predicate, _)) = predicates.next() {
            for above in predicates_above(predicate) {
                rows.push(cells(None, false, Some((predicate, above))))?;
            }
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
