//! The cells of one row, and which of them differ from the row before.

use super::scan::{before_tab, common_length};

/// Splits rows into cells.
///
/// Most cells of a table say what the row above them said. Where two rows agree, the tabs of the second are
/// not searched, and a reader that fills one record again and again has nothing to do, as long as the row
/// before was read to its end and nothing was told of it.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    /// Where each cell of the row ends.
    ends: Vec<usize>,
    /// The row before and where its cells ended; empty unless it was kept.
    text_before: String,
    ends_before: Vec<usize>,
    /// The columns of the cells that differ.
    changed: Vec<usize>,
}

impl Splitter {
    /// Splits a row at its tabs.
    pub(super) fn split<'a>(&'a mut self, text: &'a str) -> Cells<'a> {
        let Self { ends, ends_before, text_before, changed } = self;
        ends.clear();
        changed.clear();
        let (bytes, bytes_before) = (text.as_bytes(), text_before.as_bytes());
        let (mut start, mut start_before, mut may_be_odd) = (0, 0, false);
        loop {
            let (rest, rest_before) = (from(bytes, start), from(bytes_before, start_before));
            let common = common_length(rest, rest_before);
            // The cells of which the whole lies where the rows agree, with the tab or the end of the row after it.
            for end_before in ends_before.get(ends.len()..).unwrap_or_default() {
                let length = end_before - start_before;
                if length >= common && !(length == common && common == rest.len()) {
                    break;
                }
                ends.push(start + length);
            }
            if ends.last() == Some(&bytes.len()) {
                break;
            }
            // No tab stands in what the next cell has in common with the one before.
            let (length, is_odd) = before_tab(from(rest, common));
            may_be_odd |= is_odd;
            let end = start + common + length;
            changed.push(ends.len());
            ends.push(end);
            if end >= bytes.len() {
                break;
            }
            start = end + 1;
            start_before = ends_before.get(ends.len() - 1).map_or(bytes_before.len(), |end| end + 1);
        }
        ends_before.clear();
        text_before.clear();
        Cells { text, ends, changed, may_be_odd }
    }

    /// Keeps the row that was split last, which the next is compared with.
    pub(super) fn keep(&mut self, text: &str) {
        self.text_before.push_str(text);
        core::mem::swap(&mut self.ends_before, &mut self.ends);
    }
}

fn from(bytes: &[u8], start: usize) -> &[u8] {
    bytes.get(start..).unwrap_or_default()
}

/// The cells of a row, split once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    text: &'a str,
    /// Where each cell ends.
    ends: &'a [usize],
    changed: &'a [usize],
    may_be_odd: bool,
}

impl<'a> Cells<'a> {
    pub(super) const fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether a cell that differs may hold anything but printable ASCII.
    pub(super) const fn may_be_odd(self) -> bool {
        self.may_be_odd
    }

    /// Whether nothing stands in the last cell, as after a tab at the end of the row.
    pub(super) fn ends_empty(self) -> bool {
        self.text.ends_with('\t')
    }

    /// The cell of a column; empty if the row has none.
    pub(super) fn at(self, column: usize) -> &'a str {
        let start = column.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|end| end + 1));
        let place = start.zip(self.ends.get(column));
        place.and_then(|(start, end)| self.text.get(start..*end)).unwrap_or_default()
    }

    /// The cells in order, with their columns, but for those that are the same as in the row before. The cell
    /// with which a shorter row before ended is among them.
    pub(super) fn changed(self) -> impl Iterator<Item = (usize, &'a str)> {
        self.changed.iter().map(move |column| (*column, self.at(*column)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_new_unless_the_row_before_was_kept_and_had_it() {
        let mut splitter = Splitter::default();
        let mut check = |row: &str, keep: bool, expected: &[(usize, &str)]| {
            assert_eq!(splitter.split(row).changed().collect::<Vec<_>>(), expected, "{row:?}");
            if keep {
                splitter.keep(row);
            }
        };
        check("a\tb\t", true, &[(0, "a"), (1, "b"), (2, "")]);
        check("a\tb\t", true, &[]);
        check("a\tc\t", true, &[(1, "c")]);
        check("ab\tc\td", false, &[(0, "ab"), (2, "d")]);
        check("ab\tc\td", true, &[(0, "ab"), (1, "c"), (2, "d")]);
        check("a\tbc\td", true, &[(0, "a"), (1, "bc")]);
        check("", true, &[(0, "")]);
        check("\tx", true, &[(0, ""), (1, "x")]);
    }

    #[test]
    fn the_cells_that_changed_are_those_that_differ() {
        let rows =
            ["", "a", "abcdefgh\tx", "abcdefgh\ty", "abcdefghi\ty", "a\t\tbcdefghijklmno\tp", "a\t\tb\tcdefghijklmno"];
        for (before, after) in rows.iter().flat_map(|before| rows.iter().map(move |after| (*before, *after))) {
            let mut splitter = Splitter::default();
            splitter.split(before);
            splitter.keep(before);
            let (had, now): (Vec<&str>, Vec<&str>) = (before.split('\t').collect(), after.split('\t').collect());
            let is_last = |column: usize| column + 1 == had.len() && had.len() < now.len();
            let differs = |column: usize| had.get(column) != now.get(column) || is_last(column);
            let expected: Vec<_> = now.iter().copied().enumerate().filter(|(column, _)| differs(*column)).collect();
            let cells = splitter.split(after);
            assert_eq!(cells.changed().collect::<Vec<_>>(), expected, "{before:?} {after:?}");
            assert_eq!((0..cells.len()).map(|column| cells.at(column)).collect::<Vec<_>>(), now);
        }
    }

    #[test]
    fn a_cell_is_found_by_its_column() {
        let mut splitter = Splitter::default();
        let cells = splitter.split("a\t\tγ");
        let found: Vec<&str> = (0..4).map(|column| cells.at(column)).collect();
        assert_eq!((cells.len(), cells.may_be_odd(), found), (3, true, vec!["a", "", "γ", ""]));
    }
}
