//! How high each vertex stands: near its neighbours, with long links straight.
//!
//! After Brandes and Köpf, Fast and Simple Horizontal Coordinate Assignment (2001): vertices are joined to
//! blocks of one height, once for each of four preferences, and each takes the mean of its two middle heights.

use rustc_hash::FxHashSet;

use super::digraph::Layered;

/// The height of the middle of each vertex, from 0 for the uppermost. `separation` tells how far the middles of
/// two vertices are apart at least that follow each other in a layer.
///
/// # Complexity
///
/// Linear in vertices and edges, but for sorting the neighbours of each vertex.
pub(super) fn heights(layered: &Layered, separation: impl Fn(usize, usize) -> i32) -> Vec<i32> {
    let conflicts = conflicts(layered);
    let mut four = Vec::with_capacity(4);
    for from_right in [false, true] {
        for from_below in [false, true] {
            let mut layers = layered.layers.clone();
            if from_right {
                layers.reverse();
            }
            if from_below {
                for row in &mut layers {
                    row.reverse();
                }
            }
            let towards = if from_right { &layered.after } else { &layered.before };
            let root = blocks(&layers, towards, &conflicts);
            let apart = |one: usize, other: usize| {
                if from_below { separation(other, one) } else { separation(one, other) }
            };
            let mut heights = compact(&layers, &root, apart);
            if from_below {
                for height in &mut heights {
                    *height = -*height;
                }
            }
            four.push((from_below, heights));
        }
    }
    let extent = |heights: &[i32]| {
        let low = heights.iter().min().copied().unwrap_or(0);
        (low, heights.iter().max().copied().unwrap_or(0) - low)
    };
    let narrowest = four.iter().map(|(_, heights)| extent(heights).1).min().unwrap_or(0);
    for (from_below, heights) in &mut four {
        let (low, size) = extent(heights);
        let shift = if *from_below { narrowest - size - low } else { -low };
        for height in heights {
            *height += shift;
        }
    }
    let mut heights: Vec<i32> = (0..layered.vertices())
        .map(|vertex| {
            let mut of: Vec<i32> = four.iter().map(|(_, heights)| heights[vertex]).collect();
            of.sort_unstable();
            (of[1] + of[2]).div_euclid(2)
        })
        .collect();
    let low = extent(&heights).0;
    for height in &mut heights {
        *height -= low;
    }
    heights
}

/// The edges that cross a piece of a long link, which goes straight before them.
fn conflicts(layered: &Layered) -> FxHashSet<(usize, usize)> {
    let mut conflicts = FxHashSet::default();
    for row in layered.layers.iter().skip(1) {
        let (mut from, mut next) = (0, 0);
        for (place, &vertex) in row.iter().enumerate() {
            let held =
                layered.before[vertex].iter().find(|&&before| layered.is_held(vertex) && layered.is_held(before));
            if held.is_none() && place + 1 < row.len() {
                continue;
            }
            let to = held.map_or(usize::MAX, |&before| layered.place[before]);
            for &other in &row[next..=place] {
                for &before in &layered.before[other] {
                    let at = layered.place[before];
                    if (at < from || at > to) && !(layered.is_held(other) && layered.is_held(before)) {
                        conflicts.insert((before, other));
                    }
                }
            }
            next = place + 1;
            from = held.map_or(from, |&before| layered.place[before]);
        }
    }
    conflicts
}

/// The block of each vertex, named by its first: each vertex joins the block of its middle neighbour, if that
/// crosses no other joint.
fn blocks(layers: &[Vec<usize>], towards: &[Vec<usize>], conflicts: &FxHashSet<(usize, usize)>) -> Vec<usize> {
    let mut place = vec![0; towards.len()];
    for row in layers {
        row.iter().enumerate().for_each(|(at, &vertex)| place[vertex] = at);
    }
    let mut root: Vec<usize> = (0..towards.len()).collect();
    let mut is_taken = vec![false; towards.len()];
    for row in layers {
        let mut free_from = 0;
        for &vertex in row {
            let mut neighbours = towards[vertex].clone();
            neighbours.sort_unstable_by_key(|&neighbour| place[neighbour]);
            let Some(last) = neighbours.len().checked_sub(1) else { continue };
            for middle in [last / 2, last.div_ceil(2)] {
                let neighbour = neighbours[middle];
                let crosses = conflicts.contains(&(neighbour, vertex)) || conflicts.contains(&(vertex, neighbour));
                if root[vertex] == vertex && !is_taken[neighbour] && place[neighbour] >= free_from && !crosses {
                    root[vertex] = root[neighbour];
                    is_taken[neighbour] = true;
                    free_from = place[neighbour] + 1;
                }
            }
        }
    }
    root
}

/// Puts blocks as high as their neighbours let them, then lowers them towards those that hold them up.
fn compact(layers: &[Vec<usize>], root: &[usize], separation: impl Fn(usize, usize) -> i32) -> Vec<i32> {
    let mut below: Vec<Vec<(usize, i32)>> = vec![Vec::new(); root.len()];
    let mut waits = vec![0_usize; root.len()];
    for row in layers {
        for pair in row.windows(2) {
            below[root[pair[0]]].push((root[pair[1]], separation(pair[0], pair[1])));
            waits[root[pair[1]]] += 1;
        }
    }
    let mut sequence: Vec<usize> = (0..root.len()).filter(|&block| root[block] == block && waits[block] == 0).collect();
    let mut height = vec![0_i32; root.len()];
    let mut next = 0;
    while let Some(&block) = sequence.get(next) {
        next += 1;
        for &(other, apart) in &below[block] {
            height[other] = height[other].max(height[block] + apart);
            waits[other] -= 1;
            if waits[other] == 0 {
                sequence.push(other);
            }
        }
    }
    for &block in sequence.iter().rev() {
        if let Some(lowest) = below[block].iter().map(|&(other, apart)| height[other] - apart).min() {
            height[block] = height[block].max(lowest);
        }
    }
    root.iter().map(|&block| height[block]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::picture::layout::order::arrange;
    use proptest::prelude::*;

    #[test]
    fn a_long_link_is_straight() {
        let mut layered = Layered::new(vec![0, 1, 2, 3], &[(0, 1), (1, 2), (2, 3), (0, 3)]);
        arrange(&mut layered);
        let heights = heights(&layered, |_, _| 10);
        assert_eq!(heights[4], heights[5], "{heights:?}");
        assert_eq!((heights[0], heights[1]), (heights[3], heights[2]), "{heights:?}");
    }

    proptest! {
        #[test]
        fn vertices_keep_their_sequence_and_distance(
            links in prop::collection::vec((0_usize..20, 0_usize..20), 0..60),
        ) {
            let links: Vec<_> = links.into_iter().filter(|(from, to)| from / 4 != to / 4).collect();
            let mut layered = Layered::new((0..20).map(|node| node / 4).collect(), &links);
            arrange(&mut layered);
            let size = |vertex: usize| i32::try_from(vertex % 7).unwrap() + 3;
            let heights = heights(&layered, |one, other| size(one) + size(other));
            for pair in layered.layers.iter().flat_map(|row| row.windows(2)) {
                prop_assert!(heights[pair[1]] - heights[pair[0]] >= size(pair[0]) + size(pair[1]));
            }
        }
    }
}
