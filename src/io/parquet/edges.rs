//! The table of statements.

use std::io::{self, Write};

use arrow_schema::ArrowError;

use crate::graph::{ArgumentRef, Flags, KnowledgeGraph, Node, StatementRef};
use crate::io::WriteReport;
use crate::io::kgx::keys_and_values as kgx;
use crate::model::{Basis, ClinicalStatus, Direction, Effect, EpistemicStatus, Value};
use crate::query::sources_of;
use crate::sql::tables;

use super::batches::{Cell, Columns, Kind, RecordBatches, Rows};
use super::spread::Spread;
use super::table;

/// The columns, in order.
pub(super) const COLUMNS: Columns = &[
    ("id", Kind::Text),
    ("subject", Kind::Text),
    ("predicate", Kind::Text),
    ("object", Kind::Text),
    ("primary_knowledge_source", Kind::Text),
    ("knowledge_level", Kind::Text),
    ("agent_type", Kind::Text),
    ("layer", Kind::Text),
    ("publications", Kind::Texts),
    ("mg_statement", Kind::Long),
    ("mg_subject", Kind::Long),
    ("mg_object", Kind::Long),
    ("mg_subject_statement", Kind::Long),
    ("mg_object_statement", Kind::Long),
    ("mg_effect", Kind::Int),
    ("mg_basis", Kind::Text),
    ("mg_forward", Kind::Flag),
    ("mg_backward", Kind::Flag),
    ("mg_correlation", Kind::Flag),
    ("mg_only_ends", Kind::Flag),
    ("mg_locating", Kind::Flag),
    ("mg_passed_on", Kind::Flag),
    ("mg_at_place", Kind::Flag),
    ("mg_negated", Kind::Flag),
    ("mg_epistemic", Kind::Text),
    ("mg_clinical", Kind::Text),
    ("mg_from_day", Kind::Int),
    ("mg_to_day", Kind::Int),
    ("mg_qualifiers", Kind::Texts),
    ("mg_sources", Kind::Texts),
    ("mg_contexts", Kind::Texts),
    ("mg_has_context", Kind::Flag),
    ("mg_in_expansion", Kind::Flag),
    ("mg_shortcut", Kind::Flag),
    ("mg_claim", Kind::Flag),
    ("mg_hierarchy", Kind::Flag),
    ("mg_surprise", Kind::Int),
    ("mg_subject_group", Kind::Int),
    ("mg_object_group", Kind::Int),
    ("mg_subject_place", Kind::Flag),
    ("mg_object_place", Kind::Flag),
    ("mg_ids", Kind::Texts),
    ("mg_also", Kind::Texts),
    ("mg_more", Kind::Text),
];

/// The table of statements: a row each, in the order of their numbers and so by subject.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::parquet::{BatchReader, edge_batches, node_batches};
///
/// let graph = mechgraph::datasets::interferon_gamma();
/// let mut builder = GraphBuilder::new();
/// builder.load(BatchReader::new("nodes", node_batches(&graph)))?;
/// builder.load(BatchReader::new("edges", edge_batches(&graph)))?;
/// assert_eq!(builder.freeze()?.statement_count(), graph.statement_count());
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[must_use]
pub fn edge_batches(graph: &KnowledgeGraph) -> RecordBatches<'_> {
    let mut statements = graph.statements();
    RecordBatches::new(COLUMNS, move |rows| {
        let Some(statement) = statements.next() else { return Ok(false) };
        push(rows, statement)?;
        Ok(true)
    })
}

/// Writes [`edge_batches`] as Parquet.
///
/// The same graph gives the same bytes. Memory is that of a row group, of 131,072 rows, beside what a graph counts once
/// for the cost of its steps (5 bytes a statement, and what names records).
///
/// # Errors
///
/// That of `out`.
pub fn write_edges(graph: &KnowledgeGraph, out: impl Write) -> io::Result<WriteReport> {
    table::write(edge_batches(graph), out)
}

