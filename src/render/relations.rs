//! What a predicate says of an object.

use std::borrow::Cow;

use crate::model::Effect;

use super::language::Language;
use super::predicates::phrase;

/// A predicate, without its prefix, as a verb; `…` stands for an object that comes within it.
pub(super) fn verb(predicate: &str, language: Language) -> String {
    phrase(predicate, language).map_or_else(|| in_own_words(predicate), |phrase| phrase.replace("{}", "…"))
}

/// What a predicate, without its prefix, says of an object: `is a biomarker for asthma`, `是哮喘的生物标志物`.
pub(super) fn relation(predicate: &str, object: &str, language: Language) -> String {
    let phrase = phrase(predicate, language).map_or_else(|| in_own_words(predicate).into(), Cow::Borrowed);
    match (phrase.split_once("{}"), language) {
        (Some((before, after)), _) => [before, object, after].concat(),
        (None, Language::En) => [&phrase, " ", object].concat(),
        // Chinese has no space between words, a phrase in English has.
        (None, Language::Zh) if phrase.is_ascii() => [" ", &phrase, " ", object].concat(),
        (None, Language::Zh) => [&*phrase, object].concat(),
    }
}

/// Whether a predicate has a phrase in a language.
pub(super) fn is_translated(predicate: &str, language: Language) -> bool {
    phrase(predicate, language).is_some()
}

/// A predicate that is in no table. Some name a relation by a noun or participle, which takes "is".
fn in_own_words(predicate: &str) -> String {
    let words = predicate.replace('_', " ");
    let starts_with_verb = words.split(' ').next().is_some_and(|first| first.ends_with('s'));
    if starts_with_verb { words } else { format!("is {words}") }
}

/// The predicate that says what a correlation says.
pub(super) const fn correlation(effect: Effect) -> &'static str {
    match effect {
        Effect::Positive => "positively_correlated_with",
        Effect::Negative => "negatively_correlated_with",
        Effect::Carrier | Effect::Unsigned | Effect::None => "correlated_with",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_has_its_object_in_place() {
        let check = |predicate, english: &str, chinese: &str| {
            assert_eq!(relation(predicate, "HLH", Language::En), english);
            assert_eq!(relation(predicate, "HLH", Language::Zh), chinese);
        };
        check("treats", "treats HLH", "治疗HLH");
        check("manifestation_of", "is a manifestation of HLH", "是HLH的临床表现");
        check(
            "acts_upstream_of_negative_effect",
            "acts upstream of HLH with a negative effect",
            "在HLH的上游起负向作用",
        );
        check("made_up_for", "is made up for HLH", " is made up for HLH");
        assert_eq!(verb("manifestation_of", Language::Zh), "是…的临床表现");
    }
}
