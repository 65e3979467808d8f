//! Views of statements.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use std::borrow::Cow;

use crate::model::{
    Applicability, Argument, Basis, ClinicalStatus, Context, Curie, Dimension, Direction, Effect, EpistemicStatus,
    Extras, PartialDate, Predicate, Properties, Qualifiers, Statement, Value,
};
use crate::text::Symbol;

use super::KnowledgeGraph;
use super::columns::{ContextValue, Dates, Origin, StatementClass};
use super::details::Details;
use super::flags::Flags;
use super::identity::derived_id;
use super::ids::{NodeId, PredicateId, StatementId};
use super::node::Node;
use super::profiles::{Profile, ProfileWord};

/// The subject or object of a statement in a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentRef<'g> {
    /// An entity.
    Node(Node<'g>),
    /// Another statement.
    Statement(StatementRef<'g>),
}

impl<'g> ArgumentRef<'g> {
    /// The entity, if it is one.
    #[must_use]
    pub const fn node(self) -> Option<Node<'g>> {
        match self {
            Self::Node(node) => Some(node),
            Self::Statement(_) => None,
        }
    }

    /// The statement, if it is one.
    #[must_use]
    pub const fn statement(self) -> Option<StatementRef<'g>> {
        match self {
            Self::Node(_) => None,
            Self::Statement(statement) => Some(statement),
        }
    }

    /// An owned copy.
    #[must_use]
    pub fn to_argument(self) -> Argument {
        match self {
            Self::Node(node) => Argument::Entity(Curie::verbatim(node.curie())),
            Self::Statement(statement) => Argument::statement(statement.id()),
        }
    }
}

impl fmt::Display for ArgumentRef<'_> {
    /// The entity's name, or the statement in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(node) => write!(f, "{node}"),
            Self::Statement(statement) => write!(f, "[{statement}]"),
        }
    }
}

/// A statement in a graph: a number and a borrow, free to copy.
#[derive(Clone, Copy)]
pub struct StatementRef<'g> {
    graph: &'g KnowledgeGraph,
    statement: StatementId,
}

/// Accessors of a row that the graph is known to have.
impl<'g> StatementRef<'g> {
    pub(crate) const fn new(graph: &'g KnowledgeGraph, statement: StatementId) -> Self {
        Self { graph, statement }
    }

    const fn row(self) -> usize {
        self.statement.index()
    }

    /// The graph that holds it.
    #[must_use]
    pub const fn graph(self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// The statement's number in its graph.
    #[must_use]
    pub const fn number(self) -> StatementId {
        self.statement
    }

    /// The id that a source gave, else `mg:` and 24 hexadecimal digits of the identity's SHA-256; the
    /// same in every build of the same data.
    #[must_use]
    pub fn id(self) -> Cow<'g, str> {
        self.given_id().map_or_else(|| Cow::Owned(derived_id(self)), Cow::Borrowed)
    }

    /// The id that the statement has without one from a source: made of what it says.
    #[cfg(feature = "json")]
    pub(crate) fn derived_id(self) -> String {
        derived_id(self)
    }

