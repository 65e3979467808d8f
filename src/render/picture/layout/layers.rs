//! Which column a node stands in: what acts stands before what it acts on.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// How often nodes are moved to where their links are shortest.
const SWEEPS: usize = 8;

/// The layer of each node, from 0. `start` stands in the first layer and `end` alone in the last, if given.
///
/// Along links the layer rises, but for the links that close a cycle: of these, the ones that lead back toward
/// `start` or, where there is none, toward the first node are turned. No two linked nodes share a layer.
///
/// # Complexity
///
/// Linear in nodes and links, times eight.
pub(super) fn layers(count: usize, links: &[(usize, usize)], start: Option<usize>, end: Option<usize>) -> Vec<usize> {
    let links: Vec<(usize, usize)> = acyclic(count, links, start, end);
    let (mut before, mut after) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for &(from, to) in &links {
        after[from].push(to);
        before[to].push(from);
    }
    let sequence = topological(&before, &after);
    let mut layer = vec![0; count];
    for &node in &sequence {
        layer[node] = before[node].iter().map(|&from: &usize| layer[from] + 1).max().unwrap_or(0);
    }
    if let Some(end) = end {
        let others = (0..count).filter(|node| *node != end).map(|node| layer[node] + 1);
        layer[end] = others.max().unwrap_or(0).max(layer[end]);
    }
    let last = layer.iter().copied().max().unwrap_or(0);
    let is_fixed = |node: usize| Some(node) == start && end.is_some() || Some(node) == end;
    for sweep in 0..SWEEPS {
        let mut has_moved = false;
        let mut settle = |node: usize| {
            if is_fixed(node) {
                return;
            }
            let low = before[node].iter().map(|&from| layer[from] + 1).max().unwrap_or(0);
            let high = after[node].iter().map(|&to| layer[to] - 1).min().unwrap_or(last);
            let best = match before[node].len().cmp(&after[node].len()) {
                _ if before[node].is_empty() && after[node].is_empty() => layer[node],
                core::cmp::Ordering::Less => high,
                core::cmp::Ordering::Greater => low,
                core::cmp::Ordering::Equal => layer[node].clamp(low, high),
            };
            has_moved |= best != layer[node];
            layer[node] = best;
        };
        if sweep % 2 == 0 {
            sequence.iter().rev().copied().for_each(&mut settle);
        } else {
            sequence.iter().copied().for_each(&mut settle);
        }
        if !has_moved {
            break;
        }
    }
    closed_up(layer)
}

/// The links without loops, and with those turned that close a cycle.
fn acyclic(count: usize, links: &[(usize, usize)], start: Option<usize>, end: Option<usize>) -> Vec<(usize, usize)> {
    let mut graph = DiGraph::<(), ()>::new();
    for _ in 0..count {
        graph.add_node(());
    }
    let mut after = vec![Vec::new(); count];
    for &(from, to) in links {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
        after[from].push(to);
    }
    let mut component = vec![0; count];
    for (number, members) in kosaraju_scc(&graph).iter().enumerate() {
        for member in members {
            component[member.index()] = number;
        }
    }
    let far = distances(&after, start);
    let rank = |node: usize| (far[node], node);
    // Nothing leads into the start or out of the end; what leads out of the one and into the other stays.
    let (start, end) = (start.filter(|_| end.is_some()), end);
    let turns = |from: usize, to: usize| {
        let is_wrong = Some(to) == start || Some(from) == end;
        let is_right = Some(from) == start || Some(to) == end;
        is_wrong || !is_right && component[from] == component[to] && rank(from) > rank(to)
    };
    let turned = |&(from, to): &(usize, usize)| if turns(from, to) { (to, from) } else { (from, to) };
    links.iter().filter(|(from, to)| from != to).map(turned).collect()
}

/// How many steps lead from the start to each node, at least, where `after` has what each leads to; what the start does not
/// reach is as far as can be.
pub(in crate::render::picture) fn distances(after: &[Vec<usize>], start: Option<usize>) -> Vec<usize> {
    let mut far = vec![usize::MAX; after.len()];
    let mut queue: Vec<usize> = start.into_iter().collect();
    for &node in &queue {
        far[node] = 0;
    }
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        for &to in &after[node] {
            if far[to] == usize::MAX {
                far[to] = far[node] + 1;
                queue.push(to);
            }
        }
    }
    far
}

fn topological(before: &[Vec<usize>], after: &[Vec<usize>]) -> Vec<usize> {
    let mut waits: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut sequence: Vec<usize> = (0..before.len()).filter(|&node| waits[node] == 0).collect();
    let mut next = 0;
    while let Some(&node) = sequence.get(next) {
        next += 1;
        for &to in &after[node] {
            waits[to] -= 1;
            if waits[to] == 0 {
                sequence.push(to);
            }
        }
    }
    sequence
}

/// The layers without empty ones.
fn closed_up(mut layer: Vec<usize>) -> Vec<usize> {
    let mut used = layer.clone();
    used.sort_unstable();
    used.dedup();
    for number in &mut layer {
        *number = used.partition_point(|other| other < number);
    }
    layer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: usize, links: &[(usize, usize)], ends: Option<usize>, expected: &[usize]) {
        assert_eq!(layers(count, links, Some(0), ends), expected);
    }

    #[test]
    fn layers_rise_along_links() {
        check(3, &[(0, 1), (1, 2)], Some(2), &[0, 1, 2]);
        check(4, &[(0, 1), (1, 2), (0, 3), (3, 2), (0, 2)], Some(2), &[0, 1, 2, 1]);
    }

    #[test]
    fn links_that_close_a_cycle_are_turned() {
        check(4, &[(0, 1), (1, 2), (2, 1), (2, 3)], Some(3), &[0, 1, 2, 3]);
        check(3, &[(0, 1), (1, 0), (1, 2), (2, 0)], None, &[0, 1, 2]);
        check(2, &[(0, 0), (0, 1)], Some(1), &[0, 1]);
        check(3, &[(0, 2), (1, 2), (2, 1), (1, 0)], Some(2), &[0, 1, 2]);
    }

    #[test]
    fn ends_that_nothing_joins_stand_apart() {
        check(2, &[], Some(1), &[0, 1]);
    }

    #[test]
    fn what_has_no_cause_stands_next_to_what_it_acts_on() {
        check(5, &[(0, 1), (1, 2), (2, 3), (4, 3)], Some(3), &[0, 1, 2, 3, 2]);
    }
}
