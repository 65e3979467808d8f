//! Searching short texts, word by word in place.

/// The bytes of a word.
const WIDTH: usize = 8;

const LOW: u64 = u64::from_ne_bytes([0x01; WIDTH]);
const HIGH: u64 = LOW << 7;

/// The number of bytes before the first `byte`; all if there is none.
#[inline]
pub(crate) fn find_byte(text: &[u8], byte: u8) -> usize {
    let (words, rest) = text.as_chunks::<WIDTH>();
    let mut length = 0;
    for word in words {
        let differs = u64::from_le_bytes(*word) ^ (LOW * u64::from(byte));
        // The high bit of each byte that is zero, and perhaps of some behind it.
        let found = differs.wrapping_sub(LOW) & !differs & HIGH;
        if found != 0 {
            return length + found.trailing_zeros() as usize / WIDTH;
        }
        length += WIDTH;
    }
    length + rest.iter().take_while(|other| **other != byte).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_is_found_wherever_it_stands() {
        for byte in [0, b'|', 0x80, 0xff] {
            for length in 0..40 {
                let text = vec![byte.wrapping_add(1); length];
                assert_eq!(find_byte(&text, byte), length);
                for after in 0..20 {
                    let text = [&text[..], &[byte], &vec![byte; after]].concat();
                    assert_eq!(find_byte(&text, byte), length, "{text:?}");
                }
            }
        }
    }
}
