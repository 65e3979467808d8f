//! Sparse matrices of counts and weights.

use crate::query::plan::{Budget, LimitKind};

/// How many paths there are, and the sum of their weights; exact for counts below 2⁵³.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cell {
    pub(super) count: f64,
    pub(super) weight: f64,
}

impl Cell {
    pub(super) const ONE: Self = Self { count: 1.0, weight: 1.0 };

    pub(super) fn times(self, other: Self) -> Self {
        Self { count: self.count * other.count, weight: self.weight * other.weight }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.weight += other.weight;
    }
}

/// A sparse matrix by rows: the cells of row `r` are `starts[r]..starts[r + 1]`, in the order of columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matrix {
    starts: Vec<usize>,
    columns: Vec<u32>,
    cells: Vec<Cell>,
    width: usize,
}

impl Matrix {
    /// An empty matrix of `width` columns, to which rows are added.
    pub(super) fn new(width: usize) -> Self {
        Self { starts: vec![0], columns: Vec::new(), cells: Vec::new(), width }
    }

    pub(super) fn push(&mut self, column: u32, cell: Cell) {
        self.columns.push(column);
        self.cells.push(cell);
    }

    pub(super) fn end_row(&mut self) {
        self.starts.push(self.columns.len());
    }

    pub(super) fn height(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Bytes held.
    pub(super) const fn size(&self) -> usize {
        self.starts.capacity() * size_of::<usize>()
            + self.columns.capacity() * size_of::<u32>()
            + self.cells.capacity() * size_of::<Cell>()
    }

    pub(super) fn row_len(&self, row: usize) -> usize {
        self.starts[row + 1] - self.starts[row]
    }

    pub(super) fn row_columns(&self, row: usize) -> &[u32] {
        &self.columns[self.starts[row]..self.starts[row + 1]]
    }

    pub(super) fn row_cells(&self, row: usize) -> &[Cell] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (u32, Cell)> {
        self.row_columns(row).iter().copied().zip(self.row_cells(row).iter().copied())
    }

    /// How many cells each column has.
    pub(super) fn column_lens(&self) -> Vec<u32> {
        let mut lens = vec![0; self.width];
        for column in &self.columns {
            lens[*column as usize] += 1;
        }
        lens
    }

    /// Rows as columns: a counting sort, linear in rows, columns and cells.
    pub(super) fn transposed(&self) -> Self {
        let mut starts = Vec::with_capacity(self.width + 1);
        let mut sum = 0;
        starts.push(0);
        starts.extend(self.column_lens().into_iter().map(|len| {
            sum += len as usize;
            sum
        }));
        let mut places = starts.clone();
        let mut columns = vec![0; self.len()];
        let mut cells = vec![Cell::default(); self.len()];
        for (number, row) in (0..self.height()).zip(0u32..) {
            for (column, cell) in self.row(number) {
                let place = &mut places[column as usize];
                columns[*place] = row;
                cells[*place] = cell;
                *place += 1;
            }
        }
        Self { starts, columns, cells, width: self.height() }
    }

    /// Multiplies each row and each column by its weight, if there are any.
    pub(super) fn scale(&mut self, rows: Option<&[Cell]>, columns: Option<&[Cell]>) {
        for row in 0..self.height() {
            let range = self.starts[row]..self.starts[row + 1];
            for (cell, column) in self.cells[range.clone()].iter_mut().zip(&self.columns[range]) {
                *cell = cell.times(rows.map_or(Cell::ONE, |weights| weights[row]));
                *cell = cell.times(columns.map_or(Cell::ONE, |weights| weights[*column as usize]));
            }
        }
    }

    /// The matrix times a vector.
    pub(super) fn times_vector(&self, vector: Option<&[Cell]>) -> Vec<Cell> {
        let of_row = |row| {
            let mut sum = Cell::default();
            for (column, cell) in self.row(row) {
                sum.add(cell.times(vector.map_or(Cell::ONE, |vector| vector[column as usize])));
            }
            sum
        };
        (0..self.height()).map(of_row).collect()
    }

    /// Cell by cell products of two matrices of the same form.
    pub(super) fn times_cells(&self, other: &Self) -> Self {
        let mut product = Self::new(self.width);
        for row in 0..self.height() {
            let mut others = other.row(row).peekable();
            for (column, cell) in self.row(row) {
                while others.next_if(|(other, _)| *other < column).is_some() {}
                if let Some((_, factor)) = others.next_if(|(other, _)| *other == column) {
                    product.push(column, cell.times(factor));
                }
            }
            product.end_row();
        }
        product
    }

    /// How many multiplications the product of two matrices takes.
    pub(super) fn work(column_lens: &[u32], row_lens: impl Iterator<Item = usize>) -> u64 {
        column_lens.iter().zip(row_lens).map(|(one, other)| u64::from(*one) * other as u64).sum()
    }

    /// The product of two matrices, with `weights` between them: row by row (Gustavson 1978), in one
    /// accumulator that is used again.
    pub(super) fn times(&self, weights: Option<&[Cell]>, other: &Self, budget: &mut Budget) -> Result<Self, LimitKind> {
        let mut product = Self::new(other.width);
        let mut sums = vec![Cell::default(); other.width];
        let mut touched: Vec<u32> = Vec::new();
        for row in 0..self.height() {
            let work: usize = self.row_columns(row).iter().map(|middle| other.row_len(*middle as usize)).sum();
            budget.spend(work as u64)?;
            // Where many columns are met, passing over all of them costs less than keeping a list.
            let lists = work < other.width / 4;
            for (middle, cell) in self.row(row) {
                let factor = weights.map_or(cell, |weights| cell.times(weights[middle as usize]));
                let middle = middle as usize;
                if lists {
                    touched
                        .extend(other.row_columns(middle).iter().filter(|column| sums[**column as usize].count == 0.0));
                }
                for (column, cell) in other.row_columns(middle).iter().zip(other.row_cells(middle)) {
                    let sum = &mut sums[*column as usize];
                    sum.count += factor.count * cell.count;
                    sum.weight += factor.weight * cell.weight;
                }
            }
            if lists {
                touched.sort_unstable();
                for column in touched.drain(..) {
                    product.push_some(column, core::mem::take(&mut sums[column as usize]));
                }
            } else {
                for (column, sum) in (0..).zip(&mut sums) {
                    product.push_some(column, core::mem::take(sum));
                }
            }
            product.end_row();
            budget.hold_beside(product.size())?;
        }
        Ok(product)
    }

    /// The matrix without the cells of equal row and column.
    pub(super) fn without_diagonal(&self) -> Self {
        let mut rest = Self::new(self.width);
        for (row, own) in (0..self.height()).zip(0..) {
            self.row(row).filter(|(column, _)| *column != own).for_each(|(column, cell)| rest.push(column, cell));
            rest.end_row();
        }
        rest
    }

    /// Adds a cell unless nothing is counted in it.
    pub(super) fn push_some(&mut self, column: u32, cell: Cell) {
        if cell.count > 0.0 {
            self.push(column, cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Limits;

    /// A matrix whose weights are a tenth of its counts.
    fn matrix(rows: &[&[u32]]) -> Matrix {
        let mut matrix = Matrix::new(rows.first().map_or(0, |row| row.len()));
        for row in rows {
            for (column, count) in (0..).zip(*row) {
                let count = f64::from(*count);
                matrix.push_some(column, Cell { count, weight: count / 10.0 });
            }
            matrix.end_row();
        }
        matrix
    }

    fn counts(matrix: &Matrix) -> Vec<Vec<f64>> {
        let row = |number: usize| {
            let mut row = vec![0.0; matrix.width()];
            matrix.row(number).for_each(|(column, cell)| row[column as usize] = cell.count);
            row
        };
        (0..matrix.height()).map(row).collect()
    }

    #[test]
    fn a_product_is_that_of_rows_and_columns() {
        let one = matrix(&[&[1, 0, 2], &[0, 3, 0]]);
        let other = matrix(&[&[1, 1, 0, 0], &[0, 1, 0, 0], &[0, 5, 0, 7]]);
        let mut budget = Budget::new(Limits::default());
        let product = one.times(None, &other, &mut budget).unwrap();
        assert_eq!(counts(&product), [[1.0, 11.0, 0.0, 14.0], [0.0, 3.0, 0.0, 0.0]]);
        assert_eq!(budget.work(), 5);
        assert_eq!(Matrix::work(&one.column_lens(), (0..3).map(|row| other.row_len(row))), 5);
        let weights = [Cell::ONE, Cell::default(), Cell { count: 2.0, weight: 1.0 }];
        let weighted = one.times(Some(&weights), &other, &mut budget).unwrap();
        assert_eq!(counts(&weighted), [[1.0, 21.0, 0.0, 28.0], [0.0; 4]]);
        assert_eq!(weighted.len(), 3);
        let cell = weighted.row_cells(0)[2];
        assert!((cell.weight - 0.2 * 0.7).abs() < 1e-12);
    }

    #[test]
    fn rows_become_columns() {
        let one = matrix(&[&[1, 0, 2], &[0, 3, 4]]);
        assert_eq!(counts(&one.transposed()), [[1.0, 0.0], [0.0, 3.0], [2.0, 4.0]]);
        assert_eq!(one.transposed().transposed(), one);
    }

    #[test]
    fn cells_are_multiplied_where_both_have_them() {
        let product = matrix(&[&[1, 0, 2], &[5, 3, 4]]).times_cells(&matrix(&[&[7, 8, 0], &[2, 0, 2]]));
        assert_eq!(counts(&product), [[7.0, 0.0, 0.0], [10.0, 0.0, 8.0]]);
        let sums: Vec<f64> = product.times_vector(None).iter().map(|cell| cell.count).collect();
        assert_eq!(sums, [7.0, 18.0]);
    }
}
