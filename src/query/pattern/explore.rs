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
        let explored = Self { levels: levels.collect(), tables: Vec::new(), excluded: Vec::new() };
        let mut reading = Explorer { pattern, reader: Reader { budget, found: Vec::new() }, explored };
        for estimated in &pattern.steps {
            reading.take(estimated.step)?;
            if !reading.reader.budget.hold(reading.explored.size()) {
                return Err(LimitKind::Memory);
            }
        }
        Ok(reading.explored)
    }

    /// The bytes that it takes.
    fn size(&self) -> usize {
        self.levels.iter().map(Level::size).sum::<usize>()
            + self.tables.iter().chain(&self.excluded).map(Table::size).sum::<usize>()
    }
}

/// Reads a pattern, step by step.
struct Explorer<'p, 'g, 'b> {
    pattern: &'p PreparedPattern<'g>,
    reader: Reader<'b>,
    explored: Explored,
}

/// Reads the statements of an edge, and counts them as work.
struct Reader<'b> {
    budget: &'b mut Budget,
    found: Vec<NodeId>,
}

impl Reader<'_> {
    /// The entities that an edge joins to one.
    #[inline]
    fn neighbours(&mut self, edge: &Edge<'_>, entity: NodeId, side: Side) -> Result<&[NodeId], LimitKind> {
        edge.relation.neighbours(entity, side, &mut self.found);
        self.budget.spend(1 + self.found.len() as u64)?;
        Ok(&self.found)
    }
}

