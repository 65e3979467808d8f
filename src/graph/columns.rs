//! The columns of a frozen graph.

use core::ops::Range;

use crate::model::{Category, Dimension, EpistemicStatus, Finding, PartialDate, Predicate, Properties};
use crate::text::{Arena, Rows, Symbol};

use super::ids::{NodeId, StatementId};

/// Lists of `T`, end to end; `ends[i]` is where list `i` stops.
#[derive(Debug)]
pub(crate) struct Lists<T> {
    values: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { values: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// Adds a list.
    #[expect(clippy::cast_possible_truncation, reason = "the builder refuses graphs of 2^32 things")]
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.values.extend(list);
        self.ends.push(self.values.len() as u32);
    }

    /// List `index`; empty beyond the last.
    pub(crate) fn get(&self, index: usize) -> &[T] {
        &self.values[self.range(index)]
    }

    fn range(&self, index: usize) -> Range<usize> {
        let Some(&end) = self.ends.get(index) else { return 0..0 };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..end as usize
    }
}

/// Values that few rows have, by row.
#[derive(Debug)]
pub(crate) struct Sparse<T>(Vec<(u32, T)>);

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Sparse<T> {
    /// Adds a value; rows must come in order.
    #[expect(clippy::cast_possible_truncation, reason = "the builder refuses graphs of 2^32 things")]
    pub(crate) fn push(&mut self, row: usize, value: T) {
        self.0.push((row as u32, value));
    }

    /// The value of a row, by binary search.
    pub(crate) fn get(&self, row: usize) -> Option<&T> {
        let place = self.0.binary_search_by(|(at, _)| (*at as usize).cmp(&row)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// Rows that have a value, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().map(|(row, value)| (*row as usize, value))
    }
}

/// One column for each field of an entity; row = [`NodeId`].
#[derive(Debug, Default)]
pub(crate) struct NodeColumns {
    pub(crate) id: Vec<Symbol>,
    pub(crate) name: Vec<Symbol>,
    /// Row of `kinds`: the entity's set of categories.
    pub(crate) kind: Vec<u32>,
    pub(crate) kinds: Vec<Vec<Category>>,
    pub(crate) synonyms: Lists<Symbol>,
    /// Language and label.
    pub(crate) labels: Lists<(Symbol, Symbol)>,
    pub(crate) equivalent_ids: Lists<Symbol>,
    pub(crate) provided_by: Lists<Symbol>,
    pub(crate) description: Vec<Symbol>,
    pub(crate) properties: Sparse<Properties>,
    /// Entities that no row describes.
    pub(crate) undescribed: Vec<NodeId>,
}

/// One column for each field of a statement; row = [`StatementId`].
#[derive(Debug, Default)]
pub(crate) struct StatementColumns {
    pub(crate) subject: Vec<u32>,
    pub(crate) object: Vec<u32>,
    pub(crate) flags: Vec<Flags>,
    /// Row of `classes`.
    pub(crate) class: Vec<u32>,
    pub(crate) classes: Vec<StatementClass>,
    /// Row of `qualifier_sets`; 0 is the empty set.
    pub(crate) qualifier_set: Vec<u32>,
    pub(crate) qualifier_sets: Vec<Vec<(Symbol, Symbol)>>,
    /// Row of `contexts`; 0 is the empty context.
    pub(crate) context: Vec<u32>,
    pub(crate) contexts: Vec<Vec<ContextValue>>,
    /// Ids, publications and the number of the extras: [`Details`](super::Details).
    pub(crate) details: Rows,
    /// Each distinct set of extras, as [`Extras`](super::Extras) encodes it.
    pub(crate) extras: Rows,
    pub(crate) dates: Sparse<Dates>,
    /// Row and line in `sources` where the statement was read first; line 0 if unknown.
    pub(crate) origin: Vec<(u32, u32)>,
    /// Statements about a statement.
    pub(crate) about: Sparse<Vec<StatementId>>,
    /// The expansions that a shortcut summarises, each a path of statements.
    pub(crate) expansions: Sparse<Vec<Vec<StatementId>>>,
}

/// What a query's filters and costs can ask of a statement; statements that agree share a class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct StatementClass {
    pub(crate) predicate: u16,
    pub(crate) epistemic: Option<EpistemicStatus>,
    pub(crate) source: Symbol,
    pub(crate) layer: Symbol,
    pub(crate) knowledge_level: Symbol,
    pub(crate) agent_type: Symbol,
}

