//! A record as a small graph of its own.

use rustc_hash::FxHashMap;

use super::record::Record;
use super::records::Entry;
use crate::graph::{Node, NodeId, StatementRef};
use crate::model::{Direction, Effect};
use crate::schema;

/// A link of a record in a direction in which it can be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The row of the link.
    pub(super) link: usize,
    /// What it does to a path that is read so; `None` if none can.
    pub(super) effect: Effect,
    /// Whether it only says where something is.
    pub(super) locates: bool,
}

/// The entities of a record, numbered, and its links.
#[derive(Debug)]
pub(super) struct Shape<'r, 'g> {
    pub(super) record: &'r Record<'g>,
    pub(super) nodes: Vec<Node<'g>>,
    /// The ends of each link as it is written.
    pub(super) written: Vec<(usize, usize)>,
    pub(super) arcs: Vec<Arc>,
    /// Arcs that leave each entity, and those that reach it.
    pub(super) out: Vec<Vec<usize>>,
    pub(super) into: Vec<Vec<usize>>,
    /// The drug and the disease.
    pub(super) ends: Option<(usize, usize)>,
}

impl<'r, 'g> Shape<'r, 'g> {
    pub(super) fn new(record: &'r Record<'g>) -> Self {
        let mut numbers: FxHashMap<NodeId, usize> = FxHashMap::default();
        let mut nodes = Vec::new();
        let mut number = |node: Node<'g>| {
            *numbers.entry(node.number()).or_insert_with(|| {
                nodes.push(node);
                nodes.len() - 1
            })
        };
        let ends = record.ends().map(|(drug, disease)| (number(drug), number(disease)));
        let written: Vec<(usize, usize)> =
            record.links.iter().filter_map(Entry::written).map(|(from, to)| (number(from), number(to))).collect();
        let mut shape = Self {
            record,
            out: vec![Vec::new(); nodes.len()],
            into: vec![Vec::new(); nodes.len()],
            nodes,
            written,
            arcs: Vec::new(),
            ends,
        };
        for (link, (entry, (subject, object))) in record.links.iter().zip(shape.written.clone()).enumerate() {
            for (from, to) in readings(entry, subject, object) {
                let arc = shape.arcs.len();
                let effect = shape.told(entry.statement, if entry.marks.is_inverted { object } else { subject }, from);
                shape.arcs.push(Arc { from, to, link, effect, locates: entry.statement.is_locating() });
                if let Some(list) = shape.out.get_mut(from) {
                    list.push(arc);
                }
                if let Some(list) = shape.into.get_mut(to) {
                    list.push(arc);
                }
            }
        }
        shape
    }

    /// What a statement tells of a path. It is stricter than a query in what it takes as a sign, as a finding accuses the
    /// record.
    fn told(&self, statement: StatementRef<'_>, subject: usize, from: usize) -> Effect {
        let is_of_drug = self.ends.is_some_and(|(drug, _)| drug == from);
        let is_told = match statement.predicate().local_name() {
            // A correlation without a direction, and an order in time, are no signs.
            "correlated_with" | "precedes" => false,
            // What becomes of a substance does not tell what becomes of its metabolites: these are more when it is degraded.
            "has_metabolite" => is_of_drug,
            // What is caused does not act on its cause.
            _ => {
                (from == subject || statement.effect().sign().is_none() || is_symmetric(statement))
                    && is_amount(statement)
            }
        };
        match statement.effect() {
            effect if is_told || effect == Effect::None || statement.explicit_effect().is_some() => effect,
            _ => Effect::Unsigned,
        }
    }

    pub(super) fn arc(&self, number: usize) -> Option<Arc> {
        self.arcs.get(number).copied()
    }

    pub(super) fn leaving(&self, node: usize) -> impl Iterator<Item = Arc> {
        self.out.get(node).into_iter().flatten().filter_map(|arc| self.arc(*arc))
    }

    pub(super) fn reaching(&self, node: usize) -> impl Iterator<Item = Arc> {
        self.into.get(node).into_iter().flatten().filter_map(|arc| self.arc(*arc))
    }

    pub(super) fn link(&self, link: usize) -> Option<&'r Entry<'g>> {
        self.record.links.get(link)
    }

    pub(super) fn statement(&self, link: usize) -> Option<StatementRef<'g>> {
        self.link(link).map(|entry| entry.statement)
    }

    pub(super) fn node(&self, node: usize) -> Option<Node<'g>> {
        self.nodes.get(node).copied()
    }

    /// Entities that can be reached from one, along links that are no steps too; that one among them.
    pub(super) fn reach(&self, from: usize, backwards: bool) -> Vec<bool> {
        let mut seen = vec![false; self.nodes.len()];
        let mut waiting = vec![from];
        while let Some(node) = waiting.pop() {
            let Some(mark) = seen.get_mut(node).filter(|mark| !**mark) else { continue };
            *mark = true;
            if backwards {
                waiting.extend(self.reaching(node).map(|arc| arc.from));
            } else {
                waiting.extend(self.leaving(node).map(|arc| arc.to));
            }
        }
        seen
    }
}

/// Whether a node is marked.
pub(super) fn has(marks: &[bool], node: usize) -> bool {
    marks.get(node).copied().unwrap_or_default()
}

pub(super) fn set(marks: &mut [bool], node: usize, value: bool) {
    if let Some(mark) = marks.get_mut(node) {
        *mark = value;
    }
}

/// How a link can be read: as a path can run through it. One that is no step is read as it is written, and both ways if its
/// predicate is symmetric.
fn readings(entry: &Entry<'_>, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let permits = |direction| entry.statement.permits(direction);
    let [mut there, mut back] = if entry.marks.is_inverted {
        [permits(Direction::Backward), permits(Direction::Forward)]
    } else {
        [permits(Direction::Forward), permits(Direction::Backward)]
    };
    if !entry.statement.effect().is_step() || !(there || back) {
        (there, back) = (true, is_symmetric(entry.statement));
    }
    [there.then_some((from, to)), back.then_some((to, from))].into_iter().flatten()
}

pub(super) fn is_symmetric(statement: StatementRef<'_>) -> bool {
    schema::predicate(statement.predicate().as_str()).is_some_and(schema::PredicateRow::is_symmetric)
}

/// Whether a statement speaks of how much there is of its object, or how active it is. More of it in one place by transport
/// is less in another.
fn is_amount(statement: StatementRef<'_>) -> bool {
    const AMOUNTS: [&str; 8] = [
        "abundance",
        "activity",
        "activity_or_abundance",
        "degradation",
        "expression",
        "secretion",
        "stability",
        "synthesis",
    ];
    statement.qualifiers().all(|(slot, value)| slot != "object_aspect_qualifier" || AMOUNTS.contains(&value))
}
