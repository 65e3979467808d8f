//! Lists of values, end to end.

use bytemuck::Pod;

use crate::text::Column;

/// Lists of `T`, end to end; `ends[i]` is where list `i` stops.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T: Pod> {
    pub(crate) values: Column<T>,
    pub(crate) ends: Column<u32>,
}

impl<T: Pod> Default for Lists<T> {
    fn default() -> Self {
        Self { values: Column::default(), ends: Column::default() }
    }
}

impl<T: Pod> Lists<T> {
    /// Adds a list.
    #[expect(clippy::cast_possible_truncation, reason = "the builder refuses graphs of 2^32 things")]
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.values.to_mut().extend(list);
        self.ends.push(self.values.len() as u32);
    }

    /// Lets copies share the values.
    pub(crate) fn share(&mut self)
    where
        T: Send + 'static,
    {
        self.values.share();
        self.ends.share();
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.values.to_mut().shrink_to_fit();
        self.ends.to_mut().shrink_to_fit();
    }

    /// List `index`; empty beyond the last.
    pub(crate) fn get(&self, index: usize) -> &[T] {
        self.ends.span(index).and_then(|span| self.values.get(span)).unwrap_or_default()
    }
}