    /// The id that a source gave.
    #[must_use]
    pub fn given_id(self) -> Option<&'g str> {
        self.details().ids().next()
    }

    /// What acts.
    #[must_use]
    pub fn subject(self) -> ArgumentRef<'g> {
        self.argument(self.graph.columns.statements.subject[self.row()], Flags::SUBJECT_IS_STATEMENT)
    }

    /// What is acted on.
    #[must_use]
    pub fn object(self) -> ArgumentRef<'g> {
        self.argument(self.graph.columns.statements.object[self.row()], Flags::OBJECT_IS_STATEMENT)
    }

    fn argument(self, number: u32, is_statement: u16) -> ArgumentRef<'g> {
        if self.flags().has(is_statement) {
            ArgumentRef::Statement(Self::new(self.graph, StatementId(number)))
        } else {
            ArgumentRef::Node(Node::new(self.graph, NodeId(number)))
        }
    }

    /// Subject and object, if both are entities.
    #[must_use]
    pub fn ends(self) -> Option<(Node<'g>, Node<'g>)> {
        Some((self.subject().node()?, self.object().node()?))
    }

    /// How the subject acts.
    #[must_use]
    pub fn predicate(self) -> &'g Predicate {
        &self.graph.columns.predicates[usize::from(self.profile().predicate)].name
    }

    /// The number of the predicate.
    #[must_use]
    pub fn predicate_id(self) -> PredicateId {
        PredicateId::from_index(usize::from(self.profile().predicate))
    }

    /// What the statement does to a path: the explicit effect, else the one that predicate, qualifiers
    /// and categories imply.
    #[must_use]
    pub fn effect(self) -> Effect {
        self.flags().effect()
    }

    /// The effect that the curator gave, if any.
    #[must_use]
    pub fn explicit_effect(self) -> Option<Effect> {
        self.extras().and_then(|extras| extras.effect)
    }

    /// Whether the explicit effect differs from the implied one.
    #[must_use]
    pub fn effect_differs(self) -> bool {
        self.flags().has(Flags::EFFECT_DIFFERS)
    }

    /// Whether a path may run through it in `direction`.
    #[must_use]
    pub fn permits(self, direction: Direction) -> bool {
        self.flags().has(match direction {
            Direction::Forward => Flags::FORWARD,
            Direction::Backward => Flags::BACKWARD,
        })
    }

    /// Whether the source denies the relation.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.flags().has(Flags::NEGATED)
    }

    /// Whether its sign is that of a correlation.
    #[must_use]
    pub fn is_correlational(self) -> bool {
        self.flags().has(Flags::CORRELATIONAL)
    }

    /// On what its effect rests; `None` without effect.
    #[must_use]
    pub fn basis(self) -> Option<Basis> {
        self.profile().basis()
    }

    /// Whether, read in its direction, it ends at a place.
    pub(crate) fn is_locating(self) -> bool {
        let predicate = usize::from(self.class().predicate);
        self.graph.columns.predicates.get(predicate).is_some_and(|info| info.locating)
    }

    /// Whether its predicate is `treats_or_applied_or_studied_to_treat` or below, or an inverse of such.
    #[must_use]
    pub fn is_therapeutic(self) -> bool {
        self.graph.columns.predicates[usize::from(self.profile().predicate)].therapeutic
    }

    /// The paths of statements that this statement summarises; empty if it is no shortcut.
    #[must_use]
    pub fn expansions(self) -> &'g [Vec<StatementId>] {
        self.graph.columns.statements.expansions.get(self.row()).map_or(&[], Vec::as_slice)
    }

    /// As [`expansions`](Self::expansions), as statements.
    #[must_use]
    pub fn expansion_statements(self) -> impl ExactSizeIterator<Item = Vec<Self>> {
        let graph = self.graph;
        self.expansions().iter().map(move |path| path.iter().map(|statement| Self::new(graph, *statement)).collect())
    }

    /// Qualifier slots and values, by slot.
    pub fn qualifiers(self) -> impl Iterator<Item = (&'g str, &'g str)> {
        let statements = &self.graph.columns.statements;
        let set = self.profile().qualifier_set as usize;
        let text = &self.graph.columns.text;
        statements.qualifier_sets[set].iter().map(|(slot, value)| (text.text(*slot), text.text(*value)))
    }

    /// Where the statement holds.
    #[must_use]
    pub fn context(self) -> Context {
        let text = &self.graph.columns.text;
        self.context_values().iter().map(|value| (value.dimension, text.text(value.text))).collect()
    }

    /// The values of its context, by dimension.
    pub(crate) fn context_values(self) -> &'g [ContextValue] {
        let statements = &self.graph.columns.statements;
        &statements.contexts[self.context_number() as usize]
    }

    pub(crate) fn context_number(self) -> u32 {
        self.profile().context
    }

    /// Whether the context has a value in `dimension` that equals `value`.
    #[must_use]
    pub fn holds_in(self, dimension: Dimension, value: &str) -> bool {
        let text = &self.graph.columns.text;
        self.context_values().iter().any(|known| known.dimension == dimension && text.text(known.text) == value)
    }

    /// How sure the source is.
    #[must_use]
    pub fn epistemic_status(self) -> Option<EpistemicStatus> {
        self.class().epistemic
    }

    /// How far the treatment has come.
    #[must_use]
    pub fn clinical_status(self) -> Option<ClinicalStatus> {
        self.extras().and_then(|extras| extras.clinical_status)
    }

    /// To whom and where it applies, if a source says so.
    #[must_use]
    pub fn applicability(self) -> Option<Applicability> {
        self.extras().map(|extras| extras.applicability).filter(|applicability| !applicability.is_empty())
    }

    /// Since when it holds.
    #[must_use]
    pub fn valid_from(self) -> Option<PartialDate> {
        self.dates().valid_from
    }

    /// Until when it holds.
    #[must_use]
    pub fn valid_to(self) -> Option<PartialDate> {
        self.dates().valid_to
    }

    /// When a source said so.
    #[must_use]
    pub fn reported(self) -> Option<PartialDate> {
        self.dates().reported
    }

    /// Whether the statement holds as of a date; `None` if neither `valid_from` nor `reported` is known and
    /// it has not ended before.
    #[must_use]
    pub fn holds_as_of(self, date: PartialDate) -> Option<bool> {
        let asked = date.last_day();
        let dates = self.dates();
        let ended = dates.valid_to.is_some_and(|end| end.last_day() < asked);
        if ended {
            return Some(false);
        }
        Some(dates.valid_from.or(dates.reported)?.first_day() <= asked)
    }

    /// Publications, sorted: a CURIE each, or a bibliographic text.
    pub fn publications(self) -> impl Iterator<Item = &'g str> {
        self.details().publications()
    }

    /// The source that first made the statement.
    #[must_use]
    pub fn primary_knowledge_source(self) -> Option<&'g str> {
        self.text(self.class().source)
    }

    /// What kind of knowledge it is.
    #[must_use]
    pub fn knowledge_level(self) -> Option<&'g str> {
        self.text(self.class().knowledge_level)
    }

    /// Who made the statement.
    #[must_use]
    pub fn agent_type(self) -> Option<&'g str> {
        self.text(self.class().agent_type)
    }

    /// The layer of a curated graph to which it belongs.
    #[must_use]
    pub fn layer(self) -> Option<&'g str> {
        self.text(self.class().layer)
    }

    /// A free property by its name.
    #[must_use]
    pub fn property(self, name: &str) -> Option<Value> {
        self.properties()?.remove(name)
    }

    /// Free properties, if there are any; they are kept packed, and unpacked at each call.
    #[must_use]
    pub fn properties(self) -> Option<Properties> {
        self.extras().map(|extras| extras.properties).filter(|properties| !properties.is_empty())
    }

    /// The source and the line, from 1, where it was first read.
    #[must_use]
    pub fn origin(self) -> Option<(&'g str, u64)> {
        let Origin { source, line } = self.graph.columns.statements.origin[self.row()];
        let source = self.graph.columns.sources.get(source as usize)?;
        (line > 0).then_some((source.name.as_str(), u64::from(line)))
    }

    /// The source's row in the graph's sources, and the line.
    pub(crate) fn place(self) -> (u32, u32) {
        let Origin { source, line } = self.graph.columns.statements.origin[self.row()];
        (source, line)
    }

    /// Statements about this one, in the order of their numbers.
    #[must_use]
    pub fn about(self) -> impl ExactSizeIterator<Item = Self> {
        let graph = self.graph;
        graph.statements_about(self.statement).iter().map(move |statement| Self::new(graph, *statement))
    }

    /// An owned copy, apart from the graph. Its id is the given or the derived one, and a statement as
    /// subject or object keeps its id.
    #[must_use]
    pub fn to_statement(self) -> Statement {
        let mut statement =
            Statement::new(self.subject().to_argument(), self.predicate().clone(), self.object().to_argument());
        statement.id = Some(self.id().into_owned());
        statement.negated = self.is_negated();
        statement.qualifiers = self.qualifiers().collect::<Qualifiers>();
        statement.context = self.context();
        statement.epistemic_status = self.epistemic_status();
        statement.evidence.publications = self.publications().map(str::to_owned).collect();
        statement.evidence.primary_knowledge_source = self.primary_knowledge_source().map(str::to_owned);
        statement.evidence.knowledge_level = self.knowledge_level().map(str::to_owned);
        statement.evidence.agent_type = self.agent_type().map(str::to_owned);
        statement.layer = self.layer().map(str::to_owned);
        if let Some(extras) = self.extras() {
            extras.give_to(&mut statement);
        }
        statement
    }

    pub(crate) fn flags(self) -> Flags {
        self.profile().flags
    }

    pub(crate) fn class(self) -> &'g StatementClass {
        let statements = &self.graph.columns.statements;
        &statements.classes[self.profile().class as usize]
    }

    pub(crate) fn profile_word(self) -> ProfileWord {
        self.graph.columns.statements.profile[self.row()]
    }

    pub(crate) fn profile(self) -> Profile {
        self.graph.columns.statements.profiles[self.profile_word().row()]
    }

    /// Ids that records gave: [`given_id`](Self::given_id), then the others.
    pub(crate) fn given_ids(self) -> impl Iterator<Item = &'g str> {
        self.details().ids()
    }

    /// The paths that its source says it summarises, as ids of statements.
    pub(crate) fn shortcut_over(self) -> Vec<Vec<String>> {
        self.extras().map(|extras| extras.shortcut_over).unwrap_or_default()
    }

    /// The number of its extras, shared by statements with the same.
    pub(crate) fn extras_number(self) -> Option<u32> {
        self.details().extras()
    }

    fn details(self) -> Details<'g> {
        self.graph.columns.statements.details.get(self.row())
    }

    fn extras(self) -> Option<Extras> {
        let number = self.details().extras()?;
        Some(Extras::decode(self.graph.columns.statements.details.extras.get(number as usize)))
    }

    fn dates(self) -> Dates {
        if !self.flags().has(Flags::DATED) {
            return Dates::default();
        }
        let dates = &self.graph.columns.statements.dates;
        let place = dates.binary_search_by_key(&self.statement.0, |dated| dated.row);
        place.ok().and_then(|place| dates.get(place)).map(|dated| dated.dates()).unwrap_or_default()
    }

    fn text(self, symbol: Symbol) -> Option<&'g str> {
        symbol.to_option().map(|symbol| self.graph.columns.text.text(symbol))
    }
}

