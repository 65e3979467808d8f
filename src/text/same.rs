//! Comparing short texts, word by word in place.
//!
//! Identifiers and cells have ten bytes or so: calling the comparison that is made for long ones costs more than it does.

/// The bytes of a word.
const WIDTH: usize = 8;

/// Whether two texts are the same.
#[inline]
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && starts_with(one, other)
}

/// Whether a text starts with another.
#[inline]
pub(crate) fn starts_with(text: &[u8], start: &[u8]) -> bool {
    let Some(text) = text.get(..start.len()) else { return false };
    let (words, rest) = text.as_chunks::<WIDTH>();
    let (other_words, other_rest) = start.as_chunks::<WIDTH>();
    let differs = |(one, other): (&[u8; WIDTH], &[u8; WIDTH])| u64::from_ne_bytes(*one) ^ u64::from_ne_bytes(*other);
    if words.iter().zip(other_words).map(differs).fold(0, |all, word| all | word) != 0 {
        return false;
    }
    match (text.last_chunk::<WIDTH>(), start.last_chunk::<WIDTH>()) {
        // The last word overlaps the one before it.
        (Some(last), Some(other_last)) => last == other_last,
        _ => rest.iter().zip(other_rest).all(|(one, other)| one == other),
    }
}

/// Whether a text comes before another in the order of texts by length, then by bytes.
#[inline]
pub(crate) fn is_shorter_or_less(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return one.len() < other.len();
    }
    let (words, rest) = one.as_chunks::<WIDTH>();
    let (other_words, other_rest) = other.as_chunks::<WIDTH>();
    for (word, other) in words.iter().zip(other_words) {
        let (word, other) = (u64::from_be_bytes(*word), u64::from_be_bytes(*other));
        if word != other {
            return word < other;
        }
    }
    match (one.last_chunk::<WIDTH>(), other.last_chunk::<WIDTH>()) {
        // The last word overlaps the one before it, in which nothing differs.
        (Some(last), Some(other_last)) => u64::from_be_bytes(*last) < u64::from_be_bytes(*other_last),
        _ => is_less(rest, other_rest),
    }
}

/// Whether a text of less than a word comes before another as long.
#[inline]
fn is_less(one: &[u8], other: &[u8]) -> bool {
    match (one.first_chunk(), other.first_chunk(), one.last_chunk(), other.last_chunk()) {
        // The halves of a word overlap; where they do, nothing differs if the first halves are the same.
        (Some(first), Some(other_first), Some(last), Some(other_last)) => {
            let ends = |first: &[u8; WIDTH / 2], last| (u32::from_be_bytes(*first), u32::from_be_bytes(last));
            ends(first, *last) < ends(other_first, *other_last)
        }
        _ => one < other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_compare_by_length_then_by_bytes() {
        let bytes: Vec<u8> = (0..40).collect();
        for length in 0..40 {
            let text = &bytes[..length];
            assert!(!is_shorter_or_less(text, text));
            for place in 0..length {
                let mut other = text.to_vec();
                other[place] ^= 0x80;
                assert!(is_shorter_or_less(text, &other) && !is_shorter_or_less(&other, text), "{place} of {length}");
                other.pop();
                assert!(is_shorter_or_less(&other, text) && !is_shorter_or_less(text, &other), "{place} of {length}");
            }
        }
    }

    #[test]
    fn texts_are_the_same_if_no_byte_differs() {
        let bytes: Vec<u8> = (0..40).collect();
        for length in 0..40 {
            let text = &bytes[..length];
            assert!(is_same(text, text) && starts_with(&bytes, text) && !is_same(&bytes, text));
            for place in 0..length {
                let mut other = text.to_vec();
                other[place] ^= 0x80;
                assert!(!is_same(text, &other) && !starts_with(&bytes, &other), "{length} bytes, {place}");
            }
        }
    }
}
