//! Counting the walks of one term by products of matrices.
//!
//! Positions that are put together make the metapath a network: its blocks are joined by matrices. Three
//! moves reduce it to one matrix between the first and the last block: two matrices between the same blocks
//! become one, cell by cell; a block that only one matrix touches becomes weights of its neighbour; a block
//! between two matrices goes by their product. What these moves reduce is a series-parallel network (Duffin
//! 1965). Of several products the one with the fewest multiplications is done first.

use std::rc::Rc;

use super::matrix::{Cell, Matrix};
use crate::query::plan::{Budget, LimitKind};

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Move {
    /// Two edges lie between the same blocks.
    Merge(usize, usize),
    /// An edge leads to a block that nothing else touches.
    Strip { edge: usize, leaf: usize },
    /// Each of these pairs of edges meets at a block that nothing else touches.
    Join(Vec<(usize, usize, usize)>),
    /// One edge is left.
    Done,
    /// The network is not series-parallel.
    Stuck,
}

fn next_move(edges: &[(usize, usize)], terminals: (usize, usize)) -> Move {
    if edges.len() == 1 {
        return Move::Done;
    }
    for (second, (from, to)) in edges.iter().enumerate() {
        let same = |(a, b): &(usize, usize)| (a, b) == (from, to) || (b, a) == (from, to);
        if let Some(first) = edges[..second].iter().position(same) {
            return Move::Merge(first, second);
        }
    }
    let blocks = edges.iter().flat_map(|(from, to)| [*from, *to]).max().unwrap_or(0);
    let mut joins = Vec::new();
    for block in (0..=blocks).filter(|block| *block != terminals.0 && *block != terminals.1) {
        let mut touching = (0..edges.len()).filter(|edge| edges[*edge].0 == block || edges[*edge].1 == block);
        match (touching.next(), touching.next(), touching.next()) {
            (Some(edge), None, None) => return Move::Strip { edge, leaf: block },
            (Some(one), Some(other), None) => joins.push((one, other, block)),
            _ => {}
        }
    }
    if joins.is_empty() { Move::Stuck } else { Move::Join(joins) }
}

/// Whether the moves reduce the network of these blocks, each the block of one position.
pub(super) fn is_reducible(blocks: &[usize]) -> bool {
    let mut edges: Vec<(usize, usize)> = blocks.iter().copied().zip(blocks.iter().copied().skip(1)).collect();
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return false };
    loop {
        match next_move(&edges, (*first, *last)) {
            Move::Merge(_, edge) | Move::Strip { edge, .. } => drop(edges.remove(edge)),
            Move::Join(joins) => {
                let Some((one, other, block)) = joins.first().copied() else { return false };
                let far = |(from, to): (usize, usize)| if from == block { to } else { from };
                edges[one] = (far(edges[one]), far(edges[other]));
                edges.remove(other);
            }
            Move::Done => return true,
            Move::Stuck => return false,
        }
    }
}

/// Counts walks, and keeps products that several terms need.
#[derive(Debug)]
pub(super) struct Contraction {
    steps: Vec<Rc<Matrix>>,
    /// The walks from one position to another, both given.
    products: Vec<((usize, usize), Rc<Matrix>)>,
}

#[derive(Clone, Debug)]
struct Edge {
    from: usize,
    to: usize,
    matrix: Rc<Matrix>,
    /// The positions between which it counts all walks, if that is what it does.
    span: Option<(usize, usize)>,
}

impl Edge {
    /// The same edge with `block` as its start.
    fn starting(self, block: usize) -> Self {
        if self.from == block { self } else { self.turned() }
    }

    fn turned(self) -> Self {
        Self { from: self.to, to: self.from, matrix: Rc::new(self.matrix.transposed()), span: None }
    }

    /// How many cells there are for each entity of `block`.
    fn lens(&self, block: usize) -> Vec<u32> {
        if self.to == block {
            return self.matrix.column_lens();
        }
        (0..self.matrix.height()).map(|row| u32::try_from(self.matrix.row_len(row)).unwrap_or(u32::MAX)).collect()
    }
}

impl Contraction {
    pub(super) fn new(steps: Vec<Matrix>) -> Self {
        Self { steps: steps.into_iter().map(Rc::new).collect(), products: Vec::new() }
    }

    pub(super) fn steps(&self) -> &[Rc<Matrix>] {
        &self.steps
    }

