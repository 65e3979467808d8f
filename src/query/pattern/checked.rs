//! What a match must meet beside the forest: paths, and entities that are distinct.

use super::explore::Explored;
use super::prepared::PreparedPattern;
use super::tree::{Check, Forest};
use crate::query::plan::{Budget, LimitKind};

/// The forest of a pattern with all its checks.
pub(super) fn forest(pattern: &PreparedPattern<'_>, budget: &mut Budget) -> Result<Forest, LimitKind> {
    let explored = Explored::new(pattern, budget)?;
    let distinct = if pattern.distinct { overlapping(&explored, pattern) } else { Vec::new() };
    let between = match distinct.as_slice() {
        [(one, other)] => middle(&explored, *one, *other),
        _ => None,
    };
    let mut forest = Forest::new(explored, &pattern.starts(), between);
    forest.checks.extend(distinct.into_iter().map(|(one, other)| Check::Distinct(one, other)));
    forest.checks.extend((0..pattern.paths.len()).map(Check::Path));
    Ok(forest)
}

/// The pairs of nodes that could be the same entity. Those that an edge joins are apart already.
fn overlapping(explored: &Explored, pattern: &PreparedPattern<'_>) -> Vec<(usize, usize)> {
    let nodes: Vec<usize> = (0..pattern.nodes.len()).filter(|node| pattern.is_bound[*node]).collect();
    let joined = |one: usize, other: usize| {
        explored.tables.iter().any(|table| [(one, other), (other, one)].contains(&(table.from, table.to)))
    };
    let share = |one: usize, other: usize| {
        let (one, other) = (&explored.levels[one], &explored.levels[other]);
        let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        few.entities.iter().zip(&few.alive).any(|(entity, alive)| *alive && many.place(*entity).is_some())
    };
    let pairs =
        nodes.iter().flat_map(|one| nodes.iter().filter(move |other| one < *other).map(move |other| (*one, *other)));
    pairs.filter(|(one, other)| !joined(*one, *other) && share(*one, *other)).collect()
}

/// The node that edges join to both of two.
fn middle(explored: &Explored, one: usize, other: usize) -> Option<usize> {
    let beside = |node: usize| {
        explored.tables.iter().filter_map(move |table| match (table.from, table.to) {
            (from, to) if from == node => Some(to),
            (from, to) if to == node => Some(from),
            _ => None,
        })
    };
    beside(one).find(|middle| beside(other).any(|found| found == *middle))
}