/// One value of one dimension of a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ContextValue {
    pub(crate) dimension: Dimension,
    pub(crate) text: Symbol,
    /// The entity that the text names, if the graph has it.
    pub(crate) node: Option<NodeId>,
}

/// When a statement holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) valid_from: Option<PartialDate>,
    pub(crate) valid_to: Option<PartialDate>,
    pub(crate) reported: Option<PartialDate>,
}

/// What the graph knows of a predicate.
#[derive(Clone, Debug)]
pub(crate) struct PredicateInfo {
    pub(crate) name: Predicate,
    pub(crate) hierarchy: Hierarchy,
    /// Whether the predicate, or the one that it is the inverse of, is therapeutic.
    pub(crate) therapeutic: bool,
    pub(crate) locating: bool,
    pub(crate) count: u32,
}

/// Whether a predicate builds the class hierarchy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hierarchy {
    /// The subject is a subclass of the object.
    Up,
    /// The subject is a superclass of the object.
    Down,
    /// It does not.
    No,
}

/// Facts about a statement in one word, kept in the hot records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(transparent)]
pub(crate) struct Flags(pub(crate) u16);

impl Flags {
    /// Bits 0 to 2: the effect, in the order of its variants.
    const EFFECT: u16 = 0b111;
    pub(crate) const NEGATED: u16 = 1 << 3;
    pub(crate) const HAS_CONTEXT: u16 = 1 << 4;
    /// Other statements are about this one.
    pub(crate) const HAS_ABOUT: u16 = 1 << 5;
    pub(crate) const FORWARD: u16 = 1 << 6;
    pub(crate) const BACKWARD: u16 = 1 << 7;
    pub(crate) const SHORTCUT: u16 = 1 << 8;
    pub(crate) const DATED: u16 = 1 << 9;
    pub(crate) const REFUTED: u16 = 1 << 10;
    pub(crate) const CORRELATIONAL: u16 = 1 << 11;
    /// The statement stands in an expansion of a shortcut.
    pub(crate) const IN_EXPANSION: u16 = 1 << 12;
    pub(crate) const SUBJECT_IS_STATEMENT: u16 = 1 << 13;
    pub(crate) const OBJECT_IS_STATEMENT: u16 = 1 << 14;
    /// The explicit effect differs from the one that predicate and qualifiers imply.
    pub(crate) const EFFECT_DIFFERS: u16 = 1 << 15;

    pub(crate) const fn has(self, bit: u16) -> bool {
        self.0 & bit != 0
    }

    pub(crate) const fn set(&mut self, bit: u16, on: bool) {
        if on {
            self.0 |= bit;
        } else {
            self.0 &= !bit;
        }
    }

    pub(crate) const fn effect(self) -> crate::model::Effect {
        use crate::model::Effect;
        match self.0 & Self::EFFECT {
            0 => Effect::Positive,
            1 => Effect::Negative,
            2 => Effect::Carrier,
            3 => Effect::Unsigned,
            _ => Effect::None,
        }
    }

    pub(crate) const fn set_effect(&mut self, effect: crate::model::Effect) {
        self.0 = (self.0 & !Self::EFFECT) | effect as u16;
    }
}

