//! The writers of KGX tables.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::graph::KnowledgeGraph;
use crate::io::WriteReport;

use super::cells::Row;
use super::{cells, edge_cells, rows};

/// Writes the nodes of a graph as a KGX table, with the columns that some node needs.
///
/// Cells are written as KGX reads them, without quoting: a tab or a line end in a text becomes a space, numbers and
/// booleans are written as in JSON, lists and maps become JSON text, and a text that begins with a quote gets a space before
/// it; the report counts what is [changed](WriteReport::changes) so that it is not read as it was. Labels have no room in a table; the report counts them among the
/// [losses](WriteReport::losses). The same graph gives the same bytes. A graph without nodes gives a header alone.
///
/// # Errors
///
/// That of `out`.
pub fn write_tsv_nodes(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    let first = ["id", "category", "name", "description"];
    let rows = |report: &mut WriteReport, take: &mut dyn FnMut(Row) -> io::Result<()>| {
        rows::nodes(graph).try_for_each(|node| cells::node(node, report).map_or(Ok(()), &mut *take))
    };
    write(&first, rows, out)
}

/// Writes the edges of a graph as a KGX table, with the columns that some edge needs.
///
/// A statement about a statement has no room in a table, nor has one whose qualifiers, context or
/// applicability do not fit into cells: it is left out whole, as without them it would say more than its
/// source did. Of others, what does not fit is changed as in [`write_tsv_nodes`], or left out alone. The report counts
/// all by reason. The same graph gives the same bytes. Every row has an id, which is derived from what the statement says where no source gave
/// one.
///
/// ```
/// use mechgraph::datasets;
/// use mechgraph::io::kgx::write_tsv_edges;
///
/// let mut table = Vec::new();
/// let report = write_tsv_edges(&datasets::interferon_gamma(), &mut table)?;
/// assert!(report.written > 0);
/// assert!(table.starts_with(b"id\tsubject\tpredicate\tobject\t"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_tsv_edges(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    let first = ["id", "subject", "predicate", "object", "negated"];
    let rows = |report: &mut WriteReport, take: &mut dyn FnMut(Row) -> io::Result<()>| {
        rows::edges(graph, cells::fits_id).try_for_each(|(statement, id, extent)| {
            edge_cells::edge(statement, &id, extent, report).map_or(Ok(()), &mut *take)
        })
    };
    write(&first, rows, out)
}

/// Goes through the rows twice: for the columns that are needed, then for their cells.
fn write(
    first: &[&str],
    rows: impl Fn(&mut WriteReport, &mut dyn FnMut(Row) -> io::Result<()>) -> io::Result<()>,
    mut out: impl Write,
) -> io::Result<WriteReport> {
    let mut others: BTreeSet<String> = BTreeSet::new();
    rows(&mut WriteReport::default(), &mut |row| {
        others.extend(row.into_iter().map(|(column, _)| column).filter(|column| !first.contains(&column.as_str())));
        Ok(())
    })?;
    let columns: Vec<&str> = first.iter().copied().chain(others.iter().map(String::as_str)).collect();
    let mut line = columns.join("\t");
    line.push('\n');
    out.write_all(line.as_bytes())?;
    let mut written = 0;
    let mut report = WriteReport::default();
    rows(&mut report, &mut |mut row| {
        row.sort_unstable();
        line.clear();
        for column in &columns {
            let place = row.binary_search_by(|(known, _)| known.as_str().cmp(column));
            line.push_str(place.ok().and_then(|place| row.get(place)).map_or("", |(_, cell)| cell.as_str()));
            line.push('\t');
        }
        line.pop();
        line.push('\n');
        written += 1;
        out.write_all(line.as_bytes())
    })?;
    report.written = written;
    Ok(report)
}
