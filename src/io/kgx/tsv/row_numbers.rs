//! Columns that hold the numbers of rows, which tools write beside a table: they say nothing of what a row is about.

use crate::text::quoted;

use super::cells::Splitter;
use super::columns::is_row_number;
use super::dialect::Dialect;
use super::quoted::{Progress, Quotes, Record};

/// What tools call a column of row numbers: polars (`with_row_index`, before 0.20.4 `with_row_count`), pandas
/// (`reset_index`), tibble (`rowid_to_column`), and R, where it reads a column without a name.
const NAMES: [&str; 7] = ["index", "row_nr", "level_0", "rowid", "row_number", "X", "X1"];

/// Why the numbers of rows in a column are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io::kgx) enum RowNumbers {
    /// It is one of the first, and has no name.
    Unnamed,
    /// It is pandas' index in Parquet, wherever it is.
    Index,
    /// It has the name of one, and counts the rows.
    Named,
}

/// A column of row numbers, and what it is called as a property.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub(super) column: usize,
    pub(super) name: String,
    pub(super) is_named: bool,
}

impl Numbered {
    /// What is said once of all rows.
    pub(super) fn left_out(&self) -> String {
        let column =
            if self.is_named { format!("column {}", quoted(&self.name)) } else { "a column without a name".to_owned() };
        format!(
            "row numbers in {column} are left out; write the table without them (pandas: index=False, R: row.names=FALSE)"
        )
    }

    /// What is said of a cell that holds something else.
    pub(super) fn kept(&self) -> String {
        let (column, name) = (self.column + 1, quoted(&self.name));
        if self.is_named {
            format!("column {column} has numbers of rows; what is none of them is kept as the property {name}")
        } else {
            format!("column {column} has no name; what is no row number in it is kept as the property {name}")
        }
    }
}

/// Whether a column has no name. One that pandas read is `Unnamed: 0`, of several `Unnamed: 0.1`; one that readr read is
/// `...1`; and pandas' index in Parquet is `__index_level_0__`.
pub(super) fn is_unnamed(cell: &&str) -> bool {
    let cell = cell.trim();
    let is_number = |number: &str| number.split('.').all(|part| is_row_number(part.as_bytes()));
    cell.is_empty()
        || cell.strip_prefix("Unnamed: ").is_some_and(is_number)
        || cell.strip_prefix("...").is_some_and(is_number)
        || is_pandas_index(cell)
}

/// Whether a column is the index of a table of pandas that has no name.
pub(in crate::io) fn is_pandas_index(name: &str) -> bool {
    let level = name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    level.is_some_and(|level| is_row_number(level.as_bytes()))
}

/// Whether a column has a name that tools give to one of row numbers, or none.
pub(in crate::io) fn may_be_numbered(name: &str) -> bool {
    NAMES.contains(&name) || is_unnamed(&name)
}

/// Whether the cells of a column of so many count the rows at hand, from 0 or 1; of one row nothing is known.
pub(super) fn counts_rows(column: usize, width: usize, ahead: &str, dialect: Dialect) -> bool {
    let (mut splitter, mut record) = (Splitter::default(), Record::default());
    // The last number, and how many lines came since then that are no rows by themselves.
    let (mut last, mut since, mut rows): (Option<u64>, u64, u64) = (None, 0, 0);
    let mut lines = ahead.lines();
    while let Some(line) = lines.find(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let cells = if dialect.quotes != Quotes::Literal && line.contains('"') {
            record.clear();
            let mut progress = record.feed(line, dialect.delimiter);
            while progress == Progress::Open {
                let Some(line) = lines.next() else { break };
                progress = record.feed(line, dialect.delimiter);
            }
            record.cells()
        } else {
            splitter.split_at(line, dialect.delimiter)
        };
        if cells.len() != width {
            since += 1;
            continue;
        }
        let cell = cells.at(column);
        let Some(number) = cell.parse::<u64>().ok().filter(|_| is_row_number(cell.as_bytes())) else { return false };
        // Of the first row it is not known whether the tool counts from 0 or from 1.
        let (first, most) = match last {
            None => (0, 1 + since),
            Some(last) => (last.saturating_add(1), last.saturating_add(1 + since)),
        };
        if !(first..=most).contains(&number) {
            return false;
        }
        (last, since, rows) = (Some(number), 0, rows + 1);
    }
    rows > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_count_the_rows_are_found() {
        for (ahead, expected) in [
            ("0\ta\n1\tb\n2\tc\n", true),
            ("1\ta\n2\tb\n", true),
            ("\"1\"\ta\n# note\n\n\"2\"\tb", true),
            ("0\ta\n\"1\"\t\"b\tc\"\n2\td\n", true),
            ("1\t\"b\nc\"\n2\td\n", true),
            ("0\ta\nnothing\n2\td\n", true),
            ("0\ta\n5\tb\n", false),
            ("0\ta\n", false),
            ("2\ta\n3\tb\n", false),
            ("0\ta\n0\tb\n", false),
            ("0\ta\n1\tb\n3\tc\n", false),
            ("0\ta\nx\tb\n", false),
            ("", false),
        ] {
            let dialect = Dialect { delimiter: b'\t', quotes: Quotes::Undecided };
            assert_eq!(counts_rows(0, 2, ahead, dialect), expected, "{ahead:?}");
        }
    }

    #[test]
    fn names_of_columns_of_row_numbers_are_known() {
        for name in ["index", "row_nr", "X", "Unnamed: 0", "Unnamed: 0.1", "...3", "__index_level_0__", ""] {
            assert!(may_be_numbered(name), "{name}");
        }
        for name in ["id", "x", "index_case", "number", "Unnamed", "score"] {
            assert!(!may_be_numbered(name), "{name}");
        }
    }
}
