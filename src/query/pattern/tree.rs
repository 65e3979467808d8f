//! What was read, as a forest with checks.
//!
//! Tables that join the nodes without a circle are the branches of a forest; each entity has a row of entities for each
//! child of its node. Its **weight** is how many ways there are below it, the product over its children of the sums of
//! theirs; those of weight 0 are in no match. What the forest does not say is left as [`Check`]s of pairs.

use super::explore::Explored;
use super::table::{Level, Table};

/// A pair of nodes whose entities are held against each other when both are given.
#[derive(Debug)]
pub(super) enum Check {
    /// The pair must be in a table.
    In(Table),
    /// The pair must not be.
    NotIn(Table),
    /// The two must not be the same entity.
    Distinct(usize, usize),
    /// A path of the pattern must join the two.
    Path(usize),
}

/// The forest.
#[derive(Debug)]
pub(super) struct Forest {
    pub(super) levels: Vec<Level>,
    /// The nodes that are bound, each after its parent.
    pub(super) order: Vec<usize>,
    /// Of each node, the table from its parent; none of a root.
    pub(super) branches: Vec<Option<Table>>,
    pub(super) checks: Vec<Check>,
}

impl Forest {
    /// Makes the forest, with its first root at `root` if that is given.
    pub(super) fn new(explored: Explored, starts: &[usize], root: Option<usize>) -> Self {
        let Explored { levels, tables, excluded } = explored;
        let (mut merged, mut checks) = (Vec::<Table>::new(), Vec::new());
        for table in tables {
            match merged.iter_mut().find(|known| is_parallel(known, &table)) {
                Some(known) => keep_common(known, table, &levels, true),
                None => merged.push(table),
            }
        }
        for table in excluded {
            match merged.iter_mut().find(|known| is_parallel(known, &table)) {
                Some(known) => keep_common(known, table, &levels, false),
                None => checks.push(Check::NotIn(table.sorted())),
            }
        }
        let mut trees: Vec<usize> = (0..levels.len()).collect();
        let mut joining = Vec::new();
        for table in merged {
            let (one, other) = (trees[table.from], trees[table.to]);
            if one == other {
                checks.push(Check::In(table.sorted()));
            } else {
                trees.iter_mut().filter(|tree| **tree == one).for_each(|tree| *tree = other);
                joining.push(table);
            }
        }
        let mut forest = Self { order: Vec::new(), branches: levels.iter().map(|_| None).collect(), levels, checks };
        let mut seen = vec![false; forest.levels.len()];
        for start in root.into_iter().chain(starts.iter().copied()) {
            forest.grow(start, &mut joining, &mut seen);
        }
        forest
    }

    /// Adds what a root is joined to, breadth first.
    fn grow(&mut self, root: usize, joining: &mut Vec<Table>, seen: &mut [bool]) {
        if core::mem::replace(&mut seen[root], true) {
            return;
        }
        let mut next = self.order.len();
        self.order.push(root);
        while let Some(node) = self.order.get(next).copied() {
            next += 1;
            let (own, others): (Vec<Table>, Vec<Table>) =
                joining.drain(..).partition(|table| table.from == node || table.to == node);
            *joining = others;
            for table in own {
                let table = if table.from == node { table } else { table.transposed(self.levels[node].len()) };
                let child = table.to;
                seen[child] = true;
                self.order.push(child);
                self.branches[child] = Some(table);
            }
        }
    }

    /// The roots.
    pub(super) fn roots(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied().filter(|node| self.branches[*node].is_none())
    }

    /// The weights of all entities, by node, and those of what hangs below them but the nodes that are `apart`.
    pub(super) fn weights(&self, apart: &[bool]) -> Weights {
        let mut whole: Vec<Vec<u64>> =
            self.levels.iter().map(|level| level.alive.iter().map(|alive| u64::from(*alive)).collect()).collect();
        let mut hanging = if apart.contains(&true) { whole.clone() } else { Vec::new() };
        for node in self.order.iter().rev() {
            let Some(table) = &self.branches[*node] else { continue };
            let own = core::mem::take(&mut whole[*node]);
            for (place, weight) in whole[table.from].iter_mut().enumerate().filter(|(_, weight)| **weight > 0) {
                let below = table.row(place).iter().fold(0u64, |sum, other| sum.saturating_add(own[*other as usize]));
                *weight = weight.saturating_mul(below);
                if let Some(hanging) = hanging.get_mut(table.from).filter(|_| !apart[*node]) {
                    hanging[place] = hanging[place].saturating_mul(below);
                }
            }
            whole[*node] = own;
        }
        Weights { whole, hanging }
    }
}

impl Forest {
    /// Leaves out of the branches what has no way below it.
    pub(super) fn prune(&mut self, weights: &Weights) {
        for table in self.branches.iter_mut().flatten() {
            let below = &weights.whole[table.to];
            table.retain(|_, place| below[place as usize] > 0);
        }
    }
}

/// How many ways there are below each entity, by node and place.
#[derive(Debug)]
pub(super) struct Weights {
    pub(super) whole: Vec<Vec<u64>>,
    /// The same but for what is below children that are apart; empty if none are.
    pub(super) hanging: Vec<Vec<u64>>,
}

fn is_parallel(one: &Table, other: &Table) -> bool {
    (one.from, one.to) == (other.from, other.to) || (one.from, one.to) == (other.to, other.from)
}

/// Keeps the pairs of a table that another has, or those that it does not have.
fn keep_common(known: &mut Table, other: Table, levels: &[Level], has: bool) {
    let other = if known.from == other.from { other.sorted() } else { other.transposed(levels[known.from].len()) };
    known.retain(|row, place| other.row(row).binary_search(&place).is_ok() == has);
}
