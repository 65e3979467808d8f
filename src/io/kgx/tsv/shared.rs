//! What rows share, made once for the cells that say it.

use crate::text::Interner;

/// Values by the cells that they are made of.
#[derive(Debug)]
pub(super) struct Shared<T> {
    cells: Interner,
    /// The place of the value of each of the cells; none if there is something to report of them in each row.
    places: Vec<Option<u32>>,
    values: Vec<T>,
    /// Values of blocks before, whose memory is used again.
    spare: Vec<T>,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self { cells: Interner::default(), places: Vec::new(), values: Vec::new(), spare: Vec::new() }
    }
}

impl<T> Shared<T> {
    /// The place of the value of some cells. What was not met before is made, of an old value if there is one;
    /// `make` returns none if there is something to report of the cells.
    pub(super) fn place(&mut self, cells: &str, make: impl FnOnce(Option<T>) -> Option<T>) -> Option<u32> {
        let number = self.cells.intern(cells).index();
        if let Some(place) = self.places.get(number) {
            return *place;
        }
        let place = make(self.spare.pop()).map(|value| {
            self.values.push(value);
            u32::try_from(self.values.len() - 1).unwrap_or(u32::MAX)
        });
        self.places.push(place);
        place
    }

    pub(super) fn value_mut(&mut self, place: u32) -> Option<&mut T> {
        self.values.get_mut(place as usize)
    }

    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    /// Forgets all cells.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.places.clear();
        self.spare.append(&mut self.values);
    }
}
