//! The walks whose counts add up to that of paths.
//!
//! A walk may come back to an entity, a path may not. The paths are the walks, less those that are at one
//! entity twice, and so on: inclusion and exclusion. Each way to put equal positions together is a term, the
//! number of walks in which they are equal, with a sign and a factor: for a block of *m* positions
//! (−1)^(m−1) (m−1)!, the Möbius function of the lattice of partitions (Rota 1964). Positions that follow
//! each other are never put together, since no step joins an entity to itself; nor are the first and the
//! last, since pairs of an entity with itself are left out of the result.

use super::network;

/// One way to put positions together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub(super) coefficient: f64,
    /// The block of each position, numbered as they first occur.
    pub(super) blocks: Vec<usize>,
}

/// The most terms that are worth their while.
const MOST: usize = 64;

/// The terms for positions of these classes, the one with every position by itself first; `None` if they
/// are too many, or if there is one that products cannot count.
pub(super) fn terms(classes: &[usize]) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    let mut blocks = Vec::with_capacity(classes.len());
    (extend(classes, &mut blocks, 1.0, &mut terms) && terms.iter().all(|term| network::is_reducible(&term.blocks)))
        .then_some(terms)
}

/// Puts the next position into a new block, then into each block that it fits; false once there are too many.
fn extend(classes: &[usize], blocks: &mut Vec<usize>, coefficient: f64, terms: &mut Vec<Term>) -> bool {
    let position = blocks.len();
    let Some(class) = classes.get(position) else {
        terms.push(Term { coefficient, blocks: blocks.clone() });
        return terms.len() <= MOST;
    };
    let new = blocks.iter().max().map_or(0, |last| last + 1);
    for block in core::iter::once(new).chain(0..new) {
        let held: Vec<usize> = (0..position).filter(|held| blocks[*held] == block).collect();
        let is_last = position + 1 == classes.len();
        let fits = held.iter().all(|held| classes[*held] == *class && held + 1 != position && !(is_last && *held == 0));
        if !fits {
            continue;
        }
        blocks.push(block);
        #[expect(clippy::cast_precision_loss, reason = "a metapath has few positions")]
        let factor = if held.is_empty() { 1.0 } else { -(held.len() as f64) };
        let goes_on = extend(classes, blocks, coefficient * factor, terms);
        blocks.pop();
        if !goes_on {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(classes: &[usize], expected: &[(f64, &[usize])]) {
        let found = terms(classes).unwrap();
        let found: Vec<(f64, &[usize])> = found.iter().map(|term| (term.coefficient, term.blocks.as_slice())).collect();
        assert_eq!(found, expected, "{classes:?}");
    }

    #[test]
    fn positions_of_a_class_are_put_together_in_every_way() {
        check(&[0, 1, 2], &[(1.0, &[0, 1, 2])]);
        // GiGiG: the result keeps the first and the last apart.
        check(&[0, 0, 0], &[(1.0, &[0, 1, 2])]);
        // CbGpPWpGaD
        check(&[0, 1, 2, 1, 3], &[(1.0, &[0, 1, 2, 3, 4]), (-1.0, &[0, 1, 2, 1, 3])]);
        // DaGaDaG
        check(
            &[0, 1, 0, 1],
            &[(1.0, &[0, 1, 2, 3]), (-1.0, &[0, 1, 2, 1]), (-1.0, &[0, 1, 0, 2]), (1.0, &[0, 1, 0, 1])],
        );
    }

    #[test]
    fn metapaths_of_five_steps_are_counted_by_products() {
        // Every way to give six positions classes.
        for number in 0..6usize.pow(5) {
            let classes: Vec<usize> =
                (0..6).map(|place| if place == 0 { 0 } else { number / 6usize.pow(place - 1) % 6 }).collect();
            assert!(terms(&classes).is_some(), "{classes:?}");
        }
    }

    #[test]
    fn too_many_terms_are_none() {
        assert!(terms(&[0; 12]).is_none());
    }
}
