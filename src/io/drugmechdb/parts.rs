//! Parts of a record, and their places in its text.

use core::ops::Range;

use serde::de::DeserializeOwned;

use crate::io::rows::Placed;

use super::shape::Placing;

/// Places of the elements of a list of the record, as far as the text gives them.
pub(super) fn places<P: Placing>(source: Placed<'_>, list: &str) -> impl Iterator<Item = Option<Range<usize>>> {
    P::elements(source.text, list).into_iter().map(Some).chain(core::iter::repeat(None))
}

/// A part with its row: where the text or the parser gives the place, that of the part, else that of the record.
pub(super) fn located<P: Placing, T: DeserializeOwned>(
    (part, range): (P::Of<T>, Option<Range<usize>>),
    source: Placed<'_>,
) -> (T, Placed<'_>) {
    let (part, (line, column)) = P::part(part);
    if let Some(range) = range {
        let before = source.text.get(..range.start).unwrap_or_default();
        let (lines, last) = before.rsplit_once('\n').map_or((0, before), |(lines, last)| (1 + breaks(lines), last));
        let first = if lines == 0 { source.column } else { 1 };
        let text = source.text.get(range).unwrap_or_default();
        return (part, Placed { line: source.line + lines, column: first + last.len() as u64, text });
    }
    let Some(before) = line.checked_sub(1) else {
        return (part, source);
    };
    let start = source.text.split_inclusive('\n').take(before).map(str::len).sum();
    let text = source.text.get(start..).unwrap_or_default();
    (part, Placed { line: source.line + before as u64, column: column as u64, text: item(text).trim_end() })
}

fn breaks(text: &str) -> u64 {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64
}

/// The item of a block list at the start of a text: its first line and those indented deeper.
fn item(text: &str) -> &str {
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let others = lines.take_while(|line| line.trim().is_empty() || depth(line) > depth(first)).map(str::len);
    text.get(..first.len() + others.sum::<usize>()).unwrap_or(text)
}
