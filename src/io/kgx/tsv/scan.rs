//! Where the tabs of a row stand, and whether anything odd stands between them, in one pass.
//!
//! Cells have ten bytes or so, too few for a search that starts anew at each tab. So the row is read in words
//! of eight bytes: of each, one bit a byte says whether it is a tab, and sixty-four of these bits are walked
//! at once.

/// The bytes of a word.
const WIDTH: usize = 8;

/// The words whose bits are walked at once.
const WORDS: usize = 8;

const LOW: u64 = u64::from_ne_bytes([0x01; WIDTH]);
const HIGH: u64 = LOW << 7;

/// Puts the places of the tabs into `places`; true if nothing but printable ASCII stands between them.
pub(super) fn find_tabs(text: &str, places: &mut Vec<usize>) -> bool {
    let (words, rest) = text.as_bytes().as_chunks::<WIDTH>();
    let mut last = [b' '; WIDTH];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let mut odd = 0;
    for (block, words) in words.chunks(WORDS).enumerate() {
        let mut tabs = 0;
        for (place, word) in words.iter().enumerate() {
            let word = Word(u64::from_le_bytes(*word));
            odd |= word.odd();
            tabs |= word.tabs() << (place * WIDTH);
        }
        walk(tabs, block * WORDS * WIDTH, places);
    }
    let last = Word(u64::from_le_bytes(last));
    walk(last.tabs(), words.len() * WIDTH, places);
    odd | last.odd() == 0
}

/// Puts the places of the bits that are set into `places`, which count from `start`.
fn walk(mut bits: u64, start: usize, places: &mut Vec<usize>) {
    while bits != 0 {
        places.push(start + bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// Eight bytes of text, the first in the lowest place.
#[derive(Clone, Copy)]
struct Word(u64);

impl Word {
    /// The high bit of every byte that is `byte`.
    const fn equal(self, byte: u8) -> u64 {
        let difference = self.0 ^ (LOW * byte as u64);
        // A byte without its high bit carries into that bit unless it is zero, and never beyond.
        !(((difference & !HIGH) + !HIGH) | difference) & HIGH
    }

    /// One bit for every byte that is a tab, in the lowest eight bits.
    const fn tabs(self) -> u64 {
        // The product gathers the lowest bits of all bytes in the highest byte.
        ((self.equal(b'\t') >> 7).wrapping_mul(0x0102_0408_1020_4080)) >> 56
    }

    /// Not zero if there is a control character other than a tab, or a byte beyond ASCII.
    const fn odd(self) -> u64 {
        let below_space = !((self.0 & !HIGH) + LOW * (0x80 - b' ' as u64)) & HIGH;
        (below_space ^ self.equal(b'\t')) | self.equal(0x7F) | (self.0 & HIGH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        let mut places = Vec::new();
        let is_plain = find_tabs(text, &mut places);
        let expected: Vec<usize> =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\t').map(|(at, _)| at).collect();
        assert_eq!(places, expected, "{text:?}");
        assert_eq!(is_plain, text.chars().all(|c| c == '\t' || matches!(c, ' '..='~')), "{text:?}");
    }

    #[test]
    fn every_tab_is_found_wherever_it_stands() {
        for length in 0..200 {
            let row =
                |is_tab: &dyn Fn(usize) -> bool| (0..length).map(|at| if is_tab(at) { '\t' } else { 'x' }).collect();
            let rows: [String; 4] = [row(&|_| false), row(&|_| true), row(&|at| at % 7 == 0), row(&|at| at % 64 == 63)];
            rows.iter().for_each(|row| check(row));
        }
    }

    #[test]
    fn whatever_is_not_printable_ascii_is_odd() {
        for c in ('\0'..='\u{FF}').chain(['γ', '\u{2028}', '\u{10FFFF}']) {
            for before in 0..20 {
                check(&format!("{}{c}", "x".repeat(before)));
                check(&format!("{}{c}\tafter", "\t".repeat(before)));
            }
        }
    }
}
