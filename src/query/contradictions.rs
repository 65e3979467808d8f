//! Where a graph contradicts itself. Contradictions are content: both sides stay in the graph.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::Sign;

use super::limits::{Budget, Limits};
use super::mechanism::Coherence;

/// How two sides contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ContradictionKind {
    /// One side says `+`, the other `-`, of the same two entities.
    OppositeSigns,
    /// One side affirms what the other denies: the same predicate between the same two.
    Negation,
}

/// Statements of two entities that cannot both hold in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction<'g> {
    /// How they contradict each other.
    pub kind: ContradictionKind,
    /// What acts.
    pub from: Node<'g>,
    /// What is acted on.
    pub to: Node<'g>,
    /// Statements that say `+`, or affirm; by number.
    pub affirming: Vec<StatementRef<'g>>,
    /// Statements that say `-`, or deny; by number.
    pub opposing: Vec<StatementRef<'g>>,
    /// Whether no two of opposite sides share a context: each may hold in its own.
    pub apart_by_context: bool,
}

/// Lists the contradictions of a graph, by the CURIEs of the two entities and then by kind.
///
/// ```
/// use mechgraph::query::contradictions;
/// assert!(contradictions(&mechgraph::datasets::interferon_gamma_with_background()).is_empty());
/// ```
///
/// # Complexity
///
/// O(m log m) for m statements.
#[must_use]
pub fn contradictions(graph: &KnowledgeGraph) -> Vec<Contradiction<'_>> {
    let mut found = Vec::new();
    let mut coherence = Coherence::new(graph);
    for node in graph.nodes() {
        let mut sides: BTreeMap<(NodeId, ContradictionKind, usize), [Vec<StatementRef<'_>>; 2]> = BTreeMap::new();
        for end in graph.steps_from(node.number()) {
            if let Some(sign) = end.flags.effect().sign() {
                let key = (end.neighbour, ContradictionKind::OppositeSigns, 0);
                sides.entry(key).or_default()[usize::from(sign == Sign::Negative)]
                    .push(StatementRef::new(graph, end.statement));
            }
        }
        for end in graph.out_ends(node.number()) {
            let statement = StatementRef::new(graph, end.statement);
            let key = (end.neighbour, ContradictionKind::Negation, usize::from(end.predicate) + 1);
            sides.entry(key).or_default()[usize::from(statement.is_negated())].push(statement);
        }
        for ((to, kind, _), [mut affirming, mut opposing]) in sides {
            let Some(to) = graph.node_at(to).filter(|_| !affirming.is_empty() && !opposing.is_empty()) else {
                continue;
            };
            affirming.sort_unstable_by_key(|statement| statement.number());
            opposing.sort_unstable_by_key(|statement| statement.number());
            let pairs = || affirming.iter().flat_map(|a| opposing.iter().map(move |b| (*a, *b)));
            let apart_by_context = !pairs().any(|(a, b)| share_context(a, b, &mut coherence));
            found.push(Contradiction { kind, from: node, to, affirming, opposing, apart_by_context });
        }
    }
    found
}

/// Whether two statements can hold in one context.
fn share_context(a: StatementRef<'_>, b: StatementRef<'_>, coherence: &mut Coherence<'_>) -> bool {
    let mut budget = Budget::new(Limits::default(), None);
    coherence.narrowest(&[a.context_values(), b.context_values()], &[], &mut budget).is_some()
}
