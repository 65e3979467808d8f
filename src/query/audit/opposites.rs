//! Statements of the graph that cannot both hold.

use std::collections::BTreeMap;

use super::chains::called;
use super::finding::AuditFinding;
use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::{FindingCode, Sign};
use crate::query::contradictions::{Contradiction, ContradictionKind, ContradictionQuery};
use crate::query::plan::{Budget, Completeness, QueryError};
use crate::text::{distinct, make_distinct};

/// The qualifier that says what of the object is raised or lowered.
const ASPECT: &str = "object_aspect_qualifier";

/// Pairs of entities with statements of both signs, of the same aspect and in one context.
pub(super) fn check_signs<'g>(
    graph: &'g KnowledgeGraph,
    budget: &mut Budget,
    found: &mut Vec<AuditFinding<'g>>,
) -> Result<(), QueryError> {
    let run = ContradictionQuery::new().run_with(graph, budget.remaining())?;
    if let Completeness::Truncated { by, .. } = run.completeness() {
        budget.cut_by(by);
    }
    for pair in run.filter(|it| it.kind == ContradictionKind::OppositeSigns && !it.apart_by_context) {
        let Contradiction { from, to, affirming, opposing, .. } = pair;
        if !share_aspect(&affirming, &opposing) {
            continue;
        }
        let [raising, lowering] = [&affirming, &opposing].map(|side| support(side));
        let message =
            format!("{raising} that {} raises {}, and {lowering} that it lowers it", called(from), called(to));
        // The side with less support comes first, as it is more often the wrong one.
        let weaker_first =
            if counts(&affirming).0 < counts(&opposing).0 { [affirming, opposing] } else { [opposing, affirming] };
        found.push(AuditFinding::new(FindingCode::OppositeSigns, message).on([from, to]).from(weaker_first.concat()));
    }
    Ok(())
}

/// Whether two statements of different sides speak of the same aspect, or one of none.
fn share_aspect(one: &[StatementRef<'_>], other: &[StatementRef<'_>]) -> bool {
    let aspects = |side: &[StatementRef<'_>]| {
        let aspect =
            |it: &StatementRef<'_>| it.qualifiers().find(|(slot, _)| *slot == ASPECT).map(|(_, it)| it.to_owned());
        side.iter().map(aspect).collect::<std::collections::BTreeSet<_>>()
    };
    let (one, other) = (aspects(one), aspects(other));
    one.contains(&None) || other.contains(&None) || one.intersection(&other).next().is_some()
}

/// Records that say so, else publications, else statements, with their name.
fn counts(side: &[StatementRef<'_>]) -> (usize, &'static str, &'static str) {
    let mut records: Vec<String> = Vec::new();
    for statement in side {
        if let Some(value) = statement.property("source_record") {
            records.extend(value.texts().into_iter().map(str::to_owned));
        }
    }
    make_distinct(&mut records);
    if !records.is_empty() {
        return (records.len(), "record", "records");
    }
    let publications: Vec<&str> = distinct(side.iter().flat_map(|it| it.publications()));
    if publications.is_empty() {
        (side.len(), "statement", "statements")
    } else {
        (publications.len(), "publication", "publications")
    }
}

fn support(side: &[StatementRef<'_>]) -> String {
    let (count, one, many) = counts(side);
    if count == 1 { format!("1 {one} says") } else { format!("{count} {many} say") }
}

/// Entities that raise, or lower, two entities which a statement calls opposites.
pub(super) fn check_opposites<'g>(graph: &'g KnowledgeGraph, budget: &mut Budget, found: &mut Vec<AuditFinding<'g>>) {
    let is_opposite = |it: &StatementRef<'_>| it.predicate().as_str() == "biolink:opposite_of" && !it.is_negated();
    for opposite in graph.statements().filter(is_opposite) {
        let Some((one, other)) = opposite.ends().filter(|(one, other)| one != other) else { continue };
        let [one_acted, other_acted] = [one, other].map(|it| acted_on(it, budget));
        for (key, statement) in &one_acted {
            let Some(beside) = other_acted.get(key) else { continue };
            let acts = if key.1 == Sign::Positive { "raises" } else { "lowers" };
            let from = graph.node_at(key.0);
            let message = format!(
                "{} {acts} both {} and {}, which are opposites",
                from.map(called).unwrap_or_default(),
                called(one),
                called(other)
            );
            let finding = AuditFinding::new(FindingCode::OppositesAlike, message);
            found.push(finding.on(from.into_iter().chain([one, other])).from([*statement, *beside, opposite]));
        }
    }
}

/// What raises or lowers an entity, with the first statement of each.
fn acted_on<'g>(node: Node<'g>, budget: &mut Budget) -> BTreeMap<(NodeId, Sign), StatementRef<'g>> {
    let mut acting = BTreeMap::new();
    for statement in node.incoming() {
        if !budget.expand() {
            break;
        }
        if let (Some((from, _)), Some(sign)) = (statement.ends(), statement.effect().sign())
            && !statement.is_negated()
            && statement.permits(crate::model::Direction::Forward)
        {
            acting.entry((from.number(), sign)).or_insert(statement);
        }
    }
    acting
}
