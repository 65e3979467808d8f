//! Cells in quotes, by RFC 4180: a cell that begins with a quote ends with one, and a quote in it is written twice.

use memchr::memchr;

use super::cells::Cells;

/// How a table writes a cell that holds a tab, a line end or a quote.
///
/// KGX writes tables without quotes, so a quote is part of its cell. Spreadsheets, pandas and DuckDB write RFC 4180:
/// a cell that holds a delimiter, a line end or a quote is put in quotes, and a quote in it is doubled.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::kgx::{Quoting, TsvReader};
///
/// let table = "id\tname\nHGNC:1\t\"a \"\"b\"\"\"\n";
/// let name = |quoting| -> Result<String, Box<dyn std::error::Error>> {
///     let mut builder = GraphBuilder::new();
///     builder.load(TsvReader::new("nodes.tsv", table.as_bytes()).quoting(quoting))?;
///     Ok(builder.freeze()?.nodes().next().ok_or("no node")?.name().to_owned())
/// };
/// assert_eq!(name(Quoting::Auto)?, "a \"b\"");
/// assert_eq!(name(Quoting::None)?, "\"a \"\"b\"\"\"");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Quoting {
    /// The first quote in the table decides. The table is quoted if that quote begins a cell, and the row, read by
    /// RFC 4180, has its quotes closed and as many cells as the header; otherwise it has no quoting. In a quoted table,
    /// a row whose quotes do not close is read as if there were no quoting, with a warning. The default.
    #[default]
    Auto,
    /// A quote is part of its cell.
    None,
    /// Cells may be quoted; a row whose quotes do not close is left out.
    Rfc4180,
}

/// What is known of a table's quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// No quote was met yet.
    Undecided,
    Literal,
    Quoted {
        /// Whether somebody said so, and not the first quote.
        is_given: bool,
    },
}

impl From<Quoting> for Quotes {
    fn from(quoting: Quoting) -> Self {
        match quoting {
            Quoting::Auto => Self::Undecided,
            Quoting::None => Self::Literal,
            Quoting::Rfc4180 => Self::Quoted { is_given: true },
        }
    }
}

/// How far the lines of a record go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) enum Progress {
    /// Every quote is closed.
    Complete,
    /// The last cell goes on in the next line.
    Open,
    /// Text follows a closing quote.
    Malformed,
}

/// The cells of a record, read line by line.
#[derive(Debug, Default)]
pub(in crate::io) struct Record {
    /// The cells, without the quotes around them, and a byte after each.
    text: String,
    ends: Vec<usize>,
    is_open: bool,
}

impl Record {
    pub(in crate::io) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.is_open = false;
    }

    /// Reads a line, without its end. A line end in a cell becomes a line feed.
    pub(in crate::io) fn feed(&mut self, line: &str, delimiter: u8) -> Progress {
        let mut rest = line;
        loop {
            if !self.is_open {
                if let Some(quoted) = rest.strip_prefix('"') {
                    rest = quoted;
                    self.is_open = true;
                } else {
                    let end = memchr(delimiter, rest.as_bytes());
                    self.text.push_str(end.and_then(|end| rest.get(..end)).unwrap_or(rest));
                    self.end_cell();
                    match end.and_then(|end| rest.get(end + 1..)) {
                        Some(next) => rest = next,
                        None => return Progress::Complete,
                    }
                    continue;
                }
            }
            let Some((inside, after)) = rest.split_once('"') else {
                self.text.push_str(rest);
                self.text.push('\n');
                return Progress::Open;
            };
            self.text.push_str(inside);
            match after.as_bytes() {
                [b'"', ..] => {
                    self.text.push('"');
                    rest = after.get(1..).unwrap_or_default();
                }
                [] => {
                    self.end_cell();
                    return Progress::Complete;
                }
                [byte, ..] if *byte == delimiter => {
                    self.end_cell();
                    rest = after.get(1..).unwrap_or_default();
                }
                _ => return Progress::Malformed,
            }
        }
    }

    fn end_cell(&mut self) {
        self.ends.push(self.text.len());
        self.text.push('\t');
        self.is_open = false;
    }

    /// How many bytes its cells have.
    pub(in crate::io) fn len(&self) -> usize {
        self.text.len()
    }

    pub(in crate::io) fn cells(&self) -> Cells<'_> {
        Cells::new(&self.text, &self.ends)
    }
}

/// The first line in which a quote stands, comments apart: where it starts in `block`, and whether the quote begins
/// a cell.
pub(super) fn first_quote(block: &str, delimiter: u8) -> Option<(usize, bool)> {
    let bytes = block.as_bytes();
    let mut from = 0;
    loop {
        let place = from + memchr(b'"', bytes.get(from..)?)?;
        let before = bytes.get(..place)?;
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        if bytes.get(start) == Some(&b'#') {
            from = place + memchr(b'\n', bytes.get(place..)?)? + 1;
            continue;
        }
        let begins_cell = place == start || before.last() == Some(&delimiter);
        return Some((start, begins_cell));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(lines: &[&str]) -> (Vec<Progress>, Vec<String>) {
        let mut record = Record::default();
        let progress = lines.iter().map(|line| record.feed(line, b'\t')).collect();
        let cells = record.cells();
        (progress, (0..cells.len()).map(|column| cells.at(column).to_owned()).collect())
    }

    #[test]
    fn quotes_close_or_the_record_is_open_or_malformed() {
        use Progress::{Complete, Malformed, Open};
        for (lines, progress, cells) in [
            (&["a\tb"][..], &[Complete][..], &["a", "b"][..]),
            (&["\"a\tb\"\tc"], &[Complete], &["a\tb", "c"]),
            (&["\"a\"\"b\"\"\""], &[Complete], &["a\"b\""]),
            (&["a\t\"\"\t\"\""], &[Complete], &["a", "", ""]),
            (&["a\"b\tc\""], &[Complete], &["a\"b", "c\""]),
            (&["\"a", "", "b\"\tc\t"], &[Open, Open, Complete], &["a\n\nb", "c", ""]),
            (&["x\t\"a\"b\tc"], &[Malformed], &["x"]),
            (&["\"a", "b\" c"], &[Open, Malformed], &[]),
            (&[""], &[Complete], &[""]),
        ] {
            assert_eq!(
                read(lines),
                (progress.to_vec(), cells.iter().map(|cell| (*cell).to_owned()).collect()),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn the_first_quote_is_found_with_its_line() {
        for (block, expected) in [
            ("a\tb\n", None),
            ("a\tb\n\"c\td\n", Some((4, true))),
            ("a\tb\nc\t\"d\n", Some((4, true))),
            ("a\tb\nc\"\td\n", Some((4, false))),
            ("# \"a\"\nb\t\"c\"\n", Some((6, true))),
            ("# \"a\"", None),
        ] {
            assert_eq!(first_quote(block, b'\t'), expected, "{block:?}");
        }
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read(
            rows in proptest::collection::vec(proptest::collection::vec("[a\t\n\"|é,]{0,6}", 3), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let mut found: Vec<Vec<String>> = Vec::new();
            let mut record = Record::default();
            for line in text.lines() {
                let progress = record.feed(line, b'\t');
                prop_assert_ne!(progress, Progress::Malformed);
                if progress == Progress::Complete {
                    let cells = record.cells();
                    found.push((0..cells.len()).map(|column| cells.at(column).to_owned()).collect());
                    record.clear();
                }
            }
            prop_assert_eq!(found, rows);
        }
    }
}
