//! What became of the lines of a table.

use crate::io::skipped::Skipped;
use crate::model::RowCounts;

/// What became of lines.
#[derive(Default)]
pub(in crate::io::kgx::tsv) struct Tally {
    pub(in crate::io::kgx::tsv) counts: RowCounts,
    pub(in crate::io::kgx::tsv) skipped: Skipped,
    /// Rows that have more cells than the header.
    pub(super) longer: u64,
    /// Those that have one cell more.
    pub(super) longer_by_one: u64,
    pub(super) first_reject: Option<(u64, String)>,
    /// Rows that have something else where others have their number.
    pub(super) unnumbered: u64,
}

impl Tally {
    /// Adds what became of the lines that follow.
    #[cfg(feature = "parallel")]
    pub(in crate::io::kgx::tsv) fn append(&mut self, next: Self) {
        let Self { counts, skipped, longer, longer_by_one, first_reject, unnumbered } = next;
        self.counts.read += counts.read;
        self.counts.handed_on += counts.handed_on;
        self.counts.quarantined += counts.quarantined;
        self.counts.skipped += counts.skipped;
        self.skipped.append(&skipped);
        self.longer += longer;
        self.longer_by_one += longer_by_one;
        self.unnumbered += unnumbered;
        self.first_reject = self.first_reject.take().or(first_reject);
    }

    /// Skips a line that is blank or a comment; false if it is neither. A line of tabs alone is a row of empty cells.
    pub(in crate::io::kgx::tsv) fn skips(&mut self, text: &str, line: u64) -> bool {
        match text.as_bytes() {
            [b'#', ..] => self.skipped.comment(line),
            [first, ..] if first.is_ascii_graphic() => return false,
            _ if text.trim().is_empty() && !text.contains('\t') => self.skipped.blank(line),
            _ => return false,
        }
        self.skip();
        true
    }

    /// Counts a line that is no row.
    pub(in crate::io::kgx::tsv) const fn skip(&mut self) {
        self.counts.read += 1;
        self.counts.skipped += 1;
    }

    /// Rows whose numbers are left out.
    pub(in crate::io::kgx::tsv) const fn numbered(&self) -> u64 {
        self.counts.handed_on.saturating_sub(self.unnumbered)
    }

    /// Why no row of a table that has so many columns can be read; none if it has no row.
    pub(in crate::io::kgx::tsv) fn why_unread(&self, width: usize) -> Option<String> {
        let (line, message) = self.first_reject.as_ref()?;
        Some(if self.longer == self.counts.quarantined {
            let is_one = self.longer_by_one == self.longer;
            let row_names = if is_one { ", or write no row names (R: row.names=FALSE)" } else { "" };
            format!("every row has more cells than the header's {width}; name every column{row_names}")
        } else {
            format!("no row can be read; the first, line {line}: {message}")
        })
    }
}
