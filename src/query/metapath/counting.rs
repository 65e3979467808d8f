//! From the statements of a metapath to its path counts.

use super::budget::{Budget, Overrun};
use super::classes::Classes;
use super::enumeration::{enumerate, walks};
use super::matrix::{Cell, Matrix};
use super::network::Contraction;
use super::reach::Reach;
use super::selection::Selection;
use super::terms::{Term, terms};

/// How paths are counted where entities could come twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// Whichever is less work.
    Cheapest,
    #[cfg(test)]
    Products,
    #[cfg(test)]
    Enumeration,
}

/// The paths from each entity at the first position to each at the last.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) classes: Classes,
    /// Rows and columns are numbers in the classes of the first and the last position.
    pub(super) paths: Matrix,
}

pub(super) fn count(
    selections: &[Selection<'_>],
    (from, to): (Vec<u32>, Vec<u32>),
    damping: f64,
    route: Route,
    budget: &mut Budget,
) -> Result<Counted, Overrun> {
    let reach = Reach::grow(selections, from, to, budget)?;
    let node_count = selections.first().map_or(0, |selection| selection.graph.node_count());
    let classes = Classes::of(&reach.positions, node_count);
    let steps = classes.matrices(&reach, selections, damping);
    drop(reach);
    budget.keep(steps.iter().map(Matrix::size).sum())?;
    let mut contraction = Contraction::new(steps);
    let terms = terms(&classes.of).filter(|terms| is_by_products(terms, &contraction, route));
    let mut paths = match &terms {
        Some(terms) => add_up(terms, &mut contraction, budget)?,
        None => enumerate(contraction.steps(), &classes.of, budget)?,
    };
    if classes.of.first() == classes.of.last() {
        paths = paths.without_diagonal();
    }
    Ok(Counted { classes, paths })
}

/// Whether products are the way, rather than an enumeration that would begin few paths.
#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn is_by_products(terms: &[Term], contraction: &Contraction, route: Route) -> bool {
    match route {
        Route::Cheapest => {
            let cells: usize = contraction.steps().iter().map(|matrix| matrix.len()).sum();
            terms.len() == 1 || walks(contraction.steps()) > (cells * terms.len()) as f64
        }
        #[cfg(test)]
        Route::Products => true,
        #[cfg(test)]
        Route::Enumeration => false,
    }
}

/// The sum of the terms. The first counts all walks, so no other has a cell that it has not.
fn add_up(terms: &[Term], contraction: &mut Contraction, budget: &mut Budget) -> Result<Matrix, Overrun> {
    let mut counted = Vec::with_capacity(terms.len());
    for term in terms {
        counted.push((term.coefficient, contraction.count(&term.blocks, budget)?));
    }
    let Some(((_, walks), others)) = counted.split_first() else { return Ok(Matrix::default()) };
    if others.is_empty() {
        return Ok(Matrix::clone(walks));
    }
    let mut paths = Matrix::new(walks.width());
    let mut sums = vec![Cell::default(); walks.width()];
    for row in 0..walks.height() {
        for (coefficient, matrix) in &counted {
            for (column, cell) in matrix.row(row) {
                let sum = &mut sums[column as usize];
                sum.count += coefficient * cell.count;
                sum.weight += coefficient * cell.weight;
            }
        }
        for column in walks.row_columns(row) {
            // Counts are whole numbers: what is left of a sum that cancels is told from a path.
            let sum = core::mem::take(&mut sums[*column as usize]);
            paths.push_some(*column, Cell { count: sum.count.round(), weight: sum.weight.max(0.0) });
        }
        paths.end_row();
        budget.hold(paths.size())?;
    }
    Ok(paths)
}
