//! Networks in which every entity has kept its degrees.

use crate::model::Sign;
use crate::query::plan::{Budget, LimitKind};

use super::network::{EdgeClass, Network};

/// A network whose edges are exchanged at random: two edges of one class, `a → x` and `b → y`, become `a → y` and `b → x`, unless
/// one of these is there with that sign. So every regulator keeps the number of its statements of each predicate and sign,
/// and every target that of the statements about it. After many exchanges, each such network is equally probable.
pub(super) struct Permutation {
    pub(super) network: Network,
    /// Which edges there are of each sign.
    present: [Present; 2],
    random: Random,
}

/// A bit for each regulator and target.
struct Present {
    bits: Vec<u64>,
    targets: usize,
}

/// Attempts to exchange for each edge, before the first network and between two.
const AT_FIRST: u64 = 10;
const BETWEEN: u64 = 1;

impl Permutation {
    /// Starts from a network.
    ///
    /// # Errors
    ///
    /// The memory limit.
    pub(super) fn new(network: Network, seed: u64, budget: &mut Budget) -> Result<Self, LimitKind> {
        let (regulators, targets) = (network.regulators.len(), network.targets.len());
        let words = regulators.saturating_mul(targets).div_ceil(64);
        budget.keep(words.saturating_mul(2 * size_of::<u64>()))?;
        let mut present = [0; 2].map(|_| Present { bits: vec![0; words], targets });
        for class in &network.classes {
            let of_sign = &mut present[usize::from(class.sign == Sign::Negative)];
            for [regulator, target] in &class.edges {
                of_sign.set(*regulator, *target, true);
            }
        }
        let mut permutation = Self { network, present, random: Random(seed) };
        permutation.exchange(AT_FIRST, budget)?;
        Ok(permutation)
    }

    /// Goes on to another network.
    ///
    /// # Errors
    ///
    /// A limit that was met.
    pub(super) fn advance(&mut self, budget: &mut Budget) -> Result<(), LimitKind> {
        self.exchange(BETWEEN, budget)
    }

    fn exchange(&mut self, times: u64, budget: &mut Budget) -> Result<(), LimitKind> {
        /// Attempts between two looks at the clock.
        const AT_ONCE: u64 = 1 << 14;
        let Self { network, present, random } = self;
        for EdgeClass { sign, edges } in &mut network.classes {
            let of_sign = &mut present[usize::from(*sign == Sign::Negative)];
            let mut left = if edges.len() > 1 { times * edges.len() as u64 } else { 0 };
            while left > 0 {
                let now = left.min(AT_ONCE);
                budget.spend(now)?;
                left -= now;
                for _ in 0..now {
                    let (first, second) = (random.below(edges.len()), random.below(edges.len()));
                    let (Some(&[a, x]), Some(&[b, y])) = (edges.get(first), edges.get(second)) else { continue };
                    if a == b || x == y || of_sign.has(a, y) || of_sign.has(b, x) {
                        continue;
                    }
                    for (regulator, target, is_there) in [(a, x, false), (b, y, false), (a, y, true), (b, x, true)] {
                        of_sign.set(regulator, target, is_there);
                    }
                    edges[first] = [a, y];
                    edges[second] = [b, x];
                }
            }
        }
        Ok(())
    }
}

impl Present {
    const fn place(&self, regulator: u32, target: u32) -> (usize, u64) {
        let bit = regulator as usize * self.targets + target as usize;
        (bit / 64, 1 << (bit % 64))
    }

    fn has(&self, regulator: u32, target: u32) -> bool {
        let (word, bit) = self.place(regulator, target);
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    fn set(&mut self, regulator: u32, target: u32, is_there: bool) {
        let (word, bit) = self.place(regulator, target);
        if let Some(word) = self.bits.get_mut(word) {
            *word = if is_there { *word | bit } else { *word & !bit };
        }
    }
}

/// Numbers that look drawn at random, the same for the same seed: `SplitMix64` (Steele, Lea and Flood 2014,
/// doi:10.1145/2714064.2660195).
struct Random(u64);

impl Random {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; those of 2⁶⁴ that are drawn too often by a hair are not rejected.
    #[expect(clippy::cast_possible_truncation, reason = "the high half of the product is below the bound")]
    const fn below(&mut self, bound: usize) -> usize {
        ((self.next() as u128 * bound as u128) >> 64) as usize
    }
}
