//! Pairs of entities of which statements say opposite signs, counted.

use std::collections::BTreeMap;

use crate::graph::{KnowledgeGraph, NodeId, StatementId};
use crate::model::{Finding, FindingCode, Sign};

/// One finding for all pairs, with the first as the example; none if there is no such pair.
///
/// Each pair is listed by [`contradictions`](crate::query::contradictions()), where contexts are compared too.
pub(super) fn opposite_signs(graph: &KnowledgeGraph) -> Option<Finding> {
    let mut count = 0;
    let mut first: Option<(NodeId, NodeId, StatementId)> = None;
    for node in graph.nodes() {
        let mut signs: BTreeMap<NodeId, (bool, bool, StatementId)> = BTreeMap::new();
        for end in graph.steps_from(node.number()) {
            let Some(sign) = end.flags.effect().sign() else { continue };
            let (raises, lowers, statement) = signs.entry(end.neighbour).or_insert((false, false, end.statement));
            *raises |= sign == Sign::Positive;
            *lowers |= sign == Sign::Negative;
            *statement = (*statement).max(end.statement);
        }
        for (neighbour, (raises, lowers, statement)) in signs {
            if raises && lowers {
                count += 1;
                first.get_or_insert((node.number(), neighbour, statement));
            }
        }
    }
    let (from, to, statement) = first?;
    let name = |node: NodeId| graph.node_at(node).map_or("", |node| node.curie());
    let message = format!(
        "statements say that one of two entities raises and that it lowers the other, such as {} and {}; all are kept, \
         look at the contradictions",
        name(from),
        name(to)
    );
    let origin = graph.columns.statements.origin.get(statement.index()).copied().unwrap_or_default();
    let source = graph.columns.source_name(origin.source);
    let mut finding = Finding::new(FindingCode::OppositeSigns, message).at(source, u64::from(origin.line));
    finding.count = count;
    Some(finding)
}
