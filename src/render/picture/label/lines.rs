//! Breaks a name into lines.

use std::borrow::Cow;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthChar;

use crate::render::terminal::safe;

use super::advance::{advance, width};

/// More marks than this on one character are not drawn: browsers give them room beside and above it, so that they
/// would leave the shape. Names in Vietnamese, Hebrew, Thai or Yoruba have no more.
const MOST_MARKS: usize = 2;

/// The text as it is drawn: control characters and direction marks written out, and no more marks on a
/// character than writing has.
fn plain(text: &str) -> Cow<'_, str> {
    let text = safe(text);
    let mut marks = 0;
    let keeps = |c: char, marks: &mut usize| {
        *marks = if c.width().unwrap_or(0) == 0 { *marks + 1 } else { 0 };
        *marks <= MOST_MARKS
    };
    if text.chars().all(|c| keeps(c, &mut marks)) {
        return text;
    }
    marks = 0;
    Cow::Owned(text.chars().filter(|c| keeps(*c, &mut marks)).collect())
}

/// A word is split so that this many characters stand on a line at least, if it can be.
const LEAST_PART: usize = 3;

/// A text in lines of a font size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::render::picture) struct Lines {
    /// The lines from the top, each with its width in user units, rounded up.
    pub(in crate::render::picture) texts: Vec<(String, i32)>,
    /// How many lines end within a word.
    pub(in crate::render::picture) splits: i32,
    /// Whether it ends with an ellipsis.
    pub(in crate::render::picture) is_cut: bool,
}

impl Lines {
    /// Breaks a text into at most `most` lines of at most `limit` user units at a font size.
    ///
    /// Lines break where writing lets them (after spaces, hyphens and slashes, between Chinese characters),
    /// and within a word that is wider than the limit. They are as even as that number of lines can be. What
    /// has no room is cut off with an ellipsis.
    pub(in crate::render::picture) fn of(text: &str, size: i32, limit: i32, most: usize) -> Self {
        let text = plain(text);
        let mut lines = broken(&text, room(limit, size));
        let (count, split) = (lines.len(), splits(&lines));
        let (mut narrow, mut wide) = (limit / 3, limit);
        while (2..=most).contains(&count) && wide - narrow > 2 {
            let middle = i32::midpoint(narrow, wide);
            let even = broken(&text, room(middle, size));
            if even.len() > count || splits(&even) > split {
                narrow = middle;
            } else {
                (lines, wide) = (even, middle);
            }
        }
        Self::cut(lines, size, limit, most)
    }

    /// The same with each line as full as can be.
    pub(in crate::render::picture) fn filling(text: &str, size: i32, limit: i32, most: usize) -> Self {
        Self::cut(broken(&plain(text), room(limit, size)), size, limit, most)
    }

    fn cut(mut lines: Vec<Line>, size: i32, limit: i32, most: usize) -> Self {
        let is_cut = lines.len() > most;
        if is_cut {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while width(&last.text) + advance('…') > room(limit, size) && last.text.pop().is_some() {}
                last.text.truncate(last.text.trim_end().len());
                last.text.push('…');
            }
        }
        let units = |thousandths: i32| thousandths.saturating_mul(size).saturating_add(999) / 1_000;
        let splits = i32::try_from(splits(&lines)).unwrap_or(i32::MAX);
        Self {
            splits,
            is_cut,
            texts: lines.into_iter().map(|line| (line.text.clone(), units(width(&line.text)))).collect(),
        }
    }

    /// The width of the widest line, in user units.
    pub(in crate::render::picture) fn width(&self) -> i32 {
        self.texts.iter().map(|(_, width)| *width).max().unwrap_or(0)
    }

    pub(in crate::render::picture) fn count(&self) -> i32 {
        i32::try_from(self.texts.len()).unwrap_or(i32::MAX)
    }
}

/// User units in thousandths of a font size.
const fn room(limit: i32, size: i32) -> i32 {
    limit.saturating_mul(1_000) / size
}

struct Line {
    text: String,
    /// Whether it ends within a word.
    is_split: bool,
}

fn splits(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.is_split).count()
}

