//! Values of slots that hold numbers or booleans, and numbers that cannot be: infinite, or negative where Biolink has
//! none.

use crate::model::Value;
use crate::model::slots::is_placeholder;
use crate::schema::{self, SlotRange};

use super::checks::boolean;

/// Of Biolink's numeric slots, those whose values may be below zero.
const MAY_BE_NEGATIVE: [&str; 8] = [
    "effect_size",
    "has_numeric_value",
    "has_quotient",
    "latitude",
    "ln_ratio",
    "ln_ratio_confidence_interval",
    "log_odds_ratio",
    "log_odds_ratio_95_ci",
];

/// What the values of a slot can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// Anything, as far as is known.
    Any,
    /// A finite number.
    Number,
    /// A finite number from 0.
    Count,
    /// True or false.
    Boolean,
}

impl Range {
    pub(super) fn of(slot: &str) -> Self {
        let slot = slot.to_ascii_lowercase();
        if slot == "weight" || slot.ends_with("_weight") {
            Self::Count
        } else if slot == "score" || slot.ends_with("_score") || slot == "longitude" {
            Self::Number
        } else if schema::slot_range(&slot) == SlotRange::Boolean {
            Self::Boolean
        } else if !matches!(schema::slot_range(&slot), SlotRange::Integer | SlotRange::Number) {
            Self::Any
        } else if MAY_BE_NEGATIVE.contains(&slot.as_str()) {
            Self::Number
        } else {
            Self::Count
        }
    }

    /// Whether a text is plainly a value of this range: most cells are.
    pub(super) fn has(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Boolean => boolean(text.trim()).is_some() && !text.trim().is_empty(),
            Self::Number | Self::Count => {
                let number = text.trim().parse::<f64>();
                number.is_ok_and(|number| number.is_finite() && (number >= 0.0 || self == Self::Number))
            }
        }
    }

    /// How a text is read where a value of this range is expected. Biolink says of its own slots what they hold; of
    /// others (`is_biolink` is false), only a text that is written like a number is expected to be one.
    pub(super) fn reading(self, text: &str, is_biolink: bool) -> Reading {
        let is_like_number = || {
            let digits = text.trim().trim_start_matches(['+', '-', '.']);
            digits.starts_with(|first: char| first.is_ascii_digit())
        };
        let expected = match self {
            Self::Any => return Reading::Value,
            Self::Number | Self::Count => "a number, such as 0.05,",
            Self::Boolean => "true or false",
        };
        match typed(self, text) {
            Value::Text(_) if text.trim().is_empty() => Reading::Value,
            Value::Text(_) if is_placeholder(text) => Reading::Missing,
            Value::Text(_) if is_biolink || is_like_number() => Reading::Misfit(expected),
            _ => Reading::Value,
        }
    }

    /// Why a value cannot be kept, in words; none if it can. A text that is no number at all stays a text.
    pub(super) fn refusal(self, text: &str) -> Option<&'static str> {
        if matches!(self, Self::Any | Self::Boolean) {
            return None;
        }
        match text.trim().parse::<f64>() {
            Ok(number) if !number.is_finite() => Some("not a finite number"),
            Ok(number) if number < 0.0 && self == Self::Count => Some("below zero"),
            _ => None,
        }
    }
}

/// What a text is where a value of a [`Range`] is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A value of the range, or anything where nothing is known of the slot.
    Value,
    /// A placeholder: no value.
    Missing,
    /// Another text; what is expected, in words.
    Misfit(&'static str),
}

/// The message about a value that is not of the range of its slot.
pub(super) fn misfit(slot: &str, shown: &impl core::fmt::Display, expected: &str) -> String {
    format!("{slot} is {shown}; {expected} is expected, and the value is kept as it is")
}

/// A text as the value of a slot of this range; a text that is no such value stays one.
pub(super) fn typed(range: Range, text: &str) -> Value {
    let number = || {
        let text = text.trim();
        let is_number =
            text.bytes().next().is_some_and(|first| first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.'));
        let whole = || text.parse().ok().map(Value::Integer);
        let finite = || text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Number);
        is_number.then(|| whole().or_else(finite)).flatten()
    };
    let value = match range {
        Range::Any => None,
        Range::Number | Range::Count => number(),
        Range::Boolean => Some(text.trim()).filter(|text| !text.is_empty()).and_then(boolean).map(Value::Bool),
    };
    value.unwrap_or_else(|| Value::from(text))
}

/// The number or boolean that a cell is in a slot of this range; none if it is a text.
///
/// JSON says whether a value is a text, a table does not. So where nothing is known of a column, a cell that is spelled
/// as JSON or Python spell a number or a boolean is that; written again, it is the same text.
pub(super) fn of_cell(range: Range, cell: &str) -> Option<Value> {
    match range {
        Range::Any => literal(cell),
        range => Some(typed(range, cell)).filter(|value| value.as_text().is_none()),
    }
}

