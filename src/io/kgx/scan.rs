//! Searches in the bytes of a row, eight at once.
//!
//! Cells and strings have ten bytes or so: too few for a search that is made for long texts and starts anew in each.

/// The bytes of a word.
const WIDTH: usize = 8;

const LOW: u64 = u64::from_ne_bytes([0x01; WIDTH]);
const HIGH: u64 = LOW << 7;

/// Number of bytes before the first tab, or of all; and whether any of them may be other than printable ASCII: if not,
/// none is.
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
    let (before, has_odd) = before_tab_in_less(rest);
    (length + before, odd != 0 || has_odd)
}

/// The same of less than a word, as at the end of a block.
// In place, it would take registers from the loop over words.
#[inline(never)]
fn before_tab_in_less(text: &[u8]) -> (usize, bool) {
    let before = text.iter().take_while(|byte| **byte != b'\t').count();
    (before, text.iter().take(before).any(|byte| !matches!(byte, b' '..=b'~')))
}

/// Number of bytes before the first `byte` of ASCII, or of all.
#[inline]
pub(super) fn before(text: &[u8], byte: u8) -> usize {
    before_found(text, |word| !not_equal(word, byte), |other| other == byte)
}

/// How many bytes are digits before the first that is none.
#[inline]
pub(super) fn digits(text: &[u8]) -> usize {
    before_found(text, no_digits, |byte| !byte.is_ascii_digit())
}

/// How many bytes are before the first quote or backslash, or in all.
#[inline]
pub(super) fn before_quote_or_escape(text: &[u8]) -> usize {
    before_found(text, quotes_or_escapes, |byte| matches!(byte, b'"' | b'\\'))
}

/// How many bytes are before the first that is a quote, a backslash or no printable ASCII, or in all.
#[inline]
pub(super) fn before_special(text: &[u8]) -> usize {
    let special = |byte| matches!(byte, b'"' | b'\\') || !matches!(byte, b' '..=b'~');
    before_found(text, |word| quotes_or_escapes(word) | controls(word) | beyond(word), special)
}

/// How many bytes are before the first that is found, or in all. `find` sets the high bits of the bytes of a word
/// that are found, and may set any other bits.
#[inline]
fn before_found(text: &[u8], find: impl Fn(u64) -> u64, is_found: impl Fn(u8) -> bool) -> usize {
    let (words, rest) = text.as_chunks::<WIDTH>();
    let mut length = 0;
    for word in words {
        let found = find(u64::from_le_bytes(*word)) & HIGH;
        if found != 0 {
            return length + first_byte(found);
        }
        length += WIDTH;
    }
    length + rest.iter().take_while(|byte| !is_found(**byte)).count()
}

/// The place of the first byte of a word that is not zero.
const fn first_byte(word: u64) -> usize {
    word.trailing_zeros() as usize / WIDTH
}

/// The high bits of a word's bytes that are tabs, and of those that are other controls or beyond ASCII.
const fn look_at(word: u64) -> (u64, u64) {
    let not_tab = not_equal(word, b'\t');
    (!not_tab & HIGH, ((not_tab & controls(word)) | beyond(word)) & HIGH)
}

/// The high bits of a word's bytes that are quotes or backslashes, among others.
const fn quotes_or_escapes(word: u64) -> u64 {
    !not_equal(word, b'"') | !not_equal(word, b'\\')
}

/// The high bits of a word's bytes that are no digits, among others.
const fn no_digits(word: u64) -> u64 {
    // Digits become 0 to 9, and nothing else does.
    (((word & !HIGH) ^ (LOW * b'0' as u64)) + LOW * (0x80 - 10)) | word
}

/// The high bits of a word's bytes that are less than a space, among others.
const fn controls(word: u64) -> u64 {
    // Without its high bit, a byte added to less than 0x81 carries into that bit alone.
    !(((word & !HIGH) + LOW * (0x80 - b' ' as u64)) | word)
}

/// The high bits of a word's bytes that are DEL or beyond ASCII, among others.
const fn beyond(word: u64) -> u64 {
    ((word & !HIGH) + LOW) | word
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
    fn digits_end_at_any_other_byte() {
        for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_digit()) {
            for count in 0..20 {
                let text = [&b"01234567890123456789"[..count], &[byte], b"0123456789"].concat();
                assert_eq!((digits(&text), digits(&text[..count])), (count, count), "{text:?}");
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

    #[test]
    fn the_first_special_byte_is_found_whatever_it_is() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let text = [&b"x".repeat(place)[..], &[byte], b"\"yyyyyyyyyyyy"].concat();
                let is_quote = matches!(byte, b'"' | b'\\');
                let is_special = is_quote || !matches!(byte, b' '..=b'~');
                assert_eq!(before_special(&text), place + usize::from(!is_special), "{text:?}");
                assert_eq!(before_quote_or_escape(&text), place + usize::from(!is_quote), "{text:?}");
                if byte.is_ascii() {
                    assert_eq!(before(&text, byte), if byte == b'x' { 0 } else { place }, "{text:?}");
                }
            }
        }
        assert_eq!((before_special(b"abcdefghi"), before_quote_or_escape(b"abcdefghi")), (9, 9));
    }
}