/// Fills lines of at most `room` thousandths, one after the other; at least one line.
fn broken(text: &str, room: i32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, kind) in linebreaks(text) {
        let piece = &text[start..end];
        start = end;
        if !line.is_empty() && width(line.trim_end()) + width_joined(&line, piece) > room {
            lines.push(Line { text: line.trim_end().to_owned(), is_split: false });
            line.clear();
        }
        for part in parts(piece, room) {
            if !line.is_empty() && width(&line) + width(part.trim_end()) > room {
                lines.push(Line { text: hyphened(&line, part), is_split: true });
                line.clear();
            }
            line.push_str(part);
        }
        if kind == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(Line { text: line.trim_end().to_owned(), is_split: false });
            line.clear();
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(Line { text: line.trim_end().to_owned(), is_split: false });
    }
    lines
}

/// What a piece adds to the visible width of a line: the line's own trailing space, and the piece without its.
fn width_joined(line: &str, piece: &str) -> i32 {
    width(&line[line.trim_end().len()..]) + width(piece.trim_end())
}

/// A piece as it is, or what is too wide for any line in parts that leave room for a hyphen.
fn parts(piece: &str, room: i32) -> Vec<&str> {
    if width(piece.trim_end()) <= room {
        return vec![piece];
    }
    let room = room - advance('-');
    let (mut parts, mut start, mut taken, mut before) = (Vec::new(), 0, 0, ' ');
    let mut last = 0;
    for (place, c) in piece.char_indices() {
        let wide = advance(c);
        if taken + wide > room && place > start && wide > 0 && before != '\u{200D}' {
            parts.push(&piece[start..place]);
            (last, start, taken) = (start, place, 0);
        }
        taken += wide;
        before = c;
    }
    // A letter or two do not stand alone if the part before has some to spare.
    let rest = piece[start..].trim_end();
    if rest.chars().count() < LEAST_PART && rest.is_ascii() && piece[last..start].is_ascii() {
        let moved = LEAST_PART - rest.len();
        if start - last >= 2 * LEAST_PART {
            start -= moved;
            if let Some(part) = parts.last_mut() {
                *part = &piece[last..start];
            }
        }
    }
    parts.push(&piece[start..]);
    parts
}

/// A line that ends within a word, with a hyphen where letters stand on both sides.
fn hyphened(line: &str, next: &str) -> String {
    let is_word = line.ends_with(char::is_alphabetic) && next.starts_with(char::is_alphabetic);
    let hyphen = if is_word && line.chars().last().is_some_and(|last| last.width() == Some(1)) { "-" } else { "" };
    [line, hyphen].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, limit: i32, expected: &[&str]) {
        let lines = Lines::of(text, 10, limit, 3);
        let texts: Vec<&str> = lines.texts.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, expected);
        assert!(lines.width() <= limit.max(14), "{texts:?} is {} wide", lines.width());
    }

    #[test]
    fn lines_break_where_writing_lets_them() {
        check("", 100, &[""]);
        check("interferon gamma", 100, &["interferon gamma"]);
        check("interferon gamma", 60, &["interferon", "gamma"]);
        check("JAK-STAT signaling", 60, &["JAK-STAT", "signaling"]);
        check("噬血细胞性淋巴组织细胞增生症", 70, &["噬血细胞性淋巴", "组织细胞增生症"]);
        check("first\u{2028}second", 100, &["first", "second"]);
    }

    #[test]
    fn words_wider_than_a_line_are_split_with_a_hyphen() {
        check("hypercholesterolemia", 60, &["hyperchol-", "esterolemia"]);
        check("12345678901234", 45, &["1234567", "8901234"]);
    }

    #[test]
    fn what_has_no_room_is_cut_off_with_an_ellipsis() {
        check("one two three four five six seven", 40, &["one two", "three", "four fi…"]);
    }

    #[test]
    fn lines_are_as_even_as_they_can_be() {
        check(
            "hemophagocytic lymphohistiocytosis of the young",
            150,
            &["hemophagocytic", "lymphohistiocytosis of the young"],
        );
    }

    #[test]
    fn heaps_of_marks_are_not_drawn() {
        assert_eq!(plain(&format!("a{}b", "\u{301}".repeat(30))), format!("a{}b", "\u{301}".repeat(2)));
    }
}
