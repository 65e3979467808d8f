//! Which statements a search reads.

use rustc_hash::FxHashSet;

use crate::graph::{ContextValue, EdgeEnd, Flags, KnowledgeGraph, Profile, ProfileWord, StatementId, StatementRef};
use crate::model::{PartialDate, Predicate, Probability};
use crate::schema;
use crate::text::Symbol;

use super::budget::Budget;
use super::coherence::Coherence;
use super::context::context_values;
use super::error::QueryError;
use super::filters::Filters;
use super::limits::Limits;
use super::predicates::is_any_of;

/// A filter of statements, compiled: at most one look-up an edge.
#[derive(Clone, Debug)]
pub(crate) struct EdgeFilter<'g> {
    graph: &'g KnowledgeGraph,
    /// Whether every statement is allowed.
    every: bool,
    /// Flags of an edge that it must not have.
    refused: u16,
    /// By profile of a statement; empty if the flags of an edge say all.
    profiles: Vec<Verdict>,
    rules: Rules,
}

/// What the filter says of the statements of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Refused,
    Allowed,
    /// It depends on the statement.
    Closer,
}

/// What the verdicts follow from.
#[derive(Clone, Debug)]
struct Rules {
    /// By class of statement; empty if all are allowed.
    classes: Vec<bool>,
    /// Flags that a statement must not have.
    refused: u16,
    /// Flags that need a closer look.
    closer: u16,
    /// Whether every statement needs a closer look.
    always_closer: bool,
    as_of: Option<PartialDate>,
    belief: Option<Probability>,
    statements: FxHashSet<StatementId>,
    /// By set of qualifiers; empty if all are allowed.
    qualifier_sets: Vec<bool>,
    /// By set of context values; empty if all are allowed.
    contexts: Vec<bool>,
}

impl Rules {
    fn verdict(&self, profile: &Profile) -> Verdict {
        let listed = |list: &[bool], place: u32| list.is_empty() || list[place as usize];
        let admitted = listed(&self.classes, profile.class)
            && !profile.flags.has(self.refused)
            && listed(&self.qualifier_sets, profile.qualifier_set)
            && listed(&self.contexts, profile.context);
        match admitted {
            false => Verdict::Refused,
            true if self.always_closer || profile.flags.has(self.closer) => Verdict::Closer,
            true => Verdict::Allowed,
        }
    }

    /// Whether the flags of an edge say all that there is to ask.
    const fn are_flags_of_edges(&self) -> bool {
        let none_listed = self.classes.is_empty() && self.qualifier_sets.is_empty() && self.contexts.is_empty();
        none_listed && self.closer == 0 && !self.always_closer && ProfileWord::has_all(self.refused)
    }
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
        let rules = Rules {
            classes: classes(graph, filters),
            refused: refused | correlations,
            closer: if filters.as_of.is_some() { Flags::DATED } else { 0 },
            always_closer: !filters.avoiding.statements.is_empty() || filters.least_belief().is_some(),
            as_of: filters.as_of,
            belief: filters.least_belief(),
            statements: filters.avoiding.statements.iter().map(number).collect::<Result<_, _>>()?,
            qualifier_sets: qualifier_sets(graph, &filters.qualifiers),
            contexts: Vec::new(),
        };
        let mut filter = Self { graph, every: false, refused: 0, profiles: Vec::new(), rules };
        filter.judge_profiles();
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
            self.rules.contexts = self.graph.columns.statements.contexts.iter().map(&mut holds).collect();
            self.judge_profiles();
        }
        Ok(self)
    }

    /// Leaves out more statements, all of which have one of these flags.
    pub(crate) fn refuse(&mut self, statements: Vec<StatementId>, flags: u16) {
        if !statements.is_empty() {
            self.rules.statements.extend(statements);
            self.rules.closer |= flags;
            self.judge_profiles();
        }
    }

    /// Leaves out more statements, of whatever kind.
    pub(crate) fn remove(&mut self, statements: &[StatementId]) {
        if !statements.is_empty() {
            self.rules.statements.extend(statements);
            self.rules.always_closer = true;
            self.judge_profiles();
        }
    }

    fn judge_profiles(&mut self) {
        let rules = &self.rules;
        if rules.are_flags_of_edges() {
            (self.refused, self.profiles) = (rules.refused, Vec::new());
        } else {
            let profiles = self.graph.columns.statements.profiles.iter();
            (self.refused, self.profiles) = (0, profiles.map(|profile| rules.verdict(profile)).collect());
        }
        self.every = rules.are_flags_of_edges() && rules.refused == 0;
    }

    /// Whether every statement is allowed, so that an inner loop need not ask.
    #[inline]
    pub(crate) const fn allows_every(&self) -> bool {
        self.every
    }

    #[inline]
    pub(crate) fn allows(&self, end: &EdgeEnd<'_>) -> bool {
        self.every || self.admits(end.profile, end.statement())
    }

    /// The same of a statement by itself.
    pub(crate) fn allows_statement(&self, statement: StatementRef<'g>) -> bool {
        self.every || self.admits(statement.profile_word(), statement.number())
    }

    /// The same of a statement by its number.
    pub(crate) fn allows_number(&self, statement: StatementId) -> bool {
        self.allows_statement(StatementRef::new(self.graph, statement))
    }

    /// Whether the statements of a profile are allowed, by its row; `None` if it depends on the statement.
    pub(crate) fn allows_profile(&self, row: usize) -> Option<bool> {
        match self.profiles.get(row) {
            Some(Verdict::Refused) => Some(false),
            Some(Verdict::Allowed) => Some(true),
            Some(Verdict::Closer) => None,
            None => Some(!self.graph.columns.statements.profiles[row].flags.has(self.refused)),
        }
    }

    pub(crate) fn allows_class(&self, class: usize) -> bool {
        self.rules.classes.is_empty() || self.rules.classes[class]
    }

    fn admits(&self, profile: ProfileWord, statement: StatementId) -> bool {
        if self.profiles.is_empty() {
            return !profile.has(self.refused);
        }
        match self.profiles[profile.row()] {
            Verdict::Refused => false,
            Verdict::Allowed => true,
            Verdict::Closer => self.admits_on_closer_look(statement),
        }
    }

    fn admits_on_closer_look(&self, number: StatementId) -> bool {
        let statement = StatementRef::new(self.graph, number);
        !self.rules.statements.contains(&number)
            && self.rules.as_of.is_none_or(|date| statement.holds_as_of(date) != Some(false))
            && self.rules.belief.is_none_or(|least| self.graph.beliefs().of(number).is_some_and(|it| it >= least))
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

/// Which sets of qualifiers have all that are asked for; of nothing asked, an empty list.
pub(crate) fn qualifier_sets<T: AsRef<str>>(graph: &KnowledgeGraph, asked: &[(T, T)]) -> Vec<bool> {
    if asked.is_empty() {
        return Vec::new();
    }
    let text = &graph.columns.text;
    let has_all = |set: &Vec<(Symbol, Symbol)>| {
        asked.iter().map(|(slot, value)| (slot.as_ref(), value.as_ref())).all(|(slot, value)| {
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
