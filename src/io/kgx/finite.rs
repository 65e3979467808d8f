//! Numbers that JSON has no place for: `NaN`, `Infinity`, and those beyond what a number can be.

use crate::io::json_places::end_of_text;

/// The text with `null` in place of numbers that are not finite, and those with their places in bytes from 0;
/// `None` if there are none.
pub(super) fn without_infinite(text: &str) -> Option<(String, Vec<(usize, &str)>)> {
    let bytes = text.as_bytes();
    let (mut place, mut copied) = (0, 0);
    let (mut finite, mut found) = (String::new(), Vec::new());
    while let Some(byte) = bytes.get(place) {
        if *byte == b'"' {
            place = end_of_text(bytes, place);
            continue;
        }
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let length = bytes.iter().skip(place).take_while(|byte| is_part(byte)).count();
        let token = text.get(place..place + length).unwrap_or_default();
        let is_json = token.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'-');
        if (is_json || matches!(token, "NaN" | "Infinity"))
            && token.parse::<f64>().is_ok_and(|number| !number.is_finite())
        {
            finite.push_str(text.get(copied..place).unwrap_or_default());
            finite.push_str("null");
            found.push((place, token));
            copied = place + length;
        }
        place += length.max(1);
    }
    finite.push_str(text.get(copied..).unwrap_or_default());
    (!found.is_empty()).then_some((finite, found))
}

#[cfg(test)]
mod tests {
    use super::without_infinite;

    #[test]
    fn numbers_that_are_not_finite_are_found_outside_of_texts() {
        let text = r#"{"a": NaN, "b": [-Infinity, 1e400, 1e300], "NaN": "NaN \" 1e400"}"#;
        let (finite, found) = without_infinite(text).unwrap();
        assert_eq!(finite, r#"{"a": null, "b": [null, null, 1e300], "NaN": "NaN \" 1e400"}"#);
        assert_eq!(found.iter().map(|(_, token)| *token).collect::<Vec<_>>(), ["NaN", "-Infinity", "1e400"]);
        assert_eq!(&text[found[2].0..][..5], "1e400");
        assert_eq!(without_infinite("{\"a\": \"NaN\", \"b\": nul, \"c\": 12}"), None);
        assert_eq!(without_infinite("\u{e9}NaN\"\\"), Some(("\u{e9}null\"\\".to_owned(), vec![(2, "NaN")])));
    }
}
