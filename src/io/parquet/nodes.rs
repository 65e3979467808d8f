//! The table of entities.

use std::io::{self, Write};

use arrow_schema::ArrowError;

use crate::graph::{KnowledgeGraph, Node};
use crate::io::WriteReport;
use crate::io::kgx::{keys_and_values as kgx, node_rows};
use crate::schema;
use crate::sql::tables::bare;

use super::batches::{Cell, Columns, Kind, RecordBatches, Rows};
use super::spread::Spread;
use super::table;

/// The columns, in order.
pub(super) const COLUMNS: Columns = &[
    ("id", Kind::Text),
    ("name", Kind::Text),
    ("category", Kind::Texts),
    ("description", Kind::Text),
    ("synonym", Kind::Texts),
    ("xref", Kind::Texts),
    ("provided_by", Kind::Texts),
    ("mg_node", Kind::Long),
    ("mg_categories", Kind::Texts),
    ("mg_described", Kind::Flag),
    ("mg_more", Kind::Text),
];

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
        push(rows, node, is_described)?;
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

fn push(rows: &mut Rows, node: Node<'_>, is_described: bool) -> Result<(), ArrowError> {
    let mut object = Spread::new(kgx::node(node, &mut rows.report));
    let (id, name, description) = (object.text("id"), object.text("name"), object.text("description"));
    let [category, synonym, xref, provided_by] =
        ["category", "synonym", "xref", "provided_by"].map(|key| object.texts(key));
    let categories = with_those_above(node);
    let more = object.rest();
    rows.push([
        Cell::Text(id.as_deref()),
        Cell::Text(name.as_deref()),
        Cell::Texts(&category),
        Cell::Text(description.as_deref()),
        Cell::Texts(&synonym),
        Cell::Texts(&xref),
        Cell::Texts(&provided_by),
        Cell::Long(Some(i64::from(node.number().0))),
        Cell::Texts(&categories),
        Cell::Flag(is_described),
        Cell::Text(more.as_deref()),
    ])
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
