//! The table of entities.

use std::io::{self, Write};

use crate::graph::{KnowledgeGraph, Node};
use crate::io::WriteReport;
use crate::io::kgx::{keys_and_values as kgx, node_rows};
use crate::schema;
use crate::sql::tables::bare;

use super::batches::{Cell, Columns, Kind, RecordBatches, columns};
use super::spread::Spread;
use super::table;

columns! {
    fn cells(node: Node<'_>, is_described: bool, mut object: Spread);
    "id": Text = object.text("id"),
    "name": Text = object.text("name"),
    "category": Texts = object.texts("category"),
    "description": Text = object.text("description"),
    "synonym": Texts = object.texts("synonym"),
    "xref": Texts = object.texts("xref"),
    "provided_by": Texts = object.texts("provided_by"),
    "mg_node": Long = Some(i64::from(node.number().0)),
    "mg_categories": Texts = with_those_above(node),
    "mg_described": Flag = is_described,
    // What has no column of its own.
    "mg_more": Text = object.rest().map(Into::into),
}

/// The table of entities: a row each, in the order of their identifiers, those that statements alone name among them.
///
/// ```
/// let graph = mechgraph::datasets::interferon_gamma();
/// let batches = mechgraph::io::parquet::node_batches(&graph).collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(batches.iter().map(|batch| batch.num_rows()).sum::<usize>(), graph.node_count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn node_batches(graph: &KnowledgeGraph) -> RecordBatches<'_> {
    let mut described = node_rows(graph).peekable();
    let mut nodes = graph.nodes();
    RecordBatches::new(COLUMNS, move |rows| {
        let Some(node) = nodes.next() else { return Ok(false) };
        let is_described = described.next_if(|next| next.number() == node.number()).is_some();
        let object = Spread::new(kgx::node(node, &mut rows.report));
        rows.push(cells(node, is_described, object))?;
        Ok(true)
    })
}

/// Writes [`node_batches`] as Parquet.
///
/// The same graph gives the same bytes. Memory is that of a row group, of 131,072 rows.
///
/// # Errors
///
/// That of `out`.
pub fn write_nodes(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    table::write(node_batches(graph), out)
}

/// The categories of an entity and all above them, without prefix.
fn with_those_above(node: Node<'_>) -> Vec<String> {
    let own = node.categories();
    let is_above = |name: &str| own.iter().any(|category| schema::category_is_a(category.as_str(), name));
    let above = schema::categories().iter().map(schema::CategoryRow::name).filter(|name| is_above(name));
    let mut all: Vec<String> = above.map(str::to_owned).collect();
    all.extend(own.iter().map(|category| bare(category.as_str()).to_owned()));
    all.sort_unstable();
    all.dedup();
    all
}