impl Explorer<'_, '_, '_> {
    fn take(&mut self, step: Step) -> Result<(), LimitKind> {
        let pattern = self.pattern;
        let edge = |number: usize| &pattern.edges[number];
        let is_loop = |number: usize, from: usize| edge(number).other(from) == from;
        match step {
            Step::Start { node } => {
                let all = pattern.nodes[node].all();
                self.reader.budget.spend(all.len() as u64)?;
                for entity in all {
                    self.explored.levels[node].add(entity);
                }
                Ok(())
            }
            Step::Expand { edge: number, from } => self.expand(edge(number), from),
            Step::Join { edge: number, from } if is_loop(number, from) => {
                self.keep(edge(number), from, |entity, others| others.binary_search(&entity).is_ok())
            }
            Step::Join { edge: number, from } => self.join(edge(number), from),
            Step::Exclude { edge: number, from } if is_loop(number, from) => {
                self.keep(edge(number), from, |entity, others| others.binary_search(&entity).is_err())
            }
            Step::Exclude { edge: number, from } => {
                let table = self.pairs(edge(number), from)?;
                self.explored.excluded.push(table);
                Ok(())
            }
            Step::Without { edge: number, from } => {
                let to = &pattern.nodes[edge(number).other(from)];
                self.keep(edge(number), from, |_, others| !others.iter().any(|other| to.admit(*other)))
            }
        }
    }

    fn expand(&mut self, edge: &Edge<'_>, from: usize) -> Result<(), LimitKind> {
        if let Some(candidates) = self.cheaper_candidates(edge, from) {
            return self.expand_back(edge, from, &candidates);
        }
        let (to, side) = (edge.other(from), edge.side_of(from));
        let Explored { levels, tables, .. } = &mut self.explored;
        let mut level = core::mem::take(&mut levels[to]);
        let mut table = Table::new(from, to);
        for place in 0..levels[from].len() {
            if levels[from].alive[place] {
                let entity = levels[from].entities[place];
                let others = self.reader.neighbours(edge, entity, side)?;
                for other in others.iter().filter(|other| !self.pattern.distinct || **other != entity) {
                    if let Some(other) = level.place_or_add(*other, || self.pattern.nodes[to].fits(*other)) {
                        table.push(other);
                    }
                }
            }
            levels[from].alive[place] &= table.end_row();
        }
        levels[to] = level;
        tables.push(table);
        Ok(())
    }

    /// Every entity that the other node can be, if reading the edge from these costs less.
    fn cheaper_candidates(&self, edge: &Edge<'_>, from: usize) -> Option<Vec<NodeId>> {
        let (to, side) = (edge.other(from), edge.side_of(from));
        let level = &self.explored.levels[from];
        let candidates = &self.pattern.nodes[to];
        if candidates.named.is_some() || candidates.count * FEWER >= level.len() {
            return None;
        }
        let all = candidates.all();
        let cost = |nodes: &[NodeId], side: Side| {
            let sampled = nodes.iter().step_by(nodes.len() / SAMPLED + 1);
            let (count, read) = (sampled.len(), sampled.map(|node| edge.relation.degree(*node, side)).sum::<usize>());
            nodes.len() * (ROW + read / count.max(1))
        };
        let listing = self.pattern.graph.node_count() / CATEGORIES_OF_A_ROW;
        (cost(&all, side.other()) + listing < cost(&level.entities, side)).then_some(all)
    }

    /// Expands an edge from the candidates of the node that it leads to.
    fn expand_back(&mut self, edge: &Edge<'_>, from: usize, candidates: &[NodeId]) -> Result<(), LimitKind> {
        let (to, side) = (edge.other(from), edge.side_of(from).other());
        let Explored { levels, tables, .. } = &mut self.explored;
        let mut level = core::mem::take(&mut levels[to]);
        let mut table = Table::new(to, from);
        let mut met = vec![false; levels[from].len()];
        for entity in candidates {
            let others = self.reader.neighbours(edge, *entity, side)?;
            let others = others.iter().filter(|other| !self.pattern.distinct || *other != entity);
            let before = table.entries();
            for place in others.filter_map(|other| levels[from].place(*other)) {
                met[place as usize] = true;
                table.push(place);
            }
            if table.entries() > before {
                level.add(*entity);
                table.end_row();
            }
        }
        levels[from].keep(&met);
        levels[to] = level;
        tables.push(table);
        Ok(())
    }

    fn join(&mut self, edge: &Edge<'_>, from: usize) -> Result<(), LimitKind> {
        let mut table = self.pairs(edge, from)?;
        let Explored { levels, tables, .. } = &mut self.explored;
        let to = table.to;
        if self.pattern.distinct {
            let (one, other) = (&levels[from].entities, &levels[to].entities);
            table.retain(|row, place| one[row] != other[place as usize]);
        }
        let mut met = vec![false; levels[to].len()];
        for place in 0..levels[from].len() {
            let row = table.row(place);
            levels[from].alive[place] &= !row.is_empty();
            for other in row {
                met[*other as usize] = true;
            }
        }
        levels[to].keep(&met);
        tables.push(table);
        Ok(())
    }

    /// The pairs of an edge between entities that are known on both sides.
    fn pairs(&mut self, edge: &Edge<'_>, from: usize) -> Result<Table, LimitKind> {
        let (to, side) = (edge.other(from), edge.side_of(from));
        let levels = &self.explored.levels;
        let mut table = Table::new(from, to);
        for (entity, alive) in levels[from].entities.iter().zip(&levels[from].alive) {
            if *alive {
                let others = self.reader.neighbours(edge, *entity, side)?;
                others.iter().filter_map(|other| levels[to].place(*other)).for_each(|other| table.push(other));
            }
            table.end_row();
        }
        Ok(table)
    }

    /// Keeps the entities of a node that fit by what an edge joins to them.
    fn keep(
        &mut self,
        edge: &Edge<'_>,
        node: usize,
        fits: impl Fn(NodeId, &[NodeId]) -> bool,
    ) -> Result<(), LimitKind> {
        let level = &mut self.explored.levels[node];
        for (entity, alive) in level.entities.iter().zip(&mut level.alive).filter(|(_, alive)| **alive) {
            *alive = fits(*entity, self.reader.neighbours(edge, *entity, edge.side_of(node))?);
        }
        Ok(())
    }
}
