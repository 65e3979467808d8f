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

/// A text in lines of a font size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::render::picture) struct Lines {
    /// The lines from the top, each with its width in user units, rounded up.
    pub(in crate::render::picture) texts: Vec<(String, i32)>,
    /// How many lines end with an ellipsis.
    pub(in crate::render::picture) cuts: i32,
}

impl Lines {
    /// Breaks a text into at most `most` lines of at most `limit` user units at a font size.
    ///
    /// Lines break after spaces and between Chinese characters, and nowhere else: half of `B-raf` or of
    /// `CD8-positive` is another word. They are as even as that number of lines can be. What has no room, and the end
    /// of a word that is wider than the limit, is cut off with an ellipsis.
    pub(in crate::render::picture) fn of(text: &str, size: i32, limit: i32, most: usize) -> Self {
        let text = plain(text);
        let broken = |text: &str, room: i32| broken(text, room, LongWord::Cut);
        let mut lines = broken(&text, room(limit, size));
        let (count, cut) = (lines.len(), cuts(&lines));
        let (mut narrow, mut wide) = (limit / 3, limit);
        while (2..=most).contains(&count) && wide - narrow > 2 {
            let middle = i32::midpoint(narrow, wide);
            let even = broken(&text, room(middle, size));
            if even.len() > count || cuts(&even) > cut {
                narrow = middle;
            } else {
                (lines, wide) = (even, middle);
            }
        }
        Self::cut(lines, size, limit, most)
    }

    /// The same with each line as full as can be; an address that is wider than a line goes on after one of its
    /// slashes, any other word is cut.
    pub(in crate::render::picture) fn filling(text: &str, size: i32, limit: i32, most: usize) -> Self {
        Self::cut(broken(&plain(text), room(limit, size), LongWord::Break), size, limit, most)
    }

    /// The lines of a text for a program that breaks none itself, each at most `limit` user units wide unless a word is
    /// wider; nothing of it is left out.
    pub(in crate::render::picture) fn whole(text: &str, size: i32, limit: i32) -> Vec<String> {
        let text = safe(text);
        broken(&text, widest(&text).max(room(limit, size)), LongWord::Cut).into_iter().map(|line| line.text).collect()
    }

    fn cut(mut lines: Vec<Line>, size: i32, limit: i32, most: usize) -> Self {
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                last.end_with_ellipsis(room(limit, size));
            }
        }
        let cuts = i32::try_from(cuts(&lines)).unwrap_or(i32::MAX);
        Self {
            cuts,
            texts: lines.into_iter().map(|line| (line.text.clone(), units(width(&line.text), size))).collect(),
        }
    }

    /// The width of the widest word of a text, in user units: what its lines need if none of them is to be cut.
    pub(in crate::render::picture) fn widest_word(text: &str, size: i32) -> i32 {
        units(widest(&plain(text)), size)
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

/// Thousandths of a font size in user units, rounded up.
const fn units(thousandths: i32, size: i32) -> i32 {
    thousandths.saturating_mul(size).saturating_add(999) / 1_000
}

#[derive(Default)]
struct Line {
    text: String,
    /// Whether it ends with an ellipsis.
    is_cut: bool,
}

impl Line {
    fn of(text: &str) -> Self {
        Self { text: text.trim_end().to_owned(), is_cut: false }
    }

    /// Cuts the line so that an ellipsis has room, at a space if there is one.
    fn end_with_ellipsis(&mut self, room: i32) {
        let whole = self.text.len();
        while width(&self.text) + advance('…') > room && self.text.pop().is_some() {}
        // A joiner holds what follows it.
        while self.text.ends_with('\u{200D}') {
            self.text.pop();
        }
        if self.text.len() < whole
            && let Some(space) = self.text.trim_end().rfind(' ')
        {
            self.text.truncate(space);
        }
        self.text.truncate(self.text.trim_end().len());
        self.text.push('…');
        self.is_cut = true;
    }
}

fn cuts(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.is_cut).count()
}