impl PartialEq for StatementRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.graph, other.graph) && self.statement == other.statement
    }
}

impl Eq for StatementRef<'_> {}

impl PartialOrd for StatementRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By number, so by subject; those of several graphs are kept apart, in no promised order.
impl Ord for StatementRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let graph = |it: &Self| core::ptr::from_ref(it.graph).addr();
        self.statement.cmp(&other.statement).then_with(|| graph(self).cmp(&graph(other)))
    }
}

impl Hash for StatementRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.statement.hash(state);
    }
}

impl fmt::Debug for StatementRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatementRef({}: {self})", self.id())
    }
}

impl fmt::Display for StatementRef<'_> {
    /// Subject, predicate and object by name, with the direction and form of the subject and the direction
    /// of the object. Statements within statements are written out three deep, and by id below that.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 3)
    }
}

impl StatementRef<'_> {
    fn write(&self, f: &mut fmt::Formatter<'_>, deeper: usize) -> fmt::Result {
        let part = |argument: ArgumentRef<'_>, f: &mut fmt::Formatter<'_>| match argument {
            ArgumentRef::Node(node) => write!(f, "{node}"),
            ArgumentRef::Statement(statement) if deeper == 0 => write!(f, "[{}]", statement.id()),
            ArgumentRef::Statement(statement) => {
                f.write_str("[")?;
                statement.write(f, deeper - 1)?;
                f.write_str("]")
            }
        };
        let qualifier = |slot: &str| self.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value);
        if let Some(direction) = qualifier("subject_direction_qualifier") {
            write!(f, "{direction} ")?;
        }
        part(self.subject(), f)?;
        if let Some(form) = qualifier("subject_form_or_variant_qualifier") {
            write!(f, " ({})", form.replace('_', " "))?;
        }
        let negation = if self.is_negated() { " not" } else { "" };
        let predicate = self.predicate().local_name();
        let direction = qualifier("object_direction_qualifier").filter(|_| predicate != "disrupts");
        match (predicate, direction) {
            ("affects" | "regulates", Some("increased" | "upregulated")) => write!(f, "{negation} increases ")?,
            ("affects" | "regulates", Some("decreased" | "downregulated")) => write!(f, "{negation} decreases ")?,
            (_, Some(direction)) => write!(f, "{negation} {predicate} {direction} ")?,
            (_, None) => write!(f, "{negation} {predicate} ")?,
        }
        part(self.object(), f)
    }
}

/// Iterator over statements, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Statements<'g> {
    graph: &'g KnowledgeGraph,
    range: core::ops::Range<usize>,
}

impl<'g> Statements<'g> {
    pub(super) fn all(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, range: 0..graph.statement_count() }
    }
}

impl<'g> Iterator for Statements<'g> {
    type Item = StatementRef<'g>;

    fn next(&mut self) -> Option<StatementRef<'g>> {
        self.range.next().map(|index| StatementRef::new(self.graph, StatementId::from_index(index)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl ExactSizeIterator for Statements<'_> {}
