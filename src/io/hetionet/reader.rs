//! The reader of Hetionet's tables.

use std::io::BufRead;

use rustc_hash::FxHashMap;

use crate::io::names::odd_name;
use crate::io::rows::{Placed, Rows};
use crate::io::source_reader::{SourceFormat, SourceReader};
use crate::io::table_rows::{self, TableRows};
use crate::model::{Curie, Entity, FindingCode, ReadError, RecordRef, RowCounts, Sink, Statement, Value};
use crate::text::quoted;

use super::{metaedges, nodes};

const NODES: &str = "id\tname\tkind";
const EDGES: &str = "source\tmetaedge\ttarget";

/// Reads Hetionet's table of nodes or its table of edges; the header says which.
///
/// Each line is a row; the header and blank lines count as skipped. Tables have no quotes. A row of an
/// unknown entity kind or metaedge, or of other than three fields, is quarantined.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::hetionet::Reader;
///
/// let nodes = "id\tname\tkind\nCompound::DB00619\tImatinib\tCompound\nGene::25\tABL1\tGene\n";
/// let edges = "source\tmetaedge\ttarget\nCompound::DB00619\tCdG\tGene::25\n";
/// let mut builder = GraphBuilder::new();
/// builder.load(Reader::new("nodes.tsv", nodes.as_bytes()))?;
/// let report = builder.load(Reader::new("edges.tsv", edges.as_bytes()))?;
/// assert_eq!((report.read, report.kept, report.skipped), (2, 1, 1));
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.object().to_argument().to_string(), "NCBIGene:25");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Reader<R> = SourceReader<R, Tables>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct Tables;

impl SourceFormat for Tables {
    fn read<R: BufRead>(reader: SourceReader<R, Self>, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let (lines, _) = reader.into_lines();
        table_rows::read(lines, &mut None::<Table>, sink)
    }
}

/// What is below the header, once that is read.
impl TableRows for Option<Table> {
    fn read_header(&mut self, text: &str) -> Result<(), String> {
        *self = Table::of(text);
        let expected = || format!("the header is {}; {} or {} is expected", quoted(text), quoted(NODES), quoted(EDGES));
        if self.is_some() { Ok(()) } else { Err(expected()) }
    }

    fn read_row(&mut self, row: Placed<'_>, rows: &mut Rows<'_>) -> Result<(), (String, u64)> {
        self.as_mut().map_or(Ok(()), |table| table.hand_on(row, rows))
    }
}

/// A table with the records that are filled again and again.
enum Table {
    Nodes(Box<Entity>),
    Edges(FxHashMap<String, Statement>),
}

impl Table {
    fn of(header: &str) -> Option<Self> {
        let mut entity = Entity::new(Curie::verbatim(""));
        entity.provided_by.push("infores:hetio".to_owned());
        match header.trim() {
            NODES => Some(Self::Nodes(Box::new(entity))),
            EDGES => Some(Self::Edges(FxHashMap::default())),
            _ => None,
        }
    }

    /// Hands the record of a row to the sink; an error says why it cannot be kept.
    fn hand_on(&mut self, row: Placed<'_>, rows: &mut Rows<'_>) -> Result<(), (String, u64)> {
        let mut fields = row.text.split('\t');
        let (Some(first), Some(second), Some(third), None) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            let count = row.text.split('\t').count();
            let message = format!("the row has {count} fields; 3 are expected");
            return Err((message, count.min(3) as u64 + 1));
        };
        for (field, column) in [first, second, third].into_iter().zip(1..) {
            if field.chars().any(char::is_control) {
                let message = "a field holds control characters; they are kept";
                rows.report(FindingCode::ControlCharacter, message, Placed { column, ..row });
            }
        }
        match self {
            Self::Nodes(entity) => {
                describe(entity, first, second, third)?;
                if let Some(finding) = odd_name(entity) {
                    rows.report_finding(finding, Placed { column: 2, ..row });
                }
                rows.hand_on(RecordRef::Entity(entity), row);
            }
            Self::Edges(statements) => {
                if !statements.contains_key(second) {
                    let statement = metaedges::statement(second)
                        .ok_or_else(|| (format!("unknown metaedge {}", quoted(second)), 2))?;
                    statements.insert(second.to_owned(), statement);
                }
                let Some(statement) = statements.get_mut(second) else { return Ok(()) };
                statement.subject = nodes::curie(first).map_err(|message| (message, 1))?.into();
                statement.object = nodes::curie(third).map_err(|message| (message, 3))?.into();
                rows.hand_on(RecordRef::Statement(statement), row);
            }
        }
        Ok(())
    }
}

fn describe(entity: &mut Entity, id: &str, name: &str, kind: &str) -> Result<(), (String, u64)> {
    let category = nodes::category(kind).ok_or_else(|| (format!("unknown entity kind {}", quoted(kind)), 3))?;
    entity.id = nodes::curie(id).map_err(|message| (message, 1))?;
    entity.name = (!name.is_empty()).then(|| name.to_owned());
    entity.categories.clear();
    entity.categories.push(category.parse().map_err(|error| (format!("{error}"), 3))?);
    entity.properties.clear();
    let revision = id.strip_prefix("Pathway::").and_then(nodes::wikipathway).and_then(|(_, revision)| revision);
    if let Some(revision) = revision {
        entity.properties.insert("revision".to_owned(), Value::from(revision));
    }
    Ok(())
}
