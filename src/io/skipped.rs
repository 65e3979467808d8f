//! Lines that are no rows: blank ones, comments and headers after the first, reported once with their number.

use crate::model::{Finding, FindingCode, Sink};

/// Counts the lines of a source that are skipped.
#[derive(Debug, Default)]
pub(crate) struct Skipped {
    blank: Lines,
    comments: Lines,
    headers: Lines,
}

#[derive(Debug, Default)]
struct Lines {
    first: u64,
    count: u64,
}

impl Skipped {
    pub(crate) fn blank(&mut self, line: u64) {
        self.blank.add(line);
    }

    #[cfg(feature = "json")]
    pub(crate) fn comment(&mut self, line: u64) {
        self.comments.add(line);
    }

    /// A line that repeats the header, as where tables were put one after the other.
    #[cfg(feature = "json")]
    pub(crate) fn header(&mut self, line: u64) {
        self.headers.add(line);
    }

    /// The line of the first comment.
    #[cfg(feature = "json")]
    pub(crate) fn first_comment(&self) -> Option<u64> {
        (self.comments.count > 0).then_some(self.comments.first)
    }

    /// Adds those that follow.
    #[cfg(all(feature = "json", feature = "parallel"))]
    pub(crate) fn append(&mut self, next: &Self) {
        self.blank.append(&next.blank);
        self.comments.append(&next.comments);
        self.headers.append(&next.headers);
    }

    /// Reports the lines, once for each kind.
    pub(crate) fn report(&self, source: &str, sink: &mut dyn Sink) {
        for (lines, message) in [
            (&self.blank, "blank lines are skipped"),
            (&self.comments, "lines that start with # are skipped"),
            (&self.headers, "lines that repeat the header are skipped"),
        ] {
            if lines.count > 0 {
                let finding = Finding::new(FindingCode::Normalised, message).at(source, lines.first);
                sink.finding(finding.counted(lines.count));
            }
        }
    }
}

impl Lines {
    fn add(&mut self, line: u64) {
        if self.count == 0 {
            self.first = line;
        }
        self.count += 1;
    }

    #[cfg(all(feature = "json", feature = "parallel"))]
    fn append(&mut self, next: &Self) {
        if self.count == 0 {
            self.first = next.first;
        }
        self.count += next.count;
    }
}
