//! The sequence of vertices in a layer: so that few links cross.

use super::crossings::{between, crossings};
use super::digraph::Layered;

/// The most work that sweeps may do, in vertices and edges looked at.
const WORK: usize = 3_000_000;

/// Puts the vertices of each layer in a sequence in which few edges cross: sweeps to and fro that sort by the
/// mean place of the neighbours, then swaps of neighbours in a layer while they help. The best seen is kept.
///
/// # Complexity
///
/// At most 24 sweeps, fewer for large graphs; a sweep takes (vertices + edges) · log.
pub(super) fn arrange(layered: &mut Layered) -> u64 {
    first_sequence(layered);
    let size = layered.vertices() + layered.chains.iter().map(Vec::len).sum::<usize>() + 1;
    let sweeps = (WORK / size / 8).clamp(2, 24);
    let mut best = (crossings(layered), layered.layers.clone());
    for sweep in 0..sweeps {
        if best.0 == 0 {
            break;
        }
        let count = layered.layers.len();
        if sweep % 2 == 0 {
            (1..count).for_each(|layer| sort(layered, layer, |it| &it.before, sweep % 4 == 0));
        } else {
            (0..count.saturating_sub(1)).rev().for_each(|layer| sort(layered, layer, |it| &it.after, sweep % 4 == 1));
        }
        transpose(layered);
        let now = crossings(layered);
        if now < best.0 {
            best = (now, layered.layers.clone());
        }
    }
    layered.layers = best.1;
    layered.number();
    best.0
}

/// Vertices as a search in depth from the left meets them, so that what belongs together starts together.
fn first_sequence(layered: &mut Layered) {
    let mut seen = vec![false; layered.vertices()];
    let mut layers = vec![Vec::new(); layered.layers.len()];
    let roots: Vec<usize> = layered.layers.iter().flatten().copied().collect();
    for root in roots {
        let mut stack = vec![root];
        while let Some(vertex) = stack.pop() {
            if !core::mem::replace(&mut seen[vertex], true) {
                layers[layered.layer[vertex]].push(vertex);
                stack.extend(layered.after[vertex].iter().rev().filter(|&&next| !seen[next]));
            }
        }
    }
    layered.layers = layers;
    layered.number();
}

/// Sorts a layer by the mean place of the neighbours on one side; what has none keeps its place. Where means
/// are equal, every other sweep turns the sequence, so that it does not rest in the first one.
fn sort(layered: &mut Layered, layer: usize, side: fn(&Layered) -> &[Vec<usize>], turns: bool) {
    let sides = side(layered);
    let mean = |vertex: usize| {
        let (mut sum, mut count) = (0_u64, 0_u64);
        for &neighbour in &sides[vertex] {
            sum += layered.place[neighbour] as u64;
            count += 1;
        }
        (sum << 16).checked_div(count)
    };
    let row = &layered.layers[layer];
    let mut joined: Vec<(u64, usize)> =
        row.iter().filter_map(|&vertex| mean(vertex).map(|mean| (mean, vertex))).collect();
    if turns {
        joined.reverse();
    }
    joined.sort_by_key(|(mean, _)| *mean);
    let mut joined = joined.into_iter().map(|(_, vertex)| vertex);
    let sorted: Vec<usize> = row
        .iter()
        .map(|&vertex| if sides[vertex].is_empty() { vertex } else { joined.next().unwrap_or(vertex) })
        .collect();
    for (place, &vertex) in sorted.iter().enumerate() {
        layered.place[vertex] = place;
    }
    layered.layers[layer] = sorted;
}

/// Swaps vertices that follow each other while that takes crossings away, a few times over.
fn transpose(layered: &mut Layered) {
    for _ in 0..4 {
        let mut has_swapped = false;
        for layer in 0..layered.layers.len() {
            for place in 1..layered.layers[layer].len() {
                let (first, second) = (layered.layers[layer][place - 1], layered.layers[layer][place]);
                let cost = |first: usize, second: usize| {
                    between(&layered.before[first], &layered.before[second], &layered.place)
                        + between(&layered.after[first], &layered.after[second], &layered.place)
                };
                if cost(second, first) < cost(first, second) {
                    layered.layers[layer].swap(place - 1, place);
                    (layered.place[first], layered.place[second]) = (place, place - 1);
                    has_swapped = true;
                }
            }
        }
        if !has_swapped {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_that_need_not_be_go() {
        let mut all_to_all = Layered::new(vec![0, 0, 1, 1], &[(0, 2), (0, 3), (1, 2), (1, 3)]);
        assert_eq!(arrange(&mut all_to_all), 1);
        let mut ladder = Layered::new(vec![0, 0, 0, 1, 1, 1], &[(0, 5), (1, 4), (2, 3)]);
        assert_eq!(arrange(&mut ladder), 0);
    }
}
