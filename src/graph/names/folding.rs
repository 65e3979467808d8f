//! Spellings of one name made equal.

use rapidfuzz::distance::osa;
use unicase::UniCase;

/// Unicode's full case folding, one space between tokens, Greek in its Latin spelling. The text is NFKC already; dashes,
/// slashes and underscores are spaces, and apostrophes are nothing.
pub(super) fn fold(text: &str) -> String {
    if has_apostrophe(text) {
        return fold_with_apostrophes(&text.chars().filter(|c| !is_apostrophe(*c)).collect::<String>());
    }
    fold_with_apostrophes(text)
}

/// The same with apostrophes as they are.
pub(super) fn fold_with_apostrophes(text: &str) -> String {
    let lower = UniCase::unicode(text).to_folded_case();
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '_' | '/') || is_dash(c);
    let tokens = lower.split(is_gap).filter(|token| !token.is_empty());
    tokens.map(latin).collect::<Vec<_>>().join(" ")
}

/// A name without a remark in brackets at its end, as in `IFN-γ inhibition (therapeutic strategy)`.
pub(super) fn without_remark(name: &str) -> Option<&str> {
    let (bare, _) = name.strip_suffix(')')?.rsplit_once(" (")?;
    (!bare.is_empty()).then_some(bare)
}

/// Dashes of every length, the minus sign and the hyphen bullet.
const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

pub(super) fn has_apostrophe(text: &str) -> bool {
    text.contains(is_apostrophe)
}

/// Apostrophes as they are typed and as they are set, and primes.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{2032}')
}

/// A folded text without its spaces, so that `IFN-γ` and `IFNγ` share a key; those between two digits
/// stay, as `IL-1/2` is not `IL-12`.
pub(super) fn joined(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for token in folded.split(' ') {
        let digits = key.ends_with(|c: char| c.is_ascii_digit()) && token.starts_with(|c: char| c.is_ascii_digit());
        if digits {
            key.push(' ');
        }
        key.push_str(token);
    }
    key
}

/// Greek letters with their names and the Latin spelling that biomedical names use for them.
const GREEK: [(char, &str, &str); 12] = [
    ('α', "alpha", "a"),
    ('β', "beta", "b"),
    ('γ', "gamma", "g"),
    ('δ', "delta", "d"),
    ('ε', "epsilon", "e"),
    ('ζ', "zeta", "z"),
    ('θ', "theta", "theta"),
    ('κ', "kappa", "k"),
    ('λ', "lambda", "l"),
    ('μ', "mu", "u"),
    ('σ', "sigma", "sigma"),
    ('ω', "omega", "omega"),
];

/// Letters that look like a Greek one and are used for it.
const LOOK_ALIKES: [(char, char); 1] = [('ɣ', 'γ')];

/// A token in Latin letters: Greek letters anywhere; their names where the token is, ends or begins
/// with one of four letters or more after or before other letters, as in `IFNgamma`.
fn latin(token: &str) -> String {
    let mut latin = String::with_capacity(token.len());
    for c in token.chars() {
        let c = LOOK_ALIKES.iter().find(|(alike, _)| *alike == c).map_or(c, |(_, greek)| *greek);
        match GREEK.iter().find(|(greek, _, _)| *greek == c) {
            Some((_, _, spelling)) => latin.push_str(spelling),
            None => latin.push(c),
        }
    }
    for (_, name, spelling) in GREEK {
        if latin == name {
            return spelling.to_owned();
        }
        if name.len() >= 4 && latin.len() > name.len() && latin.ends_with(name) {
            latin.truncate(latin.len() - name.len());
            latin.push_str(spelling);
            return latin;
        }
    }
    latin
}

/// A folded text in which words that are nearly the name of a Greek letter, such as `gama`, have its Latin spelling; none if
/// no word is.
pub(super) fn with_greek_guessed(folded: &str) -> Option<String> {
    let mut guessed = false;
    let mut word = |word: &str| {
        let is_near = |name: &str| name.len() >= 4 && osa::distance(word.chars(), name.chars()) == 1;
        let found = GREEK.iter().find(|(_, name, _)| word.len() >= 4 && is_near(name));
        guessed |= found.is_some();
        found.map_or_else(|| word.to_owned(), |(_, _, spelling)| (*spelling).to_owned())
    };
    let words: Vec<String> = folded.split(' ').map(&mut word).collect();
    guessed.then(|| words.join(" "))
}

/// Whether a text is short and all capitals.
pub(super) fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    text.chars().count() <= 5 && letters.clone().count() > 0 && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one_key() {
        let check = |expected: &str, names: &[&str]| {
            for name in names {
                let nfkc: String = name.nfkc().collect();
                assert_eq!(joined(&fold(&nfkc)), expected, "{name:?}");
            }
        };
        check("ifng", &["IFNG", "IFN-γ", "IFN-gamma", "ifn ɣ", "IFNγ", "IFNgamma", "IFN–γ", "ＩＦＮ－γ"]);
        check("interferong", &["interferon gamma", "Interferon-γ", "interferon  g"]);
        check("tnfa", &["TNF-α", "TNFalpha", "TNF a"]);
        check("aspirin", &["Aspirin"]);
        check("crohnsdisease", &["Crohn's disease", "Crohn’s Disease", "crohns disease"]);
        check("5nucleotidase", &["5'-nucleotidase", "5′-nucleotidase", "5-nucleotidase"]);
        check("造血", &["造血"]);
        check("massestrasse", &["Maße-Straße", "MASSE STRASSE"]);
        check("il1 2", &["IL-1/2", "IL 1 2"]);
        check("il12", &["IL-12", "IL12"]);
    }

    #[test]
    fn misspelt_greek_letters_are_guessed() {
        let check = |expected: Option<&str>, folded: &str| assert_eq!(with_greek_guessed(folded).as_deref(), expected);
        check(Some("ifn g"), "ifn gama");
        check(Some("ifn g"), "ifn gamm");
        check(Some("tgf b receptor 1"), "tgf beeta receptor 1");
        check(None, "aspirin");
        check(None, "gap junction");
    }

    #[test]
    fn acronyms_are_short_and_upper_case() {
        assert!(is_acronym("AA") && is_acronym("STAT5") && !is_acronym("IFN-γ"));
        assert!(!is_acronym("Jak2") && !is_acronym("THPOXY") && !is_acronym("12"));
    }
}
