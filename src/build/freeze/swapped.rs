//! Treatments that run from a disease to a drug.

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementId, StatementRef};
use crate::model::{Finding, FindingCode, Predicate};
use crate::schema::{are_in, deciding_categories};

/// The reader of `DrugMechDB` reports them by record.
const REPORTED: &str = "drugmechdb";

const CONDITIONS: [&str; 1] = ["DiseaseOrPhenotypicFeature"];
const DRUGS: [&str; 2] = ["ChemicalEntity", "ChemicalOrDrugOrTreatment"];

/// One finding for all statements that a disease treats a drug, or is a contraindication of one, with the first as the
/// example; none if there is no such statement.
pub(in crate::build) fn swapped_roles(graph: &KnowledgeGraph) -> Option<Finding> {
    let is_of_treatment: Vec<bool> =
        graph.columns.predicates.iter().map(|info| info.therapeutic || is_contraindication(&info.name)).collect();
    if !is_of_treatment.contains(&true) {
        return None;
    }
    let rows = 0..graph.columns.statements.edge_count();
    let statements = rows.filter_map(|row| graph.statement_at(StatementId::from_index(row)));
    let asked = |it: &StatementRef<'_>| is_of_treatment.get(it.predicate_id().index()).copied().unwrap_or_default();
    let mut found = statements.filter(asked).filter(is_swapped).filter(|it| !is_reported(graph, *it));
    let first = found.next()?;
    let [disease, drug] = ends(first)?.map(Node::curie);
    let message = format!(
        "treatments run from a disease to a drug, such as {disease} {} {drug}; exchange subject and object",
        first.predicate()
    );
    let finding = Finding::new(FindingCode::SwappedRoles, message).at_origin(first.origin());
    Some(finding.counted(found.count() as u64 + 1))
}

fn is_contraindication(predicate: &Predicate) -> bool {
    predicate.biolink_name() == Some("contraindicated_in")
}

fn ends(statement: StatementRef<'_>) -> Option<[Node<'_>; 2]> {
    match (statement.subject(), statement.object()) {
        (ArgumentRef::Node(subject), ArgumentRef::Node(object)) => Some([subject, object]),
        _ => None,
    }
}

fn is_swapped(statement: &StatementRef<'_>) -> bool {
    let is = |node: Node<'_>, kinds: &[&str]| are_in(deciding_categories(node.curie(), node.categories()), kinds);
    ends(*statement).is_some_and(|[subject, object]| {
        is(subject, &CONDITIONS) && !is(subject, &DRUGS) && is(object, &DRUGS) && !is(object, &CONDITIONS)
    })
}

/// Whether the reader of the statement's source has reported it.
fn is_reported(graph: &KnowledgeGraph, statement: StatementRef<'_>) -> bool {
    let source = statement.origin().map(|(source, _)| source);
    let of = |source: &str| graph.columns.sources.iter().find(|known| known.name == source);
    source.and_then(of).and_then(|source| source.format.as_deref()).is_some_and(|format| format.starts_with(REPORTED))
}
