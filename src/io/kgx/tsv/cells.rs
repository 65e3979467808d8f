//! The cells of one row, and which of them differ from the row before.

use super::scan::find_tabs;

/// Splits rows into cells.
///
/// Most cells of a table say what the row above them said. A reader that fills one record again and again
/// has nothing to do for these, as long as the row before was read to its end and nothing was told of it.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    /// Where each cell of the row ends.
    ends: Vec<usize>,
    before: Kept,
    /// Whether the row before was kept.
    has_before: bool,
}

#[derive(Debug, Default)]
struct Kept {
    text: String,
    ends: Vec<usize>,
}

impl Splitter {
    /// Splits a row at its tabs.
    pub(super) fn split<'a>(&'a mut self, text: &'a str) -> Cells<'a> {
        self.ends.clear();
        let is_plain = find_tabs(text, &mut self.ends);
        self.ends.push(text.len());
        let before = core::mem::take(&mut self.has_before).then_some(&self.before);
        Cells { text, ends: &self.ends, before, is_plain }
    }

    /// Keeps the row that was split last, which the next is compared with.
    pub(super) fn keep(&mut self, text: &str) {
        self.before.text.clear();
        self.before.text.push_str(text);
        core::mem::swap(&mut self.before.ends, &mut self.ends);
        self.has_before = true;
    }
}

/// The cells of a row, split once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    text: &'a str,
    /// Where each cell ends.
    ends: &'a [usize],
    before: Option<&'a Kept>,
    is_plain: bool,
}

impl<'a> Cells<'a> {
    pub(super) const fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether nothing but printable ASCII stands in the cells.
    pub(super) const fn is_plain(self) -> bool {
        self.is_plain
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

    /// The cells in order, with their columns, but for those that are the same as in the row before.
    pub(super) fn changed(self) -> impl Iterator<Item = (usize, &'a str)> {
        let (mut start, mut start_before) = (0, 0);
        self.ends.iter().enumerate().filter_map(move |(column, &end)| {
            let place = start..end;
            start = end + 1;
            if let Some(before) = self.before {
                let end_before = before.ends.get(column).copied().unwrap_or_default();
                let place_before = start_before..end_before;
                start_before = end_before + 1;
                let same = place.len() == place_before.len()
                    && self.text.as_bytes().get(place.clone()) == before.text.as_bytes().get(place_before);
                if same {
                    return None;
                }
            }
            Some((column, self.text.get(place).unwrap_or_default()))
        })
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
        check("\tx", true, &[(1, "x")]);
    }

    #[test]
    fn a_cell_is_found_by_its_column() {
        let mut splitter = Splitter::default();
        let cells = splitter.split("a\t\tγ");
        let found: Vec<&str> = (0..4).map(|column| cells.at(column)).collect();
        assert_eq!((cells.len(), cells.is_plain(), found), (3, false, vec!["a", "", "γ", ""]));
    }
}