/// One end of an edge, seen from a node: 16 bytes, all that a search reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub(crate) struct EdgeEnd {
    pub(crate) neighbour: NodeId,
    pub(crate) statement: StatementId,
    pub(crate) predicate: u16,
    pub(crate) flags: Flags,
    /// Row of [`StatementColumns::classes`]; the query supplies the class's cost.
    pub(crate) class: u32,
}

/// Edge ends by node: `ends[offsets[n]..offsets[n + 1]]`, sorted by predicate, neighbour, statement.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    offsets: Vec<u32>,
    ends: Vec<EdgeEnd>,
}

impl Adjacency {
    /// Edge ends that are sorted by node, and within a node by predicate, neighbour and statement;
    /// `counts` tells how many each node has.
    pub(crate) fn from_sorted(counts: &[u32], ends: Vec<EdgeEnd>) -> Self {
        Self { offsets: offsets(counts), ends }
    }

    /// The same edges seen from their other ends. Two counting sorts: by predicate, then by node; each
    /// keeps the order that was, so that ends of one node and predicate stay sorted by neighbour.
    pub(crate) fn reversed(&self, predicates: usize) -> Self {
        let nodes = self.offsets.len().saturating_sub(1);
        let mut by_predicate = vec![0u32; predicates];
        let mut by_node = vec![0u32; nodes];
        for end in &self.ends {
            by_predicate[usize::from(end.predicate)] += 1;
            by_node[end.neighbour.index()] += 1;
        }
        let mut places = offsets(&by_predicate);
        let mut order = vec![(0u32, 0u32); self.ends.len()];
        for node in 0..nodes {
            let node = NodeId::from_index(node);
            for (number, end) in (self.offsets[node.index()]..).zip(self.of(node)) {
                let place = &mut places[usize::from(end.predicate)];
                order[*place as usize] = (node.0, number);
                *place += 1;
            }
        }
        let offsets = offsets(&by_node);
        let mut places = offsets.clone();
        let blank = EdgeEnd {
            neighbour: NodeId(0),
            statement: StatementId(0),
            predicate: 0,
            flags: Flags::default(),
            class: 0,
        };
        let mut ends = vec![blank; self.ends.len()];
        for (node, number) in order {
            let end = self.ends[number as usize];
            let place = &mut places[end.neighbour.index()];
            ends[*place as usize] = EdgeEnd { neighbour: NodeId(node), ..end };
            *place += 1;
        }
        Self { offsets, ends }
    }

    pub(crate) fn of(&self, node: NodeId) -> &[EdgeEnd] {
        let bounds = (self.offsets.get(node.index()), self.offsets.get(node.index() + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        &self.ends[start as usize..end as usize]
    }

    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives every edge end the flags of its statement anew.
    pub(crate) fn copy_flags(&mut self, flags: &[Flags]) {
        for end in &mut self.ends {
            end.flags = flags.get(end.statement.index()).copied().unwrap_or(end.flags);
        }
    }

    /// Bytes held.
    pub(crate) const fn size(&self) -> usize {
        self.offsets.capacity() * size_of::<u32>() + self.ends.capacity() * size_of::<EdgeEnd>()
    }
}

/// Where each bucket starts, and after the last one where it ends.
fn offsets(counts: &[u32]) -> Vec<u32> {
    let mut sum = 0;
    let mut offsets = Vec::with_capacity(counts.len() + 1);
    offsets.push(0);
    offsets.extend(counts.iter().map(|count| {
        sum += count;
        sum
    }));
    offsets
}

/// Every column of a frozen graph; the builder fills them, [`KnowledgeGraph`](super::KnowledgeGraph)
/// reads them.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub(crate) text: Arena,
    pub(crate) nodes: NodeColumns,
    pub(crate) statements: StatementColumns,
    pub(crate) predicates: Vec<PredicateInfo>,
    pub(crate) out: Adjacency,
    pub(crate) incoming: Adjacency,
    /// Names of the sources that were read, for [`StatementColumns::origin`].
    pub(crate) sources: Vec<String>,
    pub(crate) findings: Vec<Finding>,
}
