//! Exchanging the ends of edges.

use crate::query::plan::{Budget, LimitKind};

use super::present::Present;
use super::random::Random;

/// How the two ends of edges are numbered, and so which edges there cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// Each side for itself: nothing is on both.
    Apart,
    /// Together: no edge joins an entity to itself.
    Directed,
    /// Together, and an edge reads both ways: it is there once, the lesser end first.
    Undirected,
}

/// Tries so many times to exchange the ends of two edges: `a → x` and `b → y` become `a → y` and `b → x`, unless one of
/// these is there or cannot be. So each entity keeps the number of edges that start and end there. After many exchanges,
/// each such network is equally probable.
///
/// # Errors
///
/// A limit that was met.
pub(crate) fn exchange(
    edges: &mut [[u32; 2]],
    present: &mut Present,
    ends: Ends,
    attempts: u64,
    random: &mut Random,
    budget: &mut Budget,
) -> Result<(), LimitKind> {
    /// Attempts between two looks at the clock.
    const AT_ONCE: u64 = 1 << 14;
    let edge = |first: u32, second: u32| match ends {
        Ends::Undirected if second < first => [second, first],
        _ => [first, second],
    };
    let mut left = if edges.len() > 1 { attempts } else { 0 };
    while left > 0 {
        let now = left.min(AT_ONCE);
        budget.spend(now)?;
        left -= now;
        for _ in 0..now {
            let (first, second) = (random.below(edges.len()), random.below(edges.len()));
            let (Some(&[a, x]), Some(&other)) = (edges.get(first), edges.get(second)) else { continue };
            // Read one way alone, the lesser ends would never be joined.
            let is_turned = ends == Ends::Undirected && random.below(2) == 1;
            let [b, y] = if is_turned { [other[1], other[0]] } else { other };
            let (one, two) = (edge(a, y), edge(b, x));
            if a == b || x == y || (ends != Ends::Apart && (a == y || b == x)) || present.has(one) || present.has(two) {
                continue;
            }
            present.remove(edge(a, x));
            present.remove(edge(b, y));
            present.add(one);
            present.add(two);
            edges[first] = one;
            edges[second] = two;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::query::plan::Limits;

    /// How often each network with the same degrees is drawn.
    fn drawn(edges: &[[u32; 2]], ends: Ends, bits: bool) -> BTreeMap<Vec<[u32; 2]>, u32> {
        let mut budget = Budget::new(Limits::unlimited());
        let mut present = Present::pairs(edges, &mut budget).unwrap();
        if bits {
            present = Present::bits(8, 8, &mut budget).unwrap();
            for edge in edges {
                present.add(*edge);
            }
        }
        let (mut edges, mut random) = (edges.to_vec(), Random(1));
        let mut counts = BTreeMap::new();
        for _ in 0..20_000 {
            exchange(&mut edges, &mut present, ends, 12, &mut random, &mut budget).unwrap();
            let mut network = edges.clone();
            network.sort_unstable();
            *counts.entry(network).or_insert(0) += 1;
        }
        counts
    }

    #[test]
    fn every_network_of_the_same_degrees_is_drawn_as_often() {
        // Undirected: a ring of four has three networks of its degrees. Directed, without loops: the derangements of four.
        let ring = [[0, 1], [1, 2], [2, 3], [0, 3]];
        let cycle = [[0, 1], [1, 2], [2, 3], [3, 0]];
        // Apart: two edges of one start and one of each of two others to three ends, one of them twice.
        let apart = [[0, 0], [0, 1], [1, 0], [2, 2]];
        for (edges, ends, networks) in
            [(&ring, Ends::Undirected, 3), (&cycle, Ends::Directed, 9), (&apart, Ends::Apart, 5)]
        {
            let counts = drawn(edges, ends, false);
            assert_eq!(counts, drawn(edges, ends, true), "bits and pairs say the same");
            assert_eq!(counts.len(), networks, "{counts:?}");
            let expected = 20_000 / u32::try_from(networks).unwrap();
            assert!(counts.values().all(|count| count.abs_diff(expected) < expected / 10), "{counts:?}");
        }
    }
}
