//! The columns of a frozen graph.

use std::sync::Arc;

use bytemuck::{Pod, Zeroable};

use crate::model::{
    Category, Dimension, Direction, EpistemicStatus, Finding, FindingCode, PartialDate, Predicate, Source,
};
use crate::schema;
use crate::text::{Arena, Column, Rows, Symbol};

use super::adjacency::{EdgesByObject, EdgesBySubject};
use super::detail_rows::DetailRows;
use super::ids::{NodeId, StatementId};
use super::lists::Lists;
use super::profiles::{Profile, ProfileWord};

/// Values that few rows have, by row.
#[derive(Debug)]
pub(crate) struct Sparse<T>(Arc<[(u32, T)]>);

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Self::from_rows(core::iter::empty())
    }
}

/// Copies share the values.
impl<T> Clone for Sparse<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Sparse<T> {
    /// Values that stand in the order of their rows.
    pub(crate) fn from_rows(rows: impl Iterator<Item = (u32, T)>) -> Self {
        Self(rows.collect())
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
#[derive(Clone, Debug, Default)]
pub(crate) struct NodeColumns {
    pub(crate) id: Column<Symbol>,
    pub(crate) name: Column<Symbol>,
    /// The entity's set of categories: its row of `category_sets`.
    pub(crate) category_set: Column<u32>,
    pub(crate) category_sets: Vec<Vec<Category>>,
    pub(crate) synonyms: Lists<Symbol>,
    pub(crate) labels: Lists<Label>,
    pub(crate) equivalent_ids: Lists<Symbol>,
    pub(crate) provided_by: Lists<Symbol>,
    pub(crate) description: Column<Symbol>,
    /// Entities that have free properties.
    pub(crate) with_properties: Column<NodeId>,
    /// The properties of each of those, as [`Extras`](crate::model::Extras) encodes them.
    pub(crate) properties: Rows,
    /// Entities that no row describes.
    pub(crate) undescribed: Column<NodeId>,
}

/// One column for each field of a statement; row = [`StatementId`].
#[derive(Clone, Debug, Default)]
pub(crate) struct StatementColumns {
    pub(crate) subject: Column<u32>,
    pub(crate) object: Column<u32>,
    /// Row of `profiles`, and flags.
    pub(crate) profile: Column<ProfileWord>,
    /// Each distinct one, in order.
    pub(crate) profiles: Column<Profile>,
    pub(crate) classes: Vec<StatementClass>,
    pub(crate) qualifier_sets: Vec<Vec<(Symbol, Symbol)>>,
    pub(crate) contexts: Vec<Vec<ContextValue>>,
    /// Ids, extras and publications.
    pub(crate) details: DetailRows,
    pub(crate) dates: Column<DatedRow>,
    /// Row and line in `sources` where the statement was read first; line 0 if unknown.
    pub(crate) origin: Column<Origin>,
    /// Statements about a statement.
    pub(crate) about: Sparse<Vec<StatementId>>,
    /// The expansions that a shortcut summarises, each a path of statements.
    pub(crate) expansions: Sparse<Vec<Vec<StatementId>>>,
}

impl NodeColumns {
    /// Lets copies share the rows.
    fn share(&mut self) {
        let Self { id, name, category_set, description, with_properties, undescribed, .. } = self;
        for column in [id, name, description] {
            column.share();
        }
        category_set.share();
        with_properties.share();
        undescribed.share();
        for list in [&mut self.synonyms, &mut self.equivalent_ids, &mut self.provided_by] {
            list.share();
        }
        self.labels.share();
        self.properties.share();
    }
}

impl StatementColumns {
    /// Lets copies share the rows.
    fn share(&mut self) {
        self.subject.share();
        self.object.share();
        self.profile.share();
        self.profiles.share();
        self.details.share();
        self.dates.share();
        self.origin.share();
    }

    /// The profile of a statement.
    pub(crate) fn profile_of(&self, row: usize) -> Profile {
        let word = self.profile.get(row).copied().unwrap_or_default();
        self.profiles.get(word.row()).copied().unwrap_or_default()
    }

    /// How many statements join entities: they come first, and so do their profiles.
    pub(crate) fn edge_count(&self) -> usize {
        let of_edges = self.profiles.partition_point(|profile| !profile.is_nested());
        self.profile.partition_point(|profile| profile.row() < of_edges)
    }

    /// The statements that join entities.
    pub(crate) fn edges(&self) -> EdgesBySubject<'_> {
        let count = self.edge_count();
        EdgesBySubject {
            subjects: bytemuck::cast_slice(self.subject.get(..count).unwrap_or_default()),
            objects: bytemuck::cast_slice(self.object.get(..count).unwrap_or_default()),
            profiles: self.profile.get(..count).unwrap_or_default(),
            table: &self.profiles,
        }
    }
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

/// A name in some language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Label {
    pub(crate) language: Symbol,
    pub(crate) text: Symbol,
}

/// Row of the graph's sources, and line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Origin {
    pub(crate) source: u32,
    pub(crate) line: u32,
}

