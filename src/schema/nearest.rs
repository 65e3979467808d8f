//! The known name that an unknown one misspells, for messages.

use std::collections::BTreeSet;

use rapidfuzz::distance::osa;

/// All words of a vocabulary, in lower case: a word that is one of them is not misspelt.
#[derive(Debug)]
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    pub(super) fn new(names: impl Iterator<Item = &'static str>) -> Self {
        Self(names.flat_map(words).collect())
    }

    /// How many letters of a word are mistaken if it is meant to be another; `None` if it is another word.
    ///
    /// A word of the vocabulary, such as `increases`, is itself and no other. Otherwise a letter may be
    /// missing, added, replaced or changed with its neighbour, two in long words, but not at the beginning,
    /// where a letter makes another word: `deregulates`, `represses` for `expresses`.
    fn mistakes(&self, unknown: &str, known: &str) -> Option<usize> {
        if unknown == known {
            return Some(0);
        }
        if self.0.contains(unknown) || unknown.chars().next() != known.chars().next() {
            return None;
        }
        let limit = match unknown.chars().count() {
            0..4 => 0,
            4..10 => 1,
            _ => 2,
        };
        Some(osa::distance(unknown.chars(), known.chars())).filter(|distance| *distance <= limit)
    }
}

/// The name that an unknown one misspells, with the fewest letters mistaken; of equals the first.
///
/// The words must be as many and each misspell the other's, or the letters be the same without what is between
/// the words.
pub(super) fn nearest(
    unknown: &str,
    known: impl Iterator<Item = &'static str>,
    vocabulary: &Vocabulary,
) -> Option<&'static str> {
    // No name is that long, and comparing takes as long as both names.
    if unknown.len() > 200 {
        return None;
    }
    let own: Vec<String> = words(unknown).collect();
    let together = own.concat();
    if together.is_empty() {
        return None;
    }
    known
        .filter_map(|name| {
            let other: Vec<String> = words(name).collect();
            if other.concat() == together {
                return Some((0, name));
            }
            let mistakes = own.iter().zip(&other).map(|(own, other)| vocabulary.mistakes(own, other));
            let mistakes = mistakes.sum::<Option<usize>>().filter(|_| own.len() == other.len())?;
            Some((mistakes, name))
        })
        .min_by_key(|(mistakes, _)| *mistakes)
        .map(|(_, name)| name)
}

/// The words of a name, in lower case: what spaces, underscores and hyphens separate, and what a capital after a
/// small letter begins.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        let between = c.is_whitespace() || c == '_' || c == '-';
        if between || (after_small && c.is_uppercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !between) {
            word.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, nearest};

    const KNOWN: [&str; 6] =
        ["affects", "affected_by", "causes", "expresses", "increases_sensitivity_to", "SmallMolecule"];

    fn check(unknown: &str, expected: Option<&str>) {
        let words = KNOWN.into_iter().chain(["decreases_sensitivity_to", "treated_by", "treats"]);
        assert_eq!(nearest(unknown, KNOWN.into_iter(), &Vocabulary::new(words)), expected, "{unknown}");
    }

    #[test]
    fn a_misspelt_name_finds_the_right_one() {
        check("afects", Some("affects"));
        check("cuases", Some("causes"));
        check("increases_senstivity_to", Some("increases_sensitivity_to"));
        check("increasessensitivity_to", Some("increases_sensitivity_to"));
        check("SmalMolecule", Some("SmallMolecule"));
        check("small_molecul", Some("SmallMolecule"));
    }

    #[test]
    fn a_name_of_another_meaning_finds_nothing() {
        check("affected", None);
        check("decreases_sensitivity_to", None);
        check("represses", None);
        check("effects", None);
    }

    #[test]
    fn a_name_too_far_away_finds_nothing() {
        check("circumvents", None);
        check("", None);
        check("_", None);
    }
}
