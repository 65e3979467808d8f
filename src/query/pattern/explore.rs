//! Reads the statements of a pattern, edge by edge, each once.
//!
//! What is read becomes a [`Level`] for each node and a [`Table`] for each edge. An entity that has no statement of an
//! edge takes no part in what is read later.

use super::order::{Edge, Step};
use super::prepared::PreparedPattern;
use super::relation::Side;
use super::table::{Level, Table};
use crate::graph::NodeId;
use crate::query::plan::{Budget, LimitKind};

/// How many times fewer entities a node must be able to have for its statements to be read in place of another's.
const FEWER: usize = 2;

/// How many entities are looked at to compare what two nodes have to read.
const SAMPLED: usize = 64;

/// What it costs to find the statements of an entity, in statements that are read.
const ROW: usize = 8;

/// How many entities are looked through for their categories in the time in which the statements of one are found.
const CATEGORIES_OF_A_ROW: usize = 8;

/// What was read of a pattern.
#[derive(Debug)]
pub(super) struct Explored {
    pub(super) levels: Vec<Level>,
    /// Pairs that must be there.
    pub(super) tables: Vec<Table>,
    /// Pairs that must not.
    pub(super) excluded: Vec<Table>,
}

impl Explored {
    pub(super) fn new(pattern: &PreparedPattern<'_>, budget: &mut Budget) -> Result<Self, LimitKind> {
        let count = pattern.graph.node_count();
        let levels = pattern.is_bound.iter().map(|bound| if *bound { Level::new(count) } else { Level::default() });
        let mut explored = Self { levels: levels.collect(), tables: Vec::new(), excluded: Vec::new() };
        let mut found = Vec::new();
        for estimated in &pattern.steps {
            explored.take(pattern, estimated.step, &mut found, budget)?;
            let bytes = explored.levels.iter().map(Level::size).sum::<usize>()
                + explored.tables.iter().chain(&explored.excluded).map(Table::size).sum::<usize>();
            if !budget.hold(bytes) {
                return Err(LimitKind::Memory);
            }
        }
        Ok(explored)
    }