/// When a statement holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) valid_from: Option<PartialDate>,
    pub(crate) valid_to: Option<PartialDate>,
    pub(crate) reported: Option<PartialDate>,
}

/// The dates of a statement, packed; the column is sorted by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct DatedRow {
    pub(crate) row: u32,
    valid_from: u32,
    valid_to: u32,
    reported: u32,
}

impl DatedRow {
    pub(crate) fn new(row: u32, dates: Dates) -> Self {
        let pack = |date: Option<PartialDate>| date.map_or(0, PartialDate::to_packed);
        Self { row, valid_from: pack(dates.valid_from), valid_to: pack(dates.valid_to), reported: pack(dates.reported) }
    }

    pub(crate) fn dates(self) -> Dates {
        Dates {
            valid_from: PartialDate::from_packed(self.valid_from),
            valid_to: PartialDate::from_packed(self.valid_to),
            reported: PartialDate::from_packed(self.reported),
        }
    }
}

/// What the graph knows of a predicate.
#[derive(Clone, Debug)]
pub(crate) struct PredicateInfo {
    pub(crate) name: Predicate,
    pub(crate) hierarchy: Hierarchy,
    /// Whether the predicate, or the one that it is the inverse of, is therapeutic.
    pub(crate) therapeutic: bool,
    /// The direction in which it leads to the place of what it starts from.
    pub(crate) to_place: Option<Direction>,
    pub(crate) count: u32,
}

impl PredicateInfo {
    /// What the schema says of a predicate that no statement has yet.
    pub(crate) fn new(name: Predicate) -> Self {
        let row = schema::predicate(name.as_str());
        let hierarchy = match name.biolink_name() {
            Some("subclass_of") => Hierarchy::Up,
            Some("superclass_of") => Hierarchy::Down,
            _ => Hierarchy::No,
        };
        Self {
            hierarchy,
            therapeutic: row.is_some_and(schema::PredicateRow::is_therapeutic),
            to_place: row.and_then(schema::PredicateRow::direction_to_place),
            count: 0,
            name,
        }
    }
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

/// Every column of a frozen graph; the builder fills them, [`KnowledgeGraph`](super::KnowledgeGraph)
/// reads them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) text: Arena,
    pub(crate) nodes: NodeColumns,
    pub(crate) statements: StatementColumns,
    pub(crate) predicates: Vec<PredicateInfo>,
    /// Where the statements of each entity as subject start, and after those of the last where they end.
    pub(crate) out_offsets: Column<u32>,
    pub(crate) incoming: EdgesByObject,
    /// The sources that were read, for [`StatementColumns::origin`].
    pub(crate) sources: Vec<Source>,
    pub(crate) findings: Vec<Finding>,
}

impl Columns {
    /// Lets copies share all rows of entities, statements and edges: a copy then costs as much as the tables of what rows
    /// have in common.
    pub(crate) fn share(&mut self) {
        self.text.share();
        self.nodes.share();
        self.statements.share();
        self.out_offsets.share();
        self.incoming.share();
    }

    /// The name of a source, owned as findings want it; empty if there is none.
    /// A finding with its place.
    pub(crate) fn finding(&self, code: FindingCode, message: impl Into<String>, (source, line): (u32, u32)) -> Finding {
        let source = self.sources.get(source as usize).map_or("", |source| &source.name);
        Finding::new(code, message).at(source, u64::from(line))
    }

    /// A finding at the place of a statement.
    pub(crate) fn finding_of_row(&self, code: FindingCode, message: impl Into<String>, row: usize) -> Finding {
        let Origin { source, line } = self.statements.origin.get(row).copied().unwrap_or_default();
        self.finding(code, message, (source, line))
    }
}
