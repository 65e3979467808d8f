//! Where a mechanism passes entities, and whether it passes those that it must.

use crate::graph::{KnowledgeGraph, Node, NodeId, StatementRef};
use crate::model::{Direction, Effect, Sign};

use super::expansion::read_from;
use super::prepared::Prepared;
use super::support::Support;
use super::via::ResolvedVia;

/// Where a mechanism passes an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Passage {
    node: NodeId,
    /// The net sign from the start to here.
    sign: Option<Sign>,
    /// How many steps come before it is left.
    step: usize,
    /// Which expansion of that step it stands in, and how far on; none for an entity of the mechanism itself.
    within: Option<(usize, usize)>,
}

impl Passage {
    /// Whether it is known to come before another: what stands in two expansions of a step is in no order.
    fn is_before(&self, other: &Self) -> bool {
        match (self.within, other.within) {
            _ if self.step != other.step => self.step < other.step,
            (None, Some(_)) => true,
            (Some((own, place)), Some((expansion, later))) => own == expansion && place < later,
            (_, None) => false,
        }
    }
}

/// Whether a path runs through every entity that it must, within its shortcuts too, with the signs asked for, and in their
/// order if the query wants it.
pub(super) fn runs_via<'s>(
    prepared: &Prepared<'_>,
    nodes: &[NodeId],
    steps: impl Iterator<Item = (Effect, &'s [Support])>,
) -> bool {
    if prepared.via.is_empty() {
        return true;
    }
    let passages = passages(prepared.plan.graph, nodes, steps);
    let fits = |via: &ResolvedVia, passage: &Passage| {
        via.any_of.contains(&passage.node) && via.sign.is_none_or(|sign| passage.sign == Some(sign))
    };
    if !prepared.query.via_in_order {
        return prepared.via.iter().all(|via| passages.iter().any(|passage| fits(via, passage)));
    }
    // Where the entities so far can have been passed last.
    let mut last: Option<Vec<Passage>> = None;
    for via in &prepared.via {
        let follows =
            |passage: &&Passage| last.as_ref().is_none_or(|last| last.iter().any(|before| before.is_before(passage)));
        let found: Vec<Passage> =
            passages.iter().filter(|passage| fits(via, passage)).filter(follows).copied().collect();
        if found.is_empty() {
            return false;
        }
        last = Some(found);
    }
    true
}

fn passages<'s>(
    graph: &KnowledgeGraph,
    nodes: &[NodeId],
    steps: impl Iterator<Item = (Effect, &'s [Support])>,
) -> Vec<Passage> {
    let Some(start) = nodes.first() else { return Vec::new() };
    let mut so_far = Effect::Carrier;
    let mut passages = vec![Passage { node: *start, sign: so_far.sign(), step: 0, within: None }];
    for (((effect, supports), ends), step) in steps.zip(nodes.windows(2)).zip(0..) {
        let mut expansions = 0;
        for support in supports {
            for path in StatementRef::new(graph, support.statement).expansion_statements() {
                let mut within = so_far;
                for (read, place) in read_from(Node::new(graph, ends[0]), path).zip(0..) {
                    within = within.then(read.statement.effect());
                    if read.to.number() != ends[1] {
                        // Against its direction, a shortcut does not say what acts on what.
                        let sign = within.sign().filter(|_| support.direction == Direction::Forward);
                        let node = read.to.number();
                        passages.push(Passage { node, sign, step, within: Some((expansions, place)) });
                    }
                }
                expansions += 1;
            }
        }
        so_far = so_far.then(effect);
        passages.push(Passage { node: ends[1], sign: so_far.sign(), step: step + 1, within: None });
    }
    passages
}
