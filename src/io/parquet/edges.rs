//! The table of statements.

use std::io::{self, Write};

use crate::graph::{ArgumentRef, Flags, KnowledgeGraph, Node, StatementRef};
use crate::io::WriteReport;
use crate::io::kgx::keys_and_values as kgx;
use crate::model::{Basis, Direction, Effect, Value};
use crate::query::sources_of;
use crate::sql::tables;

use super::batches::{Cell, Columns, Kind, RecordBatches, columns};
use super::spread::Spread;
use super::table;

columns! {
    fn cells(statement: StatementRef<'_>, from: &End, to: &End, mut object: Spread, also: Vec<String>);
    "id": Text = object.text("id"),
    "subject": Text = object.text("subject"),
    "predicate": Text = object.text("predicate"),
    "object": Text = object.text("object"),
    "primary_knowledge_source": Text = object.text("primary_knowledge_source"),
    "knowledge_level": Text = object.text("knowledge_level"),
    "agent_type": Text = object.text("agent_type"),
    "layer": Text = object.text("layer"),
    "publications": Texts = object.texts("publications"),
    "mg_statement": Long = Some(i64::from(statement.number().0)),
    "mg_subject": Long = from.node,
    "mg_object": Long = to.node,
    "mg_subject_statement": Long = from.statement,
    "mg_object_statement": Long = to.statement,
    "mg_effect": Int = Some(statement.effect() as i32),
    "mg_basis": Text = statement.basis().map(|basis| basis.as_str().into()),
    "mg_forward": Flag = statement.permits(Direction::Forward),
    "mg_backward": Flag = statement.permits(Direction::Backward),
    "mg_correlation": Flag = statement.flags().is_readable_correlation(),
    "mg_only_ends": Flag = acts_as(statement, Effect::Unsigned, Basis::Place),
    "mg_locating": Flag = statement.is_locating(),
    "mg_passed_on": Flag = acts_as(statement, Effect::Carrier, Basis::CuratedMechanism),
    "mg_at_place": Flag = statement.direction_to_place().is_some(),
    "mg_negated": Flag = statement.is_negated(),
    "mg_epistemic": Text = statement.epistemic_status().map(|status| status.as_str().into()),
    "mg_clinical": Text = statement.clinical_status().map(|status| status.as_str().into()),
    "mg_from_day": Int = statement.valid_from().or(statement.reported()).map(|date| tables::day(date.first_day())),
    "mg_to_day": Int = statement.valid_to().map(|date| tables::day(date.last_day())),
    "mg_qualifiers": Texts = statement.qualifiers().map(|(slot, value)| tables::qualifier(slot, value)).collect(),
    "mg_sources": Texts = sources_of(statement).iter().flat_map(Value::texts).map(str::to_owned).collect(),
    "mg_contexts": Texts = contexts(statement),
    "mg_has_context": Flag = statement.flags().has(Flags::HAS_CONTEXT),
    "mg_in_expansion": Flag = statement.flags().has(Flags::IN_EXPANSION),
    "mg_shortcut": Flag = statement.flags().has(Flags::SHORTCUT),
    "mg_claim": Flag = statement.is_therapeutic() || statement.speaks_against(),
    "mg_hierarchy": Flag = statement.is_of_hierarchy(),
    "mg_surprise": Int = surprise(statement),
    "mg_subject_group": Int = from.group,
    "mg_object_group": Int = to.group,
    "mg_subject_place": Flag = from.is_place,
    "mg_object_place": Flag = to.is_place,
    "mg_ids": Texts = statement.given_ids().skip(1).map(str::to_owned).collect(),
    "mg_also": Texts = also,
    // What has no column of its own.
    "mg_more": Text = object.rest().map(Into::into),
}

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
        let (from, to) = (End::of(statement.subject()), End::of(statement.object()));
        let mut objects = kgx::edge(statement, &mut rows.report).into_iter().map(Spread::new);
        let object = objects.next().unwrap_or_else(|| Spread::new(Vec::new()));
        rows.push(cells(statement, &from, &to, object, objects.filter_map(Spread::rest).collect()))?;
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

fn acts_as(statement: StatementRef<'_>, effect: Effect, basis: Basis) -> bool {
    statement.effect() == effect && statement.basis() == Some(basis)
}

fn contexts(statement: StatementRef<'_>) -> Vec<String> {
    let context = statement.context();
    let values = context.iter().flat_map(|(dimension, values)| values.iter().map(move |value| (dimension, value)));
    values.map(|(dimension, value)| tables::context(dimension, value)).collect()
}

fn surprise(statement: StatementRef<'_>) -> Option<i32> {
    let surprise = statement.graph().evidence().surprise();
    surprise.get(statement.number().index()).copied().map(i32::from)
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
