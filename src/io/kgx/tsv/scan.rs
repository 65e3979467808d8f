//! Searches in the bytes of a row, eight at once.
//!
//! Cells have ten bytes or so: too few for a search that is made for long texts and starts anew in each.

/// The bytes of a word.
const WIDTH: usize = 8;

const LOW: u64 = u64::from_ne_bytes([0x01; WIDTH]);
const HIGH: u64 = LOW << 7;

/// How many bytes stand before the first tab, or in all; and whether there may be any among them that is no
/// printable ASCII. If not, there is none.
#[inline]
pub(super) fn before_tab(text: &[u8]) -> (usize, bool) {
    let (words, rest) = text.as_chunks::<WIDTH>();
    let (mut length, mut odd) = (0, 0);
    for word in words {
        let (tabs, odd_bytes) = look_at(u64::from_le_bytes(*word));
        odd |= odd_bytes;
        if tabs != 0 {
            return (length + first_byte(tabs), odd != 0);
        }
        length += WIDTH;
    }
    let before = rest.iter().take_while(|byte| **byte != b'\t').count();
    let has_odd = odd != 0 || rest.iter().take(before).any(|byte| !matches!(byte, b' '..=b'~'));
    (length + before, has_odd)
}

/// How many bytes stand before the first `byte` of ASCII, or in all.
#[inline]
pub(super) fn before(text: &[u8], byte: u8) -> usize {
    let words = text.as_chunks::<WIDTH>().0;
    let mut length = 0;
    for word in words {
        let found = !not_equal(u64::from_le_bytes(*word), byte) & HIGH;
        if found != 0 {
            return length + first_byte(found);
        }
        length += WIDTH;
    }
    length + text.get(length..).unwrap_or_default().iter().take_while(|other| **other != byte).count()
}

/// The place of the first byte of a word that is not zero.
const fn first_byte(word: u64) -> usize {
    word.trailing_zeros() as usize / WIDTH
}

/// The high bits of a word's bytes that are tabs, and of those that are other controls or beyond ASCII.
const fn look_at(word: u64) -> (u64, u64) {
    // Without its high bit, a byte added to less than 0x81 carries into that bit alone.
    let low = word & !HIGH;
    let not_tab = not_equal(word, b'\t');
    let not_control = (low + LOW * (0x80 - b' ' as u64)) | word;
    let beyond = (low + LOW) | word;
    (!not_tab & HIGH, ((not_tab & !not_control) | beyond) & HIGH)
}

/// The high bits of a word's bytes that are not `byte`, among others.
const fn not_equal(word: u64, byte: u8) -> u64 {
    (((word & !HIGH) ^ (LOW * byte as u64)) + !HIGH) | word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tab_is_found_wherever_it_stands() {
        for length in 0..40 {
            let text = "x".repeat(length);
            assert_eq!(before_tab(text.as_bytes()), (length, false));
            for after in ["", "\t", "y", "\tyyyyyyyyyyyy"] {
                assert_eq!(before_tab(format!("{text}\t{after}").as_bytes()), (length, false), "{text}, {after:?}");
            }
        }
    }

    #[test]
    fn no_odd_byte_before_the_tab_is_overlooked() {
        for byte in (0..=u8::MAX).filter(|byte| *byte != b'\t') {
            for before in 0..20 {
                for after in 0..20 {
                    let text =
                        [&b"x".repeat(before)[..], &[byte], &b"x".repeat(after), b"\t", &b"x".repeat(9)].concat();
                    let expected = (before + 1 + after, !matches!(byte, b' '..=b'~'));
                    assert_eq!(before_tab(&text), expected, "{text:?}");
                }
            }
        }
    }
}