/// The number or boolean that a text is the usual spelling of: `10`, `0.5`, `1e-05` or `True`, not `007`, `1.10` or `1E5`.
fn literal(text: &str) -> Option<Value> {
    match text.as_bytes() {
        b"true" | b"True" => return Some(Value::Bool(true)),
        b"false" | b"False" => return Some(Value::Bool(false)),
        [b'0'..=b'9' | b'-', .., b'0'..=b'9'] | [b'0'..=b'9'] => {}
        _ => return None,
    }
    if let Ok(whole) = text.parse::<i64>() {
        return (whole.to_string() == text).then_some(Value::Integer(whole));
    }
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    let (digits, has_exponent) = match text.split_once('e') {
        Some((digits, exponent)) if digits.contains('.') || exponent.starts_with(['-', '+']) => (digits, true),
        Some(_) => return None,
        None => (text, false),
    };
    let plain = digits.parse::<f64>().ok()?.to_string();
    let is_usual =
        digits == plain && (has_exponent || digits.contains('.')) || digits.strip_suffix(".0") == Some(&plain);
    is_usual.then_some(Value::Number(number))
}

/// The finding for a number that is left out.
pub(super) fn left_out(slot: &str, text: &str, reason: &str) -> String {
    format!("{slot} is {text}, {reason}; it is left out, so give a number or nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_numbers_and_booleans_have_their_values() {
        for (slot, text, expected) in [
            ("p_value", "0.05", Value::Number(0.05)),
            ("p_value", "1e-8", Value::Number(1e-8)),
            ("evidence_count", "10", Value::Integer(10)),
            ("evidence_count", "many", Value::from("many")),
            ("weight", "0x1", Value::from("0x1")),
            ("p_value", ".05", Value::Number(0.05)),
            ("p_value", "+5", Value::Integer(5)),
            ("p_value", "0,05", Value::from("0,05")),
            ("p_value", "-inf", Value::from("-inf")),
            ("release", "2021", Value::from("2021")),
        ] {
            assert_eq!(typed(Range::of(slot), text), expected, "{slot} {text}");
        }
    }

    #[test]
    fn a_text_where_a_number_is_expected_is_a_value_a_placeholder_or_a_misfit() {
        let number = Reading::Misfit("a number, such as 0.05,");
        for (slot, is_biolink, text, expected) in [
            ("p_value", true, "0.05", Reading::Value),
            ("p_value", true, " 1e-8 ", Reading::Value),
            ("p_value", true, "0,05", number),
            ("p_value", true, "significant", number),
            ("p_value", true, "<0.05", number),
            ("p_value", true, "NA", Reading::Missing),
            ("p_value", true, "None", Reading::Missing),
            ("p_value", true, " ", Reading::Value),
            ("weight", false, "high", Reading::Value),
            ("weight", false, "0,5", number),
            ("weight", false, "-.5.1", number),
            ("deprecated", true, "maybe", Reading::Misfit("true or false")),
            ("deprecated", true, "TRUE", Reading::Value),
            ("label", false, "0,05", Reading::Value),
        ] {
            assert_eq!(Range::of(slot).reading(text, is_biolink), expected, "{slot} {text}");
        }
    }

    #[test]
    fn a_cell_is_a_number_where_it_is_spelled_as_one() {
        for (cell, expected) in [
            ("10", Some(Value::Integer(10))),
            ("-3", Some(Value::Integer(-3))),
            ("0.5", Some(Value::Number(0.5))),
            ("1.0", Some(Value::Number(1.0))),
            ("1e-05", Some(Value::Number(1e-5))),
            ("1e-5", Some(Value::Number(1e-5))),
            ("1e+16", Some(Value::Number(1e16))),
            ("True", Some(Value::Bool(true))),
            ("false", Some(Value::Bool(false))),
            ("007", None),
            ("1.10", None),
            ("1E5", None),
            ("1e400", None),
            ("-0", None),
            ("+1", None),
            (".5", None),
            ("5.", None),
            ("1_000", None),
            ("TRUE", None),
            ("99999999999999999999", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(literal(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_number_that_is_none_is_refused_where_numbers_stand() {
        for (slot, text, expected) in [
            ("weight", "NaN", Some("not a finite number")),
            ("weight", "1e400", Some("not a finite number")),
            ("edge_weight", "-inf", Some("not a finite number")),
            ("weight", "-0.5", Some("below zero")),
            ("z_score", "-0.5", None),
            ("p_value", "-1", Some("below zero")),
            ("weight", "0.5", None),
            ("weight", "high", None),
            ("label", "inf", None),
        ] {
            assert_eq!(Range::of(slot).refusal(text), expected, "{slot} {text}");
        }
    }
}
