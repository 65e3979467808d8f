//! Numbers that are none: not finite, or negative where nothing can be.

/// Slots whose values are numbers, beside those that end with `weight` or `score`: Biolink's slots of that
/// range that a statement or a node may have.
const NUMBERS: [&str; 32] = [
    "adjusted_p_value",
    "bonferonni_adjusted_p_value",
    "chi_squared_dof",
    "chi_squared_p",
    "chi_squared_statistic",
    "clinical_trial_enrollment",
    "concept_count_object",
    "concept_count_subject",
    "concept_pair_count",
    "dataset_count",
    "effect_size",
    "evidence_count",
    "fisher_exact_odds_ratio",
    "fisher_exact_p",
    "has_count",
    "has_numeric_value",
    "has_percentage",
    "has_quotient",
    "has_total",
    "latitude",
    "ln_ratio",
    "ln_ratio_confidence_interval",
    "log_odds_ratio",
    "log_odds_ratio_95_ci",
    "longitude",
    "p_value",
    "relative_frequency_object",
    "relative_frequency_subject",
    "semmed_agreement_count",
    "study_size",
    "supporting_study_size",
    "total_sample_size",
];

/// Of these, the slots whose values may be below zero.
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
}

impl Range {
    pub(super) fn of(slot: &str) -> Self {
        let slot = slot.to_ascii_lowercase();
        if slot == "weight" || slot.ends_with("_weight") {
            Self::Count
        } else if slot == "score" || slot.ends_with("_score") || slot == "longitude" {
            Self::Number
        } else if NUMBERS.binary_search(&slot.as_str()).is_err() {
            Self::Any
        } else if MAY_BE_NEGATIVE.contains(&slot.as_str()) {
            Self::Number
        } else {
            Self::Count
        }
    }

    /// Why a value cannot be kept, in words; none if it can. A text that is no number at all stays a text.
    pub(super) fn refusal(self, text: &str) -> Option<&'static str> {
        if self == Self::Any {
            return None;
        }
        match text.trim().parse::<f64>() {
            Ok(number) if !number.is_finite() => Some("no finite number"),
            Ok(number) if number < 0.0 && self == Self::Count => Some("below zero"),
            _ => None,
        }
    }
}

/// The finding for a number that is left out.
pub(super) fn left_out(slot: &str, text: &str, reason: &str) -> String {
    format!("{slot} is {text}, {reason}; it is left out, so give a number or nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slots_are_in_order() {
        assert!(NUMBERS.is_sorted());
        assert!(MAY_BE_NEGATIVE.iter().all(|slot| NUMBERS.contains(slot)));
    }

    #[test]
    fn a_number_that_is_none_is_refused_where_numbers_stand() {
        for (slot, text, expected) in [
            ("weight", "NaN", Some("no finite number")),
            ("weight", "1e400", Some("no finite number")),
            ("edge_weight", "-inf", Some("no finite number")),
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
