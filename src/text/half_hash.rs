//! Half of a hash, kept in a table beside the number of what was hashed.

use core::hash::Hasher;

use rustc_hash::FxHasher;

/// Half of a hash, of which a whole one is made. A table that keeps it grows without looking at what its numbers
/// represent, and looks at little else than what it searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HalfHash(u32);

impl HalfHash {
    #[expect(clippy::cast_possible_truncation, reason = "both halves are in it")]
    pub(crate) fn of(write: impl FnOnce(&mut FxHasher)) -> Self {
        let mut hasher = FxHasher::default();
        write(&mut hasher);
        let hash = hasher.finish();
        // What is written as one number mixes unevenly: either half alone may hardly differ.
        Self((hash ^ (hash >> 32)) as u32)
    }

    /// The hash for the table.
    pub(crate) const fn whole(self) -> u64 {
        (self.0 as u64) << 32 | self.0 as u64
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn pairs_of_numbers_differ_in_their_half_wherever_they_differ() {
        for shift in [0, 8, 16, 24] {
            let pairs = (0..64u64).flat_map(|one| (0..64u64).map(move |other| (one << shift, other << shift)));
            let hashes: HashSet<u32> =
                pairs.map(|(one, other)| HalfHash::of(|hasher| hasher.write_u64(one << 32 | other)).0).collect();
            assert!(hashes.len() > 4090, "{} hashes of 4096 pairs", hashes.len());
        }
    }
}
