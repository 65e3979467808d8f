//! Counts crossings.

use super::digraph::Layered;

/// How many pairs of edges cross.
///
/// # Complexity
///
/// Edges · log edges: inversions, counted in a tree of sums (Barth, Jünger and Mutzel, Simple and Efficient
/// Bilayer Cross Counting, 2002).
pub(super) fn crossings(layered: &Layered) -> u64 {
    let mut sum = 0;
    for row in &layered.layers {
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for &vertex in row {
            ends.extend(layered.after[vertex].iter().map(|&next| (layered.place[vertex], layered.place[next])));
        }
        ends.sort_unstable();
        sum += inversions(&ends);
    }
    sum
}

/// How many later ends lie strictly before earlier ones.
fn inversions(ends: &[(usize, usize)]) -> u64 {
    let most = ends.iter().map(|(_, place)| place + 1).max().unwrap_or(0);
    let mut tree = vec![0_u64; most + 1];
    let mut sum = 0;
    for (count, &(_, place)) in ends.iter().enumerate() {
        let mut not_after = 0;
        let mut node = place + 1;
        while node > 0 {
            not_after += tree[node];
            node &= node - 1;
        }
        sum += count as u64 - not_after;
        node = place + 1;
        while node <= most {
            tree[node] += 1;
            node += node & node.wrapping_neg();
        }
    }
    sum
}

/// How many edges of two vertices cross, if the first stands before the second.
pub(super) fn between(first: &[usize], second: &[usize], place: &[usize]) -> u64 {
    let mut sum = 0;
    for &one in first {
        sum += second.iter().filter(|&&other| place[other] < place[one]).count() as u64;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn crossings_are_those_of_every_pair(links in prop::collection::vec((0_usize..6, 6_usize..12), 0..30)) {
            let layered = Layered::new((0..12).map(|node| node / 6).collect(), &links);
            let mut slow = 0;
            for (number, one) in links.iter().enumerate() {
                for other in &links[..number] {
                    slow += u64::from((one.0 < other.0 && one.1 > other.1) || (one.0 > other.0 && one.1 < other.1));
                }
            }
            prop_assert_eq!(crossings(&layered), slow);
        }
    }
}
