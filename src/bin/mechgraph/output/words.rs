//! Words of a text, and rows of them that are no wider than a terminal.

use mechgraph::render;
use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A piece of text that no row breaks.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Spaces before the next word, if that is in the same row.
    pub(super) gap: usize,
    pub(super) look: Look,
}

/// How a word stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    /// An identifier, which stands back.
    Identifier,
    /// Part of a heading.
    Heading,
}

impl Word {
    pub(super) fn width(&self) -> usize {
        self.text.width()
    }
}

/// The words of a text. They end at spaces and beside characters of two columns, as Chinese has them; and nowhere
/// else: half of `c-MPL` or of `UniProtKB:P01579` is another word.
pub(super) fn words(text: &str, look: Look) -> Vec<Word> {
    let text = render::safe(text);
    let mut words = Vec::new();
    let mut start = 0;
    let is_wide = |c: Option<char>| c.is_some_and(|c| c.width() == Some(2));
    for (end, _) in linebreaks(&text) {
        let (Some(before), Some(after)) = (text.get(start..end), text.get(end..)) else { continue };
        let is_end = after.is_empty();
        let breaks = before.ends_with(' ') && !clings(after)
            || is_wide(before.chars().next_back())
            || is_wide(after.chars().next());
        if is_end || breaks {
            let word = before.trim_end_matches(' ');
            words.push(Word { text: word.to_owned(), gap: before.len() - word.len(), look });
            start = end;
        }
    }
    words
}

/// Whether a text says something of the word before it alone: a sign, or what is cited.
fn clings(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('−' | '?') => chars.next().is_none_or(|next| !next.is_alphanumeric()),
        Some('+') => chars.next().is_none_or(|next| !next.is_alphabetic()),
        Some('[') => chars.next().is_some_and(|next| next.is_ascii_digit()),
        _ => false,
    }
}

/// The words in rows, each as full as it can be; a word that is wider than a row has one for itself. The first row may
/// have other room than the rest.
pub(super) fn rows(words: Vec<Word>, first: usize, rest: usize) -> Vec<Vec<Word>> {
    let mut rows: Vec<Vec<Word>> = vec![Vec::new()];
    let mut taken = 0;
    for word in words {
        let width = word.width();
        let room = if rows.len() == 1 { first } else { rest };
        if taken > 0 && taken + width > room {
            rows.push(Vec::new());
            taken = 0;
        }
        taken += width + word.gap;
        if let Some(row) = rows.last_mut() {
            row.push(word);
        }
    }
    rows
}

/// How many columns words take in one row.
pub(super) fn width_of(words: &[Word]) -> usize {
    let whole: usize = words.iter().map(|word| word.width() + word.gap).sum();
    whole - words.last().map_or(0, |last| last.gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, room: usize, expected: &[&str]) {
        let told = rows(words(text, Look::Plain), room, room);
        let told: Vec<String> = told
            .into_iter()
            .map(|row| row.iter().flat_map(|word| [word.text.clone(), " ".repeat(word.gap)]).collect::<String>())
            .collect();
        assert_eq!(told.iter().map(|row| row.trim_end()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rows_break_at_spaces_and_between_chinese_characters() {
        check("", 10, &[""]);
        check("one two three", 8, &["one two", "three"]);
        check("the c-MPL/THPO interaction", 10, &["the", "c-MPL/THPO", "interaction"]);
        check("干扰素γ促进，造血", 8, &["干扰素γ", "促进，造", "血"]);
        check("UniProtKB:P01579 x", 4, &["UniProtKB:P01579", "x"]);
        check("a   b", 10, &["a   b"]);
        check("(net −, clear) [1][2].", 8, &["(net −,", "clear) [1][2]."]);
    }
}
