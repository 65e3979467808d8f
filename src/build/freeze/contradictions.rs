//! Pairs of entities of which statements say opposite signs, counted.

use crate::graph::{KnowledgeGraph, NodeId, StatementId};
use crate::model::{Finding, FindingCode, Sign};
use crate::text::each;

/// How many entities are a part of the work.
const LARGE: usize = 1 << 12;

/// One finding for all pairs, with the first as the example; none if there is no such pair.
///
/// Each pair is listed by [`ContradictionQuery`](crate::query::ContradictionQuery), where contexts are compared too.
pub(in crate::build) fn opposite_signs(graph: &KnowledgeGraph) -> Option<Finding> {
    let nodes = graph.node_count();
    let parts = (0..nodes).step_by(LARGE).map(|first| first..nodes.min(first + LARGE));
    let found = each(parts.collect(), |part| opposite_signs_from(graph, part.map(NodeId::from_index)));
    let count = found.iter().map(|(count, _)| count).sum();
    let first = found.iter().find_map(|(_, first)| *first);
    let (from, to, statement) = first?;
    let name = |node: NodeId| graph.node_at(node).map_or("", |node| node.curie());
    let message = format!(
        "two entities have statements of opposite signs, such as {} and {}; all are kept, \
         look at the contradictions",
        name(from),
        name(to)
    );
    Some(graph.columns.finding_of_row(FindingCode::OppositeSigns, message, statement.index()).counted(count))
}

/// A pair of entities, and a statement about them.
type Pair = (NodeId, NodeId, StatementId);

/// How many pairs start at some entities, and the first of them.
fn opposite_signs_from(graph: &KnowledgeGraph, nodes: impl Iterator<Item = NodeId>) -> (u64, Option<Pair>) {
    let mut count = 0;
    let mut first: Option<Pair> = None;
    let mut signed: Vec<(NodeId, Sign, StatementId)> = Vec::new();
    for node in nodes {
        signed.clear();
        let ends = graph.steps_from(node);
        signed.extend(ends.filter_map(|end| Some((end.neighbour, end.effect().sign()?, end.statement()))));
        if signed.windows(2).all(|pair| matches!(pair, [one, two] if one.1 == two.1)) {
            continue;
        }
        signed.sort_unstable();
        for of_pair in signed.chunk_by(|one, two| one.0 == two.0) {
            let (Some((neighbour, raises, _)), Some((_, lowers, _))) = (of_pair.first(), of_pair.last()) else {
                continue;
            };
            if raises != lowers {
                count += 1;
                let statement = of_pair.iter().map(|(.., statement)| *statement).max().unwrap_or_default();
                first.get_or_insert((node, *neighbour, statement));
            }
        }
    }
    (count, first)
}