fn push(rows: &mut Rows, statement: StatementRef<'_>) -> Result<(), ArrowError> {
    let (flags, graph) = (statement.flags(), statement.graph());
    let mut objects = kgx::edge(statement, &mut rows.report).into_iter();
    let mut object = Spread::new(objects.next().unwrap_or_default());
    let [id, subject, predicate, object_id, source, level, agent, layer] =
        ["id", "subject", "predicate", "object", "primary_knowledge_source", "knowledge_level", "agent_type", "layer"]
            .map(|key| object.text(key));
    let publications = object.texts("publications");
    let other_ids: Vec<String> = statement.given_ids().skip(1).map(str::to_owned).collect();
    let also: Vec<String> = objects.filter_map(|object| Spread::new(object).rest()).collect();
    let more = object.rest();
    let qualifiers: Vec<String> = statement.qualifiers().map(|(slot, value)| tables::qualifier(slot, value)).collect();
    let sources = sources_of(statement);
    let sources: Vec<String> = sources.iter().flat_map(Value::texts).map(str::to_owned).collect();
    let context = statement.context();
    let values = context.iter().flat_map(|(dimension, values)| values.iter().map(move |value| (dimension, value)));
    let contexts: Vec<String> = values.map(|(dimension, value)| tables::context(dimension, value)).collect();
    let (from, to) = (End::of(statement.subject()), End::of(statement.object()));
    let effect = statement.effect();
    let since = statement.valid_from().or(statement.reported()).map(|date| tables::day(date.first_day()));
    let surprise = graph.evidence().surprise().get(statement.number().index()).copied().map(i32::from);
    rows.push([
        Cell::Text(id.as_deref()),
        Cell::Text(subject.as_deref()),
        Cell::Text(predicate.as_deref()),
        Cell::Text(object_id.as_deref()),
        Cell::Text(source.as_deref()),
        Cell::Text(level.as_deref()),
        Cell::Text(agent.as_deref()),
        Cell::Text(layer.as_deref()),
        Cell::Texts(&publications),
        Cell::Long(Some(i64::from(statement.number().0))),
        Cell::Long(from.node),
        Cell::Long(to.node),
        Cell::Long(from.statement),
        Cell::Long(to.statement),
        Cell::Int(Some(effect as i32)),
        Cell::Text(statement.basis().map(Basis::as_str)),
        Cell::Flag(statement.permits(Direction::Forward)),
        Cell::Flag(statement.permits(Direction::Backward)),
        Cell::Flag(flags.is_readable_correlation()),
        Cell::Flag(effect == Effect::Unsigned && statement.basis() == Some(Basis::Place)),
        Cell::Flag(statement.is_locating()),
        Cell::Flag(effect == Effect::Carrier && statement.basis() == Some(Basis::CuratedMechanism)),
        Cell::Flag(statement.direction_to_place().is_some()),
        Cell::Flag(statement.is_negated()),
        Cell::Text(statement.epistemic_status().map(EpistemicStatus::as_str)),
        Cell::Text(statement.clinical_status().map(ClinicalStatus::as_str)),
        Cell::Int(since),
        Cell::Int(statement.valid_to().map(|date| tables::day(date.last_day()))),
        Cell::Texts(&qualifiers),
        Cell::Texts(&sources),
        Cell::Texts(&contexts),
        Cell::Flag(flags.has(Flags::HAS_CONTEXT)),
        Cell::Flag(flags.has(Flags::IN_EXPANSION)),
        Cell::Flag(flags.has(Flags::SHORTCUT)),
        Cell::Flag(statement.is_therapeutic() || statement.speaks_against()),
        Cell::Flag(statement.is_of_hierarchy()),
        Cell::Int(surprise),
        Cell::Int(from.group),
        Cell::Int(to.group),
        Cell::Flag(from.is_place),
        Cell::Flag(to.is_place),
        Cell::Texts(&other_ids),
        Cell::Texts(&also),
        Cell::Text(more.as_deref()),
    ])
}

/// What the table says of an end of a statement.
#[derive(Default)]
struct End {
    node: Option<i64>,
    statement: Option<i64>,
    group: Option<i32>,
    is_place: bool,
}

impl End {
    fn of(end: ArgumentRef<'_>) -> Self {
        match end {
            ArgumentRef::Statement(statement) => {
                Self { statement: Some(i64::from(statement.number().0)), ..Self::default() }
            }
            ArgumentRef::Node(node) => Self {
                node: Some(i64::from(node.number().0)),
                statement: None,
                group: group(node),
                is_place: node.graph().is_place(node.number()),
            },
        }
    }
}

/// The number of the group of an entity, as costs distinguish them.
fn group(node: Node<'_>) -> Option<i32> {
    node.graph().entity_groups().get(node.category_set()).map(|group| *group as i32)
}
