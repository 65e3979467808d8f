//! Counting paths one by one.

use std::rc::Rc;

use super::matrix::{Cell, Matrix};
use crate::query::plan::{Budget, LimitKind};

/// How many walks an enumeration would begin: those of the first step, of the first two, and so on. It
/// begins no more than so many paths.
pub(super) fn walks(steps: &[Rc<Matrix>]) -> f64 {
    let mut walks = 0.0;
    let mut here: Option<Vec<f64>> = None;
    for matrix in steps {
        let mut next = vec![0.0; matrix.width()];
        for row in 0..matrix.height() {
            let arrived = here.as_ref().map_or(1.0, |here| here[row]);
            if arrived > 0.0 {
                matrix.row_columns(row).iter().for_each(|column| next[*column as usize] += arrived);
            }
        }
        walks += next.iter().sum::<f64>();
        here = Some(next);
    }
    walks
}

/// Counts the paths from each entity to each, depth first: time in proportion to the paths begun.
pub(super) fn enumerate(steps: &[Rc<Matrix>], classes: &[usize], budget: &mut Budget) -> Result<Matrix, LimitKind> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Ok(Matrix::default()) };
    let mut walk = Walk { steps, classes, here: vec![0; steps.len() + 1], sums: vec![Cell::default(); last.width()] };
    let mut paths = Matrix::new(last.width());
    for row in 0..first.height() {
        if first.row_len(row) > 0 {
            walk.here[0] = row;
            walk.go_on(0, Cell::ONE, budget)?;
            for (column, sum) in (0..).zip(&mut walk.sums) {
                paths.push_some(column, core::mem::take(sum));
            }
        }
        paths.end_row();
        budget.hold_beside(paths.size())?;
    }
    Ok(paths)
}

/// A path as far as it has come.
struct Walk<'m> {
    steps: &'m [Rc<Matrix>],
    classes: &'m [usize],
    /// The entity at each position.
    here: Vec<usize>,
    /// The paths that have arrived, by where.
    sums: Vec<Cell>,
}

impl Walk<'_> {
    fn go_on(&mut self, step: usize, so_far: Cell, budget: &mut Budget) -> Result<(), LimitKind> {
        let steps = self.steps;
        let Some(matrix) = steps.get(step) else {
            self.sums[self.here[step]].add(so_far);
            return Ok(());
        };
        let row = self.here[step];
        budget.spend(matrix.row_len(row) as u64)?;
        for (column, cell) in matrix.row(row) {
            let next = column as usize;
            let class = self.classes[step + 1];
            if (0..=step).any(|place| self.here[place] == next && self.classes[place] == class) {
                continue;
            }
            self.here[step + 1] = next;
            self.go_on(step + 1, so_far.times(cell), budget)?;
        }
        Ok(())
    }
}
