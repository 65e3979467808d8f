//! What stands between words, clauses and sentences.

use super::language::Language;

macro_rules! marks {
    ($($(#[$doc:meta])+ $name:ident $english:literal $chinese:literal)+) => {
        $($(#[$doc])+
        pub(super) const fn $name(language: Language) -> &'static str {
            match language {
                Language::En => $english,
                Language::Zh => $chinese,
            }
        })+
    };
}

marks! {
    /// Between words, and between sentences.
    space " " ""

    /// Between the parts of a list.
    comma ", " "、"

    /// Between the parts of what is said aside.
    clause_comma ", " "，"

    /// At the end of a sentence.
    full_stop "." "。"

    /// Before what a heading or status is said of.
    colon ": " "："

    /// Between the clauses of a list.
    semicolon "; " "；"

    /// Before the last of a list.
    and " and " "和"

    /// Between the places of a clause.
    and_in " and in " "、"

    /// Before the last of alternatives.
    or " or " "或"
}

/// What is said aside, in brackets after something: ` (net −, clear)`.
pub(super) fn aside(text: &str, language: Language) -> String {
    match language {
        Language::En => format!(" ({text})"),
        Language::Zh => format!("（{text}）"),
    }
}

/// Facts in brackets after a chain, set off by two more spaces in English.
pub(super) fn with_facts(chain: &str, facts: &[String], language: Language) -> String {
    let room = if language == Language::En { "  " } else { "" };
    [chain, room, &aside(&facts.join(clause_comma(language)), language)].concat()
}

/// One or another: `a, b or c`.
pub(super) fn either(names: &[String], language: Language) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => [&names.join(comma(language)), or(language), last].concat(),
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
