//! Which statements a search reads.

use rustc_hash::FxHashSet;

use crate::graph::{ContextValue, EdgeEnd, Flags, KnowledgeGraph, Profile, StatementId, StatementRef};
use crate::model::{PartialDate, Predicate};
use crate::schema;
use crate::text::Symbol;

use super::budget::Budget;
use super::coherence::Coherence;
use super::context::context_values;
use super::error::QueryError;
use super::filters::Filters;
use super::limits::Limits;
use super::predicates::is_any_of;

/// A filter of statements, compiled: mostly one look-up an edge.
#[derive(Clone, Debug)]
pub(crate) struct EdgeFilter<'g> {
    graph: &'g KnowledgeGraph,
    /// Whether every statement is allowed.
    every: bool,
    /// By class of statement; empty if all are allowed.
    classes: Vec<bool>,
    /// Flags that a statement must not have.
    refused: u16,
    /// Flags that need a closer look.
    closer: u16,
    /// Whether every statement needs a closer look.
    always_closer: bool,
    as_of: Option<PartialDate>,
    statements: FxHashSet<StatementId>,
    /// By set of qualifiers; empty if all are allowed.
    qualifier_sets: Vec<bool>,
    /// By set of context values; empty if all are allowed.
    contexts: Vec<bool>,
}

impl<'g> EdgeFilter<'g> {
    /// Compiles the filters; statements with one of the `refused` flags are left out too.
    pub(crate) fn new(graph: &'g KnowledgeGraph, filters: &Filters, refused: u16) -> Result<Self, QueryError> {
        QueryError::check_predicates(graph, &filters.predicates)?;
        QueryError::check_predicates(graph, &filters.avoiding.predicates)?;
        QueryError::check_origins(graph, filters)?;
        let number = |id: &String| {
            graph.statement(id).map(StatementRef::number).ok_or_else(|| QueryError::NoStatement(id.clone()))
        };
        let correlations = if filters.refuse_correlations { Flags::CORRELATIONAL } else { 0 };
        let mut filter = Self {
            graph,
            every: false,
            classes: classes(graph, filters),
            refused: refused | correlations,
            closer: if filters.as_of.is_some() { Flags::DATED } else { 0 },
            always_closer: !filters.avoiding.statements.is_empty() || !filters.qualifiers.is_empty(),
            as_of: filters.as_of,
            statements: filters.avoiding.statements.iter().map(number).collect::<Result<_, _>>()?,
            qualifier_sets: qualifier_sets(graph, &filters.qualifiers),
            contexts: Vec::new(),
        };
        filter.note_every();
        Ok(filter)
    }

    /// Leaves out statements whose context cannot hold together with that of the query.
    pub(crate) fn within_context(mut self, filters: &Filters) -> Result<Self, QueryError> {
        if !filters.context.is_empty() {
            let asked = context_values(self.graph, &filters.context)?;
            let mut coherence = Coherence::new(self.graph);
            let mut holds = |own: &Vec<ContextValue>| {
                coherence.narrowest(&[own, &asked], &[], &mut Budget::new(Limits::default())).is_some()
            };
            self.contexts = self.graph.columns.statements.contexts.iter().map(&mut holds).collect();
            self.closer |= Flags::HAS_CONTEXT;
            self.note_every();
        }
        Ok(self)
    }

    /// Leaves out more statements, all of which have one of these flags.
    pub(crate) fn refuse(&mut self, statements: impl IntoIterator<Item = StatementId>, flags: u16) {
        self.statements.extend(statements);
        self.closer |= flags;
        self.note_every();
    }

    const fn note_every(&mut self) {
        self.every = self.classes.is_empty() && self.refused == 0 && self.closer == 0 && !self.always_closer;
    }

    /// Whether every statement is allowed, so that an inner loop need not ask.
    pub(crate) const fn allows_every(&self) -> bool {
        self.every
    }

    pub(crate) fn allows(&self, end: &EdgeEnd) -> bool {
        self.every
            || (self.allows_class(end.class as usize)
                && !end.flags.has(self.refused)
                && (!(self.always_closer || end.flags.has(self.closer)) || self.allows_on_closer_look(end.statement)))
    }

    /// The same of a statement by itself.
    pub(crate) fn allows_statement(&self, statement: StatementRef<'g>) -> bool {
        let Profile { class, predicate, flags, .. } = statement.profile();
        let (neighbour, profile) = (crate::graph::NodeId::default(), statement.profile_number());
        self.allows(&EdgeEnd { neighbour, statement: statement.number(), profile, predicate, flags, class })
    }

    /// The same of a statement by its number.
    pub(crate) fn allows_number(&self, statement: StatementId) -> bool {
        self.allows_statement(StatementRef::new(self.graph, statement))
    }

    pub(crate) fn allows_class(&self, class: usize) -> bool {
        self.classes.is_empty() || self.classes[class]
    }

    fn allows_on_closer_look(&self, number: StatementId) -> bool {
        let statement = StatementRef::new(self.graph, number);
        let listed = |list: &[bool], place: u32| list.is_empty() || list[place as usize];
        !self.statements.contains(&number)
            && self.as_of.is_none_or(|date| statement.holds_as_of(date) != Some(false))
            && listed(&self.contexts, statement.context_number())
            && listed(&self.qualifier_sets, statement.profile().qualifier_set)
    }
}

fn classes(graph: &KnowledgeGraph, filters: &Filters) -> Vec<bool> {
    if filters.admits_every_class() {
        return Vec::new();
    }
    let columns = &graph.columns;
    let allowed = |predicate: &Predicate| {
        (filters.predicates.is_empty() || is_any_of(predicate, &filters.predicates))
            && !is_any_of(predicate, &filters.avoiding.predicates)
    };
    let predicates: Vec<bool> = columns.predicates.iter().map(|info| allowed(&info.name)).collect();
    let text_of = |symbol: Symbol| symbol.to_option().map(|symbol| columns.text.text(symbol));
    let classes = columns.statements.classes.iter();
    classes
        .map(|class| {
            predicates[usize::from(class.predicate)]
                && filters.admits_origin(text_of(class.source), text_of(class.layer), class.epistemic)
        })
        .collect()
}

/// Which sets of qualifiers have all that are asked for.
fn qualifier_sets(graph: &KnowledgeGraph, asked: &[(String, String)]) -> Vec<bool> {
    if asked.is_empty() {
        return Vec::new();
    }
    let text = &graph.columns.text;
    let has_all = |set: &Vec<(Symbol, Symbol)>| {
        asked.iter().all(|(slot, value)| {
            set.iter().any(|(known, own)| text.text(*known) == slot && is_at_or_below(slot, text.text(*own), value))
        })
    };
    graph.columns.statements.qualifier_sets.iter().map(has_all).collect()
}

/// Whether a qualifier's value is at or below another in the enumeration of its slot.
pub(crate) fn is_at_or_below(slot: &str, own: &str, value: &str) -> bool {
    let range = schema::qualifier_slot(slot).and_then(schema::QualifierSlot::range);
    own == value || range.is_some_and(|range| schema::enum_is_a(range, own, value))
}
