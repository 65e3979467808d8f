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

/// How many cells are kept from one block to the next.
const KEPT: usize = 128;

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

    /// Forgets the cells of a block, unless they are few and there is nothing to report of any: most tables share little,
    /// and the next block has the same again.
    pub(super) fn start_block(&mut self) {
        if self.places.len() > KEPT || self.values.len() < self.places.len() {
            self.clear();
        }
    }

    /// Forgets all cells.
    fn clear(&mut self) {
        self.cells.clear();
        self.places.clear();
        self.spare.append(&mut self.values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often a value is made of cells that come in two blocks; those of `odd` have something to report.
    fn made(cells: &[String], odd: &str) -> usize {
        let (mut shared, mut made) = (Shared::default(), 0);
        for _ in 0..2 {
            shared.start_block();
            for cells in cells {
                let place = shared.place(cells, |_| {
                    made += 1;
                    (cells != odd).then(|| cells.clone())
                });
                let value = place.and_then(|place| shared.value_mut(place).cloned());
                assert_eq!(value.as_ref(), Some(cells).filter(|cells| *cells != odd));
            }
        }
        made
    }

    #[test]
    fn few_cells_with_nothing_to_report_are_read_once() {
        let cells = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(made(&cells(KEPT), ""), KEPT);
        assert_eq!(made(&cells(KEPT + 1), ""), 2 * (KEPT + 1));
        assert_eq!(made(&cells(3), "1"), 6);
    }
}
