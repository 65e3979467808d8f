//! The reader of Hetionet's tables.

use std::io::BufRead;

use rustc_hash::FxHashMap;

use crate::io::lines::Lines;
use crate::model::{
    Curie, Entity, Finding, FindingCode, ReadError, Reader as Source, RecordRef, Row, RowCounts, Sink, Statement, Value,
};

use super::{metaedges, nodes};

const NODES: &str = "id\tname\tkind";
const EDGES: &str = "source\tmetaedge\ttarget";

/// Reads Hetionet's table of nodes or its table of edges; the header says which.
///
/// Each line is a row; the header and blank lines count as skipped. Tables have no quotes. A row of an
/// unknown kind or metaedge, or of other than three fields, is quarantined.
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
#[derive(Debug)]
pub struct Reader<R> {
    lines: Lines<R>,
}

impl<R: BufRead> Reader<R> {
    /// A reader of `bytes`, called `name` in findings.
    pub fn new(name: impl Into<String>, bytes: R) -> Self {
        Self { lines: Lines::new(name.into(), bytes) }
    }
}

impl<R: BufRead> Source for Reader<R> {
    fn read(mut self, sink: &mut dyn Sink) -> Result<RowCounts, ReadError> {
        let name = self.lines.name().to_owned();
        let mut counts = RowCounts::default();
        let mut table: Option<Table> = None;
        while let Some((row, text)) = self.lines.next(sink)? {
            counts.read += 1;
            if text.trim().is_empty() {
                counts.skipped += 1;
                continue;
            }
            let Some(table) = &mut table else {
                counts.skipped += 1;
                table = Table::of(text);
                if table.is_none() {
                    let message = format!("the header is {text:?}; {NODES:?} or {EDGES:?} is expected");
                    return Err(self.lines.refuse(message));
                }
                continue;
            };
            if let Err(reason) = table.hand_on(row, text, sink) {
                counts.quarantined += 1;
                sink.reject(Finding::new(FindingCode::Unreadable, reason).at(name.clone(), row.line), row);
            } else {
                counts.handed_on += 1;
            }
        }
        Ok(counts)
    }

    fn source_name(&self) -> &str {
        self.lines.name()
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
    fn hand_on(&mut self, row: Row<'_>, text: &str, sink: &mut dyn Sink) -> Result<(), String> {
        let mut fields = text.split('\t');
        let (Some(first), Some(second), Some(third), None) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(format!("the row has {} fields; 3 are expected", text.split('\t').count()));
        };
        match self {
            Self::Nodes(entity) => {
                describe(entity, first, second, third)?;
                sink.record(RecordRef::Entity(entity), row);
            }
            Self::Edges(statements) => {
                if !statements.contains_key(second) {
                    let statement =
                        metaedges::statement(second).ok_or_else(|| format!("unknown metaedge {second:?}"))?;
                    statements.insert(second.to_owned(), statement);
                }
                let Some(statement) = statements.get_mut(second) else { return Ok(()) };
                statement.subject = nodes::curie(first)?.into();
                statement.object = nodes::curie(third)?.into();
                sink.record(RecordRef::Statement(statement), row);
            }
        }
        Ok(())
    }
}

fn describe(entity: &mut Entity, id: &str, name: &str, kind: &str) -> Result<(), String> {
    let category = nodes::category(kind).ok_or_else(|| format!("unknown kind {kind:?}"))?;
    entity.id = nodes::curie(id)?;
    entity.name = (!name.is_empty()).then(|| name.to_owned());
    entity.categories.clear();
    entity.categories.push(category.parse().map_err(|error| format!("{error}"))?);
    entity.properties.clear();
    let revision = id.strip_prefix("Pathway::").and_then(nodes::wikipathway).and_then(|(_, revision)| revision);
    if let Some(revision) = revision {
        entity.properties.insert("revision".to_owned(), Value::from(revision));
    }
    Ok(())
}
