//! Which edges there are.

use rustc_hash::FxHashSet;

use crate::query::plan::{Budget, LimitKind};

/// Which edges there are, by the numbers of their ends.
#[derive(Clone, Debug)]
pub(crate) enum Present {
    /// A bit for each pair: fastest, where there are few.
    Bits {
        /// By first end, then by second.
        bits: Vec<u64>,
        /// How many second ends there are.
        seconds: usize,
    },
    /// The pairs that there are.
    Pairs(FxHashSet<[u32; 2]>),
}

impl Present {
    /// None yet, with a bit for each pair.
    ///
    /// # Errors
    ///
    /// The memory limit.
    pub(crate) fn bits(firsts: usize, seconds: usize, budget: &mut Budget) -> Result<Self, LimitKind> {
        let words = firsts.saturating_mul(seconds).div_ceil(64);
        budget.keep(words.saturating_mul(size_of::<u64>()))?;
        Ok(Self::Bits { bits: vec![0; words], seconds })
    }

    /// Those of a list.
    ///
    /// # Errors
    ///
    /// The memory limit.
    pub(crate) fn pairs(edges: &[[u32; 2]], budget: &mut Budget) -> Result<Self, LimitKind> {
        budget.keep(edges.len().saturating_mul(2 * size_of::<[u32; 3]>()))?;
        Ok(Self::Pairs(edges.iter().copied().collect()))
    }

    pub(super) fn has(&self, edge: [u32; 2]) -> bool {
        match self {
            Self::Bits { bits, seconds } => {
                let (word, bit) = place(edge, *seconds);
                bits.get(word).is_some_and(|word| word & bit != 0)
            }
            Self::Pairs(pairs) => pairs.contains(&edge),
        }
    }

    pub(crate) fn add(&mut self, edge: [u32; 2]) {
        match self {
            Self::Bits { bits, seconds } => {
                let (word, bit) = place(edge, *seconds);
                bits.get_mut(word).into_iter().for_each(|word| *word |= bit);
            }
            Self::Pairs(pairs) => drop(pairs.insert(edge)),
        }
    }

    pub(super) fn remove(&mut self, edge: [u32; 2]) {
        match self {
            Self::Bits { bits, seconds } => {
                let (word, bit) = place(edge, *seconds);
                bits.get_mut(word).into_iter().for_each(|word| *word &= !bit);
            }
            Self::Pairs(pairs) => drop(pairs.remove(&edge)),
        }
    }
}

const fn place([first, second]: [u32; 2], seconds: usize) -> (usize, u64) {
    let bit = first as usize * seconds + second as usize;
    (bit / 64, 1 << (bit % 64))
}
