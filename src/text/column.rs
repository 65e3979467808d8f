//! A column of plain values: grown while a graph is built, or a view of bytes that are shared.

use core::fmt;
use core::ops::{Deref, Range};

use bytemuck::Pod;
use bytes::Bytes;

/// Values of one kind, one after the other. Reads as a slice.
#[derive(Clone)]
pub(crate) struct Column<T> {
    /// Empty if there is a view.
    owned: Vec<T>,
    /// Bytes that are known to be aligned for `T` and to hold whole values: a part of a snapshot, or values that were
    /// grown here.
    view: Option<Bytes>,
}

impl<T: Pod> Column<T> {
    /// The values that `bytes` hold; `None` if they are not aligned, or end within a value.
    pub(crate) fn view(bytes: Bytes) -> Option<Self> {
        bytemuck::try_cast_slice::<u8, T>(&bytes).ok()?;
        Some(Self { owned: Vec::new(), view: Some(bytes) })
    }

    /// The values, to be changed. A view becomes a copy first.
    #[inline]
    pub(crate) fn to_mut(&mut self) -> &mut Vec<T> {
        if self.view.is_some() {
            self.copy_view();
        }
        &mut self.owned
    }

    #[cold]
    fn copy_view(&mut self) {
        self.owned = self.to_vec();
        self.view = None;
    }

    /// Lets copies of the column share its values. They stay where they are.
    pub(crate) fn share(&mut self)
    where
        T: Send + 'static,
    {
        // Bytes without any are aligned for nothing.
        if !self.owned.is_empty() {
            self.view = Some(Bytes::from_owner(Values(core::mem::take(&mut self.owned))));
        }
    }

    /// Adds a value at the end.
    #[inline]
    pub(crate) fn push(&mut self, value: T) {
        self.to_mut().push(value);
    }

    /// Bytes held, unused room included.
    pub(crate) fn size(&self) -> usize {
        self.view.as_ref().map_or(self.owned.capacity() * size_of::<T>(), Bytes::len)
    }
}

/// Values as bytes, which are aligned for them.
struct Values<T>(Vec<T>);

impl<T: Pod> AsRef<[u8]> for Values<T> {
    fn as_ref(&self) -> &[u8] {
        bytemuck::cast_slice(&self.0)
    }
}

impl<T: Pod> Deref for Column<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match &self.view {
            None => &self.owned,
            Some(bytes) => bytemuck::cast_slice(bytes),
        }
    }
}

impl Column<u32> {
    /// As [`span`], of this column.
    pub(crate) fn span(&self, row: usize) -> Option<Range<usize>> {
        span(self, row)
    }
}

/// The range of a row, where each value is where its row stops; `None` beyond the last.
#[inline]
pub(crate) fn span(ends: &[u32], row: usize) -> Option<Range<usize>> {
    let end = *ends.get(row)?;
    let start = row.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    Some(start as usize..end as usize)
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { owned: Vec::new(), view: None }
    }
}

impl<T> From<Vec<T>> for Column<T> {
    fn from(values: Vec<T>) -> Self {
        Self { owned: values, view: None }
    }
}

impl<T: Pod + fmt::Debug> fmt::Debug for Column<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
