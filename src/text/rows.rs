//! Rows of bytes, end to end in one buffer.

use super::Column;

/// A row of bytes for each index; `ends[i]` is where row `i` stops.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) bytes: Column<u8>,
    pub(crate) ends: Column<u32>,
}

impl Rows {
    /// Ends the row that `write` appends to the buffer; `false` if the rows exceed 4 GiB.
    #[must_use]
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> bool {
        let bytes = self.bytes.to_mut();
        write(bytes);
        let end = u32::try_from(bytes.len());
        self.ends.push(end.unwrap_or(u32::MAX));
        end.is_ok()
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Row `index`; `None` beyond the last.
    pub(crate) fn find(&self, index: usize) -> Option<&[u8]> {
        self.ends.span(index).map(|span| &self.bytes[span])
    }

    /// Row `index`, which there must be.
    #[expect(
        clippy::expect_used,
        reason = "a snapshot's rows are counted when it is opened; others are of their columns"
    )]
    pub(crate) fn get(&self, index: usize) -> &[u8] {
        self.find(index).expect("an index is that of a row")
    }

    /// Lets copies share the bytes.
    pub(crate) fn share(&mut self) {
        self.bytes.share();
        self.ends.share();
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.bytes.to_mut().shrink_to_fit();
        self.ends.to_mut().shrink_to_fit();
    }
}
