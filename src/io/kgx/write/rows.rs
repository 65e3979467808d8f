//! Which rows a graph is written as.

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementRef};
use crate::model::slots::value_tells_apart;
use crate::model::{EpistemicStatus, Properties, Statement};
use crate::schema;

/// How much of a statement a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) enum Extent {
    Whole,
    /// Its identity and how sure it is: the row gives the statement one more id.
    Identity,
}

/// Entities that some row described, and those that nothing would bring back. An entity that statements
/// alone name has no row, so that it stays undescribed.
pub(in crate::io) fn nodes(graph: &KnowledgeGraph) -> impl Iterator<Item = Node<'_>> {
    let mut is_named = vec![false; graph.node_count()];
    for statement in graph.statements() {
        for argument in [statement.subject(), statement.object()] {
            if let ArgumentRef::Node(node) = argument
                && let Some(named) = is_named.get_mut(node.number().index())
            {
                *named = true;
            }
        }
    }
    graph.nodes().zip(is_named).filter(|(node, is_named)| node.is_described() || !is_named).map(|(node, _)| node)
}

/// Every statement with an id, then once more for each other id that it goes by. Of the ids that sources gave, those are
/// written that `fits` accepts; a statement without one has the derived id.
pub(in crate::io) fn edges(
    graph: &KnowledgeGraph,
    fits: fn(&str) -> bool,
) -> impl Iterator<Item = (StatementRef<'_>, String, Extent)> {
    graph.statements().flat_map(move |statement| edges_of(statement, fits))
}

/// The same of one statement.
pub(super) fn edges_of(
    statement: StatementRef<'_>,
    fits: fn(&str) -> bool,
) -> impl Iterator<Item = (StatementRef<'_>, String, Extent)> {
    let mut given = statement.given_ids().filter(move |id| fits(id));
    let id = given.next().map_or_else(|| statement.derived_id(), str::to_owned);
    let others = given.map(move |id| (statement, id.to_owned(), Extent::Identity));
    core::iter::once((statement, id, Extent::Whole)).chain(others)
}

/// How many ids of a statement `fits` refuses.
pub(super) fn unfit_ids(statement: StatementRef<'_>, fits: fn(&str) -> bool) -> usize {
    statement.given_ids().filter(|id| !fits(id)).count()
}

/// What a row says of a statement, under an id.
pub(in crate::io) fn record(statement: StatementRef<'_>, id: String, extent: Extent) -> Statement {
    let mut record = statement.to_statement();
    record.id = Some(id);
    record.epistemic_status = own_status(statement);
    if extent == Extent::Identity {
        record.effect = None;
        (record.valid_from, record.valid_to, record.reported) = (None, None, None);
        record.evidence.publications.clear();
        record.layer = None;
        record.shortcut_over.clear();
        retain_identity(statement, &mut record.properties);
    }
    record
}

/// The properties of a row.
pub(super) fn properties(statement: StatementRef<'_>, extent: Extent) -> Option<Properties> {
    let mut properties = statement.properties()?;
    if extent == Extent::Identity {
        retain_identity(statement, &mut properties);
    }
    Some(properties)
}

/// Leaves the properties without which a row would be another statement.
fn retain_identity(statement: StatementRef<'_>, properties: &mut Properties) {
    let (source, predicate) = (statement.primary_knowledge_source(), statement.predicate());
    let has_wording = !schema::wording_apart(source, predicate.as_str(), properties).is_empty();
    let is_wording = |name: &str| has_wording && schema::WORDINGS.contains(&name);
    properties.retain(|name, value| value_tells_apart(name, value) || is_wording(name));
}

/// The epistemic status, where the knowledge level does not imply it.
pub(super) fn own_status(statement: StatementRef<'_>) -> Option<EpistemicStatus> {
    let implied = statement.knowledge_level().and_then(EpistemicStatus::from_knowledge_level);
    statement.epistemic_status().filter(|status| Some(*status) != implied)
}
