//! The answer: pairs of entities with their path counts.

use core::cmp::Ordering;

use super::counting::Counted;
use crate::graph::{KnowledgeGraph, Node, NodeId};

/// The paths of a metapath between two entities.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct MetapathCount<'g> {
    /// Where the paths start.
    pub from: Node<'g>,
    /// Where they end.
    pub to: Node<'g>,
    /// How many there are, at least 1; exact below 2⁵³.
    pub paths: u64,
    /// The sum of their weights (DWPC), above 0; higher is more specific.
    pub degree_weighted: f64,
}

/// The pairs of entities that paths of a metapath join. Pairs without a path are not in it.
#[derive(Clone, Debug)]
pub struct MetapathCounts<'g> {
    graph: &'g KnowledgeGraph,
    counted: Counted,
    work: u64,
}

impl<'g> MetapathCounts<'g> {
    pub(super) const fn new(graph: &'g KnowledgeGraph, counted: Counted, work: u64) -> Self {
        Self { graph, counted, work }
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counted.paths.len()
    }

    /// Multiplications, edges read and paths begun, in total: the same in every run.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.work
    }

    /// Whether there is no path.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every pair, by the CURIE of the first and then of the second entity.
    pub fn iter(&self) -> impl Iterator<Item = MetapathCount<'g>> {
        (0..self.counted.paths.height())
            .flat_map(move |row| (0..self.counted.paths.row_len(row)).filter_map(move |place| self.pair(row, place)))
    }

    /// The paths between two entities, if there are any.
    ///
    /// # Complexity
    ///
    /// Three binary searches.
    #[must_use]
    pub fn between(&self, from: NodeId, to: NodeId) -> Option<MetapathCount<'g>> {
        let classes = &self.counted.classes;
        let row = classes.number(0, from.0)?;
        let column = u32::try_from(classes.number(classes.of.len() - 1, to.0)?).ok()?;
        if row >= self.counted.paths.height() {
            return None;
        }
        let place = self.counted.paths.row_columns(row).binary_search(&column).ok()?;
        self.pair(row, place)
    }

    /// The first `limit` pairs by degree-weighted path count, highest first, then by path count, highest
    /// first, then by CURIEs.
    ///
    /// # Complexity
    ///
    /// Linear in the pairs, and *k* log *k* for a limit of *k*.
    #[must_use]
    pub fn ranked(&self, limit: usize) -> impl ExactSizeIterator<Item = MetapathCount<'g>> {
        let paths = &self.counted.paths;
        let rows = (0..paths.height()).flat_map(|row| (0..paths.row_len(row)).map(move |place| (row, place)));
        let mut pairs: Vec<(usize, usize)> = rows.collect();
        let cell = |(row, place): (usize, usize)| paths.row_cells(row)[place];
        let order = |one: &(usize, usize), other: &(usize, usize)| -> Ordering {
            let (a, b) = (cell(*one), cell(*other));
            b.weight.total_cmp(&a.weight).then(b.count.total_cmp(&a.count)).then(one.cmp(other))
        };
        if limit < pairs.len() {
            pairs.select_nth_unstable_by(limit, order);
            pairs.truncate(limit);
        }
        pairs.sort_unstable_by(order);
        let ranked: Vec<MetapathCount<'g>> =
            pairs.into_iter().filter_map(|(row, place)| self.pair(row, place)).collect();
        ranked.into_iter()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count is a whole number from 0")]
    fn pair(&self, row: usize, place: usize) -> Option<MetapathCount<'g>> {
        let Counted { classes, paths } = &self.counted;
        let cell = paths.row_cells(row).get(place)?;
        let column = *paths.row_columns(row).get(place)? as usize;
        let node = |position: usize, number: usize| {
            let node = classes.nodes.get(*classes.of.get(position)?)?.get(number)?;
            self.graph.node_at(NodeId(*node))
        };
        Some(MetapathCount {
            from: node(0, row)?,
            to: node(classes.of.len() - 1, column)?,
            paths: cell.count as u64,
            degree_weighted: cell.weight,
        })
    }
}
