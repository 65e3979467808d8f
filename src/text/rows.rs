//! Rows of bytes, end to end in one buffer.

/// A row of bytes for each index; `ends[i]` is where row `i` stops.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Rows {
    /// Ends the row that `write` appends to the buffer; `false` if the rows exceed 4 GiB.
    #[must_use]
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> bool {
        write(&mut self.bytes);
        let end = u32::try_from(self.bytes.len());
        self.ends.push(end.unwrap_or(u32::MAX));
        end.is_ok()
    }

    /// How many rows there are.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Row `index`; empty beyond the last.
    pub(crate) fn get(&self, index: usize) -> &[u8] {
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.bytes.get(start as usize..end as usize).unwrap_or_default()
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
