//! The part of the graph that a metapath runs through.

use super::selection::{Selection, Side};
use crate::query::plan::{Budget, LimitKind};
use crate::text::distinct;

/// The pairs of entities that one step joins, by the entity on one side.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    /// The side of the step that `nodes` are on.
    pub(super) side: Side,
    /// In order.
    pub(super) nodes: Vec<u32>,
    /// `others[starts[n]..starts[n + 1]]` are joined to `nodes[n]`, in order.
    pub(super) starts: Vec<usize>,
    pub(super) others: Vec<u32>,
    /// How many entities of the whole graph the step joins to each of `nodes`.
    pub(super) degrees: Vec<u32>,
    /// The same for every entity on the other side, by its number, if the pairs give it.
    pub(super) across: Option<Vec<u32>>,
}

/// Entities at one end of a metapath, in order.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) nodes: Vec<u32>,
    /// Whether they are all that may be there.
    pub(super) is_whole: bool,
}

/// The entities at each position of a metapath, in order, and the pairs of each step between them.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    pub(super) positions: Vec<Vec<u32>>,
    pub(super) steps: Vec<Pairs>,
}

impl Reach {
    /// Grows from both ends until they meet, always from the end with fewer entities.
    pub(super) fn grow(
        selections: &[Selection<'_>],
        from: &End,
        to: &End,
        budget: &mut Budget,
    ) -> Result<Self, LimitKind> {
        let (mut left, mut right) = (vec![from.nodes.clone()], vec![to.nodes.clone()]);
        let (mut left_steps, mut right_steps) = (Vec::new(), Vec::new());
        while left_steps.len() + right_steps.len() < selections.len() {
            let is_last = left_steps.len() + right_steps.len() + 1 == selections.len();
            let (Some(leftmost), Some(rightmost)) = (left.last(), right.last()) else { break };
            if leftmost.len() <= rightmost.len() {
                let Some(selection) = selections.get(left_steps.len()) else { break };
                let is_whole = left_steps.is_empty() && from.is_whole;
                let pairs = expand(selection, Side::Left, (leftmost, is_whole), is_last.then_some(rightmost), budget)?;
                if !is_last {
                    left.push(distinct(pairs.others.iter().copied()));
                }
                left_steps.push(pairs);
            } else {
                let Some(selection) = selections.get(selections.len() - 1 - right_steps.len()) else { break };
                let is_whole = right_steps.is_empty() && to.is_whole;
                let pairs = expand(selection, Side::Right, (rightmost, is_whole), is_last.then_some(leftmost), budget)?;
                if !is_last {
                    right.push(distinct(pairs.others.iter().copied()));
                }
                right_steps.push(pairs);
            }
        }
        left.extend(right.into_iter().rev());
        left_steps.extend(right_steps.into_iter().rev());
        Ok(Self { positions: left, steps: left_steps })
    }
}

/// The pairs of a step with `nodes` on one side of it, which may be all that can be there, and, if given,
/// `others` on the other.
fn expand(
    selection: &Selection<'_>,
    side: Side,
    (nodes, is_whole): (&[u32], bool),
    others: Option<&Vec<u32>>,
    budget: &mut Budget,
) -> Result<Pairs, LimitKind> {
    let mut pairs = Pairs {
        side,
        nodes: nodes.to_vec(),
        starts: vec![0],
        others: Vec::new(),
        degrees: Vec::with_capacity(nodes.len()),
        across: is_whole.then(|| vec![0; selection.graph.node_count()]),
    };
    let admitted = others.map(|others| {
        let mut admitted = vec![false; selection.graph.node_count()];
        for node in others {
            admitted[*node as usize] = true;
        }
        admitted
    });
    let mut found = Vec::new();
    for node in nodes {
        selection.neighbours(*node, side, &mut found);
        pairs.degrees.push(u32::try_from(found.len()).unwrap_or(u32::MAX));
        if let Some(across) = &mut pairs.across {
            for other in &found {
                across[*other as usize] += 1;
            }
        }
        match &admitted {
            Some(admitted) => pairs.others.extend(found.iter().filter(|other| admitted[**other as usize])),
            None => pairs.others.extend_from_slice(&found),
        }
        pairs.starts.push(pairs.others.len());
        budget.spend(found.len() as u64)?;
        budget.hold_beside(size_of_val(pairs.others.as_slice()))?;
    }
    budget.keep(size_of_val(pairs.others.as_slice()))?;
    Ok(pairs)
}
