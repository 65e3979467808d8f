//! What stands between words, clauses and sentences.

use super::language::Language;

/// Between sentences.
pub(super) const fn between_sentences(language: Language) -> &'static str {
    if matches!(language, Language::En) { " " } else { "" }
}

/// Between words.
pub(super) const fn between_words(language: Language) -> &'static str {
    if matches!(language, Language::En) { " " } else { "" }
}

/// Between the parts of a list.
pub(super) const fn comma(language: Language) -> &'static str {
    match language {
        Language::En => ", ",
        Language::Zh => "、",
    }
}

/// At the end of a sentence.
pub(super) const fn full_stop(language: Language) -> &'static str {
    match language {
        Language::En => ".",
        Language::Zh => "。",
    }
}

/// Before what a heading or status is said of.
pub(super) const fn colon(language: Language) -> &'static str {
    match language {
        Language::En => ": ",
        Language::Zh => "：",
    }
}

/// Between the clauses of a list.
pub(super) const fn semicolon(language: Language) -> &'static str {
    match language {
        Language::En => "; ",
        Language::Zh => "；",
    }
}

/// One or another: `a, b or c`.
pub(super) fn either(names: &[String], language: Language) -> String {
    let (comma, or) = match language {
        Language::En => (", ", " or "),
        Language::Zh => ("、", "或"),
    };
    match names {
        [names @ .., last] if !names.is_empty() => [&names.join(comma), or, last].concat(),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_a_list() {
        let check = |names: &[&str], expected: &str| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(either(&names, Language::En), expected);
        };
        check(&[], "");
        check(&["a"], "a");
        check(&["a", "b"], "a or b");
        check(&["a", "b", "c"], "a, b or c");
    }
}