/// What becomes of a word that is wider than a line.
#[derive(Clone, Copy, PartialEq)]
enum LongWord {
    /// Its end is cut off.
    Cut,
    /// It goes on in the next line, after a hyphen or slash if it has any.
    Break,
}

/// Where lines may end: after spaces and beside Chinese characters.
fn breaks(text: &str) -> impl Iterator<Item = (usize, BreakOpportunity)> {
    let is_wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
    linebreaks(text).filter(move |&(end, kind)| {
        let (before, after) = (text[..end].chars().next_back(), text[end..].chars().next());
        let is_between = is_wide(before) || is_wide(after) && before.is_some_and(char::is_alphanumeric);
        kind == BreakOpportunity::Mandatory || before.is_some_and(char::is_whitespace) || is_between
    })
}

/// The width of the widest word of a text, in thousandths.
fn widest(text: &str) -> i32 {
    let mut start = 0;
    let words = breaks(text).map(|(end, _)| width(text[core::mem::replace(&mut start, end)..end].trim_end()));
    words.max().unwrap_or(0)
}

/// The pieces of a text that stay whole: where each ends, and whether a line ends there in any case.
fn pieces(text: &str, room: i32, long: LongWord) -> Vec<(usize, BreakOpportunity)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (end, kind) in breaks(text) {
        let piece = &text[start..end];
        if long == LongWord::Break && piece.contains("://") && width(piece.trim_end()) > room {
            let within = linebreaks(piece).map(|(at, _)| start + at).filter(|at| *at < end);
            pieces.extend(within.map(|at| (at, BreakOpportunity::Allowed)));
        }
        pieces.push((end, kind));
        start = end;
    }
    pieces
}

/// Fills lines of at most `room` thousandths, one after the other; at least one line.
fn broken(text: &str, room: i32, long: LongWord) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, kind) in pieces(text, room, long) {
        let piece = &text[start..end];
        start = end;
        if !line.is_empty() && width(line.trim_end()) + width_joined(&line, piece) > room {
            lines.push(Line::of(&line));
            line.clear();
        }
        line.push_str(piece);
        if width(line.trim_end()) > room {
            let mut cut = Line::of(&line);
            cut.end_with_ellipsis(room);
            lines.push(cut);
            line.clear();
        } else if kind == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(Line::of(&line));
            line.clear();
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(Line::of(&line));
    }
    lines
}

/// What a piece adds to the visible width of a line: the line's own trailing space, and the piece without its.
fn width_joined(line: &str, piece: &str) -> i32 {
    width(&line[line.trim_end().len()..]) + width(piece.trim_end())
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
        check("CD8-positive, alpha-beta T cell", 70, &["CD8-positive,", "alpha-beta T", "cell"]);
        check("IFN-γ中和治疗策略", 50, &["IFN-γ中和", "治疗策略"]);
        check("噬血细胞性淋巴组织细胞增生症", 70, &["噬血细胞性淋巴", "组织细胞增生症"]);
        check("first\u{2028}second", 100, &["first", "second"]);
    }

    #[test]
    fn words_wider_than_a_line_are_cut_and_never_split() {
        check("hypercholesterolemia", 60, &["hyperchole…"]);
        check("12345678901234 and more", 45, &["12345…", "and more"]);
        assert!(Lines::widest_word("familial hypercholesterolemia", 10) > 90);
    }

    #[test]
    fn addresses_go_on_after_a_slash() {
        let lines = Lines::filling("[1] https://example.org/drugs/DB00619 [2] x", 10, 100, 4);
        let texts: Vec<&str> = lines.texts.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["[1] https://", "example.org/drugs/", "DB00619 [2] x"]);
    }

    #[test]
    fn what_has_no_room_is_cut_off_with_an_ellipsis() {
        check("one two three four five six seven", 40, &["one two", "three", "four…"]);
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