    fn take(
        &mut self,
        pattern: &PreparedPattern<'_>,
        step: Step,
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<(), LimitKind> {
        match step {
            Step::Start { node } => {
                let all = pattern.nodes[node].all();
                budget.spend(all.len() as u64)?;
                for entity in all {
                    self.levels[node].add(entity);
                }
            }
            Step::Expand { edge, from } => self.expand(pattern, &pattern.edges[edge], from, found, budget)?,
            Step::Join { edge, from } if pattern.edges[edge].other(from) == from => {
                self.keep_loops(&pattern.edges[edge], from, false, found, budget)?;
            }
            Step::Join { edge, from } => self.join(pattern, &pattern.edges[edge], from, found, budget)?,
            Step::Exclude { edge, from } if pattern.edges[edge].other(from) == from => {
                self.keep_loops(&pattern.edges[edge], from, true, found, budget)?;
            }
            Step::Exclude { edge, from } => {
                let table = self.pairs(&pattern.edges[edge], from, found, budget)?;
                self.excluded.push(table);
            }
            Step::Without { edge, from } => self.leave_out(pattern, &pattern.edges[edge], from, found, budget)?,
        }
        Ok(())
    }

    fn expand(
        &mut self,
        pattern: &PreparedPattern<'_>,
        edge: &Edge<'_>,
        from: usize,
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<(), LimitKind> {
        let (to, side) = (edge.other(from), edge.side_of(from));
        if let Some(candidates) = self.cheaper_candidates(pattern, edge, from) {
            return self.expand_back(pattern, edge, from, &candidates, found, budget);
        }
        let mut level = core::mem::take(&mut self.levels[to]);
        let mut table = Table::new(from, to);
        for place in 0..self.levels[from].len() {
            if self.levels[from].alive[place] {
                let entity = self.levels[from].entities[place];
                edge.relation.neighbours(entity, side, found);
                budget.spend(1 + found.len() as u64)?;
                for other in found.iter().filter(|other| !pattern.distinct || **other != entity) {
                    if let Some(other) = level.place_or_add(*other, || pattern.nodes[to].fits(*other)) {
                        table.push(other);
                    }
                }
            }
            self.levels[from].alive[place] &= table.end_row();
        }
        self.levels[to] = level;
        self.tables.push(table);
        Ok(())
    }

    /// Every entity that the other node can be, if reading the edge from these costs less.
    fn cheaper_candidates(&self, pattern: &PreparedPattern<'_>, edge: &Edge<'_>, from: usize) -> Option<Vec<NodeId>> {
        let (to, side) = (edge.other(from), edge.side_of(from));
        let level = &self.levels[from];
        let candidates = &pattern.nodes[to];
        if candidates.named.is_some() || candidates.count * FEWER >= level.len() {
            return None;
        }
        let all = candidates.all();
        let cost = |nodes: &[NodeId], side: Side| {
            let sampled = nodes.iter().step_by(nodes.len() / SAMPLED + 1);
            let (count, read) = (sampled.len(), sampled.map(|node| edge.relation.degree(*node, side)).sum::<usize>());
            nodes.len() * (ROW + read / count.max(1))
        };
        let listing = pattern.graph.node_count() / CATEGORIES_OF_A_ROW;
        (cost(&all, side.other()) + listing < cost(&level.entities, side)).then_some(all)
    }

    /// Expands an edge from the candidates of the node that it leads to.
    fn expand_back(
        &mut self,
        pattern: &PreparedPattern<'_>,
        edge: &Edge<'_>,
        from: usize,
        candidates: &[NodeId],
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<(), LimitKind> {
        let (to, side) = (edge.other(from), edge.side_of(from).other());
        let mut level = core::mem::take(&mut self.levels[to]);
        let mut table = Table::new(to, from);
        let mut met = vec![false; self.levels[from].len()];
        for entity in candidates {
            edge.relation.neighbours(*entity, side, found);
            budget.spend(1 + found.len() as u64)?;
            let others = found.iter().filter(|other| !pattern.distinct || *other != entity);
            let before = table.entries();
            for place in others.filter_map(|other| self.levels[from].place(*other)) {
                met[place as usize] = true;
                table.push(place);
            }
            if table.entries() > before {
                level.add(*entity);
                table.end_row();
            }
        }
        self.levels[from].alive.iter_mut().zip(met).for_each(|(alive, met)| *alive &= met);
        self.levels[to] = level;
        self.tables.push(table);
        Ok(())
    }

    fn join(
        &mut self,
        pattern: &PreparedPattern<'_>,
        edge: &Edge<'_>,
        from: usize,
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<(), LimitKind> {
        let mut table = self.pairs(edge, from, found, budget)?;
        let to = table.to;
        if pattern.distinct {
            let (one, other) = (&self.levels[from].entities, &self.levels[to].entities);
            table.retain(|row, place| one[row] != other[place as usize]);
        }
        let mut met = vec![false; self.levels[to].len()];
        for place in 0..self.levels[from].len() {
            let row = table.row(place);
            self.levels[from].alive[place] &= !row.is_empty();
            for other in row {
                met[*other as usize] = true;
            }
        }
        self.levels[to].alive.iter_mut().zip(met).for_each(|(alive, met)| *alive &= met);
        self.tables.push(table);
        Ok(())
    }

    /// The pairs of an edge between entities that are known on both sides.
    fn pairs(
        &self,
        edge: &Edge<'_>,
        from: usize,
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<Table, LimitKind> {
        let (to, side) = (edge.other(from), edge.side_of(from));
        let mut table = Table::new(from, to);
        for (entity, alive) in self.levels[from].entities.iter().zip(&self.levels[from].alive) {
            if *alive {
                edge.relation.neighbours(*entity, side, found);
                budget.spend(1 + found.len() as u64)?;
                found.iter().filter_map(|other| self.levels[to].place(*other)).for_each(|other| table.push(other));
            }
            table.end_row();
        }
        Ok(table)
    }

    /// Keeps the entities of a node that an edge joins to themselves, or those that it does not.
    fn keep_loops(
        &mut self,
        edge: &Edge<'_>,
        node: usize,
        excluded: bool,
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<(), LimitKind> {
        let level = &mut self.levels[node];
        for (entity, alive) in level.entities.iter().zip(&mut level.alive).filter(|(_, alive)| **alive) {
            edge.relation.neighbours(*entity, Side::Subject, found);
            budget.spend(1 + found.len() as u64)?;
            *alive = found.binary_search(entity).is_ok() != excluded;
        }
        Ok(())
    }

    fn leave_out(
        &mut self,
        pattern: &PreparedPattern<'_>,
        edge: &Edge<'_>,
        from: usize,
        found: &mut Vec<NodeId>,
        budget: &mut Budget,
    ) -> Result<(), LimitKind> {
        let (to, side) = (edge.other(from), edge.side_of(from));
        let level = &mut self.levels[from];
        for (entity, alive) in level.entities.iter().zip(&mut level.alive).filter(|(_, alive)| **alive) {
            edge.relation.neighbours(*entity, side, found);
            budget.spend(1 + found.len() as u64)?;
            *alive = !found.iter().any(|other| pattern.nodes[to].admit(*other));
        }
        Ok(())
    }
}
