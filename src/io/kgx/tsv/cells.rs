//! The cells of one row.

use super::super::scan::{before, before_tab};

/// Splits rows at their tabs, one after the other in the same memory.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    /// Where each cell ends.
    ends: Vec<usize>,
}

impl Splitter {
    pub(super) fn split<'a>(&'a mut self, text: &'a str) -> Cells<'a> {
        self.ends.clear();
        let mut start = 0;
        while let Some(rest) = text.as_bytes().get(start..) {
            let end = start + before_tab(rest).0;
            self.ends.push(end);
            start = end + 1;
        }
        Cells { text, ends: &self.ends }
    }

    /// As [`split`](Self::split), at another delimiter.
    pub(super) fn split_at<'a>(&'a mut self, text: &'a str, delimiter: u8) -> Cells<'a> {
        if delimiter == b'\t' {
            return self.split(text);
        }
        self.ends.clear();
        let mut start = 0;
        while let Some(rest) = text.as_bytes().get(start..) {
            let end = start + before(rest, delimiter);
            self.ends.push(end);
            start = end + 1;
        }
        Cells { text, ends: &self.ends }
    }
}

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::io) struct Cells<'a> {
    text: &'a str,
    /// Where each cell ends.
    ends: &'a [usize],
}

impl<'a> Cells<'a> {
    /// Cells that end at these places of a text, with a byte between them.
    pub(super) const fn new(text: &'a str, ends: &'a [usize]) -> Self {
        Self { text, ends }
    }

    /// The text of the cells.
    pub(super) const fn text(self) -> &'a str {
        self.text
    }

    pub(in crate::io) const fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether the last of several cells is empty, as after a tab at the end of the row.
    pub(super) fn ends_empty(self) -> bool {
        self.len() > 1 && self.at(self.len() - 1).is_empty()
    }

    /// The cell of a column; empty if the row has none.
    pub(in crate::io) fn at(self, column: usize) -> &'a str {
        let start = column.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|end| end + 1));
        let place = start.zip(self.ends.get(column));
        place.and_then(|(start, end)| self.text.get(start..*end)).unwrap_or_default()
    }
}

/// Whether a text holds a control character, other than the tabs between cells.
// Few rows are asked for it; in place, it would take registers from what looks at every cell.
#[inline(never)]
pub(super) fn has_control(text: &str) -> bool {
    // Those beyond ASCII, U+0080 to U+009F, all start with one byte.
    let may_be = text.bytes().fold(false, |any, byte| any | matches!(byte, 0..=8 | 10..=0x1f | 0x7f | 0xc2));
    may_be && text.chars().any(|c| c != '\t' && c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_column() {
        let mut splitter = Splitter::default();
        for row in ["", "a", "\t", "a\t\tγ", "abcdefgh\tx", "a\t\tbcdefghijklmno\tp\t"] {
            let cells = splitter.split(row);
            let found: Vec<&str> = (0..cells.len()).map(|column| cells.at(column)).collect();
            assert_eq!(found, row.split('\t').collect::<Vec<_>>());
            assert_eq!((cells.at(9), cells.ends_empty()), ("", row.ends_with('\t')));
        }
    }
}
