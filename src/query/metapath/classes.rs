//! Which positions of a metapath may hold the same entity.

use crate::text::{distinct, make_distinct};

use super::matrix::{Cell, Matrix};
use super::reach::{Pairs, Reach};
use super::selection::{Selection, Side};

/// Positions in classes: those that may hold the same entity are in one, and share a numbering.
///
/// The entities decide, not the categories: two positions are in one class if an entity is at both, or
/// if that is so of each and a third.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// The class of each position.
    pub(super) of: Vec<usize>,
    /// The entities of each class, in order; their places are their numbers.
    pub(super) nodes: Vec<Vec<u32>>,
    /// The number of each entity in its class.
    local: Vec<u32>,
}

impl Classes {
    pub(super) fn of(positions: &[Vec<u32>], node_count: usize) -> Self {
        let mut of: Vec<usize> = (0..positions.len()).collect();
        let mut local = vec![0; node_count];
        for (place, nodes) in positions.iter().enumerate() {
            for node in nodes {
                // Until numbers are given, a column holds one more than the first position of an entity.
                let slot = &mut local[*node as usize];
                match (*slot as usize).checked_sub(1) {
                    Some(first) if of[first] != of[place] => unite(&mut of, first, place),
                    Some(_) => {}
                    None => *slot = u32::try_from(place + 1).unwrap_or(u32::MAX),
                }
            }
        }
        let names: Vec<usize> = distinct(of.clone());
        for class in &mut of {
            // Each class is among the names, so the names below it count its place.
            *class = names.partition_point(|name| name < class);
        }
        let mut nodes = vec![Vec::new(); names.len()];
        for (class, position) in of.iter().zip(positions) {
            nodes[*class].extend_from_slice(position);
        }
        for nodes in &mut nodes {
            make_distinct(nodes);
            for (number, node) in (0..).zip(nodes) {
                local[*node as usize] = number;
            }
        }
        Self { of, nodes, local }
    }

    /// The number of an entity in the class of a position.
    pub(super) fn number(&self, position: usize, node: u32) -> Option<usize> {
        self.nodes[self.of[position]].binary_search(&node).ok()
    }

    /// The matrix of each step. A pair weighs the power of the degrees of its two entities, and that of an
    /// entity with itself is left out, since no path goes there; it counts for the degrees.
    pub(super) fn matrices(&self, reach: &Reach, selections: &[Selection<'_>], damping: f64) -> Vec<Matrix> {
        let mut powers = Powers { damping, known: Vec::new() };
        let steps = reach.steps.iter().zip(selections).enumerate();
        steps
            .map(|(step, (pairs, selection))| {
                let (at, across) = match pairs.side {
                    Side::Left => (step, step + 1),
                    Side::Right => (step + 1, step),
                };
                let others = &reach.positions[across];
                let matrix = self.matrix(pairs, self.of[at], self.of[across], others, selection, &mut powers);
                if pairs.side == Side::Left { matrix } else { matrix.transposed() }
            })
            .collect()
    }

    fn matrix(
        &self,
        pairs: &Pairs,
        class: usize,
        across: usize,
        others: &[u32],
        selection: &Selection<'_>,
        powers: &mut Powers,
    ) -> Matrix {
        let opposite = if pairs.side == Side::Left { Side::Right } else { Side::Left };
        let mut weights = vec![0.0; self.nodes[across].len()];
        let mut found = Vec::new();
        for other in others {
            let degree = if let Some(degrees) = &pairs.across {
                degrees[*other as usize] as usize
            } else {
                selection.neighbours(*other, opposite, &mut found);
                found.len()
            };
            weights[self.local[*other as usize] as usize] = powers.of(degree);
        }
        let mut matrix = Matrix::new(self.nodes[across].len());
        let mut known =
            pairs.nodes.iter().zip(pairs.starts.iter().zip(pairs.starts.iter().skip(1))).zip(&pairs.degrees).peekable();
        for node in &self.nodes[class] {
            if let Some(((_, (start, end)), degree)) = known.next_if(|((known, _), _)| *known == node) {
                let own = powers.of(*degree as usize);
                for other in pairs.others[*start..*end].iter().filter(|other| *other != node) {
                    let column = self.local[*other as usize];
                    matrix.push(column, Cell { count: 1.0, weight: own * weights[column as usize] });
                }
            }
            matrix.end_row();
        }
        matrix
    }
}

fn unite(of: &mut [usize], one: usize, other: usize) {
    let (kept, given_up) = (of[one].min(of[other]), of[one].max(of[other]));
    of.iter_mut().filter(|class| **class == given_up).for_each(|class| *class = kept);
}

/// Powers of degrees, each computed once.
struct Powers {
    damping: f64,
    known: Vec<f64>,
}

impl Powers {
    #[expect(clippy::cast_precision_loss, reason = "a degree is below 2^32")]
    fn of(&mut self, degree: usize) -> f64 {
        if degree >= self.known.len() {
            let damping = self.damping;
            self.known.extend((self.known.len()..=degree).map(|degree| (degree.max(1) as f64).powf(-damping)));
        }
        self.known[degree]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_that_share_an_entity_are_in_one_class() {
        let check = |positions: &[&[u32]], expected: &[usize]| {
            let positions: Vec<Vec<u32>> = positions.iter().map(|nodes| nodes.to_vec()).collect();
            assert_eq!(Classes::of(&positions, 10).of, expected);
        };
        check(&[&[0, 1], &[2, 3], &[4]], &[0, 1, 2]);
        check(&[&[0, 1], &[2, 3], &[1, 4]], &[0, 1, 0]);
        check(&[&[0], &[1], &[2], &[1, 2], &[5]], &[0, 1, 1, 1, 2]);
        check(&[&[5], &[0, 1], &[2], &[0, 2], &[9, 5]], &[0, 1, 1, 1, 0]);
        check(&[&[], &[1], &[]], &[0, 1, 2]);
    }

    #[test]
    fn entities_of_a_class_are_numbered_together() {
        let classes = Classes::of(&[vec![1, 7], vec![2], vec![0, 7]], 10);
        assert_eq!(classes.nodes, [vec![0, 1, 7], vec![2]]);
        assert_eq!((classes.number(0, 7), classes.number(1, 2), classes.number(2, 5)), (Some(2), Some(0), None));
    }
}