    /// The walks of a network that [`is_reducible`], from the first position to the last.
    pub(super) fn count(&mut self, blocks: &[usize], budget: &mut Budget) -> Result<Rc<Matrix>, LimitKind> {
        let terminals = (blocks[0], blocks[blocks.len() - 1]);
        let ends = blocks.iter().zip(blocks.iter().skip(1)).enumerate();
        let mut edges: Vec<Edge> = ends
            .zip(&self.steps)
            .map(|((step, (from, to)), matrix)| Edge {
                from: *from,
                to: *to,
                matrix: Rc::clone(matrix),
                span: Some((step, step + 1)),
            })
            .collect();
        let mut weights: Vec<Option<Vec<Cell>>> = vec![None; blocks.len()];
        loop {
            let ends: Vec<(usize, usize)> = edges.iter().map(|edge| (edge.from, edge.to)).collect();
            match next_move(&ends, terminals) {
                Move::Merge(first, second) => {
                    let other = edges.remove(second).starting(edges[first].from);
                    budget.spend(other.matrix.len() as u64)?;
                    let matrix = Rc::new(edges[first].matrix.times_cells(&other.matrix));
                    edges[first] = Edge { matrix, span: None, ..edges[first].clone() };
                }
                Move::Strip { edge, leaf } => {
                    let edge = edges.remove(edge);
                    budget.spend(edge.matrix.len() as u64)?;
                    let edge = if edge.to == leaf { edge } else { edge.turned() };
                    let sums = edge.matrix.times_vector(weights[leaf].as_deref());
                    let known = &mut weights[edge.from];
                    *known = Some(match known.take() {
                        Some(known) => known.into_iter().zip(sums).map(|(one, other)| one.times(other)).collect(),
                        None => sums,
                    });
                }
                Move::Join(joins) => {
                    let work = |(one, other, block): &(usize, usize, usize)| {
                        self.work(&edges[*one], &edges[*other], *block, weights[*block].is_some())
                    };
                    let Some((one, other, block)) = joins.iter().copied().min_by_key(work) else { break };
                    budget.afford(work(&(one, other, block)))?;
                    let right = edges.remove(other);
                    let left = edges.remove(one);
                    let product = self.join(left, right, block, weights[block].as_deref(), budget)?;
                    edges.push(product);
                }
                Move::Done | Move::Stuck => break,
            }
        }
        let Some(edge) = edges.pop() else { return Ok(Rc::default()) };
        let edge = edge.starting(terminals.0);
        let (rows, columns) = (weights[terminals.0].as_deref(), weights[terminals.1].as_deref());
        if rows.is_none() && columns.is_none() {
            return Ok(edge.matrix);
        }
        let mut matrix = Rc::unwrap_or_clone(edge.matrix);
        matrix.scale(rows, columns);
        Ok(Rc::new(matrix))
    }

    /// How many multiplications it takes to join two edges.
    fn work(&self, one: &Edge, other: &Edge, block: usize, is_weighted: bool) -> u64 {
        if !is_weighted && self.known(joint_span(one, other)).is_some() {
            return 0;
        }
        let lens = other.lens(block);
        Matrix::work(&one.lens(block), lens.iter().map(|len| *len as usize))
    }

    fn known(&self, span: Option<(usize, usize)>) -> Option<&Rc<Matrix>> {
        let span = span?;
        self.products.iter().find(|(known, _)| *known == span).map(|(_, matrix)| matrix)
    }

    fn join(
        &mut self,
        one: Edge,
        other: Edge,
        block: usize,
        weights: Option<&[Cell]>,
        budget: &mut Budget,
    ) -> Result<Edge, LimitKind> {
        let span = joint_span(&one, &other).filter(|_| weights.is_none());
        // The edge whose walks come first goes first, so that products are known again.
        let (one, other) = if one.from == block && other.to == block { (other, one) } else { (one, other) };
        let one = if one.to == block { one } else { one.turned() };
        let other = other.starting(block);
        let (from, to) = (one.from, other.to);
        if let Some(matrix) = self.known(span) {
            return Ok(Edge { from, to, matrix: Rc::clone(matrix), span });
        }
        let matrix = Rc::new(one.matrix.times(weights, &other.matrix, budget)?);
        budget.keep(matrix.size())?;
        if let Some(span) = span {
            self.products.push((span, Rc::clone(&matrix)));
        }
        Ok(Edge { from, to, matrix, span })
    }
}

/// The span of two edges that follow each other.
fn joint_span(one: &Edge, other: &Edge) -> Option<(usize, usize)> {
    let ((from, middle), (next, to)) = (one.span?, other.span?);
    if middle == next {
        Some((from, to))
    } else if to == from {
        Some((next, middle))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_reduced_if_it_is_series_parallel() {
        let check = |blocks: &[usize], expected: bool| assert_eq!(is_reducible(blocks), expected, "{blocks:?}");
        check(&[0, 1], true);
        check(&[0, 1, 2, 3, 4], true);
        check(&[0, 1, 2, 1, 3], true);
        check(&[0, 1, 2, 0, 3, 1], true);
        // All four blocks are joined to each other, and the ends with them.
        check(&[0, 1, 2, 0, 3, 2, 1, 3], false);
    }
}
