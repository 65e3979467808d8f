//! Numbers that look drawn at random.

/// Numbers that look drawn at random, the same for the same seed: `SplitMix64` (Steele, Lea and Flood 2014,
/// doi:10.1145/2714064.2660195).
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

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
    pub(crate) const fn below(&mut self, bound: usize) -> usize {
        ((self.next() as u128 * bound as u128) >> 64) as usize
    }
}
