//! How many matches there are.

use super::checked::forest;
use super::cursor::{Cursor, ends};
use super::prepared::PreparedPattern;
use super::results::PatternResults;
use super::tree::{Check, Forest, Weights};
use super::value::SetInterpretation;
use super::walks::Walks;
use crate::query::plan::{Budget, Completeness, LimitKind};

/// How many matches a pattern has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MatchCount {
    /// The matches counted; all of them if the count is complete. It stops at `u64::MAX`.
    pub matches: u64,
    /// Whether all were counted.
    pub completeness: Completeness,
    /// Statements that were read and entities that were tried; the same in every run.
    pub work: u64,
}

pub(super) fn count(pattern: &PreparedPattern<'_>, budget: &mut Budget) -> MatchCount {
    let matches = if pattern.nodes.iter().any(|node| node.set == SetInterpretation::All) {
        // Which matches count depends on the others of their result.
        let results = PatternResults::find(std::sync::Arc::new(pattern.clone()), budget.clone());
        results.matches(budget)
    } else {
        counted(pattern, budget).unwrap_or_else(|by| {
            budget.cut_by(by);
            0
        })
    };
    MatchCount { matches, completeness: budget.completeness(), work: budget.work() }
}

fn counted(pattern: &PreparedPattern<'_>, budget: &mut Budget) -> Result<u64, LimitKind> {
    let mut forest = forest(pattern, budget)?;
    match forest.checks.as_slice() {
        [] => {
            let weights = forest.weights(&[]);
            Ok(forest.roots().fold(1, |product: u64, root| product.saturating_mul(sum(&weights.whole[root]))))
        }
        [Check::Distinct(one, other)] if let Some(middle) = common_parent(&forest, *one, *other) => {
            Ok(apart(&forest, middle, *one, *other))
        }
        _ => Ok(one_by_one(&mut forest, pattern, budget)),
    }
}

fn sum(weights: &[u64]) -> u64 {
    weights.iter().fold(0, |sum, weight| sum.saturating_add(*weight))
}

/// The root that is the parent of both nodes.
fn common_parent(forest: &Forest, one: usize, other: usize) -> Option<usize> {
    let parent = |node: usize| forest.branches[node].as_ref().map(|table| table.from);
    parent(one).filter(|middle| parent(other) == Some(*middle) && forest.branches[*middle].is_none())
}

/// Stands for no place.
const NOWHERE: u32 = u32::MAX;

/// Counts matches in which two children of a root are distinct: all, less those in which they are the same.
fn apart(forest: &Forest, middle: usize, one: usize, other: usize) -> u64 {
    let mut kept = vec![false; forest.levels.len()];
    (kept[one], kept[other]) = (true, true);
    let Weights { whole, hanging } = forest.weights(&kept);
    let (Some(first), Some(second)) = (&forest.branches[one], &forest.branches[other]) else { return 0 };
    let same: Vec<u32> = forest.levels[other]
        .entities
        .iter()
        .map(|entity| forest.levels[one].place(*entity).unwrap_or(NOWHERE))
        .collect();
    let mut marks = vec![u32::MAX; forest.levels[one].len()];
    let mut total = 0u128;
    for (row, hanging) in (0..).zip(&hanging[middle]).filter(|(_, hanging)| **hanging > 0) {
        let (firsts, seconds) = (first.row(row as usize), second.row(row as usize));
        let (mut left, mut right, mut both) = (0u128, 0u128, 0u128);
        for place in firsts {
            marks[*place as usize] = row;
            left += u128::from(whole[one][*place as usize]);
        }
        for place in seconds {
            let weight = u128::from(whole[other][*place as usize]);
            right += weight;
            let twin = same[*place as usize];
            if twin != NOWHERE && marks[twin as usize] == row {
                both += weight.saturating_mul(u128::from(whole[one][twin as usize]));
            }
        }
        let ways = left.saturating_mul(right).saturating_sub(both);
        total = total.saturating_add(ways.saturating_mul(u128::from(*hanging)));
    }
    let others = forest.roots().filter(|root| *root != middle);
    let total = u64::try_from(total).unwrap_or(u64::MAX);
    others.fold(total, |product, root| product.saturating_mul(sum(&whole[root])))
}

/// Goes through the entities of nodes that checks are about and of those above them, and multiplies what hangs below.
fn one_by_one(forest: &mut Forest, pattern: &PreparedPattern<'_>, budget: &mut Budget) -> u64 {
    let mut given = vec![false; forest.levels.len()];
    for check in &forest.checks {
        for mut node in [ends(check, pattern).0, ends(check, pattern).1] {
            while !core::mem::replace(&mut given[node], true)
                && let Some(table) = &forest.branches[node]
            {
                node = table.from;
            }
        }
    }
    let weights = forest.weights(&given);
    forest.prune(&weights);
    let apart = forest.roots().filter(|root| !given[*root]);
    let rest = apart.fold(1u64, |product, root| product.saturating_mul(sum(&weights.whole[root])));
    if rest == 0 {
        return 0;
    }
    let given_nodes: Vec<usize> = (0..given.len()).filter(|node| given[*node]).collect();
    let mut cursor = Cursor::new(forest, pattern, &given);
    let mut walks = Walks::new(&pattern.paths);
    let mut total = 0u64;
    while cursor.advance(forest, &weights, &mut walks, pattern, budget) {
        let hanging = |node: &usize| weights.hanging[*node][cursor.places()[*node] as usize];
        total = total.saturating_add(given_nodes.iter().map(hanging).fold(1, u64::saturating_mul));
    }
    total.saturating_mul(rest)
}
