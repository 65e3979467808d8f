//! Ancestor sets as bits, so that "is a" is one bit test.

/// The ancestors of each row of a table whose rows name their parents.
///
/// Row `i` owns `words` consecutive 64-bit words; bit `j` of them says that row `j` is row `i` itself or
/// above it. The tables are fixed, so the sets are computed once, at first use.
#[derive(Debug)]
pub(super) struct Hierarchy {
    words: usize,
    bits: Vec<u64>,
}

impl Hierarchy {
    /// Closes the parent relation of `rows` rows; parents outside the table are left out.
    ///
    /// Each pass unites a row's set with its parents' until nothing changes, so the order of the rows
    /// is free and a cycle would end in equal sets instead of an endless walk.
    pub(super) fn new<P>(rows: usize, parents: impl Fn(usize) -> P) -> Self
    where
        P: IntoIterator<Item = usize>,
    {
        let words = rows.div_ceil(64);
        let mut sets = vec![vec![0_u64; words]; rows];
        for (row, set) in sets.iter_mut().enumerate() {
            if let Some(word) = set.get_mut(row / 64) {
                *word |= 1 << (row % 64);
            }
        }
        let parents: Vec<Vec<usize>> = (0..rows).map(|row| parents(row).into_iter().collect()).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for (row, above) in parents.iter().enumerate() {
                for &parent in above {
                    changed |= unite(&mut sets, row, parent);
                }
            }
        }
        Self { words, bits: sets.concat() }
    }

    /// Whether `descendant` is `ancestor` or below it; rows outside the table are below nothing.
    pub(super) fn is_a(&self, descendant: usize, ancestor: usize) -> bool {
        let (word, bit) = (ancestor / 64, ancestor % 64);
        word < self.words && self.bits.get(descendant * self.words + word).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    /// How many rows are above `row`; a strict descendant always has more than its ancestor.
    pub(super) fn depth(&self, row: usize) -> usize {
        let set = &self.bits[row * self.words..(row + 1) * self.words];
        let own_and_above: u32 = set.iter().map(|word| word.count_ones()).sum();
        (own_and_above as usize).saturating_sub(1)
    }
}

/// Adds the set of `parent` to that of `row`, and says whether that changed it.
fn unite(sets: &mut [Vec<u64>], row: usize, parent: usize) -> bool {
    let Ok([set, above]) = sets.get_disjoint_mut([row, parent]) else {
        return false;
    };
    let mut changed = false;
    for (word, bits) in set.iter_mut().zip(above) {
        changed |= *word | *bits != *word;
        *word |= *bits;
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::Hierarchy;

    #[test]
    fn sets_close_over_parents_in_any_order_and_across_words() {
        // A chain 0 → 1 → … → 129, children listed before their parents.
        let chain = Hierarchy::new(130, |row| (row < 129).then_some(row + 1));
        assert!(chain.is_a(0, 129));
        assert!(chain.is_a(7, 7));
        assert!(!chain.is_a(129, 0));
        assert_eq!(chain.depth(0), 129);
        assert_eq!(chain.depth(129), 0);
    }

    #[test]
    fn rows_outside_the_table_are_below_nothing() {
        let flat = Hierarchy::new(3, |_| None);
        assert!(!flat.is_a(3, 0));
        assert!(!flat.is_a(0, 64));
        assert!(!flat.is_a(0, 3));
    }

    #[test]
    fn a_cycle_ends_in_equal_sets() {
        let cycle = Hierarchy::new(2, |row| Some(1 - row));
        assert!(cycle.is_a(0, 1) && cycle.is_a(1, 0));
    }
}
